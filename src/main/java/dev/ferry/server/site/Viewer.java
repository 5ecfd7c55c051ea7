package dev.ferry.server.site;

import dev.ferry.migration.Plan;
import dev.ferry.reconcile.Board;
import dev.ferry.tracker.Issue;

/** Whom a page is for, as far as it matters for what stands on it. */
public enum Viewer {
    /**
     * Anybody who reaches a page that needs no login: sees what everybody in the company may see.
     */
    ANYBODY,
    /** Somebody who was let in and may see what is confidential. */
    TRUSTED;

    boolean sees(Board.Entry entry) {
        return this == TRUSTED || entry.parent().filter(Issue::confidential).isEmpty();
    }

    boolean sees(Board.Entry entry, Plan.Item item) {
        return this == TRUSTED
                || !(item.confidential()
                        || item.feature().confidential()
                        || entry.confidential().contains(item.feature().id()));
    }
}
