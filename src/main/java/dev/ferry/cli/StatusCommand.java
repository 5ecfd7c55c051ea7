package dev.ferry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.server.MigrationJson;
import dev.ferry.server.Parts;
import dev.ferry.server.site.Csv;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./ferry status} and {@code ./ferry why}: the same answers as in the tracker, read without
 * writing anything.
 */
@Command(name = "status", description = "Where every migration stands.")
class StatusCommand implements Callable<Integer> {

    enum Format {
        TABLE,
        MARKDOWN,
        JSON,
        CSV
    }

    private static final String NOTHING =
            "No migration yet. Somebody starts one with /migrate <old> to <new> in an issue.";

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "MIGRATION",
            description = "Its id; otherwise all of them.")
    private Optional<String> migration = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "table|markdown|json|csv",
            defaultValue = "TABLE",
            description = "Usual: table.")
    private Format format = Format.TABLE;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            arity = "0..1",
            fallbackValue = "5",
            description = "Looks again and again, and shows what changed. Usual: every 5 seconds.")
    private Optional<Integer> watch = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "Usual: config/ferry.yaml.")
    private Optional<Path> config = Optional.empty();

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        if (watch.filter(s -> s < 1 || s > 3600).isPresent()) {
            throw Stop.usage("--watch takes 1 to 3600 seconds.");
        }
        var terminal = Terminal.of(surroundings.environment());
        try (var parts = Configured.parts(surroundings, config)) {
            if (watch.isEmpty()) {
                print(text(parts, terminal));
            } else {
                watch(parts, terminal, watch.get());
            }
        }
        return Exit.DONE;
    }

    private void watch(Parts parts, Terminal terminal, int seconds) throws Exception {
        var err = spec.commandLine().getErr();
        new Watching(
                        () -> text(parts, terminal),
                        new Watching.Output(this::print, err::println, terminal),
                        surroundings.clock())
                .run(() -> {
                    Thread.sleep(seconds * 1000L);
                    return true;
                });
    }

    private void print(String text) {
        var out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private String text(Parts parts, Terminal terminal) throws JsonProcessingException {
        var seen = look(parts);
        var text =
                switch (format) {
                    case JSON -> json(seen);
                    case CSV -> csv(seen);
                    case MARKDOWN ->
                            seen.values().stream()
                                    .map(parts.renderer()::status)
                                    .collect(Collectors.joining("\n"));
                    case TABLE -> table(seen, terminal);
                };
        boolean forPeople = format == Format.TABLE || format == Format.MARKDOWN;
        return forPeople && seen.isEmpty() ? NOTHING + "\n" : text;
    }

    private Map<MigrationRecord, Status> look(Parts parts) {
        var records =
                parts.migrations().all().stream()
                        .filter(r -> migration.map(r.id()::equals).orElse(true))
                        .toList();
        if (migration.isPresent() && records.isEmpty()) {
            throw Stop.usage("There is no migration called " + migration.get() + ".");
        }
        var seen = new LinkedHashMap<MigrationRecord, Status>();
        for (var record : records) {
            parts.look(record, surroundings.clock())
                    .ifPresentOrElse(status -> seen.put(record, status), () -> leaveOut(record));
        }
        return seen;
    }

    private void leaveOut(MigrationRecord record) {
        spec.commandLine()
                .getErr()
                .println(
                        record.id()
                                + " is left out: "
                                + record.control()
                                + " is in a tracker that is not configured.");
    }

    private static String table(Map<MigrationRecord, Status> seen, Terminal terminal) {
        var words = new StatusText(terminal);
        return seen.entrySet().stream()
                .map(e -> String.join("\n", words.lines(e.getKey().id(), e.getValue())) + "\n")
                .collect(Collectors.joining("\n"));
    }

    private static String json(Map<MigrationRecord, Status> seen) throws JsonProcessingException {
        var all =
                seen.entrySet().stream()
                        .map(e -> MigrationJson.of(e.getKey().id(), e.getValue()))
                        .toList();
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(all)
                + "\n";
    }

    private static String csv(Map<MigrationRecord, Status> seen) {
        return Csv.heading()
                + seen.entrySet().stream()
                        .flatMap(e ->
                                e.getValue().rows().stream()
                                        .map(r -> Csv.line(e.getKey().id(), e.getValue(), r)))
                        .collect(Collectors.joining());
    }
}
