package dev.ferry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the benchmarks find what they need, and what they may litter. */
record Workshop(Path home) {

    Path target() {
        return home.resolve("target");
    }

    /** The folder of the repository with what is not Java. */
    Path tools() {
        return home.resolve("bench");
    }

    /** A new, empty folder under {@code target/}: on the disk that is measured, unlike /tmp. */
    Path scratch(String name) throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(target().resolve("bench")), name + "-");
    }

    /** A program of ours in a process of its own, as {@code ferry serve} would run. */
    Child java(Class<?> main, String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path")));
        Optional.ofNullable(System.getenv("FERRY_JAVA_OPTS"))
                .ifPresent(options -> command.addAll(List.of(options.split(" "))));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return Child.start(command, Map.of(), home);
    }

    /** Where this program stands, or the sentence that tells how to get it. */
    static void need(String program, String how) {
        var found =
                List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
        if (!found) {
            throw new Missing("it needs " + program + " (" + how + ")");
        }
    }
}
