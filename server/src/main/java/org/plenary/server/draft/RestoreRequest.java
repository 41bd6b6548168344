package org.plenary.server.draft;

import io.vertx.core.Future;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Restore;

/**
 * What somebody wants to make of a draft again: the text as it was, or one clause as it was, or what it would be
 * without one person's changes, or clauses that were removed.
 *
 * @param target what the draft is to read as
 * @param decision what is recorded before the change, by somebody who decides in the draft; null for a change that
 *     anybody may make who may write it by hand
 * @param only if not null, only this clause becomes what it is in the target
 * @param missing if not null, only those of these clauses come back that are not there, and the words of those that are
 *     there without any; nothing else changes
 * @param then what was contested about the text that is brought back
 */
public record RestoreRequest(
        Target target,
        @Nullable Restore decision,
        @Nullable ClauseId only,
        @Nullable Set<ClauseId> missing,
        Contested then) {

    /** A text that depends on what else is in the record. */
    @FunctionalInterface
    public interface Target {
        /** The text, when the record ends with this entry. While it is worked out the room takes nothing else. */
        Future<Instrument> at(long head);
    }

    /**
     * The draft, or one clause, as it was.
     *
     * @param toSeq the entry after which it was so
     * @param revision the symbol of the revision that this is, or null
     * @param clause the only clause that is to be as it was; null for all
     * @param reason why, or null
     */
    public RestoreRequest(
            Instrument target,
            long toSeq,
            @Nullable String revision,
            @Nullable ClauseId clause,
            @Nullable String reason) {
        this(
                head -> Future.succeededFuture(target),
                new Restore(toSeq, revision, clause, reason),
                clause,
                null,
                Contested.NONE);
    }

    /** The same, with what was contested about the text that is brought back. */
    public RestoreRequest with(Contested contested) {
        ClauseId about = only;
        return new RestoreRequest(target, decision, only, missing, about == null ? contested : contested.about(about));
    }

    /** The draft without what a person changed in it since an entry. */
    public static RestoreRequest without(PersonId person, long since, @Nullable String reason, Target target) {
        return new RestoreRequest(target, new Restore(since, null, null, person, reason), null, null, Contested.NONE);
    }

    /** Clauses that are not there any more, or without words, as they were in a text. */
    public static RestoreRequest missing(Set<ClauseId> clauses, Instrument text) {
        return new RestoreRequest(
                head -> Future.succeededFuture(text), null, null, Set.copyOf(clauses), Contested.NONE);
    }
}
