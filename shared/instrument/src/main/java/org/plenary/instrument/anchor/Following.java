package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.instrument.redline.CopySearch;

/** Where one entry takes anchors: looks at the document before it, and then after it. */
final class Following {
    private final Doc doc;
    private final long seq;
    private final AnchorIndex index;
    private final LostTexts lostTexts;
    private final Deletion deletion;
    private final CopySearch search = new CopySearch();
    private final Set<String> changed = new TreeSet<>();

    // Before the entry.
    private final Outline before;
    private final Map<Outline.Entry, ClauseFlows> flowsBefore = new LinkedHashMap<>();
    private final Map<Flow, Id> elements = new HashMap<>();
    private final Map<Flow, NavigableMap<Integer, Integer>> deletedIn = new HashMap<>();
    private final Map<Tracked, List<Span>> hit = new LinkedHashMap<>();

    // After it.
    private final Map<Outline.Entry, ClauseFlows> flowsAfter = new HashMap<>();
    private final Map<Flow, Transfer> transfers = new HashMap<>();
    private final List<Transfer.Move> moves = new ArrayList<>();
    private Outline after;

    /** Looks at the document before the entry. */
    Following(Doc doc, long seq, IdSet deletes, Outline outline, AnchorIndex index, LostTexts lostTexts) {
        this.doc = doc;
        this.seq = seq;
        this.index = index;
        this.lostTexts = lostTexts;
        this.before = outline;
        this.after = outline;
        this.deletion = Deletion.of(doc, deletes);
        findHit();
        if (!hit.isEmpty() || !lostTexts.isEmpty()) {
            deletion.addTo(search.deleted());
        }
    }

    private void findHit() {
        for (var element : deletion.elements()) {
            for (Tracked anchor : index.in(element)) {
                if (!hit.containsKey(anchor)) {
                    List<Span> spans = anchor.pieces().stream().map(this::span).toList();
                    if (spans.stream().anyMatch(this::isHit)) {
                        hit.put(anchor, spans);
                    }
                }
            }
        }
    }

    /**
     * What a piece holds before the entry.
     *
     * @param flow null if it is not found
     */
    private record Span(@Nullable Flow flow, int from, int to) {
        static final Span NONE = new Span(null, 0, 0);
    }

    private Span span(Piece piece) {
        Outline.Entry entry = before.entry(piece.element());
        if (entry == null) {
            return Span.NONE;
        }
        ClauseFlows flows = flowsBefore.computeIfAbsent(entry, clause -> ClauseFlows.of(clause.element()));
        ClauseFlows.Place from = flows.find(piece.from());
        if (from == null) {
            return Span.NONE;
        }
        elements.put(from.flow(), piece.element());
        return new Span(from.flow(), from.index(), from.flow().indexOf(piece.to()) + 1);
    }

    private boolean isHit(Span span) {
        if (span.flow == null) {
            return false;
        }
        // The deleted ranges by their beginnings: they do not overlap.
        NavigableMap<Integer, Integer> deleted = deletedIn.computeIfAbsent(span.flow, flow -> {
            NavigableMap<Integer, Integer> ranges = new TreeMap<>();
            flow.ranges(deletion.units()).forEach(range -> ranges.put(range.from(), range.to()));
            return ranges;
        });
        var last = deleted.lowerEntry(span.to);
        return last != null && last.getValue() > span.from;
    }

    /** Whether clauses may have come or gone. */
    boolean touchesOutline() {
        return after != before;
    }

    Outline outline() {
        return after;
    }

    /** The owners of anchors that are otherwise than before. */
    Set<String> changed() {
        return changed;
    }

    /** Looks at the document after the entry. */
    void follow(Applied applied) {
        Writing writing = Writing.of(doc, applied);
        if (deletion.touchesOutline() || writing.touchesOutline()) {
            after = new Outline(doc);
        }
        Links copies = copies(writing);
        Links returned = returned(writing, copies);
        IdSet moved = copies.copies().union(returned.copies());
        Map<Tracked, List<Span>> affected = new LinkedHashMap<>(hit);
        if (!returned.isEmpty()) {
            for (Tracked anchor : index.all()) {
                if (anchor.lost().intersects(returned.sources())) {
                    affected.putIfAbsent(anchor, List.of());
                }
            }
        }
        findMoves(writing, copies);
        Set<Tracked> untouched = touchedByWriting(writing);
        untouched.removeAll(affected.keySet());
        List<IdRange> lost = new ArrayList<>();
        affected.forEach(
                (anchor, spans) -> take(anchor, spans, writing, returned, moved).forEach(lost::add));
        untouched.forEach(this::takeWords);
        remember(IdSet.of(lost), copies);
        if (!returned.isEmpty()) {
            lostTexts.keep(index.lost());
        }
        forget(lostTexts.forget());
        if (touchesOutline()) {
            takeClauses();
        }
    }

