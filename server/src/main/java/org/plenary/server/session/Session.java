package org.plenary.server.session;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.protocol.Message;
import org.plenary.server.draft.Refusal;
import org.plenary.server.identity.Person;
import org.plenary.server.presence.Presence;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Lane;
import org.plenary.server.room.Member;
import org.plenary.server.room.Notice;
import org.plenary.server.room.Room;
import org.plenary.server.signin.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a signed-in person in one room. What it does is up to its {@link Stage}: {@link Open} until it ends,
 * then {@link Ended}. Who it is that is signed in is found out anew by {@link Rechecking}.
 *
 * <p>Everything the client sends is bounded, and beyond a bound the socket is simply not read for a while, so that the
 * client's own network stack holds it back and nothing is lost. Only what cannot be understood, or is too large, ends
 * the connection.
 *
 * <p>Everything runs on the session's lane, and all that is not called by the room goes through {@link #here}: whatever
 * is thrown there ends this connection, because a message may have been lost, and the next one must not be counted in
 * its place. It says nothing about the room, and the others in it notice nothing.
 */
public final class Session implements Member, LiveConnection {
    /** The WebSocket subprotocol of clients that understand acknowledgements, refusals and notices. */
    public static final String SUBPROTOCOL = "plenary.1";

    private static final int TOO_BIG = 1009;
    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Room room;
    private final Presence presence;
    private final Lane lane;
    private final SessionConfig config;
    private final LiveSessions live;
    private final Wire wire;
    private final Dialect dialect;
    private final Later later = new OnLane();
    private final Rechecking rechecking;
    private Stage stage;
    private long heartbeat;

    /** Read by the room from anywhere; set on the lane. */
    private volatile SignedIn who;

    /** Read by the room from anywhere; set on the lane. */
    private volatile OwnState ownState;

    /** What all sessions of a server share. */
    public record Surroundings(Vertx vertx, SessionConfig config, LiveSessions live) {}

    /**
     * Where a session takes place.
     *
     * @param presence this connection in the directory; the session tells it where the person is, and ends it
     * @param lane the socket's own event loop
     * @param wire looks after the socket
     * @param hearsChanges whether the client asked to be told what changes of what stands, and not all of it each time
     */
    public record Place(Room room, Presence presence, Lane lane, Wire wire, boolean hearsChanges) {}

    private Session(Surroundings around, ServerWebSocket socket, SignedIn who, Place place) {
        this.vertx = around.vertx();
        this.socket = socket;
        this.who = who;
        this.room = place.room();
        this.presence = place.presence();
        this.lane = place.lane();
        this.config = around.config();
        this.live = around.live();
        this.wire = place.wire();
        this.dialect = Dialect.of(socket.subProtocol(), place.hearsChanges());
        this.ownState = new OwnState(who.person());
        this.rechecking = new Rechecking(live::again, new SignedInHere(), later);
        this.stage = new Open(this, socket, place, config, dialect);
    }

    /**
     * Begins a session on an open socket; it ends itself when the socket closes. Must be called on the lane of {@code
     * place}.
     */
    public static void begin(Surroundings around, ServerWebSocket socket, SignedIn who, Place place) {
        Session session = new Session(around, socket, who, place);
        session.here(session::begin);
    }

