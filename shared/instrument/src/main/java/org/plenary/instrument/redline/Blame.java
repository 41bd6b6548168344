package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Redline;
import org.plenary.crdt.Snapshot;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.NumberingPlan;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.MomentNode;
import org.plenary.instrument.redline.Reading.ClauseAt;

/**
 * Makes the text after an entry together with all text that was there before: the redline between a moment at which
 * nothing had ever been deleted, and that entry.
 */
final class Blame {
    private final Attribution attribution;
    private final long at;
    private final Origins ever;
    private final Origins now;
    private final FootnotePlaces footnotes;
    private final Writers writers;

    /** The clauses that are there, by their elements. */
    private final Map<Id, ClauseAt> present = new HashMap<>();

    private Blame(Doc doc, Attribution attribution, long at, NumberingPlan plan) {
        this.attribution = attribution;
        this.at = at;
        Snapshot moment = attribution.at(at);
        Redline.Type root = DraftClauses.root(doc).redline(new Snapshot(moment.stateVector(), IdSet.EMPTY), moment);
        Positions positions = new Positions(root);
        ever = new Origins(
                Reading.of(
                        new MomentNode(root, MomentNode.Side.EITHER), positions, plan, new Graves(root, attribution)),
                attribution);
        now = new Origins(Reading.of(new MomentNode(root, MomentNode.Side.AFTER), positions, plan), attribution);
        footnotes = FootnotePlaces.ofAll(ever, now);
        writers = new Writers(attribution, 0, at);
        for (ClauseAt clause : now.reading().clauses()) {
            if (clause.element() != null) {
                present.put(clause.element(), clause);
            }
        }
    }

    static DraftRedline of(Doc doc, Attribution attribution, long at, NumberingPlan plan) {
        return new Blame(doc, attribution, at, plan).run();
    }

    private DraftRedline run() {
        Map<ClauseId, List<ClauseAt>> elements = new LinkedHashMap<>();
        for (ClauseAt clause : ever.reading().clauses()) {
            elements.computeIfAbsent(idOf(clause), id -> new ArrayList<>(1)).add(clause);
        }
        UnitIndex units = new UnitIndex(now.reading().size());
        for (int unit = 0; unit < now.reading().size(); unit++) {
            units.put(now.reading().client(unit), now.reading().clock(unit), unit);
        }
        // Clauses that are gone stand where their last element was, among the elements of the others.
        List<ClauseRedline> clauses = new ArrayList<>();
        for (ClauseAt clause : ever.reading().clauses()) {
            List<ClauseAt> all = inOrder(elements.getOrDefault(idOf(clause), List.of()));
            ClauseAt last = all.get(all.size() - 1);
            if (clause.firstParagraph() == last.firstParagraph()) {
                add(clauses, last, all, units);
            }
        }
        return new DraftRedline(clauses);
    }

    private ClauseId idOf(ClauseAt clause) {
        ClauseAt here = presentOf(clause);
        if (here != null) {
            return here.id();
        }
        return clause.name() == null ? clause.id() : clause.name();
    }

    private @Nullable ClauseAt presentOf(ClauseAt clause) {
        return clause.element() == null ? null : present.get(clause.element());
    }

    /** The elements in the order in which they were made, the one that is there last. */
    private List<ClauseAt> inOrder(List<ClauseAt> elements) {
        if (elements.size() == 1) {
            return elements;
        }
        List<ClauseAt> ordered = new ArrayList<>(elements);
        ordered.sort(Comparator.comparing((ClauseAt clause) -> presentOf(clause) != null)
                .thenComparing(clause -> clause.element() == null
                        ? 0L
                        : attribution.insertedBy(
                                clause.element().client(), clause.element().clock())));
        return ordered;
    }

    private void add(List<ClauseRedline> clauses, ClauseAt last, List<ClauseAt> all, UnitIndex units) {
        EverText text = new EverText(ever, writers);
        all.forEach(text::take);
        ClauseAt here = presentOf(last);
        List<ParagraphRedline> paragraphs = new BlameClause(ever, now, footnotes, writers, units, here).tell(text);
        if (here != null) {
            clauses.add(new ClauseRedline(
                    here.id(), ClauseChange.KEPT, false, -1, here.form(), here.form(), 0, paragraphs));
        } else if (!paragraphs.isEmpty()) {
            Id element = last.element();
            long known = attribution.moves().last(idOf(last).value(), ClauseMoves.Kind.REMOVED, 0, at);
            long by = known != 0 || element == null ? known : attribution.deletedBy(element.client(), element.clock());
            clauses.add(new ClauseRedline(
                    idOf(last),
                    ClauseChange.REMOVED,
                    false,
                    -1,
                    new Form(last.form().kind(), ""),
                    null,
                    by,
                    paragraphs));
        }
    }
}
