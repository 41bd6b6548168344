package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.Delegation;

/**
 * A delegation that is asked confirms that a clause is agreed, or withholds its confirmation.
 *
 * @param clause the clause, which is agreed ad referendum
 * @param delegation the code of the delegation
 * @param confirms whether it confirms; otherwise it withholds
 * @param reason why; null for nothing, where it confirms
 */
public record ConfirmAgreement(
        ClauseId clause,
        String delegation,
        boolean confirms,
        @Nullable String reason) implements Decision {
    static final DecisionKind KIND =
            DecisionKind.of("confirm", Set.of("clause", "delegation", "confirms", "reason"), ConfirmAgreement::read);

    /** @throws IllegalArgumentException if a part is out of bounds, or there is no reason to withhold */
    public ConfirmAgreement {
        require(delegation, confirms, reason);
    }

    /**
     * Checks what a delegation says of an agreement.
     *
     * @throws IllegalArgumentException if a part is out of bounds, or there is no reason to withhold
     */
    public static void require(String delegation, boolean confirms, @Nullable String reason) {
        Delegation.requireCode(delegation);
        StatedReason.require(reason);
        if (!confirms && reason == null) {
            throw new IllegalArgumentException("expected a reason of 1 to " + StatedReason.MAX_LENGTH
                    + " characters why a confirmation is withheld, got none");
        }
    }

    /**
     * One for each clause of a package that waits for a delegation, in the order of the package.
     *
     * @throws DecisionException if there is no such package, or none of its clauses waits
     */
    public static List<ConfirmAgreement> ofPackage(
            PackageId bundle, String delegation, boolean confirms, @Nullable String reason, Situation now) {
        ClausePackage packed = now.standing().packages().require(bundle);
        List<ConfirmAgreement> all = packed.clausesIn(now.text()).stream()
                .filter(clause -> now.standing().clauses().agreement(clause).waitsFor(delegation))
                .map(clause -> new ConfirmAgreement(clause, delegation, confirms, reason))
                .toList();
        if (all.isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "No clause of the package " + packed.inWords() + " waits for a confirmation by " + delegation
                            + ". Look at it again; it may have confirmed already.");
        }
        return all;
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
    public void requireRight(Actor by, Standing now) {
        new Holder(delegation).requireRight(by, now);
    }

    @Override
    public boolean changes(Situation now) {
        if (!now.text().has(clause)) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_CLAUSE,
                    "The draft has no clause " + clause + " now. Look at its clauses again.");
        }
        ClauseStatus status = now.standing().clauses().status(clause.value());
        AdReferendum agreement = now.standing().clauses().agreement(clause);
        if (!agreement.waitsFor(delegation)) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "The clause " + clause + " is " + status + ", and waits for no confirmation by " + delegation + "."
                            + (agreement.confirmed().contains(delegation)
                                    ? " It has confirmed already; the chair may ask it again."
                                    : " Whoever leads the draft asks delegations when a clause is agreed ad referendum."));
        }
        return confirms
                || agreement
                        .withholding(delegation)
                        .filter(withheld -> withheld.reason().equals(reason))
                        .isEmpty();
    }

    @Override
    public Standing effect(Standing before, Act act) {
        ClauseDecision decided = before.clauses().last(clause);
        if (decided == null) {
            return before;
        }
        String why = reason;
        AdReferendum agreement = confirms || why == null
                ? decided.agreement().confirmedBy(delegation)
                : decided.agreement().with(new AdReferendum.Withholding(delegation, why, act.by(), act.atMillis()));
        return before.with(before.clauses().with(clause, decided.with(agreement)));
    }

    @Override
    public void write(Fields to) {
        to.put("clause", clause.value())
                .put("delegation", delegation)
                .put("confirms", confirms)
                .putIfAny("reason", reason);
    }

    private static ConfirmAgreement read(Fields from) {
        return new ConfirmAgreement(
                new ClauseId(from.text("clause")),
                from.text("delegation"),
                from.truth("confirms"),
                from.textIfAny("reason"));
    }

    /** The delegation that is asked is its {@code party}: that of who says so may be another. */
    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields()
                .put("clause", clause.value())
                .put("party", delegation)
                .put("confirms", confirms)
                .put("reason", reason));
    }

    @Override
    public Fields brief() {
        return new Fields()
                .put("clause", clause.value())
                .put("party", delegation)
                .put("confirms", confirms);
    }
}
