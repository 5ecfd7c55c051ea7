package dev.ferry.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.github.FakeGitHub.Mischief;
import dev.ferry.tracker.http.Secret;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is odd about GitHub, and what stands in for what it lacks. */
class GitHubWaysIT {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 15);
    private static final String LINK = "POST /repos/acme/ai-features/issues/1/sub_issues";

    private final GitHubHouse house = new GitHubHouse();
    private final GitHubTracker tracker = house.tracker;
    private final FakeGitHub github = house.github;

    @AfterEach
    void everyCallWasOneOfGitHubs() {
        house.close();
        assertThat(github.departures()).isEmpty();
    }

    private FakeCatalog catalog() {
        return github.catalog(GitHubHouse.PROJECT);
    }

    @Test
    void nothingIsSentBeforeItIsNeeded() {
        house.asApp(house.clock, FakeAccess.pkcs8());

        assertThat(github.calls()).isEmpty();
    }

    @Test
    void whoCannotBeAssignedIsLeftOut() {
        var made =
                tracker.create(
                        GitHubHouse.assigned(
                                "Owned", List.of(house.user("gus"), house.user("ana"))));

        assertThat(made.assignees()).containsExactly(house.user("ana"));
        var edited =
                tracker.edit(
                        made.ref(), IssueEdit.NOTHING.withAssignees(List.of(house.user("gus"))));
        assertThat(edited.assignees()).isEmpty();
    }

    @Test
    void labelsAreMadeOnceWithAColourBeforeTheyAreUsed() {
        catalog().addLabel("AI Model Migration", "ff0000");

        var made = tracker.create(GitHubHouse.labelled("One", "ai model migration", "rollout::10"));
        tracker.edit(
                made.ref(),
                IssueEdit.NOTHING.withLabels(Set.of("rollout::50"), Set.of("rollout::10")));
        tracker.create(GitHubHouse.labelled("Two", "rollout::10"));

        assertThat(made.labels()).contains("rollout::10");
        assertThat(catalog().labels())
                .extracting(label -> label.path("name").asText())
                .containsExactly("AI Model Migration", "rollout::10", "rollout::50");
        assertThat(catalog().label("rollout::10").path("color"))
                .isEqualTo(catalog().label("rollout::50").path("color"))
                .isNotEqualTo(JsonNodeFactory.instance.textNode("ededed"));
        assertThat(house.calls().filter("GET /repos/acme/ai-features/labels"::equals)).hasSize(1);
    }

    @Test
    void theMilestoneCarriesTheParentsDateAndTheChildrenJoinIt() {
        var parent =
                tracker.create(GitHubHouse.parent("Replace discontinued [old] with [new]", DUE));
        var child =
                tracker.create(GitHubHouse.child(GitHubHouse.PROJECT, "Code review", parent.ref()));

        assertThat(dueOfMilestone(1)).isEqualTo("2026-12-15T08:00:00Z");
        assertThat(parent.due()).contains(DUE);
        assertThat(child.due()).isEmpty();
        assertThat(catalog().milestoneOf(child.ref().number()))
                .isEqualTo(catalog().milestoneOf(parent.ref().number()));
        var milestone = Timebox.named(parent.title(), Optional.empty(), Optional.of(DUE), true);
        assertThat(tracker.issue(child.ref()).orElseThrow().details().milestone())
                .contains(milestone);

        house.github.forgetCalls();
        tracker.edit(child.ref(), IssueEdit.NOTHING.withDue(DUE.minusDays(3)));
        tracker.edit(parent.ref(), IssueEdit.NOTHING.withDue(DUE));
        assertThat(house.writes()).isEmpty();

        tracker.edit(parent.ref(), IssueEdit.NOTHING.withDue(DUE.plusDays(7)));
        assertThat(dueOfMilestone(1)).isEqualTo("2026-12-22T08:00:00Z");
        assertThat(house.writes()).containsExactly("PATCH /repos/acme/ai-features/milestones/1");
    }

    @Test
    void aDateThatWasDroppedIsMissingInTheAnswer() {
        github.droppingMetadata();

        assertThat(tracker.create(GitHubHouse.parent("Replace", DUE)).due()).isEmpty();
    }

    @Test
    void issuesGetTheTypesThatTheOrganisationHas() {
        catalog().addType("Bug");
        catalog().addType("task");
        var parent = tracker.create(GitHubHouse.parent("Replace", DUE).leading()).ref();
        var child = tracker.create(GitHubHouse.child(GitHubHouse.PROJECT, "Chat", parent)).ref();

        assertThat(catalog().typeOf(parent.number())).as("there is no Epic here").isEmpty();
        assertThat(catalog().typeOf(child.number()).orElseThrow().path("name").asText())
                .isEqualTo("task");

        house.clock.pause(Duration.ofHours(2));
        catalog().addType("Epic");
        var next = tracker.create(GitHubHouse.parent("Next", DUE).leading()).ref();
        assertThat(catalog().typeOf(next.number()).orElseThrow().path("name").asText())
                .isEqualTo("Epic");
    }

    @Test
    void whatAPersonAddsWhileLabelsAreWrittenStays() {
        var issue = tracker.create(GitHubHouse.labelled("One", "rollout::10", "blocked")).ref();
        github.mischief(call -> {
            if (call.endsWith("/labels") && call.startsWith("POST")) {
                house.people
                        .as("ana")
                        .edit(
                                house.embedded(issue),
                                IssueEdit.NOTHING.withLabels(Set.of("urgent"), Set.of()));
            }
            return Mischief.NONE;
        });

        var edited =
                tracker.edit(
                        issue,
                        IssueEdit.NOTHING
                                .withLabels(Set.of("rollout::50"), Set.of("Rollout::10", "gone"))
                                .withTitle("Two"));

        assertThat(edited.labels()).containsExactlyInAnyOrder("rollout::50", "blocked", "urgent");
    }

    @Test
    void aMilestoneThatAPersonMadeKeepsItsDate() {
        var theirs =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("title", "18.9")
                        .put("due_on", "2027-01-10T12:00:00Z");
        catalog().addMilestone(theirs, github.base());
        var issue = house.opens("ana", "Control issue", "x");
        catalog().putIssueInto(issue.number(), JsonNodeFactory.instance.numberNode(1));

        tracker.edit(issue, IssueEdit.NOTHING.withDue(DUE));

        assertThat(dueOfMilestone(1)).startsWith("2027-01-10");
        assertThat(house.writes()).isEmpty();
    }

    @Test
    void aMilestoneWithTheNameIsTakenUpAgain() {
        tracker.create(GitHubHouse.parent("Same name", DUE));
        catalog()
                .change(
                        catalog().milestone(1).orElseThrow(),
                        JsonNodeFactory.instance.objectNode().put("state", "closed"));

        tracker.create(GitHubHouse.parent("Same name", DUE.plusDays(1)));

        assertThat(catalog().milestones()).hasSize(1);
        assertThat(catalog().milestone(1).orElseThrow().path("state").asText()).isEqualTo("open");
        assertThat(dueOfMilestone(1)).startsWith("2026-12-16");
    }

    @Test
    void aChildInAnotherRepositoryHasItsParentAndNoMilestone() {
        var parent = tracker.create(GitHubHouse.parent("Replace", DUE));
        var child = tracker.create(GitHubHouse.child("acme/docs", "Docs", parent.ref()));

        assertThat(child.parent()).contains(parent.ref());
        assertThat(github.catalog("acme/docs").milestones()).isEmpty();
    }

    private String dueOfMilestone(int number) {
        return catalog().milestone(number).orElseThrow().path("due_on").asText();
    }

    @Test
    void whereIssuesHaveNoParentsNoneIsSet() {
        github.withoutSubIssues();
        var parent = tracker.create(GitHubHouse.draft("Parent", "x"));

        assertThat(tracker.supports(Capability.PARENTS)).isFalse();
        var child = tracker.create(GitHubHouse.child(GitHubHouse.PROJECT, "Child", parent.ref()));

        assertThat(child.parent()).isEmpty();
        assertThat(house.writes()).noneMatch(call -> call.endsWith("/sub_issues"));
    }

    @Test
    void aFullParentTakesNoMoreChildrenAndTheNextOneStandsAlone() {
        var parent = house.opens("ana", "Parent", "x");
        IntStream.range(0, 100)
                .forEach(i -> {
                    var child = house.opens("ana", "Child " + i, "x");
                    house.people.edit(
                            house.embedded(child),
                            IssueEdit.NOTHING.withParent(house.embedded(parent)));
                });

        var one = tracker.create(GitHubHouse.child(GitHubHouse.PROJECT, "One more", parent));
        var moved = tracker.edit(one.ref(), IssueEdit.NOTHING.withParent(parent));

        assertThat(one.parent()).isEmpty();
        assertThat(moved.parent()).isEmpty();
    }

    @Test
    void aChildMovesFromOneParentToAnotherAndStaysWithoutAWrite() {
        var first = house.opens("ana", "First", "x");
        var second = house.opens("ana", "Second", "x");
        var child = tracker.create(GitHubHouse.child(GitHubHouse.PROJECT, "Child", first)).ref();

        assertThat(tracker.edit(child, IssueEdit.NOTHING.withParent(second)).parent())
                .contains(second);
        github.forgetCalls();
        tracker.edit(child, IssueEdit.NOTHING.withParent(second));

        assertThat(house.writes()).isEmpty();
    }

    /** A failure after the issue was made must not look like a failure to make it. */
    @Test
    void whetherAnIssueWasMadeThatCouldNotBeLinkedIsLeftOpen() {
        var parent = house.opens("ana", "Parent", "x");
        github.mischief(call -> call.equals(LINK) ? Mischief.UNAVAILABLE : Mischief.NONE);

        fails(
                Kind.OUTCOME_UNKNOWN,
                () -> tracker.create(GitHubHouse.child(GitHubHouse.PROJECT, "Child", parent)));
    }

    @Test
    void aLinkWhoseAnswerWasLostIsLookedUp() {
        var parent = house.opens("ana", "Parent", "x");
        github.mischief(call -> call.equals(LINK) ? Mischief.ANSWER_LOST : Mischief.NONE);

        var child = tracker.create(GitHubHouse.child(GitHubHouse.PROJECT, "Child", parent));

        assertThat(child.parent()).contains(parent);
    }

    @Test
    void aCreateWhoseAnswerWasLostIsFoundByItsMarkerAndNotRepeated() {
        github.mischief(call ->
                call.equals("POST /repos/acme/ai-features/issues")
                        ? Mischief.ANSWER_LOST
                        : Mischief.NONE);

        fails(
                Kind.OUTCOME_UNKNOWN,
                () -> tracker.create(GitHubHouse.draft("Once", "<!-- ferry:issue a|b -->")));

        assertThat(tracker.written(GitHubHouse.PROJECT, "<!-- ferry:issue a|b -->")).hasSize(1);
    }

    @Test
    void whatWeWroteIsFoundWhereNothingIsFoundByItsCreator() {
        tracker.create(GitHubHouse.draft("Ours", "<!-- ferry:issue a|b -->"));
        github.withoutCreatorFilter();

        assertThat(tracker.written(GitHubHouse.PROJECT, "<!-- ferry:issue a|b -->")).hasSize(1);
    }

    @Test
    void aServerWithoutReactionsIsNoReasonToFail() {
        var issue = house.opens("ana", "Seen", "x");
        github.withoutReactions();

        tracker.acknowledge(CommentRef.description(issue));
    }

    @Test
    void whatIsTooLongForGitHubIsRejected() {
        fails(Kind.REJECTED, () -> tracker.create(GitHubHouse.draft("Long", "x".repeat(65_537))));
        assertThat(tracker.create(GitHubHouse.draft("Just right", "x".repeat(65_536))).body())
                .hasSize(65_536);
    }

    @Test
    void manyIssuesAreReadInOneCall() {
        var refs = new ArrayList<IssueRef>();
        IntStream.range(0, 12)
                .forEach(i -> refs.add(tracker.create(GitHubHouse.draft("Issue " + i, "x")).ref()));
        refs.add(house.opens("ana", "Control issue", "x"));
        github.forgetCalls();

        assertThat(tracker.issues(refs))
                .extracting(Issue::ref)
                .containsExactlyInAnyOrderElementsOf(refs);

        assertThat(house.calls())
                .containsExactly(
                        "GET /repos/acme/ai-features/issues",
                        "GET /repos/acme/ai-features/issues/13");
    }

    @Test
    void aChildCostsTwoWritesAndNoQuestionThatWasAskedBefore() {
        var parent = tracker.create(GitHubHouse.parent("Replace", DUE)).ref();
        create(parent, "First");
        github.forgetCalls();

        create(parent, "Second");

        assertThat(house.calls()).containsExactly("POST /repos/acme/ai-features/issues", LINK);
    }

    private void create(IssueRef parent, String title) {
        var plain = GitHubHouse.child(GitHubHouse.PROJECT, title, parent);
        tracker.create(
                new IssueDraft(
                        plain.project(),
                        false,
                        title,
                        plain.body(),
                        List.of(house.user("ana")),
                        Set.of("AI Model Migration"),
                        plain.due(),
                        plain.parent(),
                        false));
        github.calls().removeIf(call -> call.equals("GET /users/ana"));
    }

    @Test
    void whoEditedWhoseWordsIsTold() {
        var issue = house.opens("ana", "Edited", "/migrate help");
        var said = house.people.as("ana").comment(house.embedded(issue), "/migrate help", false);
        house.clock.pause(Duration.ofSeconds(5));
        house.people.as("mia").editComment(said.ref(), "/migrate cancel");
        house.people
                .as("mia")
                .editComment(CommentRef.description(house.embedded(issue)), "/migrate cancel");

        var comment = tracker.comment(new CommentRef(issue, said.ref().id())).orElseThrow();
        var description = tracker.comment(CommentRef.description(issue)).orElseThrow();

        assertThat(comment.editor()).contains(house.user("mia"));
        assertThat(description.editor()).contains(house.user("mia"));
        assertThat(tracker.comments(issue)).containsExactly(comment);
    }

    @Test
    void aDescriptionThatNobodyEditedIsNotCalledEditedWhenItsIssueChanges() {
        var issue = house.opens("ana", "Talked about", "/migrate help");
        house.clock.pause(Duration.ofSeconds(5));
        house.people.as("ben").comment(house.embedded(issue), "hm", false);

        assertThat(tracker.comment(CommentRef.description(issue)).orElseThrow().edited()).isFalse();

        github.withoutGraphQl();
        var unknown = tracker.comment(CommentRef.description(issue)).orElseThrow();
        assertThat(unknown.edited()).isTrue();
        assertThat(unknown.editor()).isEmpty();
    }

    @Test
    void aCommentIsNotFoundInAnotherIssueThanItsOwn() {
        var issue = house.opens("ana", "One", "x");
        var other = house.opens("ana", "Two", "x");
        var said = house.people.as("ana").comment(house.embedded(issue), "hello", false).ref().id();

        assertThat(tracker.comment(new CommentRef(other, said))).isEmpty();
    }

    @Test
    void aPersonalTokenWritesAsItsPerson() {
        var asAna = house.with(house.clock, new GitHubAccess.PersonalToken(Secret.of("pat_ana")));

        assertThat(asAna.self()).isEqualTo(house.user("ana"));
        assertThat(asAna.create(GitHubHouse.draft("By ana", "x")).author())
                .isEqualTo(house.user("ana"));
    }

    @Test
    void noPathLeadsOutOfARepository() {
        for (var project :
                List.of("../user", "acme/..", "acme", "acme/app/../../user", "acme/a?b")) {
            fails(Kind.NOT_FOUND, () -> tracker.issue(IssueRef.issue("github", project, 1)));
        }
        assertThat(github.calls()).isEmpty();
    }

    /** 200 features through a GitHub that keeps count, in the time that its limits take. */
    @Test
    void twoHundredFeaturesFitIntoTheLimits() {
        github.enforceLimits();
        var parents = new ArrayList<IssueRef>();
        int busy = 0;
        for (int i = 0; i < 200; ) {
            try {
                if (i / 100 == parents.size()) {
                    parents.add(tracker.create(GitHubHouse.parent("Parent " + i, DUE)).ref());
                }
                var child =
                        tracker.create(
                                GitHubHouse.child(
                                        GitHubHouse.PROJECT, "Feature " + i, parents.getLast()));
                assertThat(child.parent()).contains(parents.getLast());
                i++;
            } catch (TrackerException e) {
                assertThat(e.kind()).isEqualTo(Kind.BUSY);
                busy++;
                house.clock.pause(e.retryAfter().orElseThrow());
            }
        }
        var took = Duration.between(GitHubHouse.START, house.clock.instant());

        assertThat(github.refusedForLimits()).isZero();
        assertThat(github.writes()).isEqualTo(404);
        assertThat(took).isLessThan(Duration.ofSeconds(404 * 11 / 10));
        assertThat(busy).isZero();
    }

    private static void fails(Kind kind, ThrowingCallable call) {
        var failure = catchThrowableOfType(TrackerException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
    }
}
