package dev.ferry.tracker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerContract;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTrackerTest extends TrackerContract {

    private final Clock clock = new Clock();
    private final EmbeddedTracker tracker = EmbeddedTracker.inMemory(clock).seed(Company.SEED);

    @AfterEach
    void close() {
        tracker.close();
    }

    @Override
    protected Tracker tracker() {
        return tracker;
    }

    @Override
    protected String project() {
        return Company.PROJECT;
    }

    @Override
    protected String group() {
        return "acme";
    }

    @Override
    protected String team() {
        return "ai-framework";
    }

    @Override
    protected IssueRef opens(String username, String title, String body) {
        return tracker.as(username).create(plain(title, body)).ref();
    }

    @Override
    protected CommentRef says(String username, IssueRef issue, String body) {
        return tracker.as(username).comment(issue, body, false).ref();
    }

    @Override
    protected void rewrites(String username, CommentRef comment, String body) {
        tracker.as(username).editComment(comment, body);
    }

    @Override
    protected void passTime() {
        clock.pass(Duration.ofSeconds(1));
    }

    @Test
    void everythingIsThereAfterARestart(@TempDir Path dir) {
        var file = dir.resolve("tracker.db");
        var base = URI.create("http://127.0.0.1:8080");
        Issue made;
        String secret;
        try (var first = EmbeddedTracker.open(file, base, clock).seed(Company.SEED)) {
            made = first.as("ana").create(Company.draft("Kept", "body"));
            first.comment(made.ref(), "a word", false);
            secret = first.secret();
        }

        try (var second = EmbeddedTracker.open(file, base, clock).seed(Company.SEED)) {
            assertThat(second.issue(made.ref())).contains(made);
            assertThat(second.comments(made.ref())).hasSize(1);
            assertThat(second.secret()).isEqualTo(secret).startsWith("whsec_");
            assertThat(second.outbox().take(10))
                    .extracting(Event::type)
                    .containsExactly(Event.Type.ISSUE_CREATED, Event.Type.COMMENT_CREATED);
            assertThat(made.url())
                    .hasToString("http://127.0.0.1:8080/tracker/acme/ai-features/-/issues/1");
        }
    }

    @Test
    void numbersAreCountedPerProject() {
        assertThat(opens("ana", "One", "x").shortForm()).isEqualTo("#1");
        assertThat(opens("ana", "Two", "x").shortForm()).isEqualTo("#2");
        var elsewhere = IssueDraft.of("acme/docs", "Docs", "x");
        assertThat(tracker.create(elsewhere).ref()).hasToString("embedded:acme/docs#1");
    }

    @Test
    void aSecondSeedTakesRightsAwayButNotWords() {
        var issue = opens("ben", "By ben", "x");
        tracker.seed(new Seed(List.of(Company.SEED.people().getFirst()), Company.SEED.projects()));

        assertThat(tracker.role(person("ben").id(), project())).isEqualTo(Role.NONE);
        assertThat(tracker.issue(issue).orElseThrow().author()).isEqualTo(person("ben"));
        assertThat(tracker.role(tracker.self().id(), project())).isEqualTo(Role.MAINTAINER);
    }

    @Test
    void membershipIsInheritedDownwards() {
        assertThat(tracker.memberOf(person("mia").id(), "acme/ai-framework")).isTrue();
        assertThat(tracker.memberOf(person("mia").id(), "acmeother")).isFalse();
    }

    @Test
    void confidentialIssuesAreForTheTeamTheAuthorAndTheAssignees() {
        var hidden = tracker.create(Company.draft("Hidden", "secret", true)).ref();

        assertThat(tracker.as("ben").issue(hidden)).isPresent();
        assertThat(tracker.as("gus").issue(hidden)).isEmpty();
        assertThat(tracker.as("gus").in(project())).isEmpty();
        assertThat(tracker.as("gus").comment(CommentRef.description(hidden))).isEmpty();
        fails(Kind.NOT_FOUND, () -> tracker.as("gus").comments(hidden));
        fails(Kind.NOT_FOUND, () -> tracker.as("gus").comment(hidden, "hi", false));

        tracker.edit(hidden, IssueEdit.NOTHING.withAssignees(List.of(person("gus"))));
        assertThat(tracker.as("gus").issue(hidden)).isPresent();
    }

    @Test
    void internalCommentsAreNotForGuests() {
        var issue = opens("ana", "Open", "x");
        tracker.comment(issue, "inside", true);
        tracker.comment(issue, "outside", false);

        assertThat(tracker.as("ben").comments(issue)).hasSize(2);
        assertThat(tracker.as("gus").comments(issue))
                .extracting(c -> c.body())
                .containsExactly("outside");
        fails(Kind.FORBIDDEN, () -> tracker.as("gus").comment(issue, "me too", true));
    }

    @Test
    void rolesDecideWhoWrites() {
        var issue = opens("ana", "Rights", "x");
        var word = says("ana", issue, "mine");

        says("gus", issue, "guests may speak");
        fails(Kind.FORBIDDEN, () -> opens("gus", "No", "x"));
        fails(
                Kind.FORBIDDEN,
                () -> tracker.as("gus").edit(issue, IssueEdit.NOTHING.withOpen(false)));
        fails(Kind.FORBIDDEN, () -> says("zoe", issue, "outsiders may only read"));
        fails(Kind.FORBIDDEN, () -> rewrites("ben", word, "not mine"));
        rewrites("mia", word, "maintainers may");
        assertThat(tracker.comment(word).orElseThrow().editor()).contains(person("mia"));
        tracker.as("ben").edit(issue, IssueEdit.NOTHING.withTitle("Reporters edit"));
    }

    @Test
    void onlyKnownPeopleAreAssigned() {
        var issue = opens("ana", "Assign", "x");
        var stranger = new User(4711, "stranger", "S");

        fails(
                Kind.REJECTED,
                () -> tracker.edit(issue, IssueEdit.NOTHING.withAssignees(List.of(stranger))));
    }

    @Test
    void nothingBecomesItsOwnAncestor() {
        var top = opens("ana", "Top", "x");
        var below = opens("ana", "Below", "x");
        tracker.edit(below, IssueEdit.NOTHING.withParent(top));

        fails(Kind.REJECTED, () -> tracker.edit(top, IssueEdit.NOTHING.withParent(below)));
        fails(Kind.REJECTED, () -> tracker.edit(top, IssueEdit.NOTHING.withParent(top)));
        assertThat(tracker.childrenOf(top)).extracting(Issue::ref).containsExactly(below);
    }

    @Test
    void aFieldCanBeEmptied() {
        var issue = opens("ana", "Due", "x");
        tracker.edit(issue, IssueEdit.NOTHING.withDue(LocalDate.of(2026, 12, 1)));

        assertThat(tracker.clear(issue, Clearable.DUE).due()).isEmpty();
        assertThat(tracker.clear(issue, Clearable.PARENT).parent()).isEmpty();
    }

    @Test
    void anEditThatChangesNothingIsNoEvent() {
        var issue = opens("ana", "Same", "x");
        var word = says("ana", issue, "same");
        var before = tracker.issue(issue);
        var heard = new ArrayList<Event>();
        tracker.outbox().subscribe(heard::add);
        passTime();

        tracker.edit(issue, IssueEdit.NOTHING.withTitle("Same").withOpen(true));
        tracker.clear(issue, Clearable.DUE);
        rewrites("ana", word, "same");

        assertThat(heard).isEmpty();
        assertThat(tracker.issue(issue)).isEqualTo(before);
    }

    @Test
    void everyChangeIsToldOnceWithItsActor() {
        var heard = new ArrayList<Event>();
        tracker.outbox().subscribe(heard::add);

        var issue = opens("ana", "Told", "text");
        var word = says("ben", issue, "hello");
        rewrites("ben", word, "hello!");
        tracker.edit(issue, IssueEdit.NOTHING.withTitle("Retold").withOpen(false));
        tracker.edit(issue, IssueEdit.NOTHING.withOpen(true));

        assertThat(heard)
                .extracting(Event::type)
                .containsExactly(
                        Event.Type.ISSUE_CREATED,
                        Event.Type.COMMENT_CREATED,
                        Event.Type.COMMENT_EDITED,
                        Event.Type.ISSUE_EDITED,
                        Event.Type.ISSUE_CLOSED,
                        Event.Type.ISSUE_REOPENED);
        assertThat(heard.get(1).actor()).isEqualTo(person("ben"));
        assertThat(heard.get(1).subject()).isEqualTo(word);
        assertThat(heard.get(1).body()).isEqualTo("hello");
        assertThat(tracker.outbox().take(100)).isEqualTo(heard);
        assertThat(tracker.outbox().take(100)).isEmpty();
    }

    @Test
    void whoHearsOfAChangeMayWriteAtOnce() {
        tracker.outbox()
                .subscribe(e -> {
                    if (e.type() == Event.Type.ISSUE_CREATED) {
                        tracker.comment(e.issue(), "seen", false);
                    }
                });

        var issue = opens("ana", "Echo", "x");

        assertThat(tracker.comments(issue)).hasSize(1);
    }

    @Test
    void reactionsStandOncePerPerson() {
        var issue = opens("ana", "Eyes", "x");
        tracker.acknowledge(CommentRef.description(issue));
        tracker.acknowledge(CommentRef.description(issue));
        tracker.as("ben").react(CommentRef.description(issue), "thumbsup");

        assertThat(tracker.reactions(issue))
                .extracting(Reaction::name)
                .containsExactly("eyes", "thumbsup");
    }

    @Test
    void anEmptyTrackerInvitesOnce() {
        var invitation = new Invitation("Ana", "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        tracker.invite(() -> Optional.of(invitation));
        tracker.invite(() -> Optional.of(invitation));

        assertThat(tracker.in(project())).hasSize(1);
        var issue = tracker.in(project()).getFirst();
        assertThat(issue.author()).isEqualTo(tracker.self());
        assertThat(issue.body())
                .contains(
                        "act as **Ana**",
                        "   /migrate claude-sonnet-4-5 to claude-sonnet-5-5\n",
                        "`/migrate plan claude-sonnet-4-5 to claude-sonnet-5-5`");
    }
}
