package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Details;
import dev.ferry.tracker.Details.Fact;
import dev.ferry.tracker.Timebox;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.github.GHMilestone;
import org.kohsuke.github.GHMilestoneState;

/**
 * What GitHub tells of an issue besides: its type, its milestone, when it was closed, and the
 * fields of its organisation. A milestone has no first day.
 */
final class IssueDetails {

    private static final String FIELDS = "issue_field_values";

    private IssueDetails() {}

    static Details of(JsonNode issue) {
        var told = EnumSet.of(Fact.MILESTONE);
        if (issue.has(FIELDS)) {
            told.add(Fact.CUSTOM_FIELDS);
        }
        return new Details(
                told,
                Optional.of(issue.path("type").path("name").asText()).filter(t -> !t.isEmpty()),
                Optional.of(issue.path("closed_at"))
                        .filter(JsonNode::isTextual)
                        .map(n -> moment(n)),
                Milestones.of(issue).map(IssueDetails::milestone),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                fields(issue.path(FIELDS)));
    }

    private static Timebox milestone(GHMilestone milestone) {
        return Timebox.named(
                milestone.getTitle(),
                Optional.empty(),
                Milestones.dueOf(milestone),
                milestone.getState() == GHMilestoneState.OPEN);
    }

    private static Map<String, List<String>> fields(JsonNode values) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var value : values) {
            var chosen = chosen(value);
            if (!chosen.isEmpty()) {
                fields.put(value.path("issue_field_name").asText(), chosen);
            }
        }
        return fields;
    }

    private static List<String> chosen(JsonNode value) {
        if (value.path("multi_select_options").isArray()) {
            return value.path("multi_select_options")
                    .valueStream()
                    .map(option -> option.path("name").asText())
                    .toList();
        }
        var one = value.path("single_select_option").path("name");
        var text = one.isTextual() ? one.asText() : value.path("value").asText("");
        return text.isBlank() ? List.of() : List.of(text);
    }

    private static Instant moment(JsonNode node) {
        return Library.reading("issue", () -> Instant.parse(node.asText()));
    }
}
