package org.plenary.server.room;

/** A thread of execution that runs tasks one after the other, in the order in which they were given. */
@FunctionalInterface
public interface Lane {

    /** Runs a task later on this lane; returns at once. */
    void run(Runnable task);
}
