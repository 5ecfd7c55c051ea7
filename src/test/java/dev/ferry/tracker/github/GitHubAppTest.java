package dev.ferry.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.github.FakeGitHub.Mischief;
import dev.ferry.tracker.http.CapturedLogs;
import dev.ferry.tracker.http.TurnedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ferry as a GitHub App. */
@Isolated("It listens to every line that is logged.")
class GitHubAppTest {

    private final GitHubHouse house = new GitHubHouse();
    private final GitHubTracker tracker = house.tracker;

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theKeyIsReadInBothForms(@TempDir Path dir) throws Exception {
        var file =
                Files.writeString(dir.resolve("app.pem"), FakeAccess.pkcs1().replace("\n", "\r\n"));
        var settings = new GitHubAccess.App(FakeAccess.APP, AppKey.read(file));

        assertThat(house.with(house.clock, settings).self().username()).isEqualTo("ferry[bot]");
        assertThat(house.asApp(house.clock, FakeAccess.pkcs8()).self().username())
                .isEqualTo("ferry[bot]");
    }

    @Test
    void aKeyThatIsNoneSaysWhatIsExpectedAndNothingOfWhatItHolds(@TempDir Path dir)
            throws Exception {
        var body = FakeAccess.pkcs1().lines().skip(1).findFirst().orElseThrow();
        var damaged = FakeAccess.pkcs1().replace(body, body.substring(8));
        var file = Files.writeString(dir.resolve("app.pem"), damaged);

        assertThatThrownBy(() -> AppKey.read(file))
                .hasMessageContaining("app.pem")
                .hasMessageContaining("damaged")
                .hasMessageNotContaining(body.substring(8));
        assertThatThrownBy(() -> AppKey.of("ghp_sEcReT"))
                .hasMessageContaining("-----BEGIN RSA PRIVATE KEY-----")
                .hasMessageNotContaining("sEcReT");
        assertThatThrownBy(() -> AppKey.read(dir.resolve("none.pem")))
                .hasMessageContaining("none.pem");
    }

    @Test
    void oneTokenServesUntilFiveMinutesBeforeItsEnd() {
        var issue = house.opens("ana", "Read", "x");
        tracker.issue(issue);
        house.clock.pause(Duration.ofMinutes(54));
        tracker.issue(issue);
        assertThat(house.github.tokensIssued()).isEqualTo(1);

        house.clock.pause(Duration.ofMinutes(2));
        tracker.issue(issue);
        assertThat(house.github.tokensIssued()).isEqualTo(2);
    }

    @Test
    void oneProofOfTheAppServesForMinutes() {
        tracker.create(GitHubHouse.draft("Before", "x"));
        house.clock.pause(Duration.ofMinutes(3));
        house.github.revokeTokens();
        tracker.create(GitHubHouse.draft("After", "x"));
        assertThat(house.github.proofsOfTheApp()).isEqualTo(1);

        house.clock.pause(Duration.ofMinutes(3));
        house.github.revokeTokens();
        tracker.create(GitHubHouse.draft("Later", "x"));
        assertThat(house.github.proofsOfTheApp()).isEqualTo(2);
    }

    @Test
    void aRevokedTokenIsReplacedInTheMiddleOfAWrite() {
        tracker.create(GitHubHouse.draft("Before", "x"));
        house.github.revokeTokens();

        tracker.create(GitHubHouse.draft("After", "x"));

        assertThat(house.people.in(GitHubHouse.PROJECT)).hasSize(2);
        assertThat(house.github.tokensIssued()).isEqualTo(2);
    }

    /** GitHub refuses a token of the App whose times do not fit its own clock. */
    @ParameterizedTest
    @ValueSource(ints = {-180, 180, 3600})
    void aClockThatIsOffIsPutRightByGitHubs(int secondsOff) {
        var ours = new TurnedClock(GitHubHouse.START.plusSeconds(secondsOff));
        var late = house.asApp(ours, FakeAccess.pkcs1());

        assertThat(late.create(GitHubHouse.draft("In time", "x")).open()).isTrue();
        assertThat(late.clockSkew()).isEqualTo(Duration.ofSeconds(-secondsOff));
    }

    @Test
    void everyAccountHasItsOwnInstallation() {
        tracker.create(GitHubHouse.draft("In acme", "x"));
        var parent = tracker.create(GitHubHouse.draftIn("globex/app", "Parent")).ref();
        var elsewhere = GitHubHouse.child("globex/app", "In globex", parent);

        assertThat(tracker.create(elsewhere).parent()).contains(parent);
        assertThat(house.github.tokensIssued()).isEqualTo(2);
    }

    /** The second page of the list is the App's to ask for too. */
    @Test
    void itMayBeInstalledInMoreAccountsThanStandOnOnePage() {
        var others = IntStream.range(0, 130).mapToObj(i -> "org" + i + "/app");
        var accounts = Stream.concat(Stream.of(GitHubHouse.PROJECT), others).toList();
        house.people.seed(new Seed(List.of(), accounts));

        assertThat(tracker.create(GitHubHouse.draftIn("org129/app", "Far away")).open()).isTrue();
    }

    @Test
    void whereTheAppIsNotInstalledItIsSaid() {
        assertThatThrownBy(() -> tracker.comments(IssueRef.issue("github", "initech/app", 1)))
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("not installed in \"initech\"")
                .hasMessageContaining("acme");
    }

    /** Nobody must take it for the deletion of every issue. */
    @Test
    void anAppThatWasUninstalledSeesNoMissingIssues() {
        var issue = house.opens("ana", "Here", "x");
        tracker.issue(issue);
        house.github.uninstallApp();
        house.github.revokeTokens();

        assertThatThrownBy(() -> tracker.issue(issue))
                .isInstanceOfSatisfying(
                        TrackerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FORBIDDEN))
                .hasMessageContaining("acme");
    }

    @Test
    void noTokenAndNoKeyIsInAnyLogLineOrMessage() {
        var said = new ArrayList<String>();
        var faults = new Mischief[] {Mischief.NONE, Mischief.UNAVAILABLE, Mischief.ANSWER_LOST};
        try (var logs = new CapturedLogs()) {
            for (var fault : faults) {
                house.github.mischief(call -> fault);
                try {
                    tracker.create(GitHubHouse.labelled("Logged " + fault, "label " + fault));
                } catch (TrackerException e) {
                    said.add(e + " " + e.getCause());
                }
                house.github.revokeTokens();
            }
            said.addAll(
                    logs.lines().stream()
                            .filter(line -> !line.startsWith("org.eclipse.jetty"))
                            .toList());
            said.add(tracker + " " + AppKey.of(FakeAccess.pkcs8()));
        }
        assertThat(said).anyMatch(line -> line.contains("answered 502"));
        assertThat(said).anyMatch(line -> line.contains("POST /repos/acme/ai-features/issues"));
        assertThat(said)
                .noneMatch(line ->
                        line.contains("ghs_") || line.contains("eyJ") || line.contains("PRIVATE"));
    }
}
