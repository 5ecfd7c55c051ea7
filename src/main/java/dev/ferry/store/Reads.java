package dev.ferry.store;

import java.sql.SQLException;

/** Looks at what is committed, beside the writers. */
sealed interface Reads extends AutoCloseable permits Sqlite, Pooled {

    <T> T read(Query<T> query) throws SQLException;

    @Override
    void close() throws SQLException;
}
