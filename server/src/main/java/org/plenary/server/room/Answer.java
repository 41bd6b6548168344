package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.StreamId;

/**
 * What somebody who asked a room for something is waiting for. It is brought to the asker's own lane, so that what the
 * asker does with it is no part of the room's turn and cannot break it. The first answer counts.
 */
final class Answer<T extends @Nullable Object> {
    private final StreamId draft;
    private final Lane asker;
    private final Promise<T> promise = Promise.promise();

    Answer(StreamId draft, Lane asker) {
        this.draft = draft;
        this.asker = asker;
    }

    Future<T> future() {
        return promise.future();
    }

    void give(T value) {
        bring(() -> promise.tryComplete(value));
    }

    void refuse(Throwable cause) {
        bring(() -> promise.tryFail(cause));
    }

    /** The room has closed. */
    void abandon(boolean begun) {
        refuse(new RoomClosedException(draft, begun));
    }

    private void bring(Runnable answer) {
        try {
            asker.run(answer);
        } catch (RuntimeException | Error e) {
            // The lane takes nothing any more: whoever still waits is told from here.
            answer.run();
        }
    }
}
