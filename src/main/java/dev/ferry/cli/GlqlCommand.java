package dev.ferry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.gitlab.Compatibility;
import dev.ferry.glql.gitlab.Version;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.mirror.Audience;
import dev.ferry.mirror.Flavours;
import dev.ferry.mirror.ViewBlocks;
import dev.ferry.mirror.Views;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    @Command(
            description =
                    "Prints the answer to a view, from the issues that Ferry watches; exit code 2"
                            + " when a block is refused, with the reason in its place.",
            mixinStandardHelpOptions = true)
    int render(
            @Parameters(
                            paramLabel = "FILE",
                            description = "A block, or a Markdown file with blocks; - reads stdin.")
                    String file,
            @Option(
                            names = "--as",
                            paramLabel = "USER",
                            defaultValue = Option.NULL_VALUE,
                            description = "Whom currentUser() stands for.")
                    Optional<String> user,
            @Option(
                            names = "--in",
                            paramLabel = "PATH",
                            defaultValue = Option.NULL_VALUE,
                            description =
                                    "The project where the block would stand; usual: the first one"
                                            + " that is configured.")
                    Optional<String> project,
            @Option(names = "--ferry", description = "Read the block as a ```ferry block.")
                    boolean ours,
            @Mixin ConfigFile config)
            throws IOException {
        var text = text(file);
        boolean mistake = false;
        try (var parts = Configured.parts(surroundings, config.file())) {
            var office = parts.offices().getFirst();
            var context =
                    Context.at(surroundings.clock().instant())
                            .as(user.orElse(""))
                            .inProject(project.orElse(office.projects().getFirst()));
            var mirror = parts.database().mirror();
            var views = new Views(mirror);
            for (var block : blocks(text, ours)) {
                var written =
                        views.written(
                                block.text(),
                                block.dialect(),
                                context,
                                Flavours.of(office.name(), mirror.told(office.name())),
                                Audience.everybody(),
                                Integer.MAX_VALUE);
                println(written.markdown());
                mistake |= written.isMistake();
            }
        }
        return mistake ? Exit.USAGE : Exit.DONE;
    }

    @Command(
            description =
                    "Tells what a GitLab of some version refuses of a view; exit code 1 when there"
                            + " is something.",
            mixinStandardHelpOptions = true)
    int explain(
            @Parameters(
                            paramLabel = "FILE",
                            description = "A block, or a Markdown file with blocks; - reads stdin.")
                    String file,
            @Option(
                            names = "--gitlab",
                            paramLabel = "VERSION",
                            defaultValue = "19.2",
                            description = "For example 18.5; usual: ${DEFAULT-VALUE}.")
                    String gitlab)
            throws IOException {
        var version =
                Version.parse(gitlab)
                        .orElseThrow(() ->
                                Stop.usage("\"" + gitlab + "\" is no version; write it as 18.5"));
        // Only what is written counts here: a place and a reader are there in every GitLab.
        var page =
                Context.at(surroundings.clock().instant())
                        .as("somebody")
                        .inProject("group/project");
        int gaps = 0;
        for (var block : blocks(text(file), false)) {
            for (var gap : Compatibility.gaps(block.text(), page, version)) {
                println(gap.toString());
                gaps++;
            }
        }
        if (gaps == 0) {
            println("GitLab " + version + " takes all of it.");
        }
        return gaps == 0 ? Exit.DONE : Exit.FOUND;
    }

    private void println(String text) {
        spec.commandLine().getOut().println(text);
    }

    private String text(String file) throws IOException {
        if (file.equals("-")) {
            return new String(in.readAllBytes(), UTF_8);
        }
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw Stop.usage("There is no file " + file + ".");
        }
    }

    /** Those in a Markdown text; a text without any is a block itself. */
    private static List<ViewBlocks.Block> blocks(String text, boolean ours) {
        var blocks = ViewBlocks.in(text, List.of(Dialect.GITLAB, Dialect.FERRY)).blocks();
        var dialect = ours ? Dialect.FERRY : Dialect.GITLAB;
        return blocks.isEmpty()
                ? List.of(new ViewBlocks.Block(dialect, text.strip(), text.length()))
                : blocks;
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
