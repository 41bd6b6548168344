package org.plenary.server.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads: each job sees one committed state of the database. After a failure it connects afresh. */
final class Reader implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Reader.class);

    private final Connections connections;
    private final WorkQueue queue;
    private @Nullable Statements statements;

    Reader(Connections connections, WorkQueue queue) {
        this.connections = connections;
        this.queue = queue;
    }

    @Override
    public void run() {
        List<Job<?>> jobs = new ArrayList<>(1);
        try {
            while (queue.take(jobs, 1)) {
                read(jobs.get(0));
                Delivery.deliver(jobs);
                jobs.clear();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a reader: it ends when its queue is closed", e);
        } finally {
            disconnect();
        }
    }

    private void read(Job<?> job) {
        try {
            Statements open = connect();
            open.execute("BEGIN");
            job.run(open);
            open.execute("COMMIT");
        } catch (SQLException e) {
            job.fail(DatabaseException.of(e));
            disconnect();
        } catch (RuntimeException | Error e) {
            job.fail(e);
            disconnect();
        }
    }

    private Statements connect() throws SQLException {
        Statements open = statements;
        if (open == null) {
            open = connections.openToRead();
            statements = open;
        }
        return open;
    }

    private void disconnect() {
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
