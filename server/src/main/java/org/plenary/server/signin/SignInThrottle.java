package org.plenary.server.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords. Safe from any thread; holds a bounded number of counts.
 *
 * <p>A browser in which an account was signed in to before is held up by its own failures with that account, and by
 * nothing that others do. For everybody else, the strangers, failures are counted three times over. After some free
 * attempts each further one must wait, twice as long as the one before up to a limit:
 *
 * <pre>
 *   count                             free   then waits        forgotten after
 *   account in a browser it knows        5   1 s, 2 s … 60 s            15 min
 *   account from an address              5   1 s, 2 s … 60 s            15 min
 *   account from everywhere             20   1 s, 2 s … 30 s            15 min
 *   address                             50   see below                  15 min
 * </pre>
 *
 * Behind one address there may be a whole conference. So an address from which much has failed is not shut: from then
 * on each account has one attempt a minute from there, whatever becomes of the others. What somebody mistyped before
 * they succeeded is taken off all counts.
 *
 * <p>An attempt counts as failed until it has succeeded, so that many at once gain nothing. Whoever has signed in to an
 * account from an address before is not held up there by what others do from elsewhere: an attacker cannot lock a
 * person out. What is forgotten first when there is too much is what was not asked for longest.
 */
final class SignInThrottle {
    private static final int MAX_COUNTS = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int MAX_DOUBLINGS = 10;

    static final int FREE_OF_ADDRESS = 50;
    static final Duration EACH_FROM_SUSPECT_ADDRESS = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Map<String, Count> addresses = bounded();
    private final Map<From, Count> places = bounded();
    private final Map<String, Count> accounts = bounded();
    private final Map<From, Boolean> familiar = bounded();
    /** Who was told to wait since the last attempt that went on. */
    private final Map<From, Boolean> refused = bounded();

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * From where an account is tried.
     *
     * @param place the address of a stranger, or the secret of a browser that the account is known in
     */
    record From(String account, String place, boolean isKnown) {
        static From stranger(String account, String address) {
            return new From(account, address, false);
        }

        static From known(String account, String browser) {
            return new From(account, browser, true);
        }

        /** Without the place, which may be a secret. */
        @Override
        public String toString() {
            return "From[isKnown=" + isKnown + "]";
        }
    }

    private record Rule(int free, Duration longest) {}

    private static final Rule OF_PLACE = new Rule(5, Duration.ofSeconds(60));
    private static final Rule OF_ACCOUNT = new Rule(20, Duration.ofSeconds(30));
    private static final Rule OF_ADDRESS = new Rule(Integer.MAX_VALUE, Duration.ZERO);

    /** Failures in a row. */
    private static final class Count {
        private int failures;
        private long lastMillis;
        private long untilMillis;

        private void fail(Rule rule, long now) {
            failures++;
            lastMillis = now;
            int doublings = Math.min(failures - rule.free, MAX_DOUBLINGS);
            if (doublings >= 0) {
                untilMillis = now + Math.min(1_000L << doublings, rule.longest.toMillis());
            }
        }

        private void forgive(int count) {
            failures = Math.max(0, failures - count);
            untilMillis = 0;
        }
    }

    /** An attempt that may go on; counted as failed until it is said not to have. */
    interface Attempt {
        /** The person is who they say. */
        void succeeded();

        /** Nothing was found out. */
        void abandoned();
    }

    /**
     * What became of the wish to try.
     *
     * @param attempt null if it must wait
     * @param isFirstRefusal whether it must wait, and nobody was told so since the last attempt
     */
    record Decision(@Nullable Attempt attempt, Duration delay, boolean isFirstRefusal) {}

    /** Lets somebody try to sign in to an account, or says how long to wait. */
    synchronized Decision admit(From from) {
        long now = clock.millis();
        long until = until(from, now);
        if (until > now) {
            boolean first = refused.put(from, true) == null;
            return new Decision(null, Duration.ofMillis(until - now), first);
        }
        refused.remove(from);
        count(places, from, now).fail(OF_PLACE, now);
        if (!from.isKnown) {
            count(accounts, from.account, now).fail(OF_ACCOUNT, now);
            count(addresses, from.place, now).fail(OF_ADDRESS, now);
        }
        return new Decision(new Attempted(from), Duration.ZERO, false);
    }

    private long until(From from, long now) {
        Count ofPlace = count(places, from, now);
        long until = ofPlace.untilMillis;
        if (from.isKnown) {
            return until;
        }
        if (familiar.get(from) == null) {
            until = Math.max(until, count(accounts, from.account, now).untilMillis);
        }
        boolean isSuspect = count(addresses, from.place, now).failures >= FREE_OF_ADDRESS;
        return isSuspect && ofPlace.failures > 0
                ? Math.max(until, ofPlace.lastMillis + EACH_FROM_SUSPECT_ADDRESS.toMillis())
                : until;
    }

    private final class Attempted implements Attempt {
        private final From from;

        Attempted(From from) {
            this.from = from;
        }

        @Override
        public void succeeded() {
            synchronized (SignInThrottle.this) {
                forgive(Math.max(1, count(places, from, clock.millis()).failures));
                places.remove(from);
                if (!from.isKnown) {
                    familiar.put(from, true);
                }
            }
        }

        @Override
        public void abandoned() {
            forgive(1);
        }

        private void forgive(int failures) {
            synchronized (SignInThrottle.this) {
                long now = clock.millis();
                count(places, from, now).forgive(failures);
                if (!from.isKnown) {
                    count(accounts, from.account, now).forgive(failures);
                    count(addresses, from.place, now).forgive(failures);
                }
            }
        }
    }

    /** How many counts are held. */
    synchronized int size() {
        return addresses.size() + places.size() + accounts.size() + familiar.size() + refused.size();
    }

    private static <K> Count count(Map<K, Count> counts, K key, long now) {
        Count count = counts.get(key);
        if (count == null || now - count.lastMillis > FORGOTTEN_AFTER.toMillis()) {
            count = new Count();
            count.lastMillis = now;
            counts.put(key, count);
        }
        return count;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MAX_COUNTS;
            }
        };
    }
}
