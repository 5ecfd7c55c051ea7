package dev.ferry.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where numbers about features are read: a Prometheus, or what answers like one.
 *
 * @param user of basic authentication; empty: the token is a bearer's
 * @param tenant sent as {@code X-Scope-OrgID}
 * @param poll how often every number is read
 */
public record MeasureSettings(
        URI url,
        Optional<String> user,
        Optional<String> tenant,
        Optional<Path> certificateAuthorities,
        Duration poll) {

    private static final int POLLS_THAT_MAY_FAIL = 3;

    /** How long a reading counts. */
    public Duration fresh() {
        return poll.multipliedBy(POLLS_THAT_MAY_FAIL);
    }
}
