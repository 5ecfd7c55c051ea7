package dev.ferry.store;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * The sum of the scripts that made a SQLite file, kept in the file itself. Flyway compares all that
 * was ever done, which takes as long as the rest of a start; a file that says it was brought up to
 * date by these very scripts is not given to it.
 */
record SchemaStamp(int sum) {

    /**
     * @param folder of the class path
     */
    static SchemaStamp of(String folder) {
        try {
            var sum = new CRC32();
            for (var script : scripts(folder)) {
                sum.update(script.getBytes(StandardCharsets.UTF_8));
                sum.update(bytes("/" + folder + "/" + script));
            }
            return new SchemaStamp((int) sum.getValue());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the scripts in " + folder + " cannot be read", e);
        }
    }

    boolean isOn(Connection connection) throws SQLException {
        return Sql.one(connection, "PRAGMA user_version", row -> row.getInt(1))
                .filter(version -> version == sum)
                .isPresent();
    }

    void put(Connection connection) throws SQLException {
        Sql.update(connection, "PRAGMA user_version = " + sum);
    }

    private static List<String> scripts(String folder) throws IOException, URISyntaxException {
        var place = resource("/" + folder);
        return place.openConnection() instanceof JarURLConnection jar
                ? jar.getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(folder + "/") && name.endsWith(".sql"))
                        .map(name -> name.substring(folder.length() + 1))
                        .sorted()
                        .toList()
                : files(place.toURI());
    }

    private static List<String> files(URI folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (var in = resource(name).openStream()) {
            return in.readAllBytes();
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(SchemaStamp.class.getResource(name), name);
    }
}
