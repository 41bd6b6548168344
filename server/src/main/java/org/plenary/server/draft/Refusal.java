package org.plenary.server.draft;

import org.jspecify.annotations.Nullable;

/**
 * Why a change was not accepted. Nothing of it was kept.
 *
 * @param reason stable, for programs
 * @param message for the author: what was expected, what came, what to do
 * @param clause the clause concerned, where one is
 */
public record Refusal(
        Reason reason, String message, @Nullable String clause) {

    /** A refusal that concerns no single clause. */
    public static Refusal of(Reason reason, String message) {
        return new Refusal(reason, message, null);
    }

    /** Whether a clause is closed to the author, while others may be open. */
    public boolean isOfClosedClause() {
        return switch (reason) {
            case NOT_YOUR_CLAUSE, FROZEN, PARKED -> true;
            default -> false;
        };
    }

    /** The kinds of refusal, with the name that programs see. */
    public enum Reason {
        /** The person may read this draft but not change it. */
        READ_ONLY("read-only"),
        /** The draft's mode lets only others draft now, or nobody. */
        MODE("mode"),
        /** The person may change other clauses only. */
        NOT_YOUR_CLAUSE("not-your-clause"),
        /** The clause is agreed or adopted. */
        FROZEN("frozen"),
        /** The clause is put aside. */
        PARKED("parked"),
        /** The change adds, deletes or moves clauses, which the person may not. */
        ARRANGE("arrange"),
        /** The change would leave a clause without an id of its own, or give it another one. */
        CLAUSE_ID("clause-id"),
        /** The change holds something that a draft cannot. */
        SCHEMA("schema"),
        /** Something new names neighbours that stand in different places. */
        NEIGHBOURS_APART("neighbours-apart"),
        /** Something new is made in another person's name. */
        FOREIGN_CLIENT("foreign-client"),
        /** Things are nested too deep. */
        TOO_DEEP("too-deep"),
        /** The change is too laborious to take in. */
        TOO_MUCH_WORK("too-much-work"),
        /** The change comes from more pages or programs than are taken of one person. */
        TOO_MANY_CLIENT_IDS("too-many-client-ids"),
        /** The record keeps no more of one person for now. */
        TOO_MUCH_RECORDED("too-much-recorded"),
        /** The change names a part of the document that the draft does not have. */
        UNKNOWN_ROOT("unknown-root"),
        /** What the change builds on never came. */
        INCOMPLETE("incomplete"),
        /** The change carries a document within the document. */
        SUBDOCUMENT("subdocument"),
        /** The draft would become larger than the server allows. */
        DRAFT_FULL("draft-full");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** The name in the refusal message. */
        public String wireName() {
            return wireName;
        }
    }
}
