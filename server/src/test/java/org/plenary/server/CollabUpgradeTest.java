package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Stream;

/** Who gets a live socket, and what those hear who do not. */
class CollabUpgradeTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Stream draft;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
        draft = server.draft("Declaration");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawSocket.Answer request(String target, String... headers) {
        return RawSocket.request(server.port(), target, List.of(headers));
    }

    private static String bearer() {
        return "Authorization: Bearer " + TestServer.token(TestServer.CLAIRE);
    }

    private static String withToken() {
        return CollabClient.target(draft) + "?token=" + TestServer.token(TestServer.CLAIRE);
    }

    private static void assertRefused(RawSocket.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("type")).isEqualTo("/problems/" + type);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).isNotBlank();
    }

    private static void assertOpens(RawSocket.Answer answer) throws InterruptedException {
        try (RawSocket socket = answer.opened()) {
            assertThat(socket.next(20_000)).as("the greeting").isNotNull().startsWith(0, 0);
        }
    }

    private static void assertClosed(RawSocket.Answer answer, int code) {
        try (CollabClient client = CollabClient.of(answer.opened())) {
            client.untilClosed();
            assertThat(client.socket.closeCode()).isEqualTo(code);
            assertThat(client.socket.closeReason()).isNotBlank();
        }
    }

    @Test
    void letsInWhoSignsInByTokenInTheQueryOrBearer() throws InterruptedException {
        assertOpens(request(withToken()));
        assertOpens(request(CollabClient.target(draft), bearer()));
    }

    @Test
    void refusesWhoIsNotSignedIn() {
        assertRefused(request(CollabClient.target(draft)), 401, "not-signed-in");
        assertRefused(request(CollabClient.target(draft) + "?token=nobody-has-this-token-1234"), 401, "not-signed-in");
        assertRefused(request(CollabClient.target(draft) + "?token=short"), 401, "not-signed-in");
        assertRefused(request(CollabClient.target(draft), "Cookie: plenary_session=x"), 401, "not-signed-in");
    }

    @Test
    void refusesWhoIsNotSignedInBeforeItSaysWhetherThereIsSuchADraft() {
        assertRefused(request("/collab/no-such-draft"), 401, "not-signed-in");
    }

    @Test
    void refusesPagesOfOtherSites() {
        assertRefused(request(withToken(), "Origin: https://evil.example"), 403, "forgery-suspected");
        assertRefused(request(withToken(), "Origin: null"), 403, "forgery-suspected");
        assertRefused(
                request(withToken(), "Origin: http://localhost:" + server.port() + ".evil.example"),
                403,
                "forgery-suspected");
    }

    @Test
    void letsInItsOwnPagesAndThoseOfConfiguredOrigins() throws InterruptedException {
        assertOpens(request(withToken(), "Origin: http://localhost:" + server.port()));
        assertOpens(request(withToken(), "Origin: " + TestServer.ORIGIN));
    }

    @Test
    void knowsNoDraftButThoseOfOnesOwnProcess() {
        assertRefused(request("/collab/no-such-draft", bearer()), 404, "not-found");
        assertRefused(request("/collab/" + "x".repeat(65), bearer()), 404, "not-found");
        assertRefused(request("/collab/%C3%A9", bearer()), 404, "not-found");
        assertRefused(
                request(CollabClient.target(draft) + "?token=" + TestServer.token(TestServer.STRANGER)),
                404,
                "not-found");
    }

    @Test
    void refusesATargetThatIsNotPercentEncoded() {
        assertRefused(request("/collab/%zz", bearer()), 400, "invalid-request");
        assertThat(request(CollabClient.target(draft) + "?token=%zz").status()).isBetween(400, 401);
    }

    @Test
    void tellsAClientOfAnotherLineageToStartAfresh() throws InterruptedException {
        assertOpens(request(withToken() + "&lineage=" + draft.lineage().value()));
        assertClosed(request(withToken() + "&lineage=another"), 4409);
    }

    @Test
    void tellsAClientOfAnotherSchemaToLoadThePageAgain() throws InterruptedException {
        assertOpens(request(withToken() + "&schema=3"));
        assertClosed(request(withToken() + "&schema=2"), 4426);
        assertClosed(request(withToken() + "&schema=4"), 4426);
        assertClosed(request(withToken() + "&schema="), 4426);
    }

    @Test
    void choosesTheSubprotocolItSpeaksAndNoOther() {
        RawSocket.Answer own = request(withToken(), "Sec-WebSocket-Protocol: other, plenary.1");
        assertThat(own.headers().get("sec-websocket-protocol")).isEqualTo("plenary.1");
        own.opened().close();
        RawSocket.Answer other = request(withToken(), "Sec-WebSocket-Protocol: other");
        assertThat(other.headers()).doesNotContainKey("sec-websocket-protocol");
        other.opened().close();
    }

    @Test
    void doesNotCompressSoThatASmallMessageCannotBecomeAHugeOne() {
        RawSocket.Answer answer = request(
                withToken(),
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, x-webkit-deflate-frame");
        assertThat(answer.headers()).doesNotContainKey("sec-websocket-extensions");
        answer.opened().close();
    }

    @Test
    void takesItAsNoFaultThatSomebodyGoesAwayInTheMidstOfAnUpgrade() throws IOException, InterruptedException {
        Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
        Vertx vertx = server.server().vertx();
        Handler<Throwable> usual = vertx.exceptionHandler();
        vertx.exceptionHandler(faults::add);
        try {
            byte[] head = ("GET " + withToken() + " HTTP/1.1\r\nHost: localhost:" + server.port()
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 400; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                // Half of them hang up, the others are cut off.
                socket.setSoLinger(i % 2 == 0, 0);
                socket.getOutputStream().write(head);
                Thread.sleep(0, i % 10 * 200_000 % 1_000_000);
                socket.close();
            }
            try (RawSocket last = request(withToken()).opened()) {
                assertThat(last.next(20_000)).as("the greeting").isNotNull();
            }
            assertThat(faults).isEmpty();
        } finally {
            vertx.exceptionHandler(usual);
        }
    }
}
