package dev.ferry.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./ferry why FEATURE}: the facts behind its date, phase and health, in every migration it
 * is part of.
 */
@Command(name = "why", description = "The facts behind a feature's date, phase and health.")
final class WhyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FEATURE", description = "Its id in features.yaml.")
    private String feature = "";

    @Option(names = "--config", paramLabel = "FILE", description = "Usual: config/ferry.yaml.")
    private Optional<Path> config = Optional.empty();

    WhyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (var parts = Configured.parts(surroundings, config)) {
            parts.offices().forEach(office -> office.measuring().round());
            var out = spec.commandLine().getOut();
            boolean found = false;
            for (var record : parts.migrations().all()) {
                var row = parts.look(record, surroundings.clock()).flatMap(s -> s.row(feature));
                if (row.isPresent()) {
                    found = true;
                    out.println(record.id());
                    row.get().why().forEach(line -> out.println("  - " + Cells.plain(line)));
                }
            }
            if (!found) {
                throw Stop.usage(
                        "No migration holds a feature called "
                                + feature
                                + ". ./ferry status shows what there is.");
            }
        }
        return Exit.DONE;
    }
}
