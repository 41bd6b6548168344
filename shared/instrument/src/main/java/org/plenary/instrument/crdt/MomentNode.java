package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.crdt.Id;
import org.plenary.crdt.Redline;
import org.plenary.crdt.TreeNode;

/**
 * A node as it was at one of the two moments of a redline.
 *
 * @param type the node at both
 * @param side which of the two
 */
public record MomentNode(Redline.Type type, Side side) implements DraftNode<MomentNode> {
    /** One of the two moments of a redline. */
    public enum Side {
        /** The first. */
        BEFORE(Change.INSERTED),
        /** The second. */
        AFTER(Change.DELETED),
        /** All that was there at either. */
        EITHER(null);

        private final @Nullable Change absent;

        Side(@Nullable Change absent) {
            this.absent = absent;
        }

        /** Whether what fared so is there. */
        public boolean shows(Change change) {
            return change != absent;
        }
    }

    @Override
    public Shape shape() {
        return switch (type.kind()) {
            case TEXT, XML_TEXT -> Shape.TEXT;
            case XML_ELEMENT -> Shape.ELEMENT;
            case XML_FRAGMENT -> Shape.FRAGMENT;
            case ARRAY, MAP, XML_HOOK -> Shape.OTHER;
        };
    }

    @Override
    public String name() {
        return shape() == Shape.ELEMENT ? type.name() : "";
    }

    @Override
    public @Nullable Id id() {
        return type.id();
    }

    @Override
    public @Nullable Object attribute(String name) {
        for (Redline.Entry entry : type.entries()) {
            if (entry.key().equals(name) && side.shows(entry.change())) {
                return entry.content() instanceof Redline.Leaf leaf && leaf.node() instanceof TreeNode.Value value
                        ? value.value()
                        : null;
            }
        }
        return null;
    }

    @Override
    public List<MomentNode> children() {
        List<MomentNode> children = new ArrayList<>();
        for (Redline.Part part : type.parts()) {
            if (part instanceof Redline.Unit unit
                    && side.shows(unit.change())
                    && unit.content() instanceof Redline.Type child) {
                children.add(new MomentNode(child, side));
            }
        }
        return children;
    }

    @Override
    public boolean hasText() {
        return type.parts().stream().anyMatch(part -> part instanceof Redline.Characters && side.shows(part.change()));
    }

    @Override
    public void forEachText(TextVisitor visitor) {
        for (Redline.Part part : type.parts()) {
            if (part instanceof Redline.Characters run && side.shows(run.change())) {
                visitor.text(run.text(), side == Side.BEFORE ? run.before() : run.after());
            }
        }
    }
}
