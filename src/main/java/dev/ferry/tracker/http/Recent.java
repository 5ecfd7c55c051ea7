package dev.ferry.tracker.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Answers that need not be asked for again for a while. Keeps the latest thousand. */
public final class Recent<K, V> {

    private record Known<V>(V value, Instant at) {}

    private static final int MOST = 1000;

    private final Duration fresh;
    private final InstantSource clock;
    private final Map<K, Known<V>> known =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<K, Known<V>> eldest) {
                    return size() > MOST;
                }
            };

    public Recent(Duration fresh, InstantSource clock) {
        this.fresh = fresh;
        this.clock = clock;
    }

    /** Two who ask at once may both be sent to ask. */
    public V get(K key, Supplier<V> ask) {
        var now = clock.instant();
        synchronized (known) {
            var found = known.get(key);
            if (found != null && found.at().plus(fresh).isAfter(now)) {
                return found.value();
            }
        }
        var value = ask.get();
        synchronized (known) {
            known.remove(key);
            known.put(key, new Known<>(value, now));
        }
        return value;
    }
}
