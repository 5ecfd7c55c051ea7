package dev.ferry.server.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Days as people read them. */
final class Days {

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

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

    static String shortly(LocalDate day) {
        return SHORT.format(day);
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String distance(long left) {
        if (left == 0) {
            return "today";
        }
        return left > 0 ? "in " + count(left, "day") : count(-left, "day") + " ago";
    }
}
