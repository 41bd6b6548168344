package org.plenary.crdt;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;

/**
 * A decoded update: new structs of some clients, and the ids that are deleted. Immutable; may be shared between
 * threads.
 *
 * <p>Decoding checks everything that can be checked without a document, so that applying cannot fail half-way. The
 * contents of the structs stay in the bytes until they are needed: the bytes are not copied and must not change.
 */
public final class Update {
    /** The update that changes nothing. */
    public static final Update EMPTY = decode(new byte[] {0, 0});

    // A row of numbers for each struct; a table of primitives is a fraction of a tree of objects.
    static final int CLOCK = 0;
    static final int LENGTH = 1;
    /** Of the origin, or of the parent if there is no origin: the client, or {@link #NONE}. */
    static final int ORIGIN_CLIENT = 2;
    /** The clock that belongs to it, or the position of the root's name. */
    static final int ORIGIN_CLOCK = 3;

    static final int RIGHT_CLIENT = 4;
    /** The right origin's clock; without origins, the position of the key, or 0. */
    static final int RIGHT_CLOCK = 5;
    /** The position of the struct, and in the low eight bits its info byte. */
    static final int POSITIONS = 6;
    /** The position of the content in the high 32 bits, and the end of the struct in the low ones. */
    static final int END = 7;

    static final int WIDTH = 8;

    static final long NONE = -1;

    static final int HAS_ORIGIN = 0x80;
    static final int HAS_RIGHT_ORIGIN = 0x40;
    static final int HAS_PARENT_SUB = 0x20;
    static final int KIND_MASK = 0x1f;

    private final byte[] array;
    private final int from;
    private final int to;
    private final long[] rows;

    /** The clients that have structs here, in descending order, and where their rows end. */
    private final long[] clients;

    private final int[] ends;
    private final IdSet deletes;

    Update(UpdateParser parsed) {
        array = parsed.array();
        from = parsed.from();
        to = parsed.to();
        rows = parsed.rows();
        clients = parsed.clients();
        ends = parsed.ends();
        deletes = parsed.deletes();
    }

    /**
     * Decodes an update that fills the array.
     *
     * @throws DecodeException if the bytes are not an update
     */
    public static Update decode(byte[] bytes) {
        return decode(new Decoder(bytes));
    }

    /**
     * Decodes an update that fills the range from {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @throws DecodeException if the bytes are not an update
     */
    public static Update decode(byte[] bytes, int from, int to) {
        return decode(new Decoder(bytes, from, to));
    }

    /**
     * Decodes an update from somebody who is not trusted: a struct takes as little as two bytes, but 64 bytes of
     * memory, and {@code maxStructs} says how many are accepted.
     *
     * @throws DecodeException if the bytes are not an update, or hold more structs
     */
    public static Update decode(byte[] bytes, int from, int to, long maxStructs) {
        return decode(bytes, from, to, maxStructs, Long.MAX_VALUE);
    }

    /**
     * Decodes an update from somebody who is not trusted, as {@link #decode(byte[], int, int, long)} does: a range that
     * is deleted takes as little as two bytes, too, and 16 bytes of memory, and {@code maxRanges} says how many are
     * accepted, where each client that ranges belong to counts as four more.
     *
     * @throws DecodeException if the bytes are not an update, or hold more structs or ranges
     */
    public static Update decode(byte[] bytes, int from, int to, long maxStructs, long maxRanges) {
        return new Update(new UpdateParser(new Decoder(bytes, from, to), maxStructs, maxRanges));
    }

    /**
     * Decodes an update that fills the rest of what the decoder reads.
     *
     * @throws DecodeException if the bytes are not an update
     */
    public static Update decode(Decoder decoder) {
        return new Update(new UpdateParser(decoder, Long.MAX_VALUE, Long.MAX_VALUE));
    }

    /**
     * Decodes an update of format V2 that fills the array.
     *
     * @throws DecodeException if the bytes are not an update, or stand for unusually many structs
     */
    public static Update decodeV2(byte[] bytes) {
        return decodeV2(bytes, 0, bytes.length);
    }

    /**
     * Decodes an update of format V2 that fills the range from {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @throws DecodeException if the bytes are not an update, or stand for unusually many structs
     */
    public static Update decodeV2(byte[] bytes, int from, int to) {
        return decodeV2(bytes, from, to, V2Reader.defaultMaxStructs(to - from));
    }

    /**
     * Decodes an update of format V2 from somebody who is trusted: in V2 a few bytes can stand for very many structs,
     * and {@code maxStructs} says how many are accepted. Memory is bounded by it and by the size of the range.
     *
     * @throws DecodeException if the bytes are not an update, or stand for more structs
     */
    public static Update decodeV2(byte[] bytes, int from, int to, long maxStructs) {
        return decode(V2Reader.toV1(new Decoder(bytes, from, to), maxStructs));
    }

    /**
     * The encoded update, in format V1: the bytes that were decoded; not to be changed, for it may be the array itself.
     */
    public byte[] bytes() {
        return from == 0 && to == array.length ? array : Arrays.copyOfRange(array, from, to);
    }

