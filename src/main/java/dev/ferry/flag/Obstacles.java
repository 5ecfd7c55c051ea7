package dev.ferry.flag;

import java.util.Optional;

/** What keeps a flag from being moved, wherever it lives. */
public final class Obstacles {

    private Obstacles() {}

    /** For providers that take any percentage. */
    public static Optional<String> to(FlagState now, Rollout wanted) {
        return switch (now.presence()) {
            case ABSENT -> Optional.of("there is no flag " + now.key() + "; create it first");
            case ARCHIVED -> Optional.of("flag " + now.key() + " is archived; revive it first");
            case UNREADABLE ->
                    Optional.of(
                            "flag %s cannot be read now%s"
                                    .formatted(
                                            now.key(),
                                            now.rollout() instanceof Rollout.Unknown(var reason)
                                                    ? ": " + reason
                                                    : ""));
            case PRESENT ->
                    wanted.share().isPresent()
                            ? Optional.empty()
                            : Optional.of("only a plain percentage can be set");
        };
    }

    /** For providers that bucket by whole percents. */
    public static Optional<String> toWhole(FlagState now, Rollout wanted) {
        return to(now, wanted)
                .or(() ->
                        wanted.share()
                                .filter(p -> p.stripTrailingZeros().scale() > 0)
                                .map(p ->
                                        "%s takes whole percents only, not %s"
                                                .formatted(
                                                        now.key().provider(),
                                                        p.stripTrailingZeros().toPlainString())));
    }
}
