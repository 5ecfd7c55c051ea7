package dev.ferry.store;

import java.sql.SQLException;

/** Looks at what is committed, beside the writers. */
interface Reads extends AutoCloseable {

    <T> T read(Query<T> query) throws SQLException;

    @Override
    void close() throws SQLException;
}
