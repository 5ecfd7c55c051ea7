package dev.ferry.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.ferry.TestKey;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An OpenID Connect issuer with real keys and real signatures, which can be told to misbehave. */
final class FakeIssuer implements AutoCloseable {

    static final String CLIENT = "ferry";
    static final String CLIENT_SECRET = "a secret between us";

    private static final RSAKey KEY = key(TestKey.ISSUER);
    private static final RSAKey STRANGE = key(TestKey.STRANGER);
    private final Javalin server;

    /** What a code stands for. */
    private String challenge = "";

    private String nonce = "";
    UnaryOperator<JWTClaimsSet.Builder> claims = c -> c;
    boolean strangeKey;
    boolean unsigned;
    Map<String, Object> userInfo = Map.of("sub", "7", "groups", List.of("acme/managers"));

    FakeIssuer() {
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.jetty.host = "127.0.0.1";
                                    config.routes.get(
                                            "/.well-known/openid-configuration", this::metadata);
                                    config.routes.get(
                                            "/keys", ctx -> json(ctx, new JWKSet(KEY).toString()));
                                    config.routes.post("/token", this::token);
                                    config.routes.get(
                                            "/userinfo",
                                            ctx ->
                                                    json(
                                                            ctx,
                                                            com.nimbusds.jose.util.JSONObjectUtils
                                                                    .toJSONString(userInfo)));
                                })
                        .start(0);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private void metadata(Context ctx) {
        json(
                ctx,
                """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "userinfo_endpoint":"%1$s/userinfo","jwks_uri":"%1$s/keys","subject_types_supported":["public"],
                 "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
                """
                        .formatted(url()));
    }

    /** Somebody agrees on the issuer's page; the browser is sent back. */
    URI agree(URI authorize) {
        var asked = query(authorize);
        challenge = asked.get("code_challenge");
        nonce = asked.get("nonce");
        if (!"S256".equals(asked.get("code_challenge_method"))
                || !CLIENT.equals(asked.get("client_id"))) {
            throw new AssertionError("asked for badly: " + authorize);
        }
        return URI.create(asked.get("redirect_uri") + "?code=c-1&state=" + asked.get("state"));
    }

    static Map<String, String> query(URI uri) {
        return List.of(uri.getQuery().split("&")).stream()
                .map(p -> p.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> p[1]));
    }

    private void token(Context ctx) {
        var verifier = new CodeVerifier(String.valueOf(ctx.formParam("code_verifier")));
        var mine = CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        var basic = ctx.basicAuthCredentials();
        if (basic == null
                || !CLIENT_SECRET.equals(
                        java.net.URLDecoder.decode(
                                basic.getPassword(), java.nio.charset.StandardCharsets.UTF_8))) {
            ctx.status(401);
            json(ctx, "{\"error\":\"invalid_client\"}");
            return;
        }
        if (!mine.equals(challenge) || !"c-1".equals(ctx.formParam("code"))) {
            ctx.status(400);
            json(ctx, "{\"error\":\"invalid_grant\"}");
            return;
        }
        json(
                ctx,
                """
                {"access_token":"at-1","token_type":"Bearer","expires_in":60,"id_token":"%s"}
                """
                        .formatted(idToken()));
    }

    private String idToken() {
        var now = Instant.now();
        var body =
                claims.apply(
                                new JWTClaimsSet.Builder()
                                        .issuer(url().toString())
                                        .subject("7")
                                        .audience(CLIENT)
                                        .issueTime(Date.from(now))
                                        .expirationTime(Date.from(now.plusSeconds(60)))
                                        .claim("nonce", nonce)
                                        .claim("name", "Maria Manager")
                                        .claim("preferred_username", "maria"))
                        .build();
        if (unsigned) {
            return new PlainJWT(body).serialize();
        }
        try {
            var jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                            body);
            jwt.sign(new RSASSASigner(strangeKey ? STRANGE : KEY));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(TestKey key) {
        return new RSAKey.Builder(key.open())
                .privateKey(key.secret())
                .keyID("of-the-house")
                .build();
    }

    private static void json(Context ctx, String body) {
        ctx.contentType("application/json").result(body);
    }

    @Override
    public void close() {
        server.stop();
    }
}
