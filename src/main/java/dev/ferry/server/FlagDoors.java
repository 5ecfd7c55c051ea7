package dev.ferry.server;

import dev.ferry.config.FlagSettings;
import dev.ferry.config.Secrets;
import dev.ferry.config.TrackerSettings;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.file.FlagFile;
import dev.ferry.flag.github.GitHubVariables;
import dev.ferry.flag.gitlab.GitLabFlags;
import dev.ferry.flag.launchdarkly.LaunchDarklyFlags;
import dev.ferry.flag.unleash.UnleashFlags;
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
import java.util.Map;
import java.util.Optional;

/** The roads to flag services: address, token, and authorities to trust. */
record FlagDoors(Secrets secrets, InstantSource clock) {

    FlagSource source(FlagSettings settings) {
        return switch (settings) {
            case FlagSettings.File f -> {
                var file = new FlagFile(f.path(), clock);
                yield FlagSource.of(f.name(), file).with(file);
            }
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
                                    token("Authorization", "", Secrets.UNLEASH_TOKEN),
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
                                    token("Authorization", "", Secrets.LAUNCHDARKLY_TOKEN),
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
        return road("gitlab", api, token("PRIVATE-TOKEN", "", Secrets.GITLAB_TOKEN), authorities);
    }

    private Transport github(URI url, Optional<Path> authorities) {
        return road(
                "github", url, token("Authorization", "Bearer", Secrets.GITHUB_TOKEN), authorities);
    }

    private Transport road(String service, URI api, Credentials who, Optional<Path> authorities) {
        var plain = TransportSettings.of(service + " flags", api, Pacing.NONE);
        var headed =
                service.equals("github")
                        ? plain.withHeaders(
                                Map.of(
                                        "Accept",
                                        "application/vnd.github+json",
                                        "X-GitHub-Api-Version",
                                        "2022-11-28"))
                        : plain;
        var settings = authorities.map(headed::withAuthorities).orElse(headed);
        return new Transport(settings, who, clock, Pause.SLEEP, CallMeter.NONE);
    }

    /** A source whose token is missing does not start; see {@code Configuration.unready}. */
    private Credentials token(String header, String scheme, String variable) {
        var secret =
                secrets.get(variable)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "a flag source needs a token in " + variable));
        return Credentials.fixed(header, scheme, Secret.of(secret.reveal()));
    }
}
