package org.plenary.server.room;

import io.vertx.core.Future;
import java.util.function.Function;
import org.plenary.server.draft.DraftState;

/** Somebody's reading of the draft as it is on disk. Single-threaded, like the room that owns it. */
final class ReadStep<T> implements Step {
    private final DraftState draft;
    private final Function<DraftState, T> reader;
    private final Answer<T> answer;

    ReadStep(DraftState draft, Function<DraftState, T> reader, Answer<T> answer) {
        this.draft = draft;
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
                answer.give(reader.apply(draft));
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
