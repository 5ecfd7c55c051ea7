package dev.ferry.cli;

import dev.ferry.command.Commands;
import dev.ferry.command.Rebuild;
import dev.ferry.reconcile.Remains;
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
            var remains = new Remains(parts.tracker(), parts.ensure().ledger(), parts.migrations());
            var found =
                    new Rebuild(
                                    parts.tracker(),
                                    parts.migrations(),
                                    remains,
                                    new Commands(),
                                    parts.config().catalog())
                            .run(parts.places());
            spec.commandLine()
                    .getOut()
                    .println(
                            "Found "
                                    + found.migrations().size()
                                    + " migrations with "
                                    + found.issues()
                                    + " issues, and "
                                    + found.answered().size()
                                    + " comments that were answered.");
        }
        return Exit.DONE;
    }
}
