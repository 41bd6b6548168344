package org.plenary.server.session;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.instrument.ClauseId;

/**
 * Where a client says that its person is: the field {@code clause} of its awareness state.
 *
 * @param clause the clause of the caret; null when it is in none
 */
record Whereabouts(@Nullable ClauseId clause) {
    private static final String CLAUSE = "clause";
    private static final String KEY = '"' + CLAUSE + '"';

    /**
     * What the last of the states says; empty if it says nothing, as those of ordinary clients do.
     *
     * @param states well-formed JSON objects; null for a client that has gone
     */
    static Optional<Whereabouts> of(List<Awareness.Entry> states) {
        String state = states.isEmpty() ? null : states.get(states.size() - 1).state();
        if (state == null || !state.contains(KEY)) {
            return Optional.empty();
        }
        JsonObject fields = new JsonObject(state);
        return fields.containsKey(CLAUSE)
                ? Optional.of(new Whereabouts(clause(fields.getValue(CLAUSE))))
                : Optional.empty();
    }

    /** Whatever cannot be a clause is none: the state is the client's own, and may mean something else by the word. */
    private static @Nullable ClauseId clause(@Nullable Object value) {
        return value instanceof String id && ClauseId.isValid(id) ? new ClauseId(id) : null;
    }
}
