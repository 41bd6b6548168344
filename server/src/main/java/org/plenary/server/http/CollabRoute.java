package org.plenary.server.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plenary.crdt.protocol.CloseCode;
import org.plenary.server.identity.Accounts;
import org.plenary.server.identity.SignedIn;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Lane;
import org.plenary.server.room.Room;
import org.plenary.server.room.Rooms;
import org.plenary.server.session.CloseReason;
import org.plenary.server.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /collab/{draftId}}: the upgrade of a signed-in person's request to a WebSocket in the draft's room. What can
 * be refused before the upgrade is answered over HTTP; what a y-websocket client must hear as a permanent close code is
 * said right after it.
 */
final class CollabRoute {
    private static final Logger log = LoggerFactory.getLogger(CollabRoute.class);
    private static final Pattern DRAFT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Accounts accounts;
    private final SignIn signIn;
    private final Drafts drafts;
    private final Rooms rooms;
    private final PresenceDirectory presence;
    private final Session.Surroundings around;
    private final Site site;
    private final Connections connections;
    private final Lane lane;

    /** @param lane the event loop that this route is served on */
    CollabRoute(
            Accounts accounts,
            SignIn signIn,
            Drafts drafts,
            Rooms rooms,
            PresenceDirectory presence,
            Session.Surroundings around,
            Site site,
            Connections connections,
            Lane lane) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.drafts = drafts;
        this.rooms = rooms;
        this.presence = presence;
        this.around = around;
        this.site = site;
        this.connections = connections;
        this.lane = lane;
    }

    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String draftId = context.pathParam("draftId");
        if (!request.canUpgradeToWebSocket()) {
            Problem.INVALID_REQUEST.answer(
                    context, "Expected a WebSocket upgrade that speaks the y-websocket protocol, got a plain request.");
        } else if (!site.isFromOwnPage(request)) {
            refuse(
                    context,
                    Problem.FORGERY_SUSPECTED,
                    "Pages of another site may not open a socket here. If the page is this server's own, the operator"
                            + " must set the address under which people reach it by --url or --origin.");
        } else if (!DRAFT_ID.matcher(draftId).matches()) {
            refuse(context, Problem.NOT_FOUND, "There is no such draft in your process.");
        } else {
            request.pause();
            who(context)
                    .onSuccess(person -> person.ifPresentOrElse(
                            somebody -> enter(context, new StreamId(draftId), somebody),
                            () -> refuse(
                                    context,
                                    Problem.NOT_SIGNED_IN,
                                    "Sign in first, or give your token as ?token=… or as a bearer token.")))
                    .onFailure(context::fail);
        }
    }

    private Future<Optional<SignedIn>> who(RoutingContext context) {
        String token = context.request().getParam("token");
        return token == null ? signIn.who(context.request()) : accounts.byToken(token);
    }

    private void enter(RoutingContext context, StreamId draft, SignedIn who) {
        drafts.find(draft, who.person())
                .onSuccess(found -> found.ifPresentOrElse(
                        stream -> rooms.enter(draft)
                                .onSuccess(room -> upgrade(context, stream, room, who))
                                .onFailure(context::fail),
                        () -> refuse(context, Problem.NOT_FOUND, "There is no such draft in your process.")))
                .onFailure(context::fail);
    }

    private void upgrade(RoutingContext context, Stream stream, Room room, SignedIn who) {
        context.request()
                .toWebSocket()
                .onSuccess(socket -> {
                    connections.released(context.request().connection());
                    String lineage = context.request().getParam("lineage");
                    String schema = context.request().getParam("schema");
                    if (lineage != null && !lineage.equals(stream.lineage().value())) {
                        close(socket, CloseCode.OTHER_LINEAGE, "this draft was begun anew: drop the local copy");
                    } else if (schema != null && !schema.equals(String.valueOf(Drafts.SCHEMA))) {
                        close(
                                socket,
                                CloseCode.OTHER_SCHEMA,
                                "the server has another document schema: load the page again");
                    } else {
                        Session.Place place = new Session.Place(room, presence.enter(who.person(), stream.id()), lane);
                        Session.begin(around, socket, who, place);
                    }
                })
                .onFailure(cause ->
                        log.atInfo().addKeyValue("cause", cause.toString()).log());
    }

    private static void close(ServerWebSocket socket, CloseCode code, String reason) {
        log.atInfo().addKeyValue("code", code.code()).log("session.turnedAway");
        socket.close((short) code.code(), CloseReason.fit(reason));
    }

    private static void refuse(RoutingContext context, Problem problem, String detail) {
        log.atInfo()
                .addKeyValue("problem", problem)
                .addKeyValue("remote", context.request().remoteAddress())
                .log("upgrade.refused");
        problem.answer(context, detail);
    }
}