    private Links copies(Writing writing) {
        Links links = new Links();
        if ((!hit.isEmpty() || !lostTexts.isEmpty())
                && !writing.isEmpty()
                && !deletion.units().isEmpty()) {
            writing.addTo(search.written());
            search.run(links);
        }
        return links;
    }

    private Links returned(Writing writing, Links copies) {
        lostTexts.follow(copies);
        if (lostTexts.isEmpty() || writing.isEmpty()) {
            return new Links();
        }
        return new Returning(lostTexts, this::at)
                .find(writing.stretches(writing.units().difference(copies.copies())));
    }

    private Returning.@Nullable At at(Writing.Stretch stretch) {
        Outline.Entry entry = entryOf(stretch);
        ClauseFlows.Place place = entry == null ? null : after(entry).find(stretch.first());
        return entry == null || place == null ? null : new Returning.At(entry.clause(), place);
    }

    private Outline.@Nullable Entry entryOf(Writing.Stretch stretch) {
        return after.around(stretch.node());
    }

    private ClauseFlows after(Outline.Entry entry) {
        return flowsAfter.computeIfAbsent(entry, clause -> ClauseFlows.of(clause.element()));
    }

    /** Where the copies are. */
    private void findMoves(Writing writing, Links copies) {
        for (var element : copies.isEmpty() ? Set.<Id>of() : writing.elements()) {
            for (Transfer.Target target : targets(element)) {
                int start = 0;
                for (IdRange ids : target.flow().idRanges(0, target.flow().size())) {
                    int at = start;
                    copies.forEachCopyIn(
                            ids,
                            (source, copy) -> moves.add(
                                    new Transfer.Move(source, target, at + (int) (copy.clock() - ids.clock()))));
                    start += (int) ids.length();
                }
            }
        }
    }

    private List<Transfer.Target> targets(@Nullable Id element) {
        Outline.Entry entry = element == null ? null : after.entry(element);
        List<Transfer.Target> targets = new ArrayList<>();
        for (Flow flow : entry == null ? List.<Flow>of() : after(entry).all()) {
            targets.add(new Transfer.Target(Objects.requireNonNull(entry), flow, targets.size()));
        }
        return targets;
    }

    private Transfer transfer(Flow flow) {
        return transfers.computeIfAbsent(flow, from -> {
            Transfer transfer = new Transfer(from);
            targets(elements.get(from)).forEach(transfer::stay);
            moves.forEach(transfer::move);
            return transfer;
        });
    }

    /** Gives an anchor its pieces; returns what it lost. */
    private IdSet take(Tracked anchor, List<Span> spans, Writing writing, Links returned, IdSet moved) {
        Laying laying = new Laying(writing.units(), moved);
        StringBuilder wordsBefore = new StringBuilder();
        IdSet lost = IdSet.EMPTY;
        for (int i = 0; i < anchor.pieces().size(); i++) {
            if (spans.isEmpty()) {
                Piece piece = anchor.pieces().get(i);
                add(laying, after.entry(piece.element()), piece, i);
                continue;
            }
            Span span = spans.get(i);
            if (span.flow != null) {
                wordsBefore.append(span.flow.units(span.from, span.to));
                Transfer transfer = transfer(span.flow);
                transfer.addTo(laying, span.from, span.to, i);
                lost = lost.union(transfer.lost(span.from, span.to));
            }
        }
        addAll(laying, writing, returned.copiesOf(anchor.lost()), -1);
        anchor.setLost(anchor.lost().difference(returned.sources()).union(lost));
        lay(anchor, laying.pieces(), wordsBefore.toString());
        return lost;
    }

    private void add(Laying laying, Outline.@Nullable Entry entry, Piece piece, int source) {
        ClauseFlows.Place from = entry == null ? null : after(entry).find(piece.from());
        if (entry != null && from != null) {
            int to = from.flow().indexOf(piece.to()) + 1;
            int order = after(entry).all().indexOf(from.flow());
            laying.add(new Laying.Part(entry, from.flow(), order, from.index(), to, source, false));
        }
    }

