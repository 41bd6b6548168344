package org.plenary.server.proposal;

import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/** Why something about proposals is not done. Its message is for the person who asked. */
public final class ProposalException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {
        /** There is no such proposal, or who asked may not know of it. */
        NO_SUCH_PROPOSAL("There is no such proposal for you in your process."),
        /** The proposal does not change such a clause. */
        NO_SUCH_CLAUSE("The proposal does not change this clause. Look at its clauses again."),
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
    public ProposalException(Reason reason) {
        this(reason, reason.usually);
    }

    public ProposalException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public RefusalKind kind() {
        return switch (reason) {
            case NO_SUCH_PROPOSAL, NO_SUCH_CLAUSE -> RefusalKind.NOT_FOUND;
            case NOT_ALLOWED -> RefusalKind.NOT_ALLOWED;
            case CONFLICT -> RefusalKind.CONFLICT;
        };
    }
}
