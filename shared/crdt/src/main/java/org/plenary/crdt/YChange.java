package org.plenary.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what the text attribute {@code ychange} of a changed piece of text is, when a text is read with what changed
 * between two snapshots. Yjs's {@code computeYChange}.
 */
@FunctionalInterface
public interface YChange {
    /** Tells the type of the change and nothing else; each piece of the history then stands for itself. */
    YChange TYPE_ONLY = (change, id) -> Map.of("type", typeOf(change));

    /**
     * The attribute's value, usually a map with {@code user} and {@code type}. Pieces that follow each other are joined
     * if {@code user} is the client id and {@code type} the change.
     *
     * @param change {@link Change#INSERTED} or {@link Change#DELETED}
     * @param id the first unit of the piece
     */
    @Nullable
    Object attribute(Change change, Id id);

    /** The name that Yjs has for the change: {@code added} or {@code removed}. */
    static String typeOf(Change change) {
        return change == Change.DELETED ? "removed" : "added";
    }
}
