package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.http.Groundwork;
import dev.ferry.tracker.http.Recent;
import dev.ferry.tracker.http.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHMilestone;
import org.kohsuke.github.GHMilestoneState;
import org.kohsuke.github.GitHub;

/**
 * Issues have no due date on GitHub. A migration's parent gets a milestone with its date, its
 * children join that where they are in the same repository, and their own dates stand in their
 * bodies.
 *
 * <p>GitHub keeps the day only, and takes midnight in UTC for the day before: noon is safe.
 */
final class Milestones {

    private static final String OURS = "Ferry keeps this date.";
    private static final int LONGEST_TITLE = 255;

    private final Transport road;
    private final Library library;
    private final Reading reading;
    private final Recent<IssueRef, Optional<GHMilestone>> byParent;

    Milestones(Transport road, Library library, Reading reading, InstantSource clock) {
        this.road = road;
        this.library = library;
        this.reading = reading;
        this.byParent = new Recent<>(Duration.ofMinutes(1), clock);
    }

    /** For an issue that is yet to be made: its parent's, or one with its own date. */
    Optional<GHMilestone> of(Repo repo, IssueDraft draft) {
        if (draft.parent().isEmpty() || (draft.leads() && draft.due().isPresent())) {
            return draft.due().flatMap(due -> ensure(repo, draft.title(), due));
        }
        var parent = draft.parent().get();
        return parent.project().equals(repo.project())
                ? byParent.get(parent, () -> reading.node(parent).flatMap(Milestones::of))
                : Optional.empty();
    }

    /** The milestone of this name with this date; made, opened or moved where it must be. */
    Optional<GHMilestone> ensure(Repo repo, String name, LocalDate due) {
        var title = shortened(name);
        var found = named(repo, title);
        if (found.isEmpty()) {
            return Groundwork.ifAllowed(() -> create(repo, title, due));
        }
        move(repo, found.get(), due);
        return found;
    }

    /** One that a person made keeps the date that the person gave it. */
    private void move(Repo repo, GHMilestone milestone, LocalDate due) {
        var asWanted =
                milestone.getState() == GHMilestoneState.OPEN
                        && dueOf(milestone).equals(Optional.of(due));
        if (isOurs(milestone) && !asWanted) {
            var body = Map.of("state", "open", "due_on", noon(due).toString());
            var call = repo.patch("/milestones/" + milestone.getNumber(), body);
            var _ = Groundwork.ifAllowed(() -> road.send(call));
        }
    }

    private static boolean isOurs(GHMilestone milestone) {
        return Objects.equals(milestone.getDescription(), OURS);
    }

    static Optional<LocalDate> dateKeptFor(JsonNode issue) {
        return keptFor(issue).flatMap(Milestones::dueOf);
    }

    /** Lets the milestone of a parent follow its date. */
    void follow(Repo repo, JsonNode issue, LocalDate due) {
        keptFor(issue).ifPresent(m -> move(repo, m, due));
    }

    /**
     * The milestone that was made for this issue, and not for its parent. It was called like the
     * issue then; one that a person calls anew is known by its children.
     */
    private static Optional<GHMilestone> keptFor(JsonNode issue) {
        boolean isParent =
                issue.at("/sub_issues_summary/total").asInt() > 0
                        && !issue.hasNonNull("parent_issue_url");
        var title = shortened(issue.path("title").asText());
        return of(issue).filter(m -> isOurs(m) && (isParent || m.getTitle().equals(title)));
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }

    static Optional<LocalDate> dueOf(GHMilestone milestone) {
        return Optional.ofNullable(milestone.getDueOn())
                .map(date -> date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    static Optional<GHMilestone> of(JsonNode issue) {
        return issue.hasNonNull("milestone")
                ? Optional.of(read(issue.get("milestone")))
                : Optional.empty();
    }

    private Optional<GHMilestone> named(Repo repo, String title) {
        return Library.reading(
                repo.project() + " milestones",
                () ->
                        library
                                .repository(repo.project())
                                .listMilestones(GHIssueState.ALL)
                                .withPageSize(100)
                                .toList()
                                .stream()
                                .filter(m -> m.getTitle().equals(title))
                                .findFirst());
    }

    private GHMilestone create(Repo repo, String title, LocalDate due) {
        var body = Map.of("title", title, "description", OURS, "due_on", noon(due).toString());
        return read(road.send(repo.post("/milestones", body)).json());
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    private static GHMilestone read(JsonNode node) {
        return Library.reading(
                "milestone",
                () -> GitHub.getMappingObjectReader().forType(GHMilestone.class).readValue(node));
    }
}
