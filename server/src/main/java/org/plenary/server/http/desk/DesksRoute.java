package org.plenary.server.http.desk;

import io.vertx.ext.web.RoutingContext;
import org.plenary.server.http.draft.SocketDoor;
import org.plenary.server.session.DeskSession;

/** {@code GET /desks/{draftId}}: a WebSocket that tells what is said on the desks of audiences that one is in. */
public final class DesksRoute {
    private final SocketDoor door;
    private final DeskSession.Surroundings around;

    /** The route as the event loop of {@code door} serves it. */
    public DesksRoute(SocketDoor door, DeskSession.Surroundings around) {
        this.door = door;
        this.around = around;
    }

    public void handle(RoutingContext context) {
        door.admit(
                context,
                "as /docs says of it",
                (asked, stream, who) -> door.open(
                        asked,
                        who,
                        (socket, wire) -> DeskSession.begin(around, socket, wire, door.lane(), who, stream.id())));
    }
}
