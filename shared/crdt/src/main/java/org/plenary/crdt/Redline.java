package org.plenary.crdt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document between two moments: what was there at the first or is there at the second, each piece with what
 * became of it and with its ids. An immutable value that no longer depends on the document and may be handed to any
 * thread. {@link SharedType#redline} makes it.
 *
 * <p>Each unit that is there at one of the moments is told once. What came after the first moment and went before the
 * second is not told. Without what is INSERTED it is the content at the first moment, without what is DELETED that at
 * the second. The ids of INSERTED units tell who wrote them, and those of DELETED units what to look up for who deleted
 * them; a piece has as many ids as units, so it can be cut where the author changes. With the same moment twice
 * everything is KEPT, which tells who wrote what is there.
 *
 * <p>It may be nested as deep as the document is, so programs that go through it must not call themselves for what is
 * nested.
 */
public sealed interface Redline {
    /** Hands this content to the method of its kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A type with its content at both moments. Compared by identity.
     *
     * <p>Not a record, whose equality would call itself for what is nested.
     */
    final class Type implements Redline {
        private final TypeKind kind;
        private final @Nullable Id id;
        private final String name;
        private final List<Entry> entries;
        private final List<Part> parts;

        /** Takes over lists that do not change any more. */
        Type(TypeKind kind, @Nullable Id id, String name, List<Entry> entries, List<Part> parts) {
            this.kind = kind;
            this.id = id;
            this.name = name;
            this.entries = entries;
            this.parts = parts;
        }

        /** What kind of type it is. */
        public TypeKind kind() {
            return kind;
        }

        /** The id of a nested type, null for a root type. */
        public @Nullable Id id() {
            return id;
        }

        /** The name of an element or hook, or of a root type; otherwise empty. */
        public String name() {
            return name;
        }

        /** The attributes, or the entries of a map: one that was replaced is told as DELETED and then as INSERTED. */
        public List<Entry> entries() {
            return entries;
        }

        /** The content in its order: of a text its pieces, otherwise its children or elements. */
        public List<Part> parts() {
            return parts;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.type(this);
        }

        @Override
        public String toString() {
            return kind + " id=" + id + " name=" + name + " entries=" + entries.size() + " parts=" + parts.size();
        }
    }

    /**
     * Content that is no type.
     *
     * @param node a {@link TreeNode.Value}, a {@link TreeNode.Document}, or {@link TreeNode.Collected} content: of that
     *     the ids are known, and nothing else
     */
    record Leaf(TreeNode node) implements Redline {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.leaf(this);
        }
    }

    /** One method for each kind of content. */
    interface Visitor<R> {
        R type(Type type);

        R leaf(Leaf leaf);
    }

    /**
     * The value of an attribute or key.
     *
     * @param change what became of it
     * @param ids its one id
     * @param key the name of the attribute, or the key
     * @param content the value
     */
    record Entry(Change change, IdRange ids, String key, Redline content) {}

    /** A stretch of a list or text. */
    sealed interface Part {
        /** What became of it. */
        Change change();

        /** Its units, one id for each. */
        IdRange ids();
    }

    /**
     * Characters of a text. Characters that follow each other, have ids that do, and fared alike are one piece.
     *
     * @param text as many UTF-16 units as there are ids
     * @param before the text attributes at the first moment, of INSERTED text those of its place
     * @param after the text attributes at the second moment, of DELETED text those of its place
     */
    record Characters(Change change, IdRange ids, String text, Marks before, Marks after) implements Part {
        /** Whether it is there at both moments and has other attributes at the second. */
        public boolean reformatted() {
            return change == Change.KEPT && !before.equals(after);
        }
    }

    /**
     * One child or element, or one embedded object of a text; of collected content perhaps several units.
     *
     * @param content what it is
     * @param before the text attributes at the first moment, in a text
     * @param after the text attributes at the second moment, in a text
     */
    record Unit(Change change, IdRange ids, Redline content, Marks before, Marks after) implements Part {}

    /**
     * The beginning of a text attribute, or its end. What it does is told at the characters after it; its id tells who
     * did that.
     *
     * @param key the name of the attribute
     * @param value its value from here on, null if it ends here
     */
    record Format(
            Change change,
            IdRange ids,
            String key,
            @Nullable Object value) implements Part {}
}
