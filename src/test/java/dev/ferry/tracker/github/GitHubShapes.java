package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpCall;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What GitHub's answers look like: its own examples with our values in them. */
record GitHubShapes(String base, Function<String, String> logins) {

    private static final JsonNode EXAMPLES = GitHubContract.resource("/github/examples.json");

    static ObjectNode example(String name) {
        return EXAMPLES.get(name).deepCopy();
    }

    /** GitHub's times end at the second. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static ArrayNode array(Collection<? extends JsonNode> nodes) {
        return JsonNodeFactory.instance.arrayNode().addAll(List.copyOf(nodes));
    }

    String login(User user) {
        return logins.apply(user.username());
    }

    /** A person as they stand in other things: without a name. */
    ObjectNode user(User user) {
        var login = login(user);
        var node = (ObjectNode) example("issue").get("user");
        node.put("login", login)
                .put("id", user.id())
                .put("url", base + "/users/" + HttpCall.escape(login));
        return node.put("type", login.endsWith("[bot]") ? "Bot" : "User");
    }

    ObjectNode profile(User user) {
        var node = example("user");
        node.setAll(user(user));
        return node.put("name", user.name()).put("user_view_type", "public");
    }

    ObjectNode repository(String project, long id) {
        var node = example("repository");
        node.put("id", id).put("full_name", project).put("url", base + "/repos/" + project);
        node.put("name", project.substring(project.indexOf('/') + 1));
        ((ObjectNode) node.get("owner")).put("login", Repo.owner(project));
        node.remove(List.of("template_repository", "parent", "source", "organization"));
        return node.put("language", "Java");
    }

    ObjectNode issue(
            Issue issue,
            long id,
            List<ObjectNode> labels,
            Optional<ObjectNode> milestone,
            List<Issue> children) {
        var project = issue.ref().project();
        var url = base + "/repos/" + project + "/issues/" + issue.ref().number();
        var node = example("issue");
        node.remove(List.of("pull_request", "closed_by", "repository", "score"));
        node.put("id", id).put("number", issue.ref().number()).put("url", url);
        node.put("node_id", "I_" + id);
        node.put("title", issue.title()).put("body", issue.body());
        node.put("state", issue.open() ? "open" : "closed");
        node.set("user", user(issue.author()));
        node.set("labels", array(labels));
        node.set("assignees", array(issue.assignees().stream().map(this::user).toList()));
        node.set(
                "assignee",
                node.get("assignees").has(0) ? node.get("assignees").get(0) : node.nullNode());
        node.set("milestone", milestone.<JsonNode>map(m -> m).orElse(node.nullNode()));
        node.put("repository_url", base + "/repos/" + project);
        node.put("html_url", "https://github.test/" + project + "/issues/" + issue.ref().number());
        node.put("created_at", time(issue.createdAt())).put("updated_at", time(issue.updatedAt()));
        node.put("closed_at", issue.details().closedAt().map(GitHubShapes::time).orElse(null));
        node.putNull("state_reason");
        node.set("sub_issues_summary", summary(children));
        issue.parent()
                .ifPresent(p ->
                        node.put(
                                "parent_issue_url",
                                base + "/repos/" + p.project() + "/issues/" + p.number()));
        return node;
    }

    private static ObjectNode summary(List<Issue> children) {
        var done = (int) children.stream().filter(c -> !c.open()).count();
        return JsonNodeFactory.instance
                .objectNode()
                .put("total", children.size())
                .put("completed", done)
                .put("percent_completed", children.isEmpty() ? 0 : 100 * done / children.size());
    }

    ObjectNode comment(Comment comment) {
        var project = comment.ref().issue().project();
        var number = comment.ref().issue().number();
        var node = example("comment");
        node.put("id", comment.ref().id()).put("body", comment.body());
        node.put("node_id", "IC_" + comment.ref().id());
        node.put("url", base + "/repos/" + project + "/issues/comments/" + comment.ref().id());
        node.put("issue_url", base + "/repos/" + project + "/issues/" + number);
        node.put(
                "html_url",
                "https://github.test/"
                        + project
                        + "/issues/"
                        + number
                        + "#issuecomment-"
                        + comment.ref().id());
        node.set("user", user(comment.author()));
        node.put("created_at", time(comment.createdAt()));
        return node.put("updated_at", time(comment.updatedAt()));
    }
}
