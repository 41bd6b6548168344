package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * Which entry of a draft's record inserted each unit of its document, and which one deleted it first; and, from {@link
 * Copies}, which text is a copy of which, and what became of clauses. Entries are taken in order, each once, and none
 * is ever changed.
 *
 * <p>Kept in arrays, about 25 bytes for each stretch of text that was written, or deleted, at once; a stretch that was
 * typed with one entry a character is one as long as nobody else's entries come between. Look-ups take time in the
 * logarithm of that. Single-threaded, look-ups too, as the document is that it is about.
 */
public final class Attribution {
    private static final int VERSION = 2;

    private final Map<Long, SeqRuns> inserted;
    private final Map<Long, SeqRuns> deleted;

    /** From copies to the units that were written first. */
    private final UnitLinks origins;

    /** From units to their next copies. */
    private final UnitLinks copies;

    private final ClauseMoves moves;
    private long seq;

    private long lastClient = -1;
    private @Nullable SeqRuns lastInserted;
    private @Nullable SeqRuns lastDeleted;

    /** Of a record without entries. */
    public Attribution() {
        this(new HashMap<>(), new HashMap<>(), new UnitLinks(), new UnitLinks(), new ClauseMoves());
    }

    private Attribution(
            Map<Long, SeqRuns> inserted,
            Map<Long, SeqRuns> deleted,
            UnitLinks origins,
            UnitLinks copies,
            ClauseMoves moves) {
        this.inserted = inserted;
        this.deleted = deleted;
        this.origins = origins;
        this.copies = copies;
        this.moves = moves;
    }

    /**
     * Takes the next entry: what it inserted that was not there, and what it deleted that was not deleted, as {@link
     * org.plenary.crdt.Applied} tells both.
     *
     * @throws IllegalArgumentException if the sequence number is not greater than that of the entry before
     */
    public void take(long seq, IdSet inserted, IdSet deleted) {
        if (seq <= this.seq) {
            throw new IllegalArgumentException(
                    "entries are taken in order: expected a seq above " + this.seq + ", but got " + seq);
        }
        this.seq = seq;
        add(this.inserted, inserted, seq);
        add(this.deleted, deleted, seq);
        lastClient = -1;
    }

    private static void add(Map<Long, SeqRuns> runs, IdSet ids, long seq) {
        ids.forEach(range ->
                runs.computeIfAbsent(range.client(), client -> new SeqRuns()).add(range.clock(), range.length(), seq));
    }

    /** The sequence number of the last entry that was taken, 0 if there was none. */
    public long seq() {
        return seq;
    }

    /** The entry that inserted a unit; 0 if none that was taken did. */
    public long insertedBy(long client, long clock) {
        look(client);
        return lastInserted == null ? 0 : lastInserted.seqOf(clock);
    }

    /** The entry that was the first to delete a unit; 0 if none that was taken did. */
    public long deletedBy(long client, long clock) {
        look(client);
        return lastDeleted == null ? 0 : lastDeleted.seqOf(clock);
    }

    private void look(long client) {
        if (client != lastClient) {
            lastInserted = inserted.get(client);
            lastDeleted = deleted.get(client);
            lastClient = client;
        }
    }

    /** The unit as which a unit was written first: itself, unless it is a copy. */
    public Id origin(Id unit) {
        Id origin = origins.get(unit.client(), unit.clock());
        return origin == null ? unit : origin;
    }

    /** Whether any text is a copy. */
    boolean hasCopies() {
        return !origins.isEmpty();
    }

    UnitLinks origins() {
        return origins;
    }

    /** The unit as which a unit that was deleted was written again, null if it was not. */
    @Nullable
    Id copyOf(long client, long clock) {
        return copies.get(client, clock);
    }

    /** The last copy of a unit, or a copy of its copy, and so on; itself if it has none. */
    Id newest(Id unit) {
        Id newest = unit;
        for (Id next = copyOf(unit.client(), unit.clock()); next != null; next = copyOf(next.client(), next.clock())) {
            newest = next;
        }
        return newest;
    }

    ClauseMoves moves() {
        return moves;
    }

    /**
     * Units of the entry taken last are copies of units that it or an earlier one deleted and that have no copy, one by
     * one.
     */
    void copied(IdRange source, Id copy) {
        copies.add(source, copy);
        doubled(source, copy);
    }

