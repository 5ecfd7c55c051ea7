package dev.ferry.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Labels;
import dev.ferry.tracker.IssueRef;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The view that GitLab keeps up to date itself. */
class LiveViewTest {

    private final LiveView view =
            new LiveView(new Labels("AI Model Migration", Set.of(), "blocked"));

    @Test
    void belowAnEpicItShowsTheEpicsIssuesWithTheirStatusLabels() {
        assertThat(view.of("Replace it", IssueRef.epic("gitlab", "acme/ai", 5)))
                .isEqualTo(
                        """
                        ```glql
                        title: The same, live
                        display: table
                        fields: 'title, assignee, labels("migration::*") as "Phase", labels("rollout::*") as "Rollout", due, labels("health::*") as "Health", state'
                        sort: 'due asc'
                        limit: 100
                        query: 'epic = acme/ai&5'
                        ```
                        """);
    }

    @Test
    void belowAMainIssueTheMilestoneHoldsThemTogether() {
        assertThat(view.of("Bob's \"move\"", IssueRef.issue("gitlab", "acme/app", 5)))
                .contains(
                        """
                        query: 'label = ("AI Model Migration", "migration::*") and milestone = "Bob''s \\"move\\""'
                        """);
    }
}
