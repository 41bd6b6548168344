package org.plenary.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Stream;
import org.plenary.server.oidc.Organization;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.session.SessionConfig;
import org.plenary.server.signin.Admission;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.wiring.Server;
import org.plenary.server.wiring.ServerConfig;

/** A whole server in this process, on a free port, with people of two processes whose tokens do not change. */
final class TestServer implements AutoCloseable {
    static final String ORIGIN = "https://drafting.example.org";

    static final Delegation FRANCE = new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT);
    static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    static final Negotiation OTHER_PROCESS = new Negotiation(new ProcessId("q"), "Another process");
    static final Person CHAIR = new Person(new PersonId("chair"), "Chiara", Role.CHAIR, null, PROCESS);
    static final Person CLAIRE = new Person(new PersonId("claire"), "Claire", Role.DELEGATE, FRANCE, PROCESS);
    static final Person DANIEL = new Person(new PersonId("daniel"), "Daniel", Role.DELEGATE, FRANCE, PROCESS);
    static final Person INGRID = new Person(new PersonId("ingrid"), "Ingrid", Role.SECRETARIAT, null, PROCESS);
    static final Person WATCHER = new Person(new PersonId("rafael"), "Rafael", Role.OBSERVER, null, PROCESS);
    static final Person STRANGER = new Person(new PersonId("sten"), "Sten", Role.CHAIR, null, OTHER_PROCESS);

    private final Server server;

    private TestServer(Server server) {
        this.server = server;
    }

    static TestServer start(Path directory) {
        return start(directory, UnaryOperator.identity());
    }

    /** Starts a server with other limits for its connections. */
    static TestServer start(Path directory, UnaryOperator<SessionConfig> limits) {
        return startAs(
                directory,
                usual -> new ServerConfig(
                        usual.database(), usual.rooms(), limits.apply(usual.sessions()), usual.http()));
    }

    /** Starts a server on which one connection, and also one person, may send so much. */
    static TestServer startFlowing(Path directory, int maxUnanswered, int messagesPerSecond) {
        return startAs(directory, usual -> {
            RoomConfig rooms = usual.rooms();
            return new ServerConfig(
                    usual.database(),
                    new RoomConfig(
                            rooms.maxMembers(),
                            rooms.maxDraftBytes(),
                            rooms.maxTick(),
                            rooms.awarenessTick(),
                            rooms.idleClose(),
                            Math.max(rooms.messagesPerPerson(), messagesPerSecond)),
                    flow(maxUnanswered, messagesPerSecond).apply(usual.sessions()),
                    usual.http());
        });
    }

    /** Starts a server that is set otherwise. */
    static TestServer startAs(Path directory, UnaryOperator<ServerConfig> settings) {
        ServerConfig usual =
                ServerConfig.of(SqliteConfig.in(directory), new HttpConfig("127.0.0.1", 0, Set.of(ORIGIN), false));
        TestServer started = new TestServer(Await.await(Server.start(settings.apply(usual))));
        started.admit();
        return started;
    }

    /** Starts a server to which people of organisations sign in by their accounts there. */
    static TestServer start(Path directory, List<Organization> organizations) {
        ServerConfig config =
                ServerConfig.of(SqliteConfig.in(directory), new HttpConfig("127.0.0.1", 0, Set.of(ORIGIN), false));
        TestServer started = new TestServer(Await.await(Server.start(config.with(organizations))));
        started.admit();
        return started;
    }

    /** Starts a server that nobody is known to. */
    static TestServer startEmpty(Path directory, HttpConfig http) {
        return new TestServer(Await.await(Server.start(ServerConfig.of(SqliteConfig.in(directory), http))));
    }

    private void admit() {
        Await.await(server.accounts()
                .admit(List.of(
                        admission(CHAIR),
                        admission(INGRID),
                        admission(CLAIRE),
                        admission(DANIEL),
                        admission(WATCHER),
                        admission(STRANGER))));
    }

    /** Limits with which nothing but {@code maxMessageBytes} is small. */
    static UnaryOperator<SessionConfig> maxMessageBytes(int bytes) {
        return usual -> new SessionConfig(
                bytes,
                usual.maxUnanswered(),
                usual.maxUnansweredBytes(),
                usual.messagesPerSecond(),
                usual.keepAlive(),
                usual.deadAfter());
    }

    /** Limits with other times. */
    static UnaryOperator<SessionConfig> times(Duration keepAlive, Duration deadAfter) {
        return usual -> new SessionConfig(
                usual.maxMessageBytes(),
                usual.maxUnanswered(),
                usual.maxUnansweredBytes(),
                usual.messagesPerSecond(),
                keepAlive,
                deadAfter);
    }

    /** Limits with another rate. */
    private static UnaryOperator<SessionConfig> flow(int maxUnanswered, int messagesPerSecond) {
        return usual -> new SessionConfig(
                usual.maxMessageBytes(),
                maxUnanswered,
                usual.maxUnansweredBytes(),
                messagesPerSecond,
                usual.keepAlive(),
                usual.deadAfter());
    }

    private static Admission admission(Person person) {
        return new Admission(person, token(person));
    }

    /** The access token of one of the people above. */
    static String token(Person person) {
        return "token-of-" + person.id() + "-for-the-tests-only";
    }

    /** A new draft that holds its title. */
    Stream draft(String title) {
        return Await.await(server.drafts().create(CHAIR, title));
    }

    int port() {
        return server.port();
    }

    Server server() {
        return server;
    }

    @Override
    public void close() {
        Await.await(server.stop());
    }
}
