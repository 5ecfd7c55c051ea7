package dev.ferry.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerContract;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** GitHub keeps the contract, through real requests to a fake that speaks as GitHub does. */
class GitHubTrackerTest extends TrackerContract {

    static final String PROJECT = "acme/ai-features";

    static final Seed SEED =
            new Seed(
                    List.of(
                            new Seed.Person(
                                    "ana",
                                    "Ana Lima",
                                    List.of("acme/ai-framework"),
                                    Role.DEVELOPER),
                            new Seed.Person(
                                    "ben", "Ben Okafor", List.of("acme/duo-chat"), Role.REPORTER),
                            new Seed.Person("gus", "Gus Visitor", List.of(), Role.GUEST),
                            new Seed.Person("mia", "Mia Chen", List.of("acme"), Role.MAINTAINER)),
                    List.of(PROJECT, "acme/docs"));

    final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T09:00:00Z"));
    final EmbeddedTracker people = EmbeddedTracker.inMemory(clock).seed(SEED);
    final FakeGitHub github = FakeGitHub.over(people, clock);
    final GitHubTracker tracker =
            GitHubTracker.of(
                    GitHubSettings.of(
                            github.api(),
                            List.of(PROJECT),
                            new GitHubAccess.App(FakeAccess.APP, AppKey.of(FakeAccess.pkcs1()))),
                    clock,
                    clock,
                    CallMeter.NONE);

    @AfterEach
    void everyCallWasOneOfGitHubs() {
        github.close();
        people.close();
        assertThat(github.departures()).isEmpty();
    }

    @Override
    protected Tracker tracker() {
        return tracker;
    }

    @Override
    protected String project() {
        return PROJECT;
    }

    @Override
    protected String group() {
        return "acme";
    }

    @Override
    protected String team() {
        return "acme/ai-framework";
    }

    @Override
    protected IssueRef opens(String username, String title, String body) {
        var made = people.as(username).create(plain(title, body));
        return IssueRef.issue(tracker.name(), PROJECT, made.ref().number());
    }

    @Override
    protected CommentRef says(String username, IssueRef issue, String body) {
        var made = people.as(username).comment(embedded(issue), body, false);
        return new CommentRef(issue, made.ref().id());
    }

    @Override
    protected void rewrites(String username, CommentRef comment, String body) {
        people.as(username)
                .editComment(new CommentRef(embedded(comment.issue()), comment.id()), body);
    }

    @Override
    protected void passTime() {
        clock.pause(Duration.ofSeconds(1));
    }

    IssueRef embedded(IssueRef ref) {
        return IssueRef.issue(people.name(), ref.project(), ref.number());
    }
}
