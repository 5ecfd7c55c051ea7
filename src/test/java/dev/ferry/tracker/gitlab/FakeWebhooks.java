package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What GitLab sends when something happens: the body and the headers of its webhooks, signed as
 * since 19.0. On edited notes it names the author as the one who acted. Notes on epics it keeps to
 * itself.
 *
 * @param signingToken {@code whsec_} and Base64
 */
public record FakeWebhooks(
        EmbeddedTracker tracker, URI target, String signingToken, InstantSource clock) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Tells of one event; empty where GitLab would not. */
    public Optional<HttpResponse<String>> send(Event event) {
        var issue = tracker.issue(event.issue()).orElseThrow();
        var comment = tracker.comment(event.subject());
        boolean isNote = !event.subject().isDescription();
        if (isNote && (event.issue().epic() || comment.isEmpty())) {
            return Optional.empty();
        }
        var body = isNote ? note(event, issue, comment.get()) : issue(event, issue);
        var kind = (event.confidential() ? "Confidential " : "") + (isNote ? "Note" : "Issue");
        return Optional.of(post(body.toString(), event.id().toString(), kind + " Hook"));
    }

    private ObjectNode note(Event event, Issue issue, Comment comment) {
        var node = common(issue, "note");
        node.put("event_type", event.confidential() ? "confidential_note" : "note");
        node.set("user", user(comment.author().id(), comment.author().username()));
        var attributes = node.putObject("object_attributes");
        attributes.put("id", comment.ref().id()).put("note", comment.body());
        attributes.put("noteable_type", "Issue").put("system", false);
        attributes.put("internal", comment.confidential());
        attributes.put("author_id", comment.author().id());
        attributes.put("action", comment.edited() ? "update" : "create");
        node.putObject("issue").put("iid", issue.ref().number()).put("title", issue.title());
        return node;
    }

    private ObjectNode issue(Event event, Issue issue) {
        var node = common(issue, "issue");
        node.put("event_type", event.confidential() ? "confidential_issue" : "issue");
        node.set("user", user(event.actor().id(), event.actor().username()));
        var attributes = node.putObject("object_attributes");
        attributes.put("iid", issue.ref().number()).put("title", issue.title());
        attributes.put("description", issue.body());
        attributes.put("url", address(issue));
        attributes.put("action", event.type() == Event.Type.ISSUE_CREATED ? "open" : "update");
        if (event.type() != Event.Type.ISSUE_CREATED) {
            node.putObject("changes").putObject("description").put("current", issue.body());
        }
        return node;
    }

    /** What happens to an epic is told by its group, whose path stands in the address only. */
    private static ObjectNode common(Issue issue, String kind) {
        if (issue.ref().epic()) {
            return GitLabShapes.object().put("object_kind", "work_item");
        }
        var node = GitLabShapes.object().put("object_kind", kind);
        node.putObject("project").put("id", 1).put("path_with_namespace", issue.ref().project());
        return node;
    }

    private static String address(Issue issue) {
        var ref = issue.ref();
        return ref.epic()
                ? "https://gitlab.test/groups/%s/-/epics/%d".formatted(ref.project(), ref.number())
                : issue.url().toString();
    }

    private static ObjectNode user(long id, String username) {
        return GitLabShapes.object().put("id", id).put("username", username);
    }

    private HttpResponse<String> post(String body, String id, String event) {
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        return post(
                HttpRequest.newBuilder(target.resolve("/webhooks/gitlab"))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "GitLab/19.2.1-ee")
                        .header("X-Gitlab-Event", event)
                        .header("X-Gitlab-Event-UUID", "the-same-for-all-that-one-call-caused")
                        .header("Idempotency-Key", id)
                        .header("webhook-id", id)
                        .header("webhook-timestamp", timestamp)
                        .header(
                                "webhook-signature",
                                "v1," + signature(id + "." + timestamp + "." + body))
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static HttpResponse<String> post(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String signature(String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var key = Base64.getDecoder().decode(signingToken.replaceFirst("^whsec_", ""));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
