package org.plenary.crdt;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive units of one client that stand next to each other in a list, or one value of a map.
 *
 * <pre>
 *     left ⇄ this ⇄ right        where it is now
 *     origin … rightOrigin       what was next to it when it was made; never changes
 * </pre>
 *
 * <p>A document has very many items, so an item is one object of 64 bytes: its content is a plain object whose class
 * follows from the kind (see {@link Contents}), ids are a reference and 32 bits, and one field says what it belongs to.
 */
final class Item extends Struct {
    private static final int DELETED = 1;
    private static final int KEPT = 2;
    private static final int REDONE = 4;

    private final @Nullable ClockSpace origin;
    private final @Nullable ClockSpace rightOrigin;
    private final int originLow;
    private final int rightOriginLow;

    @Nullable
    Item left;

    @Nullable
    Item right;

    private ItemHolder holder;

    /** What {@link Contents} says for the kind; a length beyond 31 bits for DELETED. */
    @Nullable
    Object content;

    private byte kind;
    private byte flags;

    /** An item to be placed between {@code left} and {@code right}; its origins are their ids. */
    Item(ClientStructs client, long clock, Placement placement, ContentKind kind, @Nullable Object content) {
        this(client, clock, Contents.length(kind, content), placement, kind, content);
    }

    Item(
            ClientStructs client,
            long clock,
            long length,
            Placement placement,
            ContentKind kind,
            @Nullable Object content) {
        super(client, clock);
        left = placement.left();
        right = placement.right();
        origin = left == null ? null : left.client.clocks(placement.originClock());
        originLow = (int) placement.originClock();
        rightOrigin = right == null ? null : right.client.clocks(right.clock);
        rightOriginLow = right == null ? 0 : (int) right.clock;
        holder = placement.holder();
        this.kind = (byte) kind.number;
        this.content = content;
        setLength(length);
    }

    /** The part of {@code whole} from unit {@code offset} on, as a neighbour of it. */
    private Item(Item whole, long offset) {
        super(whole.client, whole.clock + offset);
        left = whole;
        right = whole.right;
        origin = client.clocks(clock - 1);
        originLow = (int) (clock - 1);
        rightOrigin = whole.rightOrigin;
        rightOriginLow = whole.rightOriginLow;
        holder = whole.holder;
        kind = whole.kind;
        flags = whole.flags;
        content = Contents.tail(kind(), whole.content, whole.length(), offset);
        setLength(whole.length() - offset);
    }

    /**
     * Where an item belongs.
     *
     * @param left the item before it, null for none
     * @param originClock the clock of the origin, which is a unit of the same client as {@code left}; 0 for none
     * @param right the item after it, null for none
     * @param parent the type that holds it
     * @param parentSub the key within the parent, null in a list
     */
    record Placement(
            @Nullable Item left,
            long originClock,
            @Nullable Item right,
            Branch parent,
            @Nullable String parentSub) {
        /** A place of which the last unit of {@code left} is the origin. */
        Placement(@Nullable Item left, @Nullable Item right, Branch parent, @Nullable String parentSub) {
            this(left, left == null ? 0 : left.end() - 1, right, parent, parentSub);
        }

        ItemHolder holder() {
            return parentSub == null ? parent : parent.key(parentSub);
        }
    }

    /** The type that it belongs to. */
    Branch parent() {
        return holder instanceof Branch branch ? branch : holder.branch();
    }

    /** The key within the parent, null in a list. */
    @Nullable
    String parentSub() {
        return holder instanceof Branch ? null : holder.key();
    }

    ItemHolder holder() {
        return holder;
    }

    /** The item is in this leaf of its list's index from now on. */
    void enter(IndexLeaf leaf) {
        holder = leaf;
    }

    /** The leaf of the index that its list has. */
    IndexLeaf leaf() {
        return (IndexLeaf) holder;
    }

    /** The client of the origin, null for none. */
    @Nullable
    ClientStructs originClient() {
        return origin == null ? null : origin.client();
    }

    /** The clock of the origin, 0 for none. */
    long originClock() {
        return origin == null ? 0 : origin.clock(originLow);
    }

