package org.plenary.server.http;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How often an address may ask for what needs no sign-in: {@value #BURST} times at once, and {@value #PER_SECOND} times every
 * second for long. Behind one address there may be a conference of a thousand, all of whom open the page and sign in in the
 * same minute: two requests each. Remembers a bounded number of addresses, and forgets first which was not heard of longest. Of
 * one event loop.
 */
final class RequestRate {
    static final int BURST = 2_000;
    static final int PER_SECOND = 20;

    private static final long INTERVAL_MILLIS = 1_000 / PER_SECOND;
    private static final int MAX_ADDRESSES = 10_000;

    private final InstantSource clock;

    /** When the address will have asked no more than it may: never more than a burst ahead of now. */
    private final Map<String, Long> paidUntil = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    RequestRate(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts a request; empty if it may go on, else how long the address has to wait. */
    OptionalLong secondsToWait(String address) {
        long now = clock.millis();
        long until = Math.max(now, paidUntil.getOrDefault(address, now)) + INTERVAL_MILLIS;
        long over = until - now - BURST * INTERVAL_MILLIS;
        if (over > 0) {
            return OptionalLong.of((over + 999) / 1_000);
        }
        paidUntil.put(address, until);
        return OptionalLong.empty();
    }

    /** How many addresses are remembered. */
    int size() {
        return paidUntil.size();
    }
}
