package org.plenary.server.memory;

import org.plenary.server.identity.PersonId;

/**
 * What one connection holds for one use. Of one thread, but for what is told to it.
 *
 * <p>Only whole steps of {@value #STEP} bytes are charged: who types and reads holds less at any time, and costs
 * nothing but a comparison.
 */
public final class Account {
    static final long STEP = 16 << 10;

    private final Budget budget;
    private final PersonId person;
    private final Runnable evict;
    /** In steps; as the budget knows it. */
    private long charged;
    /** Whether the connection was told to go; of the budget. */
    private boolean told;

    private boolean closed;

    Account(Budget budget, PersonId person, Runnable evict) {
        this.budget = budget;
        this.person = person;
        this.evict = evict;
    }

    /** The connection holds so many bytes now. It, or another one, may be told to go because of that. */
    public void hold(long bytes) {
        long steps = closed ? 0 : bytes / STEP * STEP;
        if (steps != charged) {
            budget.charge(this, steps);
        }
    }

    /** The connection holds nothing more, and never will. */
    public void close() {
        closed = true;
        hold(0);
    }

    PersonId person() {
        return person;
    }

    long charged() {
        return charged;
    }

    void charged(long bytes) {
        charged = bytes;
    }

    boolean isTold() {
        return told;
    }

    void tellToGo() {
        told = true;
    }

    void evict() {
        evict.run();
    }
}
