package dev.ferry.migration;

import java.time.LocalDate;

/**
 * Turns a cutoff into due dates. The date of a feature depends on nothing but the arguments: not on
 * the other features, not on the day on which somebody asks.
 */
final class Schedule {

    /** From this effort on (in working days) a feature stands at the front of its third. */
    private static final int LARGE = 10;

    private final SchedulePolicy policy;
    private final Calendar calendar;

    Schedule(SchedulePolicy policy) {
        this.policy = policy;
        this.calendar = new Calendar(policy.holidays());
    }

    /**
     * What has to be done.
     *
     * @param from the day on which the work is planned; nothing is due before it
     */
    record Work(Maturity maturity, int effortDays, LocalDate from) {}

    /**
     * @param reason one sentence that a person can check
     * @param compressed the usual due window is over
     */
    record Due(LocalDate date, LocalDate startBy, String reason, boolean compressed) {}

    /**
     * A date before a cutoff that lies after {@link Work#from()}.
     *
     * @param event what happens at the cutoff, as in "28 days before …"
     */
    Due before(LocalDate cutoff, String event, Work work) {
        if (!cutoff.isAfter(work.from())) {
            throw new IllegalArgumentException(cutoff + " is not after " + work.from());
        }
        var window = Window.of(policy, calendar, cutoff, work.from());
        var raw = window.first().plusDays(offset(work, window.days()));
        var date = settle(raw, work.from(), window.last());
        long days = cutoff.toEpochDay() - date.toEpochDay();
        var reason =
                "%s is %s before %s on %s; %s%s"
                        .formatted(
                                date,
                                Words.count(days, "day"),
                                event,
                                cutoff,
                                place(work, window, cutoff),
                                moved(raw, date));
        return new Due(date, startBy(date, work.effortDays()), reason, window.compressed());
    }

    /**
     * A date without a cutoff.
     *
     * @param why what these days are the house's time for
     */
    Due within(int days, String why, Work work) {
        var date = settle(work.from().plusDays(days), work.from(), LocalDate.MAX);
        var reason =
                "%s is the last working day of the %s from %s, the time for %s"
                        .formatted(date, Words.count(days, "day"), work.from(), why);
        return new Due(date, startBy(date, work.effortDays()), reason, false);
    }

    LocalDate startBy(LocalDate due, int effortDays) {
        return calendar.minus(due, effortDays);
    }

    /** The last day of the usual window. */
    LocalDate usualEnd(LocalDate cutoff) {
        return calendar.back(cutoff.minusDays(policy.latestBeforeCutoff()));
    }

    /** One third for each maturity; inside it, the more effort the earlier. */
    private static int offset(Work work, int days) {
        int third =
                switch (work.maturity()) {
                    case GA -> 0;
                    case BETA -> 1;
                    case EXPERIMENTAL -> 2;
                };
        int first = days * third / 3;
        int last = Math.max(first, days * (third + 1) / 3 - 1);
        int lightness = LARGE - Math.clamp(work.effortDays(), 1, LARGE);
        return first + (last - first) * lightness / (LARGE - 1);
    }

    /** Back to a working day; forward only where that would be before the work was planned. */
    private LocalDate settle(LocalDate raw, LocalDate from, LocalDate last) {
        var back = calendar.back(raw);
        var day = back.isBefore(from) ? calendar.forward(from) : back;
        return day.isAfter(last) ? last : day;
    }

    private String place(Work work, Window window, LocalDate cutoff) {
        var third =
                switch (work.maturity()) {
                    case GA -> "GA features go first";
                    case BETA -> "beta features go second";
                    case EXPERIMENTAL -> "experimental features go last";
                };
        return "%s in the window %s to %s, the larger the earlier (this one: %s)%s"
                .formatted(
                        third,
                        window.first(),
                        window.last(),
                        Words.count(work.effortDays(), "working day"),
                        shortened(work, window, cutoff));
    }

    private String shortened(Work work, Window window, LocalDate cutoff) {
        if (window.compressed()) {
            return "; compressed: the usual window had ended on %s when this was planned on %s"
                    .formatted(usualEnd(cutoff), work.from());
        }
        return window.late()
                ? "; half of the time from %s is left for the work".formatted(work.from())
                : "";
    }

    private String moved(LocalDate raw, LocalDate date) {
        if (date.equals(raw)) {
            return "";
        }
        var way = date.isBefore(raw) ? "moved back from " : "moved on from ";
        return "; " + way + calendar.name(raw);
    }
}
