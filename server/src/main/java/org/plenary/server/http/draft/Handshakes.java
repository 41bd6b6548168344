package org.plenary.server.http.draft;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.plenary.server.http.exchange.Seats;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;

/**
 * The upgrades to live connections that are under way: so many at once, and a quarter of them for one person. Safe from
 * any thread.
 */
public final class Handshakes {
    private static final int SHARE_OF_ONE = 4;

    private final int all;
    private final Seats seats;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    /**
     * None yet.
     *
     * @param all how many at once
     */
    public Handshakes(int all) {
        this.all = all;
        this.seats = new Seats(all, Math.max(1, all / SHARE_OF_ONE));
    }

    /** How many are under way. */
    public int underWay() {
        return underWay.get();
    }

    /** How many were turned away so far. */
    public long refused() {
        return refused.get();
    }

    /** Somebody asks, and nobody knows who yet; to be left again. False if they have to come back later. */
    public boolean enter() {
        if (underWay.incrementAndGet() <= all) {
            return true;
        }
        underWay.decrementAndGet();
        refused.incrementAndGet();
        return false;
    }

    public void leave() {
        underWay.decrementAndGet();
    }

    /** It is this person who asks; to be left again. False if they have to come back later. */
    public boolean enter(Person person) {
        boolean entered = seats.take(person);
        if (!entered) {
            refused.incrementAndGet();
        }
        return entered;
    }

    public void leave(PersonId person) {
        seats.leave(person);
    }
}
