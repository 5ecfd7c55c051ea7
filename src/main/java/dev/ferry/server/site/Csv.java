package dev.ferry.server.site;

import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;
import dev.ferry.server.Percents;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line for each feature, for spreadsheets: RFC 4180. A cell that a spreadsheet would run as a
 * formula begins with an apostrophe, which it shows as text.
 */
public final class Csv {

    private static final String END = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n|%＝＋－＠";

    private Csv() {}

    static String of(Collection<Board.Entry> entries, Viewer viewer) {
        return heading()
                + entries.stream()
                        .flatMap(e ->
                                e.status().rows().stream()
                                        .filter(r -> viewer.sees(e, r.item()))
                                        .map(r -> line(e.migration().id(), e.status(), r)))
                        .collect(Collectors.joining());
    }

    /** The same for a status that nobody hung up. */
    public static String heading() {
        return line(
                List.of(
                        "migration",
                        "state",
                        "old",
                        "new",
                        "feature",
                        "name",
                        "team",
                        "dri",
                        "surfaces",
                        "phase",
                        "tasks_done",
                        "tasks_total",
                        "flag",
                        "rollout_percent",
                        "start_by",
                        "due",
                        "cutoff",
                        "health",
                        "reasons",
                        "issue"));
    }

    public static String line(String migration, Status status, Status.Row row) {
        var plan = status.plan();
        var item = row.item();
        var facts = row.facts();
        return line(
                List.of(
                        migration,
                        plan.decisions().state().name().toLowerCase(java.util.Locale.ROOT),
                        plan.oldModel().id(),
                        plan.newModel().id(),
                        item.feature().id(),
                        item.feature().name(),
                        item.team().id(),
                        item.assignee(),
                        String.join(" ", item.surfaces()),
                        row.phase().text(),
                        Integer.toString(facts.checklist().done()),
                        Integer.toString(facts.checklist().total()),
                        item.feature().flag().map(f -> f.name()).orElse(""),
                        Percents.of(row).map(BigDecimal::toPlainString).orElse(""),
                        item.startBy().toString(),
                        item.due().toString(),
                        item.cutoff().map(c -> c.date().toString()).orElse(""),
                        row.health().level().text(),
                        String.join("; ", row.health().reasons()),
                        facts.issueUrl().orElse("")));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + END;
    }

    static String cell(String text) {
        var harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
