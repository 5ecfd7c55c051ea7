package dev.ferry.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where flags are read; {@code FlagKey.provider} is its name. */
public sealed interface FlagSettings {

    String name();

    /** How often it is looked at without being told. */
    Duration poll();

    /** A file in flagd's schema, on this machine. */
    record File(String name, Path path) implements FlagSettings {

        @Override
        public Duration poll() {
            return Duration.ofMillis(500);
        }
    }

    /** Kept by Ferry itself; another replica may have moved it. */
    record Own(String name) implements FlagSettings {

        @Override
        public Duration poll() {
            return Duration.ofSeconds(5);
        }
    }

    /** The same in a repository of a tracker that is configured. */
    record RepositoryFile(
            String name,
            TrackerSettings tracker,
            String repository,
            String path,
            String branch,
            Duration poll)
            implements FlagSettings {}

    record Unleash(String name, URI url, Optional<Path> certificateAuthorities, Duration poll)
            implements FlagSettings {}

    record GitLab(String name, URI url, Optional<Path> certificateAuthorities, Duration poll)
            implements FlagSettings {}

    /**
     * @param url of the API
     * @param prefix of the variables that are flags
     */
    record GitHubVariables(
            String name,
            URI url,
            String prefix,
            Optional<Path> certificateAuthorities,
            Duration poll)
            implements FlagSettings {}

    record LaunchDarkly(String name, URI url, Duration poll) implements FlagSettings {}
}
