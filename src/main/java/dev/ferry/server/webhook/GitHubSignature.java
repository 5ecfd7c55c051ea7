package dev.ferry.server.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** GitHub signs the body alone; several secrets while one is being replaced. */
public final class GitHubSignature implements Signature {

    private static final String HEADER = "X-Hub-Signature-256";
    private static final String PREFIX = "sha256=";

    private final List<Hmac> keys;

    public GitHubSignature(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("an empty webhook secret would let everybody in");
        }
        keys = secrets.stream().map(s -> new Hmac(s.getBytes(StandardCharsets.UTF_8))).toList();
    }

    @Override
    public boolean isPresent(Headers headers) {
        return headers.first(HEADER).isPresent();
    }

    @Override
    public Verdict check(Headers headers, byte[] body, Instant now) {
        var shown = headers.first(HEADER);
        if (shown.isEmpty()) {
            return Verdict.UNSIGNED;
        }
        return decoded(shown.get())
                        .filter(claimed -> keys.stream().anyMatch(k -> k.matches(claimed, body)))
                        .isPresent()
                ? Verdict.GENUINE
                : Verdict.FORGED;
    }

    private static Optional<byte[]> decoded(String header) {
        try {
            return header.startsWith(PREFIX)
                    ? Optional.of(HexFormat.of().parseHex(header, PREFIX.length(), header.length()))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
