package dev.ferry.cli;

import dev.ferry.server.Ferry;
import dev.ferry.server.FirstTry;
import dev.ferry.server.UnusableSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = Configured.ready(surroundings, config).listeningOn(port);
        var stopped = new CountDownLatch(1);
        var ferry = start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ferry, stopped), "ferry-stop"));
        var out = spec.commandLine().getOut();
        var first = FirstTry.of(settings, surroundings.clock());
        new Welcome(settings, ferry.port(), ferry.firstPage(), first).lines().forEach(out::println);
        out.flush();
        stopped.await();
        return Exit.DONE;
    }

    private Ferry start(dev.ferry.config.Configuration settings) {
        try {
            return new Ferry(
                    settings,
                    settings.port(),
                    Configured.templates(surroundings),
                    surroundings.clock());
        } catch (UnusableSettings e) {
            throw Stop.usage(e.getMessage());
        } catch (io.javalin.util.JavalinBindException e) {
            throw Stop.outside(
                    "Port "
                            + settings.port()
                            + " is taken. Another one: ./ferry serve --port 8081, with its own"
                            + " FERRY_DATABASE_URL.");
        }
    }

    private static void stop(Ferry ferry, CountDownLatch stopped) {
        ferry.close();
        stopped.countDown();
    }
}
