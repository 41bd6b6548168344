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
 * <p>Ids are kept as a reference to the client's structs and a clock, and the content as a plain object whose class
 * follows from the kind (see {@link Contents}), because a document has very many items.
 */
final class Item extends Struct {
    private static final int DELETED = 1;
    private static final int KEPT = 2;
    private static final int REDONE = 4;

    final @Nullable ClientStructs originClient;
    final @Nullable ClientStructs rightOriginClient;
    final long originClock;
    final long rightOriginClock;

    @Nullable
    Item left;

    @Nullable
    Item right;

    final Branch parent;
    final @Nullable String parentSub;

    /** Where the item is in the index of its list, if there is one. */
    @Nullable
    IndexLeaf leaf;

    /** What {@link Contents} says for the kind. */
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
        super(client, clock, length);
        left = placement.left();
        right = placement.right();
        originClient = left == null ? null : left.client;
        originClock = left == null ? 0 : left.end() - 1;
        rightOriginClient = right == null ? null : right.client;
        rightOriginClock = right == null ? 0 : right.clock;
        parent = placement.parent();
        parentSub = placement.parentSub();
        this.kind = (byte) kind.number;
        this.content = content;
    }

    /** The part of {@code whole} from unit {@code offset} on, as a neighbour of it. */
    private Item(Item whole, long offset) {
        super(whole.client, whole.clock + offset, whole.length - offset);
        left = whole;
        right = whole.right;
        originClient = whole.client;
        originClock = whole.clock + offset - 1;
        rightOriginClient = whole.rightOriginClient;
        rightOriginClock = whole.rightOriginClock;
        parent = whole.parent;
        parentSub = whole.parentSub;
        kind = whole.kind;
        flags = whole.flags;
    }

    /**
     * Where an item belongs.
     *
     * @param left the item before it, null for none
     * @param right the item after it, null for none
     * @param parent the type that holds it
     * @param parentSub the key within the parent, null in a list
     */
    record Placement(
            @Nullable Item left,
            @Nullable Item right,
            Branch parent,
            @Nullable String parentSub) {}

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
        kind = (byte) ContentKind.DELETED.number;
        content = null;
    }

    /** The type that this item holds, null if it holds something else. */
    @Nullable
    Branch type() {
        return kind == ContentKind.TYPE.number ? (Branch) content : null;
    }

    /** The text of STRING content, a new string each time. */
    String text() {
        return TextUnits.string(content, 0, (int) length);
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
        tail.content = Contents.tail(kind(), content, length, offset);
        content = Contents.head(kind(), content, offset);
        length = offset;
        right = tail;
        if (tail.right != null) {
            tail.right.left = tail;
        }
        if (parentSub != null && tail.right == null) {
            parent.put(parentSub, tail);
        }
        return tail;
    }

    /** Whether {@code next} continues this item so that both can be one. */
    boolean continuedBy(Item next) {
        return right == next
                && isDeleted() == next.isDeleted()
                && kind == next.kind
                && next.originClient == client
                && next.originClock == end() - 1
                && client == next.client
                && end() == next.clock
                && rightOriginClient == next.rightOriginClient
                && rightOriginClock == next.rightOriginClock
                && !isRedone()
                && !next.isRedone()
                && Contents.joinable(kind());
    }

    boolean sameOrigin(Item other) {
        return originClient == other.originClient && originClock == other.originClock;
    }

    boolean sameRightOrigin(Item other) {
        return rightOriginClient == other.rightOriginClient && rightOriginClock == other.rightOriginClock;
    }

    @Override
    public String toString() {
        return kind() + "(" + client.id + ":" + clock + "+" + length + (isDeleted() ? " deleted)" : ")");
    }
}
