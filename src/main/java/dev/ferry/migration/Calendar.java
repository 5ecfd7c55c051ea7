package dev.ferry.migration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** Which days are worked on: Monday to Friday without the holidays. */
record Calendar(Set<LocalDate> holidays) {

    boolean isWorking(LocalDate day) {
        return !isWeekend(day) && !holidays.contains(day);
    }

    /** The last working day on or before this day. */
    LocalDate back(LocalDate day) {
        var found = day;
        while (!isWorking(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    /** The first working day on or after this day. */
    LocalDate forward(LocalDate day) {
        var found = day;
        while (!isWorking(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** Goes back this many working days; the day itself does not count. */
    LocalDate minus(LocalDate day, int workingDays) {
        var found = day;
        for (int i = 0; i < workingDays; i++) {
            found = back(found.minusDays(1));
        }
        return found;
    }

    /** How many days are worked on after the first, up to the last. */
    int between(LocalDate first, LocalDate last) {
        return (int) first.plusDays(1).datesUntil(last.plusDays(1)).filter(this::isWorking).count();
    }

    /** How people call a day that is not worked on: {@code Saturday 2026-12-19}. */
    String name(LocalDate day) {
        var weekday = day.getDayOfWeek().name();
        var name = weekday.charAt(0) + weekday.substring(1).toLowerCase(java.util.Locale.ROOT);
        return (holidays.contains(day) && !isWeekend(day) ? "the holiday " : "") + name + " " + day;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }
}
