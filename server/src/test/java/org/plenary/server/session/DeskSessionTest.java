package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
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
import org.plenary.server.desk.Audience;
import org.plenary.server.desk.DeskListeners;
import org.plenary.server.desk.DeskNews;
import org.plenary.server.desk.Desks;
import org.plenary.server.desk.ThreadRequest;
import org.plenary.server.desk.sql.SqlDesks;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.sql.SqlDirectory;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.memory.Memory;
import org.plenary.server.memory.MemoryConfig;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Lane;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.room.Rooms;
import org.plenary.server.signin.SessionNumber;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/** A connection to desks over the loopback. Who is signed in is answered by the test, as late as it likes. */
class DeskSessionTest {
    private static final int NOT_ALLOWED = 4403;
    private static final int TRY_AGAIN = 1013;
    private static final int MALFORMED = 4400;
    private static final int RESTART = 1012;
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Audience FRANCE = new Audience(Audience.Kind.DELEGATION, "FRA");
    private static final SignedIn CLAIRE = of("FRA");

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final LiveSessions live = new LiveSessions();
    private final DeskListeners listeners = new DeskListeners();
    private final Queue<Promise<Optional<SignedIn>>> asked = new LinkedBlockingQueue<>();
    private final Queue<JsonObject> came = new LinkedBlockingQueue<>();
    private Database database;
    private Desks desks;
    private Stream draft;
    private HttpServer server;
    private WebSocketClient clients;
    private WebSocket client;

    private static SignedIn of(String delegation) {
        return new SignedIn(
                new Person(
                        new PersonId("claire"),
                        "Claire",
                        Role.DELEGATE,
                        new Delegation(delegation, "A state", DelegationKind.STATE, Capacity.PARTICIPANT),
                        PROCESS),
                new SessionNumber(1));
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
        Drafts drafts = new Drafts(journal, new Rooms(vertx, journal, RoomConfig.defaults()));
        draft = Await.await(drafts.create(CLAIRE.person(), "Declaration"));
        SqlDirectory people = new SqlDirectory(database, InstantSource.system(), live);
        desks = new Desks(vertx, journal, new SqlDesks(database), listeners, drafts, people);
        live.askOf(this::ask);
        server = vertx.createHttpServer().requestHandler(this::upgrade);
        int port = Await.await(server.listen(0, "127.0.0.1")).actualPort();
        clients = vertx.createWebSocketClient();
        ClientWebSocket socket = clients.webSocket();
        socket.textMessageHandler(message -> came.add(new JsonObject(message)));
        client = Await.await(socket.connect(port, "127.0.0.1", "/"));
    }

