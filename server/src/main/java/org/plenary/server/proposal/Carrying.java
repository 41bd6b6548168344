package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.server.history.History;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.proposal.Following.Carried;

/**
 * Rescues the words of a branch that would be lost when it follows its draft: the draft has written anew what they
 * stand in (a clause that was moved, or became one of another kind), or has taken the clause while its people went on
 * writing. Each such clause becomes what both make of the wording that both began from. On a worker.
 *
 * @param state what the branch's document encodes as, before it follows
 * @param change by what it follows
 * @param taken units that go because the draft has them now
 * @param reworded clauses that the draft has taken, and that the branch has worded otherwise since
 * @param proposal the branch as it was tabled last, null if it never was
 * @param client under which nobody has written in the branch
 * @param writers who wrote under which client ids
 * @param participants who they are
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
record Carrying(
        byte[] state,
        Update change,
        IdSet taken,
        List<ClauseId> reworded,
        @Nullable Proposal proposal,
        long client,
        Map<Long, PersonId> writers,
        Map<PersonId, Participant> participants) {
    /** What is to be written once more. */
    List<Carried> rescued(History history, Branch branch) {
        Doc before = BranchTexts.doc(state, 1);
        Doc after = BranchTexts.doc(state, client);
        IdSet live = BranchTexts.ownUnits(before).difference(before.deleteSet());
        after.apply(change, null);
        IdSet lost = live.intersection(after.deleteSet()).difference(taken);
        Map<ClauseId, PersonId> clauses = clausesOf(before, lost);
        Map<ClauseId, Clause> ours = BranchTexts.byId(InstrumentReader.read(before));
        Map<ClauseId, Clause> theirs = BranchTexts.byId(InstrumentReader.read(after));
        Map<ClauseId, Clause> base = BranchTexts.byId(history.text(Math.min(branch.followed(), history.last())));
        Map<ClauseId, Clause> tabled = proposal == null || reworded.isEmpty()
                ? Map.of()
                : BranchTexts.byId(new Look(history).asTabled(proposal));
        List<Carried> carried = new ArrayList<>();
        List<byte[]> made = new ArrayList<>();
        after.onUpdate((bytes, origin) -> made.add(bytes));
        clauses.forEach((clause, person) -> {
            boolean isReworded = reworded.contains(clause);
            Clause was = isReworded ? tabled.get(clause) : base.get(clause);
            Clause there = theirs.get(clause);
            Participant as = participants.get(person);
            if (was != null && there != null && as != null) {
                Clause both = merged(was, Objects.requireNonNull(ours.get(clause)), there);
                DraftEditor.become(after, with(InstrumentReader.read(after), both), clause);
                made.forEach(bytes -> carried.add(new Carried(person, as, Update.decode(bytes))));
                made.clear();
            }
        });
        return carried;
    }

    /** The clauses in which units stand, each with who wrote most of them. */
    private Map<ClauseId, PersonId> clausesOf(Doc doc, IdSet units) {
        Map<SharedType, ClauseId> ids = DraftClauses.ids(doc);
        Map<ClauseId, Map<PersonId, Long>> counts = new LinkedHashMap<>();
        doc.forEachItem(units, item -> {
            SharedType clause = item.type() != null && ids.containsKey(item.type())
                    ? item.type()
                    : item.parent() == null ? null : DraftClauses.around(item.parent(), DraftClauses.root(doc));
            ClauseId id = clause == null ? null : ids.get(clause);
            PersonId person = writers.get(item.id().client());
            if (id != null && person != null) {
                counts.computeIfAbsent(id, each -> new HashMap<>()).merge(person, item.length(), Long::sum);
            }
        });
        Map<ClauseId, PersonId> clauses = new LinkedHashMap<>();
        counts.forEach((clause, people) -> clauses.put(
                clause,
                people.entrySet().stream()
                        .max(Map.Entry.<PersonId, Long>comparingByValue()
                                .thenComparing(entry -> entry.getKey().value()))
                        .orElseThrow()
                        .getKey()));
        return clauses;
    }

    /** What two make of one wording, each not knowing of the other. */
    private static Clause merged(Clause base, Clause ours, Clause theirs) {
        ClauseKind kind = ours.kind() == base.kind() ? theirs.kind() : ours.kind();
        Doc start = scratch(1);
        InstrumentWriter.write(alone(base, kind), start);
        byte[] state = start.encodeStateAsUpdate();
        Doc both = scratch(4);
        List<Clause> wordings = List.of(theirs, ours);
        for (int i = 0; i < wordings.size(); i++) {
            Doc one = scratch(2 + i);
            one.applyUpdate(state, null);
            DraftEditor.become(one, alone(wordings.get(i), kind), null);
            both.applyUpdate(one.encodeStateAsUpdate(), null);
        }
        return InstrumentReader.read(both).clauses().get(0);
    }

    private static Doc scratch(long client) {
        Doc doc = new Doc(new DocOptions(client, true, false));
        DraftClauses.root(doc);
        return doc;
    }

    private static Instrument alone(Clause clause, ClauseKind kind) {
        return new Instrument(List.of(new Clause(clause.id(), kind, clause.blocks())));
    }

    private static Instrument with(Instrument text, Clause clause) {
        return new Instrument(text.clauses().stream()
                .map(each -> each.id().equals(clause.id()) ? clause : each)
                .toList());
    }
}
