package dev.ferry.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads days. ISO is the only form; others are recognised to say how they are written in it. */
final class Dates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-./]?(\\d{1,2})[-./]?(\\d{1,2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern EITHER_FIRST =
            Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4})");

    private Dates() {}

    static String read(Word word) throws Slip {
        var iso = ISO.matcher(word.text());
        if (!iso.matches()) {
            throw Slip.at(word, "A date is written as year-month-day.", suggestion(word.text()));
        }
        int year = Integer.parseInt(iso.group(1));
        int month = Integer.parseInt(iso.group(2));
        int day = Integer.parseInt(iso.group(3));
        return day(year, month, day)
                .orElseThrow(() -> Slip.at(word, whyNot(year, month)))
                .toString();
    }

    private static String whyNot(int year, int month) {
        if (month < 1 || month > 12) {
            return "There is no month " + month + ".";
        }
        return "%s %d has %d days."
                .formatted(
                        Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        year,
                        YearMonth.of(year, month).lengthOfMonth());
    }

    private static Optional<String> suggestion(String text) {
        return day(YEAR_FIRST, text, 1, 2, 3)
                .or(() -> day(DAY_FIRST, text, 3, 2, 1))
                .or(() -> unambiguous(text))
                .map(LocalDate::toString);
    }

    /** Day and month, or month and day: known only where one of them is above 12. */
    private static Optional<LocalDate> unambiguous(String text) {
        var dayFirst = day(EITHER_FIRST, text, 3, 2, 1);
        var monthFirst = day(EITHER_FIRST, text, 3, 1, 2);
        return dayFirst.isPresent() && monthFirst.isPresent() && !dayFirst.equals(monthFirst)
                ? Optional.empty()
                : dayFirst.or(() -> monthFirst);
    }

    private static Optional<LocalDate> day(
            Pattern form, String text, int year, int month, int day) {
        var m = form.matcher(text);
        return m.matches()
                ? day(number(m.group(year)), number(m.group(month)), number(m.group(day)))
                : Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
