package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.config.Configuration;
import dev.ferry.config.Examples;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.github.FakeGitHub;
import dev.ferry.tracker.gitlab.FakeGitLab;
import dev.ferry.tracker.http.CapturedLogs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ferry check} and {@code ./ferry connect}, as whoever installs Ferry sees them. */
class CheckCommandIT {

    private static final Path SHIPPED = Path.of("config/ferry.yaml");
    private static final String PROJECT = "acme/ai-features";

    @TempDir private Path directory;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void begin() {
        environment.put("FERRY_DATABASE_URL", "jdbc:sqlite:" + directory.resolve("ferry.db"));
    }

    /** Whatever is logged at any level, and whatever is printed, holds none of these. */
    private int ferry(Object... words) {
        out.getBuffer().setLength(0);
        try (var logs = new CapturedLogs()) {
            int exit = run(words);
            var secrets =
                    environment.entrySet().stream()
                            .filter(e -> e.getKey().matches(".*(TOKEN|SECRET)"))
                            .map(Map.Entry::getValue)
                            .toList();
            assertThat(logs.lines())
                    .filteredOn(l -> !l.startsWith("org.eclipse.jetty"))
                    .noneMatch(l -> secrets.stream().anyMatch(l::contains));
            assertThat(secrets).noneMatch(out.toString()::contains);
            return exit;
        }
    }

