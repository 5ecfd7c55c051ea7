package dev.ferry.server;

import dev.ferry.migration.Health;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A migration for programs: {@code /api/v1/migrations}. Dates are ISO days; a percentage that
 * nobody knows is null.
 */
public final class MigrationJson {

    private MigrationJson() {}

    /**
     * @param seen what the one who asks may see; the rest is only counted
     */
    public static Map<String, Object> of(Board.Entry entry, Predicate<Plan.Item> seen) {
        var status = entry.status();
        var json = of(entry.migration().id(), status);
        var rows = status.rows().stream().filter(r -> seen.test(r.item())).toList();
        json.put("features", rows.stream().map(MigrationJson::row).toList());
        json.put("hidden", status.rows().size() - rows.size());
        json.put("control", entry.migration().control().toString());
        entry.parent().ifPresent(p -> json.put("parent", p.url().toString()));
        json.put("seenAt", entry.seenAt().toString());
        return json;
    }

    public static Map<String, Object> of(String id, Status status) {
        var plan = status.plan();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("kind", plan.kind().text());
        json.put("state", plan.decisions().state().name().toLowerCase(java.util.Locale.ROOT));
        json.put("old", plan.oldModel().id());
        json.put("new", plan.newModel().id());
        plan.cutoff()
                .ifPresent(c -> {
                    json.put("cutoff", c.date().toString());
                    json.put("daysLeft", ChronoUnit.DAYS.between(status.asOf(), c.date()));
                });
        json.put("compressed", plan.compressed());
        json.put("warnings", plan.warnings());
        json.put("asOf", status.asOf().toString());
        json.put("health", health(status.health()));
        json.put("features", status.rows().stream().map(MigrationJson::row).toList());
        return json;
    }

    private static Map<String, Object> row(Status.Row row) {
        var item = row.item();
        var json = new LinkedHashMap<String, Object>();
        json.put("feature", item.feature().id());
        json.put("name", item.feature().name());
        json.put("team", item.team().id());
        json.put("dri", item.assignee());
        json.put("phase", row.phase().text());
        json.put(
                "tasks",
                Map.of(
                        "done",
                        row.facts().checklist().done(),
                        "total",
                        row.facts().checklist().total()));
        item.feature().flag().ifPresent(f -> json.put("flag", f.name()));
        json.put("rollout", Percents.of(row).orElse(null));
        json.put("due", item.due().toString());
        json.put("startBy", item.startBy().toString());
        json.put("dueReason", item.dueReason());
        json.put("health", health(row.health()));
        json.put("why", row.why());
        row.facts().issueUrl().ifPresent(u -> json.put("issue", u));
        return json;
    }

    private static Map<String, Object> health(Health health) {
        return Map.of("level", health.level().text(), "reasons", List.copyOf(health.reasons()));
    }
}
