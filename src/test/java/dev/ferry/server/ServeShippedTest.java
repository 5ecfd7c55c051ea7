package dev.ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.config.Configuration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ferry serve} as it is shipped, with no secret in the environment: the first run. */
class ServeShippedTest {

    @TempDir private Path directory;

    @Test
    void everyPageOfTheFirstRunIsThere() throws Exception {
        try (var ferry = new Ferry(shipped(), 0, Path.of("templates"), InstantSource.system());
                var http = HttpClient.newHttpClient()) {
            for (var page :
                    List.of("/", ferry.firstPage(), "/tracker/flags", "/health/live", "/metrics")) {
                var uri = URI.create("http://127.0.0.1:" + ferry.port() + page);
                var answer =
                        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
            }
        }
    }

    private Configuration shipped() throws IOException {
        var config = Files.createDirectory(directory.resolve("config"));
        try (var files = Files.list(Path.of("config"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        var url = "jdbc:sqlite:" + directory.resolve("data/ferry.db");
        var loaded =
                Configuration.load(config.resolve("ferry.yaml"), Map.of("FERRY_DATABASE_URL", url));
        return ((Configuration.Loaded.Ready) loaded).configuration();
    }
}
