package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Json;

/** Text with attributes and embedded objects. Positions and lengths count UTF-16 units. */
public sealed class YText extends SharedType permits YXmlText {
    YText(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** Calls the observer after each change in this type itself. */
    public final Subscription observe(Consumer<? super YTextEvent> observer) {
        return addObserver(event -> observer.accept((YTextEvent) event));
    }

    /** The number of UTF-16 units, an embedded object being one. */
    public final long length() {
        return branch.length;
    }

    /** Inserts text before the unit at {@code index}; it takes the attributes that hold there. */
    public final void insert(long index, String text) {
        requireIndex(index, branch.length);
        if (!text.isEmpty()) {
            change(transaction -> {
                TextCursor cursor = cursor(transaction, index, false);
                cursor.insert(ContentKind.STRING, TextUnits.of(text), cursor.attributes());
                return true;
            });
        }
    }

    /** Inserts text with these attributes and no others. */
    public final void insert(long index, String text, Map<String, ? extends @Nullable Object> attributes) {
        requireIndex(index, branch.length);
        if (!text.isEmpty()) {
            change(transaction -> {
                cursor(transaction, index, true).insert(ContentKind.STRING, TextUnits.of(text), frozen(attributes));
                return true;
            });
        }
    }

    /** Inserts an object, one that JSON can carry, with these attributes. */
    public final void insertEmbed(long index, Object embed, Map<String, ? extends @Nullable Object> attributes) {
        requireIndex(index, branch.length);
        change(transaction -> {
            cursor(transaction, index, true).insert(ContentKind.EMBED, Json.stringify(embed), frozen(attributes));
            return true;
        });
    }

    /**
     * Inserts a new type with the content that the given one has now, and with these attributes. {@link
     * YArray#insertCopy} tells the rest.
     */
    public final SharedType insertCopy(
            long index, SharedType type, Map<String, ? extends @Nullable Object> attributes) {
        requireIndex(index, branch.length);
        TypeCopy copy = TypeCopy.of(type);
        return change(transaction -> doc.view(insert(transaction, cursor(transaction, index, true), copy, attributes)));
    }

    private Branch insert(
            Transaction transaction,
            TextCursor cursor,
            TypeCopy copy,
            Map<String, ? extends @Nullable Object> attributes) {
        Branch type = copy.newType();
        Map<String, @Nullable Object> before = cursor.open(ContentKind.TYPE, type, frozen(attributes));
        copy.fill(doc, transaction, type);
        cursor.close(before);
        return type;
    }

    /** Deletes {@code length} units from {@code index} on. */
    public final void delete(long index, long length) {
        requireRange(index, length, branch.length);
        if (length > 0) {
            change(transaction -> {
                cursor(transaction, index, false).delete(length);
                return true;
            });
        }
    }

    /** Gives {@code length} units from {@code index} on these attributes; a null value ends one. */
    public final void format(long index, long length, Map<String, ? extends @Nullable Object> attributes) {
        requireRange(index, length, branch.length);
        if (length > 0) {
            change(transaction -> {
                cursor(transaction, index, true).format(length, frozen(attributes));
                return true;
            });
        }
    }

    /**
     * Makes the changes of a delta, from the beginning of the text on.
     *
     * @throws IndexOutOfBoundsException if it retains and deletes more units than there are
     */
    public final void applyDelta(List<? extends DeltaOp> delta) {
        applyDelta(delta, true);
    }

    /**
     * Makes the changes of a delta, from the beginning of the text on.
     *
     * @param sanitize what Yjs calls so: false leaves out the line break with which an editor ends every text, if the
     *     last step inserts it at the end
     * @throws IndexOutOfBoundsException if it retains and deletes more units than there are
     */
    public final void applyDelta(List<? extends DeltaOp> delta, boolean sanitize) {
        requireRange(0, delta.stream().mapToLong(YText::passed).sum(), branch.length);
        // All copies are taken before the first change.
        List<@Nullable TypeCopy> copies = new ArrayList<>();
        delta.forEach(op -> copies.add(
                op instanceof DeltaOp.Insert insert && insert.insert() instanceof SharedType type
                        ? TypeCopy.of(type)
                        : null));
        change(transaction -> {
            TextCursor cursor = cursor(transaction, 0, true);
            for (int i = 0; i < delta.size(); i++) {
                DeltaOp op = delta.get(i);
                TypeCopy copy = copies.get(i);
                if (copy != null && op instanceof DeltaOp.Insert insert) {
                    insert(transaction, cursor, copy, insert.attributes());
                } else {
                    boolean last = i == delta.size() - 1;
                    apply(cursor, !sanitize && last && cursor.atEnd() ? withoutLineBreak(op) : op);
                }
            }
            return true;
        });
    }

    private static DeltaOp withoutLineBreak(DeltaOp op) {
        return op instanceof DeltaOp.Insert insert && insert.insert() instanceof String text && text.endsWith("\n")
                ? new DeltaOp.Insert(text.substring(0, text.length() - 1), insert.attributes())
                : op;
    }

    /** How many of the present units the operation passes. */
    private static long passed(DeltaOp op) {
        if (op instanceof DeltaOp.Retain retain) {
            return retain.length();
        }
        return op instanceof DeltaOp.Delete delete ? delete.length() : 0;
    }

    private static void apply(TextCursor cursor, DeltaOp op) {
        if (op instanceof DeltaOp.Insert insert) {
            if (insert.insert() instanceof String text) {
                if (!text.isEmpty()) {
                    cursor.insert(ContentKind.STRING, TextUnits.of(text), frozen(insert.attributes()));
                }
            } else {
                cursor.insert(ContentKind.EMBED, Json.stringify(insert.insert()), frozen(insert.attributes()));
            }
        } else if (op instanceof DeltaOp.Retain retain) {
            cursor.format(retain.length(), frozen(retain.attributes()));
        } else if (op instanceof DeltaOp.Delete delete) {
            cursor.delete(delete.length());
        }
    }

    private TextCursor cursor(Transaction transaction, long index, boolean withAttributes) {
        return new TextCursor(doc, transaction, branch, index, withAttributes || branch.hasFormatting);
    }

    private static Map<String, @Nullable Object> frozen(Map<String, ? extends @Nullable Object> attributes) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        attributes.forEach((key, value) -> copy.put(key, Json.parse(Json.stringify(value))));
        return copy;
    }

