package org.plenary.server.presence.redis;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever watches when Redis goes and when it is back, once each, however often it is tried in between.
 * Single-threaded.
 */
final class Outage {
    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private final String redis;
    private State state = new Fine();

    /** @param redis where it is, without secrets */
    Outage(String redis) {
        this.redis = redis;
    }

    private sealed interface State {
        State failed(String redis, Throwable cause);

        State healed(String redis);
    }

    private record Fine() implements State {
        @Override
        public State failed(String redis, Throwable cause) {
            log.atWarn()
                    .addKeyValue("redis", redis)
                    .addKeyValue("cause", cause.toString())
                    .addKeyValue("root", root(cause).toString())
                    .log("presence.degraded");
            return new Told();
        }

        @Override
        public State healed(String redis) {
            return this;
        }
    }

    private record Told() implements State {
        @Override
        public State failed(String redis, Throwable cause) {
            return this;
        }

        @Override
        public State healed(String redis) {
            log.atInfo().addKeyValue("redis", redis).log("presence.healed");
            return new Fine();
        }
    }

    void failed(Throwable cause) {
        state = state.failed(redis, cause);
    }

    void healed() {
        state = state.healed(redis);
    }

    /** What lies under a failure, such as a certificate that is not trusted under a handshake that failed. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable next = root.getCause(); next != null; next = next.getCause()) {
            root = next;
        }
        return root;
    }
}
