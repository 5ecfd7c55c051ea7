package dev.ferry.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresMirrorIT extends MirrorContract {

    private String url = "";
    private Database database;

    @BeforeEach
    void open() {
        url = RealPostgres.emptyDatabase();
        database = Database.open(url);
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
