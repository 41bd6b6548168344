package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.protocol.Frames;
import org.plenary.server.journal.Stream;
import org.plenary.server.room.PlenaryFrames;
import org.plenary.server.session.Session;
import org.slf4j.LoggerFactory;

/** What cannot be understood, or is too large, ends its own connection and nothing else. */
class CollabFramesTest {
    private static final int MAX_MESSAGE = 64 << 10;
    private static final int TRANSPORT_MARGIN = 1 << 20;

    @TempDir
    static Path directory;

    private static TestServer server;

    private Stream draft;
    private CollabClient witness;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, TestServer.maxMessageBytes(MAX_MESSAGE));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void join() {
        draft = server.draft("Declaration");
        witness = CollabClient.join(server, draft, TestServer.DANIEL);
    }

    @AfterEach
    void theOthersGoOn() {
        try (CollabClient another = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            another.type(0, "undisturbed ");
            another.untilSaved();
            witness.until("the others go on", () -> witness.text().startsWith("undisturbed "));
        }
        assertThat(witness.socket.closeCode()).isZero();
        witness.close();
    }

    private CollabClient joined() {
        return CollabClient.join(server, draft, TestServer.CLAIRE);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static Map<String, byte[]> malformed() {
        Map<String, byte[]> frames = new LinkedHashMap<>();
        frames.put("nothing", bytes());
        frames.put("an unknown type", bytes(7));
        frames.put("a server's own type", PlenaryFrames.committed(1, 1));
        frames.put("an auth message", bytes(2, 0, 0));
        frames.put("an unknown sync step", bytes(0, 3, 0));
        frames.put("a truncated sync message", bytes(0, 2, 9, 1));
        frames.put("a number that does not end", bytes(0x80, 0x80, 0x80));
        frames.put("a number of more than 53 bits", bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1));
        frames.put("bytes after the message", bytes(0, 2, 2, 0, 0, 1));
        frames.put("bytes after the update", bytes(0, 2, 3, 0, 0, 1));
        frames.put("an update that is none", Frames.change(bytes(1, 1, 1)));
        frames.put("an update of countless structs", Frames.change(bytes(1, 0xff, 0xff, 0xff, 0x7f, 1, 0)));
        frames.put("a state vector that is none", bytes(0, 0, 2, 5, 1));
        frames.put("awareness without entries", bytes(1, 1, 5));
        for (String state :
                new String[] {"", "[]", "[1]", "1", "\"words\"", "true", " null", "null ", "{", "{}x", "nul"}) {
            frames.put("awareness that is no object: <" + state + ">", CollabClient.awareness(state));
        }
        frames.put("awareness nested deep", CollabClient.awareness("{\"a\":".repeat(1500) + "1" + "}".repeat(1500)));
        frames.put("awareness too long", CollabClient.awareness("{\"a\":\"" + "x".repeat(9000) + "\"}"));
        return frames;
    }

    @Test
    void endsTheConnectionThatSendsWhatCannotBeUnderstood() {
        malformed().forEach((what, frame) -> {
            try (CollabClient broken = joined()) {
                // when
                broken.socket.send(frame);

                // then
                broken.untilClosed();
                assertThat(broken.socket.closeCode()).as(what).isEqualTo(4400);
                assertThat(broken.socket.closeReason()).as(what).isNotBlank();
            }
        });
    }

    @Test
    void endsTheConnectionThatSendsText() {
        try (CollabClient broken = joined()) {
            broken.socket.send(RawSocket.TEXT, true, "hello".getBytes(StandardCharsets.UTF_8));
            broken.untilClosed();
            assertThat(broken.socket.closeCode()).isEqualTo(4400);
            assertThat(broken.socket.closeReason()).contains("text message");
        }
    }

    @Test
    void keepsWhatCameBeforeTheFrameThatCannotBeUnderstood() {
        // given
        CollabClient broken = joined();

        // when
        broken.type(0, "kept ");
        broken.socket.send(bytes(7));

        // then
        broken.untilClosed();
        witness.until("the words before it arrive", () -> witness.text().startsWith("kept "));
    }

    private static byte[] repeated(byte[] message, int times) {
        byte[] frame = new byte[message.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(message, 0, frame, i * message.length, message.length);
        }
        return frame;
    }

    /** As peers of y-sync send them. */
    @Test
    void takesSeveralMessagesOfOneFrameInTheirOrder() {
        try (CollabClient client = joined()) {
            // given
            client.untilSaved();
            long before = client.answered();
            client.goOffline();
            java.io.ByteArrayOutputStream frame = new java.io.ByteArrayOutputStream();
            frame.writeBytes(CollabClient.awareness("{}"));
            client.doc.onUpdate((update, origin) -> frame.writeBytes(Frames.change(update)));
            client.type(0, "second ");
            client.type(0, "first, ");

            // when
            client.socket.send(frame.toByteArray());

            // then
            witness.until("the words arrive", () -> witness.text().startsWith("first, second "));
            client.until("both are answered", () -> client.answered() == before + 2);
        }
    }

    @Test
    void endsTheConnectionThatPacksTooManyMessagesIntoAFrameAndHeedsNoneOfThem() {
        try (CollabClient broken = joined()) {
            broken.goOffline();
            java.io.ByteArrayOutputStream frame = new java.io.ByteArrayOutputStream();
            broken.doc.onUpdate((update, origin) -> frame.writeBytes(Frames.change(update)));
            broken.type(0, "unheeded ");
            frame.writeBytes(repeated(bytes(3), 16));
            broken.socket.send(frame.toByteArray());
            broken.untilClosed();
            assertThat(broken.socket.closeCode()).isEqualTo(4400);
        }
        assertThat(witness.text()).doesNotContain("unheeded");
    }

    @Test
    void endsTheConnectionThatSendsMoreThanTheLimit() {
        for (int size : new int[] {MAX_MESSAGE + 1, MAX_MESSAGE + TRANSPORT_MARGIN}) {
            try (CollabClient broken = joined()) {
                broken.socket.send(new byte[size]);
                broken.untilClosed();
                assertThat(broken.socket.closeCode()).as("size=%d", size).isEqualTo(4413);
                assertThat(broken.socket.closeReason()).contains(String.valueOf(MAX_MESSAGE));
            }
        }
    }

    @Test
    void takesAMessageOfJustTheLimit() {
        try (CollabClient client = joined()) {
            String words = "w".repeat(MAX_MESSAGE - 2_000);
            client.type(0, words);
            client.untilSaved();
            witness.until("the words arrive", () -> witness.text().startsWith(words));
        }
    }

    @Test
    void hangsUpWhenEvenTheTransportCannotTakeTheMessage() {
        for (int size : new int[] {MAX_MESSAGE + TRANSPORT_MARGIN + 1, 32 << 20}) {
            try (CollabClient broken = joined()) {
                broken.socket.sendHead(RawSocket.BINARY, true, size);
                broken.untilClosed();
                // The transport hangs up by itself, at times before the code has gone out.
                assertThat(broken.socket.closeCode()).as("size=%d", size).isIn(4413, RawSocket.NO_CLOSE_FRAME);
            }
        }
    }

    @Test
    void closesWithACodeWhenFragmentsAddUpToTooMuch() {
        try (CollabClient broken = joined()) {
            byte[] part = new byte[MAX_MESSAGE];
            broken.socket.send(RawSocket.BINARY, false, part);
            for (int i = 0; i < 2 * TRANSPORT_MARGIN / MAX_MESSAGE && broken.socket.closeCode() == 0; i++) {
                broken.socket.send(0, false, part);
            }
            broken.untilClosed();
            assertThat(broken.socket.closeCode()).isEqualTo(4413);
        }
    }

    @Test
    void takesAMessageInFragments() {
        try (CollabClient client = joined()) {
            client.goOffline();
            java.util.List<byte[]> updates = new java.util.ArrayList<>();
            client.doc.onUpdate((update, origin) -> updates.add(update));
            client.type(0, "in parts ");
            byte[] frame = Frames.change(updates.get(0));
            client.socket.send(RawSocket.BINARY, false, java.util.Arrays.copyOf(frame, 5));
            client.socket.send(0, true, java.util.Arrays.copyOfRange(frame, 5, frame.length));
            witness.until("the words arrive", () -> witness.text().startsWith("in parts "));
        }
    }

    @Test
    void endsOnlyTheConnectionThatBreaksTheWebSocketProtocolItself() {
        try (CollabClient broken = joined()) {
            broken.socket.sendBytes(bytes(0xf3, 0x85, 0, 0, 0, 0, 1, 2, 3, 4, 5));
            broken.untilClosed();
            assertThat(broken.socket.closeCode()).isIn(4400, RawSocket.NO_CLOSE_FRAME);
        }
    }

    @Test
    void forgetsAConnectionThatHangsUpWithoutAWord() {
        // given
        CollabClient goes = joined();
        goes.announce(77, 1, "{}");
        witness.until("she is seen", () -> witness.seen.containsKey(77L));

        // when
        goes.socket.close();

        // then
        witness.until("she has gone", () -> "null".equals(witness.seen.get(77L)));
    }

    @Test
    void takesAGoodbyeAsNoFault() {
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(Session.class);
        said.start();
        log.addAppender(said);
        try {
            for (int i = 0; i < 30; i++) {
                CollabClient leaving = joined();
                leaving.type(0, "x");
                leaving.socket.send(RawSocket.CLOSE, true, new byte[] {3, (byte) 0xe8});
                leaving.untilClosed();
            }
            joined().close();
            assertThat(said.list)
                    .filteredOn(event -> event.getLevel() == Level.ERROR)
                    .isEmpty();
        } finally {
            log.detachAppender(said);
        }
    }
}
