package dev.ferry.flag;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rule of a flag in Unleash's words, which GitLab speaks as well. A flag is on for somebody
 * when any of its rules says so.
 *
 * @param name {@code flexibleRollout}, {@code userWithId} …
 * @param constraints what limits it to some, in words; empty: it is for everybody
 */
public record Strategy(String name, Map<String, String> parameters, List<String> constraints) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Strategy {
        parameters = Map.copyOf(parameters);
        constraints = List.copyOf(constraints);
    }

    /** What a rule lets through of those whom it is for. */
    public sealed interface Effect {

        /**
         * A share of them, told apart by what is sticky and salted with the group.
         *
         * @param whole a percentage that every client reads alike
         */
        record Share(int percent, boolean whole, String stickiness, String groupId)
                implements Effect {}

        /** Those who are named, and nobody else. */
        record Named(String who) implements Effect {}

        /** A rule of somebody's own making. */
        record Opaque(String why) implements Effect {}
    }

    public Effect effect() {
        return switch (name) {
            case "default" -> new Effect.Share(100, true, "", "");
            case "flexibleRollout" -> share("rollout", text("stickiness", "default"));
            case "gradualRolloutUserId" -> share("percentage", "userId");
            case "gradualRolloutSessionId" -> share("percentage", "sessionId");
            case "gradualRolloutRandom" -> share("percentage", "random");
            case "userWithId" -> new Effect.Named("users " + text("userIds", "(none)"));
            case "gitlabUserList" -> new Effect.Named("the users of a list");
            case "remoteAddress" -> new Effect.Named("addresses " + text("IPs", "(none)"));
            case "applicationHostname" -> new Effect.Named("hosts " + text("hostNames", "(none)"));
            default -> new Effect.Opaque("it has a rule of its own kind, " + name);
        };
    }

    /** The parameter that holds the percentage; empty where there is none. */
    public Optional<String> dial() {
        return switch (name) {
            case "flexibleRollout" -> Optional.of("rollout");
            case "gradualRolloutUserId", "gradualRolloutSessionId", "gradualRolloutRandom" ->
                    Optional.of("percentage");
            default -> Optional.empty();
        };
    }

    public boolean isForEverybody() {
        return constraints.isEmpty() && !(effect() instanceof Effect.Named);
    }

    /**
     * Users are told apart by whole percents 1 to 100, so 12.5 lets 12 through, and 150 all. That
     * is what the server and the JavaScript SDK do; the Java SDK reads 12.5 as 0.
     */
    private Effect share(String parameter, String stickiness) {
        try {
            var written = new BigDecimal(text(parameter, "").strip());
            var whole = written.max(BigDecimal.ZERO).min(HUNDRED);
            return new Effect.Share(
                    whole.setScale(0, RoundingMode.FLOOR).intValue(),
                    written.compareTo(HUNDRED) <= 0 && whole.stripTrailingZeros().scale() <= 0,
                    stickiness,
                    text("groupId", ""));
        } catch (NumberFormatException e) {
            return new Effect.Opaque("its percentage is not a number");
        }
    }

    private String text(String parameter, String standard) {
        return parameters.getOrDefault(parameter, standard);
    }

    /** For a person: whom it is for. */
    public String words() {
        var who =
                switch (effect()) {
                    case Effect.Named named -> named.who();
                    case Effect.Share s when s.percent() == 100 -> "everybody";
                    case Effect.Share s -> s.percent() + " %";
                    case Effect.Opaque _ -> "a rule " + name;
                };
        return constraints.isEmpty() ? who : who + " where " + String.join(" and ", constraints);
    }
}
