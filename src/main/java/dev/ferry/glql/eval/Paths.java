package dev.ferry.glql.eval;

import dev.ferry.glql.check.Scope;

/** Paths of projects and groups; capitals do not count in them. */
final class Paths {

    private Paths() {}

    /** Whether {@code path} is {@code group} or lies below it; everything lies below nothing. */
    static boolean within(String path, String group) {
        return group.isEmpty()
                || path.regionMatches(true, 0, group, 0, group.length())
                        && (path.length() == group.length() || path.charAt(group.length()) == '/');
    }

    static boolean holds(Scope scope, Item.Identity item) {
        return switch (scope.kind()) {
            case PROJECT -> !item.inGroup() && item.path().equalsIgnoreCase(scope.path());
            case GROUP, NAMESPACE ->
                    scope.subgroups()
                            ? within(item.path(), scope.path())
                            : item.group().equalsIgnoreCase(scope.path());
            case EVERYTHING -> true;
        };
    }
}
