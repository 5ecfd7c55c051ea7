package dev.ferry.reconcile;

import dev.ferry.migration.Plan;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.Tracker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Closes the issues of features that left the migration; what people wrote in them stays. */
record Leavers(Tracker tracker, Migrations migrations, Pen pen) {

    /** Returns how many issues were edited. */
    int close(MigrationRecord m, Plan plan) {
        var left =
                migrations.bindings(m.id()).entrySet().stream()
                        .filter(e ->
                                e.getValue()
                                        .feature()
                                        .filter(f -> plan.item(f).isEmpty())
                                        .isPresent())
                        .map(Map.Entry::getKey)
                        .toList();
        int edits = 0;
        if (!left.isEmpty()) {
            for (var issue : tracker.issues(left)) {
                edits += pen.bring(issue, Leavers::closed, new LinkedHashMap<>());
            }
        }
        return edits;
    }

    private static IssueEdit closed(Issue now) {
        var before = Base.of(now.body());
        var base =
                new Base(before.flatMap(Base::due), before.map(Base::assignee).orElse(""), false);
        var body = base.write(now.body(), Map.of());
        var edit = base.against(now, Optional.empty());
        return body.equals(now.body()) ? edit : edit.withBody(body);
    }
}
