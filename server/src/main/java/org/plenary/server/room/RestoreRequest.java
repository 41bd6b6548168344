package org.plenary.server.room;

import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;

/**
 * What somebody wants to make of a draft again: the text as it was, or one clause as it was.
 *
 * @param target the draft as it was
 * @param toSeq the entry after which it was so
 * @param revision the symbol of the revision that this is, or null
 * @param clause the only clause that is to be as it was; null for all
 * @param reason why, or null
 */
public record RestoreRequest(
        Instrument target,
        long toSeq,
        @Nullable String revision,
        @Nullable ClauseId clause,
        @Nullable String reason) {}