    /**
     * The updates as one, the same bytes as from Yjs. What is missing between their structs is skipped, so that the
     * rest waits when the result is applied.
     */
    public static Update merge(List<Update> updates) {
        return updates.size() == 1 ? updates.get(0) : decode(UpdateMerger.merge(updates));
    }

    /**
     * The encoded updates as one, encoded; see {@link #merge}.
     *
     * @throws DecodeException if any of them is not an update
     */
    public static byte[] mergeEncoded(List<byte[]> updates) {
        return updates.size() == 1
                ? updates.get(0)
                : UpdateMerger.merge(updates.stream().map(Update::decode).toList());
    }

    /**
     * The updates of format V2 as one of format V2; see {@link #merge}.
     *
     * @throws DecodeException if any of them is not an update
     */
    public static byte[] mergeEncodedV2(List<byte[]> updates) {
        return updates.size() == 1
                ? updates.get(0)
                : new V2Writer(true)
                        .encode(merge(updates.stream().map(Update::decodeV2).toList()));
    }

    /** What somebody with the state vector does not know of this update, and all its deletions; the bytes are Yjs's. */
    public Update since(StateVector known) {
        return decode(encodeSince(known));
    }

    /** The bytes of {@link #since}. */
    public byte[] encodeSince(StateVector known) {
        UpdateBuilder builder = new UpdateBuilder();
        builder.addSince(this, known::get);
        return builder.build(deletes);
    }

    /** What {@link #since} gives, in format V2. */
    public byte[] encodeSinceV2(StateVector known) {
        return new V2Writer(true).encode(since(known));
    }

    /**
     * What an empty document would know for certain after this update: of each client the units from the first one on,
     * up to a gap.
     */
    public StateVector stateVector() {
        long[] known = new long[clients.length];
        long[] clocks = new long[clients.length];
        int size = 0;
        for (int run = 0; run < clients.length; run++) {
            long clock = 0;
            for (int row = runStart(run);
                    row < ends[run] && clock(row) == clock && kind(row) != ContentKind.SKIP;
                    row++) {
                clock = end(row);
            }
            if (clock > 0) {
                known[size] = clients[run];
                clocks[size++] = clock;
            }
        }
        return StateVector.ofDescending(known, clocks, size);
    }

    /** Of each client, the first clock that it has structs of, skipped ids included. */
    public StateVector firstClocks() {
        long[] clocks = new long[clients.length];
        Arrays.setAll(clocks, run -> clock(runStart(run)));
        return StateVector.ofDescending(clients, clocks, clocks.length);
    }

    /** Of each client, the clock after its last struct. */
    public StateVector endClocks() {
        long[] clocks = new long[clients.length];
        Arrays.setAll(clocks, run -> end(ends[run] - 1));
        return StateVector.ofDescending(clients, clocks, clocks.length);
    }

    /** The update in format V2, as Yjs converts it. */
    public byte[] encodeV2() {
        return new V2Writer(false).encode(this);
    }

    /** The size of the encoded update in bytes. */
    public int size() {
        return to - from;
    }

    /** Whether it has neither structs nor deletions. */
    public boolean isEmpty() {
        return rows.length == 0 && deletes.isEmpty();
    }

    /** The client with the highest id of those that have structs here; 0 if there are no structs. */
    public long firstClient() {
        return clients.length == 0 ? 0 : clients[0];
    }

    /** The ids that it deletes. */
    public IdSet deletes() {
        return deletes;
    }

    /** The ids of the structs that it carries, known to a document or not. */
    public IdSet structIds() {
        IdRanges ids = new IdRanges();
        for (int run = 0; run < clients.length; run++) {
            for (int row = runStart(run); row < ends[run]; row++) {
                if (kind(row) != ContentKind.SKIP) {
                    ids.add(clients[run], clock(row), length(row));
                }
            }
        }
        return ids.toIdSet();
    }

    /** The number of structs, {@link ContentKind#SKIP} included. */
    public int structCount() {
        return rows.length / WIDTH;
    }

    /** The names of the root types that structs name as their parents. */
    public Set<String> rootNames() {
        Set<String> names = new LinkedHashSet<>();
        for (int row = 0; row < structCount(); row++) {
            if (namesRoot(row)) {
                names.add(rootName(row));
            }
        }
        return names;
    }

    /** The kinds of content that occur. */
    public Set<ContentKind> contentKinds() {
        EnumSet<ContentKind> kinds = EnumSet.noneOf(ContentKind.class);
        for (int row = 0; row < structCount(); row++) {
            kinds.add(kind(row));
        }
        return kinds;
    }

    /** Calls the consumer with each struct: clients in descending, clocks in ascending order. */
    public void forEachStruct(Consumer<UpdateStruct> consumer) {
        for (int run = 0; run < clients.length; run++) {
            for (int row = runStart(run); row < ends[run]; row++) {
                consumer.accept(struct(clients[run], row));
            }
        }
    }