    private int run(Object... words) {
        return Program.commandLine(
                        new Surroundings(environment, InstantSource.system(), Path.of(".")))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.of(words).map(String::valueOf).toArray(String[]::new));
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    /** Whatever may listen at its usual port on the machine of a test. */
    private Path shippedOnAnyPort() throws Exception {
        var config = Files.createDirectory(directory.resolve("config"));
        try (var files = Files.list(SHIPPED.getParent())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        var ferry = config.resolve("ferry.yaml");
        return Files.writeString(ferry, Files.readString(ferry).replace("port: 8080", "port: 0"));
    }

    @Test
    void whatIsShippedIsAllWellAndNothingIsMadeByLooking() throws Exception {
        var file = shippedOnAnyPort();

        assertThat(ferry("check", "--config", file)).as(out::toString).isEqualTo(Exit.DONE);

        assertThat(lines())
                .filteredOn(l -> !l.isEmpty() && !l.startsWith("All"))
                .allMatch(l -> l.startsWith("✓"));
        assertThat(lines().getLast()).startsWith("All is well");
        assertThat(directory.toFile().list()).containsExactly("config");
    }

    @Test
    void aMisspeltVariableIsToldWithTheOneThatWasMeant() {
        environment.put("FERRY_GITHUB_TOKE", "sEcReT");

        assertThat(ferry("check", "--config", SHIPPED)).isEqualTo(Exit.FOUND);

        assertThat(out.toString())
                .contains(
                        "! environment",
                        "FERRY_GITHUB_TOKE",
                        "perhaps FERRY_GITHUB_TOKEN was meant")
                .doesNotContain("sEcReT");
    }

    @Test
    void aWrongConfigurationIsToldByFileAndLine() throws Exception {
        var file = Files.writeString(directory.resolve("ferry.yaml"), "trackres: []\n");

        assertThat(ferry("check", "--config", file, "--format", "json")).isEqualTo(Exit.USAGE);

        var json = json();
        assertThat(json.path("ok").asBoolean()).isFalse();
        assertThat(json.path("findings").findValuesAsText("where"))
                .anyMatch(where -> where.endsWith("ferry.yaml:1:1"));
        assertThat(json.path("findings").findValuesAsText("level")).containsOnly("misconfigured");
    }

    private JsonNode json() throws Exception {
        return new JsonMapper().readTree(out.toString());
    }

    @Test
    void aDatabaseThatCannotBeMadeIsAnOutsideThatFails() throws Exception {
        var file = Files.writeString(directory.resolve("a file"), "");
        environment.put("FERRY_DATABASE_URL", "jdbc:sqlite:" + file.resolve("ferry.db"));

        assertThat(ferry("check", "--config", SHIPPED)).isEqualTo(Exit.OUTSIDE);

        assertThat(out.toString()).contains("✗ database", "cannot be used", "FERRY_DATABASE_URL");
    }

    @Test
    void secretsThatAreMissingAreNamed() {
        var file = example(URI.create("http://127.0.0.1:9"));

        assertThat(ferry("check", "--config", file)).isEqualTo(Exit.USAGE);

        assertThat(out.toString())
                .contains("FERRY_GITHUB_APP_ID", "FERRY_GITHUB_WEBHOOK_SECRET", "./ferry connect");
    }

    @Test
    void aGitHubThatIsAwayIsAnOutsideThatFails() {
        environment.put("FERRY_GITHUB_TOKEN", "pat_olga");
        environment.put("FERRY_GITHUB_WEBHOOK_SECRET", "geheim");

        assertThat(ferry("check", "--config", example(URI.create("http://127.0.0.1:9"))))
                .isEqualTo(Exit.OUTSIDE);
        assertThat(out.toString()).contains("does not answer").doesNotContain("geheim");
    }

    private Path example(URI server) {
        return example("ferry.github.yaml", server);
    }

    private Path example(String name, URI server) {
        Examples.copied(name, directory, server, environment);
        return directory.resolve(name);
    }

    private static Seed acme(Configuration config) {
        var catalog = config.catalog();
        var groups = catalog.teams().stream().flatMap(t -> t.group().stream()).toList();
        var named =
                Stream.concat(
                                catalog.teams().stream().map(t -> t.lead()),
                                catalog.features().stream()
                                        .flatMap(f ->
                                                Stream.concat(
                                                        Stream.of(f.dri()),
                                                        f.productManager().stream())))
                        .distinct()
                        .map(name -> new Seed.Person(name, name, groups, Role.DEVELOPER));
        var olga = new Seed.Person("olga", "Olga Owner", List.of(), Role.OWNER);
        return new Seed(Stream.concat(named, Stream.of(olga)).toList(), List.of(PROJECT));
    }

    @Test
    void fiveStepsConnectAGitHub() {
        var clock = InstantSource.system();
        try (var behind = EmbeddedTracker.inMemory(clock);
                var github = FakeGitHub.over(behind, clock)) {
            var file = example(github.api());
            behind.seed(acme(Examples.of("ferry.github.yaml", environment)));

            assertThat(ferry("connect", "github", "--config", file)).isEqualTo(Exit.USAGE);
            assertThat(out.toString())
                    .contains(
                            "/organizations/acme/settings/apps/new?name=ferry-acme",
                            "issues=write",
                            "/settings/tokens/new?description=Ferry&scopes=repo,read:org",
                            "export FERRY_GITHUB_TOKEN=",
                            "Then once more: ./ferry connect github");

            environment.put("FERRY_GITHUB_TOKEN", "pat_olga");
            assertThat(ferry("connect", "github", "--config", file))
                    .as(out::toString)
                    .isEqualTo(Exit.DONE);
            assertThat(out.toString())
                    .contains(
                            "done: acme/ai-features: made AI Model Migration",
                            "done: acme/ai-features: set to http://localhost:8080/webhooks/github",
                            "All is well");
            var export =
                    lines().stream()
                            .filter(l -> l.strip().startsWith("export "))
                            .findFirst()
                            .orElseThrow();
            assertThat(export).matches(" *export FERRY_GITHUB_WEBHOOK_SECRET=[0-9a-f]{64}");

            environment.put("FERRY_GITHUB_WEBHOOK_SECRET", export.replaceFirst(".*=", ""));
            assertThat(ferry("check", "--config", file)).as(out::toString).isEqualTo(Exit.DONE);
            assertThat(out.toString()).doesNotContain(export.replaceFirst(".*=", ""));

            assertThat(ferry("connect", "github", "--config", file)).isEqualTo(Exit.DONE);
            assertThat(out.toString()).doesNotContain("export", "done:");
            assertThat(github.departures()).isEmpty();
        }
    }

    @Test
    void fiveStepsConnectAGitLab() {
        var clock = InstantSource.system();
        try (var behind = EmbeddedTracker.inMemory(clock);
                var gitlab = FakeGitLab.over(behind, clock)) {
            gitlab.tokensEnd(LocalDate.now(ZoneOffset.UTC).plusDays(90));
            var file = example("ferry.gitlab.yaml", gitlab.url());
            behind.seed(acme(Examples.of("ferry.gitlab.yaml", environment)));

            environment.put("FERRY_GITLAB_TOKEN", "glpat-olga");
            assertThat(ferry("connect", "gitlab", "--config", file))
                    .as(out::toString)
                    .isEqualTo(Exit.DONE);
            var export =
                    lines().stream()
                            .filter(l -> l.strip().startsWith("export "))
                            .findFirst()
                            .orElseThrow();
            assertThat(export).contains("FERRY_GITLAB_WEBHOOK_SECRET=");

            environment.put("FERRY_GITLAB_WEBHOOK_SECRET", export.replaceFirst("[^=]*=", ""));
            assertThat(ferry("check", "--config", file)).as(out::toString).isEqualTo(Exit.DONE);
            assertThat(out.toString())
                    .contains(
                            "leads to http://localhost:8080/webhooks/gitlab", "epics below epics");

            gitlab.tokensEnd(LocalDate.now(ZoneOffset.UTC).plusDays(6));
            assertThat(ferry("check", "--config", file)).isEqualTo(Exit.FOUND);
            assertThat(out.toString()).contains("ends within 7 days", "FERRY_GITLAB_TOKEN");
            assertThat(gitlab.departures()).isEmpty();
        }
    }

    @Test
    void whatIsMissingIsMadeByFix() {
        var clock = InstantSource.system();
        environment.put("FERRY_GITHUB_TOKEN", "pat_olga");
        environment.put("FERRY_GITHUB_WEBHOOK_SECRET", "geheim");
        try (var behind = EmbeddedTracker.inMemory(clock);
                var github = FakeGitHub.over(behind, clock)) {
            var file = example(github.api());
            behind.seed(acme(Examples.of("ferry.github.yaml", environment)));

            assertThat(ferry("check", "--config", file)).isEqualTo(Exit.FOUND);
            assertThat(out.toString()).contains("✗ webhook", "! labels", "→ ./ferry check --fix");
            assertThat(ferry("check", "--config", file, "--fix")).isEqualTo(Exit.DONE);
            assertThat(out.toString())
                    .contains("done: acme/ai-features: made blocked")
                    .contains(
                            "done: acme/ai-features: set to"
                                    + " http://localhost:8080/webhooks/github");
        }
    }

    @Test
    void aProjectThatIsNotInTheFileMayBeNamed() {
        assertThat(ferry("connect", "github", "--config", SHIPPED)).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("--project acme/ai-features");

        assertThat(ferry("connect", "github", "--config", SHIPPED, "--project", "umbrella/app"))
                .isEqualTo(Exit.USAGE);
        assertThat(out.toString())
                .contains("https://github.com/organizations/umbrella/settings/apps/new");
    }

    @Test
    void aGitLabTellsWhereItsTokensAre() {
        assertThat(
                        ferry(
                                "connect",
                                "gitlab",
                                "--config",
                                SHIPPED,
                                "--project",
                                "acme/ai/features",
                                "--url",
                                "https://gitlab.acme.test/"))
                .isEqualTo(Exit.USAGE);
        assertThat(out.toString())
                .contains(
                        "https://gitlab.acme.test/acme/ai/features/-/settings/access_tokens",
                        "https://gitlab.acme.test/groups/acme/ai/-/settings/access_tokens",
                        "export FERRY_GITLAB_TOKEN=");
    }
}
