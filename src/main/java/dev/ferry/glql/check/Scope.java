package dev.ferry.glql.check;

/**
 * The part of the forge that a query looks at.
 *
 * @param subgroups whether what lies below counts
 */
public record Scope(Kind kind, String path, boolean subgroups) {

    public enum Kind {
        PROJECT,
        GROUP,
        NAMESPACE,
        /** All that we watch; only in our own blocks. */
        EVERYTHING;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Where {@code &1} is looked for: the group itself, or that around the project. */
    public String group() {
        int slash = path.lastIndexOf('/');
        return kind != Kind.PROJECT ? path : slash < 0 ? "" : path.substring(0, slash);
    }
}
