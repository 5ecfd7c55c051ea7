package dev.ferry.tracker.embedded;

import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.util.Collection;
import java.util.Locale;

/** What the tracker does not take, in the words that people and adapters get to read. */
final class Refusal {

    private static final int TITLE = 255;
    private static final int LABEL = 255;
    private static final int TEXT = 1 << 20;

    private Refusal() {}

    static TrackerException notFound(String call, Object place) {
        return refuse(Kind.NOT_FOUND, call, place, "no such thing, or not for your eyes");
    }

    static TrackerException forbidden(String call, Object place, Member who, String why) {
        var words = "@%s (%s) %s".formatted(who.user().username(), word(who), why);
        return refuse(Kind.FORBIDDEN, call, place, words);
    }

    static TrackerException rejected(String call, Object place, String words) {
        return refuse(Kind.REJECTED, call, place, words);
    }

    static void checkTexts(String call, IssueDraft draft) {
        checkTitle(call, draft.project(), draft.title());
        checkLength(call, draft.project(), "body", draft.body());
        checkLabels(call, draft.project(), draft.labels());
    }

    static void checkTitle(String call, Object place, String title) {
        if (title.isBlank()) {
            throw rejected(call, place, "title can't be blank");
        }
        if (length(title) > TITLE) {
            throw rejected(call, place, "title is too long (maximum is " + TITLE + " characters)");
        }
    }

    static void checkLabels(String call, Object place, Collection<String> labels) {
        for (var label : labels) {
            if (label.isBlank() || length(label) > LABEL) {
                throw rejected(
                        call,
                        place,
                        "label can't be blank or longer than " + LABEL + " characters");
            }
        }
    }

    static void checkComment(String call, Object place, String body) {
        if (body.isBlank()) {
            throw rejected(call, place, "comment can't be blank");
        }
        checkLength(call, place, "comment", body);
    }

    static void checkLength(String call, Object place, String what, String text) {
        if (length(text) > TEXT) {
            throw rejected(call, place, what + " is too long (maximum is " + TEXT + " characters)");
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String word(Member who) {
        return who.role().name().toLowerCase(Locale.ROOT);
    }

    private static TrackerException refuse(Kind kind, String call, Object place, String words) {
        return new TrackerException(
                kind, "embedded tracker: %s %s: %s".formatted(call, place, words), null);
    }
}
