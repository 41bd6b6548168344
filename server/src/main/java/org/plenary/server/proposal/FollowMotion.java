package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Access;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.FollowDraft;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.Taking;
import org.plenary.server.room.Floor;
import org.plenary.server.room.Motion;

/**
 * That a branch take in what happened in its draft. Words of the branch that the draft has taken, under ids of the
 * draft's, go from the branch in the same change: they would stand there twice.
 *
 * @param update what the draft has and the branch may lack
 * @param head the draft's newest entry
 * @param draft what stands in the draft
 * @param proposal the branch as it was tabled last, null if it never was
 * @return the entry of the draft's record that it has taken in now
 */
record FollowMotion(
        Update update, Head head, Standing draft, @Nullable Proposal proposal) implements Motion<Long> {
    @Override
    public Supplier<Long> put(Floor floor) {
        Standing standing = floor.draft().standing();
        Branch branch = standing.branch();
        if (branch == null) {
            throw new IllegalStateException("expected a branch that follows a draft, got a draft");
        }
        if (head.seq() < branch.followed()) {
            long followed = branch.followed();
            return () -> followed;
        }
        Doc doc = floor.draft().doc();
        Update change = doc.novelty(BranchTexts.with(update, taken(doc, branch)));
        Access access = draft.access();
        boolean archived = draft.drafting().archived();
        FollowDraft decision =
                new FollowDraft(head.seq(), head.hash().hex(), access, archived, change.isEmpty() ? 0 : 1);
        if (floor.decide(decision) != null && !change.isEmpty()) {
            floor.make(Branch.SERVER, Participant.of(floor.person()), change);
        }
        return head::seq;
    }

    /** The branch's own words that the draft has taken since. */
    private IdSet taken(Doc doc, Branch branch) {
        if (proposal == null) {
            return IdSet.EMPTY;
        }
        IdSet tabled = proposal.changes().update().structIds();
        List<IdRange> gone = new ArrayList<>();
        proposal.taken().forEach((clause, taken) -> {
            if (taken.seq() > branch.followed() && taken.as() != Taking.ALTERNATIVE) {
                for (SharedType element : DraftClauses.root(doc).children()) {
                    if (clause.value().equals(DraftClauses.idOf(element))) {
                        gone.addAll(OwnUnits.of(doc, element, tabled));
                    }
                }
            }
        });
        return IdSet.of(gone);
    }

    /** Looks for units of the branch. */
    private static final class OwnUnits {
        private OwnUnits() {}

        /** Those of the tabled ones that are in a clause, and the clause itself if it is one of them. */
        static List<IdRange> of(Doc doc, SharedType clause, IdSet tabled) {
            List<IdRange> found = new ArrayList<>();
            doc.forEachItem(tabled, item -> {
                if (isWithin(item.parent(), clause)) {
                    found.add(new IdRange(item.id().client(), item.id().clock(), item.length()));
                }
            });
            Id id = clause.id();
            if (id != null && tabled.contains(id.client(), id.clock())) {
                found.add(new IdRange(id.client(), id.clock(), 1));
            }
            return found;
        }

        private static boolean isWithin(@Nullable SharedType type, SharedType clause) {
            SharedType at = type;
            while (at != null) {
                if (at == clause) { // one view for each type
                    return true;
                }
                at = at.parent();
            }
            return false;
        }
    }
}
