package dev.ferry.cli;

import dev.ferry.cli.SyncedSurface.Gap;
import dev.ferry.cli.SyncedSurface.Row;
import dev.ferry.config.RegistryFile.Left;
import dev.ferry.config.RegistryFile.Outcome;
import dev.ferry.migration.SchedulePolicy;
import dev.ferry.registry.sync.Amendment;
import dev.ferry.registry.sync.Difference;
import dev.ferry.registry.sync.Urgency;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link SyncReport} for a person at a terminal. */
record SyncText(
        SyncReport report, Optional<Outcome> outcome, SchedulePolicy policy, Terminal terminal) {

    private static final List<String> NOTHING_WRITTEN =
            List.of("Nothing was written; --write corrects models.yaml.");

    List<String> lines() {
        var lines = new ArrayList<String>();
        report.rows()
                .filter(r -> r.urgency() == Urgency.EARLIER)
                .forEach(r -> lines.addAll(alarm(r)));
        report.surfaces().forEach(s -> lines.addAll(surface(s)));
        report.gaps().forEach(g -> lines.addAll(wrap(missing(g))));
        if (report.rows().findAny().isPresent()) {
            lines.addAll(outcome.map(this::written).orElse(NOTHING_WRITTEN));
        }
        return lines;
    }

    private List<String> written(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var why) -> wrap("Nothing was written: " + why + ".");
            case Outcome.Written(var done, var left) -> {
                var lines = new ArrayList<String>();
                if (!done.isEmpty()) {
                    lines.addAll(
                            wrap(
                                    "Written to models.yaml: %s. A bot that runs reads it when it is started again; a migration that is under way keeps its cutoff until somebody writes `/migrate cutoff DATE`."
                                            .formatted(places(done))));
                }
                left.forEach(l -> lines.addAll(toPaste(l)));
                if (report.rows().anyMatch(r -> r.urgency() == Urgency.QUESTION)) {
                    lines.addAll(
                            wrap(
                                    "What is no longer listed, or listed twice, is for you to judge"
                                            + " and to write."));
                }
                yield lines;
            }
        };
    }

    private static String places(List<Amendment> done) {
        return done.stream()
                .map(a -> a.model().id() + " on " + a.now().surface())
                .collect(Collectors.joining(", "));
    }

    private List<String> toPaste(Left left) {
        var lines = new ArrayList<String>();
        var amendment = left.amendment();
        lines.addAll(
                wrap(
                        "%s on %s cannot be changed where it stands (%s). Write:"
                                .formatted(
                                        amendment.model().id(),
                                        amendment.now().surface(),
                                        left.why())));
        left.entry().lines().forEach(l -> lines.add("    " + l));
        return lines;
    }

    private List<String> alarm(Row row) {
        if (!(row.difference() instanceof Difference.DateEarlier d)) {
            return List.of();
        }
        var now = d.now().date();
        var was = d.was().date();
        var lines = new ArrayList<String>();
        var headline =
                "EARLIER: %s on %s ends %s, %d days before %s as the registry has it: %s."
                        .formatted(
                                d.subject(),
                                d.surface(),
                                now,
                                ChronoUnit.DAYS.between(now, was),
                                ModelText.end(d.was()),
                                left(now));
        wrap(headline).forEach(l -> lines.add(terminal.paint(Terminal.Tone.BAD, l)));
        lines.addAll(
                wrapped(
                        row.features().isEmpty()
                                ? "No feature calls it."
                                : "Called by %s. Due dates move from %s to %s; `/migrate cutoff %s` in the control issue of a migration of it plans them again."
                                        .formatted(
                                                String.join(", ", row.features()),
                                                window(was),
                                                window(now),
                                                now)));
        lines.add("");
        return lines;
    }

    private String left(LocalDate day) {
        return SyncWords.left(report.today(), day) + (day.isBefore(report.today()) ? "" : " left");
    }

    /** Before working days and holidays are looked at. */
    private String window(LocalDate cutoff) {
        return cutoff.minusDays(policy.earliestBeforeCutoff())
                + "…"
                + cutoff.minusDays(policy.latestBeforeCutoff());
    }

    private List<String> surface(SyncedSurface surface) {
        var lines = new ArrayList<String>();
        int different = surface.rows().size();
        lines.add(
                terminal.paint(Terminal.Tone.BOLD, surface.surface())
                        + Cells.plain(
                                ": %d models in %s%s; %s"
                                        .formatted(
                                                surface.listing().sightings().size(),
                                                surface.source(),
                                                surface.listing().complete()
                                                        ? ""
                                                        : ", which is not the whole list",
                                                count(different))));
        lines.addAll(table(surface));
        var unknown =
                surface.rows().stream()
                        .filter(r -> r.difference() instanceof Difference.Unknown)
                        .map(r -> Cells.plain(r.difference().subject()))
                        .toList();
        if (!unknown.isEmpty()) {
            lines.addAll(
                    wrapped(
                            "%d unknown to the registry: %s"
                                    .formatted(unknown.size(), String.join(", ", unknown))));
        }
        lines.add("");
        return lines;
    }

    private static String count(int different) {
        return switch (different) {
            case 0 -> "nothing differs";
            case 1 -> "1 difference";
            default -> different + " differences";
        };
    }

    private List<String> table(SyncedSurface surface) {
        var table = new TextTable("MODEL", "WHAT", "REGISTRY", "PROVIDER", "LEFT", "CALLED BY");
        var known =
                surface.rows().stream()
                        .filter(r -> !(r.difference() instanceof Difference.Unknown))
                        .toList();
        known.forEach(r -> table.row(cells(r)));
        return known.isEmpty() ? List.of() : table.lines(terminal.columns());
    }

    private String[] cells(Row row) {
        var difference = row.difference();
        return new String[] {
            difference.subject(),
            SyncWords.what(difference),
            SyncWords.was(difference),
            SyncWords.is(difference),
            SyncWords.now(difference)
                    .map(r -> SyncWords.left(report.today(), r.date()))
                    .orElse(SyncWords.NOTHING),
            row.features().isEmpty() ? SyncWords.NOTHING : String.join(", ", row.features())
        };
    }

    private static String missing(Gap gap) {
        return "No replacement is known for %s on %s, which %s and is called by %s. No provider's list names one: decide, and write it under `replacement`."
                .formatted(
                        gap.model(),
                        gap.surface(),
                        gap.state()
                                .retires()
                                .map(r -> "ends " + ModelText.end(r))
                                .orElseGet(() -> "is " + ModelText.word(gap.state().lifecycle())),
                        String.join(", ", gap.features()));
    }

    private List<String> wrapped(String text) {
        return wrap(text).stream().map(l -> "  " + l).toList();
    }

    private List<String> wrap(String text) {
        return Cells.wrap(Cells.plain(text), terminal.columns() - 2);
    }
}
