package dev.ferry.server.site;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Health;
import dev.ferry.migration.SchedulePolicy;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;
import dev.ferry.registry.Evidence;
import dev.ferry.server.site.Days.Day;
import dev.ferry.server.site.FeatureRow.MigrationName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One migration as a page shows it.
 *
 * @param hidden features that this viewer may not see; counted, never named
 */
record MigrationCard(
        MigrationName name,
        String kind,
        Decisions.State state,
        Health.Level level,
        Optional<Day> cutoff,
        Optional<String> cutoffSource,
        Optional<Evidence> cutoffEvidence,
        boolean compressed,
        List<String> warnings,
        List<String> surfaces,
        List<Counted> health,
        List<Counted> steps,
        List<FeatureRow> rows,
        int hidden,
        Optional<String> parent,
        Ruler ruler,
        BurnUp burnUp,
        Instant seenAt) {

    /**
     * What stands above the lanes.
     *
     * @param words the same for those who do not see the picture
     */
    record Ruler(
            List<Axis.Mark> marks,
            Optional<Axis.Span> window,
            String today,
            Optional<String> cutoff,
            String words) {

        private static final double ROOM_FOR_TODAY = 12;
        private static final double ROOM_FOR_THE_CUTOFF = 80;

        /** Today's word stands left of its line, because the cutoff's comes from the right. */
        String todayAnchor() {
            return number(today) < ROOM_FOR_TODAY ? "start" : "end";
        }

        String cutoffAnchor() {
            return cutoff.filter(x -> number(x) > ROOM_FOR_THE_CUTOFF).isPresent()
                    ? "end"
                    : "start";
        }

        private static double number(String x) {
            return Double.parseDouble(x.substring(0, x.length() - 1));
        }
    }

    static MigrationCard of(Board.Entry entry, Viewer viewer, Catalog catalog, BurnUp burnUp) {
        var status = entry.status();
        var plan = status.plan();
        var name =
                new MigrationName(
                        entry.migration().id(), plan.oldModel().id(), plan.newModel().id());
        var axis = Axis.of(status);
        var seen =
                status.rows().stream()
                        .filter(r -> viewer.sees(entry, r.item()))
                        .map(r ->
                                FeatureRow.of(
                                        name,
                                        r,
                                        !Viewer.ANYBODY.sees(entry, r.item()),
                                        status.asOf(),
                                        Lane.of(axis, r.item())))
                        .toList();
        return new MigrationCard(
                name,
                plan.kind().text(),
                plan.decisions().state(),
                status.health().level(),
                plan.cutoff().map(c -> Days.day(c.date(), status.asOf())),
                plan.cutoff().map(Cutoff::source),
                plan.cutoff().flatMap(Cutoff::evidence),
                plan.compressed(),
                plan.warnings().stream().map(w -> Days.readable(w, status.asOf())).toList(),
                seen.stream().flatMap(r -> r.surfaces().stream()).distinct().sorted().toList(),
                Counted.health(status.rows().stream().map(r -> r.health().level())),
                Counted.steps(status.rows().stream().map(r -> Step.of(r.phase()))),
                seen,
                status.rows().size() - seen.size(),
                entry.parent().map(p -> p.url().toString()),
                ruler(status, axis, catalog.schedule()),
                burnUp,
                entry.seenAt());
    }

    private static Ruler ruler(Status status, Axis axis, SchedulePolicy policy) {
        var plan = status.plan();
        var window = axis.window(plan, policy);
        var words =
                plan.cutoff()
                        .map(c ->
                                "Features are due from %s to %s; the old model ends on %s."
                                        .formatted(
                                                Days.shortly(
                                                        c.date()
                                                                .minusDays(
                                                                        policy
                                                                                .earliestBeforeCutoff())),
                                                Days.shortly(
                                                        c.date()
                                                                .minusDays(
                                                                        policy
                                                                                .latestBeforeCutoff())),
                                                Days.shortly(c.date())))
                        .orElse("No provider forces a date.");
        return new Ruler(
                axis.marks(),
                window,
                axis.at(status.asOf()),
                plan.cutoff().map(c -> axis.at(c.date())),
                words);
    }

    boolean open() {
        return state == Decisions.State.OPEN;
    }

    String stateText() {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    String levelText() {
        return level.text();
    }

    String style() {
        return Counted.style(level);
    }

    int features() {
        return rows.size() + hidden;
    }

    /** With other rows, in another order. */
    MigrationCard with(List<FeatureRow> chosen) {
        return new MigrationCard(
                name,
                kind,
                state,
                level,
                cutoff,
                cutoffSource,
                cutoffEvidence,
                compressed,
                warnings,
                surfaces,
                health,
                steps,
                chosen,
                hidden,
                parent,
                ruler,
                burnUp,
                seenAt);
    }
}
