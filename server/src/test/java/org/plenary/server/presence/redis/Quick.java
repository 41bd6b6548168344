package org.plenary.server.presence.redis;

import java.time.Duration;

/** The times of tests, which cannot wait as long as people can. */
final class Quick {
    static final Duration EXPIRY = Duration.ofSeconds(2);
    static final Duration HEARTBEAT = Duration.ofMillis(300);
    static final Duration GATHER = Duration.ofMillis(50);
    static final Duration PATIENCE = Duration.ofMillis(700);
    static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    private Quick() {}

    static RedisConfig config(String url, String prefix) {
        return new RedisConfig(url, prefix, EXPIRY, HEARTBEAT, GATHER, PATIENCE, MAX_PAUSE);
    }
}