    private void begin() {
        wire.onEvicted(use -> here(() -> stage.end(CloseCode.TRY_AGAIN, Wire.reason(use))));
        socket.frameHandler(frame -> here(() -> stage.receive(frame)));
        socket.pongHandler(pong -> stage.pong());
        socket.exceptionHandler(cause -> here(() -> failed(cause)));
        wire.onWritable(() -> later.soon(() -> stage.drained()));
        socket.closeHandler(nothing -> here(() -> stage.leave()));
        long beatMillis = Math.max(1, config.keepAlive().toMillis() / 3);
        heartbeat = vertx.setPeriodic(beatMillis, timer -> here(() -> stage.beat()));
        live.add(this);
        room.join(this);
        socket.resume();
        // What has changed since the request was looked at was told to those who were here already.
        recheck();
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
            stage.end(CloseCode.TRY_AGAIN, "the server could not go on with this connection; connect again");
        } catch (Throwable again) {
            thrown.addSuppressed(again);
        }
        log.atError().addKeyValue("person", person().id()).setCause(thrown).log("session.broke");
    }

    private final class OnLane implements Later {
        @Override
        public void soon(Runnable task) {
            lane.run(() -> here(task));
        }

        @Override
        public Runnable after(long millis, Runnable task) {
            long timer = vertx.setTimer(millis, nothing -> here(task));
            return () -> vertx.cancelTimer(timer);
        }
    }

    private final class SignedInHere implements Rechecking.Party {
        @Override
        public SignedIn who() {
            return who;
        }

        @Override
        public void renewed(SignedIn now) {
            who = now;
            ownState = new OwnState(now.person());
            presence.renewed(now.person());
            room.renewed(Session.this);
        }

        @Override
        public void signedOut() {
            stage.end(
                    CloseCode.NOT_ALLOWED,
                    "you are no longer signed in here: the sign-in has ended, or your access was revoked");
        }

        @Override
        public void unknown() {
            stage.end(CloseCode.TRY_AGAIN, "it could not be found out whether you are still signed in; connect again");
        }
    }

    private void failed(Throwable cause) {
        log.atInfo()
                .addKeyValue("person", person().id())
                .addKeyValue("cause", cause.toString())
                .log("session.failed");
        if (cause instanceof CorruptedWebSocketFrameException e
                && e.closeStatus().code() != TOO_BIG) {
            stage.end(CloseCode.MALFORMED, "expected a WebSocket frame: " + e.getMessage());
        } else if (!(cause instanceof HttpClosedException)) {
            stage.end(
                    CloseCode.TOO_LARGE,
                    "expected a message of at most " + config.maxMessageBytes() + " bytes, got more");
        }
    }

    @Override
    public SignedIn who() {
        return who;
    }

    @Override
    public void recheck() {
        later.soon(rechecking::changed);
    }

    Later later() {
        return later;
    }

    /** Whether the client is still heeded. */
    boolean isOpen() {
        return stage.isOpen();
    }

    /** From here on nothing is taken and nothing is said, whatever else may fail. */
    void ended(Ended now) {
        stage = now;
        vertx.cancelTimer(heartbeat);
        rechecking.end();
    }

    /** Leaves everything that this connection was a part of, each whatever becomes of the others. */
    void takeLeave() {
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
        stage.changed(frame, seq);
    }

    @Override
    public void inStep(byte[] frame, long seq) {
        stage.inStep(frame, seq);
    }

    @Override
    public void answer(byte[] frame) {
        stage.answer(frame);
    }

    @Override
    public void synced(byte[] frame) {
        stage.synced(frame);
    }

    @Override
    public @Nullable String told(String said) {
        try {
            return ownState.of(said).encode();
        } catch (RuntimeException | StackOverflowError e) {
            // What one says of oneself must not be a fault of the room, whatever it is.
            later.soon(() -> stage.end(CloseCode.MALFORMED, String.valueOf(e.getMessage())));
            return null;
        }
    }

    @Override
    public void announced(List<Message.Awareness.Entry> own) {
        Whereabouts.of(own).ifPresent(where -> presence.at(where.clause()));
    }

    @Override
    public void awareness(byte[] frame) {
        stage.awareness(frame);
    }

    @Override
    public void committed(long count, long seq) {
        stage.committed(count, seq);
    }

    @Override
    public void deferred(long count) {
        stage.deferred(count);
    }

    @Override
    public void refused(long count, Refusal refusal) {
        stage.refused(count, refusal);
    }

    @Override
    public boolean hearsChanges() {
        return dialect.hearsChanges();
    }

    @Override
    public boolean bringsOver() {
        return dialect.bringsOver();
    }

    @Override
    public void keptInPart(Refusal refusal) {
        stage.keptInPart(refusal);
    }

    @Override
    public void notice(Notice kind, byte[] frame) {
        stage.notice(kind, frame);
    }

    @Override
    public void slow(long millis) {
        stage.slow(millis);
    }

    @Override
    public void close(CloseCode code, String reason) {
        stage.close(code, reason);
    }
}