    /** The content, cut where attributes change. Each piece has its own copy of all attributes that hold for it. */
    public final List<DeltaOp.Insert> toDelta() {
        List<DeltaOp.Insert> delta = new ArrayList<>();
        forEachPiece((insert, attributes) -> delta.add(new DeltaOp.Insert(insert, new LinkedHashMap<>(attributes))));
        return delta;
    }

    /**
     * Calls the visitor for each piece of {@link #toDelta}, without the copies: time and memory grow with the length of
     * the text however many attributes it has. The map is good during the call only.
     */
    public final void forEachPiece(BiConsumer<Object, Map<String, @Nullable Object>> visitor) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        Map<String, @Nullable Object> view = Collections.unmodifiableMap(attributes);
        StringBuilder text = new StringBuilder();
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.isDeleted()) {
                continue;
            }
            switch (item.kind()) {
                case STRING -> TextUnits.appendTo(text, item.content, (int) item.length());
                case EMBED, TYPE -> {
                    flush(text, view, visitor);
                    visitor.accept(Objects.requireNonNullElse(value(item, 0), ""), view);
                }
                case FORMAT -> {
                    flush(text, view, visitor);
                    TextCursor.take(attributes, item.format());
                }
                default -> {}
            }
        }
        flush(text, view, visitor);
    }

    private static void flush(
            StringBuilder text,
            Map<String, @Nullable Object> attributes,
            BiConsumer<Object, Map<String, @Nullable Object>> visitor) {
        if (text.length() > 0) {
            visitor.accept(text.toString(), attributes);
            text.setLength(0);
        }
    }

    /** The content at a snapshot, cut where attributes change. */
    public final List<DeltaOp.Insert> toDelta(Snapshot at) {
        return toDelta(at, null, YChange.TYPE_ONLY);
    }

    /**
     * The content of two moments together: text that is at one of them only carries the attribute {@code ychange}. What
     * is embedded carries none of its own, as in Yjs.
     *
     * @param at the moment whose attributes are shown, null for now, which does not mark what is deleted since
     * @param before the moment to compare with, null for none
     * @param marking the value of the attribute
     */
    public final List<DeltaOp.Insert> toDelta(@Nullable Snapshot at, @Nullable Snapshot before, YChange marking) {
        return new SnapshotDelta(this, at, before, marking).read();
    }

    /**
     * The characters among the given units that stand in this text, in the order of the text, those that are deleted
     * and not collected included. Takes time in the number of items of the text, the deleted ones counted in.
     */
    public final List<TextPiece> pieces(IdSet ids) {
        List<TextPiece> pieces = new ArrayList<>();
        boolean apart = false;
        for (Item item = branch.start; item != null; item = item.right) {
            long[] bounds = item.kind() == ContentKind.STRING ? ids.bounds(item.client.id) : null;
            if (bounds != null) {
                apart = addPieces(pieces, item, bounds, apart);
            } else {
                apart |= item.visible();
            }
        }
        return pieces;
    }

    /**
     * The characters that are there, in order, as many at once as were written in one go. Takes time in the number of
     * items of the text, the deleted ones counted in.
     */
    public final List<TextPiece> pieces() {
        List<TextPiece> pieces = new ArrayList<>();
        boolean apart = false;
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.visible() && item.kind() == ContentKind.STRING) {
                IdRange ids = new IdRange(item.client.id, item.clock, item.length());
                pieces.add(new TextPiece(ids, MomentReader.text(item, item.clock, item.end()), false, apart));
                apart = false;
            } else {
                apart |= item.visible();
            }
        }
        return pieces;
    }

    /** Returns whether something alive comes after the last piece. */
    private static boolean addPieces(List<TextPiece> pieces, Item item, long[] bounds, boolean wasApart) {
        boolean apart = wasApart;
        long done = item.clock;
        for (int i = Intervals.firstEndingAfter(bounds, item.clock); i < bounds.length; i += 2) {
            long from = Math.max(item.clock, bounds[i]);
            long to = Math.min(item.end(), bounds[i + 1]);
            if (from >= to) {
                break;
            }
            apart |= from > done && !item.isDeleted();
            pieces.add(new TextPiece(
                    new IdRange(item.client.id, from, to - from),
                    MomentReader.text(item, from, to),
                    item.isDeleted(),
                    apart));
            apart = false;
            done = to;
        }
        return apart || (done < item.end() && !item.isDeleted());
    }

    /** The value of an attribute of the text as a whole, null if there is none. */
    public final @Nullable Object getAttribute(String name) {
        return mapValue(name);
    }

    /** The attributes of the text as a whole, by name. */
    public final Map<String, @Nullable Object> attributes() {
        return mapValues();
    }

    /** Sets an attribute of the text as a whole. */
    public final void setAttribute(String name, @Nullable Object value) {
        setInMap(name, value);
    }

    /** Removes an attribute of the text as a whole, if it is there. */
    public final void removeAttribute(String name) {
        removeFromMap(name);
    }

    /** The text alone, without what is embedded. */
    final String plainText() {
        StringBuilder text = new StringBuilder();
        for (Item item = branch.start; item != null; item = item.right) {
            if (!item.isDeleted() && item.kind() == ContentKind.STRING) {
                TextUnits.appendTo(text, item.content, (int) item.length());
            }
        }
        return text.toString();
    }

    /** The text without attributes and without what is embedded. */
    @Override
    public String toString() {
        return plainText();
    }

    @Override
    public final String toJson() {
        return toString();
    }
}
