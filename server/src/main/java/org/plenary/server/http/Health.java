package org.plenary.server.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.presence.PresenceDirectory;

/**
 * Whether the process lives, and whether it can do its work: it reads from the database to know. Degraded presence
 * keeps nobody from working, and is told beside it.
 */
final class Health {
    private static final ProcessId ANY = new ProcessId("health");

    private final Directory directory;
    private final PresenceDirectory presence;

    Health(Directory directory, PresenceDirectory presence) {
        this.directory = directory;
        this.presence = presence;
    }

    void mount(Router router) {
        router.get("/health/live").handler(context -> answer(context, 200, status("up")));
        router.get("/health/ready")
                .handler(context -> directory
                        .find(ANY)
                        .onSuccess(any -> answer(context, 200, readiness("ready")))
                        .onFailure(cause -> answer(context, 503, readiness("the database cannot be read"))));
    }

    private JsonObject readiness(String word) {
        return status(word).put("presence", presence.state().name().toLowerCase(Locale.ROOT));
    }

    private static JsonObject status(String word) {
        return new JsonObject().put("status", word);
    }

    private static void answer(RoutingContext context, int status, JsonObject body) {
        context.response().setStatusCode(status);
        context.json(body);
    }
}
