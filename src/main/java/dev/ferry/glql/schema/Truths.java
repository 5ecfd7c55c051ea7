package dev.ferry.glql.schema;

import dev.ferry.glql.lang.Value;
import java.util.Locale;
import java.util.Optional;

/** Yes and no, in all the ways that GitLab takes them. */
public final class Truths {

    private Truths() {}

    /** {@code null} counts as no. */
    public static Optional<Boolean> of(Value value) {
        return switch (value) {
            case Value.Bool b -> Optional.of(b.value());
            case Value.Null n -> Optional.of(false);
            case Value.Number n when n.value() == 0 || n.value() == 1 ->
                    Optional.of(n.value() == 1);
            case Value.Text t -> named(t.text());
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> named(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
