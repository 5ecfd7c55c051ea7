package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.TestRegistry;
import dev.ferry.registry.Surface.AfterRetirement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlanCommandTest {

    private static final Path HOME = Path.of("").toAbsolutePath();

    private final TestRegistry registry =
            new TestRegistry()
                    .surface("openai", true, AfterRetirement.FAIL)
                    .model("gpt-4o", "openai", "openai", "azure")
                    .retires("gpt-4o", "openai", "2027-01-14")
                    .retires("gpt-4o", "azure", "2027-04-14")
                    .model("gpt-6-luna", "openai", "openai");

    private final Company company =
            new Company()
                    .feature("chat", Maturity.GA, 10, "gpt-4o@openai")
                    .feature("code-review", Maturity.BETA, 5, "gpt-4o@azure");

    private final List<Path> configs = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aPersonReadsWhatWouldBeCreatedAndWhy() {
        assertThat(run("gpt-4o", "to", "gpt-6-luna")).isEqualTo(Exit.DONE);
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        Replace discontinued [gpt-4o] with [gpt-6-luna]
                        deprecation, 2 features, due until 2027-03-24, planned on 2026-11-21
                        cutoff 2027-01-14, announced by openai (https://example.com/openai, read 2026-11-19)

                        Warnings
                          ! gpt-6-luna is not offered on azure (used by code-review); it is on openai.

                        DUE         START BY    FEATURE      MATURITY  TEAM      DRI   ON
                        2026-12-17  2026-12-03  chat         GA        creation  dora  openai
                        2027-03-24  2027-03-17  code-review  beta      creation  dora  azure

                        Why these dates
                          chat: 2026-12-17 is 28 days before openai switches gpt-4o off on 2027-01-14; GA features go
                            first in the window 2026-12-17 to 2026-12-31, the larger the earlier (this one: 10 working
                            days).
                          code-review: 2027-03-24 is 21 days before azure switches gpt-4o off on 2027-04-14; beta features
                            go second in the window 2027-03-17 to 2027-03-31, the larger the earlier (this one: 5 working
                            days).

                        Nothing was created. In an issue, `/migrate` with the same words creates this.
                        """);
    }

    @Test
    void aReasonThatSeveralShareIsToldOnce() {
        company.feature("assistant", Maturity.GA, 10, "gpt-4o@openai");
        run("gpt-4o", "to", "gpt-6-luna");
        assertThat(out.toString()).contains("  assistant, chat: 2026-12-17 is 28 days before");
    }

    @Test
    void noLineIsLongerThanTheTerminal() {
        company.feature("a-feature-with-quite-a-long-name", Maturity.GA, 1, "gpt-4o@openai");
        for (var columns : List.of("60", "80", "132")) {
            out.getBuffer().setLength(0);
            run(Map.of("COLUMNS", columns), "gpt-4o", "to", "gpt-6-luna");
            assertThat(out.toString().lines())
                    .allSatisfy(l ->
                            assertThat(l.length()).isLessThanOrEqualTo(Integer.parseInt(columns)));
        }
    }

    @Test
    void programsGetOneJsonDocument() throws Exception {
        assertThat(
                        run(
                                "gpt-4o",
                                "gpt-6-luna",
                                "--features",
                                "chat,code-review",
                                "--format",
                                "json"))
                .isZero();
        var json = json();
        assertThat(names(json))
                .containsExactly(
                        "kind",
                        "old",
                        "new",
                        "cutoff",
                        "compressed",
                        "warnings",
                        "parent",
                        "issues");
        assertThat(json.at("/kind").asText()).isEqualTo("deprecation");
        assertThat(json.at("/cutoff").asText()).isEqualTo("2027-01-14");
        assertThat(json.at("/compressed").isBoolean()).isTrue();
        assertThat(json.at("/parent").toString())
                .isEqualTo(
                        """
                        {"title":"Replace discontinued [gpt-4o] with [gpt-6-luna]","due":"2027-03-24",\
                        "labels":["AI Model Migration","group::ai framework"]}\
                        """);
        var issue = json.at("/issues/0");
        assertThat(names(issue))
                .containsExactly(
                        "feature",
                        "title",
                        "team",
                        "assignees",
                        "due",
                        "startBy",
                        "dueReason",
                        "labels",
                        "confidential",
                        "raci");
        assertThat(issue.at("/assignees").toString()).isEqualTo("[\"dora\"]");
        assertThat(issue.at("/raci/configuration").toString())
                .isEqualTo("{\"ai-framework\":\"R/A\",\"feature\":\"C\"}");
    }

    @Test
    void withoutACutoffTheFieldIsNull() throws Exception {
        run(
                "gpt-6-luna",
                "to",
                "gpt-4o",
                "--features",
                "chat",
                "--kind",
                "upgrade",
                "--anyway",
                "--format",
                "json");
        assertThat(json().get("cutoff").isNull()).isTrue();
        assertThat(json().at("/issues/0/due").asText()).isEqualTo("2026-12-04");
    }

    @Test
    void theDayAndTheCutoffMayBeGiven() throws Exception {
        run(
                "gpt-4o",
                "to",
                "gpt-6-luna",
                "--cutoff",
                "2026-12-10",
                "--today",
                "2026-12-01",
                "--format",
                "JSON");
        assertThat(json().at("/compressed").asBoolean()).isTrue();
        assertThat(json().at("/issues/1/due").asText()).isBetween("2026-12-01", "2026-12-09");
    }

    @Test
    void aRefusalSaysWhyAndWhatToDo() throws Exception {
        assertThat(run("gpt-4", "to", "gpt-6-luna", "--format", "json")).isEqualTo(Exit.USAGE);
        assertThat(err.toString())
                .startsWith("The registry knows no model \"gpt-4\".")
                .contains("Did you mean `gpt-4o`");
        assertThat(names(json().get("refused"))).containsExactly("about", "reason", "remedy");

        out.getBuffer().setLength(0);
        assertThat(run("gpt-4o", "to", "gpt-4o")).isEqualTo(Exit.USAGE);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void wrongUsageIsExplained() {
        assertThat(run("gpt-4o", "into", "gpt-6-luna")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("there is \"into\" in between");
        assertThat(run("gpt-4o", "to", "gpt-6-luna", "--cutoff", "tomorrow")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("\"tomorrow\" is no day; write it as 2026-12-01");
        assertThat(run("gpt-4o", "to", "gpt-6-luna", "--kind", "downgrade")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("none of upgrade, deprecation, new-provider");
    }

    @Test
    void markdownIsWhatTheBotWouldReply() {
        assertThat(run("gpt-4o", "→", "gpt-6-luna", "--format", "markdown")).isZero();
        assertThat(out.toString())
                .startsWith("**This would create ")
                .contains("| 2026-12-17 | Chat |", "Nothing was created.");
        assertThat(configs).containsExactly(HOME.resolve("config/ferry.yaml"));
    }

    @Test
    void anotherConfigurationMayBeNamed() {
        run("gpt-4o", "gpt-6-luna", "--config", "other.yaml");
        assertThat(configs).containsExactly(Path.of("other.yaml"));
    }

    @Test
    void templatesCanBeCheckedWithoutAPlan(@TempDir Path home) throws IOException {
        var templates = Files.createDirectory(home.resolve("templates"));
        Files.writeString(templates.resolve("plan.md.ftl"), "<#if x");
        assertThat(run(home, Map.of(), "--template-check")).isEqualTo(Exit.FOUND);
        assertThat(out.toString()).startsWith("templates/plan.md.ftl:1:");
        assertThat(run()).isEqualTo(Exit.USAGE);
    }

    private int run(String... args) {
        return run(Map.of(), args);
    }

    private int run(Map<String, String> environment, String... args) {
        return run(HOME, environment, args);
    }

    private int run(Path home, Map<String, String> environment, String... args) {
        var clock = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));
        var command = new PlanCommand(new Surroundings(environment, clock, home), this::house);
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    private PlanCommand.House house(Path config) {
        configs.add(config);
        return new PlanCommand.House(registry, company.catalog());
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toString());
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
