package org.plenary.server.sql;

import java.util.ArrayDeque;
import java.util.List;

/** Jobs that wait, bounded in number and bytes. Safe from any thread. */
final class WorkQueue {
    private final int maxCount;
    private final long maxBytes;
    private final ArrayDeque<Job<?>> jobs = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    WorkQueue(int maxCount, long maxBytes) {
        this.maxCount = maxCount;
        this.maxBytes = maxBytes;
    }

    /** @throws DatabaseException if the queue is full or closed */
    synchronized void add(Job<?> job) {
        if (closed) {
            throw new DatabaseException(DatabaseException.Reason.UNAVAILABLE, "the database is closed");
        }
        if (jobs.size() >= maxCount || (!jobs.isEmpty() && bytes + job.bytes() > maxBytes)) {
            throw new DatabaseException(
                    DatabaseException.Reason.OVERLOADED,
                    "too much is waiting for the database, try again later: waiting=" + jobs.size() + " bytes=" + bytes
                            + " maxWaiting=" + maxCount + " maxBytes=" + maxBytes);
        }
        jobs.add(job);
        bytes += job.bytes();
        notify();
    }

    /**
     * Waits until there are jobs.
     *
     * @return false once the queue is closed and empty
     */
    synchronized boolean awaitJobs() throws InterruptedException {
        while (jobs.isEmpty() && !closed) {
            wait();
        }
        return !jobs.isEmpty();
    }

    /**
     * Waits for jobs and moves up to {@code max} of them, in order.
     *
     * @return false once the queue is closed and empty
     */
    synchronized boolean take(List<Job<?>> into, int max) throws InterruptedException {
        boolean some = awaitJobs();
        for (int i = 0; i < max && !jobs.isEmpty(); i++) {
            Job<?> job = jobs.element();
            into.add(job);
            jobs.remove();
            bytes -= job.bytes();
        }
        return some;
    }

    synchronized int size() {
        return jobs.size();
    }

    /** Takes no more jobs; those that wait can still be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
