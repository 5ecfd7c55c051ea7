package dev.ferry.server.site;

import dev.ferry.reconcile.Board;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/** A place in the order of the board. */
record Cursor(long cutoff, int level, String id) implements Comparable<Cursor> {

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::cutoff)
                    .thenComparing(Cursor::level, Comparator.reverseOrder())
                    .thenComparing(Cursor::id);

    static Cursor of(Board.Entry entry) {
        return new Cursor(
                entry.status()
                        .plan()
                        .cutoff()
                        .map(c -> c.date().toEpochDay())
                        .orElse(Long.MAX_VALUE),
                entry.status().health().level().ordinal(),
                entry.migration().id());
    }

    String text() {
        var plain = cutoff + " " + level + " " + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Cursor> read(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = plain.split(" ", 3);
            return parts.length == 3
                    ? Optional.of(
                            new Cursor(
                                    Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
