package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.plenary.server.draft.DraftSeed;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.presence.Presence;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.proposal.Proposing;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Room;
import org.plenary.server.room.Rooms;
import org.plenary.server.session.CloseReason;
import org.plenary.server.session.Session;
import org.plenary.server.session.Wire;
import org.plenary.server.signin.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /collab/{draftId}}: a WebSocket in the draft's room. What a y-websocket client must hear as a permanent
 * close code is said right after the upgrade.
 */
public final class CollabRoute {
    private static final Logger log = LoggerFactory.getLogger(CollabRoute.class);

    private final SocketDoor door;
    private final Rooms rooms;
    private final PresenceDirectory presence;
    private final Proposing proposing;
    private final Session.Surroundings around;

    /** The route as the event loop of {@code door} serves it. */
    public CollabRoute(
            SocketDoor door,
            Rooms rooms,
            PresenceDirectory presence,
            Proposing proposing,
            Session.Surroundings around) {
        this.door = door;
        this.rooms = rooms;
        this.presence = presence;
        this.proposing = proposing;
        this.around = around;
    }

    public void handle(RoutingContext context) {
        door.admit(
                context,
                "the y-websocket protocol",
                this::find,
                (asked, stream, who) -> rooms.enter(stream.id()).compose(room -> upgrade(asked, stream, room, who)));
    }

    /** A draft, or a proposal's branch. */
    private Future<Optional<Stream>> find(StreamId id, Person person) {
        return door.draft(id, person)
                .compose(draft -> draft.isPresent() ? Future.succeededFuture(draft) : proposing.open(id, person));
    }

    /** In a branch somebody is present in its draft, and nobody hears where. */
    private Presence presence(Stream stream, Person person) {
        Branch branch = DraftSummary.of(stream).branch();
        return branch == null
                ? presence.enter(person, stream.id())
                : new PresenceBehindWall(presence.enter(person, branch.draft()));
    }

    private Future<Void> upgrade(RoutingContext context, Stream stream, Room room, SignedIn who) {
        String lineage = context.request().getParam("lineage");
        String schema = context.request().getParam("schema");
        String standing = context.request().getParam("standing");
        return door.open(context, who, (socket, wire) -> {
            if (lineage != null && !lineage.equals(stream.lineage().value())) {
                close(socket, wire, CloseCode.OTHER_LINEAGE, "this draft was begun anew: drop the local copy");
            } else if (schema != null && !schema.equals(String.valueOf(DraftSeed.SCHEMA))) {
                close(
                        socket,
                        wire,
                        CloseCode.OTHER_SCHEMA,
                        "the server has another document schema: load the page again");
            } else {
                Session.Place place = new Session.Place(
                        room, presence(stream, who.person()), door.lane(), wire, "changes".equals(standing));
                Session.begin(around, socket, who, place);
            }
        });
    }

    private static void close(ServerWebSocket socket, Wire wire, CloseCode code, String reason) {
        log.atInfo().addKeyValue("code", code.code()).log("session.turnedAway");
        socket.close((short) code.code(), CloseReason.fit(reason));
        wire.hangUpSoon();
    }
}
