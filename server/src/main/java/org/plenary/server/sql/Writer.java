package org.plenary.server.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the database.
 *
 * <p>Group commit: it takes all jobs that wait, runs them in one transaction, commits, and only then tells their
 * callers. Syncs follow each other at an interval at least, {@link CommitPace}, which a busy server spends gathering
 * and a quiet one does not notice.
 *
 * <p>A job that throws is undone alone. That is rare, and so the jobs of a group run without a mark to return to; if
 * one throws, all is undone and they run once more, each under a savepoint. If the transaction itself fails, every job
 * of the group fails, nothing of it is kept, and the next group starts on a fresh connection.
 */
final class Writer implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    private final Engine engine;
    private final Link link;
    private final WorkQueue queue;
    private final int groupLimit;
    private final CommitPace pace;
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong committedJobs = new AtomicLong();

    Writer(Engine engine, WorkQueue queue, int groupLimit, CommitPace pace) {
        this.engine = engine;
        this.link = new Link(engine::openToWrite);
        this.queue = queue;
        this.groupLimit = groupLimit;
        this.pace = pace;
    }

    long commits() {
        return commits.get();
    }

    long committedJobs() {
        return committedJobs.get();
    }

    @Override
    public void run() {
        List<Job<?>> group = new ArrayList<>();
        try {
            long earliest = System.nanoTime();
            while (queue.awaitJobs()) {
                gatherUntil(earliest);
                long began = System.nanoTime();
                earliest = began + pace.nanosAfter(serve(group));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the writer: it ends when its queue is closed", e);
        } finally {
            link.giveUp();
        }
    }

    /**
     * Whatever is thrown, the next group is served: all drafts wait for this thread.
     *
     * @return how many jobs the group had
     */
    private int serve(List<Job<?>> group) throws InterruptedException {
        try {
            queue.take(group, groupLimit);
            commit(group);
        } catch (RuntimeException | Error e) {
            failAll(group, e);
        }
        try {
            Delivery.deliver(group);
        } catch (RuntimeException | Error e) {
            log.error("whoever waited for an outcome of the database failed at it", e);
        }
        int served = group.size();
        group.clear();
        return served;
    }

    /** Returns at that time at the latest, and at once if a full group waits. */
    private void gatherUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left > 0 && queue.size() < groupLimit) {
            LockSupport.parkNanos(left);
        }
    }

    private void commit(List<Job<?>> group) {
        try {
            Statements open = link.statements();
            open.execute(engine.beginWrite());
            Exception refusal = runTogether(group, open);
            if (refusal != null) {
                undo(open, refusal);
                open.execute(engine.beginWrite());
                for (Job<?> job : group) {
                    runByItself(job, open);
                }
            }
            open.execute("COMMIT");
            commits.incrementAndGet();
            committedJobs.addAndGet(
                    group.stream().filter(job -> !job.hasFailed()).count());
        } catch (SQLException e) {
            failAll(group, DatabaseException.ofGroup(engine.reasonOf(e), e));
        } catch (RuntimeException | Error e) {
            failAll(group, e);
        }
    }

    /** Returns what the first job threw that did; what is done until then is to be undone. */
    private static @Nullable Exception runTogether(List<Job<?>> group, Statements open) {
        for (Job<?> job : group) {
            try {
                job.run(open);
            } catch (SQLException | RuntimeException e) {
                return e;
            }
        }
        return null;
    }

    private static void undo(Statements open, Exception refusal) throws SQLException {
        try {
            open.execute("ROLLBACK");
        } catch (SQLException ended) {
            // The database has ended the transaction by itself, as it does on a full disk: that is what is to be told.
            if (refusal instanceof SQLException cause) {
                cause.addSuppressed(ended);
                throw cause;
            }
            throw ended;
        }
    }

    private void runByItself(Job<?> job, Statements open) throws SQLException {
        open.execute("SAVEPOINT job");
        try {
            job.run(open);
        } catch (SQLException e) {
            job.fail(DatabaseException.of(engine.reasonOf(e), e));
        } catch (RuntimeException e) {
            job.fail(e);
        }
        if (job.hasFailed()) {
            // A database may have ended the whole transaction after an error; then this fails, and the group with it.
            open.execute("ROLLBACK TO job");
        }
        open.execute("RELEASE job");
    }

    private void failAll(List<Job<?>> group, Throwable cause) {
        for (Job<?> job : group) {
            job.fail(cause);
        }
        try {
            link.giveUp();
        } finally {
            log.atError()
                    .addKeyValue("jobs", group.size())
                    .setCause(cause)
                    .log("a group of changes could not be committed; nothing of it is kept");
        }
    }
}
