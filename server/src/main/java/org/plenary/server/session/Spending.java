package org.plenary.server.session;

import org.plenary.server.identity.PersonId;
import org.plenary.server.room.Shares;

/**
 * What a client sends, counted against what its connection and its person may send; all results are for how many
 * milliseconds nothing more is to be read, 0 for not at all. Single-threaded.
 */
final class Spending {
    /** So many frames that end no message count as a message: each takes its time, however short it is. */
    static final int FRAMES_PER_MESSAGE = 4;

    private final PersonId person;
    private final Shares shares;
    private final Allowance allowance;
    private int framesWithoutMessage;

    Spending(PersonId person, Shares shares, Allowance allowance) {
        this.person = person;
        this.shares = shares;
        this.allowance = allowance;
    }

    /** So many frames came that end no message. */
    long frames(int count, long nowNanos) {
        framesWithoutMessage += count;
        int messages = framesWithoutMessage / FRAMES_PER_MESSAGE;
        framesWithoutMessage %= FRAMES_PER_MESSAGE;
        return messages == 0 ? 0 : message(messages, 0, nowNanos);
    }

    /**
     * A message came.
     *
     * @param cost as how many ordinary messages it counts
     * @param bytes how long it was
     */
    long message(int cost, int bytes, long nowNanos) {
        long share = shares.brought(person, cost, bytes);
        return Math.max(allowance.spend(cost, nowNanos), share);
    }
}
