package dev.ferry.text;

import java.util.List;

/** The task list of a body, by section. */
public record Checklist(List<Section> sections) {

    public static final Checklist EMPTY = new Checklist(List.of());

    public Checklist {
        sections = List.copyOf(sections);
    }

    /**
     * @param id from the hidden anchor before the heading; {@code other} for tasks outside any
     *     section
     */
    public record Section(String id, int done, int total) {}

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
