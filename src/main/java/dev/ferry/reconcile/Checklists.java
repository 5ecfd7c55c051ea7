package dev.ferry.reconcile;

import dev.ferry.text.Checklist;
import java.util.LinkedHashMap;

/**
 * The checklists of bodies that were read lately: one refresh looks at the same body often, and the
 * next one finds most of them unchanged. A refresh sees all bodies of a migration in turn, so there
 * is room for those of a thousand features: one body too many, and none would ever be found.
 */
final class Checklists {

    private static final int MOST_CHARACTERS = 16 << 20;

    private final LinkedHashMap<String, Checklist> read = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    synchronized Checklist of(String body) {
        var known = read.get(body);
        if (known != null) {
            return known;
        }
        var checklist = Checklist.parse(body);
        read.put(body, checklist);
        characters += body.length();
        while (characters > MOST_CHARACTERS) {
            characters -= read.pollFirstEntry().getKey().length();
        }
        return checklist;
    }
}
