package dev.ferry.migration;

import dev.ferry.migration.ramp.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Days on which a stage of a rollout may begin; never empty, and the last one is the end. */
record Room(TreeSet<LocalDate> days) {

    /** In percent of the way: where the first of several stages begins, and the last. */
    private static final int FIRST = 30;

    private static final int LAST = 70;

    /** Empty: the start is behind the end. The end counts, whatever day it is. */
    static Optional<Room> of(LocalDate start, LocalDate end, Predicate<LocalDate> allowed) {
        return start.isAfter(end)
                ? Optional.empty()
                : Optional.of(
                        new Room(
                                start.datesUntil(end.plusDays(1))
                                        .filter(day -> day.equals(end) || allowed.test(day))
                                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** The last day for each stage, so that it and all that follow can stay; empty: no room. */
    Optional<List<LocalDate>> latest(List<Stage> stages) {
        var latest = new ArrayList<LocalDate>();
        var next = days.getLast();
        for (var stage : stages.reversed()) {
            next = days.floor(next.minusDays(stage.days()));
            if (next == null) {
                return Optional.empty();
            }
            latest.addFirst(next);
        }
        return Optional.of(latest);
    }

    /** Evenly, as far as every stage can stay; empty: no room. */
    Optional<List<LocalDate>> spread(List<Stage> stages) {
        return latest(stages).map(latest -> spread(stages, latest));
    }

    private List<LocalDate> spread(List<Stage> stages, List<LocalDate> latest) {
        var even = List.copyOf(days);
        var spread = new ArrayList<LocalDate>();
        var soonest = days.getFirst();
        for (int i = 0; i < stages.size(); i++) {
            var wished = even.get((even.size() - 1) * share(i, stages.size()) / 100);
            var inTime = wished.isBefore(latest.get(i)) ? wished : latest.get(i);
            var day = inTime.isBefore(soonest) ? soonest : inTime;
            spread.add(day);
            soonest =
                    Optional.ofNullable(days.ceiling(day.plusDays(stages.get(i).days())))
                            .orElse(days.getLast());
        }
        return spread;
    }

    private static int share(int stage, int stages) {
        return stages == 1 ? LAST : FIRST + (LAST - FIRST) * stage / (stages - 1);
    }
}
