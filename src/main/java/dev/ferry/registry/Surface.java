package dev.ferry.registry;

/**
 * A platform that serves models: {@code anthropic}, {@code bedrock}, {@code vertex}, {@code azure}
 * …
 *
 * @param firstParty the maker of the models runs it
 * @param afterRetirement what a call gets after the cutoff; "silence is not success"
 */
public record Surface(String id, boolean firstParty, AfterRetirement afterRetirement) {

    public enum AfterRetirement {
        FAIL,
        /** Another model answers, perhaps at another price. */
        REROUTE,
        /** The deployment is moved to a newer version. */
        AUTO_UPGRADE,
        UNKNOWN
    }
}
