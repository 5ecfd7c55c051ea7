package dev.ferry.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteMirrorTest extends MirrorContract {

    @TempDir private Path directory;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(NewDatabase.at(directory.resolve("ferry.db")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    Database database() {
        return database;
    }
}
