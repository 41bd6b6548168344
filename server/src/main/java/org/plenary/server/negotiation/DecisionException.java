package org.plenary.server.negotiation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/** A decision was not taken. The message says what was expected, what came, and what to do. */
public final class DecisionException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final List<ClauseId> rivals;

    /** Why it was not taken. */
    public enum Reason {
        /** The person does not decide in this draft. */
        NOT_ALLOWED,
        /** The draft has no such clause. */
        NO_SUCH_CLAUSE,
        /** A clause does not go from its status to that one. */
        NO_SUCH_TRANSITION,
        /** The step needs a reason, and none was given. */
        REASON_MISSING,
        /** The draft has no such revision. */
        NO_SUCH_REVISION,
        /** The draft has no such bracket. */
        NO_SUCH_BRACKET,
        /** The draft has no such package. */
        NO_SUCH_PACKAGE,
        /** No such proposal was tabled about the draft. */
        NO_SUCH_PROPOSAL,
        /** The process has no such delegation. */
        NO_SUCH_HOLDER,
        /** The record keeps no more of the person for now. */
        TOO_MUCH_RECORDED,
        /** Brackets stand in a clause that was to be agreed or adopted, or it competes with others. */
        CONTESTED,
        /** A clause of a package was to be agreed, or opened again, without the others. */
        PACKAGED,
        /** It does not go together with what was decided before. */
        CONFLICT
    }

    public DecisionException(Reason reason, String message) {
        this(reason, message, List.of());
    }

    private DecisionException(Reason reason, String message, List<ClauseId> rivals) {
        super(message);
        this.reason = reason;
        this.rivals = List.copyOf(rivals);
    }

    /** Clauses compete, and so none of them is agreed. */
    static DecisionException contested(String message, List<ClauseId> rivals) {
        return new DecisionException(Reason.CONTESTED, message, rivals);
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public RefusalKind kind() {
        return switch (reason) {
            case NOT_ALLOWED -> RefusalKind.NOT_ALLOWED;
            case NO_SUCH_CLAUSE, NO_SUCH_REVISION, NO_SUCH_BRACKET, NO_SUCH_PACKAGE, NO_SUCH_PROPOSAL, NO_SUCH_HOLDER ->
                RefusalKind.NOT_FOUND;
            case TOO_MUCH_RECORDED -> RefusalKind.UNAVAILABLE;
            case CONFLICT, CONTESTED, PACKAGED -> RefusalKind.CONFLICT;
            case NO_SUCH_TRANSITION -> RefusalKind.NO_SUCH_TRANSITION;
            case REASON_MISSING -> RefusalKind.INVALID;
        };
    }

    /** {@code alternatives}: the clauses of which one is to be chosen first. */
    @Override
    public Map<String, List<String>> named() {
        return rivals.isEmpty()
                ? Map.of()
                : Map.of("alternatives", rivals.stream().map(ClauseId::value).toList());
    }

    @Override
    public @Nullable String caseName() {
        return switch (reason) {
            case CONTESTED -> "contested";
            case PACKAGED -> "packaged";
            default -> null;
        };
    }
}
