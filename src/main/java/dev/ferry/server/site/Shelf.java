package dev.ferry.server.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Pages that were made for somebody and serve everybody else, until there is something new. */
final class Shelf {

    private static final int MOST = 128;

    private final LongSupplier version;
    private long filledAt = -1;
    private final Map<String, Answer> answers =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
                    return size() > MOST;
                }
            };

    Shelf(LongSupplier version) {
        this.version = version;
    }

    /**
     * One page at a time is made: two who ask for the same one cost one, and a crowd that asks for
     * different ones waits instead of working side by side.
     */
    synchronized Answer get(String key, Supplier<Answer> making) {
        long now = version.getAsLong();
        if (now != filledAt) {
            answers.clear();
            filledAt = now;
        }
        var known = answers.get(key);
        if (known == null) {
            known = making.get();
            answers.put(key, known);
        }
        return known;
    }
}
