package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.server.draft.DraftDocs;
import org.plenary.server.draft.RevisionNumbering;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.ProposedClause;
import org.plenary.server.negotiation.ProposedEdits;
import org.plenary.server.negotiation.TableProposal;
import org.plenary.server.room.Floor;
import org.plenary.server.room.Motion;

/**
 * That what a branch changes be tabled, as it is now.
 *
 * @param id the branch
 * @param branch what it is
 * @param title what it is to be called
 * @param rationale why, or null
 * @param followed the entry of the draft's record that the branch has taken in: what is tabled is told against that,
 *     for its people had it before them
 * @param clauses which clauses it changes
 * @param writers who wrote it
 * @param changes what it changes
 * @param numbering how the draft's papers are numbered
 */
record Tabling(
        ProposalId id,
        Branch branch,
        String title,
        @Nullable String rationale,
        long followed,
        List<ProposedClause> clauses,
        List<ProposalWriter> writers,
        ProposedEdits changes,
        RevisionNumbering numbering)
        implements Motion<Proposal> {
    @Override
    public Supplier<Proposal> put(Floor floor) {
        @Nullable
        Proposal before = floor.draft().standing().proposals().find(id).orElse(null);
        if (before != null && before.taken().values().stream().anyMatch(taken -> taken.seq() > followed)) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "Some of the proposal was taken just now. Look at it again, and then submit it.");
        }
        int number = before == null ? floor.draft().standing().proposals().nextNumber() : before.number();
        int revision = before == null ? 0 : before.revision() + 1;
        Set<String> sponsors = new LinkedHashSet<>(before == null ? List.of() : before.sponsorCodes());
        sponsors.addAll(branch.sponsors());
        String symbol = numbering.amendment(number, revision, floor.atMillis());
        floor.decide(decision(number, revision, symbol, List.copyOf(sponsors)));
        Proposal tabled = floor.draft().standing().proposals().find(id).orElseThrow();
        return () -> tabled;
    }

    private TableProposal decision(int number, int revision, String symbol, List<String> sponsors) {
        try {
            return new TableProposal(
                    id,
                    number,
                    revision,
                    symbol,
                    branch.by(),
                    title,
                    rationale,
                    sponsors,
                    followed,
                    clauses,
                    writers,
                    changes);
        } catch (IllegalArgumentException e) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT, "This cannot be submitted: " + e.getMessage() + ".");
        }
    }

    /**
     * Who wrote what a branch changes.
     *
     * @param own the entries of the branch's record by which its people changed the text, in order
     * @param written all that was written in it
     * @param deleted what of the draft's words it deletes
     * @param participants who they were
     */
    static List<ProposalWriter> writers(
            List<Entry> own, Update written, IdSet deleted, Map<PersonId, Participant> participants) {
        Map<PersonId, Set<Long>> clients = new LinkedHashMap<>();
        Map<PersonId, IdSet> deletes = new LinkedHashMap<>();
        IdSet left = deleted;
        for (Entry entry : own) {
            Update update = DraftDocs.update(entry);
            update.structIds()
                    .forEach(range -> clients.computeIfAbsent(entry.person(), id -> new TreeSet<>())
                            .add(range.client()));
            IdSet first = update.deletes().intersection(left);
            if (!first.isEmpty()) {
                deletes.merge(entry.person(), first, IdSet::union);
                left = left.difference(first);
            }
        }
        Set<Long> there = new TreeSet<>();
        written.structIds().forEach(range -> there.add(range.client()));
        Set<PersonId> people = new LinkedHashSet<>(clients.keySet());
        people.addAll(deletes.keySet());
        List<ProposalWriter> writers = new ArrayList<>();
        for (PersonId person : people) {
            List<Long> theirs = clients.getOrDefault(person, Set.of()).stream()
                    .filter(there::contains)
                    .toList();
            IdSet gone = deletes.getOrDefault(person, IdSet.EMPTY);
            Participant participant = participants.get(person);
            if (participant != null && (!theirs.isEmpty() || !gone.isEmpty())) {
                writers.add(new ProposalWriter(person, participant, theirs, gone));
            }
        }
        return writers;
    }

    /** A document that has all of a draft's and what a branch changes. */
    static Doc together(DraftNow draft, Update changes) {
        Doc doc = BranchTexts.doc(draft.state(), 1);
        doc.apply(changes, null);
        return doc;
    }
}
