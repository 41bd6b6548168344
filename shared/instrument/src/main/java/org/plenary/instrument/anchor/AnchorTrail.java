package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.ClauseId;

/**
 * Where anchors were after each entry that put them elsewhere: a log beside {@link Anchors}, of some 15 bytes each
 * time. It has {@value #MAX_BYTES} bytes at most; when it would have more, it forgets what was long ago, and {@link
 * #since} says so. A function of the entries alone. Single-threaded.
 */
public final class AnchorTrail {
    /** What the log takes at most. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int VERSION = 1;
    private static final List<AnchorState> STATES = List.of(AnchorState.HELD, AnchorState.CHANGED, AnchorState.GONE);

    private final int maxBytes;
    private final Map<String, Track> tracks = new TreeMap<>();
    private final Table<ClauseId> clauses = new Table<>();
    private final Table<Long> clients = new Table<>();
    private long since;
    private long bytes;

    /** Of a record without entries. */
    public AnchorTrail() {
        this(MAX_BYTES);
    }

    AnchorTrail(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Things by small numbers. */
    private static final class Table<T> {
        final List<T> all = new ArrayList<>();
        final Map<T, Integer> numbers = new HashMap<>();

        int number(T thing) {
            return numbers.computeIfAbsent(thing, fresh -> {
                all.add(fresh);
                return all.size() - 1;
            });
        }
    }

    /** Where the anchors of one owner were: after which entries, and the stages one after the other as bytes. */
    private static final class Track {
        private long[] seqs = new long[2];
        private int[] ends = new int[2];
        private byte[] stages = new byte[32];
        private int size;

        int end() {
            return size == 0 ? 0 : ends[size - 1];
        }

        /** After one entry the last stage counts. */
        void add(long seq, byte[] stage) {
            size -= size > 0 && seqs[size - 1] == seq ? 1 : 0;
            int from = end();
            if (size == seqs.length) {
                seqs = Arrays.copyOf(seqs, size + (size >> 1) + 1);
                ends = Arrays.copyOf(ends, seqs.length);
            }
            if (from + stage.length > stages.length) {
                stages = Arrays.copyOf(stages, from + stage.length + (from >> 1));
            }
            System.arraycopy(stage, 0, stages, from, stage.length);
            seqs[size] = seq;
            ends[size] = from + stage.length;
            size++;
        }

        byte[] stage(int index) {
            return Arrays.copyOfRange(stages, index == 0 ? 0 : ends[index - 1], ends[index]);
        }

        boolean endsWith(byte[] stage) {
            return size > 0 && Arrays.equals(stage(size - 1), stage);
        }

        /** The stage after an entry, -1 if it was before the first. */
        int at(long seq) {
            int found = Arrays.binarySearch(seqs, 0, size, seq);
            return found >= 0 ? found : -found - 2;
        }

        long bytes() {
            return end() + (long) size * (Long.BYTES + Integer.BYTES);
        }

        /** What is left of it from an entry on. */
        Track from(long seq) {
            Track rest = new Track();
            for (int i = Math.max(0, at(seq)); i < size; i++) {
                rest.add(seqs[i], stage(i));
            }
            return rest;
        }
    }

    /**
     * Takes note of where anchors are.
     *
     * @param seq the entry that was taken last
     * @param owners those whose anchors it placed, dropped, or may have put elsewhere
     */
    public void note(Anchors anchors, Collection<String> owners, long seq) {
        for (String owner : owners) {
            byte[] stage = encodeStage(anchors.tracked(owner));
            Track track = tracks.computeIfAbsent(owner, fresh -> new Track());
            if (!track.endsWith(stage)) {
                bytes -= track.bytes();
                track.add(seq, stage);
                bytes += track.bytes();
            }
        }
        boolean full = bytes > maxBytes;
        while (full && bytes > maxBytes / 2 && since < seq) {
            forget((since + seq + 1) / 2);
        }
    }

    private void forget(long before) {
        since = before;
        Map<String, Track> rest = new TreeMap<>();
        tracks.forEach((owner, track) -> {
            Track left = track.from(before);
            if (left.size > 1 || left.stage(0).length > 1) {
                rest.put(owner, left);
            }
        });
        tracks.clear();
        tracks.putAll(rest);
        bytes = tracks.values().stream().mapToLong(Track::bytes).sum();
    }

    /** The first entry after which it knows where anchors were; those of before were forgotten. */
    public long since() {
        return since;
    }

    /** How much memory the log takes, about. */
    public long bytes() {
        return bytes;
    }

    /**
     * Where somebody's anchors were after an entry, as {@link Anchors#of} told it then, but without the words, and with
     * an entry of those that were gone only; none if they had none. Empty if that is forgotten.
     */
    public Optional<List<AnchorNow>> at(String owner, long seq) {
        if (seq < since) {
            return Optional.empty();
        }
        Track track = tracks.get(owner);
        int at = track == null ? -1 : track.at(seq);
        return Optional.of(track == null || at < 0 ? List.of() : decodeStage(track.stage(at)));
    }

    /** No anchors are one byte; any have more. */
    private byte[] encodeStage(@Nullable List<Tracked> anchors) {
        Encoder encoder = new Encoder();
        encoder.varUint(anchors == null ? 0 : anchors.size());
        for (int i = 0; anchors != null && i < anchors.size(); i++) {
            Tracked anchor = anchors.get(i);
            encoder.uint8(STATES.indexOf(anchor.state()));
            if (anchor.state() == AnchorState.GONE) {
                encoder.varUint(anchor.seq());
            }
            encoder.varUint(clauses.number(anchor.clause()));
            encoder.varUint(anchor.pieces().size());
            for (Piece piece : anchor.pieces()) {
                encoder.varUint(clauses.number(piece.clause()));
                encode(encoder, piece.from());
                encode(encoder, piece.to());
            }
        }
        return encoder.toByteArray();
    }

    private void encode(Encoder encoder, Id id) {
        encoder.varUint(clients.number(id.client()));
        encoder.varUint(id.clock());
    }

    private List<AnchorNow> decodeStage(byte[] stage) {
        Decoder decoder = new Decoder(stage);
        List<AnchorNow> all = new ArrayList<>();
        int anchors = decoder.count(3);
        for (int i = 0; i < anchors; i++) {
            AnchorState state = STATES.get(decoder.uint8());
            long seq = state == AnchorState.GONE ? decoder.varUint() : 0;
            ClauseId clause = clauses.all.get((int) decoder.varUint());
            int pieces = decoder.count(5);
            if (pieces == 0) {
                all.add(new AnchorNow(i, clause, null, null, state, "", seq));
            }
            for (int rest = pieces; rest > 0; rest--) {
                ClauseId in = clauses.all.get((int) decoder.varUint());
                all.add(new AnchorNow(i, in, decodeId(decoder), decodeId(decoder), state, "", seq));
            }
        }
        return all;
    }

    private Id decodeId(Decoder decoder) {
        return new Id(clients.all.get((int) decoder.varUint()), decoder.varUint());
    }

    /** The whole as bytes, for a checkpoint: {@link #decode} reads them. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        encoder.uint8(VERSION);
        encoder.varUint(since);
        encoder.varUint(clauses.all.size());
        clauses.all.forEach(clause -> encoder.varString(clause.value()));
        encoder.varUint(clients.all.size());
        clients.all.forEach(encoder::varUint);
        encoder.varUint(tracks.size());
        tracks.forEach((owner, track) -> {
            encoder.varString(owner);
            encoder.varUint(track.size);
            for (int i = 0; i < track.size; i++) {
                encoder.varUint(track.seqs[i]);
                encoder.varBytes(track.stage(i));
            }
        });
        return encoder.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote, and can take note of the entries after it.
     *
     * @throws IllegalArgumentException if the bytes are of another version
     * @throws org.plenary.crdt.encoding.DecodeException if they are cut off or go on after the end
     */
    public static AnchorTrail decode(byte[] bytes) {
        Decoder decoder = new Decoder(bytes);
        int version = decoder.uint8();
        if (version != VERSION) {
            throw new IllegalArgumentException("a trail of version " + VERSION + " was expected, but got " + version
                    + "; make it anew from the record");
        }
        AnchorTrail trail = new AnchorTrail();
        trail.since = decoder.varUint();
        for (int rest = decoder.count(1); rest > 0; rest--) {
            trail.clauses.number(new ClauseId(decoder.varString()));
        }
        for (int rest = decoder.count(1); rest > 0; rest--) {
            trail.clients.number(decoder.varUint());
        }
        for (int owners = decoder.count(2); owners > 0; owners--) {
            Track track = new Track();
            trail.tracks.put(decoder.varString(), track);
            for (int rest = decoder.count(2); rest > 0; rest--) {
                track.add(decoder.varUint(), decoder.varBytes());
            }
            trail.bytes += track.bytes();
        }
        decoder.requireEnd();
        return trail;
    }
}
