package dev.ferry.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SQLite files with an empty, current schema: made once by the scripts and copied from then on. */
public final class NewDatabase {

    private static final byte[] EMPTY = make();

    private NewDatabase() {}

    /** Puts one here, where nothing is yet, and returns its address. */
    public static String at(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.write(file, EMPTY);
            }
            return "jdbc:sqlite:" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] make() {
        try {
            var folder = Files.createTempDirectory("ferry-schema");
            var file = folder.resolve("ferry.db");
            Database.open("jdbc:sqlite:" + file).close();
            var bytes = Files.readAllBytes(file);
            try (var left = Files.list(folder)) {
                left.forEach(path -> path.toFile().delete());
            }
            Files.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
