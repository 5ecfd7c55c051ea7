package dev.ferry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** GitLab's query language: views to tables, and what is accepted of it. */
@Command(
        name = "glql",
        description = "Reads views in GitLab's query language.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class GlqlCommand {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec private CommandSpec spec;

    private final Surroundings surroundings;
    private final InputStream in;

    /**
     * @param in what {@code parse} reads
     */
    public GlqlCommand(Surroundings surroundings, InputStream in) {
        this.surroundings = surroundings;
        this.in = in;
    }

    @Command(
            description =
                    "Reads cases as JSON lines, {\"id\", \"query\", \"context\": {username,"
                        + " project, group}, \"now\"}, and writes for each whether it is accepted,"
                        + " the error, and the filters and columns.",
            mixinStandardHelpOptions = true)
    int parse(
            @Option(
                            names = "--kind",
                            paramLabel = "query|fields|sort|transform|view|eval",
                            defaultValue = "query",
                            description = "What the lines hold.")
                    GlqlLines.Kind kind,
            @Option(
                            names = "--items",
                            paramLabel = "FILE",
                            defaultValue = Option.NULL_VALUE,
                            description = "With --kind eval: the items that queries run over.")
                    Optional<Path> items)
            throws IOException {
        var lines = new GlqlLines(surroundings.clock().instant(), items(kind, items));
        var out = spec.commandLine().getOut();
        var reader = new BufferedReader(new InputStreamReader(in, UTF_8));
        int number = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                out.println(lines.answer(kind, json(line, number)));
            }
        }
        out.flush();
        return Exit.DONE;
    }

    private static GlqlItems items(GlqlLines.Kind kind, Optional<Path> file) throws IOException {
        if (kind != GlqlLines.Kind.EVAL) {
            return new GlqlItems(List.of());
        }
        var path =
                file.orElseThrow(() ->
                        Stop.usage("--kind eval needs --items FILE, with {\"items\": [...]}."));
        try {
            return GlqlItems.of(JSON.readTree(Files.readString(path)));
        } catch (NoSuchFileException e) {
            throw Stop.usage("There is no file " + path + ".");
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw Stop.usage(path + " holds no items: " + e.getMessage());
        }
    }

    private static JsonNode json(String line, int number) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw Stop.usage("line %d is no JSON: %s".formatted(number, e.getOriginalMessage()));
        }
    }
}
