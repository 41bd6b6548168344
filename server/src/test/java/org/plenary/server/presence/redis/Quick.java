package org.plenary.server.presence.redis;

import java.time.Duration;

/** The times of tests, which cannot wait as long as people can. */
public final class Quick {
    public static final Duration EXPIRY = Duration.ofSeconds(2);
    public static final Duration HEARTBEAT = Duration.ofMillis(300);
    public static final Duration GATHER = Duration.ofMillis(50);
    public static final Duration PATIENCE = Duration.ofMillis(700);
    public static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    private Quick() {}

    /** With an expiry that no test lives to see: what goes has been taken out. */
    static RedisConfig lasting(String url, String prefix) {
        return new RedisConfig(url, prefix, Duration.ofMinutes(5), HEARTBEAT, GATHER, PATIENCE, MAX_PAUSE);
    }

    public static RedisConfig config(String url, String prefix) {
        return new RedisConfig(url, prefix, EXPIRY, HEARTBEAT, GATHER, PATIENCE, MAX_PAUSE);
    }
}
