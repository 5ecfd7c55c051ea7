package dev.ferry.cli;

import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan for a person at a terminal: what would be created, until when, and why then. */
record PlanText(Plan plan, int columns) {

    private static final String CLOSING =
            "Nothing was created. In an issue, `/migrate` with the same words creates this.";

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.addAll(wrapped("", plan.parent().title()));
        lines.addAll(wrapped("", summary()));
        plan.cutoff().ifPresent(c -> lines.addAll(wrapped("", cutoff(c))));
        section(lines, "Warnings", plan.warnings());
        lines.add("");
        lines.addAll(table().lines(columns));
        lines.add("");
        lines.add("Why these dates");
        reasons()
                .forEach((reason, ids) ->
                        lines.addAll(hanging(String.join(", ", ids) + ": ", reason + ".")));
        lines.add("");
        lines.addAll(wrapped("", CLOSING));
        return lines;
    }

    private String summary() {
        int features = plan.issues().size();
        return "%s, %d %s, due until %s, planned on %s%s"
                .formatted(
                        plan.kind().text(),
                        features,
                        features == 1 ? "feature" : "features",
                        plan.parent().due(),
                        plan.decisions().plannedOn(),
                        plan.compressed() ? ", COMPRESSED" : "");
    }

    private static String cutoff(Cutoff cutoff) {
        return "cutoff %s, %s%s"
                .formatted(
                        cutoff.date(),
                        cutoff.source(),
                        cutoff.evidence()
                                .map(e -> " (" + e.url() + ", read " + e.observed() + ")")
                                .orElse(""));
    }

    /** Features by the reason of their date: many have the same. */
    private Map<String, List<String>> reasons() {
        var reasons = new LinkedHashMap<String, List<String>>();
        for (var item : plan.issues()) {
            reasons.computeIfAbsent(item.dueReason(), _ -> new ArrayList<>())
                    .add(item.feature().id());
        }
        return reasons;
    }

    private TextTable table() {
        var table = new TextTable("DUE", "START BY", "FEATURE", "MATURITY", "TEAM", "DRI", "ON");
        for (var item : plan.issues()) {
            table.row(
                    item.due().toString(),
                    item.startBy().toString(),
                    item.feature().id(),
                    item.feature().maturity().text(),
                    item.team().name(),
                    item.assignee(),
                    String.join(", ", item.surfaces()));
        }
        return table;
    }

    private void section(List<String> lines, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add(title);
            entries.forEach(e -> lines.addAll(hanging("! ", e)));
        }
    }

    private List<String> hanging(String head, String text) {
        return wrapped("    ", head + text).stream()
                .map(l -> l.startsWith("    ") ? l : "  " + l)
                .toList();
    }

    /** Lines of the text, those after the first behind the indent. */
    private List<String> wrapped(String indent, String text) {
        var lines = new ArrayList<String>();
        for (var line : Cells.wrap(Cells.plain(text), columns - indent.length())) {
            lines.add(lines.isEmpty() ? line : indent + line);
        }
        return lines;
    }
}
