package dev.ferry.config;

import java.util.List;

/** Which secrets the trackers of a {@code ferry.yaml} need, and the environment lacks. */
final class Readiness {

    private Readiness() {}

    static List<Mistake> of(FerryFile ferry, Secrets secrets) {
        var mistakes = new Mistakes();
        for (var tracker : ferry.trackers()) {
            switch (tracker) {
                case FerryFile.Tracker.Embedded _ -> {}
                case FerryFile.Tracker.Gitlab gitlab -> gitlab(gitlab.at(), secrets, mistakes);
                case FerryFile.Tracker.Github github -> github(github.at(), secrets, mistakes);
            }
        }
        ferry.flags().forEach(f -> flags(f, secrets, mistakes));
        ferry.dashboard()
                .login()
                .filter(_ -> !secrets.has(Secrets.LOGIN_CLIENT_SECRET))
                .ifPresent(l ->
                        mistakes.add(
                                l.clientId().at(),
                                "the login needs the secret of the application "
                                        + l.clientId().text()
                                        + " in "
                                        + Secrets.LOGIN_CLIENT_SECRET));
        ferry.rollout()
                .prometheus()
                .filter(p -> p.user().isPresent() && !secrets.has(Secrets.PROMETHEUS_TOKEN))
                .ifPresent(p ->
                        mistakes.add(
                                p.at(),
                                "prometheus needs the password of its user in "
                                        + Secrets.PROMETHEUS_TOKEN));
        return mistakes.sorted();
    }

    private static void flags(FerryFile.Flags source, Secrets secrets, Mistakes mistakes) {
        switch (source) {
            case FerryFile.Flags.File _, FerryFile.Flags.Ferry _ -> {}
            case FerryFile.Flags.Unleash u ->
                    needed(
                            u.name(),
                            "an admin or service token",
                            Secrets.UNLEASH_TOKEN,
                            secrets,
                            mistakes);
            case FerryFile.Flags.Gitlab g ->
                    needed(
                            g.name(),
                            "a token with the scope api",
                            Secrets.GITLAB_TOKEN,
                            secrets,
                            mistakes);
            case FerryFile.Flags.GithubVariables g -> {
                if (!isApp(secrets)) {
                    needed(
                            g.name(),
                            "a token that may write variables",
                            Secrets.GITHUB_TOKEN,
                            secrets,
                            mistakes);
                }
            }
            case FerryFile.Flags.Launchdarkly l ->
                    needed(
                            l.name(),
                            "an access token with the role writer",
                            Secrets.LAUNCHDARKLY_TOKEN,
                            secrets,
                            mistakes);
        }
    }

    private static void needed(
            Word source, String what, String variable, Secrets secrets, Mistakes mistakes) {
        if (!secrets.has(variable)) {
            mistakes.add(
                    source.at(),
                    "the flag source %s needs %s in %s"
                            .formatted(Mistakes.quoted(source.text()), what, variable));
        }
    }

    private static void gitlab(Place at, Secrets secrets, Mistakes mistakes) {
        if (!secrets.has(Secrets.GITLAB_TOKEN)) {
            mistakes.add(at, "gitlab needs a token with the scope api in " + Secrets.GITLAB_TOKEN);
        }
        if (!secrets.has(Secrets.GITLAB_WEBHOOK_SECRET)
                && !secrets.has(Secrets.GITLAB_SIGNING_TOKEN)) {
            mistakes.add(
                    at,
                    unsigned(
                            "gitlab",
                            Secrets.GITLAB_SIGNING_TOKEN
                                    + " (or "
                                    + Secrets.GITLAB_WEBHOOK_SECRET
                                    + ")"));
        }
    }

    private static void github(Place at, Secrets secrets, Mistakes mistakes) {
        if (!isApp(secrets) && !secrets.has(Secrets.GITHUB_TOKEN)) {
            mistakes.add(
                    at,
                    "github needs an app in %s and %s, or a token in %s"
                            .formatted(
                                    Secrets.GITHUB_APP_ID,
                                    Secrets.GITHUB_PRIVATE_KEY_FILE,
                                    Secrets.GITHUB_TOKEN));
        }
        if (!secrets.has(Secrets.GITHUB_WEBHOOK_SECRET)) {
            mistakes.add(at, unsigned("github", Secrets.GITHUB_WEBHOOK_SECRET));
        }
    }

    private static String unsigned(String tracker, String variables) {
        return tracker
                + " has no webhook secret, so anybody could send commands;"
                + " make one (openssl rand -hex 32), set it at the webhook and in "
                + variables;
    }

    private static boolean isApp(Secrets secrets) {
        return secrets.has(Secrets.GITHUB_APP_ID) && secrets.has(Secrets.GITHUB_PRIVATE_KEY_FILE);
    }
}
