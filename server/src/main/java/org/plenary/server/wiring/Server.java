package org.plenary.server.wiring;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.Optional;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.checkpoint.sql.SqlCheckpoints;
import org.plenary.server.desk.DeskListeners;
import org.plenary.server.desk.Desks;
import org.plenary.server.desk.ProposalNews;
import org.plenary.server.desk.ThreadPlaces;
import org.plenary.server.desk.sql.SqlDesks;
import org.plenary.server.export.Exports;
import org.plenary.server.history.Histories;
import org.plenary.server.http.WebServer;
import org.plenary.server.http.draft.Handshakes;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.sql.SqlDirectory;
import org.plenary.server.intake.Intakes;
import org.plenary.server.intake.Originals;
import org.plenary.server.intake.sql.SqlOriginals;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.memory.Memory;
import org.plenary.server.oidc.Organizations;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.presence.local.LocalPresence;
import org.plenary.server.presence.redis.RedisPresence;
import org.plenary.server.proposal.Branches;
import org.plenary.server.proposal.Proposing;
import org.plenary.server.proposal.Uploading;
import org.plenary.server.proposal.sql.SqlBranches;
import org.plenary.server.record.RecordExport;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Rooms;
import org.plenary.server.room.RoomsWatch;
import org.plenary.server.session.LiveSessions;
import org.plenary.server.signin.Accounts;
import org.plenary.server.signin.Reception;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.SignInParts;
import org.plenary.server.signin.sql.SqlSignIn;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.sql.SqlSigning;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteDatabase;
import org.plenary.server.visit.Newsroom;
import org.plenary.server.visit.sql.SqlVisits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: its parts, wired. Safe from any thread. */
public final class Server {
    private static final Logger log = LoggerFactory.getLogger(Server.class);

    /** Where files are made, in the data directory. */
    public static final String EXPORTS = "exports";

    /** The purpose of the secret under which checkpoints are summed. */
    public static final String CHECKPOINTS = "checkpoints";

    private static final long KEEP_SESSIONS_MILLIS = 60_000;
    private static final long MEMORY_MILLIS = 1_000;

    private final Vertx vertx;
    private final Database database;
    private final LiveSessions live = new LiveSessions();
    private final Reception reception;
    private final Organizations organizations;
    private final Rooms rooms;
    private final Drafts drafts;
    private final Histories histories;
    private final Signing signing;
    private final RecordExport export;
    private final Exports exports;
    private final Intakes intakes;
    private final Originals originals;
    private final Directory directory;
    private final Newsroom newsroom;
    private final DeskListeners deskListeners = new DeskListeners();
    private final Desks desks;
    private final Branches branches;
    private final Proposing proposing;
    private final Uploading uploading;
    private final ThreadPlaces threadPlaces;
    private final PresenceDirectory presence;
    private final LoopWatch loops = new LoopWatch();
    private final Memory memory;
    private final Handshakes handshakes;
    private final Metrics metrics;
    private volatile int port;

    private Server(Vertx vertx, ServerConfig config) {
        this.vertx = vertx;
        this.database = SqliteDatabase.open(vertx, config.database());
        InstantSource clock = InstantSource.system();
        this.directory = new SqlDirectory(database, clock, live);
        SignInParts signIn = SqlSignIn.on(database, SignInConfig.USUAL, clock, live);
        live.askOf(signIn.accounts()::again);
        this.reception = Reception.of(signIn, vertx, clock);
        this.organizations = new Organizations(vertx, config.organizations());
        Journal journal = new SqlJournal(database);
        this.signing = new SqlSigning(vertx, database, clock, config.seal());
        Checkpoints checkpoints = new Checkpoints(
                vertx, journal, new SqlCheckpoints(database), config.checkpoints(), () -> signing.secret(CHECKPOINTS));
        this.branches = new Branches(vertx);
        this.rooms = new Rooms(vertx, journal, config.rooms(), checkpoints, new Watch());
        this.histories = new Histories(vertx, journal, checkpoints, config.history());
        this.drafts = new Drafts(journal, rooms, new Revising(directory, signing));
        branches.watch(rooms, journal, histories);
        Proposing.Sources proposals =
                new Proposing.Sources(journal, new SqlBranches(database), branches, drafts, rooms, histories);
        this.proposing = new Proposing(
                vertx,
                proposals,
                (draft, by, invited) -> ProposalNews.of(draft, by, invited).forEach(deskListeners::tell));
        this.uploading = new Uploading(proposing, proposals);
        this.desks = new Desks(vertx, journal, new SqlDesks(database), deskListeners, drafts, directory);
        this.threadPlaces = new ThreadPlaces(vertx, journal, drafts, histories, desks);
        this.export = new RecordExport(vertx, journal, signing);
        this.exports = new Exports(
                vertx,
                new Exports.Sources(journal, histories, directory, signing, export),
                ExportWriters.all(),
                config.exports(),
                config.database().directory().resolve(EXPORTS));
        this.intakes = new Intakes(vertx);
        this.originals = new SqlOriginals(database);
        this.newsroom = new Newsroom(new SqlVisits(database), journal);
        this.presence = config.redis() == null
                ? new LocalPresence(clock)
                : new RedisPresence(vertx, config.redis(), clock, drafts::open);
        this.memory = new Memory(config.memory());
        this.handshakes = new Handshakes(config.memory().handshakes());
        this.metrics = new Metrics(database, rooms, presence, loops);
        this.metrics.memory(memory, handshakes);
    }

