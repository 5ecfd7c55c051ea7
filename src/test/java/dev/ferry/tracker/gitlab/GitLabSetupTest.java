package dev.ferry.tracker.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.command.Redelivery;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.server.WebServer;
import dev.ferry.server.webhook.GitLabSignature;
import dev.ferry.server.webhook.Sender;
import dev.ferry.server.webhook.Webhooks;
import dev.ferry.store.Database;
import dev.ferry.store.NewDatabase;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.http.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a platform engineer left undone at GitLab, and what Ferry does about it. */
class GitLabSetupTest {

    private static final String PROJECT = GitLabHouse.PROJECT;
    private static final URI URL = URI.create("http://127.0.0.1:9/webhooks/gitlab");

    @TempDir private Path directory;

    private final GitLabHouse house = new GitLabHouse(Licence.FREE);
    private final Setup maintainer = as("mia");

    private Setup as(String who) {
        return house.as(who).setup(Optional.of(Secret.of("geheim")), Optional.empty());
    }

    @AfterEach
    void close() {
        house.close();
        assertThat(house.gitlab.departures()).isEmpty();
    }

    @Test
    void theTokenTellsItsScopesAndItsEnd() {
        var account = maintainer.account();

        assertThat(account.name()).isEqualTo("mia");
        assertThat(account.kind()).isEqualTo("personal access token");
        assertThat(account.expires()).contains(Instant.parse("2026-12-24T00:00:00Z"));
        assertThat(account.faults()).isEmpty();
    }

    @Test
    void whatATokenMayNotDoIsNamed() {
        house.gitlab.people().scopes("read_api");
        assertThat(words(maintainer.account().faults()))
                .containsExactly("the token lacks the scope api");
        house.gitlab.people().scopes("granular");
        assertThat(words(maintainer.account().faults()))
                .containsExactly("the token has fine-grained rights");
    }

    @Test
    void projectsAndGroupsThatAreNotThereAreTold() {
        assertThat(maintainer.faultsIn(PROJECT)).isEmpty();
        assertThat(words(maintainer.faultsIn("acme/nowhere")))
                .containsExactly("there is no project acme/nowhere that we may see");
        assertThat(maintainer.faultsOf("acme/ai-framework")).isEmpty();
        assertThat(words(maintainer.faultsOf("acme/nobody")))
                .containsExactly("no group whose members we may see");
    }

    @Test
    void labelsDifferByCaseAndAreMade() {
        maintainer.createLabel(PROJECT, "AI Model Migration");

        assertThat(
                        maintainer.missingLabels(
                                PROJECT, List.of("AI Model Migration", "ai model migration")))
                .containsExactly("ai model migration");
    }

    @Test
    void aWebhookIsMadeAndMended() {
        assertThat(maintainer.hooks(PROJECT)).isEmpty();
        maintainer.connect(PROJECT, URL);

        var hook = maintainer.hooks(PROJECT).getFirst();
        assertThat(hook.faults()).isEmpty();
        assertThat(hook.place()).isEqualTo(PROJECT);
        assertThat(hook.condition()).isEqualTo(new Hook.Condition.Active());

        house.gitlab
                .hooks()
                .change(h ->
                        h.put("note_events", false)
                                .put("confidential_issues_events", false)
                                .put("custom_webhook_template", "{}")
                                .remove("token"));
        assertThat(words(maintainer.hooks(PROJECT).getFirst().faults()))
                .containsExactly(
                        "does not send Comments, Confidential issue events",
                        "has no secret token",
                        "sends a body of somebody's own making");

        house.gitlab.hooks().change(h -> h.remove("custom_webhook_template"));
        maintainer.connect(PROJECT, URL);
        assertThat(maintainer.hooks(PROJECT)).hasSize(1);
        assertThat(maintainer.hooks(PROJECT).getFirst().faults()).isEmpty();
    }

    @Test
    void whoIsLessThanMaintainerIsToldWhatItTakes() {
        assertThatThrownBy(() -> as("ana").hooks(PROJECT))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.FORBIDDEN))
                .hasMessageContaining("the role Maintainer");
    }

    /** Nobody listens at port 9. */
    @Test
    void aWebhookThatGitLabDisabledIsSeen() {
        maintainer.connect(PROJECT, URL);
        for (int i = 0; i < 4; i++) {
            house.opens("ana", "Issue " + i, "x");
        }
        house.gitlab.hooks().send();
        var hook = maintainer.hooks(PROJECT).getFirst();

        assertThat(hook.condition())
                .isInstanceOfSatisfying(
                        Hook.Condition.Disabled.class, d -> assertThat(d.until()).isPresent());
        assertThat(maintainer.latest(hook).orElseThrow().failed()).isTrue();

        house.gitlab
                .hooks()
                .change(h -> h.put("alert_status", "disabled").putNull("disabled_until"));
        assertThat(maintainer.hooks(PROJECT).getFirst().condition())
                .isEqualTo(new Hook.Condition.Disabled(Optional.empty()));
    }

    @Test
    void whatFailedIsSentAgainAFewAMinuteAndArrivesOnce() {
        maintainer.connect(PROJECT, URL);
        for (int i = 0; i < 3; i++) {
            var issue = house.embedded(house.opens("ana", "Issue " + i, "x"));
            house.people.as("ana").comment(issue, "/migrate help", false);
            house.clock.pause(Duration.ofMinutes(30));
            house.gitlab.hooks().send();
            house.gitlab.hooks().change(h -> h.put("alert_status", "executable"));
        }
        // The sixth was not even tried: GitLab had disabled the webhook again.
        assertThat(house.gitlab.hooks().tried()).isEqualTo(5);
        try (var database = Database.open(NewDatabase.at(directory.resolve("ferry.db")))) {
            var jobs = database.jobs();
            var inbox = new StoredInbox(jobs, hint -> "lane", Duration.ZERO, house.clock);
            var signature = new GitLabSignature(Optional.of("geheim"), List.of());
            var hooks =
                    new Webhooks(
                            List.of(Sender.gitlab(signature)), inbox, house.clock, (_, _) -> {});
            try (var ferry = WebServer.start(0, hooks, List.of())) {
                house.gitlab
                        .hooks()
                        .change(h ->
                                h.put(
                                        "url",
                                        "http://127.0.0.1:" + ferry.port() + "/webhooks/gitlab"));
                var redelivery =
                        new Redelivery(
                                maintainer,
                                List.of(PROJECT),
                                URI.create("http://127.0.0.1:" + ferry.port() + "/webhooks/gitlab"),
                                inbox,
                                database.cursors(),
                                house.clock);

                assertThat(redelivery.run()).isEqualTo(4);
                house.clock.pause(Duration.ofMinutes(2));
                assertThat(redelivery.run()).isEqualTo(1);
                house.clock.pause(Duration.ofMinutes(2));
                assertThat(redelivery.run()).isZero();
                assertThat(jobs.list(Optional.empty(), 100)).hasSize(5);
            }
        }
    }

    private static List<String> words(List<Fault> faults) {
        return faults.stream().map(Fault::what).toList();
    }
}
