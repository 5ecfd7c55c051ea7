package dev.ferry.cli;

import dev.ferry.config.Configuration;
import dev.ferry.server.Ferry;
import dev.ferry.server.FirstTry;
import dev.ferry.server.UnusableSettings;
import dev.ferry.store.Database;
import io.javalin.util.JavalinBindException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The bot, from its start until it is told to stop. */
record Serving(
        Surroundings surroundings,
        Optional<Path> config,
        Optional<Integer> port,
        Optional<String> host) {

    Serving(Surroundings surroundings, Optional<Path> config, Optional<Integer> port) {
        this(surroundings, config, port, Optional.empty());
    }

    int untilStopped(PrintWriter out) throws InterruptedException {
        Thread.ofPlatform().daemon().name("ferry-sqlite").start(Database::prepare);
        var settings = Configured.ready(surroundings, config).listeningOn(port).listeningAt(host);
        var stopped = new CountDownLatch(1);
        var ferry = start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ferry, stopped), "ferry-stop"));
        var first = FirstTry.of(settings, surroundings.clock());
        new Welcome(settings, ferry.port(), ferry.firstPage(), first).lines().forEach(out::println);
        out.flush();
        stopped.await();
        return Exit.DONE;
    }

    private Ferry start(Configuration settings) {
        try {
            return new Ferry(
                    settings,
                    settings.port(),
                    Configured.templates(surroundings),
                    surroundings.clock());
        } catch (UnusableSettings e) {
            throw Stop.usage(e.getMessage());
        } catch (JavalinBindException e) {
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
