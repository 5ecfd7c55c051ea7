package dev.ferry.tracker.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.tracker.Capability;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.gitlab.FakeGitLab.Mischief;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where GitLab has ways of its own. */
class GitLabWaysIT {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 1);

    private final List<GitLabHouse> houses = new ArrayList<>();

    private GitLabHouse house(Licence licence) {
        var house = new GitLabHouse(licence);
        houses.add(house);
        return house;
    }

    @AfterEach
    void everyCallWasOneOfGitLabs() {
        houses.forEach(GitLabHouse::close);
        assertThat(houses).allSatisfy(house -> assertThat(house.gitlab.departures()).isEmpty());
    }

    // --- what it can do

    @Test
    void whatItCanDoIsFoundOutAndNotConfigured() {
        assertThat(abilities(Licence.FREE)).isEqualTo("no epics, one assignee, GLQL");
        assertThat(abilities(Licence.PREMIUM_OF_OLD)).isEqualTo("epics, many assignees");
        assertThat(abilities(Licence.PREMIUM)).isEqualTo("epics, many assignees, GLQL");
        assertThat(abilities(Licence.ULTIMATE))
                .isEqualTo("epics below epics, many assignees, GLQL");
    }

    private String abilities(Licence licence) {
        var tracker = house(licence).tracker;
        var epics =
                tracker.supports(Capability.NESTED_EPICS)
                        ? "epics below epics"
                        : tracker.supports(Capability.EPICS) ? "epics" : "no epics";
        return epics
                + (tracker.supports(Capability.MANY_ASSIGNEES)
                        ? ", many assignees"
                        : ", one assignee")
                + (tracker.supports(Capability.LIVE_GLQL) ? ", GLQL" : "");
    }

    @Test
    void itIsFoundOutOnceAnHour() {
        var house = house(Licence.PREMIUM);
        house.tracker.supports(Capability.EPICS);
        assertThat(house.calls()).hasSize(3);

        house.tracker.supports(Capability.EPICS);
        house.tracker.supports(Capability.MANY_ASSIGNEES);
        assertThat(house.calls()).isEmpty();

        house.gitlab.licence(Licence.FREE);
        house.clock.pause(Duration.ofHours(1));
        assertThat(house.tracker.supports(Capability.EPICS)).isFalse();
    }

    /** Else a token that ended would turn the next epic into an issue. */
    @Test
    void aRefusedTokenIsNoMissingLicence() {
        var house = house(Licence.ULTIMATE);

        var stranger = house.as("nobody");

        fails(Kind.FORBIDDEN, () -> stranger.supports(Capability.EPICS));
    }

    @Test
    void withoutGraphQlEpicsGoTheOlderWay() {
        var house = house(Licence.PREMIUM);
        house.gitlab.withoutGraphQl();

        var epic = house.tracker.create(epic("Replace", Optional.empty()));

        assertThat(epic.due()).contains(DUE);
        assertThat(house.calls()).contains("POST /groups/acme/epics");
    }

    // --- parents

    @ParameterizedTest
    @EnumSource(
            value = Licence.class,
            names = {"PREMIUM_OF_OLD", "PREMIUM", "ULTIMATE"})
    void issuesMoveFromEpicToEpic(Licence licence) {
        var house = house(licence);
        var first = house.tracker.create(epic("First", Optional.empty())).ref();
        var second = house.tracker.create(epic("Second", Optional.empty())).ref();
        var child = house.tracker.create(issue("Child", Optional.of(first)));
        assertThat(child.parent()).contains(first);

        var moved = house.tracker.edit(child.ref(), IssueEdit.NOTHING.withParent(second));

        assertThat(moved.parent()).contains(second);
        assertThat(house.tracker.issues(List.of(child.ref(), second)))
                .extracting(i -> i.ref())
                .containsExactlyInAnyOrder(child.ref(), second);
    }

    @Test
    void aParentThatTheLicenceDoesNotAllowIsMissingInTheAnswer() {
        var house = house(Licence.PREMIUM);
        var initiative = house.tracker.create(epic("Initiative", Optional.empty())).ref();

        var epic = house.tracker.create(epic("Migration", Optional.of(initiative)));

        assertThat(epic.parent()).isEmpty();
        assertThat(house.tracker.issue(epic.ref())).contains(epic);
    }

    @Test
    void belowAnotherEpicWhereTheLicenceAllowsIt() {
        var house = house(Licence.ULTIMATE);
        var initiative = house.tracker.create(epic("Initiative", Optional.empty())).ref();

        var epic = house.tracker.create(epic("Migration", Optional.of(initiative)));

        assertThat(epic.parent()).contains(initiative);
        assertThat(house.tracker.issue(epic.ref()).orElseThrow().parent()).contains(initiative);
    }

    @Test
    void whetherAnIssueWasMadeThatCouldNotBeAdoptedIsLeftOpen() {
        var house = house(Licence.ULTIMATE);
        var epic = house.tracker.create(epic("Epic", Optional.empty())).ref();
        house.gitlab.mischief(
                call -> call.equals("POST /graphql") ? Mischief.UNAVAILABLE : Mischief.NONE);

        fails(Kind.OUTCOME_UNKNOWN, () -> house.tracker.create(issue("Child", Optional.of(epic))));
        assertThat(house.people.in(GitLabHouse.PROJECT)).hasSize(1);
    }

    @Test
    void withoutEpicsParentAndChildAreLinkedAndShareAMilestone() {
        var house = house(Licence.FREE);
        var parent =
                house.tracker.create(issue("Replace discontinued [a] with [b]", Optional.empty()));
        var child = house.tracker.create(issue("Code review", Optional.of(parent.ref())));
        var elsewhere =
                house.tracker.create(
                        inProject("acme/docs", issue("Docs", Optional.of(parent.ref()))));

        assertThat(house.gitlab.catalog().links())
                .containsExactly(
                        "acme/ai-features#2 acme/ai-features#1", "acme/docs#1 acme/ai-features#1");
        var milestones = house.gitlab.catalog().milestones(GitLabHouse.PROJECT);
        assertThat(milestones).hasSize(1);
        assertThat(milestones.getFirst().path("due_date").asText()).isEqualTo("2026-12-01");
        assertThat(milestoneOf(house, child.ref())).isEqualTo(parent.title());
        assertThat(milestoneOf(house, elsewhere.ref())).isEmpty();
        assertThat(house.tracker.issue(child.ref()).orElseThrow().details().milestone())
                .map(Timebox::title)
                .contains(parent.title());

        house.tracker.edit(parent.ref(), IssueEdit.NOTHING.withDue(DUE.plusDays(9)));
        assertThat(
                        house.gitlab
                                .catalog()
                                .milestones(GitLabHouse.PROJECT)
                                .getFirst()
                                .path("due_date")
                                .asText())
                .isEqualTo("2026-12-10");
    }

    @Test
    void theDateOfAChildDoesNotMoveTheMilestone() {
        var house = house(Licence.FREE);
        var parent = house.tracker.create(issue("Parent", Optional.empty()));
        var child = house.tracker.create(issue("Child", Optional.of(parent.ref())));

        house.tracker.edit(child.ref(), IssueEdit.NOTHING.withDue(DUE.minusDays(9)));

        assertThat(house.gitlab.catalog().milestones(GitLabHouse.PROJECT))
                .extracting(m -> m.path("due_date").asText())
                .containsExactly("2026-12-01");
    }

    @Test
    void linkingAgainChangesNothing() {
        var house = house(Licence.FREE);
        var parent = house.tracker.create(issue("Parent", Optional.empty())).ref();
        var child = house.tracker.create(issue("Child", Optional.of(parent))).ref();

        house.tracker.edit(child, IssueEdit.NOTHING.withParent(parent).withTitle("Child again"));

        assertThat(house.gitlab.catalog().links()).hasSize(1);
    }

    private static String milestoneOf(GitLabHouse house, IssueRef issue) {
        return house.gitlab
                .catalog()
                .milestoneOf(issue.project(), house.embedded(issue).toString())
                .path("title")
                .asText("");
    }

    // --- dates

    /** The library would send an instant, which in Tokyo is the day before. */
    @ParameterizedTest
    @EnumSource(Licence.class)
    void aDueDateIsTheSameDayInTokyoAndInHonolulu(Licence licence) {
        var usual = TimeZone.getDefault();
        try {
            for (var zone : List.of("Asia/Tokyo", "Pacific/Honolulu")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                var house = house(licence);
                assertThat(house.tracker.create(issue("Due", Optional.empty())).due())
                        .contains(DUE);
                if (licence.hasEpics()) {
                    assertThat(house.tracker.create(epic("Due", Optional.empty())).due())
                            .contains(DUE);
                }
            }
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    // --- labels

    @Test
    void labelsAreMadeOnceInTheGroupAndNeverGrey() {
        var house = house(Licence.FREE);

        house.tracker.create(labelled("One", "rollout::10", "migration"));
        house.tracker.create(labelled("Two", "rollout::50", "migration"));

        assertThat(house.gitlab.catalog().labels(GitLabHouse.GROUP))
                .extracting(l -> l.path("name").asText())
                .containsExactlyInAnyOrder("rollout::10", "rollout::50", "migration");
        assertThat(house.gitlab.catalog().labels(GitLabHouse.PROJECT))
                .noneMatch(l -> l.path("description").asText("").equals("made by GitLab"));
    }

    @Test
    void theTokenOfAProjectMakesThemInTheProject() {
        var house = house(Licence.FREE);
        house.gitlab.people().projectOnly("ferry");

        house.tracker.create(labelled("One", "migration"));

        assertThat(house.gitlab.catalog().labels(GitLabHouse.GROUP)).isEmpty();
        assertThat(house.gitlab.catalog().labels(GitLabHouse.PROJECT)).hasSize(1);
    }

    @Test
    void aLabelThatSomebodyMadeMeanwhileIsTaken() {
        var house = house(Licence.ULTIMATE);
        house.tracker.create(labelled("One", "migration"));
        house.gitlab.catalog().addLabel(GitLabHouse.GROUP, "late", "#ffffff");

        var made = house.tracker.create(labelled("Two", "late"));

        assertThat(made.labels()).containsExactly("late");
    }

    @Test
    void aCommaIsNoPartOfALabel() {
        var house = house(Licence.FREE);

        fails(Kind.REJECTED, () -> house.tracker.create(labelled("One", "two,labels")));
    }

    // --- people

    @Test
    void whoCannotBeAssignedIsMissingInTheAnswer() {
        var house = house(Licence.ULTIMATE);
        house.gitlab.people().block("ana");
        var gone = new User(987_654, "gone", "Gone");

        var made =
                house.tracker.create(assigned(List.of(house.user("ana"), gone, house.user("ben"))));

        assertThat(made.assignees()).extracting(User::username).containsExactly("ben");
    }

    @Test
    void membersWhoAreBlockedOrWhoseTimeIsOverHaveNoRights() {
        var house = house(Licence.FREE);
        var ana = house.user("ana").id();
        var ben = house.user("ben").id();
        house.gitlab.people().block("ana");
        house.gitlab.people().expire("ben", LocalDate.of(2026, 11, 21));

        assertThat(house.tracker.role(ana, GitLabHouse.PROJECT)).isEqualTo(Role.NONE);
        assertThat(house.tracker.memberOf(ana, "acme/ai-framework")).isFalse();
        assertThat(house.tracker.role(ben, GitLabHouse.PROJECT)).isEqualTo(Role.NONE);
        house.gitlab.people().expire("ben", LocalDate.of(2026, 11, 22));
        house.clock.pause(Duration.ofSeconds(5));
        assertThat(house.tracker.role(ben, GitLabHouse.PROJECT)).isEqualTo(Role.REPORTER);
    }

    @Test
    void aLevelBetweenTwoCountsAsTheLower() {
        var house = house(Licence.FREE);
        var ana = house.user("ana").id();

        assertThat(roleAtLevel(house, ana, 5)).isEqualTo(Role.NONE);
        assertThat(roleAtLevel(house, ana, 15)).isEqualTo(Role.GUEST);
        assertThat(roleAtLevel(house, ana, 25)).isEqualTo(Role.REPORTER);
        assertThat(roleAtLevel(house, ana, 60)).isEqualTo(Role.OWNER);
    }

    private static Role roleAtLevel(GitLabHouse house, long user, int level) {
        house.gitlab.people().level("ana", level);
        house.clock.pause(Duration.ofSeconds(5));
        return house.tracker.role(user, GitLabHouse.PROJECT);
    }

    @Test
    void aRoleIsAskedForOnceInFiveSeconds() {
        var house = house(Licence.FREE);
        var ana = house.user("ana").id();
        house.calls();

        house.tracker.role(ana, GitLabHouse.PROJECT);
        house.tracker.role(ana, GitLabHouse.PROJECT);

        assertThat(house.calls()).hasSize(1);
    }

    @Test
    void theTokenTellsWhenItEnds() {
        var token = house(Licence.FREE).tracker.token();

        assertThat(token.expires()).contains(LocalDate.of(2026, 12, 24));
        assertThat(token.scopes()).contains("api", "a_scope_of_next_year");
        assertThat(token.active()).isTrue();
    }

    // --- comments

    /** A webhook may say anything. */
    @Test
    void whatCanBeNowhereIsNotThere() {
        var house = house(Licence.ULTIMATE);
        var odd = IssueRef.issue("gitlab", "acme", 1);
        var odder = IssueRef.epic("gitlab", "../..", 1);
        house.calls();

        assertThat(house.tracker.issue(odd)).isEmpty();
        assertThat(house.tracker.comment(CommentRef.description(odder))).isEmpty();
        assertThat(house.tracker.issues(List.of(odd, odder))).isEmpty();
        assertThat(house.calls()).isEmpty();
    }

    @Test
    void nobodyIsAskedWhoEditedOurOwnWords() {
        var house = house(Licence.ULTIMATE);
        var ours = house.tracker.create(issue("Ours", Optional.empty())).ref();
        house.clock.pause(Duration.ofSeconds(1));
        house.tracker.edit(ours, IssueEdit.NOTHING.withBody("y"));
        house.tracker.self();
        house.calls();

        house.tracker.comment(CommentRef.description(ours));

        assertThat(house.calls()).hasSize(1);
    }

    @Test
    void whatGitLabItselfSaysIsNoComment() {
        var house = house(Licence.PREMIUM_OF_OLD);
        var issue = house.opens("ana", "Talk", "x");
        house.people.as("ana").comment(house.embedded(issue), "hello", false);

        assertThat(house.tracker.comments(issue))
                .extracting(c -> c.body())
                .containsExactly("hello");
    }

    /** Their webhook names the author as the one who edited. */
    @Test
    void whoEditedSomebodyElsesWordsIsKnown() {
        var house = house(Licence.FREE);
        var issue = house.opens("ana", "Talk", "x");
        var note = house.people.as("ana").comment(house.embedded(issue), "/migrate plan", false);
        house.clock.pause(Duration.ofSeconds(1));
        house.people.as("mia").editComment(note.ref(), "/migrate now");
        house.people
                .as("mia")
                .edit(house.embedded(issue), IssueEdit.NOTHING.withBody("/migrate it"));
        var comment = new CommentRef(issue, note.ref().id());

        assertThat(house.tracker.comment(comment).orElseThrow().editor())
                .contains(house.user("mia"));
        assertThat(house.tracker.comments(issue).getFirst().editor()).contains(house.user("mia"));
        assertThat(house.tracker.comment(CommentRef.description(issue)).orElseThrow().editor())
                .contains(house.user("mia"));
    }

    /** A label moves an issue's last change, and edits nothing. */
    @Test
    void whatChangedAnIssueNeedNotHaveEditedItsText() {
        var house = house(Licence.FREE);
        var issue = house.opens("ana", "Talk", "x");
        house.clock.pause(Duration.ofSeconds(1));
        house.people
                .as("mia")
                .edit(house.embedded(issue), IssueEdit.NOTHING.withLabels(Set.of("l"), Set.of()));

        assertThat(house.tracker.comment(CommentRef.description(issue)).orElseThrow().edited())
                .isFalse();
    }

    @Test
    void withoutGraphQlNobodyIsSaidToHaveEdited() {
        var house = house(Licence.FREE);
        house.gitlab.withoutGraphQl();
        var issue = house.opens("ana", "Talk", "x");
        var note = house.people.as("ana").comment(house.embedded(issue), "befor", false);
        house.clock.pause(Duration.ofSeconds(1));
        house.people.as("ana").editComment(note.ref(), "before");

        var comment = house.tracker.comments(issue).getFirst();

        assertThat(comment.edited()).isTrue();
        assertThat(comment.editor()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Licence.class,
            names = {"PREMIUM_OF_OLD", "ULTIMATE"})
    void epicsCanBeTalkedAbout(Licence licence) {
        var house = house(licence);
        var epic = house.tracker.create(epic("Epic", Optional.empty())).ref();

        var said = house.tracker.comment(epic, "done so far", true);
        house.tracker.acknowledge(said.ref());
        house.tracker.editComment(said.ref(), "all done");
        house.tracker.acknowledge(CommentRef.description(epic));

        assertThat(house.tracker.comments(epic)).hasSize(1);
        assertThat(house.tracker.comments(epic).getFirst().body()).isEqualTo("all done");
        assertThat(house.tracker.comments(epic).getFirst().confidential()).isTrue();
        assertThat(house.tracker.comment(CommentRef.description(epic))).isPresent();
    }

    /** So that the stories in which nothing of the kind happens say something. */
    @Test
    void whatAProgramWritesIsSearchedForQuickActions() {
        var house = house(Licence.FREE);
        var issue = house.opens("ana", "Talk", "x");

        var said =
                house.tracker.comment(
                        issue,
                        "/migrate start a b\n/label ~foo\n```\n/close\n```\n`/due`\n /assign me  ",
                        false);

        assertThat(said.body())
                .isEqualTo("/migrate start a b\n```\n/close\n```\n`/due`\n /assign me");
        assertThat(house.gitlab.quickActions()).containsExactly("/label ~foo");
    }

    // --- economy

    @Test
    void manyIssuesAreOneCallForEachHundred() {
        var house = house(Licence.ULTIMATE);
        var refs = new ArrayList<IssueRef>();
        for (int i = 0; i < 230; i++) {
            refs.add(house.opens("ana", "Number " + i, "x"));
        }
        house.calls();

        assertThat(house.tracker.issues(refs)).hasSize(230);

        assertThat(house.calls()).hasSize(3);
    }

    @Test
    void aFeatureIssueTakesTwoCallsAndItsParentIsReadOnce() {
        var house = house(Licence.ULTIMATE);
        var epic = house.tracker.create(epic("Epic", Optional.empty())).ref();
        house.tracker.create(issue("First", Optional.of(epic)));
        house.calls();

        house.tracker.create(issue("Second", Optional.of(epic)));

        assertThat(house.calls())
                .containsExactly("POST /projects/acme%2Fai-features/issues", "POST /graphql");
    }

    // --- limits

    @Test
    void sixtyNotesAMinuteAndNotOneMore() {
        var house = house(Licence.FREE);
        house.gitlab.enforceLimits();
        var issue = house.opens("ana", "Talk", "x");

        for (int i = 0; i < 150; i++) {
            patiently(house, () -> house.tracker.comment(issue, "note", false));
        }

        assertThat(house.gitlab.refusedForLimits()).isZero();
        assertThat(house.tracker.comments(issue)).hasSize(150);
        assertThat(Duration.between(GitLabHouse.START, house.clock.instant()))
                .isBetween(Duration.ofMinutes(2), Duration.ofSeconds(132));
    }

    @Test
    void twoHundredIssuesAMinuteAndNotOneMore() {
        var house = house(Licence.ULTIMATE);
        house.gitlab.enforceLimits();

        for (int i = 0; i < 230; i++) {
            int number = i;
            patiently(
                    house, () -> house.tracker.create(issue("Issue " + number, Optional.empty())));
        }

        assertThat(house.gitlab.refusedForLimits()).isZero();
        assertThat(house.people.in(GitLabHouse.PROJECT)).hasSize(230);
    }

    /** As the lanes do: told BUSY, they come back when they were told to. */
    private static void patiently(GitLabHouse house, Runnable write) {
        while (true) {
            try {
                write.run();
                return;
            } catch (TrackerException e) {
                assertThat(e.kind()).isEqualTo(Kind.BUSY);
                house.clock.pause(e.retryAfter().orElseThrow());
            }
        }
    }

    private static void fails(Kind kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        TrackerException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    // --- drafts

    private static IssueDraft issue(String title, Optional<IssueRef> parent) {
        return new IssueDraft(
                GitLabHouse.PROJECT,
                false,
                title,
                "x",
                List.of(),
                Set.of(),
                Optional.of(DUE),
                parent,
                false);
    }

    private static IssueDraft epic(String title, Optional<IssueRef> parent) {
        return new IssueDraft(
                GitLabHouse.GROUP,
                true,
                title,
                "x",
                List.of(),
                Set.of("AI Model Migration"),
                Optional.of(DUE),
                parent,
                false);
    }

    private static IssueDraft inProject(String project, IssueDraft d) {
        return new IssueDraft(
                project,
                d.epic(),
                d.title(),
                d.body(),
                d.assignees(),
                d.labels(),
                d.due(),
                d.parent(),
                d.confidential());
    }

    private static IssueDraft labelled(String title, String... labels) {
        return new IssueDraft(
                GitLabHouse.PROJECT,
                false,
                title,
                "x",
                List.of(),
                Set.of(labels),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static IssueDraft assigned(List<User> people) {
        return new IssueDraft(
                GitLabHouse.PROJECT,
                false,
                "Assigned",
                "x",
                people,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
