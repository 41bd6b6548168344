package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.PersonId;

/**
 * A clause competes with another from now on. It is one that is there, or a copy of the other that is made by the
 * change of the text that is recorded next.
 *
 * @param clause which
 * @param of the other; what it competes with itself, if it does
 * @param copy whether the next change makes it
 */
public record OfferAlternative(ClauseId clause, ClauseId of, boolean copy) implements Decision {
    static final DecisionKind KIND =
            DecisionKind.of("alternative", Set.of("clause", "of", "copy"), OfferAlternative::read);

    /** @throws IllegalArgumentException if a clause is to compete with itself */
    public OfferAlternative {
        if (clause.equals(of)) {
            throw new IllegalArgumentException("expected two clauses that compete, got " + clause + " twice");
        }
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean isByTheIntroduced() {
        return true;
    }

    /** As to add a clause: whoever may arrange clauses now, and whoever leads the draft. */
    @Override
    public void requireRight(Actor by, Standing now) {
        if (!now.mayArrange(by)) {
            throw new DecisionException(
                    DecisionException.Reason.NOT_ALLOWED,
                    "Alternatives are offered by those who may add clauses to this draft now. Ask the chair or the"
                            + " secretariat.");
        }
    }

    @Override
    public List<AnnouncedEdit> announces(Situation now, PersonId by) {
        return copy ? List.of(new AnnouncedEdit(by, this::requireCopied)) : List.of();
    }

    @Override
    public boolean changes(Situation now) {
        Alternatives alternatives = now.standing().alternatives();
        ClauseKind kind = requireOpen(of, now);
        if (kind.isOneLine()) {
            throw conflict("Titles and headings have no alternatives; write both into one, in brackets.");
        }
        if (copy) {
            if (now.text().has(clause)) {
                throw conflict("The draft has a clause " + clause + " already, and a copy is a new one.");
            }
            requireNotFrozen(clause, now);
        } else if (requireOpen(clause, now) != kind) {
            throw conflict("Clauses of one kind compete. Make the one a clause of the other's kind first.");
        }
        if (!alternatives.rivals(clause).isEmpty()) {
            throw conflict("The clause " + clause + " competes with others already. Set it apart from them first.");
        }
        requireRoom(alternatives);
        return true;
    }

    private void requireRoom(Alternatives alternatives) {
        if (alternatives.of(alternatives.firstOf(of)).size() >= Alternatives.MAX_OF_ONE) {
            throw conflict("A clause has at most " + Alternatives.MAX_OF_ONE + " alternatives. Settle these first.");
        }
        if (alternatives.all().size() >= Alternatives.MAX) {
            throw conflict("A draft has at most " + Alternatives.MAX + " alternatives. Settle some first.");
        }
    }

    private static ClauseKind requireOpen(ClauseId clause, Situation now) {
        ClauseKind kind = now.text()
                .kindOf(clause)
                .orElseThrow(() -> new DecisionException(
                        DecisionException.Reason.NO_SUCH_CLAUSE,
                        "The draft has no clause " + clause + " now. Look at its clauses again."));
        requireNotFrozen(clause, now);
        return kind;
    }

    private static void requireNotFrozen(ClauseId clause, Situation now) {
        ClauseStatus status = now.standing().clauses().status(clause.value());
        if (status.isFrozen()) {
            throw conflict("The clause " + clause + " is " + (status == ClauseStatus.ADOPTED ? "adopted" : "agreed")
                    + ", and nothing competes with it. Ask the chair to open it again.");
        }
    }

    private static DecisionException conflict(String message) {
        return new DecisionException(DecisionException.Reason.CONFLICT, message);
    }

    private void requireCopied(DraftText after) {
        if (!after.isCopy(clause, of)) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "Expected a change that makes the clause " + clause + ", of the kind and with the words of " + of
                            + ", got another.");
        }
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Alternatives alternatives = before.alternatives();
        return before.with(alternatives.with(new Alternative(clause, alternatives.firstOf(of), act)));
    }

    @Override
    public void write(Fields to) {
        to.put("clause", clause.value()).put("of", of.value()).put("copy", copy);
    }

    private static OfferAlternative read(Fields from) {
        return new OfferAlternative(
                new ClauseId(from.text("clause")), new ClauseId(from.text("of")), from.truth("copy"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("clause", clause.value()).put("of", of.value()));
    }

    @Override
    public Fields brief() {
        return new Fields().put("clause", clause.value()).put("of", of.value());
    }
}
