package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.PersonId;

/**
 * A proposal as it was tabled last, and what has become of it since.
 *
 * @param tabling what was tabled last
 * @param tabled by whom, when, and by which entry of the record
 * @param sponsors the delegations that sponsor it, those that joined first first; without the one whose it is
 * @param late whether it was new when it was too late for new ones
 * @param taken what was taken of it, by clause, in the order in which it was; of clauses that it no longer changes, too
 * @param closed {@code NOT_TAKEN} or {@code WITHDRAWN} since then, or null
 * @param reason why it was closed, or null
 */
public record Proposal(
        TableProposal tabling,
        Act tabled,
        List<Sponsor> sponsors,
        boolean late,
        Map<ClauseId, Taken> taken,
        @Nullable ProposalState closed,
        @Nullable String reason) {
    /** Keeps copies. */
    public Proposal {
        sponsors = List.copyOf(sponsors);
        taken = Collections.unmodifiableMap(new LinkedHashMap<>(taken));
    }

    /** One that is tabled for the first time, by an act. */
    static Proposal tabled(TableProposal tabling, Act act, boolean late) {
        return new Proposal(tabling, act, sponsors(tabling, List.of(), act), late, Map.of(), null, null);
    }

    /**
     * Tabled again: what it changes now is to be taken again, and who stays a sponsor has been one since they joined.
     */
    Proposal again(TableProposal next, Act act) {
        Map<ClauseId, Taken> still = new LinkedHashMap<>(taken);
        next.clauses().forEach(each -> still.remove(each.clause()));
        return new Proposal(next, act, sponsors(next, sponsors, act), late, still, null, null);
    }

    private static List<Sponsor> sponsors(TableProposal tabling, List<Sponsor> before, Act act) {
        Set<String> named = Set.copyOf(tabling.sponsors());
        List<Sponsor> sponsors = new ArrayList<>(before.stream()
                .filter(each -> named.contains(each.delegation()))
                .toList());
        Set<String> known = before.stream().map(Sponsor::delegation).collect(Collectors.toSet());
        tabling.sponsors().stream()
                .filter(each -> !known.contains(each))
                .forEach(each -> sponsors.add(new Sponsor(each, act.seq())));
        return sponsors;
    }

    Proposal joinedBy(String delegation, Act act) {
        List<Sponsor> next = new ArrayList<>(sponsors);
        next.add(new Sponsor(delegation, act.seq()));
        return new Proposal(tabling, tabled, next, late, taken, closed, reason);
    }

    Proposal leftBy(String delegation) {
        List<Sponsor> next = sponsors.stream()
                .filter(each -> !each.delegation().equals(delegation))
                .toList();
        return new Proposal(tabling, tabled, next, late, taken, closed, reason);
    }

    Proposal closed(ProposalState as, @Nullable String why) {
        return new Proposal(tabling, tabled, sponsors, late, taken, as, why);
    }

    /** Of which more is taken; it is open again if it was not to be. */
    Proposal taking(Incorporate decision, Act act) {
        Map<ClauseId, Taken> next = new LinkedHashMap<>(taken);
        Taken how = new Taken(decision.as(), tabling.revision(), act.seq(), act.atMillis(), act.by());
        decision.clauses().forEach(clause -> next.put(clause, how));
        return new Proposal(tabling, tabled, sponsors, late, next, null, null);
    }

    /** How far it has come. */
    public ProposalState state() {
        if (closed != null) {
            return closed;
        }
        if (clauses().stream().allMatch(each -> taken.containsKey(each.clause()))) {
            return ProposalState.INCORPORATED;
        }
        if (!taken.isEmpty()) {
            return ProposalState.PARTLY_INCORPORATED;
        }
        return revision() == 0 ? ProposalState.SUBMITTED : ProposalState.REVISED;
    }

    /** Whether a delegation sponsors it. */
    public boolean isSponsoredBy(String delegation) {
        return sponsors.stream().anyMatch(each -> each.delegation().equals(delegation));
    }

    /** The codes of the delegations that sponsor it, those that joined first first. */
    public List<String> sponsorCodes() {
        return sponsors.stream().map(Sponsor::delegation).toList();
    }

    /** What it does to a clause; empty if nothing. */
    public Optional<ProposedChange> changeOf(ClauseId clause) {
        return clauses().stream()
                .filter(each -> each.clause().equals(clause))
                .map(ProposedClause::change)
                .findFirst();
    }

    /** Whether somebody wrote it, or tabled it. */
    boolean isBy(PersonId person) {
        return person.equals(tabled.by().id())
                || writers().stream().anyMatch(writer -> writer.person().equals(person));
    }

    /** Its name. */
    public ProposalId id() {
        return tabling.proposal();
    }

    /** Which one of the draft's proposals it is, from 1. */
    public int number() {
        return tabling.number();
    }

    /** How often it was tabled again. */
    public int revision() {
        return tabling.revision();
    }

    /** The symbol under which it was tabled last. */
    public String symbol() {
        return tabling.symbol();
    }

    /** Whose it is. */
    public Proposer by() {
        return tabling.by();
    }

    public String title() {
        return tabling.title();
    }

    public @Nullable String rationale() {
        return tabling.rationale();
    }

    /** The entry of the draft's record on which it was made. */
    public long base() {
        return tabling.base();
    }

    /** The clauses that it changes, in order. */
    public List<ProposedClause> clauses() {
        return tabling.clauses();
    }

    /** Who wrote it. */
    public List<ProposalWriter> writers() {
        return tabling.writers();
    }

    /** What it changes. */
    public ProposedEdits changes() {
        return tabling.changes();
    }

    /** The entry of the record by which it was tabled last. */
    public long tabledSeq() {
        return tabled.seq();
    }

    /** When it was tabled last, milliseconds since 1970 UTC. */
    public long tabledAtMillis() {
        return tabled.atMillis();
    }

    /** Who tabled it last. */
    public Author tabledBy() {
        return tabled.by();
    }
}
