package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody looks through a folder, on the day on which the shipped registry was read. */
class ScanCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path dir;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(dir.resolve("src/node_modules/x"));
        Files.writeString(dir.resolve("src/a file.py"), "x = 1\nmodel = \"gpt-4o\"\n");
        Files.writeString(dir.resolve("src/b.yaml"), "model: claude-sonnet-4-5\n");
        Files.writeString(dir.resolve("src/node_modules/x/index.js"), "'gpt-4o'");
        Files.write(dir.resolve("src/c.bin"), "gpt-4o\0gpt-4o".getBytes("UTF-8"));
        Files.writeString(dir.resolve("clean.txt"), "nothing here");
    }

    private int scan(String path, String... args) {
        var words = new String[args.length + 2];
        words[0] = "scan";
        words[1] = dir.resolve(path).toString();
        System.arraycopy(args, 0, words, 2, args.length);
        var clock = InstantSource.fixed(Instant.parse("2026-12-01T12:00:00Z"));
        return Program.commandLine(new Surroundings(Map.of(), clock, Path.of("")))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    @Test
    void everyPlaceIsShownWithTheEndOfTheModelAndWhatToUseInstead() {
        assertThat(scan("src")).isEqualTo(Exit.FOUND);
        assertThat(out.toString().lines())
                .anyMatch(l -> l.matches("a file.py:2:10 +gpt-4o +gpt-4o +2027-01-14 on .*"))
                .anyMatch(l ->
                        l.matches(
                                "b.yaml:1:8 .*claude-sonnet-4-5 +ended 2026-11-30 on anthropic +"
                                        + "claude-sonnet-5-5"))
                .contains("2 places in 2 files of 3: 2 models, of which 2 have an end.")
                .noneMatch(l -> l.contains("index.js") || l.contains("c.bin"));
    }

    @Test
    void aFolderThatNamesNoModelIsFine() {
        assertThat(scan("clean.txt")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("No model is named in 1 file.");
    }

    @Test
    void oneMayAskForOneModelOrForWhatEndsSoon() {
        assertThat(scan("src", "--model", "openai/gpt-4o")).isEqualTo(Exit.FOUND);
        assertThat(out.toString()).contains("a file.py").doesNotContain("b.yaml");
        out.getBuffer().setLength(0);
        assertThat(scan("src", "--retiring-before", "2026-12-31")).isEqualTo(Exit.FOUND);
        assertThat(out.toString()).contains("b.yaml").doesNotContain("a file.py");
        assertThat(scan("src", "--retiring-before", "2026-01-01")).isEqualTo(Exit.DONE);
    }

    @Test
    void whatGitIgnoresIsLeftOut() throws IOException, InterruptedException {
        Files.writeString(dir.resolve(".gitignore"), "*.yaml\n");
        var git = new ProcessBuilder("git", "init", "-q").directory(dir.toFile());
        assertThat(git.inheritIO().start().waitFor()).isZero();
        assertThat(scan("src")).isEqualTo(Exit.FOUND);
        assertThat(out.toString()).contains("a file.py", "index.js").doesNotContain("b.yaml");
    }

    @Test
    void programsGetOneDocument() throws IOException {
        assertThat(scan("src", "--format", "json")).isEqualTo(Exit.FOUND);
        var first = JSON.readTree(out.toString()).at("/mentions/1");
        assertThat(first.at("/file").asText()).isEqualTo("b.yaml");
        assertThat(first.at("/ends").asText()).isEqualTo("2026-11-30");
        assertThat(first.at("/replacement").asText()).isEqualTo("claude-sonnet-5-5");
    }

    @Test
    void codeHostsGetSarifThatIsValid() throws IOException {
        assertThat(scan("src", "--format", "sarif")).isEqualTo(Exit.FOUND);
        var sarif = JSON.readTree(out.toString());
        var schema =
                JSON.readTree(Path.of("src/test/resources/sarif/sarif-schema-2.1.0.json").toFile());
        var valid =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema);
        assertThat(valid.validate(sarif)).isEmpty();
        assertThat(valid.validate(sarif.at("/runs/0"))).isNotEmpty();
        var results = sarif.at("/runs/0/results");
        assertThat(results.at("/0/level").asText()).isEqualTo("warning");
        assertThat(results.at("/1/level").asText()).isEqualTo("error");
        assertThat(results.at("/0/locations/0/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("a%20file.py");
        assertThat(results.at("/0/locations/0/physicalLocation/region").toString())
                .isEqualTo("{\"startLine\":2,\"startColumn\":10,\"endColumn\":16}");
        out.getBuffer().setLength(0);
        assertThat(scan("clean.txt", "--format", "sarif")).isEqualTo(Exit.DONE);
        assertThat(JSON.readTree(out.toString()).at("/runs/0/results").isEmpty()).isTrue();
    }

    @Test
    void aPathThatIsNotThereIsAMistake() {
        assertThat(scan("gone")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("There is no ");
    }
}
