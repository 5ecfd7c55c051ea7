package dev.ferry.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.flag.FlagKey;
import dev.ferry.migration.Feature;
import dev.ferry.migration.Team;
import dev.ferry.migration.ramp.Measure;
import dev.ferry.migration.ramp.Report;
import dev.ferry.tracker.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small company in four files, and what happens when somebody mistypes it. */
class ConfigurationTest {

    private static final String FERRY =
            """
            trackers:
              - type: embedded
                projects: [acme/ai, acme/secret]
                people:
                  - {username: ana, name: Ana, teams: [ai], role: maintainer}
                  - {username: bo, name: Bo, teams: [chat]}
            teams:
              - {id: ai, name: AI, part: ai-framework, group: acme/ai-team, lead: ana}
              - {id: chat, name: Chat, part: feature, lead: bo, mention: "@acme/chat"}
            flags:
              - {name: file, type: file, path: flags.yaml}
            """;
    private static final String MODELS =
            """
            schema: 1
            surfaces:
              anthropic: {party: first, after_retirement: fail}
              bedrock: {party: third}
            sources:
              page: {url: "https://example.com", observed: 2026-08-21, authority: provider-page}
            models:
              - id: sonnet-1
                provider: anthropic
                surfaces:
                  anthropic: {ids: [sonnet-1-20250101], aliases: [sonnet-one], lifecycle: active, evidence: [page]}
                  bedrock: {ids: [anthropic.sonnet-1], lifecycle: active, evidence: [page]}
              - id: sonnet-2
                provider: anthropic
                surfaces:
                  anthropic: {ids: [sonnet-2], lifecycle: active, evidence: [page]}
            """;
    private static final String FEATURES =
            """
            features:
              - id: chat
                name: Chat
                team: chat
                dri: bo
                maturity: ga
                models: [{model: sonnet-one, surface: bedrock}, {model: sonnet-2}]
                flag: {name: chat_next}
                project: acme/secret
                confidential: true
            """;
    private static final String RACI =
            """
            tasks:
              - {id: prompts, task: Prompts, ai_framework: C, feature: R/A, product: I}
            """;

    @TempDir Path dir;

