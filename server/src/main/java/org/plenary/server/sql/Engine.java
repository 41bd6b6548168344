package org.plenary.server.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** What one kind of database does in a way of its own. Safe from any thread. */
public interface Engine extends AutoCloseable {
    /** A connection that changes things. One is open at a time. */
    Connection openToWrite() throws SQLException;

    /** A connection that changes nothing. */
    Connection openToRead() throws SQLException;

    /** The statement that begins a transaction which changes things. */
    String beginWrite();

    /** The statement that begins a transaction all of whose queries see one committed state. */
    String beginRead();

    /** Why the database refused. */
    DatabaseException.Reason reasonOf(SQLException refusal);

    /** Gives back what it holds beside its connections, which are closed by then. */
    @Override
    void close() throws IOException;
}
