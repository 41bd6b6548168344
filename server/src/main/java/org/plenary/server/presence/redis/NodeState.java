package org.plenary.server.presence.redis;

import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a node stands to Redis. Immutable; {@link RedisNode} does what comes with a change.
 *
 * <pre>
 *              connected                 all read and told
 *    Apart ───────────────────► Joining ────────────────────► Up
 *     ▲  ▲                        │                           │
 *     │  └── broken, or no answer ┴───────────────────────────┘
 *     └───── could not connect: waits, longer each time
 *
 *      any ── stop ──► Stopped
 * </pre>
 */
sealed interface NodeState {

    /** Whether the people of all nodes are known, and these of the others to all. */
    default boolean isUp() {
        return false;
    }

    /** Does something if the node is to try to reach Redis. */
    default void whileApart(Runnable task) {}

    /** Does something on the conversation with Redis, if there is one. */
    default void converse(Consumer<Conversation> task) {}

    /** What is said at last on the conversation with Redis; at once if there is none. */
    default Future<?> farewell(Function<Conversation, Future<?>> words) {
        return Future.succeededFuture();
    }

    /** Redis was reached. */
    default NodeState connected(Conversation conversation) {
        return this;
    }

    /** There is nothing left to read or to tell. */
    default NodeState settled() {
        return this;
    }

    /** Over this link nothing goes any more; of no effect if it is not the one that is used. */
    default NodeState broke(RedisLink link) {
        return this;
    }

    /** The node does nothing more. */
    default NodeState stopped() {
        return new Stopped();
    }

    /** Not connected: connecting, or waiting to try again. */
    record Apart() implements NodeState {
        @Override
        public void whileApart(Runnable task) {
            task.run();
        }

        @Override
        public NodeState connected(Conversation conversation) {
            return new Joining(conversation);
        }
    }

    /** Connected; not everything is read and told yet. */
    record Joining(Conversation conversation) implements NodeState {
        @Override
        public void converse(Consumer<Conversation> task) {
            task.accept(conversation);
        }

        @Override
        public Future<?> farewell(Function<Conversation, Future<?>> words) {
            return words.apply(conversation);
        }

        @Override
        public NodeState settled() {
            return new Up(conversation);
        }

        @Override
        public NodeState broke(RedisLink link) {
            return conversation.isOn(link) ? new Apart() : this;
        }
    }

    /** Connected; what happens is told as it happens. */
    record Up(Conversation conversation) implements NodeState {
        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public void converse(Consumer<Conversation> task) {
            task.accept(conversation);
        }

        @Override
        public Future<?> farewell(Function<Conversation, Future<?>> words) {
            return words.apply(conversation);
        }

        @Override
        public NodeState broke(RedisLink link) {
            return conversation.isOn(link) ? new Apart() : this;
        }
    }

    /** Says farewell, and then nothing. */
    record Stopped() implements NodeState {
        @Override
        public NodeState stopped() {
            return this;
        }
    }
}
