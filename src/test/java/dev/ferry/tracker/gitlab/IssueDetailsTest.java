package dev.ferry.tracker.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.tracker.Details.Fact;
import dev.ferry.tracker.Details.Time;
import dev.ferry.tracker.Timebox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssueDetailsTest {

    @Test
    void readsWhatALicenceAdds() throws Exception {
        var node =
                new ObjectMapper()
                        .readTree(
                                """
                                {"closed_at": "2026-11-02T10:00:00.123+02:00", "issue_type": "test_case",
                                 "milestone": {"title": "17.0", "state": "active", "start_date": "2026-11-01",
                                   "due_date": "2026-12-01"},
                                 "iteration": {"id": 90, "title": null, "state": 2, "start_date": "2026-11-02",
                                   "due_date": "2026-11-15"},
                                 "weight": null, "health_status": "needs_attention",
                                 "time_stats": {"time_estimate": 7200, "total_time_spent": 0}}
                                """);
        var details = IssueDetails.of(node);
        assertThat(details.kind()).contains("TestCase");
        assertThat(details.closedAt()).contains(Instant.parse("2026-11-02T08:00:00.123Z"));
        assertThat(details.milestone()).contains(box("17.0", "2026-11-01", "2026-12-01"));
        assertThat(details.iteration().flatMap(Timebox::id)).contains(90L);
        assertThat(details.iteration().map(Timebox::title)).contains("2026-11-02 – 2026-11-15");
        assertThat(details.weight()).isEmpty();
        assertThat(details.health()).contains("needs attention");
        assertThat(details.time()).contains(new Time(Duration.ofHours(2), Duration.ZERO));
        assertThat(details.told())
                .containsExactlyInAnyOrder(
                        Fact.MILESTONE,
                        Fact.ITERATION,
                        Fact.WEIGHT,
                        Fact.HEALTH,
                        Fact.TIME_TRACKING);
    }

    private static Timebox box(String title, String start, String due) {
        return Timebox.named(
                title,
                Optional.of(LocalDate.parse(start)),
                Optional.of(LocalDate.parse(due)),
                true);
    }

    @Test
    void withoutTheLicenceNoWeightIsNotTheSameAsNoWeights() throws Exception {
        var details = IssueDetails.of(new ObjectMapper().readTree("{\"issue_type\": \"issue\"}"));
        assertThat(details.kind()).contains("Issue");
        assertThat(details.told()).containsExactly(Fact.MILESTONE);
    }
}
