package dev.ferry.tracker.github;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which GitHub, and as whom.
 *
 * @param api {@code https://api.github.com}, or {@code https://HOST/api/v3} of a GitHub Enterprise
 *     Server
 * @param repositories those that Ferry works in, {@code owner/name}; the first one is asked what
 *     this GitHub can do
 * @param connectWithin to reach the server
 * @param answerWithin for one whole answer
 * @param types of issues, where an organisation has them
 * @param authorities a PEM file with certificate authorities to trust besides the usual ones
 */
public record GitHubSettings(
        URI api,
        List<String> repositories,
        GitHubAccess access,
        Duration connectWithin,
        Duration answerWithin,
        Types types,
        Optional<Path> authorities) {

    /**
     * @param leading of epics and main issues
     * @param feature of the issues below them
     */
    public record Types(String leading, String feature) {

        /** GitHub gives Task to every organisation; Epic is what most of them add. */
        public static final Types USUAL = new Types("Epic", "Task");
    }

    public static final URI GITHUB_COM = URI.create("https://api.github.com");

    public GitHubSettings {
        var text = api.toString();
        api = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : api;
        repositories = List.copyOf(repositories);
        for (var repository : repositories) {
            if (!repository.matches("[\\w.-]+/[\\w.-]+")) {
                throw new IllegalArgumentException(
                        "not a repository: \"" + repository + "\"; expected e.g. acme/ai-features");
            }
        }
    }

    /** How long this GitHub keeps what became of its deliveries. */
    Duration deliveriesKept() {
        return Duration.ofDays(api.equals(GITHUB_COM) ? 3 : 7);
    }

    /** With the usual time limits of ten seconds. */
    public static GitHubSettings of(URI api, List<String> repositories, GitHubAccess access) {
        return new GitHubSettings(
                api,
                repositories,
                access,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Types.USUAL,
                Optional.empty());
    }
}
