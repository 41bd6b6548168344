package org.plenary.server.http;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How often an address may ask for what needs no sign-in: {@value #BURST} times at once, and once every second for long.
 * Remembers a bounded number of addresses, and forgets first which was not heard of longest. Of one event loop.
 */
final class RequestRate {
    static final int BURST = 60;

    private static final long INTERVAL_MILLIS = 1_000;
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
            return OptionalLong.of((over + INTERVAL_MILLIS - 1) / INTERVAL_MILLIS);
        }
        paidUntil.put(address, until);
        return OptionalLong.empty();
    }
}