    private void addAll(Laying laying, Writing writing, IdSet units, int source) {
        if (!units.isEmpty()) {
            for (var element : writing.elements()) {
                Outline.Entry entry = after.entry(element);
                if (entry != null) {
                    laying.add(entry, after(entry), units, source, true);
                }
            }
        }
    }

    private void lay(Tracked anchor, List<Laying.Part> parts, String wordsBefore) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (Laying.Part part : parts) {
            pieces.add(new Piece(
                    Objects.requireNonNull(part.entry().element().id()),
                    part.entry().clause(),
                    part.flow().id(part.from()),
                    part.flow().id(part.to() - 1)));
            words.append(part.flow().units(part.from(), part.to()));
        }
        boolean sameWords = wordsBefore.contentEquals(words);
        if (!pieces.equals(anchor.pieces()) || !sameWords) {
            changed.add(anchor.owner);
        }
        index.lay(anchor, pieces);
        if (!sameWords) {
            setState(anchor, words.toString());
        }
    }

    private void setState(Tracked anchor, String words) {
        AnchorState state = anchor.pieces().isEmpty()
                ? AnchorState.GONE
                : Passages.sameWords(words, anchor.placed.quote()) ? AnchorState.HELD : AnchorState.CHANGED;
        anchor.setState(state, seq);
    }

    /** Those into which something was written. */
    private Set<Tracked> touchedByWriting(Writing writing) {
        Set<Tracked> touched = new LinkedHashSet<>();
        for (var element : writing.elements()) {
            Outline.Entry entry = index.in(element).isEmpty() ? null : after.entry(element);
            if (entry == null) {
                continue;
            }
            Map<Flow, List<Flow.Range>> written = new HashMap<>();
            for (Flow flow : after(entry).all()) {
                written.put(flow, flow.ranges(writing.units()));
            }
            for (Tracked anchor : index.in(element)) {
                if (!hit.containsKey(anchor) && isWithin(anchor, entry, written)) {
                    touched.add(anchor);
                }
            }
        }
        return touched;
    }

    private boolean isWithin(Tracked anchor, Outline.Entry entry, Map<Flow, List<Flow.Range>> written) {
        for (Piece piece : anchor.pieces()) {
            ClauseFlows.Place from = after(entry).find(piece.from());
            if (from != null) {
                int to = from.flow().indexOf(piece.to());
                for (Flow.Range range : written.getOrDefault(from.flow(), List.of())) {
                    if (range.from() > from.index() && range.from() < to) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void takeWords(Tracked anchor) {
        StringBuilder words = new StringBuilder();
        for (Piece piece : anchor.pieces()) {
            Outline.Entry entry = after.entry(piece.element());
            ClauseFlows.Place from = entry == null ? null : after(entry).find(piece.from());
            if (from != null) {
                words.append(from.flow().units(from.index(), from.flow().indexOf(piece.to()) + 1));
            }
        }
        changed.add(anchor.owner);
        setState(anchor, words.toString());
    }

    private void remember(IdSet lost, Links copies) {
        if (lost.isEmpty()) {
            return;
        }
        IdSet gone = deletion.units().difference(copies.sources());
        flowsBefore.entrySet().stream()
                .sorted(Comparator.comparingInt(flows -> flows.getKey().order()))
                .forEach(flows -> flows.getValue()
                        .all()
                        .forEach(flow ->
                                lostTexts.remember(flows.getKey().clause(), flow, lost, gone, copies, deletion)));
    }

    private void forget(IdSet units) {
        if (!units.isEmpty()) {
            index.all().forEach(anchor -> anchor.setLost(anchor.lost().difference(units)));
        }
    }

    /** Anchors of whole clauses, and those whose clause is called otherwise now. */
    private void takeClauses() {
        for (Tracked anchor : index.ofClauses()) {
            boolean there = after.has(anchor.placed.clause());
            if (there == (anchor.state() == AnchorState.GONE)) {
                anchor.setState(there ? AnchorState.HELD : AnchorState.GONE, seq);
                changed.add(anchor.owner);
            }
        }
        for (Tracked anchor : index.all()) {
            List<Piece> pieces = new ArrayList<>();
            for (Piece piece : anchor.pieces()) {
                Outline.Entry entry = after.entry(piece.element());
                pieces.add(
                        entry == null || entry.clause().equals(piece.clause())
                                ? piece
                                : new Piece(piece.element(), entry.clause(), piece.from(), piece.to()));
            }
            if (!pieces.equals(anchor.pieces())) {
                index.lay(anchor, pieces);
                changed.add(anchor.owner);
            }
        }
    }
}
