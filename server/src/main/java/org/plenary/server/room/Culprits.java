package org.plenary.server.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.plenary.server.identity.PersonId;

/**
 * Whose changes broke a room lately, or were refused too often. Safe from any thread; bounded: the oldest are
 * forgotten.
 *
 * <p>A fault that a change meets by chance heals by itself, since the author sends it again to the next room; one that
 * lies in the change comes again with it. So whoever breaks rooms again and again has to stay away for longer and
 * longer, and cannot keep everybody else out by it.
 *
 * <p>A refusal happens to honest people: they type in a clause that was frozen just now, or bring a day of work of
 * which a part is refused. That is dozens in a burst. So many hundreds at once and some every second for long lead to
 * nothing; beyond half of them the connection is read more slowly, and beyond all of them the person has to stay away.
 * A refusal counts by what it cost to find out.
 */
final class Culprits {
    /** Refusals that cost nothing, of one person at once: a held key over a line that is ten seconds late. */
    static final int REFUSALS_AT_ONCE = 400;

    /** The same, for long. */
    static final int REFUSALS_PER_SECOND = 4;

    /** A refusal that took so many steps to find out (about a millisecond) counts as one more. */
    static final long STEPS_PER_REFUSAL = 25_000;

    /** How long nothing is read from a connection after each refusal, from half of the refusals on. */
    static final long SLOWED_MILLIS = 100;

    private static final int MAX_PEOPLE = 1024;
    private static final long FORGOTTEN_AFTER_NANOS = TimeUnit.MINUTES.toNanos(30);
    private static final long FIRST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_DOUBLINGS = 6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<PersonId, Offence> offences = bounded();
    private final Map<PersonId, Refused> refusals = bounded();
    private volatile boolean somebodyWaits;

    private record Offence(int times, long atNanos) {
        boolean isForgotten(long nowNanos) {
            return nowNanos - atNanos > FORGOTTEN_AFTER_NANOS;
        }

        long waitNanos() {
            return times < 2 ? 0 : FIRST_WAIT_NANOS << Math.min(times - 2, MOST_DOUBLINGS);
        }
    }

    /** How many refusals were left to a person at a moment. */
    private record Refused(double left, long atNanos) {
        double leftAt(long nowNanos) {
            return Math.min(REFUSALS_AT_ONCE, left + (nowNanos - atNanos) / NANOS_PER_SECOND * REFUSALS_PER_SECOND);
        }
    }

    /**
     * What follows from a refusal.
     *
     * @param restMillis for how long nothing is to be read from the connection
     * @param awaySeconds for how long the person has to stay away; 0 if not at all
     */
    record Consequence(long restMillis, long awaySeconds) {
        static final Consequence NONE = new Consequence(0, 0);

        /** Whether the connection is to be closed. */
        boolean closes() {
            return awaySeconds > 0;
        }
    }

    /** A change of the person broke a room. Returns whether that has happened before. */
    synchronized boolean broke(PersonId person, long nowNanos) {
        return offended(person, 1, nowNanos).times > 1;
    }

    private Offence offended(PersonId person, int least, long nowNanos) {
        Offence before = offences.remove(person);
        int times = before == null || before.isForgotten(nowNanos) ? least : Math.max(least, before.times + 1);
        Offence offence = new Offence(times, nowNanos);
        offences.put(person, offence);
        somebodyWaits = true;
        return offence;
    }

    /**
     * A change of the person was refused.
     *
     * @param steps what it took to find that out, as {@link org.plenary.crdt.Doc#workload} counts
     */
    synchronized Consequence refused(PersonId person, long steps, long nowNanos) {
        long away = secondsToWait(person, nowNanos);
        if (away > 0) {
            return new Consequence(0, away);
        }
        Refused before = refusals.remove(person);
        double left =
                (before == null ? REFUSALS_AT_ONCE : before.leftAt(nowNanos)) - 1 - (double) steps / STEPS_PER_REFUSAL;
        if (left < 0) {
            // It begins with all of them again when the time is over.
            offended(person, 2, nowNanos);
            return new Consequence(0, secondsToWait(person, nowNanos));
        }
        refusals.put(person, new Refused(left, nowNanos));
        return left < REFUSALS_AT_ONCE / 2.0 ? new Consequence(SLOWED_MILLIS, 0) : Consequence.NONE;
    }

    /** For how many seconds the person has to stay away yet; 0 if not at all. */
    long secondsToWait(PersonId person, long nowNanos) {
        return somebodyWaits ? secondsLeft(person, nowNanos) : 0;
    }

    private synchronized long secondsLeft(PersonId person, long nowNanos) {
        Offence offence = offences.get(person);
        if (offence == null) {
            return 0;
        }
        long left = offence.atNanos + offence.waitNanos() - nowNanos;
        return left <= 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(left) + 1;
    }

    /** What somebody is told who has to stay away. */
    static String stayAway(long seconds) {
        return "changes of yours could not be taken again and again; come back in " + seconds + " seconds";
    }

    private static <T> Map<PersonId, T> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<PersonId, T> eldest) {
                return size() > MAX_PEOPLE;
            }
        };
    }
}
