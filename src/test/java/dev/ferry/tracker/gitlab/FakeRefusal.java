package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.tracker.TrackerException;

/** GitLab's ways to say no. */
final class FakeRefusal extends RuntimeException {

    private final int status;
    private final transient JsonNode body;

    FakeRefusal(int status, JsonNode body) {
        super(body.toString());
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    JsonNode body() {
        return body;
    }

    static FakeRefusal of(int status, String message) {
        return new FakeRefusal(
                status, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    static FakeRefusal notFound(String what) {
        return of(404, "404 " + what + " Not Found");
    }

    static FakeRefusal forbidden() {
        return of(403, "403 Forbidden");
    }

    static FakeRefusal unauthorized() {
        return of(401, "401 Unauthorized");
    }

    static FakeRefusal invalid(String field, String words) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("message").putArray(field).add(words);
        return new FakeRefusal(400, body);
    }

    static FakeRefusal tooMany() {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("message")
                .put("error", "This endpoint has been requested too many times. Try again later.");
        return new FakeRefusal(429, body);
    }

    static FakeRefusal of(TrackerException e) {
        return switch (e.kind()) {
            case NOT_FOUND -> notFound("Issue");
            case FORBIDDEN -> forbidden();
            default -> invalid("title", e.getMessage());
        };
    }
}
