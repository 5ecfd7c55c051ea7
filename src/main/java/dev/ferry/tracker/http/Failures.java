package dev.ferry.tracker.http;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what went wrong with a call: forge, method, path and the server's own words, no secret. */
record Failures(String forge) {

    TrackerException of(Kind kind, HttpCall call, String text) {
        return new TrackerException(kind, message(call, text), null);
    }

    /** No answer came, or not a whole one. */
    TrackerException silence(HttpCall call, String text, Throwable cause, Secret secret) {
        return because(silent(call), call, text, cause, secret);
    }

    TrackerException because(
            Kind kind, HttpCall call, String text, Throwable cause, Secret secret) {
        var said =
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new TrackerException(
                kind,
                message(call, text + ": " + Redaction.of(said, secret)),
                holds(cause, secret) ? null : cause);
    }

    TrackerException busy(HttpCall call, String text, Duration wait) {
        return new TrackerException(Kind.BUSY, message(call, text), Optional.of(wait), null);
    }

    TrackerException refused(HttpCall call, int status, String text) {
        return of(kind(call, status), call, text);
    }

    /** The thread stays interrupted. */
    TrackerException stopping(Kind kind, HttpCall call, String text, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new TrackerException(kind, message(call, text + ": we are stopping"), cause);
    }

    String message(HttpCall call, String text) {
        return Redaction.of(forge + ": " + call + " " + text);
    }

    /** A write may have been carried out when nothing is heard; a read changes nothing anyway. */
    static Kind silent(HttpCall call) {
        return call.isRead() ? Kind.UNAVAILABLE : Kind.OUTCOME_UNKNOWN;
    }

    private static Kind kind(HttpCall call, int status) {
        return switch (status) {
            case 401, 403, 451 -> Kind.FORBIDDEN;
            case 404, 410 -> Kind.NOT_FOUND;
            case 408 -> silent(call);
            default -> status >= 500 ? silent(call) : Kind.REJECTED;
        };
    }

    /** A server that answers rubbish may echo what we sent, and the client quotes it. */
    private static boolean holds(@Nullable Throwable cause, Secret secret) {
        for (var c = cause; c != null; c = c.getCause()) {
            var text = String.valueOf(c.getMessage());
            if (!Redaction.of(text, secret).equals(text)) {
                return true;
            }
        }
        return false;
    }
}
