package dev.ferry.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.ferry.check.Finding;
import dev.ferry.config.LoginSettings;
import dev.ferry.tracker.embedded.Clock;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody logs in by GitHub, which says who they are and where they belong. */
class GitHubLoginTest {

    private static final String ORGANIZATION = "/user/memberships/orgs/acme";
    private static final String TEAM = "/orgs/acme/teams/managers/memberships/maria";

    private final House house = new House();
    private Door door = door(Set.of(), Set.of("acme"), false);

    private Door door(Set<String> users, Set<String> groups, boolean confidential) {
        var settings = new LoginSettings.GitHub(house.url(), "ferry", users, groups, confidential);
        var login = Logins.of(settings, House.SECRET, URI.create("http://localhost:8080"));
        return new Door(
                Door.settings("0.0.0.0", Optional.empty(), Optional.of(login)), new Clock());
    }

    private void lookingFor(Set<String> users, Set<String> groups, boolean confidential) {
        door.close();
        door = door(users, groups, confidential);
    }

    @AfterEach
    void close() {
        door.close();
        house.server.stop();
    }

    private HttpResponse<String> logsIn() {
        return arrives(house.agree(departs()));
    }

    private URI departs() {
        var sent = door.get("/login/elsewhere?back=/migrations/m");
        assertThat(sent.statusCode()).isEqualTo(302);
        return URI.create(sent.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> arrives(URI back) {
        return door.get(back.getPath() + "?" + back.getRawQuery());
    }

    @Test
    void anActiveMemberOfTheOrganizationLooksAround() {
        house.memberships = Map.of(ORGANIZATION, "active");
        var answer = logsIn();
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/migrations/m");
        assertThat(door.get("/").body()).isEqualTo("ANYBODY maria");
    }

    @Test
    void whoWasInvitedAndHasNotAcceptedIsNoMember() {
        house.memberships = Map.of(ORGANIZATION, "pending");
        assertThat(logsIn().body()).contains("maria is in none of the groups that may look");
        assertThat(door.get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void aTeamIsNarrowerThanItsOrganization() {
        lookingFor(Set.of(), Set.of("acme/managers"), true);
        house.memberships = Map.of(ORGANIZATION, "active");
        assertThat(logsIn().statusCode()).isEqualTo(403);
        house.memberships = Map.of(TEAM, "active");
        assertThat(logsIn().statusCode()).isEqualTo(303);
        assertThat(door.get("/").body()).isEqualTo("TRUSTED maria");
    }

    @Test
    void aNamedPersonNeedsNoGroup() {
        lookingFor(Set.of("Maria"), Set.of(), false);
        assertThat(logsIn().statusCode()).isEqualTo(303);
    }

    private Finding lookWith(String secret) {
        var settings =
                new LoginSettings.GitHub(house.url(), "ferry", Set.of(), Set.of("acme"), false);
        return Logins.of(settings, secret, URI.create("https://ferry.acme.test")).look();
    }

    @Test
    void whoInstallsFerryIsToldWhetherGitHubKnowsIt() {
        assertThat(lookWith(House.SECRET).isGood()).isTrue();

        assertThat(lookWith("another").why())
                .isEqualTo("ferry was answered with incorrect_client_credentials");

        house.callback = "https://elsewhere.acme.test/login/callback";
        assertThat(lookWith(House.SECRET).what())
                .isEqualTo("sends nobody back to https://ferry.acme.test/login/callback");
    }

    @Test
    void anotherStateIsRefused() {
        var back = house.agree(departs()).toString();
        assertThat(arrives(URI.create(back.replaceFirst("state=.*", "state=mine"))).body())
                .contains("not begun in this browser");
    }

    @Test
    void aPersonWhoSaysNoAtGitHubIsToldSo() {
        var state = FakeIssuer.query(departs()).get("state");
        assertThat(door.get("/login/callback?error=access_denied&state=" + state).body())
                .contains("GitHub did not log you in");
    }

    @Test
    void aCodeThatSomebodyElseAskedForIsRefused() {
        var back = house.agree(departs());
        house.challenge = "of somebody else";
        assertThat(arrives(back).body()).contains("GitHub refused the code: bad_verification_code");
    }

    @Test
    void whoGitHubDoesNotKnowIsNotLetIn() {
        house.token = "revoked";
        assertThat(logsIn().body()).contains("GitHub does not say who you are");
    }

    @Test
    void anAnswerThatIsNoneIsNotLetIn() {
        house.broken = true;
        assertThat(logsIn().body()).contains("cannot be understood");
        assertThat(door.get("/").statusCode()).isEqualTo(401);
    }

    /** What of GitHub a login meets: OAuth with PKCE, and what its API says about a person. */
    private static final class House {

        static final String SECRET = "a secret between us";

        private Map<String, String> memberships = Map.of();
        private String challenge = "";

        /** Empty: whatever is asked for. */
        private String callback = "";

        private String token = "gho_1";
        private boolean broken;
        private final Javalin server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.jetty.host = "127.0.0.1";
                                    config.routes.post("/login/oauth/access_token", this::token);
                                    config.routes.get("/api/v3/<path>", this::api);
                                })
                        .start(0);

        URI url() {
            return URI.create("http://127.0.0.1:" + server.port());
        }

        URI agree(URI authorize) {
            var asked = FakeIssuer.query(authorize);
            assertThat(authorize.getPath()).isEqualTo("/login/oauth/authorize");
            assertThat(asked)
                    .containsEntry("scope", "read:org")
                    .containsEntry("client_id", "ferry")
                    .containsEntry("code_challenge_method", "S256");
            challenge = asked.get("code_challenge");
            return URI.create(asked.get("redirect_uri") + "?code=c-1&state=" + asked.get("state"));
        }

        private void token(Context ctx) {
            var verifier = new CodeVerifier(String.valueOf(ctx.formParam("code_verifier")));
            boolean fits =
                    CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                    .getValue()
                                    .equals(challenge)
                            && "c-1".equals(ctx.formParam("code"));
            // GitHub answers 200 to everything that does not fit.
            if (!SECRET.equals(ctx.formParam("client_secret"))) {
                json(ctx, "{\"error\":\"incorrect_client_credentials\"}");
                return;
            }
            if (!callback.isEmpty() && !callback.equals(ctx.formParam("redirect_uri"))) {
                json(ctx, "{\"error\":\"redirect_uri_mismatch\"}");
                return;
            }
            json(
                    ctx,
                    fits
                            ? "{\"access_token\":\"gho_1\",\"token_type\":\"bearer\",\"scope\":\"read:org\"}"
                            : "{\"error\":\"bad_verification_code\"}");
        }

        private void api(Context ctx) {
            var path = "/" + ctx.pathParam("path");
            if (broken) {
                json(ctx, "<html>");
            } else if (!("Bearer " + token).equals(ctx.header("Authorization"))) {
                ctx.status(401);
                json(ctx, "{\"message\":\"Bad credentials\"}");
            } else if (path.equals("/user")) {
                json(ctx, "{\"login\":\"maria\",\"id\":7}");
            } else if (memberships.containsKey(path)) {
                json(ctx, "{\"state\":\"" + memberships.get(path) + "\"}");
            } else {
                ctx.status(404);
                json(ctx, "{\"message\":\"Not Found\"}");
            }
        }

        private static void json(Context ctx, String body) {
            ctx.contentType("application/json").result(body);
        }
    }
}
