package org.plenary.server.draft;

import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.draft.Refusal.Reason;

/**
 * Decides about a whole update before anything of it changes the draft. It accepts whole or refuses whole, and never
 * filters. Stateless.
 *
 * <p>What is mere typing or deleting, which is nearly everything, it finds out with a few look-ups; everything else it
 * lets the engine tell it piece by piece, see {@link Inspection}.
 */
public final class Gate {
    /**
     * More new structs than this are not taken at once: ten times what a long day of writing without a connection
     * makes.
     */
    public static final int MAX_STRUCTS = 100_000;

    /**
     * More steps than this the engine does not take for one update: an eighth of a second, which only a forger asks
     * for.
     */
    public static final long MAX_WORK = 2_500_000;

    /** So many bytes of an update are looked through in a step, before anything else is known of it. */
    private static final int BYTES_PER_STEP = 8;

    private Gate() {}

    /** What the gate decided. */
    public sealed interface Verdict {
        /** Hands the verdict to the method of its kind. */
        void settle(Settlement settlement);

        /** What it took to come to it and takes to follow it, as {@link Doc#workload} counts; 0 for plain typing. */
        long steps();
    }

    /**
     * What one update may take.
     *
     * @param maxDraftBytes the size from which on the draft takes nothing but deletions
     * @param maxWork the most steps, as {@link Doc#workload} counts; never more than {@link #MAX_WORK}
     * @param maxNewClientIds the most client ids that nobody has written under before
     */
    public record Bounds(long maxDraftBytes, long maxWork, int maxNewClientIds) {
        public Bounds {
            maxWork = Math.min(maxWork, MAX_WORK);
        }

        /** Whether the update may take less than another at another time. */
        public boolean isLess() {
            return maxWork < MAX_WORK;
        }
    }

    /** What follows from a verdict. */
    public interface Settlement {
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

    private record Accepted(Update novelty, boolean outline, long steps) implements Verdict {
        @Override
        public void settle(Settlement settlement) {
            settlement.accepted(novelty, outline);
        }
    }

    private record Incomplete(long steps) implements Verdict {
        @Override
        public void settle(Settlement settlement) {
            settlement.incomplete();
        }
    }

    private record Refused(Refusal refusal, long steps) implements Verdict {
        @Override
        public void settle(Settlement settlement) {
            settlement.refused(refusal);
        }
    }

    /**
     * Decides about an update that may be as much work as any.
     *
     * @param maxDraftBytes the size from which on the draft takes nothing but deletions
     */
    public static Verdict judge(Authority author, Update update, DraftState draft, long maxDraftBytes) {
        return judge(author, update, draft, new Bounds(maxDraftBytes, MAX_WORK, ClientIds.MAX_WRITTEN_PER_PERSON));
    }

    public static Verdict judge(Authority author, Update update, DraftState draft, Bounds bounds) {
        SharedType text = draft.doc().textEdited(update);
        return text == null ? inspect(author, update, draft, bounds) : typing(author, update, text, draft, bounds);
    }

    private static Verdict typing(Authority author, Update update, SharedType text, DraftState draft, Bounds bounds) {
        SharedType clause = DraftClauses.around(text, draft.root());
        if (clause == null || !author.ownsAll(update)) {
            return inspect(author, update, draft, bounds);
        }
        Refusal refusal = author.refusalFor(clause);
        if (refusal != null) {
            return new Refused(refusal, 0);
        }
        return update.structCount() == 0 || draft.hasRoomFor(update.size(), bounds.maxDraftBytes)
                ? new Accepted(update, DraftClauses.isTitle(clause), 0)
                : new Refused(full(bounds.maxDraftBytes), 0);
    }

    private static Verdict inspect(Authority author, Update update, DraftState draft, Bounds bounds) {
        Doc doc = draft.doc();
        long steps = 1L + update.size() / BYTES_PER_STEP;
        if (!doc.missing(update).isEmpty()) {
            return new Incomplete(steps);
        }
        Update novelty = doc.novelty(update);
        if (novelty.isEmpty()) {
            return new Accepted(novelty, false, steps);
        }
        // Rights first: who may not write costs no more than the question.
        Refusal closed = author.refusal();
        if (closed != null) {
            return isTidying(novelty, doc) ? new Accepted(Update.EMPTY, false, steps) : new Refused(closed, steps);
        }
        if (novelty.structCount() > MAX_STRUCTS) {
            return new Refused(tooMuchWork(), steps);
        }
        Refusal tooMany = author.refusalForClientIds(novelty, bounds.maxNewClientIds);
        if (tooMany != null) {
            return new Refused(tooMany, steps);
        }
        long work = doc.workload(novelty, bounds.maxWork);
        if (work > bounds.maxWork) {
            return new Refused(tooMuchWork(), steps + work);
        }
        return weighed(author, novelty, draft, bounds, steps + work);
    }

    /** The update is small enough to be looked at piece by piece. */
    private static Verdict weighed(Authority author, Update novelty, DraftState draft, Bounds bounds, long steps) {
        if (isTidying(novelty, draft.doc())) {
            return new Accepted(novelty, false, steps);
        }
        Inspection inspection = new Inspection(author, novelty, draft);
        Refusal refusal = inspection.run();
        if (refusal != null) {
            return new Refused(refusal, steps);
        }
        if (novelty.structCount() > 0 && !draft.hasRoomFor(novelty.size(), bounds.maxDraftBytes)) {
            return new Refused(full(bounds.maxDraftBytes), steps);
        }
        return new Accepted(inspection.changesNothing() ? Update.EMPTY : novelty, inspection.touchesOutline(), steps);
    }

    private static Refusal tooMuchWork() {
        return Refusal.of(
                Reason.TOO_MUCH_WORK,
                "Expected a change that can be taken in at once, of " + MAX_STRUCTS
                        + " pieces at most; this one takes too long. Copy your words and insert them in several steps.");
    }

    /**
     * Clients tidy marks that others left behind, by themselves: nobody's words, and nothing that is read. Of those who
     * may not write it is passed over, and they stay.
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
