package dev.ferry.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.ferry.check.Finding;
import dev.ferry.config.LoginSettings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Login by an OpenID Connect issuer: code flow with PKCE, state and nonce. */
final class OidcLogin implements ForeignLogin {

    private static final JWSAlgorithm.Family SIGNED = JWSAlgorithm.Family.SIGNATURE;

    private final LoginSettings.Oidc settings;
    private final Secret secret;
    private final URI callback;
    private final Allowed allowed;
    private Optional<OIDCProviderMetadata> issuer = Optional.empty();

    OidcLogin(LoginSettings.Oidc settings, String secret, URI callback) {
        this.settings = settings;
        this.secret = new Secret(secret);
        this.callback = callback;
        this.allowed = new Allowed(settings.users(), settings.groups());
    }

    @Override
    public String name() {
        return settings.name();
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
            var grant = new AuthorizationCodeGrant(code, callback, new CodeVerifier());
            return look.refused(refusal(tokens(grant)));
        } catch (Silent e) {
            return e.getCause() instanceof IOException away ? look.away(away) : look.strange(e);
        } catch (IOException e) {
            return look.away(e);
        } catch (ParseException e) {
            return look.strange(e);
        }
    }

    @Override
    public Departure depart() {
        var state = new State();
        var nonce = new Nonce();
        var verifier = new CodeVerifier();
        var request =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE,
                                new Scope("openid", "profile", "email"),
                                client(),
                                callback)
                        .endpointURI(issuer().getAuthorizationEndpointURI())
                        .state(state)
                        .nonce(nonce)
                        .codeChallenge(verifier, CodeChallengeMethod.S256)
                        .build();
        return new Departure(
                request.toURI(),
                String.join(" ", state.getValue(), nonce.getValue(), verifier.getValue()));
    }

    @Override
    public String arrive(URI back, String memory) throws Turned {
        var known = memory.split(" ", 3);
        try {
            var answer = AuthenticationResponseParser.parse(back);
            var state = Optional.ofNullable(answer.getState()).map(State::getValue).orElse("");
            if (!Keys.same(state, known[0])) {
                throw new Turned("This login was not begun in this browser. Begin again.");
            }
            if (!answer.indicatesSuccess()) {
                throw new Turned(
                        name()
                                + " did not log you in: "
                                + answer.toErrorResponse().getErrorObject().getCode()
                                + ".");
            }
            var code = answer.toSuccessResponse().getAuthorizationCode();
            if (code == null) {
                throw new Turned(name() + " sent no code. Begin again.");
            }
            return judged(
                    new AuthorizationCodeGrant(code, callback, new CodeVerifier(known[2])),
                    new Nonce(known[1]));
        } catch (ParseException | IOException e) {
            throw new Turned(name() + " answered something that cannot be understood.", e);
        } catch (BadJOSEException | JOSEException e) {
            throw new Turned(
                    "What " + name() + " says about you does not hold: " + e.getMessage(), e);
        }
    }

    private String judged(AuthorizationCodeGrant grant, Nonce nonce)
            throws Turned, IOException, ParseException, BadJOSEException, JOSEException {
        var answer = tokens(grant);
        if (!answer.indicatesSuccess()) {
            throw new Turned(name() + " refused the code: " + refusal(answer) + ".");
        }
        var tokens =
                ((com.nimbusds.openid.connect.sdk.OIDCTokenResponse) answer.toSuccessResponse())
                        .getOIDCTokens();
        var claims = validated(tokens.getIDToken(), nonce);
        if (mayLook(claims)) {
            return called(claims);
        }
        var more = userInfo(tokens.getAccessToken(), claims);
        if (more.filter(this::mayLook).isPresent()) {
            return called(claims);
        }
        throw new Turned(
                called(claims)
                        + " is in none of the groups that may look; ask whoever runs Ferry.");
    }

    private TokenResponse tokens(AuthorizationCodeGrant grant) throws IOException, ParseException {
        var request =
                new TokenRequest(
                        issuer().getTokenEndpointURI(),
                        new ClientSecretBasic(client(), secret),
                        grant,
                        null);
        return OIDCTokenResponseParser.parse(Wire.send(request.toHTTPRequest()));
    }

    private static String refusal(TokenResponse answer) {
        return answer.indicatesSuccess()
                ? ""
                : String.valueOf(answer.toErrorResponse().getErrorObject().getCode());
    }

    private IDTokenClaimsSet validated(JWT token, Nonce nonce)
            throws Turned, BadJOSEException, JOSEException {
        if (!(token instanceof SignedJWT signed)
                || !SIGNED.contains(signed.getHeader().getAlgorithm())) {
            throw new Turned("What " + name() + " says about you is not signed.");
        }
        try {
            return new IDTokenValidator(
                            issuer().getIssuer(),
                            client(),
                            signed.getHeader().getAlgorithm(),
                            issuer().getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(
                                    Wire.PATIENCE, Wire.PATIENCE, Wire.MOST_BYTES))
                    .validate(token, nonce);
        } catch (java.net.MalformedURLException e) {
            throw new Turned(name() + " does not tell where its keys are.", e);
        }
    }

    private Optional<ClaimsSet> userInfo(AccessToken token, IDTokenClaimsSet claims)
            throws IOException, ParseException {
        var endpoint = issuer().getUserInfoEndpointURI();
        if (endpoint == null) {
            return Optional.empty();
        }
        var answer =
                UserInfoResponse.parse(
                        Wire.send(new UserInfoRequest(endpoint, token).toHTTPRequest()));
        return answer.indicatesSuccess()
                ? Optional.ofNullable(answer.toSuccessResponse().getUserInfo())
                        .filter(i -> claims.getSubject().equals(i.getSubject()))
                        .map(i -> i)
                : Optional.empty();
    }

    private boolean mayLook(ClaimsSet claims) {
        var groups =
                Optional.ofNullable(claims.getStringListClaim(settings.groupsClaim()))
                        .orElse(List.of());
        return names(claims).anyMatch(allowed::user) || allowed.anyGroup(groups);
    }

    /** An address counts only where the issuer has seen that it is theirs. */
    private static Stream<String> names(ClaimsSet claims) {
        var username =
                Optional.ofNullable(claims.getStringClaim("preferred_username"))
                        .or(() -> Optional.ofNullable(claims.getStringClaim("nickname")));
        var email =
                Optional.ofNullable(claims.getStringClaim("email"))
                        .filter(_ -> Boolean.TRUE.equals(claims.getBooleanClaim("email_verified")));
        return Stream.concat(username.stream(), email.stream());
    }

    private static String called(ClaimsSet claims) {
        return Stream.of("name", "preferred_username", "nickname", "email", "sub")
                .flatMap(c -> Optional.ofNullable(claims.getStringClaim(c)).stream())
                .filter(n -> !n.isBlank())
                .findFirst()
                .orElse("Somebody");
    }

    private ClientID client() {
        return new ClientID(settings.clientId());
    }

    private synchronized OIDCProviderMetadata issuer() {
        if (issuer.isEmpty()) {
            try {
                issuer =
                        Optional.of(
                                OIDCProviderMetadata.resolve(
                                        new Issuer(settings.issuer()),
                                        Wire.PATIENCE,
                                        Wire.PATIENCE));
            } catch (GeneralException | IOException e) {
                throw new Silent(settings.issuer(), e);
            }
        }
        return issuer.get();
    }

    /** The issuer does not tell about itself. */
    private static final class Silent extends IllegalStateException {
        Silent(URI issuer, Exception cause) {
            super(
                    "the issuer %s does not tell about itself: %s"
                            .formatted(issuer, cause.getMessage()),
                    cause);
        }
    }
}
