package org.plenary.server.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work: statements that take effect together or not at all.
 *
 * <p>Whatever it throws undoes its own changes, no others', and fails its future. It may be run twice, the first run
 * undone, when another that shares its commit throws: so it changes nothing but the database.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    /** Runs on a thread of the database; it may block on SQL and on nothing else. */
    T run(Statements statements) throws SQLException;
}
