package dev.ferry.server.access;

import dev.ferry.server.site.Viewer;
import java.util.Optional;

/**
 * Somebody who was let in.
 *
 * @param name as the pages show it
 */
record Visitor(String name, Viewer viewer) {

    String text() {
        return viewer.name() + " " + name;
    }

    static Optional<Visitor> read(String text) {
        var parts = text.split(" ", 2);
        return parts.length < 2
                ? Optional.empty()
                : java.util.Arrays.stream(Viewer.values())
                        .filter(v -> v.name().equals(parts[0]))
                        .map(v -> new Visitor(parts[1], v))
                        .findFirst();
    }
}
