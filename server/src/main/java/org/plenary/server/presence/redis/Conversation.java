package org.plenary.server.presence.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said over one link to Redis: one command at a time, each once the one before is answered. On one event loop
 * only.
 *
 * <pre>
 *                 next: there is work
 *        ┌──────────────────────────────────────┐
 *        │                                      ▼
 *      Idle ◄─── answered: nothing is left ─── Busy ◄─┐
 *                                               │ │   │ answered: there is more
 *                                        failed │ └───┘
 *                                               ▼
 *                                 any ── end ► Over
 * </pre>
 */
final class Conversation {
    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    private final RedisLink link;
    private final Supplier<@Nullable Future<?>> work;
    private final Party party;
    private final long sinceNanos;
    private long heardNanos;
    private State state = new Idle();

    /** Whose conversation it is. */
    interface Party {
        /** Nothing is left to be said for now. */
        void settled();

        /** Nothing more can be said over this link. */
        void broke(RedisLink link, Throwable cause);
    }

    /**
     * Begins in silence, as if Redis had just been heard.
     *
     * @param work sends the next command over {@code link}, and gives its answer; null if there is none to send
     */
    Conversation(RedisLink link, Supplier<@Nullable Future<?>> work, Party party, long nowNanos) {
        this.link = link;
        this.work = work;
        this.party = party;
        this.sinceNanos = nowNanos;
        this.heardNanos = nowNanos;
    }

    private sealed interface State {
        default void next(Conversation it) {}

        default void answered(Conversation it, AsyncResult<?> answer) {}
    }

    private record Idle() implements State {
        @Override
        public void next(Conversation it) {
            it.send();
        }
    }

    private record Busy() implements State {
        @Override
        public void answered(Conversation it, AsyncResult<?> answer) {
            if (answer.failed()) {
                it.state = new Over();
                it.party.broke(it.link, answer.cause());
            } else {
                it.state = new Idle();
                it.send();
            }
        }
    }

    private record Over() implements State {}

    /** There may be something to be said. */
    void next() {
        state.next(this);
    }

    /** Says nothing more, and heeds no answer. */
    void end() {
        state = new Over();
    }

    private void send() {
        Future<?> answer;
        try {
            answer = work.get();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("presence.broke");
            state = new Over();
            party.broke(link, e);
            return;
        }
        if (answer == null) {
            party.settled();
        } else {
            state = new Busy();
            answer.onComplete(done -> state.answered(this, done));
        }
    }

    boolean isOn(RedisLink which) {
        return which == link;
    }

    RedisLink link() {
        return link;
    }

    /** What this node published has come back. */
    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    /** Whether nothing has come back for longer than {@code patience}. */
    boolean isDeaf(Duration patience, long nowNanos) {
        return nowNanos - heardNanos > patience.toNanos();
    }

    /** Whether it has lasted for longer than this. */
    boolean hasLasted(Duration time, long nowNanos) {
        return nowNanos - sinceNanos > time.toNanos();
    }
}
