package dev.ferry.flag.own;

import dev.ferry.flag.CarefulWriter;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagService;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.Obstacles;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.Shares;
import dev.ferry.flag.Shares.Share;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Shares in the database as a flag source. Users ask for their model by the models' API. */
public final class OwnFlags implements FlagReader, FlagService<Optional<Share>> {

    /** Everybody has one of ten thousand places. */
    private static final BigDecimal FINEST = new BigDecimal("0.01");

    private final Shares shares;
    private final InstantSource clock;

    private OwnFlags(Shares shares, InstantSource clock) {
        this.shares = shares;
        this.clock = clock;
    }

    public static FlagSource source(String name, Shares shares, InstantSource clock) {
        var flags = new OwnFlags(shares, clock);
        return FlagSource.of(name, flags).with(new CarefulWriter<>(flags));
    }

    @Override
    public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
        var states = new HashMap<FlagKey, FlagState>();
        try {
            var found = shares.of(keys);
            keys.forEach(k -> states.put(k, state(k, Optional.ofNullable(found.get(k)))));
        } catch (RuntimeException e) {
            var why = "the database does not answer: " + e.getMessage();
            keys.forEach(k -> states.put(k, FlagState.unreadable(k, why, clock.instant())));
        }
        return states;
    }

    @Override
    public Sighting<Optional<Share>> sight(FlagKey key) {
        var share =
                asking(
                        FlagWriteException.Kind.UNAVAILABLE,
                        () -> Optional.ofNullable(shares.of(List.of(key)).get(key)));
        return new Sighting<>(state(key, share), share);
    }

    private FlagState state(FlagKey key, Optional<Share> share) {
        return share.map(s -> state(key, s))
                .orElseGet(() -> FlagState.absent(key, clock.instant()));
    }

    private FlagState state(FlagKey key, Share share) {
        return new FlagState(
                key,
                Presence.PRESENT,
                share.percent().signum() > 0,
                Rollout.of(share.percent(), "key", key.name()),
                List.of(),
                Optional.of(share.changedAt()),
                Optional.empty(),
                Optional.empty(),
                false,
                clock.instant(),
                "version " + share.version());
    }

    @Override
    public Optional<String> obstacle(FlagState now, Rollout wanted) {
        return Obstacles.to(now, wanted)
                .or(() ->
                        wanted.share()
                                .filter(p -> p.remainder(FINEST).signum() != 0)
                                .map(p -> "Ferry divides by hundredths of a percent at most"));
    }

    @Override
    public void move(Sighting<Optional<Share>> seen, Rollout wanted, String reason) {
        var key = seen.state().key();
        var percent = wanted.share().orElseThrow();
        var version = seen.raw().orElseThrow().version();
        boolean moved =
                asking(
                        FlagWriteException.Kind.OUTCOME_UNKNOWN,
                        () -> shares.move(key, version, percent, clock.instant()));
        if (!moved) {
            throw new FlagMovedException(sight(key).state());
        }
    }

    private static <T> T asking(FlagWriteException.Kind failed, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new FlagWriteException(
                    failed, "the database does not answer: " + e.getMessage(), e);
        }
    }
}
