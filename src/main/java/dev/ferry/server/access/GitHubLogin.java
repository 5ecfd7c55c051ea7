package dev.ferry.server.access;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.ferry.check.Finding;
import dev.ferry.config.LoginSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Login by GitHub: OAuth with PKCE. GitHub signs nothing about a person, so it is asked, with what
 * the person just granted, who they are and whether they are a member.
 */
final class GitHubLogin implements ForeignLogin {

    private final LoginSettings.GitHub settings;
    private final Secret secret;
    private final URI callback;
    private final Allowed allowed;

    GitHubLogin(LoginSettings.GitHub settings, String secret, URI callback) {
        this.settings = settings;
        this.secret = new Secret(secret);
        this.callback = callback;
        this.allowed = new Allowed(settings.users(), settings.groups());
    }

    @Override
    public String name() {
        return "GitHub";
    }

    @Override
    public boolean seesConfidential() {
        return settings.confidential();
    }

    @Override
    public Finding look() {
        var look = new LoginLook(name(), settings.clientId(), callback);
        try {
            var code = new AuthorizationCode(LoginLook.CODE);
            var answer = asked(new AuthorizationCodeGrant(code, callback, new CodeVerifier()));
            return answer.getStatusCode() == 404
                    ? look.refused("invalid_client")
                    : look.refused(String.valueOf(answer.getBodyAsJSONObject().get("error")));
        } catch (IOException e) {
            return look.away(e);
        } catch (ParseException e) {
            return look.strange(e);
        }
    }

    @Override
    public Departure depart() {
        var state = new State();
        var verifier = new CodeVerifier();
        var request =
                new AuthorizationRequest.Builder(ResponseType.CODE, client())
                        .endpointURI(URI.create(settings.url() + "/login/oauth/authorize"))
                        .redirectionURI(callback)
                        .scope(new Scope("read:org"))
                        .state(state)
                        .codeChallenge(verifier, CodeChallengeMethod.S256)
                        .build();
        return new Departure(request.toURI(), state.getValue() + " " + verifier.getValue());
    }

    @Override
    public String arrive(URI back, String memory) throws Turned {
        var known = memory.split(" ", 2);
        try {
            var answer = AuthorizationResponse.parse(back);
            var state = Optional.ofNullable(answer.getState()).map(State::getValue).orElse("");
            if (!Keys.same(state, known[0])) {
                throw new Turned("This login was not begun in this browser. Begin again.");
            }
            if (!answer.indicatesSuccess()) {
                throw new Turned("GitHub did not log you in.");
            }
            var code = answer.toSuccessResponse().getAuthorizationCode();
            if (code == null) {
                throw new Turned("GitHub sent no code. Begin again.");
            }
            return judged(
                    token(new AuthorizationCodeGrant(code, callback, new CodeVerifier(known[1]))));
        } catch (ParseException | IOException | IllegalArgumentException e) {
            throw new Turned("GitHub answered something that cannot be understood.", e);
        }
    }

    private String token(AuthorizationCodeGrant grant) throws IOException, ParseException, Turned {
        var answer = asked(grant);
        var body = answer.getBodyAsJSONObject();
        if (body.containsKey("error")) {
            throw new Turned("GitHub refused the code: " + body.get("error") + ".");
        }
        return TokenResponse.parse(answer)
                .toSuccessResponse()
                .getTokens()
                .getAccessToken()
                .getValue();
    }

    private HTTPResponse asked(AuthorizationCodeGrant grant) throws IOException {
        var request =
                new TokenRequest(
                        URI.create(settings.url() + "/login/oauth/access_token"),
                        new ClientSecretPost(client(), secret),
                        grant,
                        null);
        return Wire.send(request.toHTTPRequest());
    }

    private String judged(String token) throws IOException, ParseException, Turned {
        var login =
                ask(token, "/user", "login")
                        .orElseThrow(() -> new Turned("GitHub does not say who you are."));
        if (allowed.user(login)) {
            return login;
        }
        for (var group : settings.groups()) {
            if (ask(token, membership(group, login), "state")
                    .filter("active"::equals)
                    .isPresent()) {
                return login;
            }
        }
        throw new Turned(
                login + " is in none of the groups that may look; ask whoever runs Ferry.");
    }

    private static String membership(String group, String login) {
        var parts = group.split("/", 2);
        return parts.length == 1
                ? "/user/memberships/orgs/" + encode(parts[0])
                : "/orgs/"
                        + encode(parts[0])
                        + "/teams/"
                        + encode(parts[1])
                        + "/memberships/"
                        + encode(login);
    }

    /** One field of an answer; empty where GitHub says no. */
    private Optional<String> ask(String token, String path, String field)
            throws IOException, ParseException {
        var request = new HTTPRequest(HTTPRequest.Method.GET, URI.create(api() + path));
        request.setAuthorization("Bearer " + token);
        var answer = Wire.send(request);
        return answer.getStatusCode() == 200
                ? Optional.ofNullable(answer.getBodyAsJSONObject().get(field)).map(Object::toString)
                : Optional.empty();
    }

    private String api() {
        return "github.com".equals(settings.url().getHost())
                ? "https://api.github.com"
                : settings.url() + "/api/v3";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ClientID client() {
        return new ClientID(settings.clientId());
    }
}
