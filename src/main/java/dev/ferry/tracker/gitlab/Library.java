package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.Transport;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.gitlab4j.api.GitLabApi;
import org.gitlab4j.api.GitLabApiException;

/** The client library on our road. It is started when it is first used, which takes a moment. */
final class Library {

    /** A call of the library. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws GitLabApiException, IOException;
    }

    /** The library must have one; the real one is the road's to add. */
    private static final String NO_TOKEN = "-";

    private final Supplier<GitLabApi> start;
    private volatile Optional<GitLabApi> api = Optional.empty();

    Library(Transport road, URI url, URI api) {
        this.start =
                () ->
                        new GitLabApi(
                                url.toString(),
                                NO_TOKEN,
                                Map.of(
                                        RoadConnectorProvider.ROAD,
                                        road,
                                        RoadConnectorProvider.API,
                                        api.toString()));
    }

    GitLabApi api() {
        if (api.isEmpty()) {
            synchronized (this) {
                if (api.isEmpty()) {
                    api = Optional.of(start.get());
                }
            }
        }
        return api.orElseThrow();
    }

    static <T> T reading(Object place, Call<T> call) {
        return run(Kind.UNAVAILABLE, place, call);
    }

    static <T> T writing(Object place, Call<T> call) {
        return run(Kind.OUTCOME_UNKNOWN, place, call);
    }

    /** Where "there is no such thing" is an answer too. */
    static <T> Optional<T> finding(Object place, Call<T> call) {
        try {
            return Optional.of(reading(place, call));
        } catch (TrackerException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Failures of the road pass; what is left is an answer that the library could not read. Its
     * complaint quotes the answer, which may quote our token, and goes no further.
     */
    private static <T> T run(Kind kind, Object place, Call<T> call) {
        try {
            return Objects.requireNonNull(call.run(), "an answer without what was asked for");
        } catch (GitLabApiException | IOException | RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof TrackerException known) {
                    throw known;
                }
            }
            var complaint = e.getClass().getSimpleName();
            throw new TrackerException(
                    kind, "gitlab: " + place + ": unreadable answer (" + complaint + ")", null);
        }
    }
}