    /** The client of the right origin, null for none. */
    @Nullable
    ClientStructs rightOriginClient() {
        return rightOrigin == null ? null : rightOrigin.client();
    }

    /** The clock of the right origin, 0 for none. */
    long rightOriginClock() {
        return rightOrigin == null ? 0 : rightOrigin.clock(rightOriginLow);
    }

    @Override
    long longLength() {
        return (Long) Objects.requireNonNull(content);
    }

    /** Only deleted units, which have no content, can be so many. */
    @Override
    void keepLongLength(@Nullable Long length) {
        if (length != null && kind != ContentKind.DELETED.number) {
            throw new IllegalStateException("content of " + length + " units");
        }
        if (kind == ContentKind.DELETED.number) {
            content = length;
        }
    }

    ContentKind kind() {
        return ContentKind.of(kind);
    }

    @Override
    boolean isDeleted() {
        return is(DELETED);
    }

    void markDeleted() {
        flags |= DELETED;
    }

    private boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /** Whether its content is not to be forgotten even though it is deleted, because that could be undone. */
    boolean isKept() {
        return is(KEPT);
    }

    void setKept(boolean kept) {
        flags = (byte) (kept ? flags | KEPT : flags & ~KEPT);
    }

    /** Whether its deletion was undone: other units have taken the place of its own, and {@link Redone} knows which. */
    boolean isRedone() {
        return is(REDONE);
    }

    void markRedone() {
        flags |= REDONE;
    }

    boolean countable() {
        return kind().countable();
    }

    /** Whether a reader sees it as content. */
    boolean visible() {
        return !isDeleted() && countable();
    }

    /** Forgets the content of a deleted item. */
    void collect() {
        if (kind != ContentKind.DELETED.number) {
            kind = (byte) ContentKind.DELETED.number;
            content = null;
        }
    }

    /** The type that this item holds, null if it holds something else. */
    @Nullable
    Branch type() {
        return kind == ContentKind.TYPE.number ? (Branch) content : null;
    }

    /** The text of STRING content, a new string each time. */
    String text() {
        return TextUnits.string(content, 0, (int) length());
    }

    /** The JSON text of EMBED content. */
    String embed() {
        return (String) Objects.requireNonNull(content);
    }

    /** The values of ANY and JSON content, as many as the item is long; the array may be longer. */
    @Nullable
    Object[] values() {
        return (@Nullable Object[]) Objects.requireNonNull(content);
    }

    Format format() {
        return (Format) Objects.requireNonNull(content);
    }

    boolean isSubDocument() {
        return kind == ContentKind.DOC.number;
    }

    SubDocument subDocument() {
        return (SubDocument) Objects.requireNonNull(content);
    }

    boolean isFormat() {
        return kind == ContentKind.FORMAT.number;
    }

    Id id() {
        return new Id(client.id, clock);
    }

    /** Cuts this item before unit {@code offset} and returns the second part, linked behind the first. */
    Item split(long offset) {
        Item tail = new Item(this, offset);
        content = Contents.head(kind(), content, offset);
        setLength(offset);
        right = tail;
        if (tail.right != null) {
            tail.right.left = tail;
        }
        String key = parentSub();
        if (key != null && tail.right == null) {
            parent().put(key, tail);
        }
        return tail;
    }

    /** Whether {@code next} continues this item so that both can be one. */
    boolean continuedBy(Item next) {
        return right == next
                && isDeleted() == next.isDeleted()
                && kind == next.kind
                && client == next.client
                && end() == next.clock
                && next.originLow == (int) (next.clock - 1)
                && next.origin == client.clocks(next.clock - 1)
                && sameRightOrigin(next)
                && !isRedone()
                && !next.isRedone()
                && Contents.joinable(kind());
    }

    boolean sameOrigin(Item other) {
        return origin == other.origin && originLow == other.originLow;
    }

    boolean sameRightOrigin(Item other) {
        return rightOrigin == other.rightOrigin && rightOriginLow == other.rightOriginLow;
    }

    @Override
    public String toString() {
        return kind() + "(" + client.id + ":" + clock + "+" + length() + (isDeleted() ? " deleted)" : ")");
    }
}
