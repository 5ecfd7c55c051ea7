package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Details;
import dev.ferry.tracker.Details.Fact;
import dev.ferry.tracker.Timebox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What GitLab tells of an issue besides. Weight, iteration and health are named in an answer only
 * where the licence has them; the library does not tell an absent weight from a missing one.
 */
final class IssueDetails {

    /** As GitLab numbers the states of iterations. */
    private static final int CLOSED = 3;

    private IssueDetails() {}

    static Details of(JsonNode issue) {
        return new Details(
                told(issue),
                word(issue.path("issue_type")).map(IssueDetails::kind),
                moment(issue.path("closed_at")),
                there(issue.path("milestone")).map(IssueDetails::milestone),
                there(issue.path("iteration")).map(IssueDetails::iteration),
                Answers.day(issue.path("start_date")),
                Optional.of(issue.path("weight")).filter(JsonNode::isNumber).map(JsonNode::asLong),
                word(issue.path("health_status")).map(IssueDetails::spaced),
                there(issue.path("time_stats")).map(IssueDetails::time),
                Map.of());
    }

    static Details ofEpic(JsonNode epic) {
        return ofEpic(epic.path("closed_at"), epic.path("start_date"));
    }

    static Details ofEpic(JsonNode closedAt, JsonNode start) {
        return new Details(
                EnumSet.of(Fact.START_DATE),
                Optional.empty(),
                moment(closedAt),
                Optional.empty(),
                Optional.empty(),
                Answers.day(start),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static EnumSet<Fact> told(JsonNode issue) {
        var told = EnumSet.of(Fact.MILESTONE);
        Map.of(
                        "iteration", Fact.ITERATION,
                        "start_date", Fact.START_DATE,
                        "weight", Fact.WEIGHT,
                        "health_status", Fact.HEALTH,
                        "time_stats", Fact.TIME_TRACKING)
                .forEach((key, fact) -> {
                    if (issue.has(key)) {
                        told.add(fact);
                    }
                });
        return told;
    }

    /** {@code test_case} is {@code TestCase} in a query. */
    private static String kind(String type) {
        var kind = new StringBuilder();
        for (var part : type.split("_")) {
            kind.append(part.substring(0, 1).toUpperCase(Locale.ROOT));
            kind.append(part.substring(1));
        }
        return kind.toString();
    }

    private static String spaced(String word) {
        return word.replace('_', ' ');
    }

    private static Timebox milestone(JsonNode node) {
        return Timebox.named(
                node.path("title").asText(),
                Answers.day(node.path("start_date")),
                Answers.day(node.path("due_date")),
                !node.path("state").asText().equals("closed"));
    }

    /** Those of an automatic cadence have no title; GitLab calls them by their days. */
    private static Timebox iteration(JsonNode node) {
        var start = Answers.day(node.path("start_date"));
        var due = Answers.day(node.path("due_date"));
        var days = day(start) + " – " + day(due);
        return new Timebox(
                Optional.of(node.path("id")).filter(JsonNode::isNumber).map(JsonNode::asLong),
                word(node.path("title")).orElse(days),
                start,
                due,
                node.path("state").asInt() != CLOSED);
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("…");
    }

    private static Details.Time time(JsonNode stats) {
        return new Details.Time(
                Duration.ofSeconds(stats.path("time_estimate").asLong()),
                Duration.ofSeconds(stats.path("total_time_spent").asLong()));
    }

    private static Optional<Instant> moment(JsonNode node) {
        return word(node).map(text -> OffsetDateTime.parse(text).toInstant());
    }

    private static Optional<String> word(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    private static Optional<JsonNode> there(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isObject);
    }
}
