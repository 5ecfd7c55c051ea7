package dev.ferry.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/** A secret that the sender shows in a header. It proves the sender, not the body. */
public final class SharedSecret implements Signature {

    private final String header;
    private final byte[] secret;

    public SharedSecret(String header, String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("an empty webhook secret would let everybody in");
        }
        this.header = header;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isPresent(Headers headers) {
        return headers.first(header).isPresent();
    }

    @Override
    public Verdict check(Headers headers, byte[] body, Instant now) {
        return headers.first(header)
                .map(shown -> shown.getBytes(StandardCharsets.UTF_8))
                .map(shown ->
                        MessageDigest.isEqual(secret, shown) ? Verdict.GENUINE : Verdict.FORGED)
                .orElse(Verdict.UNSIGNED);
    }
}
