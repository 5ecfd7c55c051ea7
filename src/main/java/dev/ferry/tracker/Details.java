package dev.ferry.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an issue tells besides, for those who ask for it in a view; nothing that Ferry decides
 * depends on it.
 *
 * @param told what the tracker tells of its issues at all: an issue without a weight is not the
 *     same as a tracker without weights
 * @param kind what the tracker calls this sort of issue, where it has several: {@code Task}
 * @param health in words: {@code on track}, {@code needs attention}, {@code at risk}
 * @param customFields the chosen options, or the text, by the name of the field
 */
public record Details(
        Set<Fact> told,
        Optional<String> kind,
        Optional<Instant> closedAt,
        Optional<Timebox> milestone,
        Optional<Timebox> iteration,
        Optional<LocalDate> start,
        Optional<Long> weight,
        Optional<String> health,
        Optional<Time> time,
        Map<String, List<String>> customFields) {

    /** What only some trackers have, or some licences of one. */
    public enum Fact {
        MILESTONE,
        ITERATION,
        START_DATE,
        WEIGHT,
        HEALTH,
        TIME_TRACKING,
        CUSTOM_FIELDS
    }

    /** What people think that it takes, and what it took. */
    public record Time(Duration estimate, Duration spent) {}

    public static final Details NONE = ofMilestone(Set.of(), Optional.empty(), Optional.empty());

    public Details {
        told = Set.copyOf(told);
        customFields = Map.copyOf(customFields);
    }

    /** Where a tracker has milestones and nothing else of all this. */
    public static Details ofMilestone(
            Set<Fact> told, Optional<Instant> closedAt, Optional<Timebox> milestone) {
        return new Details(
                told,
                Optional.empty(),
                closedAt,
                milestone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
