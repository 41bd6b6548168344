package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.Browser.Reply;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.sql.Await;

/** The first start of a server, and the headers of one that is reached over TLS. */
class SetUpTest {
    private static final HttpConfig PLAIN = new HttpConfig("127.0.0.1", 0, Set.of(), false);

    @TempDir
    Path directory;

    private static JsonObject setUp(String token) {
        return new JsonObject()
                .put("token", token)
                .put("process", "Process on outer space")
                .put("name", "Noor")
                .put("email", "noor@example.org")
                .put("password", "seven blue otters");
    }

    private static String token(TestServer server) {
        return Await.await(server.server().setUpToken()).orElseThrow();
    }

    @Test
    void isSetUpOnceByWhoHasTheLinkOfTheLastStart() {
        String stale;
        try (TestServer first = TestServer.startEmpty(directory, PLAIN)) {
            stale = token(first);
        }
        try (TestServer server = TestServer.startEmpty(directory, PLAIN)) {
            Browser noor = new Browser(server.port());
            assertThat(noor.get("/api/sign-in").object().getBoolean("needsSetUp"))
                    .isTrue();
            for (String wrong : new String[] {stale, "x", "no-set-up-link-has-ever-had-this-secret"}) {
                Reply reply = noor.post("/api/setup", setUp(wrong));
                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.problem()).isEqualTo("not-found");
            }
            assertThat(noor.post("/api/setup", setUp(token(server)).put("password", "short"))
                            .status())
                    .isEqualTo(400);
            assertThat(noor.post("/api/setup", setUp(token(server)).put("process", " "))
                            .status())
                    .isEqualTo(400);

            // when
            String token = token(server);
            assertThat(noor.post("/api/setup", setUp(token)).status()).isEqualTo(204);

            // then
            JsonObject me = noor.get("/api/me").object();
            assertThat(me.getString("name")).isEqualTo("Noor");
            assertThat(me.getString("role")).isEqualTo("SECRETARIAT");
            assertThat(me.getBoolean("mayManage")).isTrue();
            assertThat(me.getJsonObject("process").getString("name")).isEqualTo("Process on outer space");
            assertThat(noor.get("/api/sign-in").object().getBoolean("needsSetUp"))
                    .isFalse();
            assertThat(Await.await(server.server().setUpToken())).isEmpty();
            Reply again =
                    new Browser(server.port()).post("/api/setup", setUp(token).put("email", "b@example.org"));
            assertThat(again.status()).isEqualTo(409);
            assertThat(noor.get("/api/process/audit").array().getJsonObject(1).getString("action"))
                    .isEqualTo("SET_UP");
        }
        try (TestServer later = TestServer.startEmpty(directory, PLAIN)) {
            assertThat(Await.await(later.server().setUpToken())).isEmpty();
            assertThat(new Browser(later.port())
                            .post(
                                    "/api/session",
                                    new JsonObject()
                                            .put("email", "noor@example.org")
                                            .put("password", "seven blue otters"))
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void keepsBrowsersToTlsWhereThereIsTls() {
        try (TestServer server = TestServer.startEmpty(directory, new HttpConfig("127.0.0.1", 0, Set.of(), true))) {
            Reply reply = new Browser(server.port()).post("/api/setup", setUp(token(server)));
            assertThat(reply.header("Strict-Transport-Security")).contains("max-age=");
            assertThat(reply.header("Set-Cookie")).contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/");
        }
        try (TestServer server = TestServer.startEmpty(directory.resolve("plain"), PLAIN)) {
            assertThat(new Browser(server.port()).get("/").header("Strict-Transport-Security"))
                    .isEmpty();
        }
    }
}
