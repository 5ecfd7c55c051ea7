package dev.ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.check.TrackerCheck;
import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.github.FakeGitHub;
import dev.ferry.tracker.github.GitHubAccess;
import dev.ferry.tracker.github.GitHubSettings;
import dev.ferry.tracker.github.GitHubTracker;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.CapturedLogs;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.TurnedClock;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A webhook that somebody or something switches off while the bot runs. */
@Isolated("It listens to every line that is logged.")
class SetupWatchTest {

    private static final String PROJECT = "acme/app";
    private static final String OFF = "webhook of acme/app: is switched off";

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T09:00:00Z"));
    private final Metrics metrics = new Metrics(clock);
    private final EmbeddedTracker people =
            EmbeddedTracker.inMemory(clock)
                    .seed(
                            new Seed(
                                    List.of(new Seed.Person("olga", "Olga", List.of(), Role.OWNER)),
                                    List.of(PROJECT)));
    private final FakeGitHub github = FakeGitHub.over(people, clock);
    private SetupWatch watch;

    @BeforeEach
    void begin() {
        var tracker =
                GitHubTracker.of(
                        GitHubSettings.of(
                                github.api(),
                                List.of(PROJECT),
                                new GitHubAccess.PersonalToken(Secret.of("pat_olga"))),
                        clock,
                        clock,
                        CallMeter.NONE);
        var check =
                new TrackerCheck(
                        tracker,
                        tracker.setup(Secret.of("geheim")),
                        new Company().feature("chat", Maturity.GA, 5, "a@b").catalog(),
                        List.of(PROJECT),
                        URI.create("http://127.0.0.1:9"),
                        Optional::empty,
                        clock);
        check.mend();
        watch = new SetupWatch("github", check);
        watch.register(metrics.registry(), clock);
    }

    @AfterEach
    void close() {
        github.close();
        people.close();
    }

    private List<String> logged(Runnable rounds) {
        try (var logs = new CapturedLogs()) {
            rounds.run();
            return logs.lines().stream().filter(l -> l.contains("SetupWatch")).toList();
        }
    }

    @Test
    void isToldOnceAndOnceMoreWhenItIsOver() {
        assertThat(logged(watch::round)).isEmpty();
        github.hooks().change(hook -> hook.put("active", false));

        var off =
                logged(() -> {
                    for (int i = 0; i < 5; i++) {
                        watch.round();
                    }
                });
        assertThat(off).singleElement().asString().contains(OFF, "switch it on again");

        github.hooks().change(hook -> hook.put("active", true));
        assertThat(logged(watch::round)).singleElement().asString().contains("no longer: " + OFF);
    }

    @Test
    void standsInHealthAndMetricsMeanwhileAndRefusesNoWork() {
        watch.round();
        assertThat(watch.look()).isEqualTo(new Health.Finding(true, false, "ok"));

        github.hooks().change(hook -> hook.put("active", false));
        watch.round();

        assertThat(watch.look()).isEqualTo(new Health.Finding(false, false, OFF));
        assertThat(metrics.registry().scrape())
                .contains("ferry_setup_troubles{level=\"wrong\",tracker=\"github\"} 1.0")
                .contains("ferry_access_days{tracker=\"github\"} NaN");
    }

    @Test
    void aTokenThatEndsIsCountedDown() {
        github.with(
                "token",
                headers ->
                        headers.put("X-OAuth-Scopes", "repo, read:org")
                                .put(
                                        "GitHub-Authentication-Token-Expiration",
                                        "2026-11-26 09:00:00 UTC"));
        watch.round();

        assertThat(watch.look().detail()).endsWith("ends within 7 days");
        assertThat(metrics.registry().scrape())
                .containsPattern("ferry_access_days\\{tracker=\"github\"} 4\\.99")
                .contains("ferry_setup_troubles{level=\"attention\",tracker=\"github\"} 1.0");
    }
}
