package dev.ferry.tracker;

import java.util.regex.Pattern;

/**
 * Where an issue or epic lives: which tracker, which project (or, for an epic, which group) of it,
 * which number there. The text form is {@code embedded:acme/ai-features#12}, and {@code
 * gitlab:acme&5} for an epic.
 */
public record IssueRef(String tracker, String project, long number, boolean epic)
        implements Comparable<IssueRef> {

    private static final Pattern TEXT =
            Pattern.compile("([a-z][a-z0-9-]*):([^#&\\s]+)([#&])(\\d{1,18})");

    public static IssueRef issue(String tracker, String project, long number) {
        return new IssueRef(tracker, project, number, false);
    }

    public static IssueRef epic(String tracker, String group, long number) {
        return new IssueRef(tracker, group, number, true);
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static IssueRef parse(String text) {
        var m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "not an issue reference: \"" + text + "\"; expected e.g. embedded:acme/app#12");
        }
        return new IssueRef(
                m.group(1), m.group(2), Long.parseLong(m.group(4)), m.group(3).equals("&"));
    }

    /** How people write it inside its own project: {@code #12}, or {@code &5}. */
    public String shortForm() {
        return (epic ? "&" : "#") + number;
    }

    @Override
    public int compareTo(IssueRef other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return tracker + ":" + project + shortForm();
    }
}
