package org.plenary.server.checkpoint;

import io.vertx.core.Future;

/** Gives the key under which checkpoints are summed: one that is not beside them, and the same from start to start. */
@FunctionalInterface
public interface CheckpointKey {
    /** The key, at least 32 bytes. Fails where it cannot be had: then there are no checkpoints. */
    Future<byte[]> get();
}
