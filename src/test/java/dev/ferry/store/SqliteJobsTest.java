package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJobsTest extends JobStoreContract {

    @TempDir private Path directory;

    @Override
    Database open() {
        return Database.stepwise(NewDatabase.at(directory.resolve("ferry.db")), WriteHook.NONE);
    }

    @Test
    void aSecondProcessIsToldThatThereIsOneAlready() {
        try (var second = open()) {
            assertThatThrownBy(second::jobs).hasMessageContaining("another Ferry works with");
        }
    }

    @Test
    void commitsReachTheDiskBeforeTheyAreAcknowledged() {
        try (var database = open()) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
        }
    }

    private static String pragma(Database database, String name) {
        return database.write(
                "look", c -> Sql.one(c, "PRAGMA " + name, row -> row.getString(1)).orElseThrow());
    }
}
