package dev.ferry.config;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Single words of a file to values. Each kind says what it expects when it cannot read one. */
final class Scalars {

    private record Kind(String expected, Function<String, Object> read) {}

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");

    private static final Map<Class<?>, Kind> KINDS =
            Map.of(
                    String.class, new Kind("text", text -> text),
                    int.class, new Kind("a whole number", Integer::valueOf),
                    Integer.class, new Kind("a whole number", Integer::valueOf),
                    boolean.class, new Kind("true or false", Scalars::bool),
                    Boolean.class, new Kind("true or false", Scalars::bool),
                    LocalDate.class, new Kind("a date such as 2026-12-01", Scalars::date),
                    Duration.class,
                            new Kind("a duration such as 28d, 12h, 5m or 30s", Scalars::duration),
                    ZoneId.class, new Kind("a time zone such as Europe/Berlin", ZoneId::of),
                    URI.class,
                            new Kind(
                                    "an address such as https://gitlab.example.com",
                                    Scalars::address));

    private Scalars() {}

    /**
     * @throws IllegalArgumentException with "expected …" for the person who wrote the text
     */
    static Object read(String text, Class<?> type) {
        if (type.isEnum()) {
            return constant(text, type);
        }
        var kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalStateException("configuration records may not hold " + type);
        }
        try {
            return kind.read().apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected " + kind.expected() + ", found " + Mistakes.quoted(text), e);
        }
    }

    private static Object constant(String text, Class<?> type) {
        var constants = CONSTANTS.get(type);
        var constant = constants.get(text);
        if (constant == null) {
            throw new IllegalArgumentException(
                    "expected "
                            + String.join(", ", constants.keySet())
                            + "; found "
                            + Mistakes.quoted(text));
        }
        return constant;
    }

    /** Enum constants by their spelling, {@code not-sooner-than}, in their order. */
    private static final ClassValue<Map<String, Object>> CONSTANTS =
            new ClassValue<>() {
                @Override
                protected Map<String, Object> computeValue(Class<?> type) {
                    var bySpelling = new LinkedHashMap<String, Object>();
                    for (var constant : type.getEnumConstants()) {
                        var name = ((Enum<?>) constant).name();
                        bySpelling.put(name.toLowerCase(Locale.ROOT).replace('_', '-'), constant);
                    }
                    return bySpelling;
                }
            };

    /** As {@code LocalDate.parse}, whose formatter alone costs a tenth of a cold start. */
    private static LocalDate date(String text) {
        var parts = DATE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        return LocalDate.of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Duration duration(String text) {
        var parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static URI address(String text) {
        var address = URI.create(text);
        if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }
}
