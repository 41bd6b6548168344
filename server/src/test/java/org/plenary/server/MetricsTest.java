package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.http.MetricsConfig;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.journal.Stream;
import org.plenary.server.wiring.ServerConfig;

class MetricsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TOKEN = "a-token-for-figures";

    @TempDir
    Path directory;

    @Test
    void countsWhatGoesOn() throws Exception {
        try (TestServer server = start(plain())) {
            Stream draft = server.draft("Declaration");
            try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                    CollabClient again = CollabClient.join(server, draft, TestServer.CLAIRE)) {
                claire.type(0, "words");
                claire.untilSaved();
                again.settle();

                HttpResponse<String> response = get(server, "localhost", List.of());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("Content-Type"))
                        .hasValue("text/plain; version=0.0.4; charset=utf-8");
                assertThat(response.body())
                        .contains(
                                "plenary_rooms_open 1.0\n",
                                "plenary_connections 2.0\n",
                                "plenary_people_here 1.0\n",
                                "plenary_people 1.0\n",
                                "plenary_presence_up 1.0\n",
                                "plenary_memory_held_bytes{use=\"unfinished\"} 0.0\n",
                                "plenary_memory_limit_bytes{use=\"outgoing\"} ",
                                "plenary_memory_closed_total{use=\"waiting\"} 0.0\n",
                                "plenary_handshakes 0.0\n",
                                "plenary_redis_failures_total 0.0\n",
                                "# HELP plenary_commits_total ",
                                "# TYPE plenary_commits_total counter\n",
                                "jvm_memory_used_bytes{",
                                "jvm_threads_live_threads ",
                                "process_uptime_seconds ")
                        .doesNotContain(
                                "plenary_commits_total 0.0\n",
                                "claire",
                                "Declaration",
                                draft.id().value());
            }
        }
    }

    @Test
    void isThereOnlyForProgramsOnThisMachine() throws Exception {
        try (TestServer server = start(plain())) {
            assertThat(get(server, "127.0.0.1", List.of()).statusCode()).isEqualTo(200);
            for (List<String> trace : List.of(
                    List.of("X-Forwarded-For", "203.0.113.7"),
                    List.of("Forwarded", "for=203.0.113.7"),
                    List.of("X-Real-IP", "203.0.113.7"),
                    List.of("Via", "1.1 proxy"))) {
                assertThat(get(server, "localhost", trace).statusCode())
                        .as(trace.toString())
                        .isEqualTo(404);
            }
            assertThat(rawStatus(server, "plenary.example.org")).contains(" 404 ");
            assertThat(rawStatus(server, "localhost")).contains(" 200 ");
        }
    }

    @Test
    void isThereForNobodyWithoutATokenWhenAProxyStandsInFront() throws Exception {
        for (HttpConfig proxied : List.of(
                new HttpConfig("127.0.0.1", 0, Set.of("https://drafting.example.org"), false, null, false),
                new HttpConfig("127.0.0.1", 0, Set.of(), true, null, false),
                new HttpConfig("127.0.0.1", 0, Set.of(), false, "https://drafting.example.org", false),
                new HttpConfig("127.0.0.1", 0, Set.of(), false, null, true))) {
            try (TestServer server = start(http(proxied))) {
                assertThat(get(server, "localhost", List.of()).statusCode())
                        .as(proxied.toString())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void isThereForWhoeverHasTheToken() throws Exception {
        try (TestServer server = start(usual -> usual.measuredBy(new MetricsConfig(TOKEN)))) {
            assertThat(get(server, "localhost", List.of("Authorization", "Bearer " + TOKEN))
                            .statusCode())
                    .isEqualTo(200);
            for (List<String> wrong : List.of(
                    List.<String>of(),
                    List.of("Authorization", "Bearer " + TOKEN + "x"),
                    List.of("Authorization", "Bearer "),
                    List.of("Authorization", TOKEN),
                    List.of("Authorization", "Bearer " + TestServer.token(TestServer.CHAIR)))) {
                assertThat(get(server, "localhost", wrong).statusCode())
                        .as(wrong.toString())
                        .isEqualTo(404);
            }
        }
        assertThatThrownBy(() -> new MetricsConfig("short")).hasMessageContaining("16 to 500 visible ASCII characters");
        assertThat(new MetricsConfig(TOKEN).toString()).doesNotContain(TOKEN);
    }

    private TestServer start(UnaryOperator<ServerConfig> settings) {
        return TestServer.startAs(directory, settings);
    }

    private static UnaryOperator<ServerConfig> plain() {
        return http(new HttpConfig("127.0.0.1", 0, Set.of(), false));
    }

    private static UnaryOperator<ServerConfig> http(HttpConfig http) {
        return usual -> new ServerConfig(usual.database(), usual.rooms(), usual.sessions(), http);
    }

    private static HttpResponse<String> get(TestServer server, String host, List<String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + host + ":" + server.port() + "/metrics"));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The status line for a request that names another host, as one does whom a page has sent here. */
    private static String rawStatus(TestServer server, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
