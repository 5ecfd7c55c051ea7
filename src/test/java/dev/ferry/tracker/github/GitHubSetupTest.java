package dev.ferry.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.http.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a platform engineer left undone at GitHub, and what Ferry does about it. */
class GitHubSetupTest {

    private static final String PROJECT = GitHubHouse.PROJECT;
    private static final URI URL = URI.create("http://127.0.0.1:9/webhooks/github");
    private static final Secret SECRET = Secret.of("geheim");

    private final GitHubHouse house = new GitHubHouse();
    private final Setup app = house.tracker.setup(SECRET);
    private final Setup token = as("mia");

    private Setup as(String who) {
        return house.with(house.clock, new GitHubAccess.PersonalToken(Secret.of("pat_" + who)))
                .setup(SECRET);
    }

    @AfterEach
    void close() {
        house.close();
        assertThat(house.github.departures()).isEmpty();
    }

    @Test
    void anAppThatMayDoEverythingHasNoFaults() {
        assertThat(app.account().name()).isEqualTo("ferry[bot]");
        assertThat(app.account().kind()).isEqualTo("GitHub App");
        assertThat(app.account().faults()).isEmpty();
        assertThat(app.faultsIn(PROJECT)).isEmpty();
        assertThat(app.faultsOf("acme/ai-framework")).isEmpty();
    }

