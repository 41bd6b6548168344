package org.plenary.server.standing;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.SymbolPattern;

/** What somebody decides about a draft. */
public sealed interface Decision {
    /** The most UTF-16 units of a reason. */
    int MAX_REASON_LENGTH = 1000;

    /** Calls the visitor's method for this kind of decision. */
    <T> T accept(Visitor<T> visitor);

    /** Whether it can be taken about a draft that is archived. */
    default boolean isForArchivedDrafts() {
        return false;
    }

    /** Has one method for each kind of decision. */
    interface Visitor<T> {
        T status(Status decision);

        T mode(Mode decision);

        T access(SetAccess decision);

        T issue(Issue decision);

        T restore(Restore decision);

        T archive(Archive decision);
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

    /** The draft as it stands is issued as a revision. */
    record Issue(Revision revision) implements Decision {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.issue(this);
        }
    }

    /**
     * The draft, or one clause, becomes again what it was, by the change of the text that is recorded next.
     *
     * @param to the entry of the record after which it was so
     * @param revision the symbol of the revision that this entry is, or null
     * @param clause the only clause that changes, or null for all
     * @param person the one person whose changes since then are taken back, those of all others stay; or null for everybody's
     */
    record Restore(
            long to,
            @Nullable String revision,
            @Nullable ClauseId clause,
            @Nullable PersonId person,
            @Nullable String reason)
            implements Decision {
        /** One that takes back what everybody changed. */
        public Restore(long to, @Nullable String revision, @Nullable ClauseId clause, @Nullable String reason) {
            this(to, revision, clause, null, reason);
        }

        /** @throws IllegalArgumentException if a part is out of bounds */
        public Restore {
            if (to < 1) {
                throw new IllegalArgumentException("expected the number of an entry from 1, got to=" + to);
            }
            if (revision != null) {
                SymbolPattern.requireSymbol(revision);
            }
            requireReason(reason);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.restore(this);
        }
    }

    /**
     * The draft is put among the archived ones, where nobody changes or decides anything, or it is brought back.
     *
     * @param archived whether it is archived from now on
     */
    record Archive(boolean archived, @Nullable String reason) implements Decision {
        /** @throws IllegalArgumentException if the reason is out of bounds */
        public Archive {
            requireReason(reason);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.archive(this);
        }

        @Override
        public boolean isForArchivedDrafts() {
            return true;
        }
    }

    private static void requireReason(@Nullable String reason) {
        if (reason != null
                && (reason.isBlank()
                        || reason.length() > MAX_REASON_LENGTH
                        || reason.chars().anyMatch(Character::isISOControl)
                        || !StandardCharsets.UTF_8.newEncoder().canEncode(reason))) {
            throw new IllegalArgumentException("expected a reason of 1 to " + MAX_REASON_LENGTH
                    + " characters in one paragraph, got one of " + reason.length()
                    + " characters that is blank, too long or holds a line break or half a character");
        }
    }
}
