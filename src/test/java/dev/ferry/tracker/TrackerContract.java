package dev.ferry.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.tracker.TrackerException.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What Ferry relies on, whichever tracker it is. Where trackers differ, {@link Capability} decides.
 *
 * <p>In every one of them works ana, a developer in {@link #team()}, and ben, a reporter who is
 * not.
 */
public abstract class TrackerContract {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 1);

    /** The tracker, with the bot's account. */
    protected abstract Tracker tracker();

    protected abstract String project();

    /** Where the epics of the project are kept. */
    protected abstract String group();

    protected abstract String team();

    /** Somebody opens an issue in the project, without Ferry's help. */
    protected abstract IssueRef opens(String username, String title, String body);

    /** Somebody comments, without Ferry's help. */
    protected abstract CommentRef says(String username, IssueRef issue, String body);

    /** Somebody changes a comment, without Ferry's help. */
    protected abstract void rewrites(String username, CommentRef comment, String body);

    @Test
    void anIssueIsKeptAsItWasAskedFor() {
        var made = tracker().create(full("Code review moves"));

        assertThat(made.title()).isEqualTo("Code review moves");
        assertThat(made.author()).isEqualTo(tracker().self());
        assertThat(made.labels()).containsExactlyInAnyOrder("AI Model Migration", "group::x y");
        assertThat(made.open()).isTrue();
        assertThat(made.url().isAbsolute()).isTrue();
        assertThat(made.ref().tracker()).isEqualTo(tracker().name());
        assertThat(made.ref().project()).isEqualTo(project());
        assertThat(tracker().issue(made.ref())).contains(made);
    }

    @Test
    void assigneesAreKeptAsFarAsTheTrackerCan() {
        var made = tracker().create(full("Two people"));

        if (tracker().supports(Capability.MANY_ASSIGNEES)) {
            assertThat(made.assignees()).containsExactly(person("ana"), person("ben"));
        } else {
            assertThat(made.assignees()).containsExactly(person("ana"));
        }
    }

    @Test
    void dueDateAndConfidentialityAreKeptWhereTheyExist() {
        var made = tracker().create(full("Due and hidden"));

        assertThat(made.due()).as("without due dates, a milestone's").contains(DUE);
        assertThat(made.confidential())
                .isEqualTo(tracker().supports(Capability.CONFIDENTIAL_ISSUES));
    }

    @Test
    void aBodyComesBackCharacterForCharacter() {
        var body = "one\r\n\r\n  two <!-- x --> `|` \u202e &amp; 🚢 ${x}\n- [ ] three\r\nfour";

        var made = tracker().create(plain("Odd text", body));

        assertThat(made.body()).isEqualTo(asKept(body));
        assertThat(tracker().issue(made.ref()).orElseThrow().body()).isEqualTo(asKept(body));
    }

    @Test
    void whatIsNotThereIsEmpty() {
        var made = tracker().create(plain("The only one", "x"));
        var missing = new IssueRef(tracker().name(), project(), 987_654, false);

        assertThat(tracker().issue(missing)).isEmpty();
        assertThat(tracker().comment(new CommentRef(made.ref(), 987_654_321))).isEmpty();
        assertThat(tracker().user("nobody-by-this-name")).isEmpty();
        assertThat(tracker().issues(List.of(missing, made.ref()))).containsExactly(made);
        assertThat(tracker().issues(List.of())).isEmpty();
        fails(Kind.NOT_FOUND, () -> tracker().edit(missing, IssueEdit.NOTHING.withTitle("x")));
        fails(Kind.NOT_FOUND, () -> tracker().comment(missing, "x", false));
    }

    @Test
    void anEditTouchesItsFieldsOnly() {
        var made = tracker().create(full("Before"));

        var edited = tracker().edit(made.ref(), IssueEdit.NOTHING.withTitle("After"));

        assertThat(edited.title()).isEqualTo("After");
        assertThat(edited.body()).isEqualTo(made.body());
        assertThat(edited.labels()).isEqualTo(made.labels());
        assertThat(edited.assignees()).isEqualTo(made.assignees());
        if (tracker().supports(Capability.DUE_DATES)) {
            assertThat(edited.due()).isEqualTo(made.due());
        }
        assertThat(edited.confidential()).isEqualTo(made.confidential());
        assertThat(tracker().issue(made.ref())).contains(edited);
    }

    @Test
    void labelsAreAddedAndRemovedOneByOne() {
        var made = tracker().create(full("Labels"));

        var edited =
                tracker()
                        .edit(
                                made.ref(),
                                IssueEdit.NOTHING.withLabels(
                                        Set.of("new"), Set.of("group::x y", "never there")));

        assertThat(edited.labels()).containsExactlyInAnyOrder("AI Model Migration", "new");
    }

    @Test
    void anIssueIsClosedAndOpenedAgain() {
        var ref = tracker().create(plain("Door", "x")).ref();

        assertThat(tracker().edit(ref, IssueEdit.NOTHING.withOpen(false)).open()).isFalse();
        assertThat(tracker().issue(ref).orElseThrow().open()).isFalse();
        assertThat(tracker().edit(ref, IssueEdit.NOTHING.withOpen(true)).open()).isTrue();
    }

    @Test
    void aClosedIssueTellsSinceWhen() {
        var issue = tracker().create(full("Over soon"));
        assertThat(issue.details().closedAt()).isEmpty();

        var closed = tracker().edit(issue.ref(), IssueEdit.NOTHING.withOpen(false));
        passTime();
        var later = tracker().edit(issue.ref(), IssueEdit.NOTHING.withTitle("Was over"));
        assertThat(closed.details().closedAt()).isPresent();
        assertThat(later.details().closedAt()).isEqualTo(closed.details().closedAt());

        var open = tracker().edit(issue.ref(), IssueEdit.NOTHING.withOpen(true));
        assertThat(open.details().closedAt()).isEmpty();
    }

    @Test
    void aDueDateAndAssigneesCanBeMoved() {
        var ref = tracker().create(full("Moves")).ref();
        var edit = IssueEdit.NOTHING.withAssignees(List.of(person("ben"))).withDue(DUE.plusDays(1));

        var edited = tracker().edit(ref, edit);

        assertThat(edited.assignees()).containsExactly(person("ben"));
        if (tracker().supports(Capability.DUE_DATES)) {
            assertThat(edited.due()).contains(DUE.plusDays(1));
        }
    }

    @Test
    void commentsComeOldestFirst() {
        var issue = opens("ana", "Talk", "x");
        says("ana", issue, "first");
        var ours = tracker().comment(issue, "second\r\nline", false);
        says("ben", issue, "third");

        assertThat(tracker().comments(issue))
                .extracting(Comment::body)
                .containsExactly("first", asKept("second\r\nline"), "third");
        assertThat(tracker().comments(issue))
                .extracting(Comment::author)
                .containsExactly(person("ana"), tracker().self(), person("ben"));
        assertThat(tracker().comment(ours.ref())).contains(ours);
    }

    @Test
    void theDescriptionIsCommentZero() {
        var issue = opens("ana", "Described", "/migrate help");

        var description = tracker().comment(CommentRef.description(issue)).orElseThrow();

        assertThat(description.body()).isEqualTo("/migrate help");
        assertThat(description.author()).isEqualTo(person("ana"));
        assertThat(description.ref().isDescription()).isTrue();
    }

    @Test
    void anEditedCommentSaysSo() {
        var issue = opens("ana", "Edits", "x");
        var comment = says("ana", issue, "befor");
        assertThat(tracker().comment(comment).orElseThrow().edited()).isFalse();

        passTime();
        rewrites("ana", comment, "before");

        var edited = tracker().comment(comment).orElseThrow();
        assertThat(edited.body()).isEqualTo("before");
        assertThat(edited.edited()).isTrue();
        assertThat(edited.editor().orElse(person("ana"))).isEqualTo(person("ana"));
        assertThat(edited.author()).isEqualTo(person("ana"));
    }

    @Test
    void ourCommentsCanBeRewritten() {
        var issue = opens("ana", "Ours", "x");
        var comment = tracker().comment(issue, "working on it", false);

        var edited = tracker().editComment(comment.ref(), "done");

        assertThat(edited.body()).isEqualTo("done");
        assertThat(tracker().comments(issue)).extracting(Comment::body).containsExactly("done");
    }

    @Test
    void anInternalCommentIsInternalWhereThatExists() {
        var issue = opens("ana", "Internal", "x");

        var comment = tracker().comment(issue, "for us", true);

        assertThat(comment.confidential())
                .isEqualTo(tracker().supports(Capability.INTERNAL_COMMENTS));
    }

    @Test
    void acknowledgingAgainChangesNothing() {
        var issue = opens("ana", "Seen", "x");
        var comment = says("ana", issue, "/migrate help");

        tracker().acknowledge(comment);
        tracker().acknowledge(comment);
        tracker().acknowledge(CommentRef.description(issue));

        assertThat(tracker().comments(issue)).hasSize(1);
    }

    @Test
    void whatWeWroteIsFoundByItsMarker() {
        var ours = tracker().create(plain("Ours", "text\n<!-- ferry:issue a|b -->\n"));
        tracker().create(plain("Another", "<!-- ferry:issue a|c -->"));
        opens("ana", "A copy", "<!-- ferry:issue a|b -->");

        assertThat(tracker().written(project(), "<!-- ferry:issue a|b -->"))
                .extracting(Issue::ref)
                .containsExactly(ours.ref());
        assertThat(tracker().written(project(), "<!-- ferry:issue ")).hasSize(2);
    }

    @Test
    void changesIncludeCommentsAndComeOldestFirst() {
        var first = opens("ana", "First", "x");
        passTime();
        var second = opens("ana", "Second", "x");
        passTime();
        says("ben", first, "bump");

        assertThat(tracker().changedSince(project(), Instant.EPOCH))
                .extracting(Issue::ref)
                .containsSubsequence(second, first);
        var since = tracker().issue(first).orElseThrow().updatedAt();
        assertThat(tracker().changedSince(project(), since)).extracting(Issue::ref).contains(first);
        assertThat(tracker().changedSince(project(), since.plusSeconds(86_400))).isEmpty();
    }

    @Test
    void anIssueNamesItsParentWhereThatExists() {
        var parent = tracker().create(plain("Parent", "x"));
        var draft = below(plain("Child", "x"), parent.ref());

        var made = tracker().create(draft);

        if (tracker().supports(Capability.PARENTS)) {
            assertThat(made.parent()).contains(parent.ref());
            assertThat(tracker().issue(made.ref()).orElseThrow().parent()).contains(parent.ref());
        } else {
            assertThat(made.parent()).isEmpty();
        }
    }

    @Test
    void epicsHoldIssuesAndEpicsWhereTheyExist() {
        if (!tracker().supports(Capability.EPICS)) {
            return;
        }
        var epic = tracker().create(epic("Replace discontinued [old] with [new]"));
        var child = tracker().create(below(plain("Child", "x"), epic.ref()));

        assertThat(epic.ref().epic()).isTrue();
        assertThat(epic.ref().project()).isEqualTo(group());
        assertThat(tracker().issue(epic.ref())).contains(epic);
        assertThat(child.parent()).contains(epic.ref());
        assertThat(tracker().written(group(), "<!-- ferry:epic -->"))
                .extracting(Issue::ref)
                .containsExactly(epic.ref());
        if (tracker().supports(Capability.NESTED_EPICS)) {
            var nested = tracker().create(below(epic("Nested"), epic.ref()));
            assertThat(nested.parent()).contains(epic.ref());
        }
    }

    @Test
    void peopleHaveTeamsAndRoles() {
        var ana = person("ana");
        var ben = person("ben");

        assertThat(tracker().user(tracker().self().username())).contains(tracker().self());
        assertThat(tracker().memberOf(ana.id(), team())).isTrue();
        assertThat(tracker().memberOf(ben.id(), team())).isFalse();
        assertThat(tracker().memberOf(ana.id(), "no-such-team")).isFalse();
        assertThat(tracker().role(ana.id(), project()).atLeast(Role.DEVELOPER)).isTrue();
        assertThat(tracker().role(ben.id(), project())).isEqualTo(Role.REPORTER);
        assertThat(tracker().role(987_654, project())).isEqualTo(Role.NONE);
    }

    @Test
    void whatNoTrackerTakesIsRejected() {
        fails(Kind.REJECTED, () -> tracker().create(plain("t".repeat(1000), "x")));
        fails(Kind.REJECTED, () -> tracker().create(plain("", "x")));
        var issue = tracker().create(plain("Fine", "x")).ref();
        fails(Kind.REJECTED, () -> tracker().comment(issue, "x".repeat((1 << 20) + 1), false));
        assertThat(tracker().comments(issue)).isEmpty();
    }

    /** What the tracker makes of a text before it keeps it. */
    protected String asKept(String text) {
        return text;
    }

    /** Lets the tracker's clock go on, where it does not by itself. */
    protected void passTime() {}

    protected final User person(String username) {
        return tracker().user(username).orElseThrow();
    }

    protected final IssueDraft plain(String title, String body) {
        return IssueDraft.of(project(), title, body);
    }

    protected static void fails(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TrackerException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private IssueDraft full(String title) {
        return new IssueDraft(
                project(),
                false,
                title,
                "What changes and why.",
                List.of(person("ana"), person("ben")),
                Set.of("AI Model Migration", "group::x y"),
                Optional.of(DUE),
                Optional.empty(),
                true);
    }

    private IssueDraft epic(String title) {
        return new IssueDraft(
                group(),
                true,
                title,
                "<!-- ferry:epic -->",
                List.of(),
                Set.of("AI Model Migration"),
                Optional.of(DUE),
                Optional.empty(),
                false);
    }

    private static IssueDraft below(IssueDraft draft, IssueRef parent) {
        return new IssueDraft(
                draft.project(),
                draft.epic(),
                draft.title(),
                draft.body(),
                draft.assignees(),
                draft.labels(),
                draft.due(),
                Optional.of(parent),
                draft.confidential());
    }
}
