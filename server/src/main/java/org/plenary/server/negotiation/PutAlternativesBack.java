package org.plenary.server.negotiation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.PersonId;

/**
 * The choice among clauses that competed is put back: they compete again, under the numbers that they had. Those that
 * are not in the text come back by the change of the text that is recorded next, as far as they are named here.
 *
 * @param of the clause with which the others competed
 * @param clauses those that come back, in the order of those that competed; none if nothing has to
 */
public record PutAlternativesBack(ClauseId of, List<ClauseId> clauses) implements Decision {
    static final DecisionKind KIND =
            DecisionKind.of("choice-again", Set.of("of", "clauses"), PutAlternativesBack::read);

    /**
     * Keeps a copy of the list.
     *
     * @throws IllegalArgumentException if a clause is named twice, or more are than compete
     */
    public PutAlternativesBack {
        clauses = List.copyOf(clauses);
        if (clauses.size() > Alternatives.MAX_OF_ONE + 1 || new HashSet<>(clauses).size() < clauses.size()) {
            throw new IllegalArgumentException("expected at most " + (Alternatives.MAX_OF_ONE + 1)
                    + " clauses that come back, none twice, got " + clauses.size());
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

    /** Whoever leads the draft; and who offered one of them, or their delegation, as long as they may offer one. */
    @Override
    public void requireRight(Actor by, Standing now) {
        boolean own = now.alternatives().choice(of).stream()
                .flatMap(choice -> choice.alternatives().stream())
                .anyMatch(each -> each.isOfferedBy(by));
        if (!now.access().leads(by) && !(own && now.mayArrange(by))) {
            throw new DecisionException(
                    DecisionException.Reason.NOT_ALLOWED,
                    "A choice is put back by the delegations that offered what was chosen from, or by the chair, the"
                            + " co-facilitators and the secretariat. Ask one of them.");
        }
    }

    @Override
    public List<AnnouncedEdit> announces(Situation now, PersonId by) {
        return clauses.isEmpty() ? List.of() : List.of(new AnnouncedEdit(by, this::requireDone));
    }

    @Override
    public boolean changes(Situation now) {
        Alternatives alternatives = now.standing().alternatives();
        AlternativesChoice choice = alternatives
                .choice(of)
                .orElseThrow(() -> conflict("No choice among alternatives to the clause " + of
                        + " is there to be put back. Look at the draft's alternatives again; somebody may have put it"
                        + " back."));
        List<ClauseId> rivals = choice.rivals();
        for (ClauseId rival : rivals) {
            if (!alternatives.rivals(rival).isEmpty()) {
                throw conflict("The clause " + rival + " competes with others now. Settle that first.");
            }
            if (now.standing().clauses().status(rival.value()).isFrozen()) {
                throw conflict("The clause " + rival + " is agreed since. Ask the chair to open it again.");
            }
        }
        if (alternatives.all().size() + choice.alternatives().size() > Alternatives.MAX) {
            throw conflict("A draft has at most " + Alternatives.MAX + " alternatives. Settle some first.");
        }
        if (!clauses.equals(rivals.stream().filter(clauses::contains).toList())) {
            throw conflict("Expected clauses of those that competed, in their order, got others.");
        }
        for (ClauseId clause : clauses) {
            if (now.text().has(clause)) {
                throw conflict("The clause " + clause + " is in the text already. Look at it again.");
            }
        }
        return true;
    }

    private void requireDone(DraftText after) {
        for (ClauseId clause : clauses) {
            if (!after.has(clause)) {
                throw conflict("Expected a change that brings the clause " + clause + " back, got another.");
            }
        }
    }

    private static DecisionException conflict(String message) {
        return new DecisionException(DecisionException.Reason.CONFLICT, message);
    }

    @Override
    public Standing effect(Standing before, Act act) {
        AlternativesChoice choice = before.alternatives().choice(of).orElseThrow();
        Standing again = before.with(before.alternatives().again(choice));
        ClauseId chosen = choice.chosen();
        return chosen == null ? again : again.with(before.numbers().handedBack(chosen, of, choice.handed()));
    }

    @Override
    public void write(Fields to) {
        to.put("of", of.value()).put("clauses", PackageDecision.ids(clauses));
    }

    private static PutAlternativesBack read(Fields from) {
        return new PutAlternativesBack(new ClauseId(from.text("of")), PackageDecision.clauses(from));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("of", of.value()).put("clauses", PackageDecision.ids(clauses)));
    }

    @Override
    public Fields brief() {
        return new Fields().put("of", of.value());
    }
}
