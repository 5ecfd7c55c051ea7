package dev.ferry.server.site;

import dev.ferry.migration.Plan;
import dev.ferry.migration.SchedulePolicy;
import dev.ferry.migration.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The days of one migration from left to right, as percentages of the width: the same for its
 * heading and for every feature below it.
 */
record Axis(LocalDate first, LocalDate last) {

    private static final int MONTHS_WITH_WEEKS = 100;
    private static final int FEWEST_DAYS = 21;

    /**
     * @param x percent of the width
     */
    record Mark(String x, String text, boolean strong) {}

    record Span(String x, String width) {}

    static Axis of(Status status) {
        var plan = status.plan();
        var days =
                Stream.concat(
                                Stream.of(status.asOf(), plan.decisions().plannedOn()),
                                plan.issues().stream()
                                        .flatMap(
                                                i -> Stream.of(i.startBy(), i.rollout().removed())))
                        .toList();
        var first = days.stream().min(LocalDate::compareTo).orElseThrow();
        var last =
                Stream.concat(days.stream(), plan.cutoff().map(c -> c.date()).stream())
                        .max(LocalDate::compareTo)
                        .orElseThrow();
        long room = Math.max(FEWEST_DAYS, ChronoUnit.DAYS.between(first, last));
        return new Axis(first.minusDays(room / 40 + 1), first.plusDays(room + room / 16 + 1));
    }

    String at(LocalDate day) {
        double part = (double) ChronoUnit.DAYS.between(first, day) / days();
        return percent(Math.clamp(part, 0, 1));
    }

    Span between(LocalDate from, LocalDate to) {
        double start = Math.clamp((double) ChronoUnit.DAYS.between(first, from) / days(), 0, 1);
        double end = Math.clamp((double) ChronoUnit.DAYS.between(first, to) / days(), 0, 1);
        return new Span(percent(start), percent(Math.max(end - start, 0.004)));
    }

    /** The days on which features should be due. */
    Optional<Span> window(Plan plan, SchedulePolicy policy) {
        return plan.cutoff()
                .map(c ->
                        between(
                                c.date().minusDays(policy.earliestBeforeCutoff()),
                                c.date().minusDays(policy.latestBeforeCutoff())));
    }

    /** Beginnings of months, and Mondays where there is room for them. */
    List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        for (var month = first.with(TemporalAdjusters.firstDayOfNextMonth());
                month.isBefore(last);
                month = month.plusMonths(1)) {
            marks.add(new Mark(at(month), Days.shortly(month), true));
        }
        if (days() <= MONTHS_WITH_WEEKS) {
            first.datesUntil(last)
                    .filter(d -> d.getDayOfWeek() == java.time.DayOfWeek.MONDAY)
                    .forEach(d -> marks.add(new Mark(at(d), "", false)));
        }
        return marks;
    }

    private long days() {
        return Math.max(1, ChronoUnit.DAYS.between(first, last));
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", part * 100);
    }
}
