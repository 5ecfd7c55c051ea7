package dev.ferry.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies signatures of the Standard Webhooks specification: HMAC-SHA256 over {@code
 * id.timestamp.body}, over the bytes as they came, compared in constant time.
 */
final class StandardWebhook {

    /** A signature is good for this long before and after its time. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final List<SecretKeySpec> keys;

    /**
     * @param secrets {@code whsec_} and base64; several while one is being replaced
     */
    StandardWebhook(List<String> secrets) {
        this.keys = secrets.stream().map(StandardWebhook::key).toList();
    }

    private static SecretKeySpec key(String secret) {
        var encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        return new SecretKeySpec(Base64.getDecoder().decode(encoded), "HmacSHA256");
    }

    /**
     * @param timestamp seconds since 1970, as the header says
     * @param signatures the header: entries with spaces between them; one good entry is enough
     */
    boolean accepts(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id.isEmpty() || !recent(timestamp, now)) {
            return false;
        }
        boolean good = false;
        for (var key : keys) {
            var expected = expected(key, id, timestamp, body);
            for (var entry : signatures.split(" ")) {
                good |= MessageDigest.isEqual(expected, entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return good;
    }

    private static boolean recent(String timestamp, Instant now) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
            return age.compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return false;
        }
    }

    private static byte[] expected(SecretKeySpec key, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return (VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body)))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
