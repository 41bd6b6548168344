package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.http.exchange.Patience;
import org.plenary.server.journal.Stream;
import org.plenary.server.wiring.ServerConfig;

/** How long connections may stand about, on a server with little patience. */
class PatienceTest {
    private static final Duration FIRST = Duration.ofMillis(600);
    private static final Duration IDLE = Duration.ofMillis(900);
    private static final Duration BODY = Duration.ofMillis(800);
    private static final String HOST = "Host: localhost\r\n";

    private TestServer server;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path directory) {
        server = TestServer.startAs(
                directory,
                usual -> ServerConfig.of(
                        usual.database(),
                        new HttpConfig("127.0.0.1", 0, Set.of(), false, null, true, new Patience(FIRST, IDLE, BODY))));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket open(String sent) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 << 10);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        sockets.add(socket);
        return socket;
    }

    /** Waits until the server hangs up; returns what it said before. */
    private static String rest(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        }
    }

    /** What comes back for a request on a connection that stays. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up after " + head);
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*content-length: ([0-9]+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
        return head.toString();
    }

    @Test
    void hangsUpOnWhoAsksForNothingOrOnlyHalf() throws IOException {
        List<Socket> standing = new ArrayList<>();
        String post = "POST /api/session HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";
        for (int i = 0; i < 20; i++) {
            standing.add(open(""));
            standing.add(open("GET / HTTP/1.1\r\nHost: loc"));
            standing.add(open(post + "Content-Length: 100\r\n\r\n{\"token\":"));
            standing.add(open(post + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"tok"));
        }
        long began = System.nanoTime();
        for (Socket socket : standing) {
            rest(socket);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void hangsUpOnHalfAHeadThatComesByteByByte() throws IOException, InterruptedException {
        Socket slow = open("GET / HTTP/1.1\r\n" + HOST + "X-Slow: ");
        long began = System.nanoTime();
        boolean open = true;
        while (open && System.nanoTime() - began < 10_000_000_000L) {
            try {
                slow.getOutputStream().write('x');
                Thread.sleep(50);
            } catch (SocketException hungUp) {
                open = false;
            }
        }
        assertThat(open).isFalse();
    }

    @Test
    void hangsUpOnABodyThatDrips() throws IOException, InterruptedException {
        Socket slow = open("POST /api/session HTTP/1.1\r\n" + HOST
                + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n");
        long began = System.nanoTime();
        boolean open = true;
        while (open && System.nanoTime() - began < 10_000_000_000L) {
            try {
                slow.getOutputStream().write(' ');
                Thread.sleep(50);
            } catch (SocketException hungUp) {
                open = false;
            }
        }
        assertThat(open).isFalse();
    }

    @Test
    void takesABodyThatGoesOnHoweverLongItTakes() throws IOException, InterruptedException {
        int bytes = 8_000;
        Socket slow = open("POST /api/session HTTP/1.1\r\n" + HOST
                + "Content-Type: application/json\r\nContent-Length: " + bytes + "\r\n\r\n");
        for (int sent = 0; sent < bytes; sent += 200) {
            slow.getOutputStream().write(" ".repeat(200).getBytes(StandardCharsets.ISO_8859_1));
            Thread.sleep(60);
        }
        assertThat(answer(slow)).as("after three times its patience").startsWith("HTTP/1.1 400");
    }

    @Test
    void keepsAConnectionOnWhichOneAsksAgainAndHangsUpWhenNobodyDoes() throws IOException, InterruptedException {
        Socket socket = open("");
        for (int i = 0; i < 5; i++) {
            socket.getOutputStream()
                    .write(("GET /health/live HTTP/1.1\r\n" + HOST + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
            Thread.sleep(500);
        }
        assertThat(rest(socket)).isEmpty();
    }

    @Test
    void leavesLiveSocketsAlone() throws InterruptedException {
        Stream draft = server.draft("Declaration");
        try (CollabClient live = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            Thread.sleep(IDLE.plus(FIRST).plus(BODY).toMillis() * 2);
            assertThat(live.socket.closeCode()).isZero();
        }
    }

    @Test
    void deliversAnAnswerToASlowReader() throws IOException, InterruptedException {
        Socket quick = open("GET /openapi.yaml HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
        int expected = rest(quick).length();
        Socket slow = open("GET /openapi.yaml HTTP/1.1\r\n" + HOST + "\r\n");
        InputStream in = slow.getInputStream();
        int read = 0;
        for (int piece = 0; piece < 40; piece++) {
            read += in.readNBytes(expected / 50).length;
            Thread.sleep(80);
        }
        read += rest(slow).length();
        assertThat(expected).isGreaterThan(60_000);
        assertThat(read).isBetween(expected - 40, expected + 40);
    }

    @Test
    void turnsAnAddressAwayThatAsksForTooMuchAndNoOther() throws IOException {
        List<String> paths = List.of("/api/sign-in", "/api/public/keys", "/api/public/heads");
        int refused = 0;
        int passed = 0;
        Socket socket = open("");
        for (int i = 0; i < 2_400; i++) {
            socket.getOutputStream()
                    .write(("GET " + paths.get(i % 3) + " HTTP/1.1\r\n" + HOST + "X-Forwarded-For: 192.0.2.1\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = answer(socket);
            if (answer.startsWith("HTTP/1.1 429")) {
                assertThat(answer.toLowerCase(Locale.ROOT)).containsPattern("retry-after: [1-9]");
                refused++;
            } else {
                assertThat(answer).startsWith("HTTP/1.1 200");
                passed++;
            }
        }
        assertThat(passed).as("a hall of a thousand, twice each").isGreaterThanOrEqualTo(2_000);
        assertThat(refused).isPositive();
        socket.getOutputStream()
                .write(("GET /api/sign-in HTTP/1.1\r\n" + HOST + "X-Forwarded-For: 192.0.2.2\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
    }
}
