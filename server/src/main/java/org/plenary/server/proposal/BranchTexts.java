package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.ProposedChange;
import org.plenary.server.negotiation.ProposedClause;

/** What a branch makes of a draft's text. Takes time in the size of the draft: for workers. Stateless. */
final class BranchTexts {
    private BranchTexts() {}

    /** Whether somebody wrote under this client id in a branch, and not in its draft. */
    static boolean isOfBranch(long client) {
        return client >= ProposalWriter.FIRST_CLIENT;
    }

    /**
     * A document of its own with a draft's text.
     *
     * @param state what the draft's document encodes as
     * @param client under which it writes
     */
    static Doc doc(byte[] state, long client) {
        Doc doc = new Doc(new DocOptions(client, true, false));
        DraftClauses.root(doc);
        doc.restore(Update.decode(state));
        return doc;
    }

    /** All that was written in a branch: what its clients know there, but no deletion of the draft's words. */
    static Update written(Doc branch) {
        return Update.decode(branch.encodeChange(ownUnits(branch), IdSet.EMPTY));
    }

    /** All units that were ever written in a branch by its own people. */
    static IdSet ownUnits(Doc branch) {
        StateVector known = branch.stateVector();
        return IdSet.of(Arrays.stream(known.clients())
                .filter(BranchTexts::isOfBranch)
                .mapToObj(client -> new IdRange(client, 0, known.get(client)))
                .toList());
    }

    /** Whether a type is another one, or in it. */
    static boolean isWithin(@Nullable SharedType type, SharedType around) {
        SharedType at = type;
        while (at != null) {
            if (at.equals(around)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    /** With deletions, too. */
    static Update with(Update written, IdSet deletes) {
        return Update.merge(List.of(written, Update.decode(new Doc().encodeChange(IdSet.EMPTY, deletes))));
    }

    /** What of the deletions are those of the draft's own words. */
    static IdSet ofDraft(IdSet deletes) {
        List<IdRange> ranges = new ArrayList<>();
        deletes.forEach(range -> {
            if (!isOfBranch(range.client())) {
                ranges.add(range);
            }
        });
        return IdSet.of(ranges);
    }

    /**
     * Which clauses of a draft are others in a branch that has all of the draft, in the branch's order, deleted ones
     * last.
     */
    static List<ProposedClause> changed(Doc draft, Doc branch) {
        Map<ClauseId, Clause> before = byId(InstrumentReader.read(draft));
        Map<ClauseId, Clause> after = byId(InstrumentReader.read(branch));
        Map<ClauseId, Id> elementsBefore = elements(draft);
        Map<ClauseId, Id> elementsAfter = elements(branch);
        List<ProposedClause> changed = new ArrayList<>();
        after.forEach((id, clause) -> {
            Clause was = before.get(id);
            if (was == null) {
                changed.add(new ProposedClause(id, ProposedChange.NEW));
            } else if (!was.equals(clause) || !Objects.equals(elementsBefore.get(id), elementsAfter.get(id))) {
                changed.add(new ProposedClause(id, ProposedChange.CHANGED));
            }
        });
        before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .forEach(id -> changed.add(new ProposedClause(id, ProposedChange.REMOVED)));
        return changed;
    }

    /** The clauses of a text by their ids, in order. */
    static Map<ClauseId, Clause> byId(Instrument text) {
        Map<ClauseId, Clause> clauses = new LinkedHashMap<>();
        text.clauses().forEach(clause -> clauses.put(clause.id(), clause));
        return clauses;
    }

    private static Map<ClauseId, Id> elements(Doc doc) {
        Map<ClauseId, Id> elements = new HashMap<>();
        DraftClauses.ids(doc).forEach((element, id) -> elements.put(id, Objects.requireNonNull(element.id())));
        return elements;
    }
}
