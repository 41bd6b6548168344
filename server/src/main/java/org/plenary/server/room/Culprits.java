package org.plenary.server.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.plenary.server.identity.PersonId;

/**
 * Whose changes broke a room lately. A fault that a change meets by chance heals by itself, since the author sends it again to the
 * next room; one that lies in the change comes again with it. So whoever breaks rooms again and again has to stay away for longer
 * and longer, and cannot keep everybody else out by it. Safe from any thread; bounded: the oldest are forgotten.
 */
final class Culprits {
    private static final int MAX_PEOPLE = 1024;
    private static final long FORGOTTEN_AFTER_NANOS = TimeUnit.MINUTES.toNanos(30);
    private static final long FIRST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_DOUBLINGS = 6;

    private final Map<PersonId, Offence> offences = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PersonId, Offence> eldest) {
            return size() > MAX_PEOPLE;
        }
    };

    private record Offence(int times, long atNanos) {
        boolean isForgotten(long nowNanos) {
            return nowNanos - atNanos > FORGOTTEN_AFTER_NANOS;
        }

        long waitNanos() {
            return times < 2 ? 0 : FIRST_WAIT_NANOS << Math.min(times - 2, MOST_DOUBLINGS);
        }
    }

    /** A change of the person broke a room. Returns whether that has happened before. */
    synchronized boolean broke(PersonId person, long nowNanos) {
        Offence before = offences.remove(person);
        int times = before == null || before.isForgotten(nowNanos) ? 1 : before.times + 1;
        offences.put(person, new Offence(times, nowNanos));
        return times > 1;
    }

    /** For how many seconds the person has to stay away yet; 0 if not at all. */
    synchronized long secondsToWait(PersonId person, long nowNanos) {
        Offence offence = offences.get(person);
        if (offence == null) {
            return 0;
        }
        long left = offence.atNanos + offence.waitNanos() - nowNanos;
        return left <= 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(left) + 1;
    }
}
