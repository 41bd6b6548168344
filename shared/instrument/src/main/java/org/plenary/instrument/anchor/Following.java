package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
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
    private final Map<Tracked, List<IdSet>> hit = new LinkedHashMap<>();

    // After it.
    private final Map<Outline.Entry, ClauseFlows> flowsAfter = new HashMap<>();
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
                    List<IdSet> held = new ArrayList<>();
                    boolean isHit = false;
                    for (Piece piece : anchor.pieces()) {
                        IdSet units = held(piece);
                        isHit |= units.intersects(deletion.units());
                        held.add(units);
                    }
                    if (isHit) {
                        hit.put(anchor, held);
                    }
                }
            }
        }
    }

    /** What a piece holds before the entry. */
    private IdSet held(Piece piece) {
        Outline.Entry entry = before.entry(piece.element());
        if (entry == null) {
            return IdSet.EMPTY;
        }
        ClauseFlows.Place from = flowsBefore
                .computeIfAbsent(entry, clause -> ClauseFlows.of(clause.element()))
                .find(piece.from());
        int to = from == null ? -1 : from.flow().indexOf(piece.to());
        return from == null ? IdSet.EMPTY : from.flow().ids(from.index(), to + 1);
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
        Map<Tracked, List<IdSet>> affected = new LinkedHashMap<>(hit);
        if (!returned.isEmpty()) {
            for (Tracked anchor : index.all()) {
                if (anchor.lost().intersects(returned.sources())) {
                    affected.putIfAbsent(anchor, List.of());
                }
            }
        }
        IdSet lost = IdSet.EMPTY;
        Set<Tracked> untouched = touchedByWriting(writing);
        untouched.removeAll(affected.keySet());
        for (var anchor : affected.entrySet()) {
            lost = lost.union(take(anchor.getKey(), anchor.getValue(), writing, copies, returned, moved));
        }
        untouched.forEach(this::takeWords);
        remember(lost, copies);
        if (!returned.isEmpty()) {
            lostTexts.keep(units ->
                    index.all().stream().anyMatch(anchor -> anchor.lost().intersects(units)));
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

    /** Gives an anchor its pieces; returns what it lost. */
    private IdSet take(Tracked anchor, List<IdSet> held, Writing writing, Links copies, Links returned, IdSet moved) {
        String wordsBefore = words(anchor, held);
        Laying laying = new Laying(writing.units(), moved);
        IdSet lost = IdSet.EMPTY;
        for (int i = 0; i < anchor.pieces().size(); i++) {
            Piece piece = anchor.pieces().get(i);
            Outline.Entry entry = after.entry(piece.element());
            if (held.isEmpty()) {
                add(laying, entry, piece, i);
                continue;
            }
            IdSet deleted = held.get(i).intersection(deletion.units());
            if (entry != null) {
                laying.add(entry, after(entry), held.get(i).difference(deleted), i, false);
            }
            addAll(laying, writing, copies.copiesOf(deleted), i);
            lost = lost.union(deleted.difference(copies.sources()));
        }
        addAll(laying, writing, returned.copiesOf(anchor.lost()), -1);
        anchor.setLost(anchor.lost().difference(returned.sources()).union(lost));
        lay(anchor, laying.pieces(), wordsBefore);
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

    /** What an anchor that was hit held before, without line ends. */
    private String words(Tracked anchor, List<IdSet> held) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < held.size(); i++) {
            Piece piece = anchor.pieces().get(i);
            Outline.Entry entry = before.entry(piece.element());
            ClauseFlows flows = entry == null ? null : flowsBefore.get(entry);
            ClauseFlows.Place from = flows == null ? null : flows.find(piece.from());
            if (from != null) {
                words.append(from.flow().units(from.index(), from.flow().indexOf(piece.to()) + 1));
            }
        }
        return words.toString();
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
