package org.plenary.server.session;

import io.vertx.core.http.WebSocketFrame;
import java.util.List;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.protocol.Message;
import org.plenary.crdt.protocol.MessageReader;
import org.plenary.server.identity.PersonId;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client sends, from frames to messages that the room is handed: each bounded before it is taken, in the order
 * in which they came. On the connection's lane only.
 */
final class Incoming {
    private static final Logger log = LoggerFactory.getLogger(Incoming.class);

    /** Peers that pack messages together put two into a frame, or what they changed meanwhile. */
    private static final int MAX_MESSAGES_A_FRAME = 16;

    /** Answers with the whole document that may be on their way at once. */
    private static final int MAX_SYNCS = 2;

    private final Open connection;
    private final Session member;
    private final PersonId person;
    private final Room room;
    private final Wire wire;
    private final SessionConfig config;
    private final Spending spending;
    private final MessageAssembly assembly;
    private final Unanswered unanswered = new Unanswered();
    private final Questions syncs;

    /** @param connection reads on, rests and ends as it comes out here */
    Incoming(Open connection, Session member, Session.Place place, SessionConfig config, Spending spending) {
        this.connection = connection;
        this.member = member;
        this.person = member.person().id();
        this.room = place.room();
        this.wire = place.wire();
        this.config = config;
        this.spending = spending;
        this.assembly = new MessageAssembly(config.maxMessageBytes());
        this.syncs = new Questions(wire.memory().answers());
    }

    /** A frame of the client. */
    void receive(WebSocketFrame frame) {
        if (frame.isBinary() || frame.isContinuation()) {
            receivePart(frame);
            return;
        }
        if (frame.isText()) {
            connection.end(
                    CloseCode.MALFORMED, "expected binary messages of the y-websocket protocol, got a text message");
        }
        wire.took(Wire.bytesOf(frame));
        // Every ping is answered, and the answers may not have been fetched.
        countFrame();
    }

    private void receivePart(WebSocketFrame frame) {
        if (assembly.overflows(frame)) {
            wire.took(Wire.bytesOf(frame));
            connection.end(
                    CloseCode.TOO_LARGE,
                    "expected a message of at most " + config.maxMessageBytes() + " bytes, got "
                            + (frame.isFinal() ? "" : "at least ") + assembly.lengthWith(frame));
            return;
        }
        byte[] message = assembly.add(frame);
        if (message != null) {
            wire.took(assembly.clear());
            receive(message);
        } else {
            countFrame();
        }
    }

    private void countFrame() {
        connection.slow(spending.frames(1 + wire.takePassedOver(), System.nanoTime()));
    }

    private void receive(byte[] bytes) {
        long rest = 0;
        try {
            // All of a frame is read before any of it is heeded.
            List<Message> messages = MessageReader.readAll(bytes, Weight.bounds(room.size()), MAX_MESSAGES_A_FRAME);
            Heeding heeding = new Heeding(bytes.length / messages.size());
            int cost = 0;
            for (Message message : messages) {
                cost += member.isOpen() ? message.accept(heeding) : 0;
            }
            rest = spending.message(cost, bytes.length, System.nanoTime());
        } catch (DecodeException e) {
            boolean large = e.reason() == DecodeException.Reason.EXPANDS_TOO_MUCH;
            connection.end(
                    large ? CloseCode.TOO_LARGE : CloseCode.MALFORMED,
                    large
                            ? "expected a change that can be taken in at once, in fewer pieces; " + e.getMessage()
                            : String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.atError().addKeyValue("person", person).setCause(e).log("session.broke");
            connection.end(CloseCode.MALFORMED, "this message cannot be taken; the fault was logged");
        }
        connection.slow(rest);
    }

    /** Hands a message on; returns as how many ordinary messages it counts. */
    private final class Heeding implements Message.Visitor<Integer> {
        private static final int CHEAP = 1;
        private static final int ASKS_FOR_AN_ENCODING = 20;
        /** What a client repeats of many others is work, though it is passed over. */
        private static final int AWARENESS_BYTES = 4096;

        private final int bytes;

        Heeding(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public Integer syncStep1(Message.SyncStep1 message) {
            syncs.ask(person, room.size(), () -> room.sync(member, message.stateVector()));
            return ASKS_FOR_AN_ENCODING;
        }

        @Override
        public Integer syncStep2(Message.SyncStep2 message) {
            room.submit(member, waits(message.update()), message.update(), true);
            return CHEAP;
        }

        @Override
        public Integer change(Message.Change message) {
            room.submit(member, waits(message.update()), message.update(), false);
            return CHEAP;
        }

        @Override
        public Integer awareness(Message.Awareness message) {
            room.announce(member, message);
            return CHEAP + bytes / AWARENESS_BYTES;
        }

        @Override
        public Integer queryAwareness(Message.QueryAwareness message) {
            room.tellEverybody(member);
            return ASKS_FOR_AN_ENCODING;
        }
    }

    /** Notes a document message that waits for its answer; returns its number. */
    private long waits(Update update) {
        long count = unanswered.next(Weight.of(update));
        wire.waits(unanswered.bytes());
        return count;
    }

    /** The document messages up to this number have their answer. */
    void answered(long count) {
        unanswered.answered(count);
        wire.waits(unanswered.bytes());
    }

    /** The oldest question for the draft has its answer. */
    void synced() {
        syncs.answered();
    }

    /** Whether as much waits for its answer as may. */
    boolean isFull() {
        return syncs.size() >= MAX_SYNCS
                || unanswered.messages() >= config.maxUnanswered()
                || unanswered.bytes() >= config.maxUnansweredBytes();
    }

    /** Nothing more is taken, and no answer is waited for. */
    void end() {
        syncs.end();
        wire.took(assembly.clear());
    }
}
