package org.plenary.server.room;

import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.room.Refusal.Reason;

/**
 * Decides about a whole update before anything of it changes the draft. It accepts whole or refuses whole, and never
 * filters. Stateless.
 *
 * <p>What is mere typing or deleting, which is nearly everything, it finds out with a few look-ups; everything else it lets the engine tell
 * it piece by piece, see {@link Inspection}.
 */
final class Gate {
    /** More new structs than this are not taken at once: ten times what a long day of writing without a connection makes. */
    static final int MAX_STRUCTS = 100_000;

    /** More steps than this the engine does not take for one update: a quarter of a second, which only a forger asks for. */
    private static final long MAX_WORK = 5_000_000;

    private Gate() {}

    /** What the gate decided. */
    sealed interface Verdict {
        /** Hands the verdict to the method of its kind. */
        void settle(Settlement settlement);
    }

    /** What follows from a verdict. */
    interface Settlement {
        /**
         * The update is taken; {@code novelty} is what of it the draft does not have yet, perhaps nothing.
         *
         * @param outline whether it touches a title, or which clauses there are
         */
        void accepted(Update novelty, boolean outline);

        /** What the update builds on is not here; the client is to be asked for everything. */
        void incomplete();

        /** The update is not taken. */
        void refused(Refusal refusal);
    }

    private record Accepted(Update novelty, boolean outline) implements Verdict {
        @Override
        public void settle(Settlement settlement) {
            settlement.accepted(novelty, outline);
        }
    }

    private record Incomplete() implements Verdict {
        @Override
        public void settle(Settlement settlement) {
            settlement.incomplete();
        }
    }

    private record Refused(Refusal refusal) implements Verdict {
        @Override
        public void settle(Settlement settlement) {
            settlement.refused(refusal);
        }
    }

    private static final Verdict INCOMPLETE = new Incomplete();

    /** @param maxDraftBytes the size from which on the draft takes nothing but deletions */
    static Verdict judge(Authority author, Update update, Replica replica, long maxDraftBytes) {
        SharedType text = replica.doc().textEdited(update);
        return text == null
                ? inspect(author, update, replica, maxDraftBytes)
                : typing(author, update, text, replica, maxDraftBytes);
    }

    private static Verdict typing(
            Authority author, Update update, SharedType text, Replica replica, long maxDraftBytes) {
        SharedType clause = DraftClauses.around(text, replica.root());
        if (clause == null || !author.ownsAll(update)) {
            return inspect(author, update, replica, maxDraftBytes);
        }
        Refusal refusal = author.refusalFor(clause);
        if (refusal != null) {
            return new Refused(refusal);
        }
        return update.structCount() == 0 || replica.hasRoomFor(update.size(), maxDraftBytes)
                ? new Accepted(update, DraftClauses.isTitle(clause))
                : new Refused(full(maxDraftBytes));
    }

    private static Verdict inspect(Authority author, Update update, Replica replica, long maxDraftBytes) {
        Doc doc = replica.doc();
        if (!doc.missing(update).isEmpty()) {
            return INCOMPLETE;
        }
        Update novelty = doc.novelty(update);
        if (novelty.isEmpty()) {
            return new Accepted(novelty, false);
        }
        // Rights first: who may not write costs no more than the question.
        Refusal closed = author.refusal();
        if (closed != null) {
            return isTidying(novelty, doc) ? new Accepted(Update.EMPTY, false) : new Refused(closed);
        }
        if (novelty.structCount() > MAX_STRUCTS || doc.workload(novelty, MAX_WORK) > MAX_WORK) {
            return new Refused(
                    Refusal.of(
                            Reason.TOO_MUCH_WORK,
                            "Expected a change that can be taken in at once, of " + MAX_STRUCTS
                                    + " pieces at most; this one takes too long. Copy your words and insert them in several steps."));
        }
        if (isTidying(novelty, doc)) {
            return new Accepted(novelty, false);
        }
        Inspection inspection = new Inspection(author, novelty, replica);
        Refusal refusal = inspection.run();
        if (refusal != null) {
            return new Refused(refusal);
        }
        if (novelty.structCount() > 0 && !replica.hasRoomFor(novelty.size(), maxDraftBytes)) {
            return new Refused(full(maxDraftBytes));
        }
        return new Accepted(inspection.changesNothing() ? Update.EMPTY : novelty, inspection.touchesOutline());
    }

    /**
     * Clients tidy marks that others left behind, by themselves: nobody's words, and nothing that is read. Of those who may
     * not write it is passed over, and they stay.
     */
    private static boolean isTidying(Update novelty, Doc doc) {
        return novelty.structCount() == 0 && doc.deletesIdleMarksOnly(novelty);
    }

    private static Refusal full(long maxDraftBytes) {
        return Refusal.of(
                Reason.DRAFT_FULL,
                "The draft is as large as this server lets it become, " + maxDraftBytes
                        + " bytes with its history. Continue in a new draft, or ask the operator for a higher limit.");
    }
}
