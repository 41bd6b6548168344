package org.plenary.crdt.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.protocol.MessageReader.Bounds;

/** Frames of one message, and of several, as some peers pack them. */
class MessageReaderTest {
    private static final byte[] STEP_1 = Frames.syncStep1(StateVector.EMPTY);
    private static final byte[] AWARENESS =
            Frames.awareness(List.of(new Message.Awareness.Entry(7, 1, "{\"name\":\"Ada\"}")));
    private static final Bounds WIDE = new Bounds(1000, 1000, 1000);

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** An update of so many structs, for each is in another root type. */
    private static byte[] change(int structs) {
        Doc doc = new Doc();
        IntStream.range(0, structs).forEach(i -> doc.getText("t" + i).insert(0, "a"));
        return Frames.change(doc.encodeStateAsUpdate());
    }

    private static void assertRefused(DecodeException.Reason reason, byte[] frame, Bounds bounds, int most) {
        assertThatThrownBy(() -> MessageReader.readAll(frame, bounds, most))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void readsWhatAYSyncPeerBeginsWithAsTwoMessages() {
        List<Message> messages = MessageReader.readAll(join(STEP_1, AWARENESS), WIDE, 2);

        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).isInstanceOf(Message.SyncStep1.class);
        assertThat(((Message.Awareness) messages.get(1)).entries())
                .containsExactly(new Message.Awareness.Entry(7, 1, "{\"name\":\"Ada\"}"));
    }

    @Test
    void readsAFrameOfOneMessageWhereThereMayBeSeveral() {
        assertThat(MessageReader.readAll(STEP_1, WIDE, 16)).hasSize(1);
    }

    @Test
    void refusesMoreMessagesThanTheReaderAsksFor() {
        assertRefused(DecodeException.Reason.TRAILING_BYTES, join(STEP_1, STEP_1, STEP_1), WIDE, 2);
        assertThatThrownBy(() -> MessageReader.read(join(STEP_1, AWARENESS))).isInstanceOf(DecodeException.class);
    }

    @Test
    void refusesAFrameWhoseLastMessageIsBroken() {
        byte[] cut = Arrays.copyOf(AWARENESS, AWARENESS.length - 1);
        assertRefused(DecodeException.Reason.COUNT_TOO_LARGE, join(STEP_1, cut), WIDE, 2);
    }

    @Test
    void countsThePiecesOfAllMessagesTogether() {
        byte[] two = join(change(6), change(6));

        assertThat(MessageReader.readAll(two, new Bounds(12, 100, 100), 2)).hasSize(2);
        assertRefused(DecodeException.Reason.EXPANDS_TOO_MUCH, two, new Bounds(11, 100, 100), 2);
    }

    @Test
    void countsTheRangesOfAllMessagesTogether() {
        Doc doc = new Doc();
        doc.getText("t").insert(0, "abcdef");
        for (int i = 0; i < 3; i++) {
            doc.getText("t").delete(i, 1);
        }
        byte[] change = Frames.change(doc.encodeStateAsUpdate());
        byte[] two = join(change, change);

        assertThat(MessageReader.readAll(two, new Bounds(100, 14, 100), 2)).hasSize(2);
        assertRefused(DecodeException.Reason.EXPANDS_TOO_MUCH, two, new Bounds(100, 13, 100), 2);
    }

    @Test
    void countsTheClientsOfAllMessagesTogether() {
        byte[] known = Frames.syncStep1(StateVector.decode(new byte[] {2, 1, 1, 2, 1}));

        assertThat(MessageReader.readAll(join(known, known), new Bounds(9, 9, 4), 2))
                .hasSize(2);
        assertRefused(DecodeException.Reason.EXPANDS_TOO_MUCH, join(known, known), new Bounds(9, 9, 3), 2);
    }
}
