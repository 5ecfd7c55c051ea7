package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.TestKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who may call the fake: personal tokens {@code pat_NAME}, and one App with its installation. */
final class FakeAccess {

    static final String APP = "12345";

    private record Issued(String account, Instant expires) {}

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Set<String> proofs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    static String pkcs8() {
        return pem("PRIVATE KEY", TestKey.APP.secret().getEncoded());
    }

    /** As GitHub gives it out: what stands in PKCS#8 after its head of 26 bytes. */
    static String pkcs1() {
        var der = TestKey.APP.secret().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, 26, der.length));
    }

    /** Five hundred characters and an hour, as GitHub's are. */
    String issue(String account, Instant now) {
        var token = "ghs_" + APP + "_" + count.incrementAndGet() + "x".repeat(500);
        issued.put(token, new Issued(account, now.plusSeconds(3600)));
        return token;
    }

    void revokeAll() {
        issued.clear();
    }

    /** How many different tokens of its own the App has shown. */
    int proofsSoFar() {
        return proofs.size();
    }

    int issuedSoFar() {
        return count.get();
    }

    /** The account in which this installation token works now. */
    Optional<String> accountOf(String token, Instant now) {
        return Optional.ofNullable(issued.get(token))
                .filter(t -> t.expires().isAfter(now))
                .map(Issued::account);
    }

    /** What is wrong with a token of the App, in GitHub's words. */
    Optional<String> faultOf(String jwt, Instant now) {
        proofs.add(jwt);
        var parts = jwt.split("\\.");
        if (parts.length != 3 || !signed(parts)) {
            return Optional.of("A JSON web token could not be decoded");
        }
        var claims = claims(parts[1]);
        if (!claims.path("iss").asText().equals(APP)) {
            return Optional.of("Integration not found");
        }
        if (claims.path("iat").asLong() > now.getEpochSecond()) {
            return Optional.of(
                    "'Issued at' claim ('iat') must be an Integer representing the time that the"
                            + " assertion was issued");
        }
        if (claims.path("exp").asLong() <= now.getEpochSecond()) {
            return Optional.of(
                    "'Expiration time' claim ('exp') must be a numeric value representing the"
                            + " future time at which the assertion expires");
        }
        return claims.path("exp").asLong() > now.getEpochSecond() + 600
                ? Optional.of("'Expiration time' claim ('exp') is too far in the future")
                : Optional.empty();
    }

    private static boolean signed(String[] parts) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(TestKey.APP.open());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode claims(String part) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String title, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(title, lines, title);
    }
}
