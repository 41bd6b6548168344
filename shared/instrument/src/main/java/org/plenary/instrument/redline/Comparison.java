package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.plenary.crdt.Change;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.Redline;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.NumberingPlan;
import org.plenary.instrument.Reordering;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.MomentNode;
import org.plenary.instrument.redline.Reading.ClauseAt;

/** Makes the redline of a draft between two entries. */
final class Comparison {
    private final Attribution attribution;
    private final long fromSeq;
    private final long toSeq;
    private final Origins before;
    private final Origins after;
    private final Writers writers;

    private Comparison(Doc doc, Attribution attribution, long fromSeq, long toSeq, LongFunction<NumberingPlan> plans) {
        if (fromSeq > toSeq) {
            throw new IllegalArgumentException(
                    "the first moment is not after the second, but got from=" + fromSeq + " to=" + toSeq);
        }
        this.attribution = attribution;
        this.fromSeq = fromSeq;
        this.toSeq = toSeq;
        Redline.Type root = DraftClauses.root(doc).redline(attribution.at(fromSeq), attribution.at(toSeq));
        Positions positions = new Positions(root);
        after = new Origins(
                Reading.of(new MomentNode(root, MomentNode.Side.AFTER), positions, plans.apply(toSeq)), attribution);
        before = fromSeq == toSeq
                ? after
                : new Origins(
                        Reading.of(new MomentNode(root, MomentNode.Side.BEFORE), positions, plans.apply(fromSeq)),
                        attribution);
        writers = new Writers(attribution, fromSeq, toSeq);
    }

    static DraftRedline between(
            Doc doc, Attribution attribution, long fromSeq, long toSeq, LongFunction<NumberingPlan> plans) {
        return new Comparison(doc, attribution, fromSeq, toSeq, plans).run();
    }

    private DraftRedline run() {
        Map<ClauseId, ClauseAt> old = byId(before);
        Map<ClauseId, ClauseAt> now = byId(after);
        Set<ClauseId> moved = Reordering.moved(
                ids(before),
                ids(after),
                id -> attribution.moves().last(id.value(), ClauseMoves.Kind.MOVED, fromSeq, toSeq) == 0);
        List<ClauseRedline> clauses = new ArrayList<>();
        // Where the clauses that are gone stand: behind the last one before them that is still in its place.
        Map<ClauseId, List<ClauseRedline>> goneBehind = new HashMap<>();
        List<ClauseRedline> gone = new ArrayList<>();
        List<ClauseRedline> first = gone;
        Map<ClauseId, Integer> places = new HashMap<>();
        for (ClauseAt was : before.reading().clauses()) {
            int place = places.size();
            places.put(was.id(), place);
            if (!now.containsKey(was.id())) {
                gone.add(removed(was, place));
            } else if (!moved.contains(was.id())) {
                gone = new ArrayList<>();
                goneBehind.put(was.id(), gone);
            }
        }
        clauses.addAll(first);
        for (ClauseAt is : after.reading().clauses()) {
            ClauseAt was = old.get(is.id());
            clauses.add(
                    was == null
                            ? added(is)
                            : common(was, places.getOrDefault(is.id(), -1), is, moved.contains(is.id())));
            clauses.addAll(goneBehind.getOrDefault(is.id(), List.of()));
        }
        return new DraftRedline(clauses);
    }

    private static List<ClauseId> ids(Origins side) {
        return side.reading().clauses().stream().map(ClauseAt::id).toList();
    }

    private static Map<ClauseId, ClauseAt> byId(Origins side) {
        Map<ClauseId, ClauseAt> clauses = new HashMap<>();
        side.reading().clauses().forEach(clause -> clauses.put(clause.id(), clause));
        return clauses;
    }

    private ClauseRedline removed(ClauseAt was, int place) {
        long known = last(was, ClauseMoves.Kind.REMOVED);
        Id element = was.element();
        long by = known != 0 || element == null ? known : attribution.deletedBy(element.client(), element.clock());
        return new ClauseRedline(
                was.id(),
                ClauseChange.REMOVED,
                false,
                place,
                was.form(),
                null,
                by,
                ClauseComparison.removed(before, was, by, writers));
    }

    private ClauseRedline added(ClauseAt is) {
        long by = by(is, ClauseMoves.Kind.ADDED);
        return new ClauseRedline(
                is.id(),
                ClauseChange.ADDED,
                false,
                -1,
                null,
                is.form(),
                by,
                ClauseComparison.added(after, is, by, writers));
    }

    private ClauseRedline common(ClauseAt was, int place, ClauseAt is, boolean moved) {
        List<ParagraphRedline> paragraphs = ClauseComparison.compare(before, was, after, is, writers);
        boolean changed =
                was.form().kind() != is.form().kind() || paragraphs.stream().anyMatch(Comparison::isChanged);
        return new ClauseRedline(
                is.id(),
                changed ? ClauseChange.CHANGED : ClauseChange.KEPT,
                moved,
                place,
                was.form(),
                is.form(),
                moved ? movedBy(is) : rekinded(was, is),
                paragraphs);
    }

    /** Two clauses that changed places were both moved, but only of one of them it is told. */
    private long movedBy(ClauseAt is) {
        long own = last(is, ClauseMoves.Kind.MOVED);
        return own != 0 ? own : attribution.moves().lastMove(fromSeq, toSeq);
    }

    private long rekinded(ClauseAt was, ClauseAt is) {
        Id element = is.element();
        return element == null || was.form().kind() == is.form().kind()
                ? 0
                : attribution.insertedBy(element.client(), element.clock());
    }

    private static boolean isChanged(ParagraphRedline paragraph) {
        return paragraph.change() != Change.KEPT
                || paragraph.depth() != paragraph.depthBefore()
                || paragraph.runs().stream().anyMatch(run -> run.change() != Change.KEPT || run.reformatted());
    }

    private long by(ClauseAt is, ClauseMoves.Kind kind) {
        long known = last(is, kind);
        Id element = is.element();
        return known != 0 || element == null ? known : attribution.insertedBy(element.client(), element.clock());
    }

    private long last(ClauseAt clause, ClauseMoves.Kind kind) {
        return attribution.moves().last(clause.id().value(), kind, fromSeq, toSeq);
    }
}
