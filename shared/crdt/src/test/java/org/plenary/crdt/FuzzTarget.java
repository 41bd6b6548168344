package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.crdt.encoding.Json;
import org.plenary.crdt.protocol.Frames;
import org.plenary.crdt.protocol.Message;
import org.plenary.crdt.protocol.MessageReader;

/**
 * What must hold whatever bytes come: decoders give a value or a {@link DecodeException}, what they gave can be written
 * and read again, and a document stays whole. {@link FuzzedBytesTest} tries the bytes that were kept; Jazzer seeks new
 * ones.
 */
enum FuzzTarget {
    UPDATE,
    UPDATE_V2,
    STATE_VECTOR,
    ID_SET,
    SNAPSHOT,
    SNAPSHOT_V2,
    MESSAGE,
    ANY,
    JSON,
    APPLY,
    APPLY_V2;

    private static final FuzzTarget CHOSEN = valueOf(System.getProperty("plenary.fuzz.target", "APPLY"));
    private static final byte[] CONTENT = content();

    /** Jazzer calls this. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        CHOSEN.run(bytes);
    }

    /** Tries the bytes; that they are refused is one way to be right. */
    void run(byte[] bytes) {
        Runnable checks;
        try {
            checks = decode(bytes);
        } catch (DecodeException refused) {
            return;
        }
        checks.run();
    }

    /** Decodes the bytes, and returns what to check of the value. */
    private Runnable decode(byte[] bytes) {
        return switch (this) {
            case UPDATE -> update(Update.decode(bytes));
            case UPDATE_V2 -> update(Update.decodeV2(bytes));
            case STATE_VECTOR -> stateVector(StateVector.decode(bytes));
            case ID_SET -> idSet(IdSet.decode(new Decoder(bytes)));
            case SNAPSHOT -> snapshot(Snapshot.decode(bytes));
            case SNAPSHOT_V2 -> snapshot(Snapshot.decodeV2(bytes));
            case MESSAGE -> messages(MessageReader.readAll(bytes, new MessageReader.Bounds(9999, 9999, 9999), 4));
            case ANY -> any(bytes, new Decoder(bytes));
            case JSON -> json(Json.parse(new String(bytes, StandardCharsets.UTF_8)));
            case APPLY -> () -> apply(bytes, Update::decode);
            case APPLY_V2 -> () -> apply(bytes, Update::decodeV2);
        };
    }

    static byte[] content() {
        Doc one = new Doc(new DocOptions().withClientId(1));
        Doc two = new Doc(new DocOptions().withClientId(2));
        new RandomEdits(RandomEdits.Shape.MIXED, 1).edit(one, 12);
        two.applyUpdate(one.encodeStateAsUpdate(), null);
        new RandomEdits(RandomEdits.Shape.MIXED, 2).edit(two, 12);
        return two.encodeStateAsUpdate();
    }

    private static Runnable update(Update update) {
        return () -> {
            update.forEachStruct(struct -> assertThat(struct.length()).isPositive());
            assertThat(Update.decode(update.bytes()).structIds()).isEqualTo(update.structIds());
            assertThat(update.rootNames()).doesNotContainNull();
            // What others make of an update carries the same.
            assertThat(Update.decodeV2(update.encodeV2()).structIds()).isEqualTo(update.structIds());
            assertThat(Update.merge(List.of(update, update)).structIds()).isEqualTo(update.structIds());
            assertThat(update.since(update.endClocks()).structIds()).isEqualTo(IdSet.EMPTY);
        };
    }

    private static Runnable stateVector(StateVector vector) {
        return () -> assertThat(StateVector.decode(vector.encode())).isEqualTo(vector);
    }

    private static Runnable idSet(IdSet set) {
        return () -> {
            assertThat(IdSet.decode(new Decoder(set.encode()))).isEqualTo(set);
            assertThat(set.union(set)).isEqualTo(set);
        };
    }

    private static Runnable snapshot(Snapshot snapshot) {
        return () -> {
            assertThat(Snapshot.decode(snapshot.encode())).isEqualTo(snapshot);
            Doc doc = new Doc(new DocOptions().withGc(false));
            doc.applyUpdate(CONTENT, null);
            doc.getXmlFragment("xml").children(snapshot);
            doc.getText("text").toDelta(snapshot);
            doc.collected(snapshot);
        };
    }

    private static Runnable messages(List<Message> messages) {
        return () -> messages.forEach(message -> {
            if (message instanceof Message.Awareness awareness) {
                assertThat(MessageReader.read(Frames.awareness(awareness.entries())))
                        .isEqualTo(awareness);
            }
        });
    }

    private static Runnable any(byte[] bytes, Decoder decoder) {
        Object value = decoder.any();
        return () -> {
            Decoder skipping = new Decoder(bytes);
            skipping.skipAny();
            assertThat(skipping.position()).isEqualTo(decoder.position());
            Encoder encoder = new Encoder();
            encoder.any(value);
            Encoder again = new Encoder();
            again.any(new Decoder(encoder.toByteArray()).any());
            assertThat(again.toByteArray()).isEqualTo(encoder.toByteArray());
        };
    }

    private static Runnable json(Object value) {
        return () -> {
            String text = Json.stringify(value);
            assertThat(Json.stringify(Json.parse(text))).isEqualTo(text);
        };
    }

    /** Each piece of the bytes is an update that comes to a document with content. */
    private static void apply(byte[] bytes, Function<byte[], Update> decoder) {
        Doc doc = new Doc(new DocOptions().withClientId(3));
        doc.applyUpdate(CONTENT, null);
        for (byte[] piece : pieces(bytes)) {
            byte[] before = doc.encodeStateAsUpdate();
            try {
                Update update = decoder.apply(piece);
                IdSet missing = doc.missing(update);
                boolean waited = !doc.pending().isEmpty();
                Update novelty = doc.novelty(update);
                long scanned = WorkloadTest.scannedAfter(doc, update);
                Applied applied = doc.apply(update, null);
                if (!waited) {
                    assertThat(doc.integrator().scanned).isEqualTo(scanned);
                    assertThat(applied.missing().isEmpty()).isEqualTo(missing.isEmpty());
                    assertThat(applied.changedNothing() || !novelty.isEmpty()).isTrue();
                }
            } catch (DecodeException refused) {
                assertThat(doc.encodeStateAsUpdate()).isEqualTo(before);
            }
        }
        StoreCheck.checkForged(doc);
        read(doc);
        Doc copy = new Doc(new DocOptions().withClientId(4));
        copy.applyUpdate(doc.encodeStateAsUpdate(), null);
        StoreCheck.checkForged(copy);
        if (doc.pending().isEmpty()) {
            assertThat(copy.stateVector()).isEqualTo(doc.stateVector());
        }
    }

    /** Reads all there is; root types that nobody has asked for yet are taken for a fragment or a text. */
    private static void read(Doc doc) {
        for (String name : doc.rootNames()) {
            if (doc.root(name).kind != null) {
                DocContent.text(doc.view(doc.root(name)));
            } else if (name.length() % 2 == 0) {
                DocContent.text(doc.getText(name));
            } else {
                DocContent.text(doc.getXmlFragment(name));
            }
        }
    }

    /** A byte for the length goes before each piece but the last. */
    private static List<byte[]> pieces(byte[] bytes) {
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = bytes[at++] & 0xff;
            int end = length == 0 || at + length > bytes.length ? bytes.length : at + length;
            Encoder piece = new Encoder();
            piece.bytes(bytes, at, end);
            pieces.add(piece.toByteArray());
            at = end;
        }
        return pieces;
    }
}
