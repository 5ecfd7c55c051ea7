package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.Transport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people said, and who changed it afterwards. */
record Comments(Transport road, Answers answers, Reading issues, Editors editors) {

    /** Our own words are ours whoever polished them: nobody is asked about those. */
    List<Comment> of(IssueRef issue, User self) {
        var nodes =
                road.items(Repo.of(issue).list("/issues/" + issue.number() + "/comments")).toList();
        var doubtful =
                nodes.stream()
                        .filter(Comments::isTouched)
                        .filter(node -> node.path("user").path("id").asLong() != self.id())
                        .map(Comments::nodeId)
                        .toList();
        var edits = editors.of(doubtful, Repo.of(issue).owner());
        return nodes.stream().map(node -> comment(node, issue, edits)).toList();
    }

    Optional<Comment> find(CommentRef ref) {
        return ref.isDescription() ? description(ref.issue()) : comment(ref);
    }

    private Optional<Comment> comment(CommentRef ref) {
        var issue = ref.issue();
        return road.find(Repo.of(issue).get("/issues/comments/" + ref.id()))
                .map(HttpAnswer::json)
                .filter(node -> isOf(issue, node))
                .map(node -> comment(node, issue, editOf(node, issue)));
    }

    private Optional<Comment> description(IssueRef ref) {
        return issues.node(ref)
                .map(node -> {
                    var text = Answers.description(answers.issue(node, ref.project()));
                    return edited(text, node, editOf(node, ref));
                });
    }

    private Comment comment(JsonNode node, IssueRef issue, Map<String, Editors.Edit> edits) {
        return edited(answers.comment(node, issue), node, edits);
    }

    private Map<String, Editors.Edit> editOf(JsonNode node, IssueRef issue) {
        return isTouched(node)
                ? editors.of(List.of(nodeId(node)), Repo.of(issue).owner())
                : Map.of();
    }

    private static Comment edited(Comment comment, JsonNode node, Map<String, Editors.Edit> edits) {
        var edit = Optional.ofNullable(edits.get(nodeId(node)));
        return edit.map(e ->
                        new Comment(
                                comment.ref(),
                                comment.author(),
                                comment.body(),
                                comment.confidential(),
                                comment.createdAt(),
                                e.at().orElse(comment.createdAt()),
                                e.by()))
                .orElse(comment);
    }

    /** Of an issue, anything may have been changed since; of a comment, its text was. */
    private static boolean isTouched(JsonNode node) {
        return !node.path("created_at").equals(node.path("updated_at"));
    }

    private static String nodeId(JsonNode node) {
        return node.path("node_id").asText();
    }

    private boolean isOf(IssueRef issue, JsonNode comment) {
        return answers.issueAt(comment.path("issue_url").asText())
                .filter(ref -> ref.number() == issue.number())
                .isPresent();
    }

    // --- writing

    Comment post(IssueRef issue, String body) {
        var place = "/issues/" + issue.number() + "/comments";
        var posted = road.send(Repo.of(issue).urgentPost(place, Map.of("body", body))).json();
        return Answers.kept(() -> answers.comment(posted, issue));
    }

    Comment rewrite(CommentRef ref, String body) {
        var place = "/issues/comments/" + ref.id();
        var edited = road.send(Repo.of(ref.issue()).patch(place, Map.of("body", body))).json();
        return Answers.kept(() -> answers.comment(edited, ref.issue()));
    }

    /** GitHub keeps one reaction of a kind per person. Some servers have none at all. */
    void acknowledge(CommentRef ref) {
        var place =
                ref.isDescription()
                        ? "/issues/" + ref.issue().number()
                        : "/issues/comments/" + ref.id();
        try {
            road.find(
                    Repo.of(ref.issue())
                            .urgentPost(place + "/reactions", Map.of("content", "eyes")));
        } catch (TrackerException e) {
            if (e.kind() != Kind.REJECTED) {
                throw e;
            }
        }
    }
}
