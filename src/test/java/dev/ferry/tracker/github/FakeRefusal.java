package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.TrackerException;

/** GitHub's way to say no. */
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
        return new FakeRefusal(status, said(message).put("status", String.valueOf(status)));
    }

    static FakeRefusal notFound() {
        return of(404, "Not Found");
    }

    static FakeRefusal unauthorized(String words) {
        return of(401, words);
    }

    /** No header tells it: only the words do. */
    static FakeRefusal secondaryLimit() {
        return of(
                403,
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try"
                        + " again.");
    }

    static FakeRefusal invalid(String resource, String field, String code) {
        var body = said("Validation Failed");
        body.putArray("errors")
                .addObject()
                .put("resource", resource)
                .put("field", field)
                .put("code", code);
        return new FakeRefusal(422, body);
    }

    static FakeRefusal of(TrackerException e) {
        return switch (e.kind()) {
            case NOT_FOUND -> notFound();
            case FORBIDDEN -> of(403, "Resource not accessible by integration");
            default -> invalid("Issue", "title", "custom");
        };
    }

    private static ObjectNode said(String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("message", message)
                .put("documentation_url", "https://docs.github.com/rest");
    }
}
