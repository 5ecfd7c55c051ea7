package dev.ferry.server.site;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Health;
import dev.ferry.migration.Status;
import dev.ferry.registry.Evidence;
import dev.ferry.server.site.Days.Day;
import dev.ferry.text.Checklist;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One feature as a page shows it, with what stands behind every cell.
 *
 * @param key unique on a page
 * @param surfaces who serves the model to it
 * @param reason the first one behind the health
 * @param phaseWhy the facts that the phase follows from
 * @param flagWhy what was read of the flag, and how far its rollout is
 */
record FeatureRow(
        String key,
        String id,
        String name,
        String team,
        String teamName,
        String dri,
        boolean confidential,
        String maturity,
        List<String> surfaces,
        MigrationName migration,
        Step step,
        String phase,
        int done,
        int total,
        List<Checklist.Section> sections,
        Optional<Flag> flag,
        Day due,
        Day startBy,
        String dueReason,
        Optional<Day> cutoff,
        Optional<String> cutoffSource,
        Optional<Evidence> cutoffEvidence,
        Health.Level level,
        List<String> reasons,
        List<String> phaseWhy,
        List<String> flagWhy,
        Optional<String> issue,
        Optional<String> issueText,
        Lane lane) {

    /** How a feature calls the migration it is part of. */
    record MigrationName(String id, String oldModel, String newModel) {}

    /**
     * @param percent empty where nobody knows it
     * @param text in words, with the moment of the reading where it is not of now
     * @param silent its source does not answer
     */
    record Flag(
            String name,
            Optional<BigDecimal> percent,
            String text,
            boolean silent,
            Optional<String> url) {}

    String style() {
        return Counted.style(level);
    }

    String health() {
        return level.text();
    }

    String reason() {
        return reasons.isEmpty() ? "" : reasons.getFirst();
    }

    String dueStyle() {
        return dueStyle(level, due);
    }

    private static String dueStyle(Health.Level level, Day due) {
        boolean over = level == Health.Level.COMPLETE || level == Health.Level.CANCELLED;
        return !over && due.left() < 0 ? "late" : "";
    }

    static FeatureRow of(
            MigrationName migration,
            Status.Row row,
            boolean confidential,
            LocalDate today,
            Lane lane) {
        var item = row.item();
        var facts = row.facts();
        var feature = item.feature();
        return new FeatureRow(
                migration.id() + "." + feature.id(),
                feature.id(),
                feature.name(),
                item.team().id(),
                item.team().name(),
                item.assignee(),
                confidential,
                feature.maturity().text(),
                item.surfaces(),
                migration,
                Step.of(row.phase()),
                row.phase().text(),
                facts.checklist().done(),
                facts.checklist().total(),
                facts.checklist().sections(),
                feature.flag().map(key -> flag(key, row)),
                Days.day(item.due(), today),
                Days.day(item.startBy(), today),
                Days.readable(item.dueReason(), today),
                item.cutoff().map(c -> Days.day(c.date(), today)),
                item.cutoff().map(Cutoff::source),
                item.cutoff().flatMap(Cutoff::evidence),
                row.health().level(),
                row.health().reasons().stream().map(r -> Days.readable(r, today)).toList(),
                row.whyThisPhase(),
                row.whyThisRollout(),
                facts.issueUrl(),
                facts.issueText(),
                lane);
    }

    private static Flag flag(FlagKey key, Status.Row row) {
        var facts = row.facts();
        return new Flag(
                key.name(),
                dev.ferry.server.Percents.of(row),
                dev.ferry.render.RolloutText.of(true, facts),
                facts.flag().filter(f -> f.presence() == FlagState.Presence.UNREADABLE).isPresent(),
                facts.flag().flatMap(FlagState::url).map(URI::toString));
    }
}
