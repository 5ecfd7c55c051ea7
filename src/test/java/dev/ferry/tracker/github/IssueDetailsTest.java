package dev.ferry.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.tracker.Details.Fact;
import dev.ferry.tracker.Timebox;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssueDetailsTest {

    @Test
    void readsTypeMilestoneAndTheFieldsOfTheOrganisation() throws Exception {
        var node =
                new ObjectMapper()
                        .readTree(
                                """
                                {"closed_at": "2026-11-02T10:00:00Z", "type": {"id": 1, "name": "Task"},
                                 "milestone": {"title": "v2", "state": "closed", "due_on": "2026-12-01T08:00:00Z"},
                                 "issue_field_values": [
                                   {"issue_field_name": "Priority", "data_type": "single_select", "value": "High",
                                    "single_select_option": {"id": 1, "name": "High", "color": "red"}},
                                   {"issue_field_name": "Areas", "data_type": "multi_select",
                                    "multi_select_options": [{"name": "web"}, {"name": "api"}]},
                                   {"issue_field_name": "Points", "data_type": "number", "value": 3},
                                   {"issue_field_name": "Empty", "data_type": "text", "value": null}]}
                                """);
        var details = IssueDetails.of(node);
        assertThat(details.kind()).contains("Task");
        assertThat(details.closedAt()).contains(Instant.parse("2026-11-02T10:00:00Z"));
        assertThat(details.milestone())
                .contains(
                        Timebox.named(
                                "v2",
                                Optional.empty(),
                                Optional.of(LocalDate.parse("2026-12-01")),
                                false));
        assertThat(details.customFields())
                .containsEntry("Priority", List.of("High"))
                .containsEntry("Areas", List.of("web", "api"))
                .containsEntry("Points", List.of("3"))
                .doesNotContainKey("Empty");
        assertThat(details.told()).containsExactlyInAnyOrder(Fact.MILESTONE, Fact.CUSTOM_FIELDS);
    }

    @Test
    void whatIsNotThereIsNotTold() throws Exception {
        var details = IssueDetails.of(new ObjectMapper().readTree("{\"closed_at\": null}"));
        assertThat(details.told()).containsExactly(Fact.MILESTONE);
        assertThat(details.kind()).isEmpty();
        assertThat(details.closedAt()).isEmpty();
        assertThat(details.milestone()).isEmpty();
    }
}
