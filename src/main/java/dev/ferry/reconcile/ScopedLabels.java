package dev.ferry.reconcile;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one label of each scope on an issue: the new one is put on and the old ones are taken off,
 * by name, in one edit with everything else. A label that the tracker did not keep is not asked for
 * again by this process before it takes another, or each sweep would ask.
 */
final class ScopedLabels {

    private final Map<IssueRef, Set<String>> dropped = new ConcurrentHashMap<>();

    /**
     * @param wanted the label by its scope
     */
    IssueEdit wish(Issue now, Map<String, String> wanted, IssueEdit edit) {
        var add = new HashSet<>(wanted.values());
        add.removeAll(now.labels());
        add.removeAll(dropped.getOrDefault(now.ref(), Set.of()));
        var remove = new HashSet<String>();
        for (var label : now.labels()) {
            if (isOfScope(label, wanted.keySet()) && !wanted.containsValue(label)) {
                remove.add(label);
            }
        }
        return add.isEmpty() && remove.isEmpty() ? edit : edit.withLabels(add, remove);
    }

    void notice(IssueEdit asked, Issue after) {
        var missing = new HashSet<>(asked.addLabels());
        missing.removeAll(after.labels());
        if (!missing.isEmpty()) {
            dropped.computeIfAbsent(after.ref(), _ -> ConcurrentHashMap.newKeySet())
                    .addAll(missing);
        } else if (!asked.addLabels().isEmpty()) {
            dropped.remove(after.ref());
        }
    }

    private static boolean isOfScope(String label, Collection<String> scopes) {
        return scopes.stream().anyMatch(label::startsWith);
    }
}
