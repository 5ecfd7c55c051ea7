package dev.ferry.reconcile;

import dev.ferry.migration.Plan;
import dev.ferry.reconcile.Ensure.Ensured;
import dev.ferry.reconcile.Migrations.Binding;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The issues of a migration's features, which are there now.
 *
 * @param ensured by key
 */
record Children(String migration, Plan plan, Map<String, Ensured> ensured) {

    IssueRef ref(Plan.Item item) {
        return ensured(item).ref();
    }

    /** Made in this run, with everything that it should have. */
    boolean isNew(Plan.Item item) {
        return ensured(item).created().isPresent();
    }

    private Ensured ensured(Plan.Item item) {
        return Objects.requireNonNull(ensured.get(Keys.feature(migration, item.feature().id())));
    }

    /** By feature. */
    Map<String, IssueRef> refs() {
        var refs = new LinkedHashMap<String, IssueRef>();
        plan.issues().forEach(i -> refs.put(i.feature().id(), ref(i)));
        return refs;
    }

    Map<IssueRef, Binding> bindings() {
        var bindings = new LinkedHashMap<IssueRef, Binding>();
        refs().forEach((feature, ref) ->
                bindings.put(ref, new Binding(migration, Optional.of(feature))));
        return bindings;
    }

    /** Of what was seen, the features' issues, by feature. */
    Map<String, Issue> among(Map<IssueRef, Issue> seen) {
        var found = new LinkedHashMap<String, Issue>();
        refs().forEach((feature, ref) ->
                Optional.ofNullable(seen.get(ref)).ifPresent(i -> found.put(feature, i)));
        return found;
    }

    /**
     * Every child as it is now, and the issues of the second level: those made just now as the
     * tracker answered, the others read together.
     */
    Map<IssueRef, Issue> look(Tracker tracker, SecondLevel parts) {
        var seen = new LinkedHashMap<IssueRef, Issue>();
        var all = new ArrayList<Ensured>();
        plan.issues().forEach(i -> all.add(ensured(i)));
        all.addAll(parts.below());
        all.forEach(c -> c.created().ifPresent(i -> seen.put(i.ref(), i)));
        var others = all.stream().filter(c -> c.created().isEmpty()).map(Ensured::ref).toList();
        if (!others.isEmpty()) {
            tracker.issues(others).forEach(i -> seen.put(i.ref(), i));
        }
        return seen;
    }
}
