package org.plenary.server.session;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.plenary.server.draft.Refusal;
import org.plenary.server.room.Notice;
import org.plenary.server.room.PlenaryFrames;

/** What a client understands besides the messages of y-websocket. Stateless. */
sealed interface Dialect {

    /**
     * The dialect of a client that asked for this subprotocol.
     *
     * @param hearsChanges whether it asked to be told what changes of what stands, and not all of it each time
     */
    static Dialect of(@Nullable String subprotocol, boolean hearsChanges) {
        return Session.SUBPROTOCOL.equals(subprotocol) ? new Plenary(hearsChanges) : new Ordinary();
    }

    /** Whether the client is told what changes of what stands, and not all of it each time. */
    boolean hearsChanges();

    /** Whether the client brings its work over by itself after a refusal. */
    boolean bringsOver();

    /** Its messages up to number {@code count} are on disk. */
    void committed(Outbox outbox, long count, long seq);

    /** Its message number {@code count} was refused. Returns whether the client can go on. */
    boolean refused(Outbox outbox, long count, Refusal refusal);

    /** The room tells something of its own accord. */
    void notice(Outbox outbox, Notice kind, byte[] frame);

    /** The server restarts. */
    void restarting(Outbox outbox);

    /** A client that speaks {@value Session#SUBPROTOCOL}. */
    record Plenary(boolean hearsChanges) implements Dialect {
        @Override
        public boolean bringsOver() {
            return true;
        }

        @Override
        public void committed(Outbox outbox, long count, long seq) {
            outbox.acknowledge(PlenaryFrames.committed(count, seq));
        }

        @Override
        public boolean refused(Outbox outbox, long count, Refusal refusal) {
            outbox.refuse(PlenaryFrames.refused(new JsonObject()
                    .put("reason", refusal.reason().wireName())
                    .put("message", refusal.message())
                    .put("clause", refusal.clause())
                    .put("count", count)
                    .encode()));
            return true;
        }

        @Override
        public void notice(Outbox outbox, Notice kind, byte[] frame) {
            outbox.notice(kind, frame);
        }

        @Override
        public void restarting(Outbox outbox) {
            outbox.answer(PlenaryFrames.notice(
                    new JsonObject().put("kind", "restarting").encode()));
        }
    }

    /** A client of y-websocket as it comes: what it was refused it would hold for saved. */
    record Ordinary() implements Dialect {
        @Override
        public boolean hearsChanges() {
            return false;
        }

        @Override
        public boolean bringsOver() {
            return false;
        }

        @Override
        public void committed(Outbox outbox, long count, long seq) {
            // It asks for no acknowledgement.
        }

        @Override
        public boolean refused(Outbox outbox, long count, Refusal refusal) {
            return false;
        }

        @Override
        public void notice(Outbox outbox, Notice kind, byte[] frame) {
            // It would not understand it.
        }

        @Override
        public void restarting(Outbox outbox) {
            // The code with which it is closed says so.
        }
    }
}
