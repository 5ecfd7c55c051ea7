package dev.ferry.server.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Days as people read them. */
final class Days {

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final Pattern ISO =
            Pattern.compile("(?<![\\w/.=-])\\d{4}-\\d{2}-\\d{2}(?![\\w/-])");

    private Days() {}

    /**
     * @param iso for machines
     * @param text {@code 14 Jan}, with the year where it is not this one
     * @param distance {@code in 12 days}
     * @param left negative: so many days ago
     */
    record Day(String iso, String text, String distance, long left) {}

    static Day day(LocalDate day, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, day);
        var form = day.getYear() == today.getYear() ? SHORT : LONG;
        return new Day(day.toString(), form.format(day), distance(left), left);
    }

    /** A sentence with its days as people read them; what is part of an address stays as it is. */
    static String readable(String sentence, LocalDate today) {
        return ISO.matcher(sentence)
                .replaceAll(m -> {
                    try {
                        return day(LocalDate.parse(m.group()), today).text();
                    } catch (DateTimeParseException e) {
                        return m.group();
                    }
                });
    }

    static String shortly(LocalDate day) {
        return SHORT.format(day);
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String distance(long left) {
        if (Math.abs(left) <= 1) {
            return left == 0 ? "today" : left > 0 ? "tomorrow" : "yesterday";
        }
        return left > 0 ? "in " + count(left, "day") : count(-left, "day") + " ago";
    }
}
