package dev.ferry.reconcile;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import java.util.List;

/**
 * Replies to comments: one for each set of commands, with the id of what it answers in a hidden
 * marker.
 */
public record Answers(Ensure ensure) {

    public boolean posted(CommentRef comment, int generation) {
        var key = Keys.answer(comment, generation);
        var entry = ensure.ledger().entries(List.of(key)).get(key);
        return entry != null && entry.ref().isPresent();
    }

    /** A reply to a confidential comment stays confidential. */
    public void post(Comment question, int generation, String text) {
        say(Keys.answer(question.ref(), generation), question, text);
    }

    /** Tells that the commands of a comment were given up; the answer may still come. */
    public void apologize(Comment question, int generation, String text) {
        say(Keys.apology(question.ref(), generation), question, text);
    }

    private void say(String key, Comment question, String text) {
        var marker = Keys.marker(key);
        ensure.comment(
                key, marker, question.ref().issue(), marker + "\n" + text, question.confidential());
    }
}
