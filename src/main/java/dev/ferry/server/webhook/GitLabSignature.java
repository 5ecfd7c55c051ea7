package dev.ferry.server.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * GitLab's two ways: a secret token in a header, and since 19.0 a signature. Where we know signing
 * keys, only the signature counts: else a forger would just leave it out.
 */
public final class GitLabSignature implements Signature {

    private static final String TOKEN = "X-Gitlab-Token";

    private final Signature accepted;

    /**
     * @param signingTokens {@code whsec_…}; several while one is being replaced
     */
    public GitLabSignature(Optional<String> secretToken, List<String> signingTokens) {
        if (signingTokens.isEmpty()) {
            accepted =
                    new SharedSecret(
                            TOKEN,
                            secretToken.orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "GitLab webhooks need a secret token or a signing"
                                                    + " token")));
        } else {
            accepted = new StandardWebhooks(signingTokens);
        }
    }

    @Override
    public boolean isPresent(Headers headers) {
        return accepted.isPresent(headers);
    }

    @Override
    public Verdict check(Headers headers, byte[] body, Instant now) {
        return accepted.check(headers, body, now);
    }
}
