package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after {@code kill -9}. */
class KillIT {

    @TempDir private Path directory;

    @Test
    @Timeout(120)
    void noAcknowledgedDeliveryIsLost() throws Exception {
        var url = "jdbc:sqlite:" + directory.resolve("ferry.db");
        var acknowledged = new TreeSet<String>();
        for (int round = 1; round <= 3; round++) {
            acknowledged.addAll(untilKilled(url, "round" + round, 1_500 * round));
            assertThat(stored(url)).containsAll(acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThan(6_000);
        assertThat(integrity(url)).isEqualTo("ok");
    }

    private static Set<String> untilKilled(String url, String round, int lines)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledProcess.class.getName(),
                                url,
                                round)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return out.lines()
                    .filter(KillIT::isAcknowledgement)
                    .limit(lines)
                    .map(line -> line.substring("took ".length(), line.length() - 1))
                    .collect(Collectors.toSet());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean isAcknowledgement(String line) {
        return line.startsWith("took ") && line.endsWith(";");
    }

    private static Set<String> stored(String url) {
        try (var database = Database.open(url)) {
            return database
                    .deliveries(InstantSource.system())
                    .list(Optional.empty(), 1_000_000)
                    .stream()
                    .map(job -> job.delivery().id())
                    .collect(Collectors.toSet());
        }
    }

    private static String integrity(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA integrity_check")) {
            return result.getString(1);
        }
    }
}
