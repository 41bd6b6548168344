package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/** What the secretariat changes, and what people end themselves, takes effect on open connections at once. */
class LiveChangesTest {
    private static final int NOT_ALLOWED = 4403;

    @TempDir
    Path directory;

    private TestServer server;
    private Stream draft;
    private Browser ingrid;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        draft = server.draft("Declaration");
        ingrid = Browser.of(server, TestServer.INGRID);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Joins by the session of a browser. */
    private CollabClient join(Browser browser) {
        List<String> headers =
                List.of("Sec-WebSocket-Protocol: plenary.1", "Cookie: plenary_session=" + browser.session());
        return CollabClient.of(RawSocket.request(server.port(), CollabClient.target(draft), headers)
                        .opened())
                .sync();
    }

    private static JsonObject claire(String role) {
        return new JsonObject()
                .put("name", "Claire")
                .put("email", "claire@example.org")
                .put("role", role)
                .put("rank", null)
                .put("delegation", "FRA");
    }

    @Test
    void endsTheConnectionsOfWhoLosesTheAccessHoweverTheySignedIn() {
        CollabClient byToken = CollabClient.join(server, draft, TestServer.CLAIRE);
        CollabClient bySession = join(Browser.of(server, TestServer.CLAIRE));
        CollabClient other = CollabClient.join(server, draft, TestServer.DANIEL);

        ingrid.put("/api/process/people/claire/revocation");

        for (CollabClient client : List.of(byToken, bySession)) {
            client.untilClosed();
            assertThat(client.socket.closeCode()).isEqualTo(NOT_ALLOWED);
            assertThat(client.socket.closeReason()).contains("no longer signed in");
        }
        other.type(0, "still here ");
        other.untilSaved();
        assertThat(other.socket.closeCode()).isZero();
    }

    @Test
    void endsTheConnectionsOfASessionThatEnds() {
        Browser here = Browser.of(server, TestServer.CLAIRE);
        Browser there = Browser.of(server, TestServer.CLAIRE);
        CollabClient liveHere = join(here);
        CollabClient liveThere = join(there);
        CollabClient byToken = CollabClient.join(server, draft, TestServer.CLAIRE);

        there.delete("/api/session");
        liveThere.untilClosed();
        assertThat(liveThere.socket.closeCode()).isEqualTo(NOT_ALLOWED);

        Browser again = Browser.of(server, TestServer.CLAIRE);
        again.delete("/api/me/sessions");
        liveHere.untilClosed();
        assertThat(liveHere.socket.closeCode()).isEqualTo(NOT_ALLOWED);
        byToken.type(0, "a token belongs to no session ");
        byToken.untilSaved();
    }

    @Test
    void aSignInAnewEndsTheConnectionsOfTheSessionBefore() {
        Browser browser = Browser.of(server, TestServer.CLAIRE);
        CollabClient live = join(browser);
        browser.post("/api/session", new JsonObject().put("token", TestServer.token(TestServer.CLAIRE)));
        live.untilClosed();
        assertThat(live.socket.closeCode()).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void anOpenConnectionKeepsItsSessionInUseAndEndsWithIt() throws SQLException {
        Browser browser = Browser.of(server, TestServer.CLAIRE);
        CollabClient live = join(browser);
        CollabClient byToken = CollabClient.join(server, draft, TestServer.CLAIRE);

        // when nothing is asked for by HTTP for longer than a session lasts without use, but for the last minute's sign
        // of life
        change("update session set last_seen_at = last_seen_at - 3600000");
        Await.await(server.server().keepSessions());
        change("update session set last_seen_at = last_seen_at - 14000000");

        // then it lasts
        assertThat(browser.isSignedIn()).isTrue();
        live.type(0, "still here ");
        live.untilSaved();

        // and when its lifetime is over, so is the connection
        change("update session set expires_at = 1");
        Await.await(server.server().keepSessions());
        live.untilClosed();
        assertThat(live.socket.closeCode()).isEqualTo(NOT_ALLOWED);
        byToken.type(0, "a token has no end ");
        byToken.untilSaved();
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
            statement.execute(sql);
        }
    }

