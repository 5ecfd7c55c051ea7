package dev.ferry.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Planned;
import dev.ferry.migration.Raci;
import dev.ferry.migration.Team;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A plan for programs. People script against these names: new ones may come, none changes. Written
 * in ASCII, so that no terminal's encoding spoils it.
 */
final class PlanJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private PlanJson() {}

    static String of(Plan plan, Raci raci) {
        var json = JSON.createObjectNode();
        json.put("kind", plan.kind().text());
        json.put("old", plan.oldModel().id());
        json.put("new", plan.newModel().id());
        json.put("cutoff", plan.cutoff().map(c -> c.date().toString()).orElse(null));
        json.put("compressed", plan.compressed());
        json.set("warnings", texts(plan.warnings()));
        json.set("parent", parent(plan.parent()));
        var issues = json.putArray("issues");
        plan.issues().forEach(i -> issues.add(issue(i, raci)));
        return json.toPrettyString();
    }

    static String of(Planned.Refused refused) {
        var json = JSON.createObjectNode();
        json.putObject("refused")
                .put("about", refused.about())
                .put("reason", refused.reason())
                .put("remedy", refused.remedy());
        return json.toPrettyString();
    }

    private static ObjectNode parent(Plan.Parent parent) {
        var json = JSON.createObjectNode();
        json.put("title", parent.title());
        json.put("due", parent.due().toString());
        json.set("labels", texts(parent.labels()));
        return json;
    }

    private static ObjectNode issue(Plan.Item item, Raci raci) {
        var json = JSON.createObjectNode();
        json.put("feature", item.feature().id());
        json.put("title", item.title());
        json.put("team", item.team().id());
        json.set(
                "assignees",
                texts(item.assignee().isBlank() ? List.of() : List.of(item.assignee())));
        json.put("due", item.due().toString());
        json.put("startBy", item.startBy().toString());
        json.put("dueReason", item.dueReason());
        json.set("labels", texts(item.labels()));
        json.put("confidential", item.confidential());
        json.set("raci", matrix(raci));
        return json;
    }

    /** Task to column to duties; columns without a duty are left out. */
    private static ObjectNode matrix(Raci raci) {
        var json = JSON.createObjectNode();
        for (var row : raci.rows()) {
            var duties = json.putObject(row.id());
            for (var part : Team.columns()) {
                if (!row.cell(part).isEmpty()) {
                    duties.put(column(part), row.cell(part));
                }
            }
        }
        return json;
    }

    private static String column(Team.Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ArrayNode texts(Collection<String> texts) {
        var json = JSON.createArrayNode();
        texts.forEach(json::add);
        return json;
    }
}
