package org.plenary.server.proposal;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.FollowDraft;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposedChange;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.Taking;
import org.plenary.server.room.Floor;
import org.plenary.server.room.Motion;
import org.plenary.server.room.Preparation;

/**
 * That a branch take in what happened in its draft. Words of the branch that the draft has taken, under ids of the
 * draft's, go from the branch in the same change: they would stand there twice. Words of the branch that would be lost
 * with what they stand in are written once more, where the draft has it now.
 *
 * @param change what the draft's people did
 * @param carried the branch's own words that are written once more
 * @param from where the draft is now
 */
record Following(Update change, List<Carried> carried, From from) implements Motion<Long> {
    /** Words that are written once more, in the name of who wrote them. */
    record Carried(PersonId by, Participant as, Update update) {}

    /**
     * A draft that a branch follows.
     *
     * @param update what it has and the branch may lack
     * @param head its newest entry
     * @param standing what stands in it
     * @param proposal the branch as it was tabled last, null if it never was
     */
    record From(
            Update update,
            Head head,
            Standing standing,
            @Nullable Proposal proposal) {}

    /** Works out on a worker, from the draft's past, what is to be written once more. */
    @FunctionalInterface
    interface Rescue extends BiFunction<Carrying, Branch, Future<List<Carried>>> {}

    /** Prepares it; nearly always there is nothing to be rescued. */
    static Preparation<Long> prepare(From from, Rescue rescue) {
        return (person, state, head) -> {
            Branch branch = state.standing().branch();
            if (branch == null) {
                throw new IllegalStateException("expected a branch that follows a draft, got a draft");
            }
            if (from.head.seq() < branch.followed()) {
                return Future.succeededFuture(new Following(Update.EMPTY, List.of(), from));
            }
            Doc doc = state.doc();
            Taken taken = Taken.of(doc, branch, from.proposal);
            Update change = doc.novelty(BranchTexts.with(from.update, taken.units));
            if (taken.reworded.isEmpty() && !deletesTypes(doc, change)) {
                return Future.succeededFuture(new Following(change, List.of(), from));
            }
            return rescue.apply(carrying(state, change, taken, from), branch)
                    .map(carried -> new Following(change, carried, from));
        };
    }

    private static Carrying carrying(DraftState state, Update change, Taken taken, From from) {
        return new Carrying(
                state.doc().encodeStateAsUpdate(),
                change,
                taken.whole,
                List.copyOf(taken.reworded),
                from.proposal,
                state.clientIds().unusedOfBranch(),
                Map.copyOf(state.clientIds().writers()),
                Map.copyOf(state.participants()));
    }

    /** Own words are lost only with what they stand in. */
    private static boolean deletesTypes(Doc doc, Update change) {
        boolean[] types = new boolean[1];
        doc.forEachItem(change.deletes(), item -> types[0] |= item.kind() == ContentKind.TYPE);
        return types[0];
    }

    @Override
    public Supplier<Long> put(Floor floor) {
        List<PersonId> edits = new ArrayList<>();
        if (!change.isEmpty()) {
            edits.add(Branch.SERVER);
            carried.forEach(each -> edits.add(each.by));
        }
        Standing draft = from.standing;
        boolean later = from.head.seq() >= branch(floor).followed();
        if (later
                && floor.decide(new FollowDraft(
                                from.head.seq(),
                                from.head.hash().hex(),
                                draft.access(),
                                draft.drafting().archived(),
                                edits))
                        != null
                && !edits.isEmpty()) {
            floor.make(Branch.SERVER, Participant.of(floor.person()), change);
            carried.forEach(each -> floor.make(each.by, each.as, each.update));
        }
        long followed = Math.max(from.head.seq(), branch(floor).followed());
        return () -> followed;
    }

    private static Branch branch(Floor floor) {
        return Objects.requireNonNull(floor.draft().standing().branch());
    }

    /**
     * What of a branch its draft has taken since the branch followed last.
     *
     * @param units the branch's own, which go
     * @param whole those of them that are in clauses in which nothing was written since they were tabled
     * @param reworded the other clauses
     */
    private record Taken(IdSet units, IdSet whole, List<ClauseId> reworded) {
        static Taken of(Doc doc, Branch branch, @Nullable Proposal proposal) {
            List<IdRange> gone = new ArrayList<>();
            List<IdRange> whole = new ArrayList<>();
            List<ClauseId> reworded = new ArrayList<>();
            if (proposal != null) {
                IdSet tabled = proposal.changes().update().structIds();
                proposal.taken().forEach((clause, taken) -> {
                    if (taken.seq() > branch.followed() && taken.as() != Taking.ALTERNATIVE) {
                        IdSet own = own(doc, clause);
                        boolean isWhole = tabled.containsAll(own);
                        if (!isWhole && isNowhereElse(proposal, clause, taken.as())) {
                            return;
                        }
                        own.forEach(gone::add);
                        if (isWhole) {
                            own.forEach(whole::add);
                        } else {
                            reworded.add(clause);
                        }
                    }
                });
            }
            return new Taken(IdSet.of(gone), IdSet.of(whole), reworded);
        }

        /** Whether a clause of the branch's own is not in the draft, for its words went into another one. */
        private static boolean isNowhereElse(Proposal proposal, ClauseId clause, Taking as) {
            return as == Taking.STREAMLINED
                    && proposal.changeOf(clause).orElse(ProposedChange.CHANGED) == ProposedChange.NEW;
        }

        /** The units of the branch that live in a clause, and the clause itself if it is one of them. */
        private static IdSet own(Doc doc, ClauseId clause) {
            List<IdRange> found = new ArrayList<>();
            IdSet live = BranchTexts.ownUnits(doc).difference(doc.deleteSet());
            for (SharedType element : DraftClauses.root(doc).children()) {
                Id id = element.id();
                if (id != null && clause.value().equals(DraftClauses.idOf(element))) {
                    doc.forEachItem(live, item -> {
                        if (item.id().equals(id) || BranchTexts.isWithin(item.parent(), element)) {
                            found.add(new IdRange(item.id().client(), item.id().clock(), item.length()));
                        }
                    });
                }
            }
            return IdSet.of(found);
        }
    }
}
