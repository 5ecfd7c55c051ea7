package dev.ferry.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/** A secret in the {@code Authorization} header, after {@code Bearer} or alone. */
public final class BearerSecret implements Signature {

    private static final String HEADER = "Authorization";

    private final byte[] secret;

    public BearerSecret(String secret) {
        if (bare(secret).isEmpty()) {
            throw new IllegalArgumentException("an empty webhook secret would let everybody in");
        }
        this.secret = bare(secret).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isPresent(Headers headers) {
        return headers.first(HEADER).isPresent();
    }

    @Override
    public Verdict check(Headers headers, byte[] body, Instant now) {
        return headers.first(HEADER)
                .map(shown -> bare(shown).getBytes(StandardCharsets.UTF_8))
                .map(shown ->
                        MessageDigest.isEqual(secret, shown) ? Verdict.GENUINE : Verdict.FORGED)
                .orElse(Verdict.UNSIGNED);
    }

    private static String bare(String text) {
        return text.strip().replaceFirst("(?i)^Bearer( +|$)", "");
    }
}
