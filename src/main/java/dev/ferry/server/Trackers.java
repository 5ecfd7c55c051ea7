package dev.ferry.server;

import dev.ferry.config.Configuration;
import dev.ferry.config.Secrets;
import dev.ferry.config.TrackerSettings;
import dev.ferry.server.webhook.GitHubSignature;
import dev.ferry.server.webhook.GitLabSignature;
import dev.ferry.server.webhook.Sender;
import dev.ferry.server.webhook.StandardWebhooks;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.github.AppKey;
import dev.ferry.tracker.github.GitHubAccess;
import dev.ferry.tracker.github.GitHubSettings;
import dev.ferry.tracker.github.GitHubTracker;
import dev.ferry.tracker.gitlab.GitLabSettings;
import dev.ferry.tracker.gitlab.GitLabTracker;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Pause;
import dev.ferry.tracker.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens the trackers that a configuration names. Nothing is asked of a forge yet. */
record Trackers(Configuration config, InstantSource clock, CallMeter meter) {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /**
     * A tracker, and who tells of what happens there.
     *
     * @param embedded the same tracker where it is Ferry's own, which has pages and people
     * @param setup how Ferry is set up there; Ferry's own tracker needs none
     */
    record Opened(
            Tracker tracker,
            Sender sender,
            Optional<EmbeddedTracker> embedded,
            Optional<Setup> setup) {}

    Opened open(TrackerSettings settings) {
        try {
            return switch (settings) {
                case TrackerSettings.Embedded s -> embedded(s);
                case TrackerSettings.GitHub s -> github(s);
                case TrackerSettings.GitLab s -> gitlab(s);
            };
        } catch (IllegalArgumentException e) {
            throw new UnusableSettings(String.valueOf(e.getMessage()), e);
        }
    }

    private Opened embedded(TrackerSettings.Embedded settings) {
        try {
            Files.createDirectories(settings.file().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder of " + settings.file() + " cannot be made", e);
        }
        var people =
                settings.people().stream()
                        .map(p -> new Seed.Person(p.username(), p.name(), p.groups(), p.role()))
                        .toList();
        var tracker =
                EmbeddedTracker.open(settings.file(), config.publicUrl(), clock)
                        .seed(new Seed(people, settings.projects()))
                        .invite(() -> FirstTry.of(config, clock).invitation());
        var sender = Sender.embedded(new StandardWebhooks(List.of(tracker.secret())));
        return new Opened(tracker, sender, Optional.of(tracker), Optional.empty());
    }

    private Opened github(TrackerSettings.GitHub settings) {
        var secrets = secrets(Secrets.GITHUB_WEBHOOK_SECRET);
        var sender = Sender.github(new GitHubSignature(secrets));
        var tracker =
                GitHubTracker.of(
                        new GitHubSettings(
                                settings.url(),
                                homeFirst(settings),
                                githubAccess(),
                                ANSWER_WITHIN,
                                ANSWER_WITHIN,
                                new GitHubSettings.Types(
                                        settings.parentType(), settings.featureType()),
                                settings.certificateAuthorities()),
                        clock,
                        Pause.SLEEP,
                        meter);
        var setup = tracker.setup(Secret.of(secrets.getFirst()));
        return new Opened(tracker, sender, Optional.empty(), Optional.of(setup));
    }

    private GitHubAccess githubAccess() {
        var app = secret(Secrets.GITHUB_APP_ID);
        var key = secret(Secrets.GITHUB_PRIVATE_KEY_FILE);
        return app.isPresent() && key.isPresent()
                ? new GitHubAccess.App(app.get(), AppKey.read(Path.of(key.get())))
                : new GitHubAccess.PersonalToken(token(Secrets.GITHUB_TOKEN));
    }

    private Opened gitlab(TrackerSettings.GitLab settings) {
        var token = secret(Secrets.GITLAB_WEBHOOK_SECRET);
        var signing = secrets(Secrets.GITLAB_SIGNING_TOKEN);
        var sender = Sender.gitlab(new GitLabSignature(token, signing));
        var tracker =
                GitLabTracker.of(
                        new GitLabSettings(
                                settings.url(),
                                homeFirst(settings),
                                settings.group(),
                                token(Secrets.GITLAB_TOKEN),
                                ANSWER_WITHIN,
                                ANSWER_WITHIN,
                                settings.certificateAuthorities()),
                        clock,
                        Pause.SLEEP,
                        meter);
        var setup =
                tracker.setup(token.map(Secret::of), signing.stream().findFirst().map(Secret::of));
        return new Opened(tracker, sender, Optional.empty(), Optional.of(setup));
    }

    private static List<String> homeFirst(TrackerSettings settings) {
        return Stream.concat(Stream.of(settings.homeProject()), settings.projects().stream())
                .distinct()
                .toList();
    }

    private Secret token(String name) {
        try {
            return Secret.of(secret(name).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private Optional<String> secret(String name) {
        return config.secrets().get(name).map(dev.ferry.config.Secret::reveal);
    }

    /** Several while one is being replaced, with commas or white space between them. */
    private List<String> secrets(String name) {
        return secret(name).stream()
                .flatMap(all -> Stream.of(all.split("[,\\s]+")))
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
