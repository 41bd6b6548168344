package org.plenary.crdt;

/** A listener's connection to what it listens to. Closing it ends the calls; closing it again does nothing. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Ends the calls. A round of calls that has already begun still comes to its end. */
    @Override
    void close();
}
