package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.sql.Await;

/** What the HTTP API remembers, and what it says when it cannot. */
class HttpRestartTest {
    @TempDir
    Path directory;

    private static HttpResponse<String> send(
            TestServer server, String method, String path, String body, String... headers) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .method(method, BodyPublishers.ofString(body))
                .headers(headers)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String signIn(TestServer server) throws Exception {
        String body = new JsonObject()
                .put("token", TestServer.token(TestServer.CLAIRE))
                .encode();
        HttpResponse<String> response = send(server, "POST", "/api/session", body, "Content-Type", "application/json");
        assertThat(response.statusCode()).isEqualTo(204);
        String cookie = response.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("plenary_session="))
                .findFirst()
                .orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void keepsPeopleSignedInAndSignedOutOverARestart() throws Exception {
        // given
        String open;
        String closed;
        try (TestServer server = TestServer.start(directory)) {
            open = signIn(server);
            closed = signIn(server);
            send(server, "DELETE", "/api/session", "", "Cookie", closed, "X-Plenary-Request", "1");
        }

        // when
        try (TestServer again = TestServer.start(directory)) {
            // then
            assertThat(send(again, "GET", "/api/me", "", "Cookie", open).statusCode())
                    .isEqualTo(200);
            assertThat(send(again, "GET", "/api/me", "", "Cookie", closed).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void livesButIsNotReadyWhenTheDatabaseCannotBeRead() throws Exception {
        try (TestServer server = TestServer.start(directory)) {
            String cookie = signIn(server);

            // when
            Await.await(server.server().database().close());

            // then
            assertThat(send(server, "GET", "/health/live", "", "Accept", "*/*").statusCode())
                    .isEqualTo(200);
            HttpResponse<String> ready = send(server, "GET", "/health/ready", "", "Accept", "*/*");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(new JsonObject(ready.body()).getString("status")).isEqualTo("the database cannot be read");
            HttpResponse<String> me = send(server, "GET", "/api/me", "", "Cookie", cookie);
            assertThat(me.statusCode()).isEqualTo(503);
            assertThat(new JsonObject(me.body()).getString("type")).isEqualTo("/problems/unavailable");
            assertThat(RawSocket.request(server.port(), "/collab/any", java.util.List.of("Cookie: " + cookie))
                            .status())
                    .isEqualTo(503);
        }
    }
}
