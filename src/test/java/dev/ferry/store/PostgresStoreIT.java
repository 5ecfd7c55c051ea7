package dev.ferry.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresStoreIT extends StoreContract {

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
    public Database database() {
        return database;
    }

    @Override
    public Database reopened() {
        close();
        database = Database.open(url);
        return database;
    }
}
