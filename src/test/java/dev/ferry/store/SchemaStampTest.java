package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that these scripts made is opened without asking Flyway; any other is not. */
class SchemaStampTest {

    @TempDir private Path directory;

    @Test
    void flywayIsAskedOnceForEachSetOfScripts() throws SQLException {
        open();
        change("DROP TABLE flyway_schema_history");
        open();

        change("PRAGMA user_version = 12345");
        assertThatThrownBy(this::open).isInstanceOf(FlywayException.class);
    }

    @Test
    void theSumIsOfAllScripts() {
        assertThat(SchemaStamp.of("db/sqlite")).isEqualTo(SchemaStamp.of("db/sqlite"));
        assertThat(SchemaStamp.of("db/sqlite")).isNotEqualTo(SchemaStamp.of("db/postgresql"));
        assertThat(SchemaStamp.of("db/sqlite").sum()).isNotZero();
    }

    private void open() {
        try (var database = Database.open(url())) {
            database.probe(Instant.EPOCH);
        }
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("ferry.db");
    }
}
