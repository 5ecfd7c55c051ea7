package dev.ferry.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.config.RegistryFile.Outcome;
import dev.ferry.provider.Lister;
import dev.ferry.provider.Lists;
import dev.ferry.registry.Evidence;
import dev.ferry.registry.Lint;
import dev.ferry.registry.Registry;
import dev.ferry.registry.sync.Amendment;
import dev.ferry.registry.sync.Amendments;
import dev.ferry.registry.sync.Comparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry is corrected in its file; whatever nobody meant to change keeps every byte. */
class RegistryFileTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final Path SHIPPED = Path.of("config");

    @TempDir private Path dir;

    @BeforeEach
    void house() throws IOException {
        for (var name : List.of("ferry.yaml", "features.yaml", "raci.yaml")) {
            Files.copy(SHIPPED.resolve(name), dir.resolve(name));
        }
    }

    private Path ferryYaml() {
        return dir.resolve("ferry.yaml");
    }

    private Path modelsYaml() {
        return dir.resolve("models.yaml");
    }

    private Configuration loaded() {
        return switch (Configuration.load(ferryYaml(), Map.of())) {
            case Configuration.Loaded.Ready(var configuration) -> configuration;
            case Configuration.Loaded.Wrong(var mistakes) ->
                    throw new AssertionError(mistakes.toString());
        };
    }

    private static List<Amendment> amendments(Registry registry, Lister lister, ObjectNode list) {
        var source = new Evidence(lister.documented(), TODAY, "provider-api");
        var differences = Comparison.of(registry, lister.read(list, TODAY));
        return new Amendments(registry, source).of(differences);
    }

    private Outcome write(Configuration before, List<Amendment> amendments) throws IOException {
        return new RegistryFile(ferryYaml(), Map.of(), before).write(amendments);
    }

    /** Fifty models of all four surfaces are said to live or end otherwise, and five are new. */
    @Test
    void onlyWhatDiffersIsWrittenAndASecondRunWritesNothing() throws IOException {
        var before = Files.readString(SHIPPED.resolve("models.yaml"));
        Files.writeString(modelsYaml(), before);
        var house = loaded();
        var random = new Random(4711);
        var lists =
                Stream.of(Lister.values())
                        .collect(Collectors.toMap(l -> l, l -> Lists.of(l, house.registry())));
        for (int i = 0; i < 50; i++) {
            var lister = Lister.values()[i % 4];
            var items = lists.get(lister).elements().next();
            changed(lister, (ObjectNode) items.get(random.nextInt(items.size())), random);
        }
        lists.get(Lister.OPENAI).withArray("data").addObject().put("id", "gpt-9-sol-2026-11-20");
        lists.get(Lister.ANTHROPIC)
                .withArray("data")
                .addObject()
                .put("id", "claude-opus-9-20261120")
                .put("lifecycle", "active")
                .put("created_at", "2026-11-20T10:00:00Z");
        var amendments =
                lists.entrySet().stream()
                        .flatMap(e ->
                                amendments(house.registry(), e.getKey(), e.getValue()).stream())
                        .toList();
        assertThat(amendments).hasSizeGreaterThan(35);

        var outcome = write(house, amendments);
        assertThat(outcome).isEqualTo(new Outcome.Written(amendments, List.of()));
        var after = Files.readString(modelsYaml());
        var touched = offersOf(amendments);
        assertThat(linesOutsideOf(touched, after)).isEqualTo(linesOutsideOf(touched, before));

        var corrected = loaded();
        lists.forEach((lister, list) ->
                assertThat(Comparison.of(corrected.registry(), lister.read(list, TODAY)))
                        .as(lister.surface())
                        .isEmpty());
        assertThat(Lint.of(corrected.registry(), TODAY))
                .noneMatch(f -> f.message().contains("its history"));
        assertThat(write(corrected, List.of()))
                .isEqualTo(new Outcome.Written(List.of(), List.of()));
        assertThat(Files.readString(modelsYaml())).isEqualTo(after);
    }

    private static void changed(Lister lister, ObjectNode item, Random random) {
        var day = LocalDate.parse("2027-01-01").plusDays(random.nextInt(300)).toString();
        boolean none = random.nextInt(5) == 0;
        switch (lister) {
            case ANTHROPIC -> {
                item.put("lifecycle", none ? "active" : "deprecated");
                item.put("deprecated_at", none ? null : "2026-11-01T00:00:00Z");
                item.put("retires_at", none ? null : day + "T09:00:00Z");
            }
            case OPENAI -> item.put("shutdown_date", none ? null : day);
            case BEDROCK -> {
                var life = (ObjectNode) item.path("modelLifecycle");
                life.put("status", "LEGACY").put("legacyTime", "2026-11-01T00:00:00+00:00");
                life.put("endOfLifeTime", day + "T00:00:00+00:00");
            }
            case AZURE -> {
                var model = (ObjectNode) item.path("model");
                model.put("lifecycleStatus", "Deprecating");
                model.withObject("deprecation")
                        .put("inference", day + "T00:00:00Z")
                        .put("deprecationStatus", none ? "Tentative" : "Planned");
            }
        }
    }

    /** "model surface" of each, and "model" alone where the whole model is new. */
    private static HashSet<String> offersOf(List<Amendment> amendments) {
        var touched = new HashSet<String>();
        amendments.forEach(a -> {
            touched.add(a.model().id() + " " + a.now().surface());
            if (a instanceof Amendment.Added) {
                touched.add(a.model().id());
            }
        });
        return touched;
    }

    /** Read by the indentation of the shipped file alone; blank lines and new sources aside. */
    private static List<String> linesOutsideOf(HashSet<String> touched, String text) {
        var kept = new ArrayList<String>();
        var model = "";
        var surface = "";
        var source = "";
        for (var line : text.split("\n", -1)) {
            if (line.startsWith("  - id: ")) {
                model = line.substring(8);
                surface = "";
            } else if (line.matches("      [a-z-]+:.*")) {
                surface = line.strip().replaceFirst(":.*", "");
            } else if (line.matches("  [a-z0-9-]+:.*")) {
                source = line;
            } else if (line.startsWith("  # ")) {
                model = "the next one";
                surface = "";
            }
            boolean added =
                    source.contains("-api-2026-11-25:") && model.isEmpty()
                            || touched.contains(model)
                            || touched.contains(model + " " + surface);
            if (!added && !line.isBlank()) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static final String SMALL =
            """
            schema: 1
            surfaces:
              openai: {party: first}
              anthropic: {party: first}   # they run it
            sources:
              page: {url: "https://example.com/ends", observed: 2026-08-21, authority: provider-page}
            models:
              # the ones we use
              - id: gpt-4.1
                provider: openai
                surfaces:
                  openai:
                    ids: [gpt-4.1]
                    lifecycle: active   # since May
                    # asked on Monday
                    evidence: [page]  # read twice
              - {id: gpt-4o, provider: openai, surfaces: {openai: {ids: [gpt-4o], lifecycle: active, evidence: [page]}}}
              - id: gpt-5
                provider: openai
                surfaces:
                  openai: {ids: [gpt-5], lifecycle: active, evidence: [page]}   # the big one
              - id: claude-sonnet-4-5
                provider: anthropic
                surfaces:
                  anthropic:
                    ids:
                      - claude-sonnet-4-5
                    lifecycle: deprecated
                    retires:
                      date: 2026-11-30
                      certainty: firm
                    evidence:
                      - page
                    history:
                      - observed: 2026-08-21
                        retires: {date: 2026-11-30, certainty: firm}
            # the end
            """;

    private Outcome small(String text, String list) throws IOException {
        Files.writeString(
                dir.resolve("features.yaml"),
                """
                features:
                  - id: chat
                    name: Chat
                    team: duo-chat
                    dri: bruno
                    maturity: ga
                    effort_days: 8
                    models: [{model: gpt-4.1, surface: openai}]
                """);
        Files.writeString(modelsYaml(), text);
        var house = loaded();
        var json = (ObjectNode) new com.fasterxml.jackson.databind.ObjectMapper().readTree(list);
        var lister = list.contains("lifecycle") ? Lister.ANTHROPIC : Lister.OPENAI;
        return write(house, amendments(house.registry(), lister, json));
    }

    private static final String OPENAI_MOVES =
            """
            {"data": [
              {"id": "gpt-4.1", "shutdown_date": "2027-01-14"},
              {"id": "gpt-4o", "shutdown_date": "2027-01-15"},
              {"id": "gpt-5", "shutdown_date": "2027-01-16"},
              {"id": "gpt-7-2026-11-20", "shutdown_date": null}
            ]}
            """;

    @Test
    void commentsStayWhereTheyAreAndEveryStyleOfWritingIsKept() throws IOException {
        assertThat(small(SMALL, OPENAI_MOVES)).isInstanceOf(Outcome.Written.class);
        assertThat(Files.readString(modelsYaml()))
                .isEqualTo(
                        """
                        schema: 1
                        surfaces:
                          openai: {party: first}
                          anthropic: {party: first}   # they run it
                        sources:
                          page: {url: "https://example.com/ends", observed: 2026-08-21, authority: provider-page}
                          openai-api-2026-11-25:
                            url: "https://api.openai.com/v1/models"
                            observed: 2026-11-25
                            authority: provider-api
                        models:
                          # the ones we use
                          - id: gpt-4.1
                            provider: openai
                            surfaces:
                              openai:
                                ids: [gpt-4.1]
                                lifecycle: deprecated   # since May
                                retires: {date: 2027-01-14, certainty: firm}
                                # asked on Monday
                                evidence: [page, openai-api-2026-11-25]  # read twice
                                history:
                                  - {observed: 2026-08-21}
                                  - {observed: 2026-11-25, retires: {date: 2027-01-14, certainty: firm}}
                          - {id: gpt-4o, provider: openai, surfaces: {openai: {ids: [gpt-4o], lifecycle: deprecated, retires: {date: 2027-01-15, certainty: firm}, evidence: [page, openai-api-2026-11-25], history: [{observed: 2026-08-21}, {observed: 2026-11-25, retires: {date: 2027-01-15, certainty: firm}}]}}}
                          - id: gpt-5
                            provider: openai
                            surfaces:
                              openai:
                                ids: [gpt-5]
                                lifecycle: deprecated
                                retires: {date: 2027-01-16, certainty: firm}
                                evidence: [page, openai-api-2026-11-25]
                                history: [{observed: 2026-08-21}, {observed: 2026-11-25, retires: {date: 2027-01-16, certainty: firm}}]   # the big one

                          - id: gpt-7
                            provider: openai
                            surfaces:
                              openai: {ids: [gpt-7-2026-11-20], lifecycle: active, evidence: [openai-api-2026-11-25]}
                          - id: claude-sonnet-4-5
                            provider: anthropic
                            surfaces:
                              anthropic:
                                ids:
                                  - claude-sonnet-4-5
                                lifecycle: deprecated
                                retires:
                                  date: 2026-11-30
                                  certainty: firm
                                evidence:
                                  - page
                                history:
                                  - observed: 2026-08-21
                                    retires: {date: 2026-11-30, certainty: firm}
                        # the end
                        """);
    }

    @Test
    void whatIsWrittenInLinesBelowItsKeyIsFoundToo() throws IOException {
        var list =
                """
                {"data": [{"id": "claude-sonnet-4-5", "lifecycle": "active", "retires_at": null}]}
                """;
        assertThat(small(SMALL, list)).isInstanceOf(Outcome.Written.class);
        assertThat(Files.readString(modelsYaml()))
                .endsWith(
                        """
                                  - claude-sonnet-4-5
                                lifecycle: active
                                evidence: [page, anthropic-api-2026-11-25]
                                history:
                                  - observed: 2026-08-21
                                    retires: {date: 2026-11-30, certainty: firm}
                                  - {observed: 2026-11-25}
                        # the end
                        """);
    }

    @Test
    void lineEndsAndAByteOrderMarkStayAsTheyWere() throws IOException {
        var windows = "\uFEFF" + SMALL.replace("\n", "\r\n");
        assertThat(small(windows, OPENAI_MOVES)).isInstanceOf(Outcome.Written.class);
        var after = Files.readString(modelsYaml());
        assertThat(after).startsWith("\uFEFFschema");
        assertThat(after.replace("\r\n", "")).doesNotContain("\n");
        small(SMALL, OPENAI_MOVES);
        assertThat(after.replace("\r\n", "\n").substring(1))
                .isEqualTo(Files.readString(modelsYaml()));
    }

    @Test
    void whatCannotBeChangedSafelyIsLeftWithTheEntryToPaste() throws IOException {
        var odd =
                SMALL.replace(
                        "openai: {ids: [gpt-5], lifecycle: active, evidence: [page]}   # the big"
                                + " one",
                        "openai: {ids: [gpt-5], # dear\n"
                                + "        lifecycle: active, evidence: [page]}");
        assertThat(small(odd, OPENAI_MOVES))
                .isInstanceOfSatisfying(
                        Outcome.Written.class,
                        o -> {
                            assertThat(o.done()).hasSize(3);
                            var left = o.left().getFirst();
                            assertThat(left.amendment().model().id()).isEqualTo("gpt-5");
                            assertThat(left.why()).startsWith("line 21: braces");
                            assertThat(left.entry())
                                    .contains(
                                            "openai-api-2026-11-25:\n    url:",
                                            "openai:\n  ids: [gpt-5]\n  lifecycle: deprecated",
                                            "retires: {date: 2027-01-16, certainty: firm}");
                        });
        assertThat(Files.readString(modelsYaml())).contains("[gpt-5], # dear\n");
    }

    @Test
    void aTextThatWouldMeanMoreThanItShouldIsNotWritten() throws IOException {
        Files.writeString(modelsYaml(), Files.readString(SHIPPED.resolve("models.yaml")));
        var house = loaded();
        var list = Lists.of(Lister.OPENAI, house.registry());
        list.withArray("data").addObject().put("id", "gpt-7");
        var amendments = amendments(house.registry(), Lister.OPENAI, list);
        Files.writeString(
                modelsYaml(), Files.readString(modelsYaml()).replace("2027-01-14", "2027-01-13"));
        var changed = Files.readAllBytes(modelsYaml());
        assertThat(write(house, amendments)).isInstanceOf(Outcome.Refused.class);
        assertThat(Arrays.equals(changed, Files.readAllBytes(modelsYaml()))).isTrue();
        assertThat(new String(changed, StandardCharsets.UTF_8)).doesNotContain("gpt-7");
        try (var files = Files.list(dir)) {
            assertThat(files).hasSize(4);
        }
    }
}
