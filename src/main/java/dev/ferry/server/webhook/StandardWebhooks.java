package dev.ferry.server.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Signatures as the Standard Webhooks specification says: HMAC-SHA256 over id, timestamp and body,
 * with any of the keys; several while one is being replaced.
 */
public final class StandardWebhooks implements Signature {

    static final String ID = "webhook-id";
    static final String SIGNATURE = "webhook-signature";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String KEY_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final List<Hmac> keys;

    /**
     * @param keys {@code whsec_} and the key in Base64
     */
    public StandardWebhooks(List<String> keys) {
        this.keys = keys.stream().map(StandardWebhooks::key).toList();
    }

    @Override
    public boolean isPresent(Headers headers) {
        return headers.first(SIGNATURE).isPresent();
    }

    @Override
    public Verdict check(Headers headers, byte[] body, Instant now) {
        var id = headers.first(ID);
        var timestamp = headers.first(TIMESTAMP);
        var signature = headers.first(SIGNATURE);
        if (id.isEmpty() || timestamp.isEmpty() || signature.isEmpty()) {
            return Verdict.UNSIGNED;
        }
        var start = (id.get() + "." + timestamp.get() + ".").getBytes(StandardCharsets.UTF_8);
        if (!anyMatches(signature.get(), start, body)) {
            return Verdict.FORGED;
        }
        return isRecent(timestamp.get(), now) ? Verdict.GENUINE : Verdict.STALE;
    }

    private boolean anyMatches(String signatures, byte[] start, byte[] body) {
        return Arrays.stream(signatures.split(" "))
                .filter(signature -> signature.startsWith(VERSION))
                .flatMap(signature -> decoded(signature.substring(VERSION.length())).stream())
                .limit(4)
                .anyMatch(claimed -> keys.stream().anyMatch(k -> k.matches(claimed, start, body)));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isRecent(String timestamp, Instant now) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(WINDOW) <= 0;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static Hmac key(String text) {
        if (text.startsWith(KEY_PREFIX)) {
            var key = decoded(text.substring(KEY_PREFIX.length()));
            if (key.filter(k -> k.length > 0).isPresent()) {
                return new Hmac(key.get());
            }
        }
        throw new IllegalArgumentException(
                "a signing key is whsec_ followed by Base64; what is configured is not");
    }
}
