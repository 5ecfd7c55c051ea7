package dev.ferry.migration;

import dev.ferry.flag.FlagState;
import dev.ferry.migration.ramp.Percentage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares how a migration stands with what was last written down about it. What is not known now
 * is no change: a flag that cannot be read has not moved.
 */
public final class Chronicle {

    private final String migration;
    private final Instant now;
    private final Map<String, Map<TimelineEntry.What, String>> last = new HashMap<>();
    private final List<TimelineEntry> news = new ArrayList<>();

    /**
     * @param latest the newest event of each kind for each feature, in any order
     */
    public Chronicle(String migration, List<TimelineEntry> latest, Instant now) {
        this.migration = migration;
        this.now = now;
        latest.forEach(e -> of(e.feature().orElse("")).put(e.what(), e.to()));
    }

    /** What is new, to be written down after the rest. */
    public List<TimelineEntry> news(Status status) {
        news.clear();
        // A look that did not see the issue tells of our eyes, not of the feature.
        status.rows().stream()
                .filter(row -> row.facts().issueOpen().isPresent())
                .forEach(row -> read(status.plan().decisions(), row));
        return List.copyOf(news);
    }

    private void read(Decisions decisions, Status.Row row) {
        var feature = row.item().feature().id();
        row.facts().flag().ifPresent(f -> flag(feature, f));
        note(
                feature,
                TimelineEntry.What.PHASE,
                row.phase().name(),
                "the phase is read: " + reading(row));
        note(
                feature,
                TimelineEntry.What.HEALTH,
                row.health().level().text(),
                String.join("; ", row.health().reasons()));
        note(feature, TimelineEntry.What.DUE, row.item().due().toString(), row.item().dueReason());
        note(feature, TimelineEntry.What.RESPONSIBLE, row.item().assignee(), "named in the plan");
        approval(feature, Optional.ofNullable(decisions.approved().get(feature)));
    }

    private void approval(String feature, Optional<String> by) {
        var why = by.isPresent() ? "called done" : "the approval was taken back";
        note(feature, TimelineEntry.What.APPROVAL, by.orElse(""), by, now, why);
    }

    private static String reading(Status.Row row) {
        return row.why().stream().limit(2).reduce((a, b) -> a + " " + b).orElse(row.phase().text());
    }

    private void flag(String feature, FlagState flag) {
        Percentage.of(flag)
                .ifPresent(to ->
                        note(
                                feature,
                                TimelineEntry.What.FLAG,
                                to,
                                flag.changedBy(),
                                changed(flag),
                                "seen at its source"));
    }

    /** When the source says it changed, if that can be; else now. */
    private Instant changed(FlagState flag) {
        return flag.lastChanged().filter(at -> !at.isAfter(now)).orElse(now);
    }

    private void note(String feature, TimelineEntry.What what, String to, String why) {
        note(feature, what, to, Optional.empty(), now, why);
    }

    private void note(
            String feature,
            TimelineEntry.What what,
            String to,
            Optional<String> who,
            Instant at,
            String why) {
        var before = Objects.requireNonNullElse(of(feature).get(what), "");
        if (!before.equals(to)) {
            of(feature).put(what, to);
            news.add(
                    new TimelineEntry(
                            migration, Optional.of(feature), what, at, who, before, to, why));
        }
    }

    private Map<TimelineEntry.What, String> of(String feature) {
        return last.computeIfAbsent(feature, _ -> new EnumMap<>(TimelineEntry.What.class));
    }
}
