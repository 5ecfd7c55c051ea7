package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseLookTest {

    @TempDir private Path directory;

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("deep/ferry.db");
    }

    @Test
    void aFileThatIsNotThereIsNotMade() {
        assertThat(DatabaseLook.at(url())).isEqualTo(new DatabaseLook.NotYetMade());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void oneThatWasOpenedCanBeUsed() {
        Database.open(url()).close();
        assertThat(DatabaseLook.at(url())).isEqualTo(new DatabaseLook.Usable(0));
    }

    @Test
    void aNewerOneIsSeen() throws Exception {
        Database.open(url()).close();
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO flyway_schema_history SELECT 999, '999', 'later', type, script,"
                            + " checksum, installed_by, installed_on, execution_time, success FROM"
                            + " flyway_schema_history WHERE installed_rank = 1");
        }
        assertThat(DatabaseLook.at(url())).isEqualTo(new DatabaseLook.Ahead());
    }

    @Test
    void whatIsNoDatabaseIsToldWithoutItsPassword() throws Exception {
        Files.createDirectories(directory.resolve("deep"));
        Files.writeString(directory.resolve("deep/ferry.db"), "no database ".repeat(1000));
        assertThat(DatabaseLook.at(url())).isInstanceOf(DatabaseLook.Unusable.class);

        var nobody = DatabaseLook.at("jdbc:postgresql://127.0.0.1:9/ferry?user=f&password=sEcReT");
        assertThat(nobody).isInstanceOf(DatabaseLook.Unusable.class);
        assertThat(nobody.toString()).doesNotContain("sEcReT");
    }
}
