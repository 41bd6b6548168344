package org.plenary.server.room;

import io.vertx.core.Future;
import java.util.function.BiFunction;
import org.plenary.crdt.Doc;
import org.plenary.server.standing.Standing;

/** Somebody's reading of the committed text and what stands. Single-threaded, like the room that owns it. */
final class Reading<T> implements Step {
    private final Replica replica;
    private final BiFunction<Doc, Standing, T> reader;
    private final Answer<T> answer;

    Reading(Replica replica, BiFunction<Doc, Standing, T> reader, Answer<T> answer) {
        this.replica = replica;
        this.reader = reader;
        this.answer = answer;
    }

    Future<T> future() {
        return answer.future();
    }

    @Override
    public void take(Batch batch) {
        batch.afterwards(() -> {
            try {
                answer.give(reader.apply(replica.doc(), replica.standing()));
            } catch (RuntimeException e) {
                // The reader changes nothing: what it cannot find is its asker's affair alone.
                answer.refuse(e);
            }
        });
    }

    @Override
    public void abandon(boolean begun) {
        // It can be read in the next room as well.
        answer.abandon(false);
    }

    @Override
    public void broke(Throwable thrown) {
        // But not if that would break the next one, too.
        answer.abandon(true);
    }
}
