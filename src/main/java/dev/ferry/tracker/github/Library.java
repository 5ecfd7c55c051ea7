package dev.ferry.tracker.github;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.Transport;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.authorization.AuthorizationProvider;

/** The client library on our road, one entrance per account. */
final class Library {

    /** A call of the library. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    private final Transport road;
    private final String api;
    private final Map<String, GitHub> byAccount = new ConcurrentHashMap<>();
    private final Map<String, GHRepository> repositories = new ConcurrentHashMap<>();

    Library(Transport road, String api) {
        this.road = road;
        this.api = api;
    }

    GitHub in(String account) {
        return byAccount.computeIfAbsent(account, this::connected);
    }

    /** Known once it was asked for: a repository that is renamed later answers under both names. */
    GHRepository repository(String project) {
        var known = repositories.get(project);
        if (known != null) {
            return known;
        }
        var found = reading(project, () -> in(Repo.owner(project)).getRepository(project));
        repositories.put(project, found);
        return found;
    }

    static <T> T reading(Object place, Call<T> call) {
        return run(Kind.UNAVAILABLE, place, call);
    }

    static <T> T writing(Object place, Call<T> call) {
        return run(Kind.OUTCOME_UNKNOWN, place, call);
    }

    /**
     * Failures of the road pass; what is left is an answer that the library could not read. Its
     * complaint quotes the answer, which may quote our token, and goes no further.
     */
    private static <T> T run(Kind kind, Object place, Call<T> call) {
        try {
            return call.run();
        } catch (TrackerException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            var complaint = e.getClass().getSimpleName();
            throw new TrackerException(
                    kind, "github: " + place + ": unreadable answer (" + complaint + ")", null);
        }
    }

    private GitHub connected(String account) {
        try {
            return new GitHubBuilder()
                    .withEndpoint(api)
                    .withConnector(new LibraryConnector(road, api, account))
                    .withAuthorizationProvider(AuthorizationProvider.ANONYMOUS)
                    .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                    .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("the client library for " + api + " does not start", e);
        }
    }
}
