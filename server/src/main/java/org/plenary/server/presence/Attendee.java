package org.plenary.server.presence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Person;

/**
 * A person in a draft, on however many devices.
 *
 * @param person who
 * @param clause the clause that the person was in last, on any device; null for none
 * @param movedAt when that was said
 * @param since since when the person is in the draft without a break
 * @param devices on how many connections, 1 or more
 */
public record Attendee(Person person, @Nullable ClauseId clause, Instant movedAt, Instant since, int devices) {

    /** @throws IllegalArgumentException if there is no device */
    public Attendee {
        if (devices < 1) {
            throw new IllegalArgumentException("expected an attendee on 1 device or more, got " + devices);
        }
    }

    /** The same person on this node's and on another node's devices. */
    Attendee and(Attendee other) {
        Attendee latest = other.movedAt.isAfter(movedAt) ? other : this;
        Instant earliest = other.since.isBefore(since) ? other.since : since;
        return new Attendee(latest.person, latest.clause, latest.movedAt, earliest, devices + other.devices);
    }

    /** The same by a clock that is ahead by {@code offset}. */
    public Attendee shifted(Duration offset) {
        return offset.isZero() ? this : new Attendee(person, clause, movedAt.plus(offset), since.plus(offset), devices);
    }
}
