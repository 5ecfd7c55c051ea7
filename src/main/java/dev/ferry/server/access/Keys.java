package dev.ferry.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a browser keeps for us, so that any replica knows it again and nobody can make it. Who
 * changes the secret logs everybody out.
 */
final class Keys {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;
    private final InstantSource clock;

    /**
     * @param purpose what is signed with one is worth nothing for another
     */
    Keys(String secret, String purpose, InstantSource clock) {
        this.key = mac(secret.isEmpty() ? random() : bytes(secret), "ferry " + purpose);
        this.clock = clock;
    }

    String sign(String text, java.time.Duration lifetime) {
        var body = clock.instant().plus(lifetime).getEpochSecond() + "." + encode(bytes(text));
        return body + "." + encode(mac(key, body));
    }

    /** What was signed, if it was, and still holds. */
    Optional<String> read(String signed) {
        int last = signed.lastIndexOf('.');
        int first = signed.indexOf('.');
        if (first <= 0 || last <= first) {
            return Optional.empty();
        }
        var body = signed.substring(0, last);
        try {
            var given = Base64.getUrlDecoder().decode(signed.substring(last + 1));
            if (!MessageDigest.isEqual(given, mac(key, body))) {
                return Optional.empty();
            }
            var until = Instant.ofEpochSecond(Long.parseLong(body.substring(0, first)));
            var text = Base64.getUrlDecoder().decode(body.substring(first + 1));
            return Optional.of(new String(text, StandardCharsets.UTF_8))
                    .filter(_ -> clock.instant().isBefore(until));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Takes as long whether the first or the last character differs, and whatever the lengths. */
    static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(digest(given), digest(wanted));
    }

    /** Where nobody logs in there is no secret, and nothing that would have to outlive us. */
    private static byte[] random() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
