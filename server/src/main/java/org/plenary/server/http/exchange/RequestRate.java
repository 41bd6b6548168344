package org.plenary.server.http.exchange;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How often somebody may ask: so many times at once, and so many times every second for long. Remembers a bounded
 * number of those who asked, and forgets first who was not heard of longest. Of one event loop.
 */
public final class RequestRate {
    /**
     * What needs no sign-in, of one address. Behind one address there may be a conference of a thousand, all of whom
     * open the page and sign in in the same minute: two requests each.
     */
    public static final int BURST = 2_000;

    public static final int PER_SECOND = 20;

    /**
     * Of one person who is signed in, whose pages ask by themselves now and then on each device: some five a second.
     */
    public static final int PERSON_BURST = 3_000;

    public static final int PERSON_PER_SECOND = 50;

    private static final int MAX_REMEMBERED = 10_000;

    private final InstantSource clock;

    private final int burst;
    private final long intervalMillis;

    /** When somebody will have asked no more than they may: never more than a burst ahead of now. */
    private final Map<String, Long> paidUntil = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private RequestRate(InstantSource clock, int burst, int perSecond) {
        this.clock = clock;
        this.burst = burst;
        this.intervalMillis = 1_000 / perSecond;
    }

    /** Of addresses, for what needs no sign-in. */
    public static RequestRate ofAddresses(InstantSource clock) {
        return new RequestRate(clock, BURST, PER_SECOND);
    }

    /** Of people. */
    public static RequestRate ofPeople(InstantSource clock) {
        return new RequestRate(clock, PERSON_BURST, PERSON_PER_SECOND);
    }

    /** Counts a request; empty if it may go on, else how long the asker, an address or a person, has to wait. */
    public OptionalLong secondsToWait(String asker) {
        long now = clock.millis();
        long until = Math.max(now, paidUntil.getOrDefault(asker, now)) + intervalMillis;
        long over = until - now - burst * intervalMillis;
        if (over > 0) {
            return OptionalLong.of((over + 999) / 1_000);
        }
        paidUntil.put(asker, until);
        return OptionalLong.empty();
    }

    /** How many are remembered. */
    public int size() {
        return paidUntil.size();
    }
}
