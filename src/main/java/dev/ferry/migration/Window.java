package dev.ferry.migration;

import java.time.LocalDate;

/**
 * The days on which features of one cutoff may be due, both ends included.
 *
 * @param compressed the usual window is over; this one lies before the cutoff all the same
 * @param late the window opens later than usual, to leave half of the time for the work
 */
record Window(LocalDate first, LocalDate last, boolean compressed, boolean late) {

    /**
     * The usual window as far as it lies ahead; when no working day of it is left, the days until
     * the cutoff. Teams get half of the time from {@code from} before the first of them is due.
     */
    static Window of(SchedulePolicy policy, Calendar calendar, LocalDate cutoff, LocalDate from) {
        var usualLast = calendar.back(cutoff.minusDays(policy.latestBeforeCutoff()));
        boolean compressed = usualLast.isBefore(from);
        var last = compressed ? lastDay(calendar, cutoff, from) : usualLast;
        var usualFirst = cutoff.minusDays(policy.earliestBeforeCutoff());
        var halfway = from.plusDays((last.toEpochDay() - from.toEpochDay()) / 2);
        boolean late = halfway.isAfter(usualFirst);
        return new Window(late ? halfway : usualFirst, last, compressed, late);
    }

    /** The last working day before the cutoff, or the very last day where none is left. */
    private static LocalDate lastDay(Calendar calendar, LocalDate cutoff, LocalDate from) {
        var working = calendar.back(cutoff.minusDays(1));
        return working.isBefore(from) ? cutoff.minusDays(1) : working;
    }

    int days() {
        return Math.toIntExact(last.toEpochDay() - first.toEpochDay()) + 1;
    }
}