    @BeforeEach
    void fourFiles() throws IOException {
        write("ferry.yaml", FERRY);
        write("models.yaml", MODELS);
        write("features.yaml", FEATURES);
        write("raci.yaml", RACI);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name), text);
    }

    private Configuration.Loaded load(Map<String, String> environment) {
        return Configuration.load(dir.resolve("ferry.yaml"), environment);
    }

    private Configuration ready(Map<String, String> environment) {
        return switch (load(environment)) {
            case Configuration.Loaded.Ready(var configuration) -> configuration;
            case Configuration.Loaded.Wrong(var mistakes) ->
                    throw new AssertionError(mistakes.toString());
        };
    }

    /** Without the folder, which is another one in every run. */
    private List<String> mistakes() {
        return switch (load(Map.of())) {
            case Configuration.Loaded.Ready _ -> List.of();
            case Configuration.Loaded.Wrong(var mistakes) ->
                    mistakes.stream().map(m -> m.toString().replace(dir + "/", "")).toList();
        };
    }

    @Test
    void namesBecomeWhatTheyNameAndPathsAreTakenFromTheFolder() {
        var ready = ready(Map.of());
        var chat = ready.catalog().feature("chat").orElseThrow();
        assertThat(chat.uses())
                .containsExactly(
                        new Feature.Use("sonnet-1", "bedrock"),
                        new Feature.Use("sonnet-2", "anthropic"));
        assertThat(chat.flag())
                .contains(new FlagKey("file", "flags.yaml", "chat_next", "production"));
        assertThat(chat.project()).isEqualTo("acme/secret");
        assertThat(ready.catalog().homeProject()).isEqualTo("acme/ai");
        assertThat(ready.catalog().framework().group()).contains("acme/ai-team");
        assertThat(ready.catalog().team("chat"))
                .contains(
                        new Team(
                                "chat",
                                "Chat",
                                Team.Part.FEATURE,
                                Optional.of("chat"),
                                "bo",
                                Optional.of("@acme/chat")));
        assertThat(ready.catalog().raci().rows().getFirst().cell(Team.Part.FEATURE))
                .isEqualTo("R/A");
        assertThat(ready.trackers().getFirst())
                .isInstanceOfSatisfying(
                        TrackerSettings.Embedded.class,
                        t ->
                                assertThat(t.people())
                                        .contains(
                                                new TrackerSettings.Person(
                                                        "ana",
                                                        "Ana",
                                                        List.of("acme/ai-team"),
                                                        Role.MAINTAINER)));
        assertThat(ready.flagSources())
                .containsExactly(new FlagSettings.File("file", dir.resolve("flags.yaml")));
        assertThat(ready.database().reveal())
                .isEqualTo("jdbc:sqlite:" + dir.getParent().resolve("data/ferry.db"));
    }

    @Test
    void theTrackerThatComesWithFerryIsKeptBesideTheDatabase() {
        assertThat(trackerOf("jdbc:sqlite:/var/one/ferry.db")).hasToString("/var/one/tracker.db");
        assertThat(trackerOf("jdbc:sqlite:/var/two.db")).hasToString("/var/two-tracker.db");
        assertThat(trackerOf("jdbc:postgresql://db.acme.com/ferry"))
                .isEqualTo(dir.getParent().resolve("data/tracker.db"));
    }

    private Path trackerOf(String database) {
        var settings = ready(Map.of("FERRY_DATABASE_URL", database)).trackers().getFirst();
        return ((TrackerSettings.Embedded) settings).file();
    }

    @Test
    void rulesOfRolloutsAreTheHousesUnlessAFeatureHasItsOwn() throws IOException {
        write(
                "ferry.yaml",
                FERRY
                        + """
                        rollout:
                          stages:
                            - {audience: team, stay: 24h}
                            - {percent: 50, stay: 48h, regression: 1}
                            - {percent: 100, approval: true}
                          checklist: []
                          features:
                            chat: {auto: true, fewest_requests: 7}
                        """);
        var rules = ready(Map.of()).rollout();
        assertThat(rules.usual().stages())
                .extracting(dev.ferry.migration.ramp.Stage::name)
                .containsExactly("team", "50 %", "100 %");
        assertThat(rules.usual().auto()).isFalse();
        assertThat(rules.of("chat").auto()).isTrue();
        assertThat(rules.of("chat").fewestRequests()).isEqualTo(7);
        assertThat(rules.of("chat").stages()).isEqualTo(rules.usual().stages());

        write("ferry.yaml", FERRY + "rollout: {stages: [{percent: 50}, {percent: 5}]}\n");
        assertThat(mistakes()).singleElement().asString().contains("stages only grow");
    }

    @Test
    void whatIsMeasuredIsReadStrictly() throws IOException {
        write(
                "ferry.yaml",
                FERRY
                        + """
                        rollout:
                          prometheus: {url: "https://prometheus.acme.example", tenant: ai}
                          measures:
                            - {metric: error_rate, value: 'errors{model="${new}"}', control: 'errors{model="${old}"}'}
                          features:
                            chat: {measures: []}
                        """);
        var ready = ready(Map.of());
        assertThat(ready.rollout().usual().measures())
                .containsExactly(
                        new Measure(
                                Report.Metric.ERROR_RATE,
                                "errors{model=\"${new}\"}",
                                "errors{model=\"${old}\"}",
                                Optional.empty()));
        assertThat(ready.rollout().of("chat").measures()).isEmpty();
        assertThat(ready.measures().orElseThrow().fresh()).isEqualTo(Duration.ofMinutes(3));

        write(
                "ferry.yaml",
                FERRY
                        + """
                        rollout:
                          prometheus: {url: "https://ana:pass@prometheus.acme.example?x=1", poll: 5s}
                          measures:
                            - {metric: error_rat, value: a, control: b}
                            - {metric: latency, value: 'p95{m="${nwe}"}', control: ' '}
                            - {metric: latency, value: same, control: same}
                        """);
        int line = FERRY.split("\n").length + 1;
        assertThat(mistakes())
                .containsExactlyInAnyOrder(
                        at(line + 1, 15)
                                + "the url of prometheus: holds a user; write user: NAME, and the"
                                + " password into FERRY_PROMETHEUS_TOKEN",
                        at(line + 1, 15) + "the url of prometheus: ends before /api/v1",
                        at(line + 1, 15) + "poll of prometheus: is 15s or longer",
                        at(line + 3, 16)
                                + "unknown metric \"error_rat\", did you mean \"error_rate\"?",
                        at(line + 4, 32) + "unknown name \"nwe\", did you mean \"new\"?",
                        at(line + 4, 60) + "this query is empty",
                        at(line + 5, 16) + "latency is measured twice",
                        at(line + 5, 47)
                                + "value and control are the same query, so one could never be"
                                + " worse than the other; ask for ${new} in the one and for ${old}"
                                + " in the other");

        write(
                "ferry.yaml",
                FERRY
                        + "rollout: {features: {chat: {measures: [{metric: quality, value: a,"
                        + " control: b}]}}}\n");
        assertThat(mistakes()).singleElement().asString().contains("needs a prometheus: with its");
    }

    private static String at(int line, int column) {
        return "ferry.yaml:" + line + ":" + column + ": ";
    }

    @Test
    void everyDanglingNameInEveryFileIsToldAtOnce() throws IOException {
        write(
                "ferry.yaml",
                FERRY.replace("lead: bo", "lead: boo").replace("teams: [chat]", "teams: [caht]"));
        write(
                "features.yaml",
                FEATURES.replace("team: chat", "team: duo-chat")
                        .replace("dri: bo", "dri: bob")
                        .replace("surface: bedrock", "surface: bedrok")
                        .replace("model: sonnet-2", "model: sonet-2")
                        .replace("{name: chat_next}", "{name: chat_next, source: fil}")
                        .replace("acme/secret", "acme/secrets"));
        write(
                "models.yaml",
                MODELS.replace(
                        "evidence: [page]", "replacement: [{model: sonnet-3}], evidence: [pag]"));
        write("raci.yaml", RACI.replace("R/A", "R/X"));
        assertThat(mistakes())
                .contains(
                        "features.yaml:4:11: unknown team \"duo-chat\"; there is \"ai\", \"chat\"",
                        "features.yaml:5:10: unknown person \"bob\", did you mean \"bo\"?",
                        "features.yaml:7:43: unknown surface of sonnet-1 \"bedrok\", did you mean"
                                + " \"bedrock\"?",
                        "features.yaml:7:60: unknown model \"sonet-2\", did you mean \"sonnet-2\"?",
                        "features.yaml:8:37: unknown flag source \"fil\", did you mean \"file\"?",
                        "features.yaml:9:14: unknown project \"acme/secrets\", did you mean"
                                + " \"acme/secret\"?",
                        "ferry.yaml:6:42: unknown team \"caht\", did you mean \"chat\"?",
                        "ferry.yaml:9:49: unknown person \"boo\", did you mean \"bo\"?",
                        "models.yaml:11:109: unknown model \"sonnet-3\", did you mean"
                                + " \"sonnet-1\"?",
                        "models.yaml:11:132: unknown source \"pag\", did you mean \"page\"?",
                        "raci.yaml:2:5: task \"prompts\" has no columns with A, and needs one",
                        "raci.yaml:2:60: expected R, A, C, I or R/A, found \"R/X\"");
    }

    @Test
    void aBrokenEntryIsNotAlsoToldToBeMissing() throws IOException {
        write("ferry.yaml", FERRY.replace("part: feature", "part: faeture"));
        assertThat(mistakes())
                .containsExactly(
                        "ferry.yaml:9:34: expected ai-framework, feature, product, infrastructure;"
                                + " found \"faeture\"");
    }

    @Test
    void aFileThatCannotBeReadHidesNoMistakeInTheOthers() throws IOException {
        Files.delete(dir.resolve("models.yaml"));
        Files.delete(dir.resolve("raci.yaml"));
        Files.createDirectory(dir.resolve("raci.yaml"));
        write("features.yaml", FEATURES.replace("team: chat", "team: duo-chat"));
        assertThat(mistakes())
                .containsExactly(
                        "features.yaml:4:11: unknown team \"duo-chat\"; there is \"ai\", \"chat\"",
                        "models.yaml:1:1: there is no such file",
                        "raci.yaml:1:1: this is a directory, not a file");
    }

    @Test
    void thereIsOneTeamThatRunsMigrationsAndNoIdTwice() throws IOException {
        write("ferry.yaml", FERRY.replace("part: feature", "part: ai-framework"));
        write("features.yaml", FEATURES + FEATURES.replace("features:\n", ""));
        assertThat(mistakes())
                .containsExactly(
                        "features.yaml:11:9: there are two features \"chat\"",
                        "ferry.yaml:9:10: there are two teams with part ai-framework, and one runs"
                                + " migrations");
    }

    @Test
    void whatIsMeantHasToBeClearWhereSeveralSurfacesServeAModel() throws IOException {
        write(
                "features.yaml",
                FEATURES.replace("{model: sonnet-one, surface: bedrock}", "{model: sonnet-1}"));
        assertThat(mistakes())
                .containsExactly(
                        "features.yaml:7:22: sonnet-1 is served on several surfaces; add surface:"
                                + " anthropic or bedrock");
    }

    @Test
    void aForgeWithoutItsSecretsIsNotReadyAndSaysWhatToSet() throws IOException {
        write(
                "ferry.yaml",
                FERRY.replace(
                                "type: embedded\n    projects: [acme/ai, acme/secret]",
                                "type: gitlab\n    projects: [acme/ai, acme/secret]")
                        .replaceAll("(?s)    people:.*?teams:\n", "teams:\n"));
        assertThat(ready(Map.of()).unready())
                .extracting(Mistake::message)
                .satisfiesExactly(
                        m -> assertThat(m).contains("FERRY_GITLAB_TOKEN"),
                        m ->
                                assertThat(m)
                                        .contains(
                                                "FERRY_GITLAB_SIGNING_TOKEN",
                                                "FERRY_GITLAB_WEBHOOK_SECRET"));
        var environment =
                Map.of("FERRY_GITLAB_TOKEN", "glpat-1", "FERRY_GITLAB_WEBHOOK_SECRET", "s");
        assertThat(ready(environment).unready()).isEmpty();
    }

    @Test
    void theEnvironmentNamesTheDatabaseAndNothingPrintsASecret() {
        var url = "jdbc:postgresql://db/ferry?password=hunter2";
        var ready = ready(Map.of("FERRY_DATABASE_URL", url, "FERRY_GITHUB_TOKEN", " ghp_x\n"));
        assertThat(ready.database().reveal()).isEqualTo(url);
        assertThat(ready.secrets().get(Secrets.GITHUB_TOKEN)).contains(new Secret("ghp_x"));
        assertThat(ready.secrets().get(Secrets.GITLAB_TOKEN)).isEmpty();
        assertThat(ready.toString()).doesNotContain("hunter2", "ghp_x");
    }
}
