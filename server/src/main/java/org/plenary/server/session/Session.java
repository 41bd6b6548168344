package org.plenary.server.session;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.protocol.Frames;
import org.plenary.crdt.protocol.Message;
import org.plenary.crdt.protocol.MessageReader;
import org.plenary.server.draft.Refusal;
import org.plenary.server.identity.Person;
import org.plenary.server.presence.Presence;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Lane;
import org.plenary.server.room.Member;
import org.plenary.server.room.Notice;
import org.plenary.server.room.PlenaryFrames;
import org.plenary.server.room.Room;
import org.plenary.server.signin.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a signed-in person in one room.
 *
 * <p>What the client sends is bounded three ways, and each time the socket is simply not read for a while, so that the
 * client's own network stack holds it back and nothing is lost: messages that wait for their answer, messages a second,
 * and answers that the client does not fetch. While it is not read, it cannot be heard, and is not given up as dead. Only what cannot be understood, or is too large, ends the connection.
 *
 * <p>Everything runs on the session's lane, and all that is not called by the room goes through {@link #here}: whatever is thrown
 * there ends this connection, because a message may have been lost, and the next one must not be counted in its place. It says
 * nothing about the room, and the others in it notice nothing.
 */
public final class Session implements Member {
    /** The WebSocket subprotocol of clients that understand acknowledgements, refusals and notices. */
    public static final String SUBPROTOCOL = "plenary.1";

    private static final int TOO_BIG = 1009;
    private static final Logger log = LoggerFactory.getLogger(Session.class);
    /** Peers that pack messages together put two into a frame, or what they changed meanwhile. */
    private static final int MAX_MESSAGES_A_FRAME = 16;

    /** Answers with the whole document that may be on their way at once. */
    private static final int MAX_SYNCS = 2;

    /** So many frames that end no message count as a message: each takes its time, however short it is. */
    private static final int FRAMES_PER_MESSAGE = 4;

    private static final int MAX_FAILED_RECHECKS = 5;
    private static final long RECHECK_AFTER_MILLIS = 1_000;
    private static final byte[] KEEP_ALIVE = Frames.awareness(List.of());

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Room room;
    private final Presence presence;
    private final Lane lane;
    private final SessionConfig config;
    private final boolean speaksPlenary;
    private final LiveSessions live;
    private final Outbox outbox;
    private final Allowance allowance;
    private final Unanswered unanswered = new Unanswered();
    private final Wire wire;
    private final MessageAssembly assembly;
    private final Progress progress;
    private final Questions syncs;
    private final Questions catchingUp;

    /** Read by the room from anywhere; set on the lane. */
    private volatile SignedIn who;

    /** Read by the room from anywhere; set on the lane. */
    private volatile OwnState ownState;

    private boolean rechecking;
    private boolean recheckAgain;
    private int failedRechecks;
    private long heartbeat;
    private long lastHeardNanos = System.nanoTime();
    private long bytesHeard;
    private int framesWithoutMessage;
    private boolean resting;
    private boolean paused;
    private boolean closed;

    /** What all sessions of a server share. */
    public record Surroundings(Vertx vertx, SessionConfig config, LiveSessions live) {}

    /**
     * Where a session takes place.
     *
     * @param presence this connection in the directory; the session tells it where the person is, and ends it
     * @param lane the socket's own event loop
     * @param wire looks after the socket
     */
    public record Place(Room room, Presence presence, Lane lane, Wire wire) {}

    private Session(Surroundings around, ServerWebSocket socket, SignedIn who, Place place) {
        this.vertx = around.vertx();
        this.socket = socket;
        this.who = who;
        this.room = place.room();
        this.presence = place.presence();
        this.lane = place.lane();
        this.config = around.config();
        this.live = around.live();
        this.speaksPlenary = SUBPROTOCOL.equals(socket.subProtocol());
        this.ownState = new OwnState(who.person());
        this.wire = place.wire();
        this.outbox = new Outbox(socket, wire);
        this.assembly = new MessageAssembly(config.maxMessageBytes());
        this.progress = new Progress(wire.memory().config(), lastHeardNanos);
        this.syncs = new Questions(wire.memory().answers());
        this.catchingUp = new Questions(wire.memory().answers());
        this.allowance = new Allowance(config.messagesPerSecond(), System.nanoTime());
    }

    /**
     * Begins a session on an open socket; it ends itself when the socket closes. Must be called on the lane of {@code place}.
     */
    public static void begin(Surroundings around, ServerWebSocket socket, SignedIn who, Place place) {
        Session session = new Session(around, socket, who, place);
        session.here(session::begin);
    }

