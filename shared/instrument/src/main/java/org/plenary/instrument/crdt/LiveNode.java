package org.plenary.instrument.crdt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;

/** A node as it is now. */
record LiveNode(SharedType type) implements DraftNode<LiveNode> {
    @Override
    public Shape shape() {
        if (type instanceof YText) {
            return Shape.TEXT;
        }
        if (type instanceof YXmlElement) {
            return Shape.ELEMENT;
        }
        return type instanceof YXmlFragment ? Shape.FRAGMENT : Shape.OTHER;
    }

    @Override
    public String name() {
        return type instanceof YXmlElement element ? element.nodeName() : "";
    }

    @Override
    public @Nullable Id id() {
        return type.id();
    }

    @Override
    public @Nullable Object attribute(String name) {
        return type instanceof YXmlElement element ? element.getAttribute(name) : null;
    }

    @Override
    public List<LiveNode> children() {
        return type instanceof YXmlFragment fragment
                ? fragment.children().stream().map(LiveNode::new).toList()
                : List.of();
    }

    @Override
    public boolean hasText() {
        boolean[] some = {false};
        forEachText((characters, marks) -> some[0] = true);
        return some[0];
    }

    @Override
    public void forEachText(TextVisitor visitor) {
        if (type instanceof YText text) {
            text.forEachPiece((piece, marks) -> {
                if (piece instanceof String characters) {
                    visitor.text(characters, marks);
                }
            });
        }
    }
}
