package dev.ferry.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.flag.FlagKey;
import dev.ferry.migration.Feature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a company says that its flags live, and how a feature names its own. */
class FlagSourcesTest {

    @TempDir Path dir;

    @Test
    void everyKindOfSourceIsReadWithWhatItUsuallyIs() throws IOException {
        var sources =
                ready(
                                """
                                - {name: unleash, type: unleash, url: "https://unleash.acme.example", poll: 20s}
                                - {name: gitlab, type: gitlab, project: acme/app}
                                - {name: vars, type: github-variables, repository: acme/app}
                                - {name: ld, type: launchdarkly, project: web}
                                - {name: repo, type: file, path: flags/ai.yaml, repository: acme/app, branch: trunk}
                                - {name: file, type: file, path: flags.yaml}
                                - {name: own, type: ferry}
                                """,
                                "{source: unleash, name: chat.next}")
                        .flagSources();
        assertThat(sources.get(0))
                .isEqualTo(
                        new FlagSettings.Unleash(
                                "unleash",
                                URI.create("https://unleash.acme.example"),
                                Optional.empty(),
                                Duration.ofSeconds(20)));
        assertThat(sources.get(1))
                .isInstanceOfSatisfying(
                        FlagSettings.GitLab.class,
                        g -> assertThat(g.url()).hasHost("gitlab.acme.example"));
        assertThat(sources.get(2))
                .isInstanceOfSatisfying(
                        FlagSettings.GitHubVariables.class,
                        g -> {
                            assertThat(g.url()).hasHost("api.github.com");
                            assertThat(g.prefix()).isEqualTo("FERRY_FLAG_");
                        });
        assertThat(sources.get(3)).isInstanceOf(FlagSettings.LaunchDarkly.class);
        assertThat(sources.get(4))
                .isInstanceOfSatisfying(
                        FlagSettings.RepositoryFile.class,
                        f -> {
                            assertThat(f.tracker()).isInstanceOf(TrackerSettings.GitLab.class);
                            assertThat(f.branch()).isEqualTo("trunk");
                        });
        assertThat(sources.get(5))
                .isEqualTo(new FlagSettings.File("file", dir.resolve("flags.yaml")));
        assertThat(sources.get(6)).isEqualTo(new FlagSettings.Own("own"));
    }

    @Test
    void aFeatureLeavesOutWhatItsSourceSays() throws IOException {
        var source =
                "- {name: unleash, type: unleash, url: \"https://u.example\", project: ai,"
                        + " environment: live}";
        assertThat(key(ready(source, "{name: chat-next}")))
                .isEqualTo(new FlagKey("unleash", "ai", "chat-next", "live"));
        assertThat(key(ready(source, "{name: chat-next, project: web, environment: staging}")))
                .isEqualTo(new FlagKey("unleash", "web", "chat-next", "staging"));
        assertThat(
                        key(
                                ready(
                                        "- {name: v, type: github-variables, repository: acme/app}",
                                        "{name: chat_next}")))
                .isEqualTo(new FlagKey("v", "acme/app", "chat_next", ""));
    }

    @Test
    void mistakesAreNamedWhereTheyStand() throws IOException {
        assertThat(
                        wrong(
                                """
                                - {name: unleash, type: unleahs, url: "https://u.example"}
                                - {name: gitlab, type: gitlab, project: app}
                                - {name: ld, type: launchdarkly, poll: 1s}
                                - {name: vars, type: github-variables, repository: acme/app/x, prefix: "9-"}
                                - {name: repo, type: file, path: f.yaml, repository: acme/app, tracker: github}
                                """,
                                "{source: gitlab, name: Chat-Next-}"))
                .anySatisfy(m ->
                        assertThat(m)
                                .contains(
                                        "ferry.yaml:", "\"unleahs\"", "did you mean \"unleash\"?"))
                .anySatisfy(m -> assertThat(m).contains("whole path such as acme/app", "\"app\""))
                .anySatisfy(m -> assertThat(m).contains("poll is 5s or longer"))
                .anySatisfy(m -> assertThat(m).contains("a repository such as acme/app"))
                .anySatisfy(m -> assertThat(m).contains("prefix has letters"))
                .anySatisfy(m -> assertThat(m).contains("unknown tracker \"github\""))
                .anySatisfy(m -> assertThat(m).contains("features.yaml:", "GitLab has no flag"));
    }

    @Test
    void aNameThatSdksHashDifferentlyIsRefused() throws IOException {
        assertThat(
                        wrong(
                                "- {name: u, type: unleash, url: \"https://u.example\"}",
                                "{name: chät-next}"))
                .singleElement()
                .satisfies(m -> assertThat(m).contains("features.yaml:", "chät-next"));
    }

    @Test
    void aSourceWithoutItsTokenIsNotReady() throws IOException {
        write("- {name: u, type: unleash, url: \"https://u.example\"}", "{name: chat-next}");
        var environment =
                Map.of("FERRY_GITLAB_TOKEN", "glpat", "FERRY_GITLAB_WEBHOOK_SECRET", "secret");
        assertThat(loaded(environment))
                .isInstanceOfSatisfying(
                        Configuration.Loaded.Ready.class,
                        r ->
                                assertThat(r.configuration().unready())
                                        .singleElement()
                                        .satisfies(m ->
                                                assertThat(m.toString())
                                                        .contains("FERRY_UNLEASH_TOKEN")));
    }

    private static FlagKey key(Configuration config) {
        return config.catalog().features().stream()
                .map(Feature::flag)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private Configuration ready(String flags, String flag) throws IOException {
        write(flags, flag);
        return switch (loaded(Map.of())) {
            case Configuration.Loaded.Ready r -> r.configuration();
            case Configuration.Loaded.Wrong w -> throw new AssertionError(w.mistakes());
        };
    }

    private List<String> wrong(String flags, String flag) throws IOException {
        write(flags, flag);
        return switch (loaded(Map.of())) {
            case Configuration.Loaded.Ready _ -> throw new AssertionError("nothing was wrong");
            case Configuration.Loaded.Wrong w ->
                    w.mistakes().stream().map(Mistake::toString).toList();
        };
    }

    private Configuration.Loaded loaded(Map<String, String> environment) {
        return Configuration.load(dir.resolve("ferry.yaml"), environment);
    }

    private void write(String flags, String flag) throws IOException {
        Files.writeString(
                dir.resolve("ferry.yaml"),
                """
                trackers:
                  - {type: gitlab, url: "https://gitlab.acme.example", projects: [acme/app]}
                teams:
                  - {id: ai, name: AI, part: ai-framework, lead: ana}
                flags:
                """
                        + flags.strip().indent(2));
        Files.writeString(dir.resolve("models.yaml"), MODELS);
        Files.writeString(
                dir.resolve("features.yaml"),
                """
                features:
                  - id: chat
                    name: Chat
                    team: ai
                    dri: bo
                    maturity: ga
                    models: [{model: sonnet-2, surface: anthropic}]
                    flag: %s
                """
                        .formatted(flag));
        Files.writeString(
                dir.resolve("raci.yaml"),
                "tasks:\n  - {id: p, task: P, ai_framework: C, feature: R/A, product: I}\n");
    }

    private static final String MODELS =
            """
            schema: 1
            surfaces:
              anthropic: {party: first, after_retirement: fail}
            sources:
              page: {url: "https://example.com", observed: 2026-08-21, authority: provider-page}
            models:
              - id: sonnet-2
                provider: anthropic
                surfaces:
                  anthropic: {ids: [sonnet-2], lifecycle: active, evidence: [page]}
            """;
}
