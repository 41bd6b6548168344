package org.plenary.crdt;

import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.crdt.encoding.IntDiffOptRleEncoder;
import org.plenary.crdt.encoding.Json;
import org.plenary.crdt.encoding.RleEncoder;
import org.plenary.crdt.encoding.StringEncoder;
import org.plenary.crdt.encoding.UintOptRleEncoder;

/** Rewrites a decoded update, which is in format V1, in format V2; see {@link V2Reader}. */
final class V2Writer {
    private final IntDiffOptRleEncoder keyClocks = new IntDiffOptRleEncoder();
    private final UintOptRleEncoder clients = new UintOptRleEncoder();
    private final IntDiffOptRleEncoder leftClocks = new IntDiffOptRleEncoder();
    private final IntDiffOptRleEncoder rightClocks = new IntDiffOptRleEncoder();
    private final RleEncoder infos = new RleEncoder();
    private final StringEncoder strings = new StringEncoder();
    private final RleEncoder parentInfos = new RleEncoder();
    private final UintOptRleEncoder typeRefs = new UintOptRleEncoder();
    private final UintOptRleEncoder lengths = new UintOptRleEncoder();
    private final Encoder rest = new Encoder();
    private final boolean keyBits;
    private long keys;

    /**
     * @param keyBits whether structs that have an origin keep the bit that says that they have a key; Yjs keeps it when
     *     it encodes a document and clears it when it converts an update
     */
    V2Writer(boolean keyBits) {
        this.keyBits = keyBits;
    }

    byte[] encode(Update update) {
        rest.varUint(update.runCount());
        for (int run = 0; run < update.runCount(); run++) {
            int first = update.runStart(run);
            int end = update.runEnd(run);
            Decoder structs = new Decoder(update.array(), update.structPosition(first), update.structEnd(end - 1));
            run(structs, end - first, update.runClient(run), update.clock(first));
        }
        update.deletes().encodeV2(rest);
        return together();
    }

    /**
     * Rewrites bytes that {@link StateWriter} wrote and so need no checks: clients in descending order, each with
     * structs.
     */
    byte[] encodeState(Decoder state, IdSet deletes) {
        long runs = state.varUint();
        rest.varUint(runs);
        for (long run = 0; run < runs; run++) {
            run(state, state.varUint(), state.varUint(), state.varUint());
        }
        deletes.encodeV2(rest);
        return together();
    }

    private void run(Decoder structs, long count, long client, long clock) {
        rest.varUint(count);
        clients.write(client);
        rest.varUint(clock);
        for (long i = 0; i < count; i++) {
            struct(structs);
        }
    }

    private byte[] together() {
        Encoder all = new Encoder(rest.size() + 256);
        all.varUint(0);
        all.varBytes(keyClocks.finish());
        all.varBytes(clients.finish());
        all.varBytes(leftClocks.finish());
        all.varBytes(rightClocks.finish());
        all.varBytes(infos.finish());
        all.varBytes(strings.finish());
        all.varBytes(parentInfos.finish());
        all.varBytes(typeRefs.finish());
        all.varBytes(lengths.finish());
        all.append(rest);
        return all.toByteArray();
    }

    private void struct(Decoder in) {
        int info = in.uint8();
        ContentKind kind = ContentKind.of(info & Update.KIND_MASK);
        if (kind == ContentKind.SKIP || kind == ContentKind.GC) {
            infos.write(kind.number);
            if (kind == ContentKind.SKIP) {
                rest.varUint(in.varUint());
            } else {
                lengths.write(in.varUint());
            }
            return;
        }
        boolean placed = (info & (Update.HAS_ORIGIN | Update.HAS_RIGHT_ORIGIN)) != 0;
        infos.write(placed && !keyBits ? info & ~Update.HAS_PARENT_SUB : info);
        origins(in, info, placed);
        content(in, kind);
    }

    private void origins(Decoder in, int info, boolean placed) {
        if ((info & Update.HAS_ORIGIN) != 0) {
            id(in, leftClocks);
        }
        if ((info & Update.HAS_RIGHT_ORIGIN) != 0) {
            id(in, rightClocks);
        }
        if (!placed) {
            int root = (int) in.varUint();
            parentInfos.write(root);
            if (root == 1) {
                strings.transfer(in);
            } else {
                id(in, leftClocks);
            }
            if ((info & Update.HAS_PARENT_SUB) != 0) {
                strings.transfer(in);
            }
        }
    }

    private void id(Decoder in, IntDiffOptRleEncoder clocks) {
        clients.write(in.varUint());
        clocks.write(in.varUint());
    }

    private void content(Decoder in, ContentKind kind) {
        switch (kind) {
            case GC, DELETED, SKIP -> lengths.write(in.varUint());
            case STRING -> strings.transfer(in);
            case BINARY -> copy(in, () -> in.skip(in.count(1)));
            case EMBED -> rest.any(Json.parse(in.varString()));
            case FORMAT -> {
                key(in);
                rest.any(Json.parse(in.varString()));
            }
            case TYPE -> {
                int type = (int) in.varUint();
                typeRefs.write(type);
                if (TypeKind.of(type).named()) {
                    key(in);
                }
            }
            case JSON -> {
                long count = in.varUint();
                lengths.write(count);
                for (long i = 0; i < count; i++) {
                    strings.transfer(in);
                }
            }
            case ANY -> {
                long count = in.varUint();
                lengths.write(count);
                copy(in, () -> {
                    for (long i = 0; i < count; i++) {
                        in.skipAny();
                    }
                });
            }
            case DOC -> {
                strings.transfer(in);
                copy(in, in::skipAny);
            }
        }
    }

    /** Copies what the action passes over. */
    private void copy(Decoder in, Runnable passing) {
        int from = in.position();
        passing.run();
        rest.bytes(in.array(), from, in.position());
    }

    private void key(Decoder in) {
        keyClocks.write(keys++);
        strings.transfer(in);
    }
}
