package dev.ferry.story;

import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.embedded.Clock;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.github.FakeGitHub;
import dev.ferry.tracker.github.GitHubAccess;
import dev.ferry.tracker.github.GitHubSettings;
import dev.ferry.tracker.github.GitHubTracker;
import dev.ferry.tracker.gitlab.FakeGitLab;
import dev.ferry.tracker.gitlab.GitLabSettings;
import dev.ferry.tracker.gitlab.GitLabTracker;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Pause;
import dev.ferry.tracker.http.Secret;
import java.util.List;

/** A forge's API over the tracker of a story, and a new client of it for each life of the bot. */
sealed interface Road extends AutoCloseable {

    /** The tracker's name in refs. */
    String name();

    Tracker tracker();

    /** {@code METHOD /path} of what was called so far. */
    List<String> calls();

    void forgetCalls();

    /** Where requests or answers departed from the forge's description of its API. */
    List<String> departures();

    @Override
    void close();

    /** Whether this call, one of {@link #calls}, is meant to change something. */
    boolean writes(String call);

    /** From now on we may read and write text, and nothing else. */
    void dropsMetadata();

    /** From now on every write is carried out and its answer lost. */
    void everyWriteAnswerLost();

    record OverGitHub(FakeGitHub github, Clock clock, Pause pause, CallMeter meter)
            implements Road {

        static OverGitHub over(EmbeddedTracker tracker, Clock clock, Pause pause, CallMeter meter) {
            return new OverGitHub(FakeGitHub.over(tracker, clock), clock, pause, meter);
        }

        @Override
        public String name() {
            return GitHubTracker.NAME;
        }

        /** GraphQL is asked here, never told. */
        @Override
        public boolean writes(String call) {
            return !call.startsWith("GET ") && !call.endsWith("/graphql");
        }

        @Override
        public void dropsMetadata() {
            github.droppingMetadata();
        }

        @Override
        public void everyWriteAnswerLost() {
            github.mischief(call ->
                    writes(call) ? FakeGitHub.Mischief.ANSWER_LOST : FakeGitHub.Mischief.NONE);
        }

        @Override
        public Tracker tracker() {
            var access = new GitHubAccess.PersonalToken(Secret.of("pat_ferry"));
            var settings = GitHubSettings.of(github.api(), List.of(World.PROJECT), access);
            return GitHubTracker.of(settings, clock, pause, meter);
        }

        @Override
        public List<String> calls() {
            return List.copyOf(github.calls());
        }

        @Override
        public void forgetCalls() {
            github.forgetCalls();
        }

        @Override
        public List<String> departures() {
            return github.departures();
        }

        @Override
        public void close() {
            github.close();
        }
    }

    record OverGitLab(FakeGitLab gitlab, Clock clock, Pause pause, CallMeter meter)
            implements Road {

        static OverGitLab over(EmbeddedTracker tracker, Clock clock, Pause pause, CallMeter meter) {
            return new OverGitLab(FakeGitLab.over(tracker, clock), clock, pause, meter);
        }

        @Override
        public String name() {
            return GitLabTracker.NAME;
        }

        @Override
        public boolean writes(String call) {
            return !call.startsWith("GET ") && !call.startsWith("QUERY ");
        }

        @Override
        public void dropsMetadata() {
            gitlab.droppingMetadata();
        }

        @Override
        public void everyWriteAnswerLost() {
            gitlab.mischief(call ->
                    writes(call) ? FakeGitLab.Mischief.ANSWER_LOST : FakeGitLab.Mischief.NONE);
        }

        @Override
        public Tracker tracker() {
            var token = Secret.of("glpat-ferry");
            var settings = GitLabSettings.of(gitlab.url(), List.of(World.PROJECT), token);
            return GitLabTracker.of(settings, clock, pause, meter);
        }

        @Override
        public List<String> calls() {
            return List.copyOf(gitlab.calls());
        }

        @Override
        public void forgetCalls() {
            gitlab.forgetCalls();
        }

        @Override
        public List<String> departures() {
            return gitlab.departures();
        }

        @Override
        public void close() {
            gitlab.close();
        }
    }
}
