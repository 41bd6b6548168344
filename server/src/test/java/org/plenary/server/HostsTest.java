package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.journal.Stream;
import org.plenary.server.wiring.ServerConfig;

/** By which names the server may be asked, and whose pages may open a socket. */
class HostsTest {
    private static final String URL = "https://plenary.example.org";

    @TempDir
    Path directory;

    private TestServer start(String url, boolean secureCookies, boolean behindProxy) {
        return TestServer.startAs(
                directory,
                usual -> ServerConfig.of(
                        usual.database(),
                        new HttpConfig(
                                "127.0.0.1",
                                0,
                                Set.of("https://other.example:8443"),
                                secureCookies,
                                url,
                                behindProxy)));
    }

    private static String invite(TestServer server, String... headers) throws IOException {
        return ask(
                server,
                "POST /api/process/people HTTP/1.1",
                "{\"name\":\"N\",\"email\":\"n" + System.nanoTime() + "@example.org\",\"role\":\"OBSERVER\"}",
                headers);
    }

    /** What comes back for a request with exactly these headers. */
    private static String ask(TestServer server, String line, String body, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            String head = line + "\r\n" + String.join("\r\n", headers) + "\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + TestServer.token(TestServer.INGRID) + "\r\nContent-Length: "
                    + body.length() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length()).substring(0, 3));
    }

    @Test
    void answersForNoHostButItsOwnOnceAnAddressIsSet() throws IOException {
        try (TestServer server = start(URL, true, true)) {
            String evil = invite(server, "Host: evil.example");
            assertThat(status(evil)).isEqualTo(421);
            assertThat(evil).contains("/problems/misdirected", URL, "--url").doesNotContain("#");
            for (String host : List.of(
                    "plenary.example.org.evil.example", "plenary.example.org:8080", "evil.example#", "", "@", "a b")) {
                assertThat(status(invite(server, "Host: " + host))).as(host).isBetween(400, 421);
            }
            assertThat(status(ask(server, "GET /api/me HTTP/1.0", "")))
                    .as("no host")
                    .isEqualTo(421);
            assertThat(status(ask(server, "GET / HTTP/1.1", "", "Host: evil.example")))
                    .as("a page")
                    .isEqualTo(421);

            for (String host : List.of(
                    "plenary.example.org",
                    "PLENARY.example.org:443",
                    "other.example:8443",
                    "localhost:" + server.port(),
                    "127.0.0.1")) {
                String invited = invite(server, "Host: " + host, "X-Forwarded-Host: evil.example");
                assertThat(status(invited)).as(host).isEqualTo(201);
                assertThat(invited).contains("\"link\":\"" + URL + "/invitation#");
            }
            assertThat(status(ask(server, "GET /health/ready HTTP/1.1", "", "Host: 10.0.0.7:8080")))
                    .as("a probe")
                    .isEqualTo(200);
        }
    }

    @Test
    void makesLinksByTheSchemeThatAProxyOfItsOwnNames() throws IOException {
        try (TestServer server = start(null, false, true)) {
            String invited = invite(server, "Host: a.example", "X-Forwarded-Proto: http, https");
            assertThat(invited).contains("\"link\":\"https://a.example/invitation#");
            assertThat(invite(server, "Host: a.example", "X-Forwarded-Proto: javascript"))
                    .contains("\"link\":\"http://a.example/invitation#");
        }
        try (TestServer server = start(null, false, false)) {
            assertThat(invite(server, "Host: a.example", "X-Forwarded-Proto: https"))
                    .as("nobody's word counts without a proxy of one's own")
                    .contains("\"link\":\"http://a.example/invitation#");
        }
    }

    /** An origin, the host that the page asks for a socket, and what comes back. */
    private record Opening(String origin, String host, int status) {}

    @Test
    void comparesSchemeHostAndPortOfPagesThatOpenASocket() throws IOException {
        List<Opening> openings = List.of(
                new Opening("https://plenary.example.org", "plenary.example.org", 101),
                new Opening("https://plenary.example.org:443", "plenary.example.org", 101),
                new Opening("http://plenary.example.org", "plenary.example.org", 403),
                new Opening("https://plenary.example.org:8443", "plenary.example.org", 403),
                new Opening("https://other.example:8443", "plenary.example.org", 101),
                new Opening("https://other.example", "plenary.example.org", 403),
                new Opening("https://evil.example", "plenary.example.org", 403),
                new Opening("https://evil.example", "evil.example", 421),
                new Opening("https://localhost", "localhost", 101),
                new Opening("http://localhost", "localhost", 403));
        try (TestServer server = start(URL, true, false)) {
            Stream draft = server.draft("Declaration");
            for (Opening opening : openings) {
                assertThat(status(upgrade(server, draft, "Host: " + opening.host, "Origin: " + opening.origin)))
                        .as("%s", opening)
                        .isEqualTo(opening.status);
            }
        }
    }

    @Test
    void takesAPageOfAnotherSchemeForAnotherSiteAlsoWithoutAnAddress() throws IOException {
        try (TestServer server = start(null, false, true)) {
            Stream draft = server.draft("Declaration");
            assertThat(status(upgrade(server, draft, "Host: a.example", "Origin: http://a.example")))
                    .isEqualTo(101);
            assertThat(status(upgrade(server, draft, "Host: a.example", "Origin: https://a.example")))
                    .isEqualTo(403);
            assertThat(status(upgrade(
                            server, draft, "Host: a.example", "X-Forwarded-Proto: https", "Origin: https://a.example")))
                    .as("behind a proxy that ends TLS")
                    .isEqualTo(101);
        }
    }

    private static String upgrade(TestServer server, Stream draft, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            String head = "GET " + CollabClient.target(draft) + "?token=" + TestServer.token(TestServer.CLAIRE)
                    + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void saysWhichAddressItExpects() {
        for (String url : List.of("plenary.example.org", "https://a.example/path", "https://a.example/", "https://")) {
            assertThatIllegalArgumentException()
                    .as(url)
                    .isThrownBy(() -> new HttpConfig("127.0.0.1", 0, Set.of(), false, url, false))
                    .withMessageContaining("https://plenary.example.org");
        }
    }
}
