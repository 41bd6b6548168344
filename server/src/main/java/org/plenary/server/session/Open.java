package org.plenary.server.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.List;
import org.plenary.crdt.protocol.Frames;
import org.plenary.server.draft.Refusal;
import org.plenary.server.identity.PersonId;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Notice;
import org.plenary.server.room.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection as long as it lasts: what comes from the client goes to the room, and what the room says to the client.
 * It is read exactly while every bound allows it: documents that were asked for, messages that wait for their answer,
 * answers that are not fetched, messages a second.
 */
final class Open implements Stage {
    private static final Logger log = LoggerFactory.getLogger(Open.class);
    private static final byte[] KEEP_ALIVE = Frames.awareness(List.of());

    private final Session session;
    private final PersonId person;
    private final ServerWebSocket socket;
    private final Room room;
    private final Wire wire;
    private final SessionConfig config;
    private final Dialect dialect;
    private final Outbox outbox;
    private final Pulse pulse;
    private final Spending spending;
    private final Incoming incoming;
    private final Regulation regulation;
    private final Questions catchingUp;

    Open(Session session, ServerWebSocket socket, Session.Place place, SessionConfig config, Dialect dialect) {
        long now = System.nanoTime();
        this.session = session;
        this.person = session.person().id();
        this.socket = socket;
        this.room = place.room();
        this.wire = place.wire();
        this.config = config;
        this.dialect = dialect;
        this.outbox = new Outbox(wire);
        this.pulse = new Pulse(config, wire.memory().config(), now);
        this.spending = new Spending(person, room.shares(), new Allowance(config.messagesPerSecond(), now));
        this.incoming = new Incoming(this, session, place, config, spending);
        this.regulation = new Regulation(new Tap(), () -> outbox.isFull() || incoming.isFull(), session.later());
        this.catchingUp = new Questions(wire.memory().answers());
    }

    private final class Tap implements Regulation.Tap {
        @Override
        public void pause() {
            socket.pause();
        }

        @Override
        public void resume() {
            // While it is not read it cannot be heard, and is not to be given up for that.
            pulse.heard(System.nanoTime());
            socket.resume();
        }

        @Override
        public boolean isShut() {
            // The other side's goodbye comes when the socket is closed already, and before it is told.
            return socket.isClosed();
        }
    }

    private final class Source implements Outbox.Source {
        @Override
        public void changesAfter(long seq) {
            catchingUp.ask(person, room.size(), () -> room.catchUp(session, seq));
        }

        @Override
        public void everybody() {
            room.tellEverybody(session);
        }
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void receive(WebSocketFrame frame) {
        wire.tookFrame();
        if (frame.isBinary() || frame.isContinuation()) {
            pulse.heard(System.nanoTime());
        }
        incoming.receive(frame);
    }

    @Override
    public void pong() {
        pulse.heard(System.nanoTime());
    }

    @Override
    public void drained() {
        outbox.drained(new Source());
        regulation.look();
    }

    @Override
    public void beat() {
        if (room.hasEnded()) {
            // It could not tell.
            end(CloseCode.TRY_AGAIN, "the draft was closed; connect again");
            return;
        }
        long now = System.nanoTime();
        String givenUp = pulse.beat(wire.bytesRead(), !regulation.isHeld() && wire.isMidMessage(), now);
        if (givenUp != null) {
            end(CloseCode.TRY_AGAIN, givenUp);
            return;
        }
        socket.writePing(Buffer.buffer());
        if (outbox.idleNanos(now) > config.keepAlive().toNanos() && !outbox.isFull()) {
            outbox.answer(KEEP_ALIVE);
        }
    }

    @Override
    public void changed(byte[] frame, long seq) {
        outbox.change(frame, seq);
    }

    @Override
    public void inStep(byte[] frame, long seq) {
        outbox.inStep(frame, seq);
        catchingUp.answered();
    }

    @Override
    public void answer(byte[] frame) {
        outbox.answer(frame);
        regulation.look();
    }

    @Override
    public void synced(byte[] frame) {
        outbox.answer(frame);
        incoming.synced();
        regulation.look();
    }

    @Override
    public void awareness(byte[] frame) {
        outbox.fleeting(frame);
    }

    @Override
    public void committed(long count, long seq) {
        incoming.answered(count);
        outbox.advance(seq);
        dialect.committed(outbox, count, seq);
        regulation.look();
    }

    @Override
    public void deferred(long count) {
        incoming.answered(count);
        regulation.look();
    }

    @Override
    public void refused(long count, Refusal refusal) {
        incoming.answered(count);
        if (dialect.refused(outbox, count, refusal)) {
            regulation.look();
        } else {
            end(CloseCode.NOT_ALLOWED, refusal.message());
        }
    }

    @Override
    public void keptInPart(Refusal refusal) {
        outbox.refuse(Frames.permissionDenied(refusal.message()));
    }

    @Override
    public void notice(Notice kind, byte[] frame) {
        dialect.notice(outbox, kind, frame);
    }

    @Override
    public void slow(long millis) {
        regulation.rest(millis);
        regulation.look();
    }

    @Override
    public void close(CloseCode code, String reason) {
        try {
            if (code == CloseCode.RESTART) {
                dialect.restarting(outbox);
            }
        } finally {
            end(code, reason);
        }
    }

    @Override
    public void end(CloseCode code, String reason) {
        boolean held = regulation.isHeld();
        try {
            leave();
        } finally {
            socket.close((short) code.code(), CloseReason.fit(reason));
            wire.hangUpSoon();
        }
        if (held) {
            // So that the other side's goodbye is read.
            socket.resume();
        }
        log.atInfo()
                .addKeyValue("person", person)
                .addKeyValue("code", code.code())
                .addKeyValue("reason", reason)
                .log("session.ended");
    }

    @Override
    public void leave() {
        if (!session.isOpen()) {
            return;
        }
        // Before anything else, which may fail.
        session.ended(new Ended(wire, spending));
        regulation.end();
        catchingUp.end();
        incoming.end();
        session.takeLeave();
    }
}
