package dev.ferry.config;

import dev.ferry.flag.FlagKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The flag sources of {@code ferry.yaml}, and what a feature may say of its flag in each. */
final class FlagSourcesReader {

    private static final Duration SHORTEST_POLL = Duration.ofSeconds(5);
    private static final Pattern PROJECT = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");
    private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");
    private static final Pattern GITLAB_FLAG = Pattern.compile("[a-z][a-z0-9_-]{0,61}[a-z0-9]");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final List<TrackerSettings> trackers;
    private final Function<String, Path> path;
    private final Mistakes mistakes;

    FlagSourcesReader(
            List<TrackerSettings> trackers, Function<String, Path> path, Mistakes mistakes) {
        this.trackers = trackers;
        this.path = path;
        this.mistakes = mistakes;
    }

    List<FlagSettings> sources(List<FerryFile.Flags> written) {
        return written.stream().flatMap(f -> source(f).stream()).toList();
    }

    private Optional<FlagSettings> source(FerryFile.Flags flags) {
        var name = flags.name().text();
        return switch (flags) {
            case FerryFile.Flags.File f when f.repository().isEmpty() ->
                    Optional.of(new FlagSettings.File(name, path.apply(f.path())));
            case FerryFile.Flags.File f -> inRepository(f, f.repository().get());
            case FerryFile.Flags.Ferry _ -> Optional.of(new FlagSettings.Own(name));
            case FerryFile.Flags.Unleash u ->
                    Optional.of(
                            new FlagSettings.Unleash(
                                    name,
                                    u.url(),
                                    u.certificateAuthorities().map(path),
                                    poll(u.name(), u.poll())));
            case FerryFile.Flags.Gitlab g -> {
                expect(g.project(), PROJECT, "a project's whole path such as acme/app");
                yield Optional.of(
                        new FlagSettings.GitLab(
                                name,
                                g.url().orElseGet(this::gitlab),
                                g.certificateAuthorities().map(path),
                                poll(g.name(), g.poll())));
            }
            case FerryFile.Flags.GithubVariables g -> {
                expect(g.repository(), REPOSITORY, "a repository such as acme/app");
                if (!VARIABLE.matcher(g.prefix()).matches()) {
                    mistakes.add(
                            g.name().at(),
                            "prefix has letters, digits and _ only, and no digit first");
                }
                yield Optional.of(
                        new FlagSettings.GitHubVariables(
                                name,
                                g.url().orElseGet(this::github),
                                g.prefix(),
                                g.certificateAuthorities().map(path),
                                poll(g.name(), g.poll())));
            }
            case FerryFile.Flags.Launchdarkly l ->
                    Optional.of(
                            new FlagSettings.LaunchDarkly(name, l.url(), poll(l.name(), l.poll())));
        };
    }

    private Optional<FlagSettings> inRepository(FerryFile.Flags.File file, Word repository) {
        expect(repository, PROJECT, "a repository such as acme/app");
        var forges = trackers.stream().filter(t -> !kind(t).equals("embedded")).toList();
        var wanted = file.tracker().map(Word::text);
        var fitting =
                forges.stream().filter(t -> wanted.map(kind(t)::equals).orElse(true)).toList();
        if (fitting.size() == 1) {
            return Optional.of(
                    new FlagSettings.RepositoryFile(
                            file.name().text(),
                            fitting.getFirst(),
                            repository.text(),
                            file.path().replaceFirst("^/+", ""),
                            file.branch(),
                            poll(file.name(), file.poll())));
        }
        if (file.tracker().isPresent() && fitting.isEmpty()) {
            mistakes.unknown(
                    "tracker",
                    file.tracker().get(),
                    forges.stream().map(FlagSourcesReader::kind).toList());
        } else {
            mistakes.add(
                    repository.at(),
                    fitting.isEmpty()
                            ? "a file in a repository is read by the tracker of that repository,"
                                    + " and neither gitlab nor github is configured"
                            : "there are several trackers; add tracker: gitlab or github");
        }
        return Optional.empty();
    }

    private static String kind(TrackerSettings tracker) {
        return switch (tracker) {
            case TrackerSettings.Embedded _ -> "embedded";
            case TrackerSettings.GitLab _ -> "gitlab";
            case TrackerSettings.GitHub _ -> "github";
        };
    }

    private URI gitlab() {
        return trackers.stream()
                .filter(TrackerSettings.GitLab.class::isInstance)
                .map(t -> ((TrackerSettings.GitLab) t).url())
                .findFirst()
                .orElse(URI.create("https://gitlab.com"));
    }

    private URI github() {
        return trackers.stream()
                .filter(TrackerSettings.GitHub.class::isInstance)
                .map(t -> ((TrackerSettings.GitHub) t).url())
                .findFirst()
                .orElse(URI.create("https://api.github.com"));
    }

    private void expect(Word word, Pattern form, String expected) {
        if (!form.matcher(word.text()).matches()) {
            mistakes.add(
                    word.at(),
                    "expected %s, found %s".formatted(expected, Mistakes.quoted(word.text())));
        }
    }

    private Duration poll(Word source, Duration written) {
        if (written.compareTo(SHORTEST_POLL) < 0) {
            mistakes.add(source.at(), "poll is 5s or longer");
        }
        return written;
    }

    /** The flag that a feature means; what it leaves out, the source says. */
    static FlagKey key(FerryFile.Flags source, FeaturesFile.Flag flag) {
        var home =
                switch (source) {
                    case FerryFile.Flags.File f -> f.repository().map(Word::text).orElse(f.path());
                    case FerryFile.Flags.Ferry _ -> "";
                    case FerryFile.Flags.Unleash u -> u.project();
                    case FerryFile.Flags.Gitlab g -> g.project().text();
                    case FerryFile.Flags.GithubVariables g -> g.repository().text();
                    case FerryFile.Flags.Launchdarkly l -> l.project();
                };
        return new FlagKey(
                source.name().text(),
                flag.project().orElse(home),
                flag.name(),
                flag.environment().orElse(source.environment()));
    }

    /** Why no such flag can exist in that source. */
    static Optional<String> refusal(FerryFile.Flags source, FeaturesFile.Flag flag) {
        var name = flag.name();
        return switch (source) {
            case FerryFile.Flags.File _, FerryFile.Flags.Ferry _ -> Optional.empty();
            case FerryFile.Flags.Unleash _, FerryFile.Flags.Launchdarkly _ ->
                    name.matches("[\\w.~-]+")
                            ? Optional.empty()
                            // Beyond ASCII, SDKs of different languages put users into
                            // different buckets.
                            : Optional.of(
                                    "the flag %s needs a name of letters, digits and . _ ~ -"
                                            .formatted(Mistakes.quoted(name)));
            case FerryFile.Flags.Gitlab _ ->
                    GITLAB_FLAG.matcher(name).matches()
                            ? Optional.empty()
                            : Optional.of(
                                    "GitLab has no flag %s: 2 to 63 of a-z, 0-9, _ and -, a letter first, neither _ nor - last"
                                            .formatted(Mistakes.quoted(name)));
            case FerryFile.Flags.GithubVariables _ ->
                    name.matches("[\\w.-]+")
                            ? Optional.empty()
                            : Optional.of(
                                    "the flag %s becomes a variable: letters, digits, _ and - only"
                                            .formatted(Mistakes.quoted(name)));
        };
    }
}
