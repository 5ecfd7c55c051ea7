package dev.ferry.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.check.Finding;
import dev.ferry.config.LoginSettings;
import dev.ferry.tracker.embedded.Clock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody logs in at an issuer, who signs the truth or something else. */
class OidcLoginTest {

    private final FakeIssuer issuer = new FakeIssuer();
    private final Clock clock = new Clock();
    private Door door = door(Set.of(), Set.of("acme/managers"), false);

    private Door door(Set<String> users, Set<String> groups, boolean confidential) {
        var settings =
                new LoginSettings.Oidc(
                        "the house",
                        issuer.url(),
                        FakeIssuer.CLIENT,
                        "groups",
                        users,
                        groups,
                        confidential);
        var login =
                Logins.of(settings, FakeIssuer.CLIENT_SECRET, URI.create("http://localhost:8080"));
        return new Door(Door.settings("0.0.0.0", Optional.empty(), Optional.of(login)), clock);
    }

    private Door instead(Door other) {
        door.close();
        door = other;
        return other;
    }

    @AfterEach
    void close() {
        door.close();
        issuer.close();
    }

    private URI departs() {
        var sent = door.get("/login/elsewhere?back=/migrations/m");
        assertThat(sent.statusCode()).isEqualTo(302);
        return URI.create(sent.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> logsIn() {
        return arrives(issuer.agree(departs()));
    }

    private HttpResponse<String> arrives(URI back) {
        return door.get(back.getPath() + "?" + back.getRawQuery());
    }

    @Test
    void aMemberOfTheGroupLooksAroundAndSeesNothingConfidential() {
        var answer = logsIn();
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/migrations/m");
        assertThat(door.get("/").body()).isEqualTo("ANYBODY Maria Manager");
    }

    @Test
    void aHouseThatTrustsItsManagersLetsThemSeeEverything() {
        instead(door(Set.of("Maria"), Set.of(), true));
        logsIn();
        assertThat(door.get("/").body()).isEqualTo("TRUSTED Maria Manager");
    }

    @Test
    void somebodyElseIsSentAway() {
        issuer.userInfo = Map.of("sub", "7", "groups", List.of("acme/others"));
        assertThat(logsIn().body()).contains("none of the groups");
        assertThat(door.get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsSaidAboutSomebodyElseDoesNotCount() {
        issuer.userInfo = Map.of("sub", "8", "groups", List.of("acme/managers"));
        assertThat(logsIn().statusCode()).isEqualTo(403);
    }

    @Test
    void anAddressThatNobodyCheckedDoesNotCount() {
        instead(door(Set.of("boss@acme.example"), Set.of(), true));
        issuer.claims = c -> c.claim("email", "boss@acme.example").claim("email_verified", false);
        assertThat(logsIn().statusCode()).isEqualTo(403);
        issuer.claims = c -> c.claim("email", "boss@acme.example").claim("email_verified", true);
        assertThat(logsIn().statusCode()).isEqualTo(303);
    }

    @Test
    void anotherStateIsRefused() {
        var back = issuer.agree(departs()).toString();
        var forged = URI.create(back.replaceFirst("state=.*", "state=mine"));
        assertThat(arrives(forged).body()).contains("not begun in this browser");
    }

    @Test
    void anAnswerWithoutADepartureIsRefused() {
        assertThat(door.get("/login/callback?code=c-1&state=x").statusCode()).isEqualTo(400);
    }

    @Test
    void aDepartureIsGoodForTenMinutes() {
        var back = issuer.agree(departs());
        clock.pass(Duration.ofMinutes(11));
        assertThat(arrives(back).statusCode()).isEqualTo(400);
    }

    @Test
    void anotherNonceIsRefused() {
        issuer.claims = c -> c.claim("nonce", "an older one");
        assertThat(refusal()).contains("does not hold");
    }

    @Test
    void anExpiredTokenIsRefused() {
        issuer.claims = c -> c.expirationTime(Date.from(Instant.now().minusSeconds(600)));
        assertThat(refusal()).contains("does not hold");
    }

    @Test
    void aTokenForAnotherApplicationIsRefused() {
        issuer.claims = c -> c.audience("another application");
        assertThat(refusal()).contains("does not hold");
    }

    @Test
    void aTokenByAnotherIssuerIsRefused() {
        issuer.claims = c -> c.issuer("https://evil.example");
        assertThat(refusal()).contains("does not hold");
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() {
        issuer.strangeKey = true;
        assertThat(refusal()).contains("does not hold");
    }

    @Test
    void aTokenThatIsNotSignedIsRefused() {
        issuer.unsigned = true;
        assertThat(refusal()).contains("not signed");
    }

    @Test
    void aCodeThatSomebodyElseAskedForIsRefused() {
        var first = departs();
        var back = issuer.agree(first);
        issuer.agree(
                URI.create(
                        first.toString().replaceAll("code_challenge=[^&]*", "code_challenge=x")));
        assertThat(arrives(back).body()).contains("refused the code");
    }

    private Finding lookAt(URI house, String secret) {
        var settings =
                new LoginSettings.Oidc(
                        "the house", house, FakeIssuer.CLIENT, "groups", Set.of(), Set.of(), false);
        return Logins.of(settings, secret, URI.create("https://ferry.acme.test")).look();
    }

    @Test
    void whoInstallsFerryIsToldWhetherTheIssuerKnowsIt() {
        var known = lookAt(issuer.url(), FakeIssuer.CLIENT_SECRET);
        assertThat(known.isGood()).isTrue();
        assertThat(known.what()).contains("https://ferry.acme.test/login/callback");

        var unknown = lookAt(issuer.url(), "another secret");
        assertThat(unknown.what()).isEqualTo("does not know our application and its secret");
        assertThat(unknown.why()).isEqualTo("ferry was answered with invalid_client");
        assertThat(unknown.remedy())
                .contains("FERRY_LOGIN_CLIENT_SECRET", "https://ferry.acme.test/login/callback");
        assertThat(unknown.toString()).doesNotContain("another secret");
    }

    @Test
    void whoInstallsFerryIsToldWhereNoIssuerAnswers() {
        assertThat(lookAt(URI.create("http://127.0.0.1:9"), "x").level())
                .isEqualTo(Finding.Level.UNREACHABLE);
        // The issuer calls itself by another name, so nothing that it signs would hold.
        var other = URI.create("http://localhost:" + issuer.url().getPort());
        assertThat(lookAt(other, FakeIssuer.CLIENT_SECRET).what())
                .isEqualTo("does not answer as a login does");
    }

    private String refusal() {
        var answer = logsIn();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(door.get("/").statusCode()).isEqualTo(401);
        return answer.body();
    }
}
