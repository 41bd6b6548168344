package org.plenary.server.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;
import org.plenary.server.identity.Accounts;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Lane;
import org.plenary.server.room.Rooms;
import org.plenary.server.session.Session;
import org.plenary.server.session.SessionConfig;

/** The HTTP server on one event loop; deploy as many as there are processors. */
public final class WebServer extends VerticleBase {
    private static final int MAX_BODY_BYTES = 64 << 10;
    /** Over the session's own limit, so that the session can say what is wrong before the transport hangs up. */
    private static final int TRANSPORT_MARGIN_BYTES = 1 << 20;

    private final Parts parts;
    private int port;

    /** What the server serves. */
    public record Parts(HttpConfig http, SessionConfig sessions, Accounts accounts, Drafts drafts, Rooms rooms) {
        /** The same, on another port. */
        public Parts on(int port) {
            return new Parts(
                    new HttpConfig(http.host(), port, http.origins(), http.secureCookies()),
                    sessions,
                    accounts,
                    drafts,
                    rooms);
        }
    }

    public WebServer(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Future<?> start() {
        return Contract.read(vertx)
                .compose(contract -> vertx.createHttpServer(options())
                        .requestHandler(router(contract))
                        .listen())
                .onSuccess(server -> port = server.actualPort());
    }

    /** The port it listens on, once deployed. */
    public int port() {
        return port;
    }

    private HttpServerOptions options() {
        int maxMessage = parts.sessions.maxMessageBytes() + TRANSPORT_MARGIN_BYTES;
        return new HttpServerOptions()
                .setHost(parts.http.host())
                .setPort(parts.http.port())
                .setCompressionSupported(true)
                .setMaxWebSocketFrameSize(maxMessage)
                .setMaxWebSocketMessageSize(maxMessage)
                .setWebSocketSubProtocols(List.of(Session.SUBPROTOCOL));
    }

    private Router router(OpenAPIContract contract) {
        Lane lane = task -> context.runOnContext(nothing -> task.run());
        SignIn signIn = new SignIn(parts.accounts, parts.http.secureCookies());
        CollabRoute collab = new CollabRoute(
                vertx, parts.accounts, signIn, parts.drafts, parts.rooms, parts.sessions, parts.http.origins(), lane);

        Router router = Router.router(vertx);
        router.route().handler(SecurityHeaders::add);
        router.route("/collab/:draftId").handler(collab::handle);
        new Health(parts.accounts).mount(router);
        router.route("/*").subRouter(api(contract, signIn));
        StaticFiles.mount(router);
        router.route().last().handler(context -> context.fail(404));
        router.route().failureHandler(Failures::handle);
        return router;
    }

    private Router api(OpenAPIContract contract, SignIn signIn) {
        SessionApi session = new SessionApi(parts.accounts, signIn);
        DraftsApi drafts = new DraftsApi(parts.drafts);
        RouterBuilder builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        builder.rootHandler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        builder.getRoutes().forEach(route -> route.addFailureHandler(Failures::handle));
        builder.getRoute("openSession").addHandler(session::open);
        builder.getRoute("closeSession").addHandler(session::close);
        builder.getRoute("me").addHandler(signIn::require).addHandler(session::me);
        builder.getRoute("listDrafts").addHandler(signIn::require).addHandler(drafts::list);
        builder.getRoute("createDraft").addHandler(signIn::require).addHandler(drafts::create);
        builder.getRoute("getDraft").addHandler(signIn::require).addHandler(drafts::get);
        builder.getRoute("getDraftText").addHandler(signIn::require).addHandler(drafts::text);
        return builder.createRouter();
    }
}
