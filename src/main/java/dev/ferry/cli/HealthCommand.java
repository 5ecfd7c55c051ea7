package dev.ferry.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./ferry health}: asks the running bot whether it can work; for the container's health
 * check.
 */
@Command(name = "health", description = "Asks the bot on this machine whether it can work.")
final class HealthCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Usual: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Override
    public Integer call() throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            spec.commandLine().getOut().println(answer.body());
            return answer.statusCode() == 200 ? Exit.DONE : Exit.OUTSIDE;
        } catch (IOException e) {
            throw Stop.outside("Nothing answers on port " + port + ".");
        }
    }
}
