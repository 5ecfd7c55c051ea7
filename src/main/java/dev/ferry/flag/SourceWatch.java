package dev.ferry.flag;

import dev.ferry.flag.FlagState.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The newest readings of one source. A look that fails once is no news: the last reading stands; a
 * second one in a row makes the flags unreadable. No lock is held while the source is asked.
 */
final class SourceWatch {

    /** A log of changes is believed for so long; then everything is read again all the same. */
    private static final Duration LOG_IS_BELIEVED = Duration.ofMinutes(15);

    private static final int FAILURES_THAT_COUNT = 2;

    /**
     * @param turn of the look that saw it; a slow look does not overwrite what a later one saw
     * @param good the newest reading that told something, with the moment until which it held
     */
    private record Seen(long turn, FlagState now, Optional<FlagState> good) {}

    private final FlagSource source;
    private final Set<FlagKey> keys;
    private final InstantSource clock;
    private final Map<FlagKey, Seen> seen = new HashMap<>();
    private final Set<FlagKey> unreported = new LinkedHashSet<>();
    private Optional<String> cursor = Optional.empty();
    private Instant readAll = Instant.MIN;
    private Instant confirmed = Instant.MIN;
    private int failures;
    private long turns;

    SourceWatch(FlagSource source, Set<FlagKey> keys, InstantSource clock) {
        this.source = source;
        this.keys = keys;
        this.clock = clock;
    }

    FlagSource source() {
        return source;
    }

    Set<FlagKey> keys() {
        return keys;
    }

    /** Looks at what may have changed. */
    void poll() {
        if (keys.isEmpty()) {
            return;
        }
        if (source.events().isPresent()) {
            poll(source.events().get());
        } else {
            look(keys);
        }
    }

    private void poll(FlagEvents events) {
        var from = believed();
        if (from.isPresent()) {
            follow(events, from);
        } else {
            begin(events);
        }
    }

    /** Flags that are not what they were, whoever noticed, since this was asked last. */
    synchronized Set<FlagKey> news() {
        var news = new LinkedHashSet<>(unreported);
        unreported.clear();
        return news;
    }

    private synchronized Optional<String> believed() {
        boolean stillTrue =
                failures == 0 && readAll.isAfter(clock.instant().minus(LOG_IS_BELIEVED));
        return stillTrue ? cursor : Optional.empty();
    }

    /** The end of the log is noted before the reading, so nothing falls between the two. */
    private void begin(FlagEvents events) {
        Optional<String> end;
        try {
            end = Optional.of(events.changesSince(Optional.empty()).cursor());
        } catch (RuntimeException e) {
            end = Optional.empty();
        }
        look(keys);
        at(end);
    }

    private void follow(FlagEvents events, Optional<String> from) {
        FlagEvents.Changes news;
        try {
            news = events.changesSince(from);
        } catch (RuntimeException e) {
            failed(keys, key -> unreadable(key, String.valueOf(e.getMessage())));
            return;
        }
        var touched = new LinkedHashSet<FlagKey>();
        for (var key : keys) {
            if (news.changes().stream().anyMatch(c -> c.isAbout(key))) {
                touched.add(key);
            }
        }
        look(touched);
        at(Optional.of(news.cursor()));
    }

    private synchronized void at(Optional<String> place) {
        if (failures == 0) {
            cursor = place;
            confirmed = clock.instant();
        }
    }

    /** Reads these now. */
    void look(Collection<FlagKey> some) {
        if (some.isEmpty()) {
            return;
        }
        long turn = turn();
        var states = source.reader().read(some);
        boolean silent =
                states.values().stream().allMatch(s -> s.presence() == Presence.UNREADABLE);
        if (silent) {
            failed(some, k -> Objects.requireNonNull(states.get(k)));
        } else {
            read(turn, states, some.size() >= keys.size());
        }
    }

    private synchronized long turn() {
        return ++turns;
    }

    private synchronized void read(long turn, Map<FlagKey, FlagState> states, boolean everything) {
        failures = 0;
        if (everything) {
            readAll = clock.instant();
            confirmed = readAll;
        }
        note(turn, states);
    }

    private synchronized void failed(
            Collection<FlagKey> some, Function<FlagKey, FlagState> reason) {
        failures++;
        var news = new HashMap<FlagKey, FlagState>();
        for (var key : some) {
            if (failures >= FAILURES_THAT_COUNT || !seen.containsKey(key)) {
                news.put(key, reason.apply(key));
            }
        }
        note(++turns, news);
    }

    /** What a write read back, or met. */
    synchronized void note(FlagState state) {
        note(++turns, Map.of(state.key(), state));
    }

    private void note(long turn, Map<FlagKey, FlagState> states) {
        states.forEach((key, state) -> {
            var before = seen.get(key);
            if (before == null || before.turn() < turn) {
                var now = before == null ? state : state.knowing(before.now());
                seen.put(key, new Seen(turn, now, good(before, now)));
                if (before != null && !before.now().saysTheSameAs(now)) {
                    unreported.add(key);
                }
            }
        });
    }

    private Optional<FlagState> good(@Nullable Seen before, FlagState now) {
        if (now.presence() != Presence.UNREADABLE) {
            return Optional.of(now);
        }
        return before == null ? Optional.empty() : lastGood(before);
    }

    /** The newest readings; what was never read, or not for so long, is read now. */
    Map<FlagKey, FlagState> read(Collection<FlagKey> some, Duration fresh) {
        look(due(some, clock.instant().minus(fresh)));
        return newest(some);
    }

    private synchronized Collection<FlagKey> due(Collection<FlagKey> some, Instant oldest) {
        return some.stream().filter(k -> isDue(k, oldest)).toList();
    }

    private boolean isDue(FlagKey key, Instant oldest) {
        var s = seen.get(key);
        boolean held = keys.contains(key) && !confirmed.isBefore(oldest);
        return s == null || s.now().observedAt().isBefore(oldest) && !held;
    }

    private synchronized Map<FlagKey, FlagState> newest(Collection<FlagKey> some) {
        var states = new HashMap<FlagKey, FlagState>();
        some.forEach(k -> states.put(k, Objects.requireNonNull(seen.get(k)).now()));
        return states;
    }

    /** The newest reading that told something, with the moment until which it was known to hold. */
    synchronized Optional<FlagState> lastGood(FlagKey key) {
        return Optional.ofNullable(seen.get(key)).flatMap(this::lastGood);
    }

    private Optional<FlagState> lastGood(Seen s) {
        boolean held =
                s.now().presence() != Presence.UNREADABLE
                        && keys.contains(s.now().key())
                        && confirmed.isAfter(s.now().observedAt());
        return held ? Optional.of(s.now().observedAt(confirmed)) : s.good();
    }

    private FlagState unreadable(FlagKey key, String reason) {
        return FlagState.unreadable(key, reason, clock.instant());
    }
}
