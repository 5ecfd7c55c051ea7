package dev.ferry.reconcile;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.FlagWatch;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.FlagWriter;
import dev.ferry.flag.Rollout;
import dev.ferry.migration.ramp.Percentage;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.Ramp.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a stored order, as often as it takes and with one effect. Up only from the very state
 * on which it was decided; a rollback from any state. What it finds already done, it does not do
 * again.
 */
final class FlagMover {

    private static final Logger LOG = LoggerFactory.getLogger(FlagMover.class);

    /** Somebody else writes at the same time; who takes back tries this often in a row. */
    private static final int TRIES = 5;

    /** After this time nobody expects more people to get the new model any more. */
    private static final Duration STALE = Duration.ofMinutes(10);

    private final FlagWatch flags;
    private final InstantSource clock;

    FlagMover(FlagWatch flags, InstantSource clock) {
        this.flags = flags;
        this.clock = clock;
    }

    /** Read from the source now, not from memory. */
    FlagState read(FlagKey key) {
        flags.look(List.of(key));
        return Objects.requireNonNull(flags.read(List.of(key)).get(key));
    }

    /**
     * What became of the order: done, given up or refused, and then the ramp has none any more; or
     * the source did not answer, and the ramp is as it was.
     */
    Ramp carryOut(FlagKey key, Ramp ramp) {
        var order = ramp.order().orElseThrow();
        var writer = flags.writer(key.provider());
        if (writer.isEmpty()) {
            return ramp.refused(
                    clock.instant(), "Ferry cannot move flags of " + key.provider() + ".");
        }
        for (int i = 0; i < TRIES; i++) {
            var state = read(key);
            var known = settled(ramp, order, state);
            if (known.isPresent()) {
                return known.get();
            }
            try {
                return kept(ramp, order, set(writer.get(), key, order, state));
            } catch (FlagMovedException e) {
                LOG.info("{} moved while we moved it; looking again", key);
            } catch (FlagWriteException e) {
                return failed(ramp, order, e);
            }
        }
        return ramp;
    }

    private FlagState set(FlagWriter writer, FlagKey key, Order order, FlagState state) {
        var wanted = Rollout.percent(order.percent());
        writer.obstacle(state, wanted)
                .ifPresent(o -> {
                    throw FlagWriteException.refused(o);
                });
        LOG.info("{} goes from {} to {} % for {}", key, order.from(), order.percent(), order.by());
        return writer.set(key, wanted, state.fingerprint(), order.by() + ": " + order.why());
    }

    /** What needs no write. */
    private Optional<Ramp> settled(Ramp ramp, Order order, FlagState now) {
        if (now.presence() == Presence.UNREADABLE) {
            return Optional.of(isUp(order) && isStale(order) ? ramp.givenUp() : ramp);
        }
        if (now.presence() != Presence.PRESENT) {
            return Optional.of(isUp(order) ? ramp.givenUp() : ramp.done(now));
        }
        var number = Percentage.number(now);
        if (number.filter(n -> n.compareTo(BigDecimal.valueOf(order.percent())) == 0).isPresent()) {
            return Optional.of(ramp.done(now));
        }
        boolean touched = !now.fingerprint().equals(order.fingerprint());
        boolean lowers =
                number.map(n -> n.compareTo(BigDecimal.valueOf(order.percent())) > 0)
                        .orElse(order.percent() == 0);
        if (lowers) {
            // Who meant more people, and finds that somebody else gave it to even more, leaves it.
            return isUp(order) && touched ? Optional.of(ramp.givenUp()) : Optional.empty();
        }
        boolean untouchedSince = now.lastChanged().filter(at -> at.isAfter(order.at())).isEmpty();
        return isUp(order) && !touched && untouchedSince && !isStale(order)
                ? Optional.empty()
                : Optional.of(isUp(order) ? ramp.givenUp() : ramp.done(now));
    }

    /** Whether it was meant to give the new model to more people. */
    private static boolean isUp(Order order) {
        try {
            return new BigDecimal(order.from()).compareTo(BigDecimal.valueOf(order.percent())) < 0;
        } catch (NumberFormatException e) {
            return order.percent() > 0;
        }
    }

    private boolean isStale(Order order) {
        return clock.instant().isAfter(order.at().plus(STALE));
    }

    private Ramp kept(Ramp ramp, Order order, FlagState after) {
        var number = Percentage.number(after);
        boolean asAsked =
                number.filter(n -> n.compareTo(BigDecimal.valueOf(order.percent())) == 0)
                        .isPresent();
        return asAsked
                ? ramp.done(after)
                : ramp.refused(
                        clock.instant(),
                        "The source was set to %d %% and shows %s %% now."
                                .formatted(
                                        order.percent(),
                                        Percentage.of(after).orElse(Percentage.NOBODY_KNOWS)));
    }

    private Ramp failed(Ramp ramp, Order order, FlagWriteException e) {
        if (e.kind() == FlagWriteException.Kind.REFUSED) {
            return ramp.refused(clock.instant(), String.valueOf(e.getMessage()));
        }
        LOG.warn(
                "flag order {} was not carried out, and is tried again: {}",
                order.number(),
                e.getMessage());
        return ramp;
    }
}
