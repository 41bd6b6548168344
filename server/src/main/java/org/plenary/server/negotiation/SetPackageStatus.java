package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/**
 * The clauses of a package get a status, all of them that are in the text, or none.
 *
 * @param bundle which package
 * @param clauses those of its clauses that become otherwise, in its order: the others have the status already, or are
 *     deleted. They are recorded, so that what came of it does not depend on the text.
 * @param status what they become
 * @param reason why, or null
 * @param terms what is said of an agreement ad referendum
 */
public record SetPackageStatus(
        PackageId bundle,
        List<ClauseId> clauses,
        ClauseStatus status,
        @Nullable String reason,
        AdReferendum.Terms terms)
        implements PackageDecision, StatusDecision {
    static final DecisionKind KIND = DecisionKind.of(
            "package-status",
            Set.of("package", "clauses", "status", "reason", "forum", "pending"),
            SetPackageStatus::read);

    /** @throws IllegalArgumentException if a part is out of bounds, or there are terms of something else */
    public SetPackageStatus {
        clauses = List.copyOf(clauses);
        new StatusStep(status, reason, terms);
        if (clauses.size() > ClausePackage.MAX_CLAUSES || new HashSet<>(clauses).size() < clauses.size()) {
            throw new IllegalArgumentException(
                    "expected at most " + ClausePackage.MAX_CLAUSES + " clauses of a package, each once");
        }
    }

    /**
     * What somebody asks for: of those of its clauses that become otherwise, as things stand.
     *
     * @throws DecisionException if there is no such package
     */
    public static SetPackageStatus of(
            PackageId bundle, ClauseStatus status, @Nullable String reason, AdReferendum.Terms terms, Situation now) {
        StatusStep step = new StatusStep(status, reason, terms);
        return new SetPackageStatus(bundle, changing(bundle, step, now), status, reason, terms);
    }

    private static List<ClauseId> changing(PackageId bundle, StatusStep step, Situation now) {
        return now.standing().packages().require(bundle).clausesIn(now.text()).stream()
                .filter(clause -> step.changes(clause, now.standing()))
                .toList();
    }

    private StatusStep step() {
        return new StatusStep(status, reason, terms);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        ClausePackage packed = now.standing().packages().require(bundle);
        if (packed.clausesIn(now.text()).isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "None of the clauses of the package " + packed.inWords()
                            + " is in the text now. Dissolve it, or put others in it.");
        }
        StatusStep step = step();
        List<ClauseId> changing = changing(bundle, step, now);
        if (!clauses.equals(changing)) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "Expected those clauses of the package " + packed.inWords() + " that become " + status + ", "
                            + ClausePackage.inWords(changing, now.text()) + ", got others. Look at it again.");
        }
        requireNothingInTheWay(packed, step, now);
        return !clauses.isEmpty();
    }

    /** Names everything that is, so that it can be gone about at once. */
    private void requireNothingInTheWay(ClausePackage packed, StatusStep step, Situation now) {
        Standing standing = now.standing();
        List<String> inTheWay = new ArrayList<>();
        boolean contested = false;
        for (ClauseId clause : clauses) {
            String name = ClausePackage.inWords(List.of(clause), now.text());
            if (!step.isAWay(clause, standing)) {
                inTheWay.add(name + " is " + standing.clauses().status(clause.value()));
            }
            String holds = Agreement.inTheWay(clause, status, now);
            if (!holds.isEmpty()) {
                contested = true;
                inTheWay.add(name + " has " + holds);
            }
        }
        if (!inTheWay.isEmpty()) {
            throw new DecisionException(
                    contested ? DecisionException.Reason.CONTESTED : DecisionException.Reason.NO_SUCH_TRANSITION,
                    "The package " + packed.inWords() + " becomes " + status
                            + " when all of its clauses can. In the way: " + String.join("; ", inTheWay) + ".");
        }
        for (ClauseId clause : clauses) {
            if (step.lacksReason(clause, standing)) {
                throw step.reasonMissing();
            }
            step.requireBounds(clause, standing);
        }
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(step().after(before, clauses, act));
    }

    @Override
    public void write(Fields to) {
        to.put("package", bundle.value())
                .put("clauses", PackageDecision.ids(clauses))
                .put("status", status.name())
                .putIfAny("reason", reason);
        terms.write(to);
    }

    private static SetPackageStatus read(Fields from) {
        return new SetPackageStatus(
                PackageId.of(from.text("package")),
                PackageDecision.clauses(from),
                from.one(ClauseStatus.class, "status"),
                from.textIfAny("reason"),
                AdReferendum.Terms.read(from));
    }

    @Override
    public Optional<Fields> news() {
        Fields news = new Fields()
                .put("package", bundle.value())
                .put("clauses", PackageDecision.ids(clauses))
                .put("status", status.name())
                .put("reason", reason);
        terms.write(news);
        return Optional.of(news);
    }

    @Override
    public Fields brief() {
        return new Fields()
                .put("package", bundle.value())
                .put("clauses", PackageDecision.ids(clauses))
                .put("status", status.name());
    }
}
