package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;

/**
 * Reads GitHub's answers as the port's values.
 *
 * <p>GitHub gives names of people one by one only, so the login stands in for the name everywhere.
 * What stands in for a due date is told at {@link Milestones}.
 *
 * @param tracker the name in refs
 * @param logins is told of everybody who is seen
 */
record Answers(String tracker, Logins logins) {

    private static final Pattern ISSUE =
            Pattern.compile("/repos/([^/]+/[^/]+)/issues/(\\d{1,18})$");

    /** The account that stands in for deleted ones. */
    private static final User GHOST = new User(10137, "ghost", "ghost");

    /** The library's model of an issue knows neither its parent nor, reliably, its author. */
    Issue issue(JsonNode node, String project) {
        var issue = issueOf(node);
        return Library.reading(
                project + "#" + issue.getNumber(),
                () ->
                        new Issue(
                                IssueRef.issue(tracker, project, issue.getNumber()),
                                issue.getTitle(),
                                Optional.ofNullable(issue.getBody()).orElse(""),
                                user(node.path("user")),
                                issue.getAssignees().stream().map(this::user).toList(),
                                issue.getLabels().stream()
                                        .map(GHLabel::getName)
                                        .collect(Collectors.toSet()),
                                Milestones.dateKeptFor(node),
                                parent(node),
                                false,
                                issue.getState() == GHIssueState.OPEN,
                                issue.getCreatedAt().toInstant(),
                                issue.getUpdatedAt().toInstant(),
                                URI.create(issue.getHtmlUrl().toString()),
                                IssueDetails.of(node)));
    }

    /** An answer to a write that cannot be read leaves open what was written. */
    static <T> T kept(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (TrackerException e) {
            throw new TrackerException(Kind.OUTCOME_UNKNOWN, e.getMessage(), e);
        }
    }

    static GHIssue issueOf(JsonNode node) {
        return Library.reading(
                "issue",
                () -> GitHub.getMappingObjectReader().forType(GHIssue.class).readValue(node));
    }

    static Instant updatedAt(JsonNode node) {
        return Library.reading("list", () -> Instant.parse(required(node, "updated_at").asText()));
    }

    static boolean isPullRequest(JsonNode node) {
        return node.hasNonNull("pull_request");
    }

    static Set<String> labels(JsonNode node) {
        return node.path("labels")
                .valueStream()
                .map(label -> label.path("name").asText())
                .collect(Collectors.toSet());
    }

    Optional<IssueRef> parent(JsonNode node) {
        return issueAt(node.path("parent_issue_url").asText(""));
    }

    /** The issue whose API address this is. */
    Optional<IssueRef> issueAt(String address) {
        var m = ISSUE.matcher(address);
        return m.find()
                ? Optional.of(IssueRef.issue(tracker, m.group(1), Long.parseLong(m.group(2))))
                : Optional.empty();
    }

    Comment comment(JsonNode node, IssueRef issue) {
        return Library.reading(
                issue + " comment",
                () ->
                        new Comment(
                                new CommentRef(issue, required(node, "id").asLong()),
                                user(node.path("user")),
                                node.path("body").asText(""),
                                false,
                                Instant.parse(required(node, "created_at").asText()),
                                Instant.parse(required(node, "updated_at").asText()),
                                Optional.empty()));
    }

    /**
     * REST does not tell when a description was edited: whatever changed the issue last may have
     * been that. {@link Editors} know more.
     */
    static Comment description(Issue issue) {
        return new Comment(
                CommentRef.description(issue.ref()),
                issue.author(),
                issue.body(),
                false,
                issue.createdAt(),
                issue.updatedAt(),
                Optional.empty());
    }

    User user(JsonNode node) {
        return node.hasNonNull("id") && node.hasNonNull("login")
                ? user(node.path("id").asLong(), node.path("login").asText())
                : GHOST;
    }

    private User user(@Nullable GHUser user) {
        return user == null ? GHOST : user(user.getId(), user.getLogin());
    }

    private User user(long id, String login) {
        return logins.seen(new User(id, login, login));
    }

    private static JsonNode required(JsonNode node, String name) throws IOException {
        if (!node.hasNonNull(name)) {
            throw new IOException("the answer lacks \"" + name + "\"");
        }
        return node.get(name);
    }
}
