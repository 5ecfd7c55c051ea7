package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.TrackerException;
import io.javalin.http.HttpStatus;

/** A request that is not carried out, with the status and the words of the answer. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    Refused(HttpStatus status, String words) {
        super(words);
        this.status = status;
    }

    static Refused malformed(String words) {
        return new Refused(HttpStatus.BAD_REQUEST, words);
    }

    static Refused unusable(String words) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, words);
    }

    static Refused missing(String words) {
        return new Refused(HttpStatus.NOT_FOUND, words);
    }

    static Refused of(TrackerException e) {
        return new Refused(status(e.kind()), e.getMessage());
    }

    HttpStatus status() {
        return status;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    private static HttpStatus status(TrackerException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case REJECTED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case BUSY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE, OUTCOME_UNKNOWN -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
