package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plenary.server.http.exchange.HttpConnections;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.http.exchange.Site;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.memory.Memory;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Lane;
import org.plenary.server.session.Wire;
import org.plenary.server.signin.Accounts;
import org.plenary.server.signin.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The upgrade of a signed-in person's request to a WebSocket about a draft, as one event loop does it. What can be
 * refused before the upgrade is answered over HTTP.
 */
public final class SocketDoor {
    private static final Logger log = LoggerFactory.getLogger(SocketDoor.class);
    private static final Pattern DRAFT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Accounts accounts;
    private final SignIn signIn;
    private final Drafts drafts;
    private final Site site;
    private final HttpConnections connections;
    private final Handshakes handshakes;
    private final Memory memory;
    private final Lane lane;

    /** @param lane the event loop */
    public SocketDoor(
            Accounts accounts,
            SignIn signIn,
            Drafts drafts,
            Site site,
            HttpConnections connections,
            Handshakes handshakes,
            Memory memory,
            Lane lane) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.drafts = drafts;
        this.site = site;
        this.connections = connections;
        this.handshakes = handshakes;
        this.memory = memory;
        this.lane = lane;
    }

    /** Somebody who may read the draft is let in: opens the socket by {@link #open}, or does not. */
    @FunctionalInterface
    public interface Entrance {
        /** Completes when the handshake is over. */
        Future<Void> enter(RoutingContext context, Stream draft, SignedIn who);
    }

    /** Does something with a socket that was opened, on the event loop. */
    @FunctionalInterface
    public interface Opened {
        /**
         * Begins.
         *
         * @param wire looks after the socket
         */
        void begin(ServerWebSocket socket, Wire wire);
    }

    /** A draft that a person may read. */
    Future<Optional<Stream>> draft(StreamId id, Person person) {
        return drafts.find(id, person);
    }

    /** That event loop. */
    public Lane lane() {
        return lane;
    }

    /**
     * Lets somebody in who may read the draft that the path names as {@code draftId}, or answers why not.
     *
     * @param speaks what is spoken on the socket, for those who ask without an upgrade
     */
    public void admit(RoutingContext context, String speaks, Entrance entrance) {
        admit(context, speaks, drafts::find, entrance);
    }

    /** Finds what somebody may come into; empty if there is no such thing for them. */
    @FunctionalInterface
    public interface Finder {
        Future<Optional<Stream>> find(StreamId id, Person person);
    }

    /** As above, into what a finder finds under the name in the path. */
    public void admit(RoutingContext context, String speaks, Finder finder, Entrance entrance) {
        HttpServerRequest request = context.request();
        String draftId = context.pathParam("draftId");
        if (!request.canUpgradeToWebSocket()) {
            Problem.INVALID_REQUEST.answer(
                    context, "Expected a WebSocket upgrade that speaks " + speaks + ", got a plain request.");
        } else if (!site.isFromOwnPage(request)) {
            refuse(
                    context,
                    Problem.FORGERY_SUSPECTED,
                    "Pages of another site may not open a socket here. If the page is this server's own, the operator"
                            + " must set the address under which people reach it by --url or --origin.");
        } else if (!DRAFT_ID.matcher(draftId).matches()) {
            refuse(context, Problem.NOT_FOUND, "There is no such draft in your process.");
        } else if (!handshakes.enter()) {
            comeBack(context);
        } else {
            request.pause();
            who(context)
                    .compose(person -> person.map(
                                    somebody -> enter(context, new StreamId(draftId), somebody, finder, entrance))
                            .orElseGet(() -> refuse(
                                    context,
                                    Problem.NOT_SIGNED_IN,
                                    "Sign in first, or give your token as ?token=… or as a bearer token.")))
                    .onFailure(context::fail)
                    .onComplete(done -> handshakes.leave());
        }
    }

    private static Future<Void> comeBack(RoutingContext context) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        return refuse(
                context,
                Problem.UNAVAILABLE,
                "As many connections are being opened as this server opens at once, in all or for you; try again.");
    }

    private Future<Optional<SignedIn>> who(RoutingContext context) {
        String token = context.request().getParam("token");
        return token == null ? signIn.who(context.request()) : accounts.byToken(token);
    }

    private Future<Void> enter(RoutingContext context, StreamId draft, SignedIn who, Finder finder, Entrance entrance) {
        PersonId person = who.person().id();
        if (!handshakes.enter(who.person())) {
            return comeBack(context);
        }
        return finder.find(draft, who.person())
                .compose(found -> found.map(stream -> entrance.enter(context, stream, who))
                        .orElseGet(() -> refuse(context, Problem.NOT_FOUND, "There is no such draft in your process.")))
                .onComplete(done -> handshakes.leave(person));
    }

    /** Opens the socket; completes when that is done, or cannot be. */
    public Future<Void> open(RoutingContext context, SignedIn who, Opened opened) {
        return open(context.request())
                .onSuccess(socket -> {
                    connections.released(context.request().connection());
                    opened.begin(
                            socket,
                            Wire.of(
                                    socket,
                                    context.request().connection(),
                                    memory,
                                    who.person().id(),
                                    lane));
                })
                .transform(done -> {
                    if (done.failed()) {
                        // Whoever asked has gone, or was answered by what failed.
                        log.atInfo()
                                .addKeyValue("cause", done.cause().toString())
                                .log("upgrade.failed");
                    }
                    return Future.succeededFuture();
                });
    }

    /**
     * Opens the socket, if its client is still there. When the client goes before the end of its request is worked off,
     * Vert.x would complete its own answer a second time, and throw: so it does not hear of it, and the answer is given
     * here.
     */
    private static Future<ServerWebSocket> open(HttpServerRequest request) {
        Promise<ServerWebSocket> opened = Promise.promise();
        request.toWebSocket()
                .onSuccess(socket -> {
                    if (!opened.tryComplete(socket)) {
                        socket.close();
                    }
                })
                .onFailure(opened::tryFail);
        request.exceptionHandler(opened::tryFail);
        return opened.future();
    }

    private static Future<Void> refuse(RoutingContext context, Problem problem, String detail) {
        log.atInfo()
                .addKeyValue("problem", problem)
                .addKeyValue("remote", context.request().remoteAddress())
                .log("upgrade.refused");
        problem.answer(context, detail);
        return Future.succeededFuture();
    }
}
