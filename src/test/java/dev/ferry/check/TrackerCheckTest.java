package dev.ferry.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.check.Finding.Level;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.Team;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.github.FakeGitHub;
import dev.ferry.tracker.github.GitHubAccess;
import dev.ferry.tracker.github.GitHubSettings;
import dev.ferry.tracker.github.GitHubTracker;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.TurnedClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A platform engineer sets Ferry up at GitHub and makes every mistake once. */
class TrackerCheckTest {

    private static final String PROJECT = "acme/app";
    private static final GitHubAccess OLGA = new GitHubAccess.PersonalToken(Secret.of("pat_olga"));
    private static final URI PUBLIC = URI.create("http://127.0.0.1:9");

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T09:00:00Z"));
    private final Catalog catalog =
            atGitHub(new Company().feature("chat", Maturity.GA, 5, "a@anthropic").catalog());
    private final EmbeddedTracker people = EmbeddedTracker.inMemory(clock).seed(seed());
    private final FakeGitHub github = FakeGitHub.over(people, clock);
    private final TrackerCheck check = as(OLGA, clock, github);
    private Optional<Instant> lastHeard = Optional.empty();

    /** Teams are called after their organisation there. */
    private static Catalog atGitHub(Catalog c) {
        var teams =
                c.teams().stream()
                        .map(t ->
                                new Team(
                                        t.id(),
                                        t.name(),
                                        t.part(),
                                        Optional.of("acme/" + t.id()),
                                        t.lead(),
                                        t.mention()))
                        .toList();
        return new Catalog(
                teams, c.features(), c.raci(), c.schedule(), c.labels(), c.homeProject());
    }

    private Seed seed() {
        var groups = catalog.teams().stream().flatMap(t -> t.group().stream()).toList();
        var named =
                Stream.concat(
                                catalog.teams().stream().map(t -> t.lead()),
                                catalog.features().stream()
                                        .flatMap(f ->
                                                Stream.concat(
                                                        Stream.of(f.dri()),
                                                        f.productManager().stream())))
                        .distinct()
                        .map(name -> new Seed.Person(name, name, groups, Role.DEVELOPER));
        return seedOf(named);
    }

    private static Seed seedOf(Stream<Seed.Person> some) {
        var olga = new Seed.Person("olga", "Olga Owner", List.of(), Role.OWNER);
        return new Seed(Stream.concat(some, Stream.of(olga)).toList(), List.of(PROJECT));
    }

    private TrackerCheck as(String token, TurnedClock ours) {
        return as(new GitHubAccess.PersonalToken(Secret.of(token)), ours, github);
    }

    private TrackerCheck as(GitHubAccess access, TurnedClock ours, FakeGitHub github) {
        var tracker =
                GitHubTracker.of(
                        GitHubSettings.of(github.api(), List.of(PROJECT), access),
                        ours,
                        ours,
                        CallMeter.NONE);
        var setup = tracker.setup(Secret.of("geheim"));
        return new TrackerCheck(
                tracker, setup, catalog, List.of(PROJECT), PUBLIC, () -> lastHeard, ours);
    }

    @AfterEach
    void close() {
        github.close();
        people.close();
    }

    @Test
    void whatIsMissingIsMadeAndThenAllIsWell() {
        assertThat(troubles(check))
                .extracting(Finding::name)
                .containsExactly(
                        "webhook of acme/app: there is none that leads to"
                                + " http://127.0.0.1:9/webhooks/github",
                        "labels of acme/app: there is no AI Model Migration, blocked,"
                                + " group::ai framework");

        assertThat(check.mend())
                .extracting(Finding::what)
                .containsExactly(
                        "made AI Model Migration",
                        "made blocked",
                        "made group::ai framework",
                        "set to http://127.0.0.1:9/webhooks/github");

        assertThat(troubles(check)).isEmpty();
        assertThat(check.mend()).isEmpty();
        assertThat(github.departures()).isEmpty();
    }

    @Test
    void everyTroubleSaysWhyAndWhatToDo() {
        var troubles = troubles(check);

        assertThat(troubles)
                .allSatisfy(f -> {
                    assertThat(f.why()).isNotBlank();
                    assertThat(f.remedy()).isNotBlank();
                });
        assertThat(troubles).extracting(Finding::remedy).contains("./ferry check --fix");
    }

    @Test
    void aTokenIsToldOfThirtySevenAndOneDayBeforeItsEnd() {
        check.mend();
        assertThat(access("2026-12-30 09:00:00 UTC").isGood()).isTrue();
        assertThat(access("2026-12-20 09:00:00 UTC").what()).endsWith("ends within 30 days");
        assertThat(access("2026-11-28 09:00:00 UTC").what()).endsWith("ends within 7 days");
        assertThat(access("2026-11-22 08:00:00 UTC").what()).endsWith("ends within a day");
        assertThat(access("2026-11-22 08:00:00 UTC").level()).isEqualTo(Level.ATTENTION);
        assertThat(access("2026-11-21 08:00:00 UTC").what()).endsWith("has ended");
        assertThat(access("2026-11-21 08:00:00 UTC").level()).isEqualTo(Level.WRONG);
        assertThat(access("2026-11-21 08:00:00 UTC").remedy()).contains("FERRY_GITHUB_TOKEN");
    }

    private Finding access(String end) {
        github.with(
                "token",
                headers ->
                        headers.put("X-OAuth-Scopes", "repo, read:org")
                                .put("GitHub-Authentication-Token-Expiration", end));
        return check.connection().getFirst();
    }

