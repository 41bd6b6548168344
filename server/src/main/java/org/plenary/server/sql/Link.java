package org.plenary.server.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread's connection: opened when it is first needed, and afresh after it was given up. Single-threaded. */
final class Link {
    private static final Logger log = LoggerFactory.getLogger(Link.class);

    private final Opener opener;
    private @Nullable Statements statements;

    Link(Opener opener) {
        this.opener = opener;
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    Statements statements() throws SQLException {
        Statements open = statements;
        if (open == null) {
            open = new Statements(opener.open());
            statements = open;
        }
        return open;
    }

    /** Closes the connection, which rolls back what it has not committed. */
    void giveUp() {
        Statements open = statements;
        statements = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            log.warn("a database connection did not close", e);
        }
    }
}
