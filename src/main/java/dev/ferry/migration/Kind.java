package dev.ferry.migration;

/** Why a migration happens; decides parent, dates and templates. */
public enum Kind {
    /** Same provider, nobody forces it. */
    UPGRADE,
    /** The provider switches the old model off. */
    DEPRECATION,
    /** The new model comes from somebody else. */
    NEW_PROVIDER;

    /** As people write it: {@code upgrade}, {@code deprecation}, {@code new-provider}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
