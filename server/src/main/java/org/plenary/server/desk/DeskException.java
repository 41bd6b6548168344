package org.plenary.server.desk;

import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/**
 * Something was not said on a desk. Of what somebody may not see the message is that of what is not there, to the
 * letter.
 */
public final class DeskException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {
        /** Who asked is in no such audience. */
        NO_SUCH_AUDIENCE("There is no such audience for you in this draft. Look at those that there are."),
        /** There is no such desk, or who asked is not in its audience. */
        NO_SUCH_DESK("There is no such desk for you in this draft."),
        /** There is no such thread or comment, or who asked is not in its audience. */
        NO_SUCH_COMMENT("There is no such comment for you in this draft."),
        /** The draft has no such clause. */
        NO_SUCH_CLAUSE("The draft has no such clause now. Look at its clauses again."),
        /** The draft has no such bracket. */
        NO_SUCH_BRACKET("The draft has no such bracket now. Look at its brackets again."),
        /** The draft has no such alternative. */
        NO_SUCH_ALTERNATIVE("The draft has no such alternative now. Look at its alternatives again."),
        /** The draft has no such package. */
        NO_SUCH_PACKAGE("The draft has no such package now. Look at its packages again."),
        /** Nothing like it is tabled, whether or not it is being drafted. */
        NO_SUCH_PROPOSAL("No such proposal is tabled in the draft. Look at its proposals again."),
        /** The process has no such delegation. */
        NO_SUCH_DELEGATION("There is no such delegation in this process. Look at its delegations."),
        /** Who asked sees it and may not do this. */
        NOT_ALLOWED("You may not do this."),
        /** It does not go together with what is there. */
        CONFLICT("This does not go together with what is there.");

        private final String usually;

        Reason(String usually) {
            this.usually = usually;
        }
    }

    /** Said as it always is. */
    public DeskException(Reason reason) {
        this(reason, reason.usually);
    }

    public DeskException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public RefusalKind kind() {
        return switch (reason) {
            case NO_SUCH_AUDIENCE,
                    NO_SUCH_DESK,
                    NO_SUCH_COMMENT,
                    NO_SUCH_CLAUSE,
                    NO_SUCH_BRACKET,
                    NO_SUCH_ALTERNATIVE,
                    NO_SUCH_PACKAGE,
                    NO_SUCH_PROPOSAL,
                    NO_SUCH_DELEGATION -> RefusalKind.NOT_FOUND;
            case NOT_ALLOWED -> RefusalKind.NOT_ALLOWED;
            case CONFLICT -> RefusalKind.CONFLICT;
        };
    }
}
