package dev.ferry.cli;

import dev.ferry.cli.Terminal.Tone;
import dev.ferry.migration.Health;
import dev.ferry.migration.Status;
import dev.ferry.server.Percents;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A status for a person at a terminal: as wide as it is, in its colours. */
record StatusText(Terminal terminal) {

    private static final int ROOM_FOR_EVERYTHING = 100;
    private static final int ROOM_FOR_MOST = 72;

    List<String> lines(String migration, Status status) {
        var lines = new ArrayList<String>();
        var health = status.health().level();
        lines.add(
                terminal.paint(Tone.BOLD, Cells.plain(migration))
                        + ": "
                        + terminal.paint(tone(health), health.text())
                        + cutoff(status)
                        + terminal.paint(Tone.FAINT, ", as of " + status.asOf()));
        var table = table(status).lines(terminal.columns());
        lines.add(terminal.paint(Tone.FAINT, table.getFirst()));
        for (int i = 1; i < table.size(); i++) {
            lines.add(painted(table.get(i), status.rows().get(i - 1).health().level()));
        }
        return lines;
    }

    private static String cutoff(Status status) {
        return status.plan()
                .cutoff()
                .map(c -> {
                    long left = ChronoUnit.DAYS.between(status.asOf(), c.date());
                    return ", cutoff "
                            + c.date()
                            + (left < 0 ? " (" + -left + " days ago)" : " (in " + left + " days)");
                })
                .orElse("");
    }

    /** What there is no room for is left out, the least needed first. */
    private TextTable table(Status status) {
        boolean all = terminal.columns() >= ROOM_FOR_EVERYTHING;
        boolean most = terminal.columns() >= ROOM_FOR_MOST;
        var table = new TextTable(columns(all, most, Column::heading));
        for (var row : status.rows()) {
            table.row(columns(all, most, c -> c.of.apply(row)));
        }
        return table;
    }

    private static String[] columns(
            boolean all, boolean most, java.util.function.Function<Column, String> text) {
        return java.util.Arrays.stream(Column.values())
                .filter(c -> c.room == 0 || c.room == 1 && most || all)
                .map(text)
                .toArray(String[]::new);
    }

    private enum Column {
        FEATURE(0, r -> r.item().feature().name()),
        DRI(1, r -> r.item().assignee()),
        PHASE(0, r -> r.phase().text()),
        TASKS(2, r -> r.facts().checklist().done() + "/" + r.facts().checklist().total()),
        ROLLOUT(1, r -> Percents.of(r).map(p -> p.toPlainString() + " %").orElse("?")),
        ETA(0, r -> r.item().due().toString()),
        HEALTH(0, r -> r.health().level().text()),
        ISSUE(2, r -> r.facts().issueText().orElse("-"));

        private final int room;
        private final java.util.function.Function<Status.Row, String> of;

        Column(int room, java.util.function.Function<Status.Row, String> of) {
            this.room = room;
            this.of = of;
        }

        private String heading() {
            return name();
        }
    }

    /** The word for the health in its colour; the last one in the line that is it. */
    private String painted(String line, Health.Level level) {
        int at = line.lastIndexOf(level.text());
        return at < 0
                ? line
                : line.substring(0, at)
                        + terminal.paint(tone(level), level.text())
                        + line.substring(at + level.text().length());
    }

    private static Tone tone(Health.Level level) {
        return switch (level) {
            case LATE -> Tone.BAD;
            case AT_RISK -> Tone.WARN;
            case ON_TRACK -> Tone.CALM;
            case COMPLETE -> Tone.GOOD;
            case CANCELLED -> Tone.FAINT;
        };
    }
}
