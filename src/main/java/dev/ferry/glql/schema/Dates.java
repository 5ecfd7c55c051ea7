package dev.ferry.glql.schema;

import dev.ferry.glql.lang.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Calendar dates as GitLab takes them: {@code yyyy-mm-dd}, where leading zeros may be missing. */
public final class Dates {

    private static final Pattern DATE = Pattern.compile("([+-]?\\d{1,4})-(\\d{1,2})-(\\d{1,2})");

    private Dates() {}

    public static Optional<LocalDate> parse(String text) {
        var match = DATE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(match.group(1)),
                            Integer.parseInt(match.group(2)),
                            Integer.parseInt(match.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The date that a value is, or says in quotes. */
    public static Optional<LocalDate> of(Value value) {
        return switch (value) {
            case Value.Day day -> Optional.of(day.date());
            case Value.Text text -> parse(text.text());
            default -> Optional.empty();
        };
    }
}
