package dev.ferry.flag;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One reading of a flag.
 *
 * @param enabled the flag's main switch; off means {@code rollout} is {@link Rollout.Off}
 * @param targeting rules for named users or segments, in words; never counted into the rollout
 * @param lastChanged when the provider says that the rollout changed; empty where it does not tell
 * @param stale the provider marks the flag as stale
 * @param fingerprint equal exactly when nothing that matters changed; a write names the one it saw
 */
public record FlagState(
        FlagKey key,
        Presence presence,
        boolean enabled,
        Rollout rollout,
        List<String> targeting,
        Optional<Instant> lastChanged,
        Optional<String> changedBy,
        Optional<URI> url,
        boolean stale,
        Instant observedAt,
        String fingerprint) {

    public enum Presence {
        PRESENT,
        /** The provider answered, and has no such flag. */
        ABSENT,
        /** Taken out of use on purpose, and the provider remembers it. */
        ARCHIVED,
        /** The provider did not answer, or not to us. */
        UNREADABLE
    }

    public FlagState {
        targeting = List.copyOf(targeting);
    }

    public static FlagState absent(FlagKey key, Instant observedAt) {
        return bare(key, Presence.ABSENT, Rollout.OFF, observedAt, "absent");
    }

    public static FlagState unreadable(FlagKey key, String reason, Instant observedAt) {
        return bare(
                key, Presence.UNREADABLE, new Rollout.Unknown(reason), observedAt, "unreadable");
    }

    /** Nothing that matters differs; when it was read, and by whose words it changed, does not. */
    public boolean saysTheSameAs(FlagState other) {
        boolean nobodyKnows =
                presence == Presence.UNREADABLE && other.presence == Presence.UNREADABLE;
        return nobodyKnows
                || presence == other.presence
                        && enabled == other.enabled
                        && rollout.equals(other.rollout)
                        && targeting.equals(other.targeting)
                        && stale == other.stale
                        && fingerprint.equals(other.fingerprint);
    }

    /**
     * With who changed it and when, where an earlier reading of the same knew and this does not.
     */
    FlagState knowing(FlagState before) {
        if (lastChanged.isPresent() || !saysTheSameAs(before)) {
            return this;
        }
        return new FlagState(
                key,
                presence,
                enabled,
                rollout,
                targeting,
                before.lastChanged,
                before.changedBy,
                url,
                stale,
                observedAt,
                fingerprint);
    }

    /** The same, seen again at this moment. */
    public FlagState observedAt(Instant moment) {
        return new FlagState(
                key,
                presence,
                enabled,
                rollout,
                targeting,
                lastChanged,
                changedBy,
                url,
                stale,
                moment,
                fingerprint);
    }

    private static FlagState bare(
            FlagKey key,
            Presence presence,
            Rollout rollout,
            Instant observedAt,
            String fingerprint) {
        return new FlagState(
                key,
                presence,
                false,
                rollout,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                observedAt,
                fingerprint);
    }
}
