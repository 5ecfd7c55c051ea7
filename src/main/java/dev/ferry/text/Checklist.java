package dev.ferry.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The task list of a body, by section. */
public record Checklist(List<Section> sections) {

    public static final Checklist EMPTY = new Checklist(List.of());

    /** The section of tasks that stand in no other. */
    public static final String OTHER = "other";

    public Checklist {
        sections = List.copyOf(sections);
    }

    /**
     * @param id from the hidden anchor before the heading; {@code other} for tasks outside any
     *     section
     */
    public record Section(String id, int done, int total) {

        private Section plus(Task task) {
            return new Section(id, done + (task.done() ? 1 : 0), total + 1);
        }
    }

    /**
     * One box.
     *
     * @param line of the body, counted from 1
     * @param at where in the body the character between the brackets stands
     * @param text what is to do, as Markdown
     */
    public record Task(String section, int line, int at, boolean done, String text) {}

    /**
     * Counts the boxes of a body. Boxes in code, quotations and comments are none; nor is {@code
     * [~]}, which GitLab shows as not applicable.
     */
    public static Checklist parse(String body) {
        Map<String, Section> sections = new LinkedHashMap<>();
        for (var task : tasks(body)) {
            sections.compute(
                    task.section(),
                    (id, so) -> (so == null ? new Section(id, 0, 0) : so).plus(task));
        }
        return new Checklist(List.copyOf(sections.values()));
    }

    /** The boxes that {@link #parse} counts, in order. */
    public static List<Task> tasks(String body) {
        return TaskReader.tasks(body);
    }

    /** The body with one box ticked or cleared; as it is where it has no such box. */
    public static String toggle(String body, int index, boolean checked) {
        var tasks = tasks(body);
        if (index < 0 || index >= tasks.size()) {
            return body;
        }
        int at = tasks.get(index).at();
        return body.substring(0, at) + (checked ? "x" : " ") + body.substring(at + 1);
    }

    /** The hidden line that stands before a section's heading. */
    public static String anchor(String id) {
        return Hidden.writeNamed("section", id);
    }

    public int done() {
        return sections.stream().mapToInt(Section::done).sum();
    }

    public int total() {
        return sections.stream().mapToInt(Section::total).sum();
    }

    /** The section with this id, or one without tasks. */
    public Section section(String id) {
        return sections.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElse(new Section(id, 0, 0));
    }
}
