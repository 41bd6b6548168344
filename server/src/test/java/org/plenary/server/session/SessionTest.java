package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.memory.Memory;
import org.plenary.server.memory.MemoryConfig;
import org.plenary.server.presence.local.LocalPresence;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Lane;
import org.plenary.server.room.Room;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.room.Rooms;
import org.plenary.server.signin.SessionNumber;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/** A connection over the loopback in a real room. Who is signed in is answered by the test, as late as it likes. */
class SessionTest {
    private static final int NOT_ALLOWED = 4403;
    private static final int TRY_AGAIN = 1013;
    private static final int MALFORMED = 4400;
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final SignedIn CHAIR = as(Role.CHAIR);

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final LiveSessions live = new LiveSessions();
    private final LocalPresence presence = new LocalPresence(InstantSource.system());
    private final Queue<Promise<Optional<SignedIn>>> asked = new LinkedBlockingQueue<>();
    private final Queue<Buffer> came = new LinkedBlockingQueue<>();
    private Database database;
    private Stream draft;
    private Room room;
    /** Held on to: Vert.x closes a server, and clients, that nobody refers to. */
    private HttpServer server;

    private WebSocketClient clients;
    private WebSocket client;

    private static SignedIn as(Role role) {
        return new SignedIn(new Person(new PersonId("claire"), "Claire", role, null, PROCESS), new SessionNumber(1));
    }

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(
                vertx,
                new SqliteConfig(
                        directory,
                        Duration.ofMillis(100),
                        new DatabaseConfig(10_000, 1 << 28, 1000, Duration.ZERO, 2)));
        Journal journal = new SqlJournal(database);
        Rooms rooms = new Rooms(vertx, journal, RoomConfig.defaults());
        Instrument title = new Instrument(List.of(Clause.of(new ClauseId("c1"), ClauseKind.TITLE, "Declaration")));
        draft = Await.await(new Drafts(journal, rooms).create(CHAIR.person(), "Declaration", title));
        room = Await.await(rooms.enter(draft.id()));
        live.askOf(this::ask);
        HttpServerOptions options = new HttpServerOptions().setWebSocketSubProtocols(List.of(Session.SUBPROTOCOL));
        server = vertx.createHttpServer(options).requestHandler(this::upgrade);
        int port = Await.await(server.listen(0, "127.0.0.1")).actualPort();
        clients = vertx.createWebSocketClient();
        // Listens before it connects: the greeting comes at once.
        ClientWebSocket socket = clients.webSocket();
        socket.binaryMessageHandler(came::add);
        client = Await.await(socket.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setSubProtocols(List.of(Session.SUBPROTOCOL))));
    }

    @AfterEach
    void close() {
        Await.await(room.close(CloseCode.RESTART, "the test is over"));
        Await.await(database.close());
        Await.await(vertx.close());
    }

    private Future<Optional<SignedIn>> ask(SignedIn who) {
        Promise<Optional<SignedIn>> promise = Promise.promise();
        asked.add(promise);
        return promise.future();
    }

    private void upgrade(HttpServerRequest request) {
        Context context = vertx.getOrCreateContext();
        Lane lane = task -> context.runOnContext(nothing -> task.run());
        Memory memory = new Memory(MemoryConfig.defaults());
        request.toWebSocket().onSuccess(socket -> {
            Wire wire =
                    Wire.of(socket, request.connection(), memory, CHAIR.person().id(), lane);
            Session.begin(
                    new Session.Surroundings(vertx, SessionConfig.defaults(), live),
                    socket,
                    CHAIR,
                    new Session.Place(room, presence.enter(CHAIR.person(), draft.id()), lane, wire, false));
        });
    }

    private static void until(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition::getAsBoolean);
    }

    private Promise<Optional<SignedIn>> question() {
        until(() -> !asked.isEmpty());
        return asked.remove();
    }

    private int people() {
        return presence.of(PROCESS.id()).in(draft.id()).size();
    }

    private boolean hasLeft() {
        return live.inUse().isEmpty() && people() == 0;
    }

    @Test
    void greetsThePersonAndIsThereUntilTheClientGoes() {
        until(() -> !came.isEmpty());
        assertThat(live.inUse()).containsExactly(new SessionNumber(1));
        assertThat(people()).isEqualTo(1);

        client.close();
        until(this::hasLeft);
    }

    /** What was changed between the request and the connection was told to those who were here already. */
    @Test
    void asksAtOnceWhoItIsAndEndsWhoIsSignedInNoMore() {
        question().complete(Optional.empty());

        until(client::isClosed);
        assertThat(client.closeStatusCode()).isEqualTo((short) NOT_ALLOWED);
        until(this::hasLeft);
    }

    @Test
    void endsWhoIsSignedOutWhileACheckIsUnderWay() {
        Promise<Optional<SignedIn>> first = question();
        live.changed(CHAIR.person().id());
        live.changed(CHAIR.person().id());
        first.complete(Optional.of(CHAIR));
        question().complete(Optional.empty());

        until(client::isClosed);
        assertThat(client.closeStatusCode()).isEqualTo((short) NOT_ALLOWED);
        until(this::hasLeft);
        assertThat(asked).isEmpty();
    }

    @Test
    void tellsWhoHasOtherRightsWhatTheyAreNow() {
        question().complete(Optional.of(as(Role.OBSERVER)));

        until(() -> presence.of(PROCESS.id()).in(draft.id()).stream()
                .anyMatch(one -> one.person().role() == Role.OBSERVER));
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void asksNobodyAboutAConnectionThatHasEnded() {
        Promise<Optional<SignedIn>> first = question();
        live.changed(CHAIR.person().id());
        client.close();
        until(this::hasLeft);
        first.complete(Optional.of(as(Role.OBSERVER)));

        live.changed(CHAIR.person().id());
        Await.await(room.read(state -> true));
        assertThat(asked).isEmpty();
        assertThat(people()).isZero();
    }

    /** What is thrown in the middle may have lost a message. */
    @Test
    void endsAConnectionThatThrowsAndLeavesEverythingItWasIn() {
        live.askOf(who -> {
            throw new IllegalStateException("a fault");
        });
        question().complete(Optional.of(CHAIR));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            live.changed(CHAIR.person().id());
            return client.isClosed();
        });

        assertThat(client.closeStatusCode()).isEqualTo((short) TRY_AGAIN);
        until(this::hasLeft);
    }

    @Test
    void saysAndTakesNothingAfterAMessageThatCannotBeUnderstood() {
        until(() -> !came.isEmpty());
        client.writeBinaryMessage(Buffer.buffer(new byte[] {99, 99, 99}));
        client.writeBinaryMessage(Buffer.buffer(new byte[] {98, 98, 98}));

        until(client::isClosed);
        assertThat(client.closeStatusCode()).isEqualTo((short) MALFORMED);
        until(this::hasLeft);
    }
}
