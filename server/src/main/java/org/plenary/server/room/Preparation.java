package org.plenary.server.room;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.DecisionException;

/**
 * Works out a motion from a draft as it is on disk, elsewhere than on the room's loop. Until it is done the room takes
 * nothing else, so that the motion is put to the draft that it was made of; it is bounded in time.
 *
 * @param <R> what the motion tells who put it
 */
@FunctionalInterface
public interface Preparation<R extends @Nullable Object> {
    /**
     * Begins to work it out; called on the room's loop, and returns soon.
     *
     * @param person who puts it
     * @param draft the draft; not to be changed, nor to be looked at later
     * @param head the newest entry of its record
     * @throws DecisionException if it is plain already that it cannot be done
     */
    Future<? extends Motion<R>> prepare(Person person, DraftState draft, Head head);
}
