package dev.ferry.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Work on a connection. It may be run again after a failed attempt was rolled back, so it changes
 * nothing but the database.
 */
@FunctionalInterface
interface Query<T> {
    T run(Connection connection) throws SQLException;
}
