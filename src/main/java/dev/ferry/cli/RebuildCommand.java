package dev.ferry.cli;

import dev.ferry.command.Commands;
import dev.ferry.command.Rebuild;
import dev.ferry.reconcile.Remains;
import dev.ferry.server.Office;
import dev.ferry.server.Parts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ferry rebuild}: the database, from what Ferry wrote into the tracker. */
@Command(
        name = "rebuild",
        description = "Fills an empty database from the tracker. Stop the bot first.")
final class RebuildCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "Usual: config/ferry.yaml.")
    private Optional<Path> config = Optional.empty();

    RebuildCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (var parts = Configured.parts(surroundings, config)) {
            for (var office : parts.offices()) {
                spec.commandLine().getOut().println(office.name() + ": " + found(parts, office));
            }
        }
        return Exit.DONE;
    }

    private static String found(Parts parts, Office office) {
        var tracker = office.tracker();
        var remains =
                new Remains(
                        tracker,
                        office.ensure().ledger(),
                        parts.migrations(),
                        parts.database().timeline(),
                        parts.database().ramps());
        var found =
                new Rebuild(tracker, parts.migrations(), remains, new Commands(), office.catalog())
                        .run(office.places());
        return "found %d migrations with %d issues, and %d comments that were answered."
                .formatted(found.migrations().size(), found.issues(), found.answered().size());
    }
}
