package dev.ferry.server.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Who may look, of those who can log in. */
record Allowed(Set<String> users, Set<String> groups) {

    Allowed {
        users = lower(users);
        groups = lower(groups);
    }

    boolean user(String name) {
        return users.contains(name.toLowerCase(Locale.ROOT));
    }

    boolean anyGroup(Collection<String> names) {
        return lower(names).stream().anyMatch(groups::contains);
    }

    private static Set<String> lower(Collection<String> names) {
        var lower = new TreeSet<String>();
        names.forEach(n -> lower.add(n.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
