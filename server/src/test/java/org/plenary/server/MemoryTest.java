package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.crdt.protocol.Frames;
import org.plenary.server.journal.Stream;
import org.plenary.server.memory.Budget;
import org.plenary.server.memory.MemoryConfig;
import org.plenary.server.memory.Use;
import org.plenary.server.session.SessionConfig;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.wiring.ServerConfig;

/**
 * What hostile connections hold all together, on a server that has little memory for them, with honest people beside
 * them.
 */
class MemoryTest {
    private static final int MESSAGE = 1 << 20;
    private static final int LIMIT = MESSAGE * 5 / 2;
    private static final Duration PATIENCE = Duration.ofMillis(600);
    /** For how long the database bears that another program writes. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private TestServer start(Duration patience) {
        return TestServer.startAs(
                directory,
                usual -> new ServerConfig(
                                new SqliteConfig(directory, PATIENT, DatabaseConfig.USUAL),
                                usual.rooms(),
                                new SessionConfig(
                                        MESSAGE,
                                        256,
                                        4L * MESSAGE,
                                        100_000,
                                        Duration.ofMillis(150),
                                        patience.equals(PATIENCE) ? Duration.ofMillis(700) : Duration.ofSeconds(60)),
                                usual.http())
                        .holding(new MemoryConfig(LIMIT, patience, 64)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bringsDownNobodyWhoLeavesMessagesUnfinished(boolean inOneFrame) {
        try (TestServer server = start(Duration.ofSeconds(30))) {
            Stream draft = server.draft("Declaration");
            Budget unfinished = server.server().memory().of(Use.UNFINISHED);
            CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
            claire.type(0, "before ");
            List<CollabClient> hostile = new ArrayList<>();
            byte[] half = new byte[MESSAGE / 2];
            for (int i = 0; i < 60; i++) {
                CollabClient socket = CollabClient.connect(server, draft, TestServer.WATCHER, CollabClient.PLENARY);
                hostile.add(socket);
                if (inOneFrame) {
                    socket.socket.sendHead(RawSocket.BINARY, true, MESSAGE);
                    socket.socket.sendBytes(half);
                } else {
                    socket.socket.send(RawSocket.BINARY, false, half);
                }
                claire.type(0, "x");
            }

            // then all but what one person may hold has gone, and she has lost nothing
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> hostile.stream()
                                    .filter(socket -> socket.socket.closeCode() != 0)
                                    .count()
                            >= 58);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> unfinished.held() > 0 && unfinished.held() <= LIMIT / 2);
            assertThat(hostile)
                    .extracting(socket -> socket.socket.closeCode())
                    .as("told why, and not cut off")
                    .contains(1013)
                    .isSubsetOf(0, 1013);
            assertThat(unfinished.evicted()).isGreaterThanOrEqualTo(58);
            claire.untilSaved();
            assertThat(claire.text()).startsWith("x".repeat(60) + "before ");
            assertThat(claire.socket.closeCode()).isZero();
            hostile.forEach(CollabClient::close);
            Awaitility.await().until(() -> unfinished.held() == 0);
            claire.close();
        }
    }

    @Test
    void endsAMessageThatDoesNotGoOn() {
        try (TestServer server = start(PATIENCE)) {
            Stream draft = server.draft("Declaration");
            try (CollabClient stalled = CollabClient.connect(server, draft, TestServer.WATCHER, CollabClient.PLENARY)) {
                stalled.socket.send(RawSocket.BINARY, false, new byte[100]);
                Awaitility.await().until(() -> stalled.socket.closeCode() != 0);
                assertThat(stalled.socket.closeCode()).isEqualTo(1013);
                assertThat(stalled.socket.closeReason()).contains("unfinished message");
            }
        }
    }

    @Test
    void takesALargeMessageFromASlowLineThoughNothingElseCanComeMeanwhile() throws InterruptedException {
        try (TestServer server = start(PATIENCE)) {
            Stream draft = server.draft("Declaration");
            try (CollabClient slow = CollabClient.join(server, draft, TestServer.CLAIRE)) {
                List<byte[]> updates = new ArrayList<>();
                slow.doc.onUpdate((update, origin) -> updates.add(update));
                slow.goOffline();
                slow.type(0, "word ".repeat(10_000));
                slow.socket.ignorePings();
                byte[] message = Frames.change(updates.get(0));

                // when it takes three times the patience, and three times as long as silence is borne
                slow.sent++;
                slow.socket.sendHead(RawSocket.BINARY, true, message.length);
                int piece = message.length / 20;
                for (int at = 0; at < message.length; at += piece) {
                    slow.socket.sendBytes(Arrays.copyOfRange(message, at, Math.min(message.length, at + piece)));
                    Thread.sleep(110);
                }

                slow.untilSaved();
                assertThat(slow.socket.closeCode()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAMessageOfMillionsOfPiecesAtOnce(boolean structs) {
        try (TestServer server = TestServer.start(directory)) {
            Stream draft = server.draft("Declaration");
            try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                    CollabClient hostile = CollabClient.join(server, draft, TestServer.DANIEL)) {
                int count = 4_000_000;
                Encoder update = new Encoder();
                update.varUint(structs ? 1 : 0);
                if (!structs) {
                    update.varUint(1);
                    update.varUint(7);
                }
                update.varUint(count);
                if (structs) {
                    update.varUint(7);
                    update.varUint(0);
                }
                for (int i = 0; i < count; i++) {
                    update.varUint(structs ? 0 : 2L * (i % 60));
                    update.varUint(1);
                }
                update.varUint(0);
                byte[] bytes = update.toByteArray();
                long began = System.nanoTime();
                hostile.submit(Frames.change(structs ? bytes : Arrays.copyOf(bytes, bytes.length - 1)));
                hostile.untilClosed();
                assertThat(hostile.socket.closeCode()).isEqualTo(4413);
                assertThat(hostile.socket.closeReason()).contains("fewer pieces");
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
                claire.type(0, "x");
                claire.untilSaved();
            }
        }
    }

    @Test
    void keepsNobodyFromJoiningForReadersWhoTakeNothing() {
        try (TestServer server = start(Duration.ofSeconds(30))) {
            Stream draft = server.draft("Declaration");
            CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
            claire.type(0, "p".repeat(MESSAGE - 1_000));
            claire.untilSaved();
            Budget outgoing = server.server().memory().of(Use.OUTGOING);
            List<CollabClient> hostile = new ArrayList<>();
            byte[] question = {0, 0, 1, 0};
            for (int i = 0; i < 30; i++) {
                CollabClient reader = CollabClient.connect(server, draft, TestServer.WATCHER, CollabClient.PLENARY);
                reader.socket.stopReading();
                hostile.add(reader);
                for (int asked = 0; asked < 40; asked++) {
                    reader.socket.send(question);
                }
            }
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> outgoing.held() > 0);

            // then others come in, and all that is left unread stays within the limit and an answer on its way
            for (int i = 0; i < 3; i++) {
                CollabClient.join(server, draft, TestServer.DANIEL).close();
                assertThat(outgoing.held()).isLessThan(LIMIT + 3L * MESSAGE);
            }
            claire.type(0, "x");
            claire.untilSaved();
            assertThat(claire.socket.closeCode()).isZero();
            assertThat(outgoing.evicted()).isPositive();
            hostile.forEach(CollabClient::close);
            Awaitility.await().until(() -> outgoing.held() == 0);
            claire.close();
        }
    }

    @Test
    void sendsThoseAwayWhoseMessagesWaitAndHoldMostOfTheMemory() throws SQLException {
        try (TestServer server = start(Duration.ofSeconds(30))) {
            Stream draft = server.draft("Declaration");
            Budget waiting = server.server().memory().of(Use.WAITING);
            CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
            List<CollabClient> hostile = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                hostile.add(CollabClient.join(server, draft, TestServer.DANIEL));
            }

            // given a record in which nothing can be written for a while
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("begin immediate");

                // when somebody's changes wait for it on four connections, and she has typed a letter
                claire.type(0, "x");
                hostile.forEach(client -> client.type(0, "p".repeat(MESSAGE * 3 / 4)));

                // then all but one have to go, and are told why
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting.evicted() == 3);
                Awaitility.await()
                        .until(() -> hostile.stream()
                                        .filter(client -> client.socket.closeCode() != 0)
                                        .count()
                                == 3);
                assertThat(hostile)
                        .filteredOn(client -> client.socket.closeCode() != 0)
                        .allSatisfy(client -> {
                            assertThat(client.socket.closeCode()).isEqualTo(1013);
                            assertThat(client.socket.closeReason()).contains("most of what waits");
                        });
                statement.execute("rollback");
            }

            // and nobody else has lost anything
            claire.untilSaved();
            assertThat(claire.socket.closeCode()).isZero();
            hostile.stream().filter(client -> client.socket.closeCode() == 0).forEach(CollabClient::untilSaved);
            Awaitility.await().until(() -> waiting.held() == 0);
            hostile.forEach(CollabClient::close);
            claire.close();
        }
    }

    @Test
    void answersWhatIsLackingToManyClientsAndNotToMillions() {
        try (TestServer server = TestServer.start(directory)) {
            Stream draft = server.draft("Declaration");
            try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                    CollabClient hostile = CollabClient.join(server, draft, TestServer.DANIEL)) {
                claire.socket.send(questionOf(50_000));
                claire.synced = false;
                claire.until("she is answered", () -> claire.synced);
                hostile.socket.send(questionOf(1_000_000));
                hostile.untilClosed();
                assertThat(hostile.socket.closeCode()).isEqualTo(4413);
                claire.type(0, "x");
                claire.untilSaved();
            }
        }
    }

    /** What somebody has of so many clients. */
    private static byte[] questionOf(int clients) {
        Encoder have = new Encoder();
        have.varUint(clients);
        for (int client = 1; client <= clients; client++) {
            have.varUint(client);
            have.varUint(1);
        }
        Encoder question = new Encoder();
        question.varUint(0);
        question.varUint(0);
        question.varBytes(have.toByteArray());
        return question.toByteArray();
    }
}