    private void linkOrigins(List<Runnable> links, IdRange source, Id copy) {
        long[] done = {source.clock()};
        origins.forEachIn(source, (range, client, clock) -> {
            linkOrigins(links, source, copy, done[0], range.clock());
            Id to = new Id(client, clock);
            links.add(() -> origins.add(range(copy, range.clock() - source.clock(), range.length()), to));
            done[0] = range.end();
        });
        linkOrigins(links, source, copy, done[0], source.end());
    }

    /**
     * Units that never were there, or that are copies of what stays, are the same as others which are, or were: as what
     * was written first they are those.
     */
    void doubled(IdRange source, Id copy) {
        List<Runnable> links = new ArrayList<>();
        linkOrigins(links, source, copy);
        links.forEach(Runnable::run);
    }

    private void linkOrigins(List<Runnable> links, IdRange source, Id copy, long from, long to) {
        if (from < to) {
            links.add(() -> origins.add(range(copy, from - source.clock(), to - from), new Id(source.client(), from)));
        }
    }

    private static IdRange range(Id first, long offset, long length) {
        return new IdRange(first.client(), first.clock() + offset, length);
    }

    /**
     * The moment after an entry: what was known and what of it was deleted. Takes time in the length of the history.
     */
    public Snapshot at(long seq) {
        Map<Long, Long> clocks = new TreeMap<>();
        inserted.forEach((client, runs) -> {
            long clock = runs.firstAfter(seq);
            if (clock > 0) {
                clocks.put(client, clock);
            }
        });
        List<IdRange> gone = new ArrayList<>();
        deleted.forEach((client, runs) -> runs.forEach((clock, length, first, step) -> {
            // Of a run whose numbers differ, a part at one end is up to the entry.
            long count =
                    step == 0 ? (first <= seq ? length : 0) : Math.min(length, countUpTo(seq, first, length, step));
            if (count > 0) {
                gone.add(new IdRange(client, step < 0 ? clock + length - count : clock, count));
            }
        }));
        return new Snapshot(StateVector.of(clocks), IdSet.of(gone));
    }

    private static long countUpTo(long seq, long first, long length, int step) {
        long lowest = step > 0 ? first : first - (length - 1);
        return Math.max(0, seq - lowest + 1);
    }

    /** The whole as bytes, for a checkpoint: {@link #decode} reads them. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        encoder.uint8(VERSION);
        encoder.varUint(seq);
        encode(encoder, inserted);
        encode(encoder, deleted);
        origins.encode(encoder);
        copies.encode(encoder);
        moves.encode(encoder);
        return encoder.toByteArray();
    }

    private static void encode(Encoder encoder, Map<Long, SeqRuns> runs) {
        encoder.varUint(runs.size());
        new TreeMap<>(runs).forEach((client, each) -> {
            encoder.varUint(client);
            each.encode(encoder);
        });
    }

    /**
     * Reads what {@link #encode} wrote, and can take the entries after it.
     *
     * @throws RedlineException if the bytes are of another version, or no attribution
     * @throws org.plenary.crdt.encoding.DecodeException if they are cut off or go on after the end
     */
    public static Attribution decode(byte[] bytes) {
        Decoder decoder = new Decoder(bytes);
        int version = decoder.uint8();
        if (version != VERSION) {
            throw new RedlineException("an attribution of version " + VERSION + " was expected, but got " + version
                    + "; make it anew from the record");
        }
        long seq = decoder.varUint();
        Attribution attribution = new Attribution(
                decodeRuns(decoder),
                decodeRuns(decoder),
                UnitLinks.decode(decoder),
                UnitLinks.decode(decoder),
                ClauseMoves.decode(decoder));
        attribution.seq = seq;
        decoder.requireEnd();
        return attribution;
    }

    private static Map<Long, SeqRuns> decodeRuns(Decoder decoder) {
        Map<Long, SeqRuns> runs = new HashMap<>();
        int clients = decoder.count(2);
        for (int i = 0; i < clients; i++) {
            long client = decoder.varUint();
            runs.put(client, SeqRuns.decode(decoder));
        }
        return runs;
    }
}
