package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.crdt.protocol.Frames;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** A client of a draft over a real socket. What comes in is worked off by the test's own thread, while it waits. */
final class CollabClient implements AutoCloseable {
    static final List<String> PLENARY = List.of("Sec-WebSocket-Protocol: plenary.1");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 5;

    final Doc doc;
    final RawSocket socket;
    /** What it has been told of its own messages: the counts of 100 and 101 in order. */
    final List<Long> answers = new ArrayList<>();

    final List<JsonObject> refusals = new ArrayList<>();
    final List<JsonObject> notices = new ArrayList<>();
    /** The reasons for which something was denied while the connection stays. */
    final List<String> denials = new ArrayList<>();
    /** What was last heard of each awareness id; the state "null" for who has gone. */
    final Map<Long, String> seen = new LinkedHashMap<>();
    /** The types of the messages that came. */
    final List<Integer> types = new ArrayList<>();

    long sent;
    long seq;
    boolean synced;
    private boolean online = true;

    private CollabClient(RawSocket socket, Doc doc) {
        this.socket = socket;
        this.doc = doc;
        doc.onUpdate((update, origin) -> {
            if (origin != this && online) {
                submit(Frames.change(update));
            }
        });
    }

    /** Joins as a client that speaks {@code plenary.1}; in sync. */
    static CollabClient join(TestServer server, Stream draft, Person person) {
        return connect(server, draft, person, PLENARY).sync();
    }

    /** Joins as an ordinary client; in sync. */
    static CollabClient joinOrdinary(TestServer server, Stream draft, Person person) {
        return connect(server, draft, person, List.of()).sync();
    }

    /** Opens the socket and says nothing yet. */
    static CollabClient connect(TestServer server, Stream draft, Person person, List<String> headers) {
        return of(RawSocket.request(server.port(), target(draft) + "?token=" + TestServer.token(person), headers)
                .opened());
    }

    /** Joins a proposal's branch, under a client id that is one of a branch; in sync. */
    static CollabClient joinBranch(TestServer server, String branch, Person person) {
        long client = ThreadLocalRandom.current().nextLong(1L << 32, 1L << 53);
        RawSocket socket = RawSocket.request(
                        server.port(), "/collab/" + branch + "?token=" + TestServer.token(person), PLENARY)
                .opened();
        return new CollabClient(socket, new Doc(new DocOptions().withClientId(client))).sync();
    }

    /** A client on an open socket. */
    static CollabClient of(RawSocket socket) {
        return new CollabClient(socket, new Doc());
    }

    static String target(Stream draft) {
        return "/collab/" + draft.id();
    }

    /** Asks for what it lacks and waits until it has it. */
    CollabClient sync() {
        ask();
        return until("the first sync", () -> synced);
    }

    /** Asks for what it lacks. */
    void ask() {
        synced = false;
        socket.send(Frames.syncStep1(doc.stateVector()));
    }

    /** From now on its changes stay with it. */
    void goOffline() {
        online = false;
    }

    /** Sends a document message, and counts it. */
    void submit(byte[] frame) {
        sent++;
        socket.send(frame);
    }

    void announce(long clientId, long clock, String state) {
        socket.send(Frames.awareness(List.of(new Awareness.Entry(clientId, clock, state))));
    }

    void type(int at, String words) {
        firstText().insert(at, words);
    }

    String text() {
        return firstText().toString();
    }

    YXmlText firstText() {
        return (YXmlText) ((YXmlElement) doc.getXmlFragment("text").get(0)).get(0);
    }

    long answered() {
        return answers.isEmpty() ? 0 : answers.get(answers.size() - 1);
    }

    /** Whether all that it sent is answered. */
    boolean isSaved() {
        return answered() == sent;
    }

    CollabClient untilSaved() {
        return until("all is saved", this::isSaved);
    }

    CollabClient untilClosed() {
        return until("the connection is closed", () -> socket.closeCode() != 0);
    }

    /** Whether all that came before the connection was closed has been worked off. */
    boolean workedOff() {
        return socket.closeCode() != 0 && socket.waiting() == 0;
    }

    /** Works off what comes in until the condition holds; fails when it does not in time. */
    CollabClient until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                byte[] message = socket.next(POLL_MILLIS);
                if (message != null) {
                    receive(message);
                } else if (System.nanoTime() > deadline) {
                    throw new AssertionError("waited in vain until " + what + "; sent=" + sent + " answered="
                            + answered() + " closeCode=" + socket.closeCode() + " " + socket.closeReason());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return this;
    }

    /** Sends something that is answered, and waits for the answer: all that was under way before it has come. */
    CollabClient settle() {
        return sync();
    }

    private void receive(byte[] frame) {
        Decoder decoder = new Decoder(frame);
        int type = (int) decoder.varUint();
        types.add(type);
        switch (type) {
            case 0 -> receiveSync(decoder);
            case 1 -> receiveAwareness(new Decoder(decoder.varBytes()));
            case 2 -> {
                assertThat(decoder.varUint()).isZero();
                denials.add(decoder.varString());
            }
            case 100 -> {
                answers.add(decoder.varUint());
                seq = decoder.varUint();
            }
            case 101 -> {
                JsonObject refusal = new JsonObject(decoder.varString());
                refusals.add(refusal);
                answers.add(refusal.getLong("count"));
            }
            case 102 -> notices.add(new JsonObject(decoder.varString()));
            default -> throw new AssertionError("a message of type " + type);
        }
    }

    private void receiveSync(Decoder decoder) {
        long step = decoder.varUint();
        byte[] payload = decoder.varBytes();
        if (step == 0) {
            submit(Frames.syncStep2(doc.encodeStateAsUpdate(StateVector.decode(payload))));
        } else {
            synced |= step == 1;
            doc.apply(Update.decode(payload), this);
        }
    }

    private void receiveAwareness(Decoder decoder) {
        for (long left = decoder.varUint(); left > 0; left--) {
            long id = decoder.varUint();
            decoder.varUint();
            seen.put(id, decoder.varString());
        }
    }

    /** An awareness message whose states are not looked at. */
    static byte[] awareness(String state) {
        Encoder inner = new Encoder();
        inner.varUint(1);
        inner.varUint(77);
        inner.varUint(1);
        inner.varString(state);
        Encoder frame = new Encoder();
        frame.varUint(1);
        frame.varBytes(inner.toByteArray());
        return frame.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
