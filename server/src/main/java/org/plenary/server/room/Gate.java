package org.plenary.server.room;

import java.util.Set;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.server.identity.Person;

/**
 * Decides about a whole update before anything of it changes the draft. It accepts whole or refuses whole, and never
 * filters. Stateless.
 */
final class Gate {
    /** The roots that a draft has: its text. */
    private static final Set<String> ROOTS = Set.of(DraftSchema.ROOT);

    private static final int SHOWN_NAME_LENGTH = 40;

    private Gate() {}

    /** What the gate decided. */
    sealed interface Verdict {
        /** Hands the verdict to the method of its kind. */
        void settle(Settlement settlement);
    }

    /** What follows from a verdict. */
    interface Settlement {
        /** The update is taken; {@code novelty} is what of it the draft does not have yet, perhaps nothing. */
        void accepted(Update novelty);

        /** What the update builds on is not here; the client is to be asked for everything. */
        void incomplete();

        /** The update is not taken. */
        void refused(Refusal refusal);
    }

    private record Accepted(Update novelty) implements Verdict {
        @Override
        public void settle(Settlement settlement) {
            settlement.accepted(novelty);
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

    /** @param maxDraftBytes the size from which on the draft takes nothing but deletions */
    static Verdict judge(Person author, Update update, Replica replica, long maxDraftBytes) {
        Doc doc = replica.doc();
        if (!doc.missing(update).isEmpty()) {
            return new Incomplete();
        }
        Update novelty = doc.novelty(update);
        if (novelty.isEmpty()) {
            return new Accepted(novelty);
        }
        if (!author.mayDraft()) {
            return refuse(
                    Refusal.Reason.READ_ONLY,
                    "You read this draft and cannot change it. Copy your words and give them to a delegation.");
        }
        for (String root : novelty.rootNames()) {
            if (!ROOTS.contains(root)) {
                return refuse(
                        Refusal.Reason.UNKNOWN_ROOT,
                        "A draft holds its text in the root \"" + DraftSchema.ROOT + "\"; this change writes to \""
                                + printable(root) + "\". Use a client that knows this document schema.");
            }
        }
        if (novelty.contentKinds().contains(ContentKind.DOC)) {
            return refuse(
                    Refusal.Reason.SUBDOCUMENT,
                    "A draft holds clauses, and no documents within the document. Insert the words themselves.");
        }
        if (novelty.structCount() > 0 && !replica.hasRoomFor(novelty.size(), maxDraftBytes)) {
            return refuse(
                    Refusal.Reason.DRAFT_FULL,
                    "The draft is as large as this server lets it become, " + maxDraftBytes
                            + " bytes with its history. Continue in a new draft, or ask the operator for a higher limit.");
        }
        return new Accepted(novelty);
    }

    private static Verdict refuse(Refusal.Reason reason, String message) {
        return new Refused(new Refusal(reason, message, null));
    }

    private static String printable(String name) {
        String shown = name.length() <= SHOWN_NAME_LENGTH ? name : name.substring(0, SHOWN_NAME_LENGTH) + "…";
        return shown.replaceAll("[^\\p{Print}…]", "?");
    }
}
