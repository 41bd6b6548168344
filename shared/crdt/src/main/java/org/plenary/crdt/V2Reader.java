package org.plenary.crdt;

import java.util.ArrayList;
import java.util.List;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.DecodeException.Reason;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.crdt.encoding.IntDiffOptRleDecoder;
import org.plenary.crdt.encoding.Json;
import org.plenary.crdt.encoding.RleDecoder;
import org.plenary.crdt.encoding.StringDecoder;
import org.plenary.crdt.encoding.UintOptRleDecoder;

/**
 * Rewrites an update of format V2 as one of format V1.
 *
 * <p>V2 has a column for each kind of number and text, and in the columns runs of equal values or differences are
 * counted. So a few bytes can stand for very many structs, and a long key can be repeated for nothing; both are
 * limited. Whether the structs make sense is left to {@link UpdateParser}, which reads the result.
 */
final class V2Reader {
    /** Structs that an update of a few bytes may have. */
    private static final long FREE_STRUCTS = 16_384;

    private static final int STRUCTS_PER_BYTE = 2;

    /** What may come of a byte of input or of a struct. */
    private static final int SIZE_FACTOR = 16;

    private static final long MAX_FIRST_CAPACITY = 1 << 24;

    private final int start;
    private final IntDiffOptRleDecoder keyClocks;
    private final UintOptRleDecoder clients;
    private final IntDiffOptRleDecoder leftClocks;
    private final IntDiffOptRleDecoder rightClocks;
    private final RleDecoder infos;
    private final StringDecoder strings;
    private final RleDecoder parentInfos;
    private final UintOptRleDecoder typeRefs;
    private final UintOptRleDecoder lengths;
    private final Decoder rest;

    private final List<byte[]> keys = new ArrayList<>();
    private final Encoder out;
    private final long maxStructs;
    private final long maxSize;
    private long structs;

    private V2Reader(Decoder decoder, long maxStructs) {
        start = decoder.position();
        this.maxStructs = maxStructs;
        maxSize = SIZE_FACTOR * (decoder.remaining() + Math.min(maxStructs, Integer.MAX_VALUE));
        out = new Encoder((int) Math.min(2L * decoder.remaining() + 64, MAX_FIRST_CAPACITY));
        // A flag for features to come; Yjs does not look at it either.
        decoder.varUint();
        keyClocks = new IntDiffOptRleDecoder(decoder.varSlice());
        clients = new UintOptRleDecoder(decoder.varSlice());
        leftClocks = new IntDiffOptRleDecoder(decoder.varSlice());
        rightClocks = new IntDiffOptRleDecoder(decoder.varSlice());
        infos = new RleDecoder(decoder.varSlice());
        strings = new StringDecoder(decoder.varSlice());
        parentInfos = new RleDecoder(decoder.varSlice());
        typeRefs = new UintOptRleDecoder(decoder.varSlice());
        lengths = new UintOptRleDecoder(decoder.varSlice());
        rest = decoder;
    }

    /** How many structs an update of so many bytes may have if nobody says more. */
    static long defaultMaxStructs(int size) {
        return FREE_STRUCTS + (long) STRUCTS_PER_BYTE * size;
    }

    /** The update that fills the rest of what the decoder reads, in format V1. */
    static byte[] toV1(Decoder decoder, long maxStructs) {
        return new V2Reader(decoder, maxStructs).update();
    }

    private byte[] update() {
        int runs = rest.count(2);
        out.varUint(runs);
        for (int i = 0; i < runs; i++) {
            run();
        }
        IdSet deletes = IdSet.decodeV2(rest);
        rest.requireEnd();
        deletes.encode(out);
        return out.toByteArray();
    }

