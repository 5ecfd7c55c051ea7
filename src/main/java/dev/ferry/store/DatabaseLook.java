package dev.ferry.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/** What a database looks like from outside. Nothing in it is changed, nor is it made. */
public sealed interface DatabaseLook {

    /** There is no such file yet; the first start makes it. */
    record NotYetMade() implements DatabaseLook {}

    /**
     * @param behind how many steps its schema is behind this version of Ferry, which the next start
     *     takes
     */
    record Usable(int behind) implements DatabaseLook {}

    /** A newer Ferry has worked with it. */
    record Ahead() implements DatabaseLook {}

    /**
     * @param why without the address, which may hold a password
     */
    record Unusable(String why) implements DatabaseLook {}

    String SQLITE = "jdbc:sqlite:";
    int SECONDS_TO_CONNECT = 5;

    static DatabaseLook at(String url) {
        try {
            return url.startsWith(SQLITE) ? sqlite(url) : schema(url, "db/postgresql");
        } catch (FlywayException | IOException e) {
            return new Unusable(words(e, url));
        }
    }

    private static DatabaseLook sqlite(String url) throws IOException {
        var file = Path.of(url.substring(SQLITE.length())).toAbsolutePath();
        if (Files.notExists(file)) {
            var folder = nearest(file);
            return Files.isDirectory(folder) && Files.isWritable(folder)
                    ? new NotYetMade()
                    : new Unusable("nothing can be made in " + folder);
        }
        return Files.isWritable(file)
                ? schema(url, "db/sqlite")
                : new Unusable(file + " cannot be written");
    }

    /** The nearest folder above that is there. */
    private static Path nearest(Path file) {
        var folder = file.getParent();
        while (folder != null && Files.notExists(folder)) {
            folder = folder.getParent();
        }
        return folder == null ? file : folder;
    }

    private static DatabaseLook schema(String url, String scripts) {
        DriverManager.setLoginTimeout(SECONDS_TO_CONNECT);
        var steps =
                Flyway.configure()
                        .dataSource(url, null, null)
                        .locations("classpath:" + scripts)
                        .loggers("slf4j")
                        .load()
                        .info();
        return Arrays.stream(steps.all())
                        .anyMatch(s -> s.getState() == MigrationState.FUTURE_SUCCESS)
                ? new Ahead()
                : new Usable(steps.pending().length);
    }

    private static String words(Exception e, String url) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var said = String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
        return said.replace(url, "it").replaceAll("(?i)(password=)[^&\\s]*", "$1***");
    }
}
