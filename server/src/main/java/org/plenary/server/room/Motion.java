package org.plenary.server.room;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.negotiation.DecisionException;

/**
 * Something that somebody puts to a draft, other than an edit: it looks at the draft as it is when its turn comes, in
 * one order with everybody's edits, and may decide and change the text. All that it does in its turn is written
 * together, or nothing is.
 *
 * <p>It is put on the room's own loop, and returns soon; what takes longer is a {@link Preparation}.
 *
 * @param <R> what it tells who put it
 */
@FunctionalInterface
public interface Motion<R extends @Nullable Object> {
    /**
     * Does it.
     *
     * @return asked, once all that was done is on disk and shown, for what it tells who put it
     * @throws DecisionException if it cannot be done; before it has done anything
     */
    Supplier<R> put(Floor floor);
}