    private void run() {
        long count = rest.varUint();
        structs += count;
        if (structs > maxStructs) {
            throw new DecodeException(
                    Reason.EXPANDS_TOO_MUCH, rest.position(), "structs=" + structs + " max=" + maxStructs);
        }
        out.varUint(count);
        out.varUint(clients.read());
        out.varUint(rest.varUint());
        for (long i = 0; i < count; i++) {
            struct(infos.read());
            requireSize();
        }
    }

    private void requireSize() {
        if (out.size() > maxSize) {
            throw new DecodeException(Reason.EXPANDS_TOO_MUCH, start, "size in format V1 max=" + maxSize);
        }
    }

    private void struct(int info) {
        int number = info & Update.KIND_MASK;
        if (number > ContentKind.SKIP.number) {
            throw new DecodeException(
                    Reason.UNKNOWN_TAG, rest.position(), "expected a struct kind of 0 to 10, kind=" + number);
        }
        ContentKind kind = ContentKind.of(number);
        if (kind == ContentKind.SKIP || kind == ContentKind.GC) {
            out.uint8(number);
            out.varUint(kind == ContentKind.SKIP ? rest.varUint() : lengths.read());
            return;
        }
        boolean placed = (info & (Update.HAS_ORIGIN | Update.HAS_RIGHT_ORIGIN)) != 0;
        // As Yjs: only what comes from a document itself says of structs with an origin that they have a key.
        out.uint8(placed ? info & ~Update.HAS_PARENT_SUB : info);
        origins(info, placed);
        content(kind);
    }

    private void origins(int info, boolean placed) {
        if ((info & Update.HAS_ORIGIN) != 0) {
            id(leftClocks);
        }
        if ((info & Update.HAS_RIGHT_ORIGIN) != 0) {
            id(rightClocks);
        }
        if (!placed) {
            int root = parentInfos.read();
            out.varUint(root);
            if (root == 1) {
                strings.transfer(out);
            } else {
                id(leftClocks);
            }
            if ((info & Update.HAS_PARENT_SUB) != 0) {
                strings.transfer(out);
            }
        }
    }

    private void id(IntDiffOptRleDecoder clocks) {
        out.varUint(clients.read());
        out.varUint(clocks.read());
    }

    private void content(ContentKind kind) {
        switch (kind) {
            case GC, DELETED, SKIP -> out.varUint(lengths.read());
            case STRING -> strings.transfer(out);
            case BINARY -> copy(() -> rest.skip(rest.count(1)));
            case EMBED -> json();
            case FORMAT -> {
                key();
                json();
            }
            case TYPE -> {
                long type = typeRefs.read();
                out.varUint(type);
                if (type < TypeKind.COUNT && TypeKind.of((int) type).named()) {
                    key();
                }
            }
            case JSON -> {
                long count = lengths.read();
                out.varUint(count);
                for (long i = 0; i < count; i++) {
                    strings.transfer(out);
                    requireSize();
                }
            }
            case ANY -> {
                long count = lengths.read();
                out.varUint(count);
                for (long i = 0; i < count; i++) {
                    copy(rest::skipAny);
                }
            }
            case DOC -> {
                strings.transfer(out);
                copy(rest::skipAny);
            }
        }
    }

    /** Copies what the action passes over. */
    private void copy(Runnable passing) {
        int from = rest.position();
        passing.run();
        out.bytes(rest.array(), from, rest.position());
    }

    /** A key is a number and, if the number is new, a string. Yjs writes each key as a new one. */
    private void key() {
        long clock = keyClocks.read();
        if (clock < keys.size()) {
            out.bytes(keys.get((int) clock));
            return;
        }
        Encoder key = new Encoder();
        strings.transfer(key);
        keys.add(key.toByteArray());
        out.append(key);
    }

    /** An "any" value here, a JSON text in V1. */
    private void json() {
        int position = rest.position();
        Object value = rest.any();
        try {
            out.varString(Json.stringify(value));
        } catch (IllegalArgumentException e) {
            throw new DecodeException(Reason.INVALID_JSON, position, "expected a value that JSON carries: " + value);
        }
    }
}
