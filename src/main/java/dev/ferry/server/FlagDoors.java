package dev.ferry.server;

import dev.ferry.config.FlagSettings;
import dev.ferry.config.Secrets;
import dev.ferry.config.TrackerSettings;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.Shares;
import dev.ferry.flag.file.FlagFile;
import dev.ferry.flag.github.GitHubVariables;
import dev.ferry.flag.gitlab.GitLabFlags;
import dev.ferry.flag.launchdarkly.LaunchDarklyFlags;
import dev.ferry.flag.own.OwnFlags;
import dev.ferry.flag.unleash.UnleashFlags;
import dev.ferry.tracker.github.AppKey;
import dev.ferry.tracker.github.GitHubAccess;
import dev.ferry.tracker.github.GitHubTracker;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.Pacing;
import dev.ferry.tracker.http.Pause;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import dev.ferry.tracker.http.TransportSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The roads to flag services: address, token, and authorities to trust. */
record FlagDoors(Secrets secrets, Shares shares, InstantSource clock, CallMeter meter) {

    private static final Map<String, String> GITHUB =
            Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");

    /** A source that cannot be opened as it is configured says so for each of its flags. */
    FlagSource source(FlagSettings settings) {
        try {
            return opened(settings);
        } catch (IllegalArgumentException e) {
            var reason = settings.name() + ": " + e.getMessage();
            return FlagSource.of(
                    settings.name(),
                    keys -> {
                        var states = new HashMap<FlagKey, FlagState>();
                        keys.forEach(k ->
                                states.put(k, FlagState.unreadable(k, reason, clock.instant())));
                        return states;
                    });
        }
    }

    private FlagSource opened(FlagSettings settings) {
        return switch (settings) {
            case FlagSettings.File f -> {
                var file = new FlagFile(f.path(), clock);
                yield FlagSource.of(f.name(), file).with(file);
            }
            case FlagSettings.Own own -> OwnFlags.source(own.name(), shares, clock);
            case FlagSettings.RepositoryFile f -> {
                var file = inRepository(f);
                yield FlagSource.of(f.name(), file).with(file);
            }
            case FlagSettings.Unleash u ->
                    UnleashFlags.source(
                            u.name(),
                            u.url(),
                            road(
                                    "unleash",
                                    u.url(),
                                    shown("Authorization", Secrets.UNLEASH_TOKEN),
                                    u.certificateAuthorities()),
                            clock);
            case FlagSettings.GitLab g ->
                    GitLabFlags.source(
                            g.name(), g.url(), gitlab(g.url(), g.certificateAuthorities()), clock);
            case FlagSettings.GitHubVariables g ->
                    GitHubVariables.source(
                            g.name(),
                            g.prefix(),
                            github(g.url(), g.certificateAuthorities()),
                            clock);
            case FlagSettings.LaunchDarkly l ->
                    LaunchDarklyFlags.source(
                            l.name(),
                            l.url(),
                            road(
                                    "launchdarkly",
                                    l.url(),
                                    shown("Authorization", Secrets.LAUNCHDARKLY_TOKEN),
                                    Optional.empty()),
                            clock);
        };
    }

    private FlagFile inRepository(FlagSettings.RepositoryFile f) {
        return switch (f.tracker()) {
            case TrackerSettings.GitLab g ->
                    FlagFile.onGitLab(
                            f.repository(),
                            f.path(),
                            f.branch(),
                            gitlab(g.url(), g.certificateAuthorities()),
                            clock);
            case TrackerSettings.GitHub g ->
                    FlagFile.onGitHub(
                            f.repository(),
                            f.path(),
                            f.branch(),
                            github(g.url(), g.certificateAuthorities()),
                            clock);
            case TrackerSettings.Embedded _ ->
                    throw new IllegalStateException("the embedded tracker has no repositories");
        };
    }

    private Transport gitlab(URI url, Optional<Path> authorities) {
        var api = URI.create(url.toString().replaceFirst("/+$", "") + "/api/v4");
        return road("gitlab", api, shown("PRIVATE-TOKEN", Secrets.GITLAB_TOKEN), authorities);
    }

    private Transport github(URI url, Optional<Path> authorities) {
        return road("github", url, GitHubTracker.credentials(gitHubAccess()), authorities);
    }

    private GitHubAccess gitHubAccess() {
        var app = secrets.get(Secrets.GITHUB_APP_ID);
        var key = secrets.get(Secrets.GITHUB_PRIVATE_KEY_FILE);
        return app.isPresent() && key.isPresent()
                ? new GitHubAccess.App(app.get().reveal(), AppKey.read(Path.of(key.get().reveal())))
                : new GitHubAccess.PersonalToken(token(Secrets.GITHUB_TOKEN));
    }

    private Transport road(String service, URI api, Credentials who, Optional<Path> authorities) {
        var plain = TransportSettings.of(service, api, Pacing.NONE);
        var headed = service.equals("github") ? plain.withHeaders(GITHUB) : plain;
        var settings = authorities.map(headed::withAuthorities).orElse(headed);
        return new Transport(settings, who, clock, Pause.SLEEP, meter);
    }

    private Credentials shown(String header, String variable) {
        return Credentials.fixed(header, "", token(variable));
    }

    private Secret token(String variable) {
        return secrets.get(variable)
                .map(s -> Secret.of(s.reveal()))
                .orElseThrow(() -> new IllegalArgumentException("it needs a token in " + variable));
    }
}
