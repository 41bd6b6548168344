package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plenary.crdt.Applied;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.ItemInfo;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.TextPiece;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DocumentOrder;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;

/**
 * Finds text that an entry deleted and wrote anew, and clauses that it added, removed or moved, and lets the
 * attribution know.
 *
 * <p>Editors move a clause, change its kind, and split or join paragraphs by deleting text and writing the same text
 * anew in one update, or write anew later what they deleted. That text keeps its author:
 *
 * <ol>
 *   <li>What stands again where it stood before, whenever it was deleted, is what stood there: {@link PlaceSearch}.
 *   <li>Each stretch that was written, and that is the same as a whole stretch that was deleted, is a copy of it: if it
 *       is {@linkplain CopySearch#isLong long} enough not to be so by chance, or if it stands in a text node that is
 *       new, or the other stood in one that is gone; then one character is enough.
 *   <li>In what remains, the longest pieces in common are copies, the longest first, if they are long enough and begin
 *       near the beginning of a word; {@link CopySearch} tells the rest.
 * </ol>
 *
 * <p>A stretch is text that stands together in one node, whoever wrote it. Each deleted unit has one copy at most, and
 * each written unit is the copy of one at most. What came into a clause that was gone is {@link LateText}'s. A copy of
 * a copy is one of what was written first. Line breaks are no text. Footnotes are {@link FootnoteCopies}'. A copy of
 * what stays is known only where the record says so: {@link #takeCopy}.
 *
 * <p>An entry that only deletes costs a look at each stretch of it, one that only writes a look at what stands and
 * stood around it; another one a time in the length of the texts it touches, and of what it wrote and deleted, bounded
 * by budgets.
 */
public final class Copies {
    private final Attribution attribution;

    /** For an attribution that takes the same entries. */
    public Copies(Attribution attribution) {
        this.attribution = attribution;
    }

    /**
     * Takes the entry that the attribution has taken last.
     *
     * @param doc a document whose garbage collection is off and that has taken the same entries
     * @param applied what the document said of the entry
     * @throws IllegalArgumentException if the attribution has taken another entry last
     */
    public void take(Doc doc, long seq, Applied applied) {
        if (seq != attribution.seq()) {
            throw new IllegalArgumentException(
                    "the attribution takes an entry first: expected seq=" + attribution.seq() + ", but got " + seq);
        }
        Touched touched = new Touched(DraftClauses.root(doc));
        doc.forEachItem(applied.inserted(), touched::inserted);
        doc.forEachItem(applied.deleted(), touched::deleted);
        if (touched.outline) {
            attribution.moves().take(seq, clauses(doc));
        }
        FootnoteCopies footnotes = new FootnoteCopies(doc, attribution);
        if (!touched.writtenIn.isEmpty()) {
            PlaceSearch places = new PlaceSearch(doc, attribution);
            places.run(applied, footnotes::copied);
            search(touched, applied, places, footnotes);
            new LateText(doc, attribution).take(applied, places);
        }
        if (!touched.footnotesMade.isEmpty()) {
            footnotes.find(
                    DocumentOrder.of(touched.footnotesMade),
                    DocumentOrder.of(touched.footnotesGone),
                    applied.deleted());
        }
    }

    /**
     * The entry that was taken last is known to have made a clause as a copy of another, which stays: the words of the
     * copy, as far as the two read alike, are whose they were there, though each is there for itself.
     *
     * @param doc the document, as of {@link #take}
     * @param clause the clause that was made; nothing happens if the draft has no such clause
     * @param of the one that was copied; the same holds of it
     */
    public void takeCopy(Doc doc, ClauseId clause, ClauseId of) {
        SharedType copy = DraftClauses.find(doc, clause);
        SharedType source = DraftClauses.find(doc, of);
        if (copy != null && source != null) {
            new ClauseCopy(attribution).link(source, copy);
        }
    }

    /** What an entry touches. */
    private static final class Touched {
        private final SharedType root;
        private final Set<YText> writtenIn = new LinkedHashSet<>();
        private final Set<YText> deletedIn = new LinkedHashSet<>();
        private final Set<SharedType> footnotesMade = new LinkedHashSet<>();
        private final Set<SharedType> footnotesGone = new LinkedHashSet<>();
        private boolean outline;

        Touched(SharedType root) {
            this.root = root;
        }

        void inserted(ItemInfo item) {
            touch(item, writtenIn);
            SharedType type = item.type();
            if (type != null && FootnoteCopies.isFootnote(type) && !type.isDeleted()) {
                footnotesMade.add(type);
            }
        }

        void deleted(ItemInfo item) {
            touch(item, deletedIn);
            SharedType type = item.type();
            if (type != null && FootnoteCopies.isFootnote(type)) {
                footnotesGone.add(type);
            }
        }

        private void touch(ItemInfo item, Set<YText> texts) {
            if (item.kind() == ContentKind.STRING && item.parent() instanceof YText text) {
                texts.add(text);
            } else if (item.parent() == root || DraftSchema.ID.equals(item.parentSub())) {
                outline = true;
            }
        }
    }

    private static Map<String, Id> clauses(Doc doc) {
        Map<String, Id> clauses = new LinkedHashMap<>();
        for (YXmlElement clause : DraftClauses.of(doc)) {
            String id = DraftClauses.idOf(clause);
            if (id != null && ClauseId.isValid(id)) {
                clauses.putIfAbsent(id, Objects.requireNonNull(clause.id()));
            }
        }
        return clauses;
    }

    private void search(Touched touched, Applied applied, PlaceSearch places, FootnoteCopies footnotes) {
        List<UnitRow> nearby = places.nearby();
        if (touched.deletedIn.isEmpty() && nearby.isEmpty()) {
            return;
        }
        CopySearch search = new CopySearch();
        // What was written and deleted by the same entry was never there.
        IdSet deleted = applied.deleted().difference(applied.inserted()).difference(places.found());
        for (YText text : DocumentOrder.of(touched.deletedIn)) {
            add(search.deleted(), text, deleted, applied.deleted(), true);
        }
        nearby.forEach(search.deleted()::addStretch);
        for (YText text : DocumentOrder.of(touched.writtenIn)) {
            add(search.written(), text, applied.inserted().difference(places.found()), applied.inserted(), false);
        }
        search.run(footnotes::copied);
    }

    private static void add(Stretches stretches, YText text, IdSet units, IdSet types, boolean deleted) {
        Id node = text.id();
        boolean wholeNode = node != null && types.contains(node.client(), node.clock());
        List<TextPiece> pieces = new ArrayList<>(text.pieces(units));
        pieces.removeIf(piece -> piece.deleted() != deleted);
        stretches.addAll(pieces, wholeNode);
    }
}
