package org.plenary.server.negotiation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.PersonId;

/**
 * Who leads the draft chooses one of the clauses that compete, or none: the others that are there are removed by the
 * change of the text that is recorded next.
 *
 * @param of the clause to which the others are alternatives
 * @param choose the one that stays, and is called from now on as that one was; null if none does
 * @param reason why, or null
 */
public record SettleAlternatives(
        ClauseId of, @Nullable ClauseId choose, @Nullable String reason) implements Decision {
    static final DecisionKind KIND =
            DecisionKind.of("choice", Set.of("of", "choose", "reason"), SettleAlternatives::read);

    /** @throws IllegalArgumentException if the reason is out of bounds */
    public SettleAlternatives {
        StatedReason.require(reason);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean isByTheIntroduced() {
        return true;
    }

    @Override
    public List<AnnouncedEdit> announces(Situation now, PersonId by) {
        List<ClauseId> removed = removed(now);
        return removed.isEmpty() ? List.of() : List.of(new AnnouncedEdit(by, after -> requireDone(removed, after)));
    }

    /** The clauses that are there and go, the first of them first. */
    public List<ClauseId> removed(Situation now) {
        return now.standing().alternatives().rivals(of).stream()
                .filter(rival -> !rival.equals(choose) && now.text().has(rival))
                .toList();
    }

    @Override
    public boolean changes(Situation now) {
        Alternatives alternatives = now.standing().alternatives();
        if (alternatives.of(of).isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "There are no alternatives to the clause " + of
                            + " now. Look at its clauses again; somebody may have settled them.");
        }
        ClauseId chosen = choose;
        if (chosen != null
                && (!alternatives.rivals(of).contains(chosen) || !now.text().has(chosen))) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_CLAUSE,
                    "The clause " + chosen + " is none of those of which one is chosen, or was deleted. Look at the"
                            + " draft's clauses again.");
        }
        return true;
    }

    private void requireDone(List<ClauseId> removed, DraftText after) {
        for (ClauseId gone : removed) {
            if (after.has(gone)) {
                throw notDone("removes the clause " + gone);
            }
        }
        ClauseId chosen = choose;
        if (chosen != null && !after.has(chosen)) {
            throw notDone("leaves the clause " + chosen);
        }
    }

    private static DecisionException notDone(String expected) {
        return new DecisionException(
                DecisionException.Reason.CONFLICT, "Expected a change that " + expected + ", got another.");
    }

    @Override
    public Standing effect(Standing before, Act act) {
        ClauseId chosen = choose;
        boolean hands = chosen != null && !chosen.equals(of);
        Alternatives alternatives = before.alternatives();
        AlternativesChoice choice = new AlternativesChoice(
                of,
                chosen,
                alternatives.of(of).stream()
                        .flatMap(clause -> alternatives.find(clause).stream())
                        .toList(),
                hands ? before.numbers().handing(of) : Set.of(),
                reason,
                act);
        Standing settled = before.with(alternatives.chosen(choice));
        return hands ? settled.with(before.numbers().handedOver(of, Objects.requireNonNull(chosen))) : settled;
    }

    @Override
    public void write(Fields to) {
        to.put("of", of.value())
                .putIfAny("choose", choose == null ? null : choose.value())
                .putIfAny("reason", reason);
    }

    private static SettleAlternatives read(Fields from) {
        String choose = from.textIfAny("choose");
        return new SettleAlternatives(
                new ClauseId(from.text("of")), choose == null ? null : new ClauseId(choose), from.textIfAny("reason"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields()
                .put("of", of.value())
                .put("choose", choose == null ? null : choose.value())
                .put("reason", reason));
    }

    @Override
    public Fields brief() {
        return new Fields().put("of", of.value()).putIfAny("choose", choose == null ? null : choose.value());
    }
}
