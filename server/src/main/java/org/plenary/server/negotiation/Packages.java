package org.plenary.server.negotiation;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/** The packages of a draft. A clause is in one at most. Immutable. */
public final class Packages {
    /** The most packages of a draft. */
    public static final int MAX_PACKAGES = 200;

    /** None. */
    static final Packages INITIAL = new Packages(new TreeMap<>());

    private final SortedMap<PackageId, ClausePackage> all;

    private Packages(SortedMap<PackageId, ClausePackage> all) {
        this.all = all;
    }

    /** All, the oldest first. */
    public Collection<ClausePackage> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** The one with this name. */
    public Optional<ClausePackage> find(PackageId id) {
        return Optional.ofNullable(all.get(id));
    }

    /** In which one each clause is that is in any. */
    public Map<ClauseId, PackageId> byClause() {
        Map<ClauseId, PackageId> byClause = new HashMap<>();
        all.values().forEach(each -> each.clauses().forEach(clause -> byClause.put(clause, each.id())));
        return byClause;
    }

    /** The one that a clause is in. */
    public Optional<ClausePackage> of(ClauseId clause) {
        return all.values().stream()
                .filter(each -> each.clauses().contains(clause))
                .findFirst();
    }

    /**
     * The one with this name.
     *
     * @throws DecisionException if there is none any more, or never was
     */
    ClausePackage require(PackageId id) {
        return find(id).orElseThrow(() -> new DecisionException(
                DecisionException.Reason.NO_SUCH_PACKAGE,
                "This draft has no package " + id + " now. Look at its packages again; it may have been dissolved."));
    }

    /**
     * Checks that one more can be made.
     *
     * @throws DecisionException if there are too many
     */
    void requireRoom() {
        if (all.size() >= MAX_PACKAGES) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "A draft has at most " + MAX_PACKAGES + " packages at a time. Dissolve some first.");
        }
    }

    /**
     * Checks that clauses can be one package: each is there and no title or heading, none is in another one, and either
     * nobody has agreed any of them or they are agreed alike.
     *
     * @param before the package that they are to be in from now on instead; null for a new one
     * @throws DecisionException if they cannot; it says which
     */
    void requireFits(List<ClauseId> clauses, @Nullable ClausePackage before, Situation now) {
        for (ClauseId clause : clauses) {
            boolean stays = before != null && before.clauses().contains(clause);
            if (!stays) {
                requireFits(clause, before, now);
            }
        }
        requireAlike(clauses, now);
    }

    private void requireFits(ClauseId clause, @Nullable ClausePackage before, Situation now) {
        boolean isProvision = now.text().has(clause)
                && now.text().instrument().clauses().stream()
                        .filter(each -> each.id().equals(clause))
                        .map(Clause::kind)
                        .noneMatch(kind -> kind.isOneLine());
        if (!isProvision) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_CLAUSE,
                    "The draft has no clause " + clause + " now that could be in a package; titles and headings are in"
                            + " none. Look at its clauses again.");
        }
        of(clause).filter(other -> !other.equals(before)).ifPresent(other -> {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    ClausePackage.inWords(List.of(clause), now.text()) + " is in the package " + other.inWords()
                            + " already, and a clause is in one at most. Take it out there first.");
        });
    }

    private static void requireAlike(List<ClauseId> clauses, Situation now) {
        ClauseDecisions decided = now.standing().clauses();
        List<ClauseId> there = clauses.stream().filter(now.text()::has).toList();
        List<ClauseStatus> statuses =
                there.stream().map(clause -> decided.status(clause.value())).toList();
        if (statuses.stream().anyMatch(Agreement::isAgreed)
                && statuses.stream().distinct().count() > 1) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "What is in a package is agreed together, and of these clauses some are agreed and others not, or"
                            + " otherwise: "
                            + there.stream()
                                    .map(clause -> ClausePackage.inWords(List.of(clause), now.text()) + " is "
                                            + decided.status(clause.value()))
                                    .collect(Collectors.joining(", "))
                            + ". Agree the others first, or open again what is agreed.");
        }
    }

    /**
     * Checks that a clause may go alone from one status to another: what is in a package is neither agreed alone nor
     * opened again alone.
     *
     * @throws DecisionException if it may not; it names the package, and what else is in it
     */
    void requireAlone(ClauseId clause, ClauseStatus before, ClauseStatus after, DraftText text) {
        if (!Agreement.isAgreed(before) && !Agreement.isAgreed(after)) {
            return;
        }
        of(clause).ifPresent(packed -> {
            List<ClauseId> others = packed.clausesIn(text).stream()
                    .filter(each -> !each.equals(clause))
                    .toList();
            throw new DecisionException(
                    DecisionException.Reason.PACKAGED,
                    ClausePackage.inWords(List.of(clause), text) + " is part of the package " + packed.inWords()
                            + ", whose clauses are agreed, and opened again, together or not at all. "
                            + (others.isEmpty()
                                    ? "None of the others is in the text now."
                                    : "Missing here: " + ClausePackage.inWords(others, text) + ".")
                            + " Decide about the package, or dissolve it first.");
        });
    }

    Packages with(ClausePackage next) {
        SortedMap<PackageId, ClausePackage> packages = new TreeMap<>(all);
        packages.put(next.id(), next);
        return new Packages(packages);
    }

    Packages without(PackageId id) {
        SortedMap<PackageId, ClausePackage> packages = new TreeMap<>(all);
        packages.remove(id);
        return new Packages(packages);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Packages that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return "Packages" + all.values();
    }
}