    @Test
    void aTokenThatIsNoneIsAllThatIsTold() {
        assertThat(troubles(as("none", clock)))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.what()).isEqualTo("our credentials are refused");
                    assertThat(f.level()).isEqualTo(Level.WRONG);
                    assertThat(f.why()).contains("401");
                });
    }

    @Test
    void aServerThatIsAwayIsToldOnce() {
        github.close();

        assertThat(check.everything())
                .singleElement()
                .satisfies(f -> assertThat(f.level()).isEqualTo(Level.UNREACHABLE));
    }

    @Test
    void clocksThatDisagreeAreTold() {
        for (int minutes : List.of(2, 6, -6)) {
            var ours = new TurnedClock(clock.instant().plus(Duration.ofMinutes(minutes)));
            var finding = as("pat_olga", ours).connection().get(1);
            assertThat(finding.what())
                    .isEqualTo(
                            switch (minutes) {
                                case 2 -> "ours is ahead by one or more minutes";
                                case 6 -> "ours is ahead by five or more minutes";
                                default -> "ours is behind by five or more minutes";
                            });
        }
    }

    @Test
    void whoMayNotSeeWebhooksIsContentWhileDeliveriesArrive() {
        check.mend();
        var modest = as("pat_dora", clock);
        assertThat(modest.connection().getLast().what()).isEqualTo("may not be looked at");
        assertThat(modest.connection().getLast().why()).contains("the role Admin");

        lastHeard = Optional.of(clock.instant().minus(Duration.ofDays(2)));
        assertThat(modest.connection().getLast().isGood()).isTrue();
        lastHeard = Optional.of(clock.instant().minus(Duration.ofDays(8)));
        assertThat(modest.connection().getLast().isGood()).isFalse();
    }

    @Test
    void besideAWebhookThatLeadsElsewhereAnotherOneIsMade() {
        check.mend();
        github.hooks()
                .change(hook ->
                        ((ObjectNode) hook.get("config"))
                                .put("url", "https://old.acme.test/webhooks/github"));

        assertThat(webhook().what())
                .isEqualTo(
                        "leads to https://old.acme.test/webhooks/github, not to"
                                + " http://127.0.0.1:9/webhooks/github");
        check.mend();
        assertThat(webhook().isGood()).isTrue();
    }

    @Test
    void aWebhookThatIsSwitchedOffIsSwitchedOn() {
        check.mend();
        github.hooks().change(hook -> hook.put("active", false));

        assertThat(webhook().what()).isEqualTo("is switched off");
        check.mend();
        assertThat(webhook().isGood()).isTrue();
    }

    /** Nobody listens at port 9. */
    @Test
    void deliveriesThatFailAreTold() {
        check.mend();
        assertThat(webhook().isGood()).isTrue();
        opens();

        assertThat(webhook().what()).isEqualTo("its latest delivery failed");
        assertThat(webhook().why()).startsWith("nothing came back at 2026-11-21T09:00:0");
        assertThat(webhook().level()).isEqualTo(Level.ATTENTION);
    }

    private void opens() {
        people.as("olga").create(IssueDraft.of(PROJECT, "Something", "x"));
        github.hooks().send();
    }

    /** Whether an App's webhook is ticked as active GitHub tells nobody. */
    @Test
    void anAppsWebhookThatIsSwitchedOffShowsWhenPeopleWrite() {
        var check = as(FakeGitHub.app(), clock, github);
        check.mend();
        assertThat(check.connection().getLast().what()).startsWith("leads to");
        github.hooks().change(hook -> hook.put("active", false));
        var issue = people.as("olga").create(IssueDraft.of(PROJECT, "Something", "x")).ref();
        people.as("olga").comment(issue, "/migrate help", false);
        clock.pause(Duration.ofHours(1));

        var found = check.connection().getLast();

        assertThat(found.level()).isEqualTo(Level.WRONG);
        assertThat(found.name())
                .isEqualTo(
                        "webhook of the App ferry: tells nothing of what people write in "
                                + PROJECT);
        assertThat(check.mend())
                .as("a person has to tick it")
                .noneMatch(f -> f.check().equals("webhook"));
    }

    @Test
    void anAddressThatMeansThisMachineIsNoneForGitHub() {
        var hooks = new HookCheck(URI.create("http://localhost:8080/webhooks/github"), "SECRET");

        assertThat(hooks.outOfReachOf(URI.create("http://127.0.0.1:3000"))).isEmpty();
        assertThat(hooks.outOfReachOf(GitHubSettings.GITHUB_COM).orElseThrow().what())
                .isEqualTo(
                        "https://api.github.com cannot reach"
                                + " http://localhost:8080/webhooks/github");
    }

    @Test
    void peopleAndTeamsThatAreNotThereAreNamed() {
        try (var empty = EmbeddedTracker.inMemory(clock).seed(seedOf(Stream.of()));
                var other = FakeGitHub.over(empty, clock)) {
            var troubles = troubles(as(OLGA, clock, other));
            var names = troubles.stream().map(Finding::name).toList();

            assertThat(names)
                    .anyMatch(n ->
                            n.endsWith(
                                    "no team that we may see: acme/ai-framework, acme/creation,"
                                            + " acme/product, acme/infrastructure"))
                    .anyMatch(n -> n.endsWith("nobody is called fatima, carla, pia, igor, dora"));
            assertThat(troubles).anyMatch(f -> f.why().contains("fatima is lead of ai-framework"));
        }
    }

    private Finding webhook() {
        return check.connection().getLast();
    }

    private static List<Finding> troubles(TrackerCheck check) {
        return check.everything().stream().filter(f -> !f.isGood()).toList();
    }
}
