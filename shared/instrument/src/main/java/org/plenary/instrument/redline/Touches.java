package org.plenary.instrument.redline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Redline;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.TreeNode;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;

/** Which clauses somebody's entries since a moment have touched, and which of them others have touched since, too. */
final class Touches {
    private final Attribution attribution;
    private final long since;
    private final long until;
    private final Withdrawal.Entries theirs;

    /** The entries of theirs that touched a clause. */
    private final Map<ClauseId, Set<Long>> byThem = new HashMap<>();

    private final Map<ClauseId, Boolean> byOthers = new HashMap<>();

    private Touches(Attribution attribution, long since, long until, Withdrawal.Entries theirs) {
        this.attribution = attribution;
        this.since = since;
        this.until = until;
        this.theirs = theirs;
    }

    static Touches of(Doc doc, Attribution attribution, long since, long until, Withdrawal.Entries theirs) {
        Touches touches = new Touches(attribution, since, until, theirs);
        Snapshot moment = attribution.at(until);
        Redline.Type root = DraftClauses.root(doc).redline(new Snapshot(moment.stateVector(), IdSet.EMPTY), moment);
        for (Redline.Part part : root.parts()) {
            if (part instanceof Redline.Unit unit && unit.content() instanceof Redline.Type element) {
                touches.take(unit.ids(), element);
            }
        }
        return touches;
    }

    /** The entries of theirs that touched a clause. */
    Set<Long> byThem(ClauseId clause) {
        return byThem.getOrDefault(clause, Set.of());
    }

    boolean byOthers(ClauseId clause) {
        return byOthers.containsKey(clause);
    }

    private void take(IdRange element, Redline.Type clause) {
        ClauseId id = idOf(clause);
        if (id == null) {
            return;
        }
        take(id, element);
        Deque<Redline.Type> rest = new ArrayDeque<>();
        rest.push(clause);
        while (!rest.isEmpty()) {
            Redline.Type type = rest.pop();
            type.entries().forEach(entry -> take(id, entry.ids()));
            for (Redline.Part part : type.parts()) {
                take(id, part.ids());
                if (part instanceof Redline.Unit unit && unit.content() instanceof Redline.Type child) {
                    rest.push(child);
                }
            }
        }
    }

    private static @Nullable ClauseId idOf(Redline.Type clause) {
        for (Redline.Entry entry : clause.entries()) {
            if (entry.key().equals(DraftSchema.ID)
                    && entry.content() instanceof Redline.Leaf leaf
                    && leaf.node() instanceof TreeNode.Value value
                    && value.value() instanceof String id
                    && ClauseId.isValid(id)) {
                return new ClauseId(id);
            }
        }
        return null;
    }

    private void take(ClauseId clause, IdRange ids) {
        for (long clock = ids.clock(); clock < ids.end(); clock++) {
            Id unit = new Id(ids.client(), clock);
            take(clause, attribution.insertedBy(unit.client(), unit.clock()));
            take(clause, attribution.deletedBy(unit.client(), unit.clock()));
        }
    }

    private void take(ClauseId clause, long seq) {
        if (seq <= since || seq > until) {
            return;
        }
        if (theirs.has(clause, seq)) {
            byThem.computeIfAbsent(clause, id -> new TreeSet<>()).add(seq);
        } else {
            byOthers.put(clause, true);
        }
    }
}
