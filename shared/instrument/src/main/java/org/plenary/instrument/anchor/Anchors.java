package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.ClauseId;

/**
 * Where anchors are now. It takes the entries of a draft's record one after the other, and is a function of them alone:
 * whoever takes the same has the same, to the byte, also from a checkpoint on, and whether the document forgets what is
 * deleted or not.
 *
 * <p>Editors move, split, join and indent by deleting text and writing it anew in one entry. An anchor goes with its
 * words: what it held and an entry wrote anew is found by the rule of {@link
 * org.plenary.instrument.redline.CopySearch}. What was written between its words belongs to it. Its words may go apart;
 * then it has several pieces, of which none has other words in it. What an entry deletes and does not write anew is
 * remembered, and a later entry that writes it, by undoing or pasting, brings it back: {@link Returning} says when.
 *
 * <p>Anchors of whole clauses follow the clause's id.
 *
 * <p>An entry costs nothing as long as there are no anchors. Otherwise it costs a time in its own size, and if it
 * touches clauses that have anchors, in the length of their text and the number of their anchors. Single-threaded, as
 * the document is that it is about.
 */
public final class Anchors {
    private static final int VERSION = 1;

    private final AnchorIndex index = new AnchorIndex();
    private final LostTexts lost = new LostTexts();
    private final Set<String> changed = new TreeSet<>();

    /** Of the document as it is now; null if it has to be read. */
    private @Nullable Outline outline;

    /** Of a record without entries. */
    public Anchors() {}

    /**
     * Takes the next change of the text.
     *
     * @param doc the document with all entries before it
     * @param update what the entry is
     * @param apply applies the update to the document, and does nothing else to it
     * @return what {@code apply} gave
     */
    public Applied take(Doc doc, long seq, Update update, Supplier<Applied> apply) {
        changed.clear();
        if (index.isEmpty()) {
            outline = null;
            return apply.get();
        }
        Following entry = new Following(doc, seq, update.deletes(), outline(doc), index, lost);
        Applied applied = apply.get();
        entry.follow(applied);
        outline = entry.outline();
        changed.addAll(entry.changed());
        return applied;
    }

    private Outline outline(Doc doc) {
        Outline known = outline;
        if (known == null) {
            known = new Outline(doc);
            outline = known;
        }
        return known;
    }

    /** The owners whose anchors are elsewhere, or otherwise, since the change of the text that was taken last. */
    public Set<String> changed() {
        return new TreeSet<>(changed);
    }

    /**
     * Places anchors for somebody, instead of any that they have.
     *
     * @param seq the entry that places them
     * @throws IllegalArgumentException if one does not fit the document now; what it quotes is not compared, so that it
     *     may have changed already: {@link Passages#requireFit} does
     */
    public void place(Doc doc, long seq, String owner, List<Anchor> anchors) {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("at least one anchor is placed: owner=" + owner);
        }
        Outline now = outline(doc);
        List<Tracked> placed = new ArrayList<>();
        for (Anchor anchor : anchors) {
            Tracked tracked = new Tracked(owner, anchor);
            String words = Passages.requireUnits(doc, anchor);
            if (anchor.from() != null && anchor.to() != null) {
                tracked.setPieces(List.of(
                        new Piece(now.requireElement(anchor.clause()), anchor.clause(), anchor.from(), anchor.to())));
                boolean held = Passages.sameWords(words, anchor.quote());
                tracked.setState(held ? AnchorState.HELD : AnchorState.CHANGED, seq);
            }
            placed.add(tracked);
        }
        drop(owner);
        index.put(owner, placed);
    }

    /** Follows somebody's anchors no longer; nothing if they have none. */
    public void drop(String owner) {
        if (index.remove(owner)) {
            lost.keep(index.lost());
        }
    }

    /** Somebody's anchors with what became of them; null if they have none. */
    @Nullable
    List<Tracked> tracked(String owner) {
        return index.of(owner);
    }

    /** The owners of anchors, in the order of their names. */
    public Set<String> owners() {
        return new TreeSet<>(index.byOwner().keySet());
    }

    /**
     * Where somebody's anchors are now; empty if they have none. For each anchor in turn its pieces in the order of the
     * document, or one that says that it is gone. Takes time in the length of the clauses that they are in.
     *
     * @param doc the document with the entries that were taken
     */
    public List<AnchorNow> of(Doc doc, String owner) {
        List<Tracked> anchors = index.of(owner);
        List<AnchorNow> all = new ArrayList<>();
        for (int i = 0; anchors != null && i < anchors.size(); i++) {
            Tracked anchor = anchors.get(i);
            if (anchor.pieces().isEmpty()) {
                all.add(new AnchorNow(i, anchor.clause(), null, null, anchor.state(), "", anchor.seq()));
            }
            for (Piece piece : anchor.pieces()) {
                Outline.Entry entry = outline(doc).entry(piece.element());
                String words = entry == null
                        ? ""
                        : Passages.words(ClauseFlows.of(entry.element()), piece.from(), piece.to())
                                .orElse("");
                all.add(new AnchorNow(
                        i, piece.clause(), piece.from(), piece.to(), anchor.state(), words, anchor.seq()));
            }
        }
        return all;
    }

    /**
     * The clauses that somebody's anchors are in now; of those that are gone, the last ones that they were in. Takes
     * time in the number of their pieces.
     */
    public Set<ClauseId> clausesOf(String owner) {
        List<Tracked> anchors = index.of(owner);
        Set<ClauseId> clauses = new HashSet<>();
        for (int i = 0; anchors != null && i < anchors.size(); i++) {
            Tracked anchor = anchors.get(i);
            if (anchor.pieces().isEmpty()) {
                clauses.add(anchor.clause());
            }
            anchor.pieces().forEach(piece -> clauses.add(piece.clause()));
        }
        return clauses;
    }

    /** The whole as bytes, for a checkpoint: {@link #decode} reads them. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        encoder.uint8(VERSION);
        encoder.varUint(index.byOwner().size());
        for (Map.Entry<String, List<Tracked>> owner : index.byOwner().entrySet()) {
            encoder.varString(owner.getKey());
            encoder.varUint(owner.getValue().size());
            owner.getValue().forEach(anchor -> anchor.encode(encoder));
        }
        lost.encode(encoder);
        return encoder.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote, and can take the entries after it.
     *
     * @throws IllegalArgumentException if the bytes are of another version, or no anchors
     * @throws org.plenary.crdt.encoding.DecodeException if they are cut off or go on after the end
     */
    public static Anchors decode(byte[] bytes) {
        Decoder decoder = new Decoder(bytes);
        int version = decoder.uint8();
        if (version != VERSION) {
            throw new IllegalArgumentException("anchors of version " + VERSION + " were expected, but got " + version
                    + "; make them anew from the record");
        }
        Anchors anchors = new Anchors();
        for (int owners = decoder.count(2); owners > 0; owners--) {
            String owner = decoder.varString();
            List<Tracked> tracked = new ArrayList<>();
            for (int rest = decoder.count(9); rest > 0; rest--) {
                tracked.add(Tracked.decode(decoder, owner));
            }
            anchors.index.put(owner, tracked);
        }
        anchors.lost.decode(decoder);
        decoder.requireEnd();
        return anchors;
    }
}
