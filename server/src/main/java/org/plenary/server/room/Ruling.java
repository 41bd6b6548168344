package org.plenary.server.room;

import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.identity.Person;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionException;
import org.plenary.server.standing.DecisionException.Reason;
import org.plenary.server.standing.Rights;
import org.plenary.server.standing.Standing;

/** Whether somebody may take a decision now, and whether it would change anything. */
final class Ruling implements Decision.Visitor<Boolean> {
    private final Doc doc;
    private final Standing standing;

    private Ruling(Doc doc, Standing standing) {
        this.doc = doc;
        this.standing = standing;
    }

    /**
     * Whether the decision changes anything.
     *
     * @throws DecisionException if it cannot be taken
     */
    static boolean on(Decision decision, Person person, Doc doc, Standing standing) {
        if (decision.isForArchivedDrafts()) {
            requireLead(standing.rights(person));
        } else {
            requireRight(person, standing);
        }
        return decision.accept(new Ruling(doc, standing));
    }

    /** @throws DecisionException if the person does not decide in the draft, or nobody does because it is archived */
    static void requireRight(Person person, Standing standing) {
        Rights rights = standing.rights(person);
        requireLead(rights);
        if (!rights.mayDecide()) {
            throw new DecisionException(
                    Reason.CONFLICT, "This draft is archived: nothing is decided in it. Bring it back first.");
        }
    }

    private static void requireLead(Rights rights) {
        if (!rights.leads()) {
            throw new DecisionException(
                    Reason.NOT_ALLOWED,
                    "The chair, the co-facilitators and the secretariat decide in this draft. Ask one of them.");
        }
    }

    @Override
    public Boolean status(Decision.Status decision) {
        if (!DraftClauses.has(doc, decision.clause())) {
            throw new DecisionException(
                    Reason.NO_SUCH_CLAUSE,
                    "The draft has no clause " + decision.clause() + " now. Look at its clauses again.");
        }
        ClauseStatus before = standing.status(decision.clause().value());
        if (before == decision.status()) {
            return false;
        }
        if (!before.mayBecome(decision.status())) {
            throw new DecisionException(
                    Reason.NO_SUCH_TRANSITION,
                    "A clause that is " + before + " does not become " + decision.status()
                            + ". Look at its status again; somebody may have changed it.");
        }
        if (before.needsReason(decision.status()) && isMissing(decision.reason())) {
            throw new DecisionException(
                    Reason.REASON_MISSING,
                    "This opens again what was agreed: expected a reason of 1 to " + Decision.MAX_REASON_LENGTH
                            + " characters, got none.");
        }
        return true;
    }

    private static boolean isMissing(@Nullable String reason) {
        return reason == null;
    }

    @Override
    public Boolean mode(Decision.Mode decision) {
        return standing.mode() != decision.mode();
    }

    @Override
    public Boolean access(Decision.SetAccess decision) {
        return !standing.access().equals(decision.access());
    }

    @Override
    public Boolean archive(Decision.Archive decision) {
        return standing.archived() != decision.archived();
    }

    @Override
    public Boolean issue(Decision.Issue decision) {
        return true;
    }

    @Override
    public Boolean restore(Decision.Restore decision) {
        return true;
    }
}
