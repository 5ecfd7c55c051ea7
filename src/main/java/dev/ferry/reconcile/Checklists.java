package dev.ferry.reconcile;

import dev.ferry.text.Checklist;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The checklists of bodies that were read lately: one refresh looks at the same body often. */
final class Checklists {

    private static final int KEPT = 512;

    private final Map<String, Checklist> read =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Checklist> eldest) {
                            return size() > KEPT;
                        }
                    });

    Checklist of(String body) {
        return read.computeIfAbsent(body, Checklist::parse);
    }
}