    /** The one way in: does something, and ends the connection if that throws. */
    private void here(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            broke(thrown);
            if (thrown instanceof Error error) {
                // The connection has come to terms with it; the process may have to, too.
                throw error;
            }
        }
    }

    private void broke(Throwable thrown) {
        try {
            end(CloseCode.TRY_AGAIN, "the server could not go on with this connection; connect again");
        } catch (Throwable again) {
            thrown.addSuppressed(again);
        }
        log.atError().addKeyValue("person", person().id()).setCause(thrown).log("session.broke");
    }

    private void begin() {
        wire.onEvicted(use -> here(() -> end(CloseCode.TRY_AGAIN, Wire.reason(use))));
        socket.frameHandler(frame -> here(() -> receive(frame)));
        socket.pongHandler(pong -> lastHeardNanos = System.nanoTime());
        socket.exceptionHandler(cause -> here(() -> failed(cause)));
        socket.drainHandler(nothing -> here(this::drained));
        socket.closeHandler(nothing -> here(this::leave));
        long beatMillis = Math.max(1, config.keepAlive().toMillis() / 3);
        heartbeat = vertx.setPeriodic(beatMillis, timer -> here(this::beat));
        live.add(this);
        room.join(this);
        socket.resume();
        // What has changed since the request was looked at was told to those who were here already.
        recheck();
    }

    /** What this connection is signed in as, from any thread. */
    SignedIn who() {
        return who;
    }

    /** Asks again who this is, because that may have changed. May be called from any thread. */
    void recheck() {
        lane.run(() -> here(this::recheckHere));
    }

    private void recheckHere() {
        recheckAgain = rechecking;
        if (closed || rechecking) {
            return;
        }
        rechecking = true;
        live.again(who).onComplete(answer -> lane.run(() -> here(() -> rechecked(answer))));
    }

    private void rechecked(AsyncResult<Optional<SignedIn>> answer) {
        rechecking = false;
        if (answer.failed()) {
            notRechecked(answer.cause());
        } else {
            failedRechecks = 0;
            answer.result().ifPresentOrElse(this::renew, this::signedOut);
        }
        if (recheckAgain) {
            recheckHere();
        }
    }

    /** Whoever may have lost the right to be here does not stay for long because nobody can be asked. */
    private void notRechecked(Throwable cause) {
        failedRechecks++;
        log.atWarn()
                .addKeyValue("person", person().id())
                .addKeyValue("attempt", failedRechecks)
                .addKeyValue("cause", cause.toString())
                .log("session.notRechecked");
        if (failedRechecks == MAX_FAILED_RECHECKS) {
            end(CloseCode.TRY_AGAIN, "it could not be found out whether you are still signed in; connect again");
        } else {
            vertx.setTimer(RECHECK_AFTER_MILLIS, timer -> here(this::recheckHere));
        }
    }

    private void signedOut() {
        end(
                CloseCode.NOT_ALLOWED,
                "you are no longer signed in here: the sign-in has ended, or your access was revoked");
    }

    private void renew(SignedIn now) {
        if (!closed && !now.equals(who)) {
            who = now;
            ownState = new OwnState(now.person());
            presence.renewed(now.person());
            room.renewed(this);
        }
    }

    private void receive(WebSocketFrame frame) {
        wire.tookFrame();
        if (!closed && (frame.isBinary() || frame.isContinuation())) {
            lastHeardNanos = System.nanoTime();
            receivePart(frame);
        } else {
            if (!closed && frame.isText()) {
                end(CloseCode.MALFORMED, "expected binary messages of the y-websocket protocol, got a text message");
            }
            wire.took(Wire.bytesOf(frame));
            // Every ping is answered, and the answers may not have been fetched.
            countFrame();
        }
    }

    private void receivePart(WebSocketFrame frame) {
        if (assembly.overflows(frame)) {
            wire.took(Wire.bytesOf(frame));
            end(
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
        framesWithoutMessage += 1 + wire.takePassedOver();
        if (framesWithoutMessage >= FRAMES_PER_MESSAGE) {
            spend(framesWithoutMessage / FRAMES_PER_MESSAGE, 0);
            framesWithoutMessage %= FRAMES_PER_MESSAGE;
        }
        regulate();
    }

    private void spend(int messages, int bytes) {
        long share = room.shares().brought(person().id(), messages, bytes);
        rest(Math.max(allowance.spend(messages, System.nanoTime()), share));
    }

    private void receive(byte[] bytes) {
        try {
            // All of a frame is read before any of it is heeded.
            List<Message> messages = MessageReader.readAll(bytes, Weight.bounds(room.size()), MAX_MESSAGES_A_FRAME);
            Intake intake = new Intake(bytes.length / messages.size());
            int cost = 0;
            for (Message message : messages) {
                cost += closed ? 0 : message.accept(intake);
            }
            spend(cost, bytes.length);
        } catch (DecodeException e) {
            boolean large = e.reason() == DecodeException.Reason.EXPANDS_TOO_MUCH;
            end(
                    large ? CloseCode.TOO_LARGE : CloseCode.MALFORMED,
                    large
                            ? "expected a change that can be taken in at once, in fewer pieces; " + e.getMessage()
                            : String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.atError().addKeyValue("person", person().id()).setCause(e).log("session.broke");
            end(CloseCode.MALFORMED, "this message cannot be taken; the fault was logged");
        }
        regulate();
    }

    /** Passes a message on; returns what it costs of the allowance. */
    private final class Intake implements Message.Visitor<Integer> {
        private static final int CHEAP = 1;
        private static final int ASKS_FOR_AN_ENCODING = 20;
        /** What a client repeats of many others is work, though it is passed over. */
        private static final int AWARENESS_BYTES = 4096;

        private final int bytes;

        Intake(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public Integer syncStep1(Message.SyncStep1 message) {
            syncs.ask(person().id(), room.size(), () -> room.sync(Session.this, message.stateVector()));
            return ASKS_FOR_AN_ENCODING;
        }

        @Override
        public Integer syncStep2(Message.SyncStep2 message) {
            room.submit(Session.this, waits(message.update()), message.update(), true);
            return CHEAP;
        }

        @Override
        public Integer change(Message.Change message) {
            room.submit(Session.this, waits(message.update()), message.update(), false);
            return CHEAP;
        }

        @Override
        public Integer awareness(Message.Awareness message) {
            room.announce(Session.this, message);
            return CHEAP + bytes / AWARENESS_BYTES;
        }

        @Override
        public Integer queryAwareness(Message.QueryAwareness message) {
            room.tellEverybody(Session.this);
            return ASKS_FOR_AN_ENCODING;
        }
    }

    /** Notes a document message that waits for its answer; returns its number. */
    private long waits(Update update) {
        long count = unanswered.next(Weight.of(update));
        wire.waits(unanswered.bytes());
        return count;
    }

    private void answered(long count) {
        unanswered.answered(count);
        wire.waits(unanswered.bytes());
    }

    private void rest(long millis) {
        if (millis > 0 && !resting) {
            resting = true;
            vertx.setTimer(
                    millis,
                    timer -> here(() -> {
                        resting = false;
                        regulate();
                    }));
        }
    }

    /** Reads from the socket exactly while every bound allows it. */
    private void regulate() {
        // The other side's goodbye comes when the socket is closed already, and before it is told.
        if (closed || socket.isClosed()) {
            return;
        }
        boolean hold = resting
                || outbox.isFull()
                || syncs.size() >= MAX_SYNCS
                || unanswered.messages() >= config.maxUnanswered()
                || unanswered.bytes() >= config.maxUnansweredBytes();
        if (hold != paused) {
            paused = hold;
            if (hold) {
                socket.pause();
            } else {
                lastHeardNanos = System.nanoTime();
                socket.resume();
            }
        }
    }

    private void drained() {
        if (closed) {
            return;
        }
        if (outbox.drained()) {
            long seq = outbox.lastSeq();
            catchingUp.ask(person().id(), room.size(), () -> room.catchUp(this, seq));
        } else if (outbox.takeMissedFleeting()) {
            room.tellEverybody(this);
        }
        regulate();
    }

    private void beat() {
        if (room.hasEnded()) {
            // It could not tell.
            end(CloseCode.TRY_AGAIN, "the draft was closed; connect again");
            return;
        }
        long now = System.nanoTime();
        if (wire.bytesRead() != bytesHeard) {
            // Within a long frame nothing else can come, not even the answer to a ping.
            bytesHeard = wire.bytesRead();
            lastHeardNanos = now;
        }
        if (paused || !wire.isMidMessage()) {
            progress.rest(bytesHeard, now);
        } else if (!progress.goesOn(bytesHeard, now)) {
            end(
                    CloseCode.TRY_AGAIN,
                    "an unfinished message brought fewer than "
                            + wire.memory().config().leastProgress() + " bytes in "
                            + wire.memory().config().patience().toSeconds() + " seconds; send it again");
            return;
        }
        if (now - lastHeardNanos > config.deadAfter().toNanos()) {
            end(CloseCode.TRY_AGAIN, "nothing came for " + config.deadAfter().toSeconds() + " seconds; connect again");
            return;
        }
        socket.writePing(Buffer.buffer());
        if (outbox.idleNanos(now) > config.keepAlive().toNanos() && !outbox.isFull()) {
            outbox.answer(KEEP_ALIVE);
        }
    }

    private void failed(Throwable cause) {
        log.atInfo()
                .addKeyValue("person", person().id())
                .addKeyValue("cause", cause.toString())
                .log("session.failed");
        if (cause instanceof CorruptedWebSocketFrameException e
                && e.closeStatus().code() != TOO_BIG) {
            end(CloseCode.MALFORMED, "expected a WebSocket frame: " + e.getMessage());
        } else if (!(cause instanceof HttpClosedException)) {
            end(CloseCode.TOO_LARGE, "expected a message of at most " + config.maxMessageBytes() + " bytes, got more");
        }
    }

    private void end(CloseCode code, String reason) {
        if (closed) {
            return;
        }
        try {
            leave();
        } finally {
            socket.close((short) code.code(), CloseReason.fit(reason));
            wire.hangUpSoon();
        }
        if (paused) {
            socket.resume();
        }
        log.atInfo()
                .addKeyValue("person", person().id())
                .addKeyValue("code", code.code())
                .addKeyValue("reason", reason)
                .log("session.ended");
    }

    /** From here on nothing is taken and nothing is said, whatever else may fail. */
    private void leave() {
        if (closed) {
            return;
        }
        closed = true;
        vertx.cancelTimer(heartbeat);
        syncs.end();
        catchingUp.end();
        wire.took(assembly.clear());
        try {
            room.leave(this);
        } finally {
            try {
                live.remove(this);
            } finally {
                presence.leave();
            }
        }
    }

    @Override
    public Person person() {
        return who.person();
    }

    @Override
    public Lane lane() {
        return lane;
    }

    @Override
    public void changed(byte[] frame, long seq) {
        if (!closed) {
            outbox.change(frame, seq);
        }
    }

    @Override
    public void inStep(byte[] frame, long seq) {
        if (!closed) {
            outbox.inStep(frame, seq);
            catchingUp.answered();
        }
    }

    @Override
    public void answer(byte[] frame) {
        if (!closed) {
            outbox.answer(frame);
            regulate();
        }
    }

    @Override
    public void synced(byte[] frame) {
        answer(frame);
        syncs.answered();
        regulate();
    }

    @Override
    public @Nullable String told(String said) {
        try {
            return ownState.of(said).encode();
        } catch (RuntimeException | StackOverflowError e) {
            // What one says of oneself must not be a fault of the room, whatever it is.
            lane.run(() -> end(CloseCode.MALFORMED, String.valueOf(e.getMessage())));
            return null;
        }
    }

    @Override
    public void announced(List<Message.Awareness.Entry> own) {
        Whereabouts.of(own).ifPresent(where -> presence.at(where.clause()));
    }

    @Override
    public void awareness(byte[] frame) {
        if (!closed) {
            outbox.fleeting(frame);
        }
    }

    @Override
    public void committed(long count, long seq) {
        if (closed) {
            return;
        }
        answered(count);
        outbox.advance(seq);
        if (speaksPlenary) {
            outbox.acknowledge(PlenaryFrames.committed(count, seq));
        }
        regulate();
    }

    @Override
    public void deferred(long count) {
        if (!closed) {
            answered(count);
            regulate();
        }
    }

    @Override
    public void refused(long count, Refusal refusal) {
        if (closed) {
            return;
        }
        answered(count);
        if (speaksPlenary) {
            outbox.refuse(PlenaryFrames.refused(new JsonObject()
                    .put("reason", refusal.reason().wireName())
                    .put("message", refusal.message())
                    .put("clause", refusal.clause())
                    .put("count", count)
                    .encode()));
            regulate();
        } else {
            end(CloseCode.NOT_ALLOWED, refusal.message());
        }
    }

    @Override
    public boolean bringsOver() {
        return speaksPlenary;
    }

    @Override
    public void keptInPart(Refusal refusal) {
        if (!closed) {
            outbox.refuse(Frames.permissionDenied(refusal.message()));
        }
    }

    @Override
    public void notice(Notice kind, byte[] frame) {
        if (!closed && speaksPlenary) {
            outbox.notice(kind, frame);
        }
    }

    @Override
    public void slow(long millis) {
        rest(millis);
        regulate();
    }

    @Override
    public void close(CloseCode code, String reason) {
        try {
            if (!closed && speaksPlenary && code == CloseCode.RESTART) {
                outbox.answer(PlenaryFrames.notice(
                        new JsonObject().put("kind", "restarting").encode()));
            }
        } finally {
            end(code, reason);
        }
    }
}