    @Test
    void whatTheAppDoesNotAskForIsNamedWithItsPage() {
        house.github.with("app", app -> ((ObjectNode) app.get("permissions")).remove("members"));

        assertThat(app.account().faults())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.what()).isEqualTo("the App lacks the permission members: read");
                    assertThat(f.why()).contains("nobody may start a migration");
                    assertThat(f.remedy())
                            .contains("Members: Read-only", "/settings/apps/ferry/permissions");
                });
    }

    @Test
    void whatAnAccountHasNotGrantedOrTookBackIsToldOfItsProjects() {
        house.github.with(
                "installation", i -> ((ObjectNode) i.get("permissions")).put("issues", "read"));
        assertThat(words(app.faultsIn(PROJECT)))
                .containsExactly("the installation in acme has not granted issues: write");

        house.github.with("installation", i -> i.put("suspended_at", "2026-11-20T00:00:00Z"));
        assertThat(words(app.faultsIn(PROJECT)))
                .containsExactly("the installation in acme is suspended");

        house.github.uninstallApp();
        assertThat(app.faultsIn(PROJECT).getFirst().remedy())
                .contains("https://github.test/apps/ferry/installations/new");
    }

    @Test
    void aClassicTokenTellsItsScopesAndItsEnd() {
        house.github.with(
                "token",
                headers ->
                        headers.put("X-OAuth-Scopes", "public_repo, user")
                                .put(
                                        "GitHub-Authentication-Token-Expiration",
                                        "2026-12-20 10:00:00 UTC"));
        var account = token.account();

        assertThat(account.name()).isEqualTo("mia");
        assertThat(account.kind()).isEqualTo("classic token");
        assertThat(account.expires()).contains(Instant.parse("2026-12-20T10:00:00Z"));
        assertThat(words(account.faults())).containsExactly("the token lacks the scope read:org");

        house.github.with(
                "token",
                headers ->
                        headers.put("X-OAuth-Scopes", "repo, admin:org")
                                .put(
                                        "GitHub-Authentication-Token-Expiration",
                                        "2026-12-20 02:00:00 -0800"));
        assertThat(token.account().faults()).isEmpty();
        assertThat(token.account().expires()).contains(Instant.parse("2026-12-20T10:00:00Z"));
    }

    @Test
    void aFineGrainedTokenTellsNothing() {
        assertThat(token.account().kind()).isEqualTo("personal access token");
        assertThat(token.account().expires()).isEmpty();
        assertThat(token.account().faults()).isEmpty();
    }

    @Test
    void aRepositoryInWhichNoIssueCanBeWrittenIsTold() {
        assertThat(words(app.faultsIn("acme/nowhere")))
                .containsExactly("there is no repository acme/nowhere that we may see");
        house.github.with("repository", r -> r.put("has_issues", false));
        assertThat(words(app.faultsIn(PROJECT))).containsExactly("has its issues switched off");
        house.github.with("repository", r -> r.put("archived", true));
        assertThat(words(app.faultsIn(PROJECT))).containsExactly("is archived");
    }

    @Test
    void whoMayOnlyReadWouldHaveLabelsDropped() {
        house.github.with(
                "repository",
                r ->
                        r.putObject("permissions")
                                .put("admin", false)
                                .put("maintain", false)
                                .put("push", false)
                                .put("triage", false)
                                .put("pull", true));
        assertThat(words(token.faultsIn(PROJECT)))
                .containsExactly("the token's owner may only read here");
        assertThat(app.faultsIn(PROJECT)).isEmpty();
    }

    @Test
    void aTeamThatIsNotSeenHasNoMembers() {
        assertThat(app.faultsOf("acme/no-such-team").getFirst().what())
                .isEqualTo("no team that we may see");
    }

    @Test
    void labelsAreTheSameWhateverTheirCase() {
        app.createLabel(PROJECT, "AI Model Migration");

        assertThat(app.missingLabels(PROJECT, List.of("ai model migration", "blocked")))
                .containsExactly("blocked");
    }

    @Test
    void theAppsWebhookIsFilledIn() {
        assertThat(app.hooks(PROJECT)).isEmpty();

        app.connect(PROJECT, URL);

        assertThat(app.hooks(PROJECT))
                .containsExactly(
                        new Hook(
                                "/app/hook",
                                "the App ferry",
                                URL,
                                new Hook.Condition.Active(),
                                List.of()));
        assertThat(app.hooks("globex/app")).isEqualTo(app.hooks(PROJECT));
    }

    /** Whether it is ticked as active, stands on the App's page only. */
    @Test
    void anAppsWebhookThatIsSwitchedOffShowsByWhatItDoesNotTell() {
        app.connect(PROJECT, URL);
        var issue = house.opens("ana", "One", "x");
        says(issue, "told");
        assertThat(silence()).isEmpty();

        house.github.hooks().change(hook -> hook.put("active", false));
        house.clock.pause(Duration.ofHours(1));
        assertThat(silence()).as("nothing happened that could be told").isEmpty();
        says(issue, "told to nobody");
        assertThat(silence()).as("it may be late").isEmpty();
        house.clock.pause(Duration.ofMinutes(11));

        assertThat(silence())
                .hasValueSatisfying(f -> {
                    assertThat(f.what())
                            .isEqualTo("tells nothing of what people write in " + PROJECT);
                    assertThat(f.why()).contains("2026-11-21T10:0", "the next sweep");
                    assertThat(f.remedy()).contains("Active", "/settings/apps/ferry");
                });
        assertThat(app.silence("acme/docs")).isEmpty();

        house.github.hooks().change(hook -> hook.put("active", true));
        says(issue, "told again");
        assertThat(silence()).isEmpty();
    }

    private void says(IssueRef issue, String words) {
        house.people.as("ana").comment(house.embedded(issue), words, false);
        house.github.hooks().send();
    }

    private Optional<Fault> silence() {
        return app.silence(PROJECT);
    }

    @Test
    void whatWasWrittenBeforeTheAppWasInstalledOrTooLongAgoIsNoSilence() {
        app.connect(PROJECT, URL);
        house.github.hooks().change(hook -> hook.put("active", false));
        says(house.opens("ana", "One", "x"), "told to nobody");
        house.clock.pause(Duration.ofHours(1));

        house.github.with("installation", i -> i.put("updated_at", "2026-11-21T09:30:00Z"));
        assertThat(silence()).isEmpty();
        house.github.with("installation", i -> i.put("updated_at", "2026-11-21T08:30:00Z"));
        assertThat(silence()).isPresent();
        house.clock.pause(Duration.ofDays(7));
        assertThat(silence()).as("GitHub has forgotten its deliveries by now").isEmpty();
    }

    @Test
    void anAppWhoseWebhookWasTakenAwayIsToldWhereToMakeOne() {
        app.connect(PROJECT, URL);
        house.github.hooks().withoutApp();
        house.clock.pause(Duration.ofSeconds(6));

        assertThat(app.hooks(PROJECT)).isEmpty();
        assertThatThrownBy(() -> app.connect(PROJECT, URL))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.REJECTED))
                .hasMessageContaining("tick Active under Webhook at https://")
                .hasMessageContaining(URL.toString());
    }

    @Test
    void aRepositorysWebhookIsMadeAndMended() {
        var admin = as("olga");
        admin.connect(PROJECT, URL);
        assertThat(admin.hooks(PROJECT).getFirst().faults()).isEmpty();
        house.github
                .hooks()
                .change(hook -> {
                    hook.put("active", false).putArray("events").add("push");
                    ((ObjectNode) hook.get("config"))
                            .put("content_type", "form")
                            .put("insecure_ssl", "1")
                            .remove("secret");
                });

        var broken = admin.hooks(PROJECT).getFirst();
        assertThat(broken.condition()).isEqualTo(new Hook.Condition.SwitchedOff());
        assertThat(words(broken.faults()))
                .containsExactly(
                        "does not send issue_comment, issues, sub_issues",
                        "sends a form, not JSON",
                        "has no secret",
                        "does not check our certificate");

        admin.connect(PROJECT, URL);

        var mended = admin.hooks(PROJECT);
        assertThat(mended).hasSize(1);
        assertThat(mended.getFirst().faults()).isEmpty();
        assertThat(mended.getFirst().condition()).isEqualTo(new Hook.Condition.Active());
    }

    @Test
    void aHookThatLeadsElsewhereMayBeAnotherFerrysAndStays() {
        var admin = as("olga");
        var elsewhere = URI.create("https://other.acme.test/webhooks/github");
        admin.connect(PROJECT, elsewhere);

        admin.connect(PROJECT, URL);

        assertThat(admin.hooks(PROJECT)).extracting(Hook::url).containsExactly(elsewhere, URL);
    }

    @Test
    void aServerWithoutSubIssuesGetsAHookWithoutThem() {
        house.opens("ana", "One", "x");
        house.github.withoutSubIssues();
        var admin = as("olga");

        admin.connect(PROJECT, URL);

        assertThat(admin.hooks(PROJECT).getFirst().faults()).isEmpty();
    }

    @Test
    void whoDoesNotAdministerARepositoryIsToldWhatItTakes() {
        assertThatThrownBy(() -> token.hooks(PROJECT))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        e -> assertThat(e.kind()).isEqualTo(TrackerException.Kind.FORBIDDEN))
                .hasMessageContaining("the role Admin");
    }

    /**
     * Nobody listens at port 9. The list has two pages, by a cursor, and only the App may see it.
     */
    @Test
    void failedDeliveriesAreSeenAndAskedForAgain() {
        app.connect(PROJECT, URL);
        var before = house.clock.instant();
        for (int i = 0; i < 120; i++) {
            house.opens("ana", "Issue " + i, "x");
        }
        house.github.hooks().send();
        var hook = app.hooks(PROJECT).getFirst();

        var failures = app.failures(hook, before);

        assertThat(failures).hasSize(120).allMatch(f -> f.status().isEmpty());
        assertThat(failures).allMatch(f -> f.event().equals("issues"));
        assertThat(app.failures(hook, before.plusSeconds(60))).isEmpty();

        app.redeliver(failures.getLast());
        assertThat(house.github.hooks().tried()).isEqualTo(121);
        assertThat(app.failures(hook, before).getFirst().delivery())
                .isEqualTo(failures.getLast().delivery());
    }

    @Test
    void gitHubComRemembersThreeDaysAndAnEnterpriseServerSeven() {
        assertThat(app.remembers()).isEqualTo(Duration.ofDays(7));
        var there =
                GitHubTracker.of(
                        GitHubSettings.of(
                                GitHubSettings.GITHUB_COM,
                                List.of(PROJECT),
                                new GitHubAccess.PersonalToken(SECRET)),
                        house.clock);
        assertThat(there.setup(SECRET).remembers()).isEqualTo(Duration.ofDays(3));
    }

    private static List<String> words(List<Fault> faults) {
        return faults.stream().map(Fault::what).toList();
    }
}
