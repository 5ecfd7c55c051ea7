package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole expected texts, in files. After a wanted change run the test once with {@code
 * -Dgolden=write} and read the difference before committing it.
 */
final class Golden {

    private static final Path DIRECTORY = Path.of("src/test/resources/render");

    private Golden() {}

    static void check(String name, String actual) {
        var file = DIRECTORY.resolve(name);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(DIRECTORY);
                Files.writeString(file, actual);
            }
            assertThat(actual).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