    @AfterEach
    void close() {
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
            Wire wire = Wire.of(
                    socket, request.connection(), memory, CLAIRE.person().id(), lane);
            DeskSession.begin(
                    new DeskSession.Surroundings(vertx, SessionConfig.defaults(), live, desks, listeners),
                    socket,
                    wire,
                    lane,
                    CLAIRE,
                    draft.id());
        });
    }

    private static void until(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition::getAsBoolean);
    }

    private Promise<Optional<SignedIn>> question() {
        until(() -> !asked.isEmpty());
        return asked.remove();
    }

    private JsonObject next() {
        until(() -> !came.isEmpty());
        return came.remove();
    }

    private static DeskNews news(StreamId draft, Audience audience, String subject, String text) {
        String json = new JsonObject().put("kind", "thread").put("text", text).encode();
        return new DeskNews(draft, new StreamId("desk-of-" + audience.kind()), audience, 3, subject, json);
    }

    private void say(Audience audience, String subject, String text) {
        listeners.tell(news(draft.id(), audience, subject, text));
    }

    private void untilClosed(int code) {
        until(client::isClosed);
        assertThat((int) client.closeStatusCode()).isEqualTo(code);
        until(() -> live.inUse().isEmpty());
    }

    @Test
    void saysNothingBeforeItIsCertainWhoHears() {
        say(FRANCE, "t3", "first");
        Promise<Optional<SignedIn>> first = question();
        assertThat(came).isEmpty();

        first.complete(Optional.of(CLAIRE));
        assertThat(next().getString("kind")).isEqualTo("desks");
        assertThat(next().getJsonArray("desks"))
                .as("the desk is told of before what is said on it")
                .hasSize(1);
        assertThat(next().getString("text")).isEqualTo("first");
    }

    /** Who leaves hears nothing more, be it ever so long until the server knows where they went. */
    @Test
    void saysNothingOfAnAudienceThatThePersonMayHaveLeft() {
        question().complete(Optional.of(CLAIRE));
        next();
        say(FRANCE, "t3", "while she is there");
        next();
        next();

        live.changed(CLAIRE.person().id());
        say(FRANCE, "t3", "of France, when she has left");
        say(Audience.ALL, "t4", "of all");
        Promise<Optional<SignedIn>> question = question();
        // Another change on the way: the first answer may be older than it.
        listeners.rightsChanged(draft.id());
        question.complete(Optional.of(CLAIRE));
        Promise<Optional<SignedIn>> again = question();
        assertThat(came).isEmpty();
        again.complete(Optional.of(of("KEN")));

        JsonObject place = next();
        assertThat(place.getJsonArray("audiences").encode()).contains("KEN").doesNotContain("FRA");
        assertThat(place.getJsonArray("desks")).isEmpty();
        assertThat(next().getString("kind")).isEqualTo("desks");
        assertThat(next().getString("text")).isEqualTo("of all");
        assertThat(came).isEmpty();
    }

    /** The desk was there already when it was looked who hears, and was told of by nobody yet. */
    @Test
    void tellsOfADeskThatWasBegunWhileItWasAskedWhoHears() {
        question().complete(Optional.of(CLAIRE));
        next();
        live.changed(CLAIRE.person().id());
        Promise<Optional<SignedIn>> question = question();
        Await.await(desks.begin(draft.id(), CLAIRE.person(), new ThreadRequest(FRANCE, "What is new", null)));

        question.complete(Optional.of(CLAIRE));

        JsonObject place = next();
        assertThat(place.getString("kind")).isEqualTo("desks");
        assertThat(place.getJsonArray("desks")).hasSize(1);
        assertThat(next().getString("kind")).isEqualTo("thread");
    }

    @Test
    void endsWhoIsSignedInNoMore() {
        question().complete(Optional.empty());
        untilClosed(NOT_ALLOWED);
    }

    @Test
    void endsWhoCannotBeAskedAbout() {
        question().fail("nobody can be asked");
        untilClosed(TRY_AGAIN);
    }

    @Test
    void endsWhoSaysAnything() {
        client.writeTextMessage("hello");
        untilClosed(MALFORMED);
    }

    @Test
    void tellsThatTheServerRestarts() {
        listeners.close();
        untilClosed(RESTART);
    }

    @Test
    void keepsTheLastOfEachThreadForWhoDoesNotReadAndEndsWhenThatIsTooMuch() {
        question().complete(Optional.of(CLAIRE));
        next();
        client.pause();
        String long100k = "x".repeat(100_000);
        for (int i = 0; i < 150; i++) {
            say(FRANCE, "t3", long100k + i);
        }
        say(FRANCE, "t4", "the end");
        client.resume();
        until(() -> came.stream().anyMatch(message -> "the end".equals(message.getString("text"))));
        assertThat(came.stream()
                        .filter(message ->
                                String.valueOf(message.getString("text")).length() > 9))
                .hasSizeLessThan(150)
                .last()
                .satisfies(message -> assertThat(message.getString("text")).endsWith("x149"));

        client.pause();
        for (int i = 0; i < 250; i++) {
            say(FRANCE, "t" + (i + 5), long100k);
        }
        until(() -> live.inUse().isEmpty());
        client.resume();
    }

    @Test
    void takesSoManyConnectionsOfOnePerson() {
        for (int i = 0; i < 31; i++) {
            assertThat(Await.await(clients.connect(server.actualPort(), "127.0.0.1", "/"))
                            .isClosed())
                    .isFalse();
        }
        until(() -> asked.size() == 32);
        WebSocket more = Await.await(clients.connect(server.actualPort(), "127.0.0.1", "/"));
        until(more::isClosed);
        assertThat((int) more.closeStatusCode()).isEqualTo(TRY_AGAIN);
        assertThat(client.isClosed()).isFalse();
        assertThat(List.copyOf(asked)).hasSize(32);
    }
}
