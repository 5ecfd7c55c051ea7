package dev.ferry.cli;

import dev.ferry.check.TrackerCheck;
import dev.ferry.config.Configuration;
import dev.ferry.config.Secrets;
import dev.ferry.config.TrackerSettings;
import dev.ferry.server.Examination;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ferry connect}: brings Ferry and a tracker together, as far as a program can. */
@Command(
        name = "connect",
        description =
                "Sets Ferry up at a tracker: says what only a person can do there, does the rest"
                        + " (webhooks, labels), and checks it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "github|gitlab")
final class ConnectCommand {

    private static final int SECRET_BYTES = 32;

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    ConnectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What may be told besides what stands in ferry.yaml. */
    static final class Told {

        @Option(
                names = "--config",
                paramLabel = "FILE",
                defaultValue = Option.NULL_VALUE,
                description = "Usual: config/ferry.yaml.")
        private Optional<Path> config = Optional.empty();

        @Option(
                names = "--url",
                paramLabel = "URL",
                defaultValue = Option.NULL_VALUE,
                description = "Of the tracker. Usual: the one in ferry.yaml.")
        private Optional<URI> url = Optional.empty();

        @Option(
                names = "--project",
                paramLabel = "PATH",
                description = "In which Ferry works; may be repeated. Usual: those in ferry.yaml.")
        private List<String> projects = List.of();

        @Option(
                names = "--public-url",
                paramLabel = "URL",
                defaultValue = Option.NULL_VALUE,
                description = "Where the tracker reaches Ferry. Usual: the one in ferry.yaml.")
        private Optional<URI> publicUrl = Optional.empty();
    }

    @Command(
            description = "GitHub, or a GitHub Enterprise Server.",
            mixinStandardHelpOptions = true)
    int github(@Mixin Told told) {
        var config = load(told, surroundings.environment());
        var written = of(TrackerSettings.GitHub.class, config);
        var projects = projects(told, written);
        var settings =
                new TrackerSettings.GitHub(
                        told.url
                                .or(() -> written.map(TrackerSettings.GitHub::url))
                                .orElse(URI.create("https://api.github.com")),
                        projects,
                        home(projects, written),
                        written.flatMap(TrackerSettings.GitHub::initiativeIssue),
                        written.map(TrackerSettings.GitHub::parentType)
                                .orElse(TrackerSettings.GitHub.PARENT_TYPE),
                        written.map(TrackerSettings.GitHub::featureType)
                                .orElse(TrackerSettings.GitHub.FEATURE_TYPE),
                        written.flatMap(TrackerSettings.GitHub::certificateAuthorities));
        return connect(told, settings, new GitHubGuide(settings, hookUrl(told, config, "github")));
    }

    @Command(description = "GitLab.com, or a GitLab of your own.", mixinStandardHelpOptions = true)
    int gitlab(@Mixin Told told) {
        var config = load(told, surroundings.environment());
        var written = of(TrackerSettings.GitLab.class, config);
        var projects = projects(told, written);
        var settings =
                new TrackerSettings.GitLab(
                        told.url
                                .or(() -> written.map(TrackerSettings.GitLab::url))
                                .orElse(URI.create("https://gitlab.com")),
                        projects,
                        home(projects, written),
                        written.flatMap(TrackerSettings.GitLab::group),
                        written.flatMap(TrackerSettings.GitLab::initiativeEpic),
                        written.flatMap(TrackerSettings.GitLab::certificateAuthorities));
        return connect(told, settings, new GitLabGuide(settings));
    }

    private Configuration load(Told told, Map<String, String> environment) {
        var path = told.config.orElse(surroundings.home().resolve("config/ferry.yaml"));
        var config = ConfigFile.load(surroundings.with(environment), Optional.of(path));
        return told.publicUrl.map(config::reachedAt).orElse(config);
    }

    private static <T extends TrackerSettings> Optional<T> of(Class<T> type, Configuration config) {
        return config.trackers().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<String> projects(Told told, Optional<? extends TrackerSettings> written) {
        var projects =
                told.projects.isEmpty()
                        ? written.map(TrackerSettings::projects).orElse(List.of())
                        : told.projects;
        if (projects.isEmpty()) {
            throw Stop.usage(
                    "Which project? ferry.yaml names no such tracker, so name it here:"
                            + " --project acme/ai-features");
        }
        return projects;
    }

    private static String home(List<String> projects, Optional<? extends TrackerSettings> written) {
        return written.map(TrackerSettings::homeProject)
                .filter(projects::contains)
                .orElse(projects.getFirst());
    }

    private static URI hookUrl(Told told, Configuration config, String tracker) {
        return TrackerCheck.hookUrl(told.publicUrl.orElse(config.publicUrl()), tracker);
    }

    private int connect(Told told, TrackerSettings settings, Guide guide) {
        var out = spec.commandLine().getOut();
        var environment = new HashMap<>(surroundings.environment());
        if (!guide.hasAccess(new Secrets(environment))) {
            guide.steps().forEach(out::println);
            out.println();
            out.println("Then once more: ./ferry connect " + guide.tracker());
            return Exit.USAGE;
        }
        if (!guide.hasSecret(new Secrets(environment))) {
            var secret = newSecret(guide);
            environment.put(guide.secretVariable(), secret);
            out.println("A new secret for the webhook. Ferry needs it too; it is shown only now:");
            out.println("  export " + guide.secretVariable() + "=" + secret);
            out.println();
        }
        var config = load(told, environment);
        if (!config.trackers().contains(settings)) {
            out.println("In ferry.yaml, for what was told here:");
            guide.yaml().lines().forEach(line -> out.println("  " + line));
            out.println();
        }
        return connected(config.workingIn(settings));
    }

    private static String newSecret(Guide guide) {
        var random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return guide.newSecret(random);
    }

    private int connected(Configuration config) {
        var out = spec.commandLine().getOut();
        var examination =
                new Examination(
                        config,
                        Configured.templates(surroundings),
                        surroundings.environment().keySet(),
                        surroundings.clock());
        examination.mend().forEach(done -> out.println(CheckText.mended(done)));
        var findings = examination.findings();
        CheckText.lines(findings).forEach(out::println);
        return CheckCommand.exit(findings);
    }
}