    @Test
    void whoBecomesAnObserverReadsOnAndWritesNoMore() {
        CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
        claire.type(0, "mine ");
        claire.untilSaved();

        assertThat(ingrid.put("/api/process/people/claire", claire("OBSERVER")).status())
                .isEqualTo(204);
        claire.until(
                "she is told",
                () -> claire.notices.stream().anyMatch(notice -> Boolean.FALSE.equals(notice.getBoolean("mayWrite"))));
        claire.type(0, "not mine ");
        claire.until("it is refused", () -> !claire.refusals.isEmpty());

        assertThat(claire.refusals.get(0).getString("reason")).isEqualTo("read-only");
        assertThat(claire.socket.closeCode()).isZero();
        ingrid.put("/api/process/people/claire", claire("DELEGATE"));
        CollabClient afresh = CollabClient.join(server, draft, TestServer.CLAIRE);
        assertThat(afresh.text()).startsWith("mine ");
        afresh.type(0, "again ");
        afresh.untilSaved();
        assertThat(afresh.refusals).isEmpty();
    }

    @Test
    void othersSeeThePersonAsTheyAreNow() {
        CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
        CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL);
        claire.announce(7, 1, "{}");
        daniel.until("she is seen", () -> daniel.seen.getOrDefault(7L, "").contains("\"rank\":null"));

        ingrid.put("/api/process/people/claire", claire("DELEGATE").put("rank", "HEAD"));
        ingrid.put(
                "/api/process/delegations/FRA",
                new JsonObject()
                        .put("name", "French Republic")
                        .put("kind", "STATE")
                        .put("capacity", "PARTICIPANT"));
        daniel.until("she is seen as she is now", () -> {
            claire.announce(7, 2 + daniel.types.size(), "{}");
            String seen = daniel.seen.getOrDefault(7L, "");
            return seen.contains("\"rank\":\"HEAD\"") && seen.contains("French Republic");
        });
    }

    @Test
    void aDelegationThatBecomesAnObserverWritesNoMore() {
        CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
        ingrid.put(
                "/api/process/delegations/FRA",
                new JsonObject().put("name", "France").put("kind", "STATE").put("capacity", "OBSERVER"));
        claire.until(
                "she is told",
                () -> claire.notices.stream().anyMatch(notice -> Boolean.FALSE.equals(notice.getBoolean("mayWrite"))));
        claire.type(0, "not mine ");
        claire.until("it is refused", () -> !claire.refusals.isEmpty());
    }

    @Test
    void whoLosesTheAccessBetweenRequestAndConnectionIsNotLeftIn() {
        for (int round = 0; round < 20; round++) {
            ingrid.delete("/api/process/people/claire/revocation");
            Thread revoking = new Thread(() -> ingrid.put("/api/process/people/claire/revocation"));
            revoking.start();
            RawSocket.Answer answer = RawSocket.request(
                    server.port(),
                    CollabClient.target(draft) + "?token=" + TestServer.token(TestServer.CLAIRE),
                    CollabClient.PLENARY);
            if (answer.status() == 101) {
                CollabClient client = CollabClient.of(answer.opened());
                client.untilClosed();
                assertThat(client.socket.closeCode()).isEqualTo(NOT_ALLOWED);
            } else {
                assertThat(answer.status()).isEqualTo(401);
            }
            join(revoking);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void groupsComeWithThePerson() {
        ingrid.post(
                "/api/process/groups",
                new JsonObject().put("code", "EU").put("name", "Union").put("members", new JsonArray().add("FRA")));
        assertThat(Await.await(server.server().accounts().personByToken(TestServer.token(TestServer.CLAIRE)))
                        .orElseThrow()
                        .groups())
                .containsExactly("EU");
    }
}
