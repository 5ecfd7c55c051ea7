package dev.ferry.reconcile;

import dev.ferry.migration.Digest;
import dev.ferry.migration.Reminder;
import dev.ferry.text.Marker;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import java.util.Locale;
import java.util.Map;

/** The names of things that Ferry creates: in the ledger, and as a hidden marker in the tracker. */
final class Keys {

    static final String PART = "g/";

    private Keys() {}

    static String parent(String migration) {
        return "m/" + migration + "/";
    }

    static String feature(String migration, String feature) {
        return parent(migration) + feature;
    }

    /** A part of a migration's features, from 1, where one parent does not take them all. */
    static String part(String migration, int number) {
        return PART + migration + "/" + number;
    }

    /**
     * @param generation how many commands of this comment had been handled before: an edit may
     *     bring more
     */
    static String answer(CommentRef comment, int generation) {
        return "a/" + comment + "/" + generation;
    }

    /** Said once when a comment could not be worked off. */
    static String apology(CommentRef comment, int generation) {
        return "s/" + comment + "/" + generation;
    }

    /** Said once in a feature's issue about its rollout. */
    static String notice(String migration, String feature, int number) {
        return "n/" + migration + "/" + feature + "/" + number;
    }

    static String reminder(String migration, Reminder reminder) {
        var item = reminder.row().item();
        return "n/"
                + migration
                + "/"
                + item.feature().id()
                + "/"
                + item.due()
                + "/"
                + reminder.stage().name().toLowerCase(Locale.ROOT);
    }

    static String digest(String migration, Digest digest) {
        return "w/" + migration + "/" + digest.week();
    }

    /** Said once when an issue is closed by a decision. */
    static String farewell(IssueRef issue, int times) {
        return "f/" + issue + "/" + times;
    }

    /**
     * The marker that finds the thing again; never changes, stands in the first line of its body.
     */
    static String marker(String key) {
        return new Marker("key", Map.of("k", key)).text();
    }
}
