package dev.ferry.flag;

import dev.ferry.flag.Strategy.Effect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What several rules of one flag let through together. */
public final class StrategyMix {

    private static final String FRACTION =
            "its percentage is not one of 0 to 100, which clients read differently or as 0";

    private StrategyMix() {}

    /** Why no one number can be set without changing rules first; a fraction is just replaced. */
    public static Optional<String> tangle(Rollout rollout) {
        return switch (rollout) {
            case Rollout.Mixed(_, _, var reason) when reason.equals(FRACTION) -> Optional.empty();
            case Rollout.Mixed(_, _, var reason) ->
                    Optional.of(reason + "; leave one rule for everybody, then Ferry can move it");
            case Rollout.Unknown(var reason) ->
                    Optional.of(reason + "; Ferry does not move what it cannot read");
            case Rollout.Off _, Rollout.Full _, Rollout.Percent _ -> Optional.empty();
        };
    }

    /** The share of those for whom no rule of their own exists. */
    public static Rollout rollout(List<Strategy> strategies) {
        var forAll = strategies.stream().filter(Strategy::isForEverybody).toList();
        var shares =
                forAll.stream()
                        .map(Strategy::effect)
                        .filter(Effect.Share.class::isInstance)
                        .map(Effect.Share.class::cast)
                        .toList();
        if (shares.stream().anyMatch(s -> s.percent() == 100 && s.whole())) {
            return Rollout.FULL;
        }
        for (var strategy : forAll) {
            if (strategy.effect() instanceof Effect.Opaque(var why)) {
                return new Rollout.Unknown(why);
            }
        }
        return together(shares.stream().filter(s -> s.percent() > 0).toList());
    }

    /** Rules, in words, that are for some only. */
    public static List<String> targeting(List<Strategy> strategies) {
        return strategies.stream().filter(s -> !s.isForEverybody()).map(Strategy::words).toList();
    }

    /** Who is told apart in the same way stands in the same row: the longest stretch wins. */
    private static Rollout together(List<Effect.Share> shares) {
        if (shares.isEmpty()) {
            return Rollout.OFF;
        }
        int most = shares.stream().mapToInt(Effect.Share::percent).max().orElse(0);
        int least =
                shares.stream()
                        .filter(Effect.Share::whole)
                        .mapToInt(Effect.Share::percent)
                        .max()
                        .orElse(0);
        var first = shares.getFirst();
        boolean sameRow = shares.stream().allMatch(s -> isSameRow(first, s));
        if (shares.size() == 1 || sameRow && !first.stickiness().equals("random")) {
            if (least < most) {
                return new Rollout.Mixed(
                        BigDecimal.valueOf(least), BigDecimal.valueOf(most), FRACTION);
            }
            return Rollout.of(BigDecimal.valueOf(most), first.stickiness(), first.groupId());
        }
        int sum = Math.min(100, shares.stream().mapToInt(Effect.Share::percent).sum());
        return new Rollout.Mixed(
                BigDecimal.valueOf(least),
                BigDecimal.valueOf(sum),
                shares.size() + " rules tell users apart in different ways");
    }

    private static boolean isSameRow(Effect.Share one, Effect.Share other) {
        return one.stickiness().equals(other.stickiness()) && one.groupId().equals(other.groupId());
    }
}
