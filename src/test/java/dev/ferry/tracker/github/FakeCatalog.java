package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The labels and milestones of one fake repository. */
final class FakeCatalog {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final Map<String, ObjectNode> labels = new LinkedHashMap<>();
    private final List<ObjectNode> milestones = new ArrayList<>();
    private final Map<Long, Integer> milestoneOfIssue = new HashMap<>();
    private final List<String> types = new ArrayList<>();
    private final Map<Long, String> typeOfIssue = new HashMap<>();

    synchronized List<ObjectNode> labels() {
        return List.copyOf(labels.values());
    }

    /** Names are the same whatever their case; a new one made in passing is grey. */
    synchronized ObjectNode label(String name) {
        return labels.computeIfAbsent(key(name), k -> newLabel(name, "ededed"));
    }

    synchronized boolean hasLabel(String name) {
        return labels.containsKey(key(name));
    }

    synchronized ObjectNode addLabel(String name, String colour) {
        var label = newLabel(name, colour);
        labels.put(key(name), label);
        return label;
    }

    private ObjectNode newLabel(String name, String colour) {
        var node = GitHubShapes.example("label");
        node.put("id", 9000 + labels.size()).put("name", name).put("color", colour);
        return node.putNull("description").put("default", false);
    }

    private static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }

    synchronized List<ObjectNode> milestones() {
        return List.copyOf(milestones);
    }

    synchronized Optional<ObjectNode> milestone(int number) {
        return number >= 1 && number <= milestones.size()
                ? Optional.of(milestones.get(number - 1))
                : Optional.empty();
    }

    synchronized boolean hasMilestone(String title) {
        return milestones.stream().anyMatch(m -> m.path("title").asText().equals(title));
    }

    synchronized ObjectNode addMilestone(JsonNode wanted, String base) {
        var number = milestones.size() + 1;
        var node = GitHubShapes.example("milestone");
        node.put("id", 7000 + number)
                .put("number", number)
                .put("url", base + "/milestones/" + number);
        node.putNull("description").putNull("due_on").putNull("closed_at").put("state", "open");
        milestones.add(node);
        return change(node, wanted);
    }

    synchronized ObjectNode change(ObjectNode milestone, JsonNode wanted) {
        for (var field : List.of("title", "description", "state")) {
            if (wanted.has(field)) {
                milestone.set(field, wanted.get(field));
            }
        }
        if (wanted.hasNonNull("due_on")) {
            milestone.put("due_on", floored(Instant.parse(wanted.get("due_on").asText())));
        }
        return milestone;
    }

    /** GitHub keeps the day that it is in California, from its midnight on. */
    private static String floored(Instant due) {
        return due.atZone(PACIFIC).toLocalDate().atStartOfDay(PACIFIC).toInstant().toString();
    }

    synchronized void addType(String name) {
        types.add(name);
    }

    synchronized List<ObjectNode> types() {
        return types.stream().map(FakeCatalog::type).toList();
    }

    synchronized void giveType(long issue, String type) {
        typeOfIssue.put(issue, type);
    }

    synchronized Optional<ObjectNode> typeOf(long issue) {
        return Optional.ofNullable(typeOfIssue.get(issue)).map(FakeCatalog::type);
    }

    private static ObjectNode type(String name) {
        return GitHubShapes.example("issue-type").put("name", name);
    }

    synchronized Optional<ObjectNode> milestoneOf(long issue) {
        return Optional.ofNullable(milestoneOfIssue.get(issue)).flatMap(this::milestone);
    }

    synchronized void putIssueInto(long issue, JsonNode milestone) {
        if (milestone.isNull()) {
            milestoneOfIssue.remove(issue);
        } else {
            milestoneOfIssue.put(issue, milestone.asInt());
        }
    }
}
