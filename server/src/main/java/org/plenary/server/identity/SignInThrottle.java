package org.plenary.server.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords. Safe from any thread; holds a bounded number of counts.
 *
 * <p>Failures are counted three times over: for an address, for an account from an address, and for an account from
 * everywhere. After some free attempts each further one must wait, twice as long as the one before up to a limit:
 *
 * <pre>
 *   count                     free   then waits        forgotten after
 *   address                     20   1 s, 2 s … 60 s            15 min
 *   account from an address      5   1 s, 2 s … 60 s            15 min
 *   account from everywhere     20   1 s, 2 s … 30 s            15 min
 * </pre>
 *
 * An attempt counts as failed until it has succeeded, so that many at once gain nothing. Whoever has signed in to an
 * account from an address before is not held up there by what others do from elsewhere: an attacker cannot lock a person
 * out. What is forgotten first when there is too much is what was not asked for longest.
 */
final class SignInThrottle {
    private static final int MAX_COUNTS = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int MAX_DOUBLINGS = 10;

    private final InstantSource clock;
    private final Map<String, Count> addresses = bounded();
    private final Map<Pair, Count> pairs = bounded();
    private final Map<String, Count> accounts = bounded();
    private final Map<Pair, Boolean> familiar = bounded();
    /** Who was told to wait since the last attempt that went on. */
    private final Map<Pair, Boolean> refused = bounded();

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    private record Pair(String account, String address) {}

    private record Rule(int free, Duration longest) {}

    private static final Rule OF_ADDRESS = new Rule(20, Duration.ofSeconds(60));
    private static final Rule OF_PAIR = new Rule(5, Duration.ofSeconds(60));
    private static final Rule OF_ACCOUNT = new Rule(20, Duration.ofSeconds(30));

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

        private void forgive() {
            failures = Math.max(0, failures - 1);
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

    /** Lets somebody try to sign in to an account from an address, or says how long to wait. */
    synchronized Decision admit(String account, String address) {
        long now = clock.millis();
        Pair pair = new Pair(account, address);
        Count ofAddress = count(addresses, address, now);
        Count ofPair = count(pairs, pair, now);
        Count ofAccount = count(accounts, account, now);
        boolean isFamiliar = familiar.get(pair) != null;
        long until = Math.max(ofPair.untilMillis, ofAddress.untilMillis);
        if (!isFamiliar) {
            until = Math.max(until, ofAccount.untilMillis);
        }
        if (until > now) {
            boolean first = refused.put(pair, true) == null;
            return new Decision(null, Duration.ofMillis(until - now), first);
        }
        refused.remove(pair);
        ofAddress.fail(OF_ADDRESS, now);
        ofPair.fail(OF_PAIR, now);
        ofAccount.fail(OF_ACCOUNT, now);
        return new Decision(new Attempted(pair), Duration.ZERO, false);
    }

    private final class Attempted implements Attempt {
        private final Pair pair;

        Attempted(Pair pair) {
            this.pair = pair;
        }

        @Override
        public void succeeded() {
            synchronized (SignInThrottle.this) {
                abandoned();
                pairs.remove(pair);
                familiar.put(pair, true);
            }
        }

        @Override
        public void abandoned() {
            synchronized (SignInThrottle.this) {
                long now = clock.millis();
                count(addresses, pair.address, now).forgive();
                count(pairs, pair, now).forgive();
                count(accounts, pair.account, now).forgive();
            }
        }
    }

    /** How many counts are held. */
    synchronized int size() {
        return addresses.size() + pairs.size() + accounts.size() + familiar.size() + refused.size();
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
