package dev.ferry.reconcile;

import dev.ferry.migration.Plan;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One run over a migration: what is wanted of which issues, and how they are.
 *
 * @param url of the parent
 * @param seen learns of every edit of the run
 */
record Round(
        MigrationRecord m,
        Plan plan,
        LocalDate today,
        Bodies bodies,
        People people,
        Children children,
        SecondLevel parts,
        Optional<String> url,
        Map<IssueRef, Issue> seen) {

    /** By feature. */
    Map<String, Issue> issues() {
        return children.among(seen);
    }
}
