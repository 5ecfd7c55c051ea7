package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.TurnedClock;
import java.time.Instant;
import java.util.List;

/**
 * A company at the fake GitLab, and Ferry with its adapter. Time stands still unless it is waited.
 */
final class GitLabHouse implements AutoCloseable {

    static final String PROJECT = "acme/ai-features";
    static final String GROUP = "acme";
    static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    static final Seed SEED =
            new Seed(
                    List.of(
                            person("ana", "Ana Lima", Role.DEVELOPER, "acme/ai-framework"),
                            person("ben", "Ben Okafor", Role.REPORTER, "acme/duo-chat"),
                            person("gus", "Gus Visitor", Role.GUEST),
                            person("mia", "Mia Chen", Role.MAINTAINER, "acme")),
                    List.of(PROJECT, "acme/docs", "globex/app"));

    final TurnedClock clock = new TurnedClock(START);
    final EmbeddedTracker people = EmbeddedTracker.inMemory(clock).seed(SEED);
    final FakeGitLab gitlab;
    final GitLabTracker tracker;

    GitLabHouse(Licence licence) {
        gitlab = FakeGitLab.over(people, clock, licence);
        tracker = as("ferry");
    }

    /** Ferry with somebody's token. */
    GitLabTracker as(String username) {
        var settings =
                GitLabSettings.of(
                        gitlab.url(),
                        List.of(PROJECT, "acme/docs"),
                        Secret.of("glpat-" + username));
        return GitLabTracker.of(settings, clock, clock, CallMeter.NONE);
    }

    private static Seed.Person person(String username, String name, Role role, String... teams) {
        return new Seed.Person(username, name, List.of(teams), role);
    }

    @Override
    public void close() {
        gitlab.close();
        people.close();
    }

    User user(String username) {
        return tracker.user(username).orElseThrow();
    }

    /** The same issue as the tracker behind the fake calls it. */
    IssueRef embedded(IssueRef ref) {
        return new IssueRef(people.name(), ref.project(), ref.number(), ref.epic());
    }

    IssueRef opens(String username, String title, String body) {
        var made = people.as(username).create(draft(title, body));
        return IssueRef.issue(tracker.name(), PROJECT, made.ref().number());
    }

    /** Calls that were made since the last time this was asked. */
    List<String> calls() {
        var calls = List.copyOf(gitlab.calls());
        gitlab.forgetCalls();
        return calls;
    }

    static IssueDraft draft(String title, String body) {
        return IssueDraft.of(PROJECT, title, body);
    }
}
