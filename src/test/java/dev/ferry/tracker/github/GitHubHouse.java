package dev.ferry.tracker.github;

import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.TurnedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A company at the fake GitHub, and Ferry with its adapter. Time stands still unless it is waited.
 */
final class GitHubHouse implements AutoCloseable {

    static final String PROJECT = "acme/ai-features";
    static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    static final Seed SEED =
            new Seed(
                    List.of(
                            person("ana", "Ana Lima", Role.DEVELOPER, "acme/ai-framework"),
                            person("ben", "Ben Okafor", Role.REPORTER, "acme/duo-chat"),
                            person("gus", "Gus Visitor", Role.GUEST),
                            person("mia", "Mia Chen", Role.MAINTAINER, "acme"),
                            person("olga", "Olga Owner", Role.OWNER)),
                    List.of(PROJECT, "acme/docs", "globex/app"));

    final TurnedClock clock = new TurnedClock(START);
    final EmbeddedTracker people = EmbeddedTracker.inMemory(clock).seed(SEED);
    final FakeGitHub github = FakeGitHub.over(people, clock);
    final GitHubTracker tracker = asApp(clock, FakeAccess.pkcs1());

    private static Seed.Person person(String username, String name, Role role, String... teams) {
        return new Seed.Person(username, name, List.of(teams), role);
    }

    GitHubTracker asApp(TurnedClock clock, String key) {
        return with(clock, new GitHubAccess.App(FakeAccess.APP, AppKey.of(key)));
    }

    GitHubTracker with(TurnedClock clock, GitHubAccess access) {
        var settings = GitHubSettings.of(github.api(), List.of(PROJECT), access);
        return GitHubTracker.of(settings, clock, clock, CallMeter.NONE);
    }

    @Override
    public void close() {
        github.close();
        people.close();
    }

    User user(String username) {
        return tracker.user(username).orElseThrow();
    }

    /** The same issue as the tracker behind the fake calls it. */
    IssueRef embedded(IssueRef ref) {
        return IssueRef.issue(people.name(), ref.project(), ref.number());
    }

    IssueRef opens(String username, String title, String body) {
        var made = people.as(username).create(draft(title, body));
        return IssueRef.issue(tracker.name(), PROJECT, made.ref().number());
    }

    /** Calls that were made since, without the questions. */
    List<String> writes() {
        return calls().filter(call -> !call.startsWith("GET ") && !call.startsWith("POST /app/"))
                .toList();
    }

    Stream<String> calls() {
        return github.calls().stream().filter(call -> !call.equals("POST /graphql"));
    }

    static IssueDraft draft(String title, String body) {
        return draft(PROJECT, title, body, List.of(), Set.of(), Optional.empty(), Optional.empty());
    }

    static IssueDraft draftIn(String project, String title) {
        return draft(project, title, "x", List.of(), Set.of(), Optional.empty(), Optional.empty());
    }

    static IssueDraft parent(String title, LocalDate due) {
        return draft(PROJECT, title, "x", List.of(), Set.of(), Optional.of(due), Optional.empty());
    }

    static IssueDraft child(String project, String title, IssueRef parent) {
        return draft(
                project,
                title,
                "x",
                List.of(),
                Set.of(),
                Optional.of(LocalDate.of(2026, 12, 1)),
                Optional.of(parent));
    }

    static IssueDraft labelled(String title, String... labels) {
        return draft(
                PROJECT, title, "x", List.of(), Set.of(labels), Optional.empty(), Optional.empty());
    }

    static IssueDraft assigned(String title, List<User> assignees) {
        return draft(PROJECT, title, "x", assignees, Set.of(), Optional.empty(), Optional.empty());
    }

    private static IssueDraft draft(
            String project,
            String title,
            String body,
            List<User> assignees,
            Set<String> labels,
            Optional<LocalDate> due,
            Optional<IssueRef> parent) {
        return new IssueDraft(project, false, title, body, assignees, labels, due, parent, false);
    }
}
