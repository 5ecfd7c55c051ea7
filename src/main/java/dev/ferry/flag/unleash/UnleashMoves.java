package dev.ferry.flag.unleash;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagService;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.Obstacles;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.StrategyMix;
import dev.ferry.flag.remote.Troubles;
import java.util.Optional;

/** How a flag is moved without ever letting more through on the way than before or after. */
record UnleashMoves(UnleashApi api, UnleashFlags flags) implements FlagService<UnleashFlag> {

    @Override
    public Sighting<UnleashFlag> sight(FlagKey key) {
        return Troubles.writing(() -> flags.sight(key));
    }

    /** Everything can be turned to 0; up goes only what one number can say. */
    @Override
    public Optional<String> obstacle(FlagState now, Rollout wanted) {
        return Obstacles.toWhole(now, wanted)
                .or(() ->
                        wanted.equals(Rollout.OFF)
                                ? Optional.empty()
                                : StrategyMix.tangle(now.rollout()));
    }

    @Override
    public void move(Sighting<UnleashFlag> seen, Rollout wanted, String reason) {
        int percent = wanted.share().orElseThrow().intValueExact();
        Troubles.writing(() -> {
            move(seen.state().key(), seen.raw(), percent);
            return percent;
        });
    }

    private void move(FlagKey key, UnleashFlag flag, int percent) {
        if (percent > 0) {
            // An environment that is off hides what its rules would let through.
            StrategyMix.tangle(flag.whenOn())
                    .ifPresent(why -> {
                        throw FlagWriteException.refused(why);
                    });
        }
        var rules = flag.forEverybody();
        var dials = rules.stream().filter(r -> r.strategy().dial().isPresent()).toList();
        var fixed = rules.stream().filter(r -> r.strategy().dial().isEmpty()).toList();
        if (percent == 0 && (!fixed.isEmpty() || flag.rules().isEmpty())) {
            api.off(key);
            return;
        }
        dials.forEach(r -> api.turn(key, r, percent));
        if (percent > 0 && dials.isEmpty()) {
            api.add(key, percent);
        }
        // Only now, so that the last rule never goes: the server would switch the environment off.
        fixed.forEach(r -> api.disable(key, r));
        if (percent > 0 && !flag.enabled()) {
            api.on(key);
        }
    }
}
