package dev.ferry.reconcile;

import dev.ferry.migration.Labels;
import dev.ferry.tracker.IssueRef;

/**
 * A view in GitLab's query language that the tracker itself keeps up to date, fed by the labels of
 * {@link dev.ferry.migration.StatusLabels}. It stands beside our table, which says more.
 */
record LiveView(Labels names) {

    /**
     * @param title the parent's, which its milestone has too
     */
    String of(String title, IssueRef parent) {
        return """
        ```glql
        title: The same, live
        display: table
        fields: '%s'
        sort: 'due asc'
        limit: 100
        query: '%s'
        ```
        """
                .formatted(quoted(fields()), quoted(query(title, parent)));
    }

    private String fields() {
        return "title, assignee, %s as \"Phase\", %s as \"Rollout\", due, %s as \"Health\", state"
                .formatted(column(names.phase()), column(names.rollout()), column(names.health()));
    }

    private static String column(String scope) {
        return "labels(\"" + scope + "::*\")";
    }

    /** Below a parent that is no epic, its milestone holds the issues together. */
    private String query(String title, IssueRef parent) {
        return parent.epic()
                ? "epic = " + parent.project() + parent.shortForm()
                : "label = (\"%s\", \"%s::*\") and milestone = \"%s\""
                        .formatted(names.migration(), names.phase(), title.replace("\"", "\\\""));
    }

    /** Inside a single-quoted YAML text. */
    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
