package org.plenary.server.negotiation;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The proposals about a draft that were tabled, whatever became of them. Immutable. */
public final class Proposals {
    /** The most proposals about one draft. */
    public static final int MAX = 500;
    /** The most bytes of changes of all of them, as they were tabled last. */
    public static final long MAX_BYTES = 8L << 20;

    /** None was tabled. */
    public static final Proposals INITIAL = new Proposals(Map.of(), Set.of(), ProposalRules.NONE);

    private final Map<ProposalId, Proposal> all;
    /** Every symbol under which one was ever tabled. */
    private final Set<String> symbols;

    private final ProposalRules rules;

    private Proposals(Map<ProposalId, Proposal> all, Set<String> symbols, ProposalRules rules) {
        this.all = Collections.unmodifiableMap(all);
        this.symbols = symbols;
        this.rules = rules;
    }

    /** By what rules they are tabled and taken. */
    public ProposalRules rules() {
        return rules;
    }

    /** By other rules from now on. */
    Proposals with(ProposalRules next) {
        return new Proposals(all, symbols, next);
    }

    /** How many more delegations are to sponsor one before it is taken. */
    public int missingSeconders(Proposal proposal) {
        return rules.missing(proposal.by(), proposal.sponsors().size());
    }

    /** All, in the order of their numbers. */
    public Collection<Proposal> all() {
        return all.values();
    }

    /** The one with this name, if it was tabled. */
    public Optional<Proposal> find(ProposalId id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Whether one was ever tabled under this symbol. */
    public boolean hasSymbol(String symbol) {
        return symbols.contains(symbol);
    }

    /** The number of the next one that is new. */
    public int nextNumber() {
        return all.size() + 1;
    }

    /** The bytes of changes of all of them but one. */
    long bytesBesides(ProposalId id) {
        return all.values().stream()
                .filter(each -> !each.id().equals(id))
                .mapToLong(each -> each.changes().size())
                .sum();
    }

    /**
     * The one with this name.
     *
     * @throws DecisionException if none was tabled
     */
    Proposal require(ProposalId id) {
        return find(id).orElseThrow(() -> new DecisionException(
                DecisionException.Reason.NO_SUCH_PROPOSAL,
                "No proposal " + id + " was tabled about this draft. Look at its proposals again."));
    }

    /**
     * The one with this name, which is before the meeting.
     *
     * @throws DecisionException if there is none, or it is closed
     */
    Proposal requireOpen(ProposalId id) {
        Proposal proposal = require(id);
        if (!proposal.state().isOpen()) {
            throw conflict("The proposal " + proposal.symbol() + " is " + proposal.state()
                    + ", and nothing is decided about it now. Look at the draft's proposals again.");
        }
        return proposal;
    }

    /**
     * Checks that so many second a proposal as the rules of the draft want before anything of it is taken.
     *
     * @throws DecisionException if not
     */
    void requireSeconded(Proposal proposal) {
        int missing = missingSeconders(proposal);
        if (missing > 0) {
            throw conflict("The proposal " + proposal.symbol() + " needs " + missing
                    + " more to second it before it is taken. Delegations second it by joining as sponsors.");
        }
    }

    static DecisionException conflict(String message) {
        return new DecisionException(DecisionException.Reason.CONFLICT, message);
    }

    /** With one as it is now. */
    Proposals with(Proposal proposal) {
        Map<ProposalId, Proposal> next = new LinkedHashMap<>(all);
        next.put(proposal.id(), proposal);
        if (symbols.contains(proposal.symbol())) {
            return new Proposals(next, symbols, rules);
        }
        Set<String> known = new HashSet<>(symbols);
        known.add(proposal.symbol());
        return new Proposals(next, Collections.unmodifiableSet(known), rules);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Proposals that
                && all.equals(that.all)
                && symbols.equals(that.symbols)
                && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return "Proposals" + all.values();
    }
}
