package dev.ferry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.server.MigrationJson;
import dev.ferry.server.Parts;
import dev.ferry.server.Percents;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
        JSON
    }

    private static final int WIDTH = 120;

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "MIGRATION",
            description = "Its id; otherwise all that are open.")
    private Optional<String> migration = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "table|markdown|json",
            defaultValue = "TABLE",
            description = "Usual: table.")
    private Format format = Format.TABLE;

    @Option(names = "--config", paramLabel = "FILE", description = "Usual: config/ferry.yaml.")
    private Optional<Path> config = Optional.empty();

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        try (var parts = Configured.parts(surroundings, config)) {
            var records = parts.migrations().all().stream().filter(this::wanted).toList();
            if (migration.isPresent() && records.isEmpty()) {
                throw Stop.usage("There is no migration called " + migration.get() + ".");
            }
            show(parts, records);
        }
        return Exit.DONE;
    }

    private boolean wanted(MigrationRecord record) {
        return migration.map(record.id()::equals).orElse(true);
    }

    private void show(Parts parts, List<MigrationRecord> records) throws JsonProcessingException {
        var out = spec.commandLine().getOut();
        var seen = new LinkedHashMap<MigrationRecord, Status>();
        for (var record : records) {
            parts.look(record, surroundings.clock())
                    .ifPresentOrElse(
                            status -> seen.put(record, status),
                            () ->
                                    spec.commandLine()
                                            .getErr()
                                            .println(
                                                    record.id()
                                                            + " is left out: "
                                                            + record.control()
                                                            + " is in a tracker that is not"
                                                            + " configured."));
        }
        if (format == Format.JSON) {
            var json =
                    seen.entrySet().stream()
                            .map(e -> MigrationJson.of(e.getKey().id(), e.getValue()))
                            .toList();
            out.println(
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(json));
            return;
        }
        if (records.isEmpty()) {
            out.println(
                    "No migration yet. Somebody starts one with /migrate <old> to <new> in an"
                            + " issue.");
        }
        seen.forEach((record, status) ->
                out.println(
                        format == Format.MARKDOWN
                                ? parts.renderer().status(status)
                                : table(record, status)));
    }

    private static String table(MigrationRecord record, Status status) {
        var table =
                new TextTable(
                        "FEATURE", "DRI", "PHASE", "TASKS", "ROLLOUT", "ETA", "HEALTH", "ISSUE");
        for (var row : status.rows()) {
            var tasks = row.facts().checklist();
            table.row(
                    row.item().feature().name(),
                    row.item().assignee(),
                    row.phase().text(),
                    tasks.done() + "/" + tasks.total(),
                    Percents.of(row).map(p -> p.toPlainString() + " %").orElse("?"),
                    row.item().due().toString(),
                    row.health().level().text(),
                    row.facts().issueText().orElse("-"));
        }
        var head = record.id() + ": " + status.health().level().text() + ", as of " + status.asOf();
        return head
                + System.lineSeparator()
                + String.join(System.lineSeparator(), table.lines(WIDTH));
    }
}
