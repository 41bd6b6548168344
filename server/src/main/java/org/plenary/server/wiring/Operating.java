package org.plenary.server.wiring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.plenary.server.presence.redis.RedisConfig;
import picocli.CommandLine.Option;

/** The options of a server that is one of several nodes. */
public final class Operating {
    @Option(
            names = "--redis",
            paramLabel = "URL",
            defaultValue = "${env:PLENARY_REDIS:-}",
            description = "The Redis by which several servers show each other's people, such as"
                    + " redis://redis.example.org, or rediss://user:password@redis.example.org:6380/2 with TLS, a"
                    + " password and a database; without it each server shows its own (PLENARY_REDIS, which keeps a"
                    + " password out of the list of processes).")
    private String redis = "";

    @Option(
            names = "--redis-prefix",
            paramLabel = "TEXT",
            defaultValue = "${env:PLENARY_REDIS_PREFIX:-" + RedisConfig.USUAL_PREFIX + "}",
            description = "Begins every key and channel in Redis; servers see each other if it is the same"
                    + " (${DEFAULT-VALUE}; PLENARY_REDIS_PREFIX).")
    private String prefix = RedisConfig.USUAL_PREFIX;

    @Option(
            names = "--presence-expiry-seconds",
            paramLabel = "N",
            defaultValue = "${env:PLENARY_PRESENCE_EXPIRY_SECONDS:-20}",
            description = "How long the people of a server that has fallen silent are still shown by the others"
                    + " (${DEFAULT-VALUE}; PLENARY_PRESENCE_EXPIRY_SECONDS).")
    private int expirySeconds = (int) RedisConfig.USUAL_EXPIRY.toSeconds();

    /** The Redis that the options name; null if none. */
    @Nullable
    public RedisConfig redis() {
        return redis.isBlank() ? null : RedisConfig.of(redis.strip(), prefix, Duration.ofSeconds(expirySeconds));
    }
}
