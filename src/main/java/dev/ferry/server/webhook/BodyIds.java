package dev.ferry.server.webhook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ids for deliveries that come without one: the same body within five minutes is the same delivery,
 * later it is another one, because a flag that is toggled twice sends the same bytes.
 */
final class BodyIds {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** When a body was first seen, by its hash; oldest first. */
    private final Map<String, Instant> firstSeen = new LinkedHashMap<>();

    synchronized String of(byte[] body, Instant now) {
        firstSeen.values().removeIf(first -> !first.isAfter(now.minus(WINDOW)));
        var hash = hash(body);
        var first = firstSeen.computeIfAbsent(hash, _ -> now);
        return "sha256:" + hash + "@" + first.getEpochSecond();
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
