package org.plenary.server.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.plenary.server.identity.Accounts;
import org.plenary.server.identity.ProcessId;

/** Whether the process lives, and whether it can do its work: it reads from the database to know. */
final class Health {
    private static final ProcessId ANY = new ProcessId("health");

    private final Accounts accounts;

    Health(Accounts accounts) {
        this.accounts = accounts;
    }

    void mount(Router router) {
        router.get("/health/live").handler(context -> answer(context, 200, "up"));
        router.get("/health/ready")
                .handler(context -> accounts.process(ANY)
                        .onSuccess(any -> answer(context, 200, "ready"))
                        .onFailure(cause -> answer(context, 503, "the database cannot be read")));
    }

    private static void answer(RoutingContext context, int status, String word) {
        context.response().setStatusCode(status);
        context.json(new JsonObject().put("status", word));
    }
}
