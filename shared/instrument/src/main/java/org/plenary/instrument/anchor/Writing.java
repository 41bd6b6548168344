package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.plenary.instrument.crdt.DocumentOrder;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.redline.Stretches;

/** The text that an update has written and that is there. */
final class Writing {
    private final IdSet units;
    private final SharedType root;
    private final Set<YText> found = new LinkedHashSet<>();
    private final Set<Id> elements = new LinkedHashSet<>();
    private final List<YText> texts = new ArrayList<>();
    private boolean outline;

    private Writing(SharedType root, IdSet units) {
        this.root = root;
        this.units = units;
    }

    static Writing of(Doc doc, Applied applied) {
        Writing writing = new Writing(DraftClauses.root(doc), applied.inserted().difference(applied.deleted()));
        doc.forEachItem(writing.units, writing::take);
        for (YText text : DocumentOrder.of(writing.found)) {
            SharedType around = DraftClauses.around(text, writing.root);
            if (around != null) {
                writing.texts.add(text);
                writing.elements.add(Objects.requireNonNull(around.id()));
                writing.outline |= !DraftClauses.isClause(around);
            }
        }
        return writing;
    }

    private void take(ItemInfo item) {
        outline |= item.parent() == root || DraftSchema.ID.equals(item.parentSub());
        if (item.kind() == ContentKind.STRING && item.parent() instanceof YText text && !text.isDeleted()) {
            found.add(text);
        }
    }

    /**
     * Text that was written together.
     *
     * @param wholeNode whether its node came with it
     */
    record Stretch(YText node, boolean wholeNode, List<TextPiece> pieces) {
        String text() {
            StringBuilder text = new StringBuilder();
            pieces.forEach(piece -> text.append(piece.text()));
            return text.toString();
        }

        Id first() {
            return new Id(pieces.get(0).ids().client(), pieces.get(0).ids().clock());
        }
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    IdSet units() {
        return units;
    }

    /** The children of the root that the text is in, in the order of the document. */
    Set<Id> elements() {
        return elements;
    }

    /** Whether a clause may have come, or be called otherwise. */
    boolean touchesOutline() {
        return outline;
    }

    void addTo(Stretches stretches) {
        for (YText text : texts) {
            stretches.addAll(pieces(text, units), isNew(text));
        }
    }

    /** What was written together of some of the units. */
    List<Stretch> stretches(IdSet of) {
        List<Stretch> stretches = new ArrayList<>();
        for (YText text : texts) {
            List<TextPiece> open = new ArrayList<>();
            for (TextPiece piece : pieces(text, of)) {
                if (piece.apart() && !open.isEmpty()) {
                    stretches.add(new Stretch(text, isNew(text), List.copyOf(open)));
                    open.clear();
                }
                open.add(piece);
            }
            if (!open.isEmpty()) {
                stretches.add(new Stretch(text, isNew(text), List.copyOf(open)));
            }
        }
        return stretches;
    }

    private static List<TextPiece> pieces(YText text, IdSet units) {
        return text.pieces(units).stream().filter(piece -> !piece.deleted()).toList();
    }

    private boolean isNew(YText text) {
        return text.id() != null && units.contains(text.id().client(), text.id().clock());
    }
}
