package org.plenary.server.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads: each job sees one committed state of the database. After a failure it connects afresh. */
final class Reader implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Reader.class);

    private final Engine engine;
    private final Link link;
    private final WorkQueue queue;

    Reader(Engine engine, WorkQueue queue) {
        this.engine = engine;
        this.link = new Link(engine::openToRead);
        this.queue = queue;
    }

    @Override
    public void run() {
        List<Job<?>> jobs = new ArrayList<>(1);
        try {
            while (queue.take(jobs, 1)) {
                read(jobs.get(0));
                deliver(jobs);
                jobs.clear();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a reader: it ends when its queue is closed", e);
        } finally {
            link.giveUp();
        }
    }

    private static void deliver(List<Job<?>> jobs) {
        try {
            Delivery.deliver(jobs);
        } catch (RuntimeException | Error e) {
            log.error("whoever waited for an answer of the database failed at it", e);
        }
    }

    private void read(Job<?> job) {
        try {
            Statements open = link.statements();
            open.execute(engine.beginRead());
            job.run(open);
            open.execute("COMMIT");
        } catch (SQLException e) {
            job.fail(DatabaseException.of(engine.reasonOf(e), e));
            link.giveUp();
        } catch (RuntimeException | Error e) {
            job.fail(e);
            link.giveUp();
        }
    }
}
