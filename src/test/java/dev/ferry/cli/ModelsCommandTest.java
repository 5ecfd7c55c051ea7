package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the shipped registry, on the day it was read. */
class ModelsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int models(String... args) {
        var clock = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
        var words = new String[args.length + 1];
        words[0] = "models";
        System.arraycopy(args, 0, words, 1, args.length);
        return Program.commandLine(new Surroundings(Map.of(), clock, Path.of("")))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    @Test
    void aNameIsResolvedWithEndsOnEverySurface() {
        assertThat(models("resolve", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"))
                .isEqualTo(Exit.DONE);
        assertThat(out.toString())
                .contains("claude-sonnet-4-5 by anthropic", "so spelled on bedrock; pinned")
                .containsPattern("anthropic .* 2026-11-30 +claude-sonnet-5-5");
    }

    @Test
    void programsGetOneJsonDocumentWhateverComesOut() throws IOException {
        assertThat(models("resolve", "gpt-5-pro", "--format", "json")).isEqualTo(Exit.DONE);
        var known = new ObjectMapper().readTree(out.toString());
        assertThat(known.at("/model").asText()).isEqualTo("gpt-5-pro");
        assertThat(known.at("/kind").asText()).isEqualTo("alias");
        assertThat(known.at("/surfaces/1/retires/date").asText()).isEqualTo("2026-12-11");
        assertThat(known.at("/surfaces/1/replacement/0/params/reasoning.mode").asText())
                .isEqualTo("pro");

        out.getBuffer().setLength(0);
        assertThat(models("resolve", "sonet", "--format", "json")).isEqualTo(Exit.USAGE);
        assertThat(new ObjectMapper().readTree(out.toString()).at("/error").asText())
                .isEqualTo("unknown");
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThat(models("resolve", "claude-sonet-4-5")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("did you mean claude-sonnet-4-5");
    }

    @Test
    void whatRetiresSoonIsListedNearestFirst() {
        assertThat(models("list", "--surface", "openai", "--retiring-before", "2027-01-15"))
                .isEqualTo(Exit.DONE);
        assertThat(out.toString().lines().skip(1))
                .first(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("2026-12-01");
        assertThat(out.toString()).contains("gpt-4o ", "gpt-6-luna").doesNotContain("gpt-5.1 ");
        assertThat(models("list", "--surface", "opnai")).isEqualTo(Exit.USAGE);
    }

    @Test
    void lintFindsNothingTodayAndWhatIsOverdueLater() {
        assertThat(models("lint")).isEqualTo(Exit.DONE);
        assertThat(models("lint", "--today", "2026-12-02")).isEqualTo(Exit.FOUND);
        assertThat(out.toString())
                .contains("claude-sonnet-4-5 on anthropic: it should be off since 2026-11-30");
    }

    @Test
    void aMistakeInTheConfigurationIsShownWithItsPlace(@TempDir Path dir) throws IOException {
        var file = Files.writeString(dir.resolve("ferry.yaml"), "trakers: []\n");
        assertThat(models("lint", "--config", file.toString())).isEqualTo(Exit.USAGE);
        assertThat(err.toString())
                .contains("ferry.yaml:1:1: unknown key \"trakers\", did you mean \"trackers\"?")
                .contains("models.yaml:1:1: there is no such file");
    }
}