    /** The struct that carries the id, null if there is none. */
    public @Nullable UpdateStruct struct(Id id) {
        int run = runOf(id.client());
        int row = run < 0 ? 0 : rowAt(run, id.clock());
        return run < 0 || row == ends[run] || clock(row) > id.clock() || kind(row) == ContentKind.SKIP
                ? null
                : struct(id.client(), row);
    }

    /**
     * The value that the unit with this id brings, or that an attribute of text has from it on; null if the update does
     * not carry it, or it is no unit of {@link ContentKind#ANY} or {@link ContentKind#FORMAT}.
     */
    public @Nullable Object value(Id id) {
        int run = runOf(id.client());
        int row = run < 0 ? 0 : rowAt(run, id.clock());
        if (run < 0 || row == ends[run] || clock(row) > id.clock()) {
            return null;
        }
        if (kind(row) == ContentKind.FORMAT) {
            return ((Format) Objects.requireNonNull(content(row))).value;
        }
        if (kind(row) != ContentKind.ANY) {
            return null;
        }
        @Nullable Object[] values = (@Nullable Object[]) Objects.requireNonNull(content(row));
        return values[(int) (id.clock() - clock(row))];
    }

    private UpdateStruct struct(long client, int row) {
        ContentKind kind = kind(row);
        boolean item = isItem(kind);
        TypeKind type = null;
        String name = null;
        if (kind == ContentKind.TYPE) {
            Branch branch = (Branch) Objects.requireNonNull(content(row));
            type = branch.kind;
            name = branch.name;
        } else if (kind == ContentKind.FORMAT) {
            name = ((Format) Objects.requireNonNull(content(row))).key;
        }
        return new UpdateStruct(
                client,
                clock(row),
                length(row),
                kind,
                item && hasOrigin(row) ? new Id(get(row, ORIGIN_CLIENT), get(row, ORIGIN_CLOCK)) : null,
                item && hasRightOrigin(row) ? new Id(get(row, RIGHT_CLIENT), get(row, RIGHT_CLOCK)) : null,
                namesRoot(row) ? rootName(row) : null,
                namesParent(row) ? new Id(get(row, ORIGIN_CLIENT), get(row, ORIGIN_CLOCK)) : null,
                parentSub(row),
                type,
                name);
    }

    int runCount() {
        return clients.length;
    }

    long runClient(int run) {
        return clients[run];
    }

    int runStart(int run) {
        return run == 0 ? 0 : ends[run - 1];
    }

    int runEnd(int run) {
        return ends[run];
    }

    /** The run of the client, or -1. */
    int runOf(long client) {
        int low = 0;
        int high = clients.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (clients[middle] == client) {
                return middle;
            }
            if (clients[middle] > client) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The first row of the run that ends after the clock; the run's end if there is none. */
    int rowAt(int run, long clock) {
        int low = runStart(run);
        int high = ends[run];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle) <= clock) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long get(int row, int column) {
        return rows[row * WIDTH + column];
    }

    long clock(int row) {
        return get(row, CLOCK);
    }

    long length(int row) {
        return get(row, LENGTH);
    }

    /** The clock after the struct. */
    long end(int row) {
        return clock(row) + length(row);
    }

    ContentKind kind(int row) {
        return ContentKind.of((int) get(row, POSITIONS) & KIND_MASK);
    }

    private static boolean isItem(ContentKind kind) {
        return kind != ContentKind.GC && kind != ContentKind.SKIP;
    }

    int info(int row) {
        return (int) get(row, POSITIONS) & 0xff;
    }

    boolean hasOrigin(int row) {
        return (get(row, POSITIONS) & HAS_ORIGIN) != 0;
    }

    boolean hasRightOrigin(int row) {
        return (get(row, POSITIONS) & HAS_RIGHT_ORIGIN) != 0;
    }

    private boolean namesAParent(int row) {
        return isItem(kind(row)) && (get(row, POSITIONS) & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) == 0;
    }

    boolean namesRoot(int row) {
        return namesAParent(row) && get(row, ORIGIN_CLIENT) == NONE;
    }

    boolean namesParent(int row) {
        return namesAParent(row) && get(row, ORIGIN_CLIENT) != NONE;
    }

    String rootName(int row) {
        return decoderAt((int) get(row, ORIGIN_CLOCK)).varString();
    }

    @Nullable
    String parentSub(int row) {
        long position = namesAParent(row) ? get(row, RIGHT_CLOCK) : 0;
        return position == 0 ? null : decoderAt((int) position).varString();
    }

    /** The content of the whole struct, a new object each time. */
    @Nullable
    Object content(int row) {
        return Contents.read(decoderAt(contentPosition(row)), kind(row));
    }

    private int contentPosition(int row) {
        return (int) (get(row, END) >>> 32);
    }

    int structPosition(int row) {
        return (int) (get(row, POSITIONS) >>> 8);
    }

    int structEnd(int row) {
        return (int) get(row, END);
    }

    byte[] array() {
        return array;
    }

    private Decoder decoderAt(int position) {
        return new Decoder(array, position, to);
    }

    @Override
    public String toString() {
        return "Update(bytes=" + size() + " structs=" + structCount() + " ids=" + structIds() + " deletes=" + deletes
                + ")";
    }
}
