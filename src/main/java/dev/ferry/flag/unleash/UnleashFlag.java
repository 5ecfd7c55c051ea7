package dev.ferry.flag.unleash;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.Strategy;
import dev.ferry.flag.StrategyMix;
import dev.ferry.flag.remote.Fingerprint;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A flag in one environment, as the server has it.
 *
 * @param stale somebody, or its age, marked the flag as one to remove
 */
record UnleashFlag(boolean enabled, boolean stale, List<UnleashRule> rules) {

    static final UnleashFlag NOTHING = new UnleashFlag(false, false, List.of());

    FlagState state(FlagKey key, Optional<UnleashEvent> change, URI page, Instant now) {
        return new FlagState(
                key,
                Presence.PRESENT,
                enabled,
                enabled ? whenOn() : Rollout.OFF,
                StrategyMix.targeting(active()),
                change.map(UnleashEvent::at),
                change.flatMap(UnleashEvent::by),
                Optional.of(page),
                stale,
                now,
                fingerprint());
    }

    /** On without any rule is on for everybody; with rules that are all switched off, for none. */
    Rollout whenOn() {
        return rules.isEmpty() ? Rollout.FULL : StrategyMix.rollout(active());
    }

    private List<Strategy> active() {
        return rules.stream().filter(r -> !r.disabled()).map(UnleashRule::strategy).toList();
    }

    /** Those that are for everybody, and at work. */
    List<UnleashRule> forEverybody() {
        return rules.stream().filter(r -> !r.disabled() && r.strategy().isForEverybody()).toList();
    }

    String fingerprint() {
        return new Fingerprint()
                .add(enabled)
                .addSorted(rules.stream().map(UnleashRule::fingerprint).toList())
                .done();
    }
}
