package org.plenary.server.checkpoint;

import io.vertx.core.Future;
import java.util.Optional;
import org.plenary.server.journal.StreamId;

/**
 * Keeps one checkpoint of each stream. What it gives back may be anything; the reader checks it. Safe from any thread.
 */
public interface CheckpointStore {
    /** Keeps nothing. */
    CheckpointStore NONE = new CheckpointStore() {
        @Override
        public Future<Optional<byte[]>> find(StreamId stream) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Void> put(StreamId stream, Checkpoint checkpoint) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> drop(StreamId stream, byte[] bytes) {
            return Future.succeededFuture();
        }
    };

    /** The bytes of a stream's checkpoint; empty if there is none. */
    Future<Optional<byte[]>> find(StreamId stream);

    /** Keeps a checkpoint in the place of the one that there was. A stream that is unknown is passed over. */
    Future<Void> put(StreamId stream, Checkpoint checkpoint);

    /** Keeps a stream's checkpoint no longer, if its bytes are these. */
    Future<Void> drop(StreamId stream, byte[] bytes);
}
