package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdSet;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.instrument.anchor.Passages;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.Brackets;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.HoldBracket;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposedChange;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.TakenDecision;
import org.plenary.server.room.Floor;

/**
 * The brackets in which a proposal stands in the text: around what it adds, which its sponsors want to keep, and around
 * what it deletes, which they want to go.
 *
 * @param places what is put in brackets
 * @param holders who holds them, the proposer first
 */
record Bracketing(List<Place> places, List<Holder> holders) {
    /** More brackets than these nobody reads. */
    private static final int MAX = 100;

    static final Bracketing NOTHING = new Bracketing(List.of(), List.of());

    /** Words, and what becomes of them. */
    record Place(Anchor on, Stance stance) {}

    /**
     * Those of clauses of a proposal.
     *
     * @param doc the draft with what the proposal adds
     * @param clients under which that stands there
     */
    static Bracketing of(Doc doc, Set<ClauseId> clauses, Set<Long> clients, Proposal proposal) {
        IdSet deletes =
                proposal.writers().stream().map(writer -> writer.deletes()).reduce(IdSet.EMPTY, IdSet::union);
        List<Place> places = new ArrayList<>();
        for (ClauseId clause : clauses) {
            if (DraftClauses.has(doc, clause)) {
                ProposedChange change = proposal.changeOf(clause).orElse(ProposedChange.CHANGED);
                if (change == ProposedChange.CHANGED) {
                    add(places, doc, clause, Stance.KEEP, id -> clients.contains(id.client()));
                    add(places, doc, clause, Stance.DELETE, id -> deletes.contains(id.client(), id.clock()));
                } else {
                    places.add(new Place(
                            Passages.clause(doc, clause), change == ProposedChange.NEW ? Stance.KEEP : Stance.DELETE));
                }
            }
        }
        if (places.stream().anyMatch(place -> place.on.quote().length() > PlaceBracket.MAX_QUOTED)) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "One of these brackets would be around more than " + PlaceBracket.MAX_QUOTED
                            + " characters. Take the clause as an alternative.");
        }
        if (places.size() > MAX) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "These clauses would get " + places.size() + " brackets, and at most " + MAX
                            + " are placed at once. Take fewer clauses, or take them as alternatives.");
        }
        return new Bracketing(List.copyOf(places), holders(proposal));
    }

    private static void add(List<Place> places, Doc doc, ClauseId clause, Stance stance, Predicate<Id> which) {
        Passages.of(doc, clause, which).forEach(anchor -> places.add(new Place(anchor, stance)));
    }

    /** A group holds nothing itself: for it does the delegation that tabled the proposal. */
    private static List<Holder> holders(Proposal proposal) {
        Set<Holder> holders = new LinkedHashSet<>();
        String code = proposal.by().kind() == Proposer.Kind.GROUP
                ? proposal.tabledBy().delegation()
                : proposal.by().code();
        holders.add(code == null ? Holder.CHAIR : new Holder(code));
        proposal.sponsorCodes().forEach(sponsor -> holders.add(new Holder(sponsor)));
        return List.copyOf(holders);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /**
     * Checks that a draft has room for them.
     *
     * @throws DecisionException if it has not
     */
    void requireRoom(Standing standing) {
        if (standing.brackets().standing().size() + places.size() > Brackets.MAX_STANDING) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "The draft has no room for " + places.size() + " brackets more. Settle or leave some first.");
        }
    }

    /** Places them. */
    void decide(Floor floor) {
        for (Place place : places) {
            TakenDecision placed = floor.decide(
                    new PlaceBracket(BracketKind.CONTESTED, List.of(place.on), holders.get(0), place.stance, null));
            if (placed != null) {
                BracketId bracket = new BracketId(placed.act().seq());
                holders.stream()
                        .skip(1)
                        .forEach(holder -> floor.decide(new HoldBracket(bracket, holder, place.stance, null)));
            }
        }
    }
}
