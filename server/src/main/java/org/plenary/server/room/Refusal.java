package org.plenary.server.room;

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

    /** The kinds of refusal, with the name that programs see. */
    public enum Reason {
        /** The person may read this draft but not change it. */
        READ_ONLY("read-only"),
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
