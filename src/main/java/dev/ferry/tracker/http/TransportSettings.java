package dev.ferry.tracker.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach one forge.
 *
 * @param forge its name in messages and metrics
 * @param api where its API begins: {@code https://api.github.com}, {@code https://HOST/api/v3}
 * @param headers sent with every call unless the call brings its own
 * @param answerWithin for a whole exchange, the last byte of the answer included
 * @param patience how long a thread may wait for its turn before the caller is told BUSY
 * @param largestAnswer in bytes
 * @param authorities a PEM file with certificate authorities to trust besides the usual ones
 */
public record TransportSettings(
        String forge,
        URI api,
        Map<String, String> headers,
        Duration connectWithin,
        Duration answerWithin,
        Duration patience,
        long largestAnswer,
        Pacing pacing,
        Optional<Path> authorities) {

    public TransportSettings {
        headers = Map.copyOf(headers);
        var scheme = String.valueOf(api.getScheme());
        if (!scheme.matches("https?") || api.getHost() == null || api.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "not the address of an API: \""
                            + api.getScheme()
                            + "://"
                            + api.getHost()
                            + "\"; expected e.g. https://api.github.com");
        }
    }

    /** Ten seconds to connect and ten to answer. */
    public static TransportSettings of(String forge, URI api, Pacing pacing) {
        return new TransportSettings(
                forge,
                api,
                Map.of("Accept", "application/json"),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                16L << 20,
                pacing,
                Optional.empty());
    }

    public TransportSettings withHeaders(Map<String, String> value) {
        return new TransportSettings(
                forge,
                api,
                value,
                connectWithin,
                answerWithin,
                patience,
                largestAnswer,
                pacing,
                authorities);
    }

    public TransportSettings withTimeouts(Duration connect, Duration answer) {
        return new TransportSettings(
                forge, api, headers, connect, answer, patience, largestAnswer, pacing, authorities);
    }

    public TransportSettings withPatience(Duration value) {
        return new TransportSettings(
                forge,
                api,
                headers,
                connectWithin,
                answerWithin,
                value,
                largestAnswer,
                pacing,
                authorities);
    }

    public TransportSettings withLargestAnswer(long bytes) {
        return new TransportSettings(
                forge,
                api,
                headers,
                connectWithin,
                answerWithin,
                patience,
                bytes,
                pacing,
                authorities);
    }

    public TransportSettings withAuthorities(Path pem) {
        return new TransportSettings(
                forge,
                api,
                headers,
                connectWithin,
                answerWithin,
                patience,
                largestAnswer,
                pacing,
                Optional.of(pem));
    }
}
