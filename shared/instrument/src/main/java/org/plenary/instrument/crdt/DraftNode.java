package org.plenary.instrument.crdt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;

/**
 * A node of a draft's document, as it is now or as it was at a moment.
 *
 * @param <N> the type itself
 */
public interface DraftNode<N extends DraftNode<N>> {
    /** What nodes are to a reader. */
    enum Shape {
        /** An element, with a name and attributes. */
        ELEMENT,
        /** A list of nodes without a name. */
        FRAGMENT,
        /** Text. */
        TEXT,
        /** Anything else, which a reader passes over. */
        OTHER
    }

    /** Is told the text of a node. */
    interface TextVisitor {
        /** Some characters and the marks that hold for them; the map is good during the call only. */
        void text(String characters, Map<String, ? extends @Nullable Object> marks);
    }

    /** What it is to a reader. */
    Shape shape();

    /** The name of an element, otherwise empty. */
    String name();

    /** The id of its unit, null for the root. */
    @Nullable
    Id id();

    /** The value of an element's attribute, null if it has none. */
    @Nullable
    Object attribute(String name);

    /** The nodes directly in it, in order. */
    List<N> children();

    /** Whether it is a text that has characters. */
    boolean hasText();

    /** Tells the characters of a text in order. */
    void forEachText(TextVisitor visitor);
}
