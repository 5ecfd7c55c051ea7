package dev.ferry.migration;

import dev.ferry.migration.ramp.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * On which days the stages of a feature's rollout begin, so that each stays as long as it has to:
 * spread over the working days from start to due date. The first third belongs to evaluation and
 * implementation, the last to a quiet time at 100 %. Where that is too short they begin before the
 * start, as late as they can; then on any day of the week; and at last one right after the other,
 * beyond the due date.
 *
 * @param stages in order
 * @param quiet working days from the last stage to the end
 * @param removed the flag is gone from the code: the due date, or later where the stages are
 * @param shortage how far the stages miss the due date; empty: they fit
 */
public record RolloutDates(
        List<Step> stages, int quiet, LocalDate removed, Optional<Shortage> shortage) {

    public record Step(Stage stage, LocalDate day) {}

    /**
     * The stages take longer than there is time.
     *
     * @param needed days from the first stage to the end
     * @param left days from the start to the due date
     */
    public record Shortage(int needed, int left) {}

    public RolloutDates {
        stages = List.copyOf(stages);
    }

    /**
     * @param first nothing begins before it
     * @param start of the work as its effort asks for
     * @param due by then the flag is to be gone
     */
    public record Frame(LocalDate first, LocalDate start, LocalDate due) {
        public Frame {
            start = later(start, first);
        }
    }

    public static RolloutDates in(Frame frame, SchedulePolicy policy, List<Stage> stages) {
        var working = new Calendar(policy.holidays());
        return Room.of(frame.start(), frame.due(), working::isWorking)
                .flatMap(room -> room.spread(stages))
                .or(() ->
                        Room.of(frame.first(), frame.due(), working::isWorking)
                                .flatMap(room -> room.latest(stages)))
                .or(() ->
                        Room.of(frame.first(), frame.due(), _ -> true)
                                .flatMap(room -> room.latest(stages)))
                .map(days -> of(stages, days, frame.due(), working, Optional.empty()))
                .orElseGet(() -> beyond(frame, working, stages));
    }

    /** The day on which the last stage begins. */
    public LocalDate everybody() {
        return stages.getLast().day();
    }

    /** {@code 1 % on 2026-11-26, 5 % on 2026-11-27}, for people. */
    String sentence() {
        return stages.stream()
                .map(s -> s.stage().name() + " on " + s.day())
                .collect(Collectors.joining(", "));
    }

    /** One right after the other: no rule is broken but the due date. */
    private static RolloutDates beyond(Frame frame, Calendar working, List<Stage> stages) {
        var days = new ArrayList<LocalDate>();
        var day = frame.first();
        for (var stage : stages) {
            days.add(day);
            day = day.plusDays(stage.days());
        }
        var shortage =
                new Shortage(
                        days(frame.first(), day), Math.max(0, days(frame.first(), frame.due())));
        return of(stages, days, later(day, frame.due()), working, Optional.of(shortage));
    }

    private static RolloutDates of(
            List<Stage> stages,
            List<LocalDate> days,
            LocalDate removed,
            Calendar working,
            Optional<Shortage> shortage) {
        var steps =
                IntStream.range(0, stages.size())
                        .mapToObj(i -> new Step(stages.get(i), days.get(i)))
                        .toList();
        int quiet = working.between(days.getLast(), removed);
        return new RolloutDates(steps, quiet, removed, shortage);
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(to.toEpochDay() - from.toEpochDay());
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
