package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What GitLab keeps and the embedded tracker does not: labels, milestones, links. */
final class FakeCatalog {

    /** By place: {@code acme} or {@code acme/app}; labels by their names, which differ by case. */
    private final Map<String, Map<String, ObjectNode>> labels = new TreeMap<>();

    private final Map<String, List<ObjectNode>> milestones = new TreeMap<>();
    private final Map<String, Long> milestoneOf = new LinkedHashMap<>();
    private final List<String> links = new ArrayList<>();
    private long ids = 70_000;

    /** Those of the groups above included. */
    synchronized List<ObjectNode> labels(String place) {
        return labels.entrySet().stream()
                .filter(e -> place.equals(e.getKey()) || place.startsWith(e.getKey() + "/"))
                .flatMap(e -> e.getValue().values().stream())
                .toList();
    }

    synchronized ObjectNode addLabel(String place, String name, String colour) {
        if (labels(place).stream().anyMatch(l -> l.path("name").asText().equals(name))) {
            throw FakeRefusal.of(409, "Label already exists");
        }
        var label = GitLabShapes.object().put("id", ids++).put("name", name).put("color", colour);
        label.put("text_color", "#FFFFFF").putNull("description").putNull("description_html");
        label.put("remove_on_close", false);
        labels.computeIfAbsent(place, p -> new LinkedHashMap<>()).put(name, label);
        return label;
    }

    /** GitLab makes what an issue names and nobody has made, grey, in the project. */
    synchronized void mention(String place, Iterable<String> names) {
        for (var name : names) {
            if (labels(place).stream().noneMatch(l -> l.path("name").asText().equals(name))) {
                addLabel(place, name, "#6699cc").put("description", "made by GitLab");
            }
        }
    }

    synchronized Optional<String> labelName(String globalId) {
        var id = globalId.substring(globalId.lastIndexOf('/') + 1);
        return labels.values().stream()
                .flatMap(m -> m.values().stream())
                .filter(l -> l.path("id").asText().equals(id))
                .map(l -> l.path("name").asText())
                .findFirst();
    }

    synchronized List<ObjectNode> milestones(String project) {
        return List.copyOf(milestones.getOrDefault(project, List.of()));
    }

    synchronized ObjectNode addMilestone(String project, JsonNode wanted) {
        var all = milestones.computeIfAbsent(project, p -> new ArrayList<>());
        var title = wanted.path("title").asText();
        if (all.stream().anyMatch(m -> m.path("title").asText().equals(title))) {
            throw FakeRefusal.invalid("title", "has already been taken");
        }
        var node = GitLabShapes.object();
        node.put("id", ids++).put("iid", all.size() + 1).put("project_id", 1);
        node.put("title", title).put("description", wanted.path("description").asText());
        node.put("state", "active");
        node.put("created_at", "2026-11-21T09:00:00.000Z");
        node.put("updated_at", "2026-11-21T09:00:00.000Z");
        node.set("due_date", wanted.path("due_date"));
        node.putNull("start_date").put("expired", false).put("web_url", "https://gitlab.test/m");
        all.add(node);
        return node;
    }

    synchronized ObjectNode editMilestone(String project, long id, JsonNode wanted) {
        var node =
                milestones(project).stream()
                        .filter(m -> m.path("id").asLong() == id)
                        .findFirst()
                        .orElseThrow(() -> FakeRefusal.notFound("Milestone"));
        if (wanted.has("due_date")) {
            node.set("due_date", wanted.get("due_date"));
        }
        switch (wanted.path("state_event").asText()) {
            case "close" -> node.put("state", "closed");
            case "activate" -> node.put("state", "active");
            default -> {}
        }
        return node;
    }

    synchronized void putInto(String issue, long milestone) {
        milestoneOf.put(issue, milestone);
    }

    synchronized JsonNode milestoneOf(String project, String issue) {
        var id = milestoneOf.get(issue);
        return milestones(project).stream()
                .filter(m -> id != null && m.path("id").asLong() == id)
                .findFirst()
                .map(m -> (JsonNode) m.deepCopy())
                .orElseGet(JsonNodeFactory.instance::nullNode);
    }

    synchronized void link(String one, String other) {
        if (links.contains(one + " " + other) || links.contains(other + " " + one)) {
            throw FakeRefusal.of(409, "Issue(s) already assigned");
        }
        links.add(one + " " + other);
    }

    /** {@code acme/app#2 acme/app#1} for each. */
    synchronized List<String> links() {
        return List.copyOf(links);
    }
}
