package dev.ferry.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The configurations in {@code config/examples}. */
public final class Examples {

    private static final Path HERE = Path.of("config/examples").toAbsolutePath();

    private Examples() {}

    /** As it is shipped; it has no mistakes. */
    public static Configuration of(String name, Map<String, String> environment) {
        return loaded(HERE.resolve(name), environment);
    }

    /** A copy, flags included, in which only the address of the server is another one. */
    public static Configuration copied(
            String name, Path directory, URI server, Map<String, String> environment) {
        return copied(name, directory, server, "5m", environment);
    }

    /**
     * @param sweep how often is swept
     */
    public static Configuration copied(
            String name,
            Path directory,
            URI server,
            String sweep,
            Map<String, String> environment) {
        try {
            var text =
                    Files.readString(HERE.resolve(name))
                            .replace("sweep: 5m", "sweep: " + sweep)
                            .replace("port: 8080", "port: 0")
                            .replaceFirst("(?m)^    url: \\S+", "    url: " + server)
                            .replaceAll("(?m)^(\\w+): \\.\\./", "$1: " + HERE.getParent() + "/")
                            .replace("path: ../flags.yaml", "path: flags.yaml");
            Files.copy(HERE.resolve("../flags.yaml"), directory.resolve("flags.yaml"));
            return loaded(Files.writeString(directory.resolve(name), text), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Configuration loaded(Path file, Map<String, String> environment) {
        return switch (Configuration.load(file, environment)) {
            case Configuration.Loaded.Ready(var configuration) -> configuration;
            case Configuration.Loaded.Wrong(var mistakes) ->
                    throw new AssertionError(String.join("\n", texts(mistakes)));
        };
    }

    static List<String> texts(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::toString).toList();
    }
}
