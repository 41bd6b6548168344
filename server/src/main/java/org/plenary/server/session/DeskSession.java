package org.plenary.server.session;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plenary.server.desk.AudienceNews;
import org.plenary.server.desk.DeskListener;
import org.plenary.server.desk.DeskListeners;
import org.plenary.server.desk.DeskPlace;
import org.plenary.server.desk.Desks;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Lane;
import org.plenary.server.signin.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a signed-in person that listens to the desks of one draft. The client only listens: what it says
 * ends the connection.
 *
 * <p>Whatever may change who its person is, or what they may do in the draft, counts {@link #changes} up, at once and
 * from any thread. What is said goes out only while the last look was at all of these changes; until then it waits, and
 * after the look only what is for the person now goes out. So nobody hears anything of an audience that they have left,
 * not even what was said a moment before.
 *
 * <pre>
 *   changed ──► look (who is signed in, what may they do) ──► tell the audiences if they are others ──► what waits
 *                 ▲                        │
 *                 └── changed meanwhile ───┘
 * </pre>
 *
 * <p>Little waits for a client that does not read: of what is said about one thread only the last, and when it is too
 * much the connection ends.
 */
public final class DeskSession implements DeskListener, LiveConnection {
    private static final Logger log = LoggerFactory.getLogger(DeskSession.class);
    private static final int MAX_WAITING = 100;
    private static final long MAX_WAITING_UNITS = 4L << 20;

    private final Surroundings around;
    private final ServerWebSocket socket;
    private final Wire wire;
    private final Lane lane;
    private final StreamId draft;
    private final Pulse pulse;
    private final AtomicLong changes = new AtomicLong(1);
    private final Map<String, AudienceNews> waiting = new LinkedHashMap<>();
    private volatile SignedIn who;
    private @Nullable DeskPlace place;
    private long lookedAt;
    private boolean looking;
    private boolean over;
    private long heartbeat;

    /** What all connections to desks share. */
    public record Surroundings(
            Vertx vertx, SessionConfig config, LiveSessions live, Desks desks, DeskListeners listeners) {}

    private DeskSession(
            Surroundings around, ServerWebSocket socket, Wire wire, Lane lane, SignedIn who, StreamId draft) {
        this.around = around;
        this.socket = socket;
        this.wire = wire;
        this.lane = lane;
        this.who = who;
        this.draft = draft;
        this.pulse = new Pulse(around.config(), wire.memory().config(), System.nanoTime());
    }

    /**
     * Begins on an open socket; it ends itself when the socket closes. Must be called on the lane.
     *
     * @param wire looks after the socket
     * @param lane the socket's own event loop
     */
    public static void begin(
            Surroundings around, ServerWebSocket socket, Wire wire, Lane lane, SignedIn who, StreamId draft) {
        DeskSession session = new DeskSession(around, socket, wire, lane, who, draft);
        session.here(session::begin);
    }

    private void begin() {
        wire.onEvicted(use -> here(() -> end(CloseCode.TRY_AGAIN, Wire.reason(use))));
        socket.frameHandler(frame -> here(() -> receive(frame)));
        socket.pongHandler(pong -> pulse.heard(System.nanoTime()));
        socket.exceptionHandler(cause -> here(() -> end(CloseCode.MALFORMED, "expected a WebSocket frame")));
        socket.drainHandler(nothing -> here(this::drained));
        socket.closeHandler(nothing -> here(this::leave));
        long beatMillis = Math.max(1, around.config().keepAlive().toMillis() / 3);
        heartbeat = around.vertx().setPeriodic(beatMillis, timer -> here(this::beat));
        if (!around.listeners().add(draft, this)) {
            end(CloseCode.TRY_AGAIN, "there are as many connections as there can be, in all or of yours; close some");
            return;
        }
        around.live().add(this);
        socket.resume();
        look();
    }

    /** The one way in: does something, and ends the connection if that throws. */
    private void here(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            try {
                end(CloseCode.TRY_AGAIN, "the server could not go on with this connection; connect again");
            } catch (Throwable again) {
                thrown.addSuppressed(again);
            }
            log.atError().addKeyValue("person", listener()).setCause(thrown).log("deskSession.broke");
            if (thrown instanceof Error error) {
                throw error;
            }
        }
    }

    private void soon(Runnable task) {
        lane.run(() -> here(task));
    }

    private void receive(WebSocketFrame frame) {
        wire.tookFrame();
        wire.took(Wire.bytesOf(frame));
        if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
            end(CloseCode.MALFORMED, "expected nothing from a client that listens to desks");
        }
    }

    private void beat() {
        if (over) {
            return;
        }
        String givenUp = pulse.beat(wire.bytesRead(), wire.isMidMessage(), System.nanoTime());
        if (givenUp == null) {
            socket.writePing(Buffer.buffer());
        } else {
            end(CloseCode.TRY_AGAIN, givenUp);
        }
    }

    private void drained() {
        wire.settleOutgoing();
        say();
    }

    @Override
    public PersonId listener() {
        return who.person().id();
    }

    @Override
    public SignedIn who() {
        return who;
    }

    @Override
    public void recheck() {
        changes.incrementAndGet();
        soon(this::look);
    }

    @Override
    public void rightsChanged() {
        recheck();
    }

    @Override
    public void stopping() {
        soon(() -> end(CloseCode.RESTART, "the server restarts"));
    }

    /** Finds out who this is, and what they may do, unless that is being found out. */
    private void look() {
        if (over || looking || lookedAt == changes.get()) {
            return;
        }
        looking = true;
        long asked = changes.get();
        around.live().again(who).compose(this::placeOf).onComplete(found -> soon(() -> heed(asked, found)));
    }

    /** Who somebody is now, and where that puts them. */
    private record Found(SignedIn who, DeskPlace place) {}

    private Future<Optional<Found>> placeOf(Optional<SignedIn> now) {
        return now.map(signedIn -> around.desks()
                        .place(draft, signedIn.person())
                        .map(there -> Optional.of(new Found(signedIn, there))))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private void heed(long asked, AsyncResult<Optional<Found>> answer) {
        looking = false;
        if (over) {
            return;
        }
        if (answer.failed()) {
            if (answer.cause() instanceof RefusedException refused && refused.kind() == RefusalKind.NOT_FOUND) {
                end(CloseCode.NOT_ALLOWED, "this draft is not open to you");
            } else {
                log.atWarn()
                        .addKeyValue("person", listener())
                        .addKeyValue("cause", answer.cause().toString())
                        .log("deskSession.notRechecked");
                end(CloseCode.TRY_AGAIN, "it could not be found out what you may hear; connect again");
            }
            return;
        }
        answer.result()
                .ifPresentOrElse(
                        found -> heed(asked, found),
                        () -> end(
                                CloseCode.NOT_ALLOWED,
                                "you are no longer signed in here: the sign-in has ended, or your access was revoked"));
    }

    private void heed(long asked, Found found) {
        who = found.who();
        lookedAt = asked;
        if (lookedAt != changes.get()) {
            look();
            return;
        }
        DeskPlace before = place;
        place = found.place();
        if (before == null || !before.tellsAs(found.place())) {
            tellPlace(found.place());
        }
        say();
    }

    private void tellPlace(DeskPlace now) {
        write(new String(
                new Fields().put("kind", "desks").putAll(now.toFields()).toJson(), StandardCharsets.UTF_8));
    }

    @Override
    public void told(AudienceNews news) {
        soon(() -> {
            if (!over) {
                // The last about something makes up for those before it.
                waiting.remove(news.subject());
                waiting.put(news.subject(), news);
                say();
            }
        });
    }

    /** Says what waits, as far as the client takes it and it is certain whom it is said to. */
    private void say() {
        DeskPlace now = place;
        Iterator<AudienceNews> all = waiting.values().iterator();
        while (!over && now != null && all.hasNext() && lookedAt == changes.get() && !socket.writeQueueFull()) {
            AudienceNews news = all.next();
            all.remove();
            if (now.isIn(news.audience())) {
                now = met(now, news);
                write(news.json());
            }
        }
        if (!over && isTooMuch()) {
            end(CloseCode.TRY_AGAIN, "you have left too much unread; connect again");
        }
    }

    /** Of a desk that is new the client hears before it hears what is said on it. */
    private DeskPlace met(DeskPlace now, AudienceNews news) {
        DeskPlace.Open desk = news.saidOn();
        if (desk == null || now.has(desk.id())) {
            return now;
        }
        DeskPlace more = now.with(desk);
        place = more;
        tellPlace(more);
        return more;
    }

    private boolean isTooMuch() {
        return waiting.size() > 1
                && (waiting.size() > MAX_WAITING
                        || waiting.values().stream()
                                        .mapToLong(news -> news.json().length())
                                        .sum()
                                > MAX_WAITING_UNITS);
    }

    private void write(String json) {
        Buffer bytes = Buffer.buffer(json);
        socket.writeTextMessage(json);
        wire.said(bytes.length());
    }

    private void end(CloseCode code, String reason) {
        if (over) {
            return;
        }
        try {
            leave();
        } finally {
            socket.close((short) code.code(), CloseReason.fit(reason));
            wire.hangUpSoon();
        }
        log.atInfo()
                .addKeyValue("person", listener())
                .addKeyValue("code", code.code())
                .log("deskSession.ended");
    }

    private void leave() {
        if (over) {
            return;
        }
        over = true;
        waiting.clear();
        around.vertx().cancelTimer(heartbeat);
        around.listeners().remove(draft, this);
        around.live().remove(this);
    }
}
