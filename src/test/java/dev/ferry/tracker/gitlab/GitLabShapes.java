package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;

/**
 * What GitLab's answers look like.
 *
 * @param url where people open this GitLab
 */
record GitLabShapes(String url) {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(Collection<? extends JsonNode> nodes) {
        return JsonNodeFactory.instance.arrayNode().addAll(List.copyOf(nodes));
    }

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    ObjectNode user(User user) {
        return object().put("id", user.id())
                .put("username", user.username())
                .put("name", user.name())
                .put("state", "active")
                .put("avatar_url", url + "/uploads/" + user.id() + ".png")
                .put("web_url", url + "/" + user.username());
    }

    /**
     * @param id the issue's number in the whole of GitLab
     */
    ObjectNode issue(Issue issue, long id, long projectId, JsonNode milestone) {
        var path = issue.ref().project();
        var node = object();
        node.put("id", id).put("iid", issue.ref().number()).put("project_id", projectId);
        common(node, issue);
        node.put("state", issue.open() ? "opened" : "closed");
        node.put("closed_at", issue.details().closedAt().map(GitLabShapes::time).orElse(null));
        node.set("milestone", milestone);
        var people = issue.assignees().stream().map(this::user).toList();
        node.set("assignees", array(people));
        if (people.isEmpty()) {
            node.putNull("assignee");
        } else {
            node.set("assignee", people.getFirst());
        }
        node.put("type", "ISSUE").put("issue_type", "issue");
        node.put("user_notes_count", 0).put("upvotes", 0).put("downvotes", 0);
        issue.due()
                .ifPresentOrElse(
                        due -> node.put("due_date", due.toString()),
                        () -> node.putNull("due_date"));
        node.put("web_url", url + "/" + path + "/-/issues/" + issue.ref().number());
        issue.parent()
                .filter(p -> p.epic())
                .ifPresent(p ->
                        node.putObject("epic")
                                .put("id", p.number())
                                .put("iid", p.number())
                                .put("url", "/groups/" + p.project() + "/-/epics/" + p.number()));
        return node;
    }

    ObjectNode epic(Issue epic, long id, long groupId) {
        var number = epic.ref().number();
        var group = epic.ref().project();
        var node = object();
        node.put("id", id).put("iid", number).put("group_id", groupId);
        node.put("work_item_id", id + 1);
        common(node, epic);
        node.put("state", epic.open() ? "opened" : "closed");
        node.put("web_url", url + "/groups/" + group + "/-/epics/" + number);
        var due = epic.due().map(Object::toString).orElse(null);
        node.put("due_date", due).put("end_date", due).put("due_date_fixed", due);
        node.put("due_date_is_fixed", due != null);
        var links = node.putObject("_links");
        links.put("self", url + "/api/v4/groups/" + groupId + "/epics/" + number);
        links.putNull("parent");
        node.putNull("parent_iid");
        epic.parent()
                .ifPresent(p -> {
                    node.put("parent_iid", p.number());
                    links.put("parent", url + "/api/v4/groups/" + groupId + "/epics/" + p.number());
                });
        return node;
    }

    private void common(ObjectNode node, Issue issue) {
        node.put("title", issue.title()).put("description", issue.body());
        node.put("confidential", issue.confidential());
        node.set("author", user(issue.author()));
        var labels = node.putArray("labels");
        issue.labels().stream().sorted().forEach(labels::add);
        node.put("created_at", time(issue.createdAt()));
        node.put("updated_at", time(issue.updatedAt()));
    }

    ObjectNode note(Comment comment, long noteableId) {
        var issue = comment.ref().issue();
        var node = object();
        node.put("id", comment.ref().id()).putNull("type").put("body", comment.body());
        node.putNull("attachment");
        node.set("author", user(comment.author()));
        node.put("created_at", time(comment.createdAt()));
        node.put("updated_at", time(comment.updatedAt()));
        node.put("system", false).put("noteable_id", noteableId);
        node.put("noteable_type", issue.epic() ? "Epic" : "Issue");
        node.put("noteable_iid", issue.number()).put("resolvable", false);
        return node.put("confidential", comment.confidential())
                .put("internal", comment.confidential());
    }

    /** What GitLab itself says about an issue's life, among the notes. */
    ObjectNode systemNote(Issue issue, long noteableId) {
        var node = object();
        node.put("id", 900_000_000L + noteableId).putNull("type");
        node.put("body", "changed the description").putNull("attachment");
        node.set("author", user(issue.author()));
        node.put("created_at", time(issue.createdAt()));
        node.put("updated_at", time(issue.createdAt()));
        node.put("system", true).put("noteable_id", noteableId);
        node.put("noteable_type", issue.ref().epic() ? "Epic" : "Issue");
        return node.put("noteable_iid", issue.ref().number()).put("resolvable", false);
    }
}
