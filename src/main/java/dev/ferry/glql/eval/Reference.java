package dev.ferry.glql.eval;

import dev.ferry.glql.check.Scope;
import dev.ferry.glql.lang.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An epic or issue that a query names: {@code group&1}, {@code #12}.
 *
 * @param epic whether an epic is meant
 * @param path of the group or project; empty where only the number was written
 */
record Reference(boolean epic, String path, long number) {

    private static final Pattern TEXT = Pattern.compile("([^#&\\s]*)([#&]?)(\\d{1,18})");

    /** Empty for what names nothing, which no item stands below. */
    static Optional<Reference> of(Value value, boolean epicField) {
        return switch (value) {
            case Value.Numbered n -> Optional.of(new Reference(n.epic(), n.path(), n.number()));
            case Value.Number n -> Optional.of(new Reference(epicField, "", n.value()));
            case Value.Text text -> of(text.text(), epicField);
            default -> Optional.empty();
        };
    }

    private static Optional<Reference> of(String text, boolean epicField) {
        var m = TEXT.matcher(text);
        if (!m.matches() || m.group(2).isEmpty() && !m.group(1).isEmpty()) {
            return Optional.empty();
        }
        boolean epic = m.group(2).isEmpty() ? epicField : m.group(2).equals("&");
        return Optional.of(new Reference(epic, m.group(1), Long.parseLong(m.group(3))));
    }

    /**
     * A bare {@code &1} is looked for in the group around the place that the query looks at; a bare
     * {@code #1} in all of that group, or, where epics are issues, in the project.
     */
    boolean names(Item item, Scope scope, Flavour flavour) {
        var there = item.identity();
        if (there.number() != number) {
            return false;
        }
        if (!path.isEmpty()) {
            boolean below = epic && flavour.epicsAreIssues() && Paths.within(there.path(), path);
            return there.path().equalsIgnoreCase(path) && (there.inGroup() == epic || below)
                    || below;
        }
        if (flavour.epicsAreIssues()) {
            return Paths.holds(scope, there);
        }
        boolean anywhere = scope.kind() == Scope.Kind.EVERYTHING;
        return epic
                ? there.inGroup() && (anywhere || there.path().equalsIgnoreCase(scope.group()))
                : !there.inGroup() && Paths.within(there.path(), scope.group());
    }
}
