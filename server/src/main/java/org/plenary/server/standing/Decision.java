package org.plenary.server.standing;

import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/** What somebody decides about a draft. */
public sealed interface Decision {
    /** The most UTF-16 units of a reason. */
    int MAX_REASON_LENGTH = 1000;

    /** Calls the visitor's method for this kind of decision. */
    <T> T accept(Visitor<T> visitor);

    /** Has one method for each kind of decision. */
    interface Visitor<T> {
        T status(Status decision);

        T mode(Mode decision);

        T access(SetAccess decision);
    }

    /** A clause gets a status. */
    record Status(
            ClauseId clause, ClauseStatus status, @Nullable String reason) implements Decision {
        /** @throws IllegalArgumentException if the reason is out of bounds */
        public Status {
            requireReason(reason);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.status(this);
        }
    }

    /** The draft gets a mode. */
    record Mode(DraftingMode mode, @Nullable String reason) implements Decision {
        /** @throws IllegalArgumentException if the reason is out of bounds */
        public Mode {
            requireReason(reason);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.mode(this);
        }
    }

    /** The draft gets other rules of access. */
    record SetAccess(Access access) implements Decision {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.access(this);
        }
    }

    private static void requireReason(@Nullable String reason) {
        if (reason != null
                && (reason.isBlank()
                        || reason.length() > MAX_REASON_LENGTH
                        || reason.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("expected a reason of 1 to " + MAX_REASON_LENGTH
                    + " characters in one paragraph, got one of " + reason.length()
                    + " characters that is blank, too long or holds a line break");
        }
    }
}
