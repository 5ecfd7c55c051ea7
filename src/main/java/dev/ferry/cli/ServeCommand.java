package dev.ferry.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ferry serve}: the bot, until it is told to stop. */
@Command(
        name = "serve",
        description =
                "Runs the bot. With the shipped config: a tracker of its own, nothing to install.")
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "Usual: config/ferry.yaml.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Usual: the one in ferry.yaml; 0 takes any that is free.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Usual: the one in ferry.yaml. Anything but this machine's own 127.0.0.1 needs"
                            + " a login: see FERRY_DASHBOARD_TOKEN.")
    private Optional<String> host = Optional.empty();

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Serving(surroundings, config, port, host)
                .untilStopped(spec.commandLine().getOut());
    }
}
