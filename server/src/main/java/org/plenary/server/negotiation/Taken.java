package org.plenary.server.negotiation;

import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;

/**
 * That a clause of a proposal was taken into the draft.
 *
 * @param as how
 * @param revision of which revision of the proposal, from 0
 * @param seq the decision's entry in the record
 * @param atMillis milliseconds since 1970 UTC
 * @param by who took it
 * @param into the clause in which it became one wording with others, null if it did not
 */
public record Taken(
        Taking as,
        int revision,
        long seq,
        long atMillis,
        Author by,
        @Nullable ClauseId into) {}
