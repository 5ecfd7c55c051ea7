package dev.ferry.tracker.embedded;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * How the way to a tracker is today: fine when made, and changed at will while others call. Counts
 * what goes by. See {@link WeatheredTracker}.
 */
public final class Weather {

    /**
     * @param number of the call, from 1, over all operations
     * @param about what the call names, for messages
     */
    public record Call(Operation operation, long number, String about) {}

    /** What goes wrong with one call. */
    public sealed interface Fault {
        /** 5xx: not done. */
        record Unavailable() implements Fault {}

        /** 403: not done, and not later either. */
        record Refused() implements Fault {}

        /** 429: not done. */
        record Busy(Duration retryAfter) implements Fault {}

        /** Not done, and nobody can tell: the request never arrived. */
        record RequestLost() implements Fault {}

        /** Done, and nobody can tell: the answer never comes. */
        record AnswerLost() implements Fault {}

        default boolean isAfterTheFact() {
            return this instanceof AnswerLost;
        }
    }

    /** How far lists are behind the writes. */
    public sealed interface Lag {
        record None() implements Lag {}

        /** The last so many changes, by anybody, do not show yet. */
        record Changes(int count) implements Lag {}

        /** What is younger than this does not show yet. */
        record Time(Duration length) implements Lag {}
    }

    /** Stands on both sides of every call. Whatever it throws goes up to the caller. */
    public interface Witness {
        /** Nothing has been done. */
        default void before(Call call) {}

        /** Everything has been done; the caller does not know yet. */
        default void after(Call call) {}
    }

    private static final Witness NOBODY = new Witness() {};

    private final AtomicLong calls = new AtomicLong();
    private final Map<Operation, Integer> counts = new EnumMap<>(Operation.class);

    private volatile Function<Call, Optional<Fault>> forecast = _ -> Optional.empty();
    private volatile Lag lag = new Lag.None();
    private volatile Duration delay = Duration.ZERO;
    private volatile Witness witness = NOBODY;

    /** From now on this decides what goes wrong. */
    public Weather forecast(Function<Call, Optional<Fault>> next) {
        forecast = next;
        return this;
    }

    /** From now on every write is carried out and its answer lost. */
    public Weather everyWriteAnswerLost() {
        return forecast(call ->
                call.operation().writes() ? Optional.of(new Fault.AnswerLost()) : Optional.empty());
    }

    public Weather lag(Lag next) {
        lag = next;
        return this;
    }

    /** From now on every call takes at least this long. */
    public Weather slow(Duration next) {
        delay = next;
        return this;
    }

    public Weather witness(Witness next) {
        witness = next;
        return this;
    }

    /** Fine again; counters stay. */
    public Weather clear() {
        return forecast(_ -> Optional.empty())
                .lag(new Lag.None())
                .slow(Duration.ZERO)
                .witness(NOBODY);
    }

    /** How often each operation was called, failed calls included. */
    public Map<Operation, Integer> counts() {
        synchronized (counts) {
            return Map.copyOf(counts);
        }
    }

    public int count(Operation operation) {
        return counts().getOrDefault(operation, 0);
    }

    /** How many writes were tried. */
    public int writes() {
        return counts().entrySet().stream()
                .filter(e -> e.getKey().writes())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public void resetCounts() {
        synchronized (counts) {
            counts.clear();
        }
        calls.set(0);
    }

    Lag lag() {
        return lag;
    }

    Duration delay() {
        return delay;
    }

    Witness witness() {
        return witness;
    }

    Optional<Fault> faultOf(Call call) {
        return forecast.apply(call);
    }

    Call counted(Operation operation, Object about) {
        synchronized (counts) {
            counts.merge(operation, 1, Integer::sum);
        }
        return new Call(operation, calls.incrementAndGet(), about.toString());
    }
}
