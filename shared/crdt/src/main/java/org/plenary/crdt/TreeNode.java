package org.plenary.crdt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document as it was at one moment: an immutable value that no longer depends on the document and may be
 * handed to any thread. {@link SharedType#toTree()} makes it.
 *
 * <p>It may be nested as deep as the document is, so programs that go through it must not call themselves for what is
 * nested. Equality, hash codes and {@code toString} do not. Lists and maps cannot be changed; arrays of bytes within
 * values must not be. Two trees are equal if all is, ids included.
 */
public sealed interface TreeNode {
    /** Hands this node to the method of its kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * The content as Yjs's {@code toJSON} gives it: strings, numbers, lists and maps; XML as text. Collected elements
     * of a list are left out, and collected values of keys are undefined.
     */
    default @Nullable Object toJson() {
        return TreeJson.of(this);
    }

    /** The text or XML as Yjs's {@code toString} gives it: names in lower case, attributes by name, nothing escaped. */
    default String toXml() {
        return XmlWriter.write(this);
    }

    /**
     * An XML element.
     *
     * @param id the id of the type, null for a root type; so in all records here
     * @param name the name
     * @param attributes the attributes by name
     * @param children the children: elements and texts, or, if somebody put them there, others; text that stands there
     *     by itself is one {@link Value} for each UTF-16 unit
     */
    record Element(@Nullable Id id, String name, Map<String, TreeNode> attributes, List<TreeNode> children)
            implements TreeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.element(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return TreeEquality.equal(this, other);
        }

        @Override
        public int hashCode() {
            return TreeEquality.hash(this);
        }

        @Override
        public String toString() {
            return TreeEquality.describe(this);
        }
    }

    /** A list of XML nodes; see {@link Element}. */
    record Fragment(@Nullable Id id, List<TreeNode> children) implements TreeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fragment(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return TreeEquality.equal(this, other);
        }

        @Override
        public int hashCode() {
            return TreeEquality.hash(this);
        }

        @Override
        public String toString() {
            return TreeEquality.describe(this);
        }
    }

    /**
     * A text.
     *
     * @param xml whether it is a node of XML
     * @param attributes the attributes of the node itself, by name
     * @param pieces the content, cut where text attributes begin or end
     */
    record Text(@Nullable Id id, boolean xml, Map<String, TreeNode> attributes, List<Piece> pieces)
            implements TreeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }

        /** The text alone, without what is embedded. */
        public String plainText() {
            StringBuilder text = new StringBuilder();
            for (Piece piece : pieces) {
                if (piece instanceof Run run) {
                    text.append(run.text());
                }
            }
            return text.toString();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return TreeEquality.equal(this, other);
        }

        @Override
        public int hashCode() {
            return TreeEquality.hash(this);
        }

        @Override
        public String toString() {
            return TreeEquality.describe(this);
        }
    }

    /** A piece of a text. */
    sealed interface Piece {
        /** The text attributes that hold for it. */
        Marks marks();
    }

    /** Some characters. */
    record Run(String text, Marks marks) implements Piece {}

    /** An embedded object: a {@link Value}, or a nested type. */
    record Embed(TreeNode content, Marks marks) implements Piece {}

    /** A list of values and nested types. */
    record Array(@Nullable Id id, List<TreeNode> elements) implements TreeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.array(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return TreeEquality.equal(this, other);
        }

        @Override
        public int hashCode() {
            return TreeEquality.hash(this);
        }

        @Override
        public String toString() {
            return TreeEquality.describe(this);
        }
    }

    /**
     * Values and nested types by key.
     *
     * @param hookName the name of what fills it if it is a place in XML, otherwise null
     */
    record Entries(@Nullable Id id, @Nullable String hookName, Map<String, TreeNode> entries) implements TreeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.entries(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return TreeEquality.equal(this, other);
        }

        @Override
        public int hashCode() {
            return TreeEquality.hash(this);
        }

        @Override
        public String toString() {
            return TreeEquality.describe(this);
        }
    }

    /**
     * A sub-document, whose content is not part of this one.
     *
     * @param guid the id of the sub-document
     * @param options what was said of it
     */
    record Document(String guid, @Nullable Object options) implements TreeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.document(this);
        }
    }

    /** A value that is no type: what {@code Decoder.any} gives, {@code byte[]} included. */
    record Value(@Nullable Object value) implements TreeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.value(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return TreeEquality.equal(this, other);
        }

        @Override
        public int hashCode() {
            return TreeEquality.hash(this);
        }
    }

    /** Content that was there at the moment and is gone since: a nested type or values, collected after a deletion. */
    record Collected(IdRange ids) implements TreeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.collected(this);
        }
    }

    /** One method for each kind of node. */
    interface Visitor<R> {
        R element(Element element);

        R fragment(Fragment fragment);

        R text(Text text);

        R array(Array array);

        R entries(Entries entries);

        R document(Document document);

        R value(Value value);

        R collected(Collected collected);
    }
}
