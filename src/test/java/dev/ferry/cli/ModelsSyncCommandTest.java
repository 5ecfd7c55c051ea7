package dev.ferry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.ferry.config.Texts;
import dev.ferry.provider.Lister;
import dev.ferry.provider.Lists;
import dev.ferry.registry.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the shipped registry and features, with lists from files. */
class ModelsSyncCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z"));

    private static final Registry SHIPPED = Texts.shipped().registry();

    @TempDir private Path dir;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int sync(String... args) {
        return sync(Map.of(), args);
    }

    private int sync(Map<String, String> environment, String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var words = new String[args.length + 2];
        words[0] = "models";
        words[1] = "sync";
        System.arraycopy(args, 0, words, 2, args.length);
        return Program.commandLine(new Surroundings(environment, CLOCK, Path.of("")))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    private String from(Lister lister, JsonNode list) throws IOException {
        var file = dir.resolve(lister.surface() + ".json");
        Files.writeString(file, list.toString());
        return lister.surface() + "=" + file;
    }

    private static ObjectNode model(JsonNode list, String id) {
        for (var field : List.of("id", "modelId")) {
            for (var item : list.elements().next()) {
                if (item.path(field).asText().equals(id)) {
                    return (ObjectNode) item;
                }
            }
        }
        throw new AssertionError(id);
    }

    @Test
    void whatDiffersIsToldWorstFirstWithThoseWhoCallIt() throws IOException {
        var openai = Lists.of(Lister.OPENAI, SHIPPED);
        var agreed = from(Lister.OPENAI, openai);
        assertThat(sync("--from", agreed)).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("openai: ", "nothing differs").doesNotContain("MODEL");

        model(openai, "gpt-4.1-2025-04-14").put("shutdown_date", "2026-12-20");
        model(openai, "gpt-5.5-2026-04-23").put("shutdown_date", "2027-10-01");
        openai.withArray("data")
                .addObject()
                .put("id", "gpt-7-sol\u001b[2J")
                .putNull("shutdown_date");
        var moved = from(Lister.OPENAI, openai);
        assertThat(sync("--from", moved)).isEqualTo(Exit.FOUND);
        assertThat(out.toString().replaceAll("\\s+", " "))
                .startsWith(
                        "EARLIER: gpt-4.1 on openai ends 2026-12-20, 25 days before 2027-01-14 as"
                                + " the registry has it: 25 days left.")
                .contains(
                        "Called by code-completion",
                        "Due dates move from 2026-12-17…2026-12-31 to 2026-11-22…2026-12-06",
                        "`/migrate cutoff 2026-12-20`",
                        "gpt-5.5 end announced - 2027-10-01 310 days",
                        "1 unknown to the registry: gpt-7-sol [2J")
                .doesNotContain("\u001b");

        assertThat(sync("--from", moved, "--format", "json")).isEqualTo(Exit.FOUND);
        var json = JSON.readTree(out.toString());
        var first = json.at("/surfaces/0/differences/0");
        assertThat(first.path("kind").asText()).isEqualTo("date-earlier");
        assertThat(first.path("model").asText()).isEqualTo("gpt-4.1");
        assertThat(first.at("/was/date").asText()).isEqualTo("2027-01-14");
        assertThat(first.at("/now/date").asText()).isEqualTo("2026-12-20");
        assertThat(first.path("daysLeft").asInt()).isEqualTo(25);
        assertThat(first.at("/features/0").asText()).isEqualTo("code-completion");
        assertThat(json.at("/surfaces/0/differences").findValuesAsText("kind"))
                .containsExactly("date-earlier", "date-new", "lifecycle-changed", "unknown-model");
    }

    @Test
    void aModelThatEndsAndIsCalledNeedsAReplacementThatNoListNames() throws IOException {
        var bedrock = Lists.of(Lister.BEDROCK, SHIPPED);
        var life =
                (ObjectNode)
                        model(bedrock, "anthropic.claude-sonnet-4-5-20250929-v1:0")
                                .path("modelLifecycle");
        life.put("status", "LEGACY")
                .put("legacyTime", "2026-11-20T00:00:00+00:00")
                .put("endOfLifeTime", "2027-05-20T00:00:00+00:00");
        assertThat(sync("--from", from(Lister.BEDROCK, bedrock))).isEqualTo(Exit.FOUND);
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "claude-sonnet-4-5 end announced - 2027-05-20 176 days refactoring,",
                        "claude-sonnet-4-5 announced on - 2026-11-20",
                        "No replacement is known for claude-sonnet-4-5 on bedrock, which ends"
                                + " 2027-05-20 and is called by refactoring,"
                                + " vulnerability-resolution. No provider's list names one");
    }

    @Test
    void withNobodyToAskItSaysWhatToSetOrToHandOver() throws IOException {
        assertThat(sync()).isEqualTo(Exit.USAGE);
        assertThat(err.toString())
                .contains("ANTHROPIC_API_KEY", "OPENAI_API_KEY", "--from bedrock=FILE");
        assertThat(sync("--from", "mistral=list.json")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("a surface of anthropic, azure, bedrock, openai");
        assertThat(sync("--from", "azure=" + dir.resolve("none"))).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("There is no file");
        assertThat(sync("--from", "azure=-", "--from", "bedrock=-")).isEqualTo(Exit.USAGE);
        assertThat(sync(Map.of("OPENAI_API_KEY", "sk-4711 secret"))).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("OPENAI_API_KEY holds").doesNotContain("4711");
        var odd = Map.of("OPENAI_API_KEY", "sk-4711", "OPENAI_BASE_URL", "api.example.com");
        assertThat(sync(odd)).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("OPENAI_BASE_URL is not the address of an API");
    }

    @Test
    void anAnswerThatIsNoListFailsOutsideAndTheOthersAreStillTold() throws IOException {
        var broken = Files.writeString(dir.resolve("broken.json"), "{\"value\": [");
        var openai = from(Lister.OPENAI, Lists.of(Lister.OPENAI, SHIPPED));
        assertThat(sync("--from", "azure=" + broken, "--from", openai)).isEqualTo(Exit.OUTSIDE);
        assertThat(err.toString()).contains("broken.json: line 1, column", "not a whole one");
        assertThat(out.toString()).contains("openai: ");
    }

    @Test
    void aProviderThatRefusesIsToldWithoutTheKeyAndTheOthersAreStillTold() throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/proxy/v1/models",
                call -> {
                    var key = call.getRequestHeaders().getFirst("Authorization");
                    var words = ("{\"error\": {\"message\": \"no: " + key + "\"}}").getBytes(UTF_8);
                    call.sendResponseHeaders(401, words.length);
                    call.getResponseBody().write(words);
                    call.close();
                });
        server.start();
        try {
            var environment =
                    Map.of(
                            "OPENAI_API_KEY",
                            "sk-proj-4711-sEcReT",
                            "OPENAI_BASE_URL",
                            "http://127.0.0.1:%d/proxy/v1/"
                                    .formatted(server.getAddress().getPort()));
            var bedrock = from(Lister.BEDROCK, Lists.of(Lister.BEDROCK, SHIPPED));
            assertThat(sync(environment, "--from", bedrock)).isEqualTo(Exit.OUTSIDE);
            assertThat(err.toString())
                    .contains("openai: GET ", "answered 401: message: no: Bearer ***");
            assertThat(out.toString()).contains("bedrock: ");
            assertThat(out + err.toString()).doesNotContain("4711");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsWrittenLeavesNothingForTheNextRun() throws IOException {
        for (var name : List.of("ferry.yaml", "models.yaml", "features.yaml", "raci.yaml")) {
            Files.copy(Path.of("config").resolve(name), dir.resolve(name));
        }
        var openai = Lists.of(Lister.OPENAI, SHIPPED);
        model(openai, "gpt-4.1-2025-04-14").put("shutdown_date", "2026-12-20");
        openai.withArray("data").addObject().put("id", "gpt-7-sol");
        var config = dir.resolve("ferry.yaml").toString();
        var list = from(Lister.OPENAI, openai);
        assertThat(sync("--config", config, "--from", list, "--write")).isEqualTo(Exit.DONE);
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("Written to models.yaml: gpt-4.1 on openai, gpt-7-sol on openai.");
        var written = Files.readString(dir.resolve("models.yaml"));
        assertThat(written)
                .contains(
                        "          - {observed: 2026-11-25, retires: {date: 2026-12-20, certainty:"
                                + " firm}}\n");

        assertThat(sync("--config", config, "--from", list, "--write", "--format", "json"))
                .isEqualTo(Exit.DONE);
        assertThat(JSON.readTree(out.toString()).at("/write/written")).isEmpty();
        assertThat(Files.readString(dir.resolve("models.yaml"))).isEqualTo(written);
    }
}
