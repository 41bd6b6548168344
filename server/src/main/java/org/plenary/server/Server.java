package org.plenary.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.plenary.server.http.WebServer;
import org.plenary.server.identity.Accounts;
import org.plenary.server.identity.SignInConfig;
import org.plenary.server.identity.sql.SqlAccounts;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.presence.local.LocalPresence;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Rooms;
import org.plenary.server.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: its parts, wired. Safe from any thread. */
public final class Server {
    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final Vertx vertx;
    private final Database database;
    private final Accounts accounts;
    private final Rooms rooms;
    private final Drafts drafts;
    private final PresenceDirectory presence;
    private volatile int port;

    private Server(Vertx vertx, ServerConfig config) {
        this.vertx = vertx;
        this.database = Database.open(vertx, config.database());
        this.accounts = new SqlAccounts(database, SignInConfig.USUAL, InstantSource.system());
        Journal journal = new SqlJournal(database);
        this.rooms = new Rooms(vertx, journal, config.rooms());
        this.drafts = new Drafts(journal, rooms);
        this.presence = new LocalPresence(InstantSource.system());
    }

    /** Opens the data directory and listens. Fails, with everything closed again, when either cannot be done. */
    public static Future<Server> start(ServerConfig config) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        return vertx.<Server>executeBlocking(() -> new Server(vertx, config))
                .compose(server -> server.listen(config))
                .onFailure(cause -> vertx.close());
    }

    private Future<Server> listen(ServerConfig config) {
        WebServer.Parts parts =
                new WebServer.Parts(config.http(), config.sessions(), accounts, drafts, rooms, presence);
        WebServer first = new WebServer(parts);
        return vertx.deployVerticle(first)
                .compose(deployed -> deployRest(parts))
                .map(nothing -> {
                    port = first.port();
                    log.atInfo()
                            .addKeyValue("host", config.http().host())
                            .addKeyValue("port", port)
                            .addKeyValue("data", config.database().directory())
                            .log("server.started");
                    return this;
                })
                .recover(cause -> database.close().transform(closed -> Future.failedFuture(cause)));
    }

    /** One more event loop for each further processor, all on the same port. */
    private Future<Void> deployRest(WebServer.Parts parts) {
        int more = Runtime.getRuntime().availableProcessors() - 1;
        List<Future<String>> deployed = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            deployed.add(vertx.deployVerticle(new WebServer(parts)));
        }
        return Future.all(deployed).mapEmpty();
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The people it knows. */
    public Accounts accounts() {
        return accounts;
    }

    /** The drafts it holds. */
    public Drafts drafts() {
        return drafts;
    }

    Database database() {
        return database;
    }

    Rooms rooms() {
        return rooms;
    }

    /** Takes nobody in any more, commits what was handed in, tells the connected to come back, and closes. */
    public Future<Void> stop() {
        return rooms.close("the server restarts")
                .eventually(() -> presence.close())
                .eventually(() -> database.close())
                .eventually(() -> vertx.close())
                .onSuccess(nothing -> log.info("server.stopped"));
    }
}
