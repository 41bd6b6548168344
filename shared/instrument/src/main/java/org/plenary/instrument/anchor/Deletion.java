package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.ItemInfo;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.TextPiece;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.crdt.DocumentOrder;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.redline.Stretches;

/**
 * The text that an update is going to delete, looked at while it is there: a document that collects garbage has
 * forgotten it afterwards.
 */
final class Deletion {
    private final SharedType root;
    private final Set<YText> found = new LinkedHashSet<>();
    private final Set<Id> nodes = new HashSet<>();
    private final Set<Id> elements = new LinkedHashSet<>();
    private final List<IdRange> ranges = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private IdSet units = IdSet.EMPTY;
    private boolean outline;

    private record Text(YText node, boolean wholeNode, List<TextPiece> pieces) {}

    private Deletion(SharedType root) {
        this.root = root;
    }

    static Deletion of(Doc doc, IdSet deletes) {
        Deletion deletion = new Deletion(DraftClauses.root(doc));
        if (!deletes.isEmpty()) {
            doc.forEachItem(deletes, item -> deletion.take(item));
            deletion.read(deletes);
        }
        return deletion;
    }

    private void take(ItemInfo item) {
        outline |= item.parent() == root || DraftSchema.ID.equals(item.parentSub());
        if (item.kind() == ContentKind.STRING && item.parent() instanceof YText text && !text.isDeleted()) {
            found.add(text);
        } else if (item.type() != null && !item.type().isDeleted() && nodes.add(item.id())) {
            takeAll(item.type());
        }
    }

    /** An update may name a node, and not what is in it. */
    private void takeAll(SharedType type) {
        if (type instanceof YText text) {
            text.pieces().forEach(piece -> ranges.add(piece.ids()));
            found.add(text);
        } else if (type instanceof YXmlFragment fragment) {
            for (SharedType node : fragment.descendants()) {
                if (node.id() != null && nodes.add(node.id()) && node instanceof YText text) {
                    takeAll(text);
                }
            }
        }
    }

    private void read(IdSet deletes) {
        IdSet all = ranges.isEmpty() ? deletes : deletes.union(IdSet.of(ranges));
        ranges.clear();
        Collection<YText> inOrder = DocumentOrder.of(found);
        for (YText text : inOrder) {
            List<TextPiece> pieces =
                    text.pieces(all).stream().filter(piece -> !piece.deleted()).toList();
            SharedType around = DraftClauses.around(text, root);
            if (!pieces.isEmpty() && around != null) {
                texts.add(new Text(text, text.id() != null && nodes.contains(text.id()), pieces));
                pieces.forEach(piece -> ranges.add(piece.ids()));
                elements.add(Objects.requireNonNull(around.id()));
                outline |= !DraftClauses.isClause(around);
            }
        }
        units = IdSet.of(ranges);
    }

    /** The units of text. */
    IdSet units() {
        return units;
    }

    /** The children of the root that they are in. */
    Set<Id> elements() {
        return elements;
    }

    /** Whether a clause may go, or be called otherwise. */
    boolean touchesOutline() {
        return outline;
    }

    boolean isWholeNode(YText node) {
        return node.id() != null && nodes.contains(node.id());
    }

    void addTo(Stretches stretches) {
        texts.forEach(text -> stretches.addAll(text.pieces, text.wholeNode));
    }
}