    /** Opens the data directory and listens. Fails, with everything closed again, when either cannot be done. */
    /** Who hears of what happens in rooms. */
    private final class Watch implements RoomsWatch {
        @Override
        public void rightsChanged(StreamId draft) {
            deskListeners.rightsChanged(draft);
        }

        @Override
        public void changed(StreamId draft) {
            branches.changed(draft);
        }
    }

    public static Future<Server> start(ServerConfig config) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        return vertx.<Server>executeBlocking(() -> new Server(vertx, config))
                .compose(server -> server.listen(config))
                .onFailure(cause -> vertx.close());
    }

    private Future<Server> listen(ServerConfig config) {
        WebServer.Parts parts = new WebServer.Parts(
                config.http(),
                config.sessions(),
                memory,
                handshakes,
                live,
                reception,
                directory,
                organizations,
                drafts,
                rooms,
                histories,
                presence,
                signing,
                export,
                exports,
                intakes,
                originals,
                newsroom,
                desks,
                deskListeners,
                proposing,
                uploading,
                threadPlaces,
                new WebServer.Figures(config.metrics(), metrics::text));
        return signing.ready()
                .compose(key ->
                        WebServer.deploy(vertx, parts, Runtime.getRuntime().availableProcessors()))
                .compose(actual -> loops.begin(vertx).map(actual))
                .map(actual -> {
                    vertx.setPeriodic(KEEP_SESSIONS_MILLIS, timer -> keepSessions());
                    vertx.setPeriodic(MEMORY_MILLIS, timer -> memory.tick());
                    port = actual;
                    Revising.signMissing(signing, null);
                    log.atInfo()
                            .addKeyValue("host", config.http().host())
                            .addKeyValue("port", port)
                            .addKeyValue("data", config.database().directory())
                            .log("server.started");
                    return this;
                })
                .recover(cause -> presence.close()
                        .eventually(() -> database.close())
                        .transform(closed -> Future.failedFuture(cause)));
    }

    /** An open connection is use of the session that it was signed in by, and ends with it. */
    public Future<Void> keepSessions() {
        return reception
                .signIn()
                .sessions()
                .keep(live.inUse())
                .onSuccess(live::recheck)
                .onFailure(cause ->
                        log.atWarn().addKeyValue("cause", cause.toString()).log("sessions.notKept"))
                .mapEmpty();
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Who is known here, by their secrets. */
    public Accounts accounts() {
        return reception.signIn().accounts();
    }

    /** The secret of the set-up link, as long as nobody is known here. */
    public Future<Optional<String>> setUpToken() {
        return reception.setUp().token();
    }

    public SignInParts signIn() {
        return reception.signIn();
    }

    /** The processes it knows, and their people. */
    public Directory directory() {
        return directory;
    }

    /** What is said about drafts, to audiences. */
    public Desks desks() {
        return desks;
    }

    /** What is proposed about drafts. */
    public Proposing proposing() {
        return proposing;
    }

    /** The drafts it holds. */
    public Drafts drafts() {
        return drafts;
    }

    /** What it runs on. */
    public Vertx vertx() {
        return vertx;
    }

    public Memory memory() {
        return memory;
    }

    public Database database() {
        return database;
    }

    public Exports exports() {
        return exports;
    }

    public Histories histories() {
        return histories;
    }

    public Rooms rooms() {
        return rooms;
    }

    public LoopWatch loops() {
        return loops;
    }

    /** Takes nobody in any more, commits what was handed in, tells the connected to come back, and closes. */
    public Future<Void> stop() {
        exports.close();
        deskListeners.close();
        return rooms.close("the server restarts")
                .eventually(() -> presence.close())
                .eventually(() -> database.close())
                .eventually(() -> vertx.close())
                .onComplete(closed -> metrics.close())
                .onSuccess(nothing -> log.info("server.stopped"));
    }
}
