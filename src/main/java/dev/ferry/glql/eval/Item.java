package dev.ferry.glql.eval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An issue, epic or merge request as any forge may have it: what queries ask about.
 *
 * @param author username
 * @param assignees usernames
 * @param taskList the boxes in its text; empty where there are none
 * @param migration what Ferry knows of it; only our own blocks ask
 * @param talk empty: nobody listened yet
 */
public record Item(
        Identity identity,
        String title,
        String description,
        State state,
        boolean confidential,
        List<String> labels,
        String author,
        List<String> assignees,
        Times times,
        Planning planning,
        Optional<Tasks> taskList,
        Optional<MergeFacts> merge,
        Optional<MigrationFacts> migration,
        Optional<Talk> talk) {

    public Item {
        talk = Objects.requireNonNullElse(talk, Optional.empty());
        labels = List.copyOf(labels);
        assignees = List.copyOf(assignees);
    }

    public enum State {
        OPENED,
        CLOSED,
        MERGED
    }

    /**
     * @param id of this item alone, among all that we know
     * @param type {@code Issue}, {@code Epic}, {@code MergeRequest}, …
     * @param path of its project, or of its group for what stands in a group
     * @param inGroup whether {@code path} is a group
     * @param reference as people write it inside its own project: {@code #12}
     * @param parent id of the parent
     */
    public record Identity(
            String id,
            String type,
            long number,
            String path,
            boolean inGroup,
            String reference,
            String url,
            Optional<String> parent) {

        /** The group around it, or the one it stands in. */
        public String group() {
            int slash = path.lastIndexOf('/');
            return inGroup ? path : slash < 0 ? "" : path.substring(0, slash);
        }
    }

    public record Times(
            Instant created,
            Instant updated,
            Optional<Instant> closed,
            Optional<LocalDate> start,
            Optional<LocalDate> due) {}

    public record Tasks(int done, int total) {}

    /** What titles are sorted by: neither capitals nor accents count. */
    public String titleKey() {
        return Ordering.folded(title);
    }

    /** The same with another moment of its last change. */
    public Item updated(Instant moment) {
        return with(
                new Times(times.created(), moment, times.closed(), times.start(), times.due()),
                migration);
    }

    /** The same with another day by which it should be done. */
    public Item due(Optional<LocalDate> day) {
        return with(
                new Times(times.created(), times.updated(), times.closed(), times.start(), day),
                migration);
    }

    /** The same with what Ferry knows besides. */
    public Item with(MigrationFacts facts) {
        return with(times, Optional.of(facts));
    }

    /** The same without it. */
    public Item withoutFacts() {
        return with(times, Optional.empty());
    }

    /** The same with what was last said below it. */
    public Item hearing(Optional<Talk> heard) {
        return with(times, migration, heard);
    }

    private Item with(Times other, Optional<MigrationFacts> facts) {
        return with(other, facts, talk);
    }

    private Item with(Times other, Optional<MigrationFacts> facts, Optional<Talk> heard) {
        return new Item(
                identity,
                title,
                description,
                state,
                confidential,
                labels,
                author,
                assignees,
                other,
                planning,
                taskList,
                merge,
                facts,
                heard);
    }
}
