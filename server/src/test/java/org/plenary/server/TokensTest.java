package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.Browser.Reply;
import org.plenary.server.identity.Email;
import org.plenary.server.journal.Stream;
import org.plenary.server.signin.Admission;
import org.plenary.server.sql.Await;

/** Sign-in links, from when they are given out to when they are taken back. */
class TokensTest {
    private static final String SECOND = "a-second-token-of-claire-for-the-tests";

    private TestServer server;
    private Api api;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = TestServer.start(directory);
        api = new Api(server);
        Await.await(server.server()
                .accounts()
                .admit(List.of(new Admission(TestServer.CLAIRE, new Email("claire@example.org"), SECOND))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser bearing(String token) {
        return new Browser(server.port()).with("Authorization", "Bearer " + token);
    }

    private static void assertHungUp(CollabClient client) {
        client.untilClosed();
        assertThat(client.socket.closeCode()).isEqualTo(4403);
    }

    private CollabClient live(Stream draft, String token) {
        return CollabClient.of(
                RawSocket.request(server.port(), CollabClient.target(draft) + "?token=" + token, List.of())
                        .opened());
    }

    @Test
    void areSeenAndEndedByTheirPersonAndNobodyElse() {
        Stream draft = server.draft("Declaration");
        List<JsonObject> tokens = api.array(TestServer.CLAIRE, "/api/me/tokens").stream()
                .map(JsonObject.class::cast)
                .toList();
        assertThat(tokens).hasSize(2);
        assertThat(tokens.toString()).doesNotContain(SECOND, TestServer.token(TestServer.CLAIRE));
        JsonObject second = tokens.get(0);
        assertThat(second.getString("lastUsedAt")).as("never used yet").isNull();
        assertThat(second.getInstant("expiresAt")).isAfter(second.getInstant("issuedAt"));
        String path = "/api/me/tokens/" + second.getString("id");

        try (CollabClient lives = live(draft, SECOND);
                CollabClient stays = live(draft, TestServer.token(TestServer.CLAIRE))) {
            Api.assertProblem(api.send(TestServer.DANIEL, "DELETE", path, null), 404, "not-found");
            assertThat(bearing(SECOND).get("/api/me").status()).isEqualTo(200);

            assertThat(api.send(TestServer.CLAIRE, "DELETE", path, null).statusCode())
                    .isEqualTo(204);

            assertHungUp(lives);
            assertThat(stays.socket.closeCode()).isZero();
        }
        assertThat(bearing(SECOND).get("/api/me").status()).isEqualTo(401);
        assertThat(new Browser(server.port())
                        .post("/api/session", new JsonObject().put("token", SECOND))
                        .status())
                .isEqualTo(401);
        assertThat(api.array(TestServer.CLAIRE, "/api/me/tokens")).hasSize(1);
    }

    @Test
    void areWithdrawnByTheSecretariatWithEverySession() {
        Stream draft = server.draft("Declaration");
        Browser claire = Browser.of(server, TestServer.CLAIRE);
        String path = "/api/process/people/" + TestServer.CLAIRE.id() + "/sign-ins";
        Api.assertProblem(api.send(TestServer.DANIEL, "DELETE", path, null), 403, "not-allowed");
        Api.assertProblem(api.send(TestServer.STRANGER, "DELETE", path, null), 403, "not-allowed");
        try (CollabClient lives = live(draft, SECOND)) {
            assertThat(api.send(TestServer.INGRID, "DELETE", path, null).statusCode())
                    .isEqualTo(204);
            assertHungUp(lives);
        }
        assertThat(claire.isSignedIn()).isFalse();
        assertThat(bearing(SECOND).get("/api/me").status()).isEqualTo(401);
        assertThat(api.get(TestServer.CLAIRE, "/api/me").statusCode()).isEqualTo(401);

        // She was not thrown out: a new link lets her in.
        Reply invited = bearing(TestServer.token(TestServer.INGRID))
                .post("/api/process/people/" + TestServer.CLAIRE.id() + "/invitation");
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
    }

    @Test
    void endWithANewPasswordAndOtherSessionsUnlessTheyAreKept() {
        Browser here = Browser.of(server, TestServer.CLAIRE);
        Browser there = Browser.of(server, TestServer.CLAIRE);
        JsonObject first = new JsonObject().put("password", "seven blue otters").put("keepSessions", true);
        assertThat(here.put("/api/me/password", first).status()).isEqualTo(204);
        assertThat(there.isSignedIn()).isTrue();
        assertThat(bearing(SECOND).get("/api/me").status()).isEqualTo(401);
        assertThat(new Api(server).get(TestServer.CLAIRE, "/api/me").statusCode())
                .isEqualTo(401);

        JsonObject next = new JsonObject().put("current", "seven blue otters").put("password", "nine green herons");
        assertThat(here.put("/api/me/password", next).status()).isEqualTo(204);
        assertThat(here.isSignedIn()).isTrue();
        assertThat(there.isSignedIn()).isFalse();
    }

    @Test
    void areWorthNothingOnceANewerInvitationWasAccepted() {
        Browser ingrid = bearing(TestServer.token(TestServer.INGRID));
        String path = "/api/process/people/" + TestServer.CLAIRE.id() + "/invitation";
        String older = secret(ingrid.post(path));
        String newer = secret(ingrid.post(path));
        assertThat(accept(older).status()).isEqualTo(404);
        assertThat(bearing(SECOND).get("/api/me").status()).as("until then").isEqualTo(200);
        assertThat(accept(newer).status()).isEqualTo(204);
        assertThat(bearing(SECOND).get("/api/me").status()).isEqualTo(401);
        assertThat(accept(newer).status()).isEqualTo(404);
    }

    private Reply accept(String token) {
        return new Browser(server.port())
                .post(
                        "/api/invitations/accept",
                        new JsonObject().put("token", token).put("password", "seven blue otters"));
    }

    private static String secret(Reply invitation) {
        String link = invitation.object().getString("link");
        return link.substring(link.indexOf('#') + 1);
    }
}
