package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.http.Groundwork;
import dev.ferry.tracker.http.Recent;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Where there are no epics, a milestone holds a migration together: its parent gets one with its
 * date, and its children in the same project join that. Dates go as days; the library would send
 * moments, which are other days elsewhere.
 */
final class Milestones {

    private static final String OURS = "Ferry keeps this date.";
    private static final int LONGEST_TITLE = 255;

    private final GitLab gitlab;
    private final Reading reading;
    private final Recent<IssueRef, Optional<Long>> byParent;

    Milestones(GitLab gitlab, Reading reading, InstantSource clock) {
        this.gitlab = gitlab;
        this.reading = reading;
        this.byParent = new Recent<>(Duration.ofMinutes(1), clock);
    }

    /** For an issue that is yet to be made: its parent's, or one with its own date. */
    Optional<Long> of(Place project, IssueDraft draft) {
        if (draft.parent().isEmpty()) {
            return draft.due().flatMap(due -> ensure(project, draft.title(), due));
        }
        var parent = draft.parent().get();
        return !parent.epic() && parent.project().equals(project.path())
                ? byParent.get(parent, () -> reading.node(parent).flatMap(Milestones::idIn))
                : Optional.empty();
    }

    /**
     * Lets the milestone of a parent follow its date. One that a person made keeps the date that
     * the person gave it.
     *
     * @param parent as GitLab described it after its own date was moved
     */
    void follow(Place project, JsonNode parent, LocalDate due) {
        var milestone = parent.path("milestone");
        if (isOurs(milestone) && titleOf(parent).equals(milestone.path("title").asText())) {
            move(project, milestone, due);
        }
    }

    private static Optional<Long> idIn(JsonNode issue) {
        return issue.path("milestone").hasNonNull("id")
                ? Optional.of(issue.path("milestone").path("id").asLong())
                : Optional.empty();
    }

    /** The milestone of this name with this date; made, opened or moved where it must be. */
    private Optional<Long> ensure(Place project, String name, LocalDate due) {
        var title = shortened(name);
        var found =
                gitlab.road()
                        .items(project.list("/milestones").withQuery("title", title))
                        .filter(m -> m.path("title").asText().equals(title))
                        .findFirst();
        if (found.isPresent()) {
            move(project, found.get(), due);
            return found.map(m -> m.path("id").asLong());
        }
        var body = Map.of("title", title, "description", OURS, "due_date", due.toString());
        return Groundwork.ifAllowed(() ->
                gitlab.road().send(project.post("/milestones", body)).json().path("id").asLong());
    }

    private void move(Place project, JsonNode milestone, LocalDate due) {
        var asWanted =
                milestone.path("state").asText().equals("active")
                        && Answers.day(milestone.path("due_date")).equals(Optional.of(due));
        if (isOurs(milestone) && !asWanted) {
            var body = Map.of("state_event", "activate", "due_date", due.toString());
            var call = project.put("/milestones/" + milestone.path("id").asLong(), body);
            var _ = Groundwork.ifAllowed(() -> gitlab.road().send(call));
        }
    }

    private static boolean isOurs(JsonNode milestone) {
        return milestone.path("description").asText().equals(OURS);
    }

    private static String titleOf(JsonNode issue) {
        return shortened(issue.path("title").asText());
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }
}
