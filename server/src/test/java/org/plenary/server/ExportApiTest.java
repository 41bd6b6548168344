package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.INGRID;
import static org.plenary.server.TestServer.STRANGER;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.export.Bundle;
import org.plenary.server.export.ExportConfig;
import org.plenary.server.export.ExportFormat;
import org.plenary.server.export.FormatCheck;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;
import org.plenary.server.wiring.Server;

/** Files over HTTP, in every form that the server is wired for. */
class ExportApiTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Stream draft;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
        draft = begun(server);
    }

    /** A draft of which a revision was issued, and which was edited since. */
    private static Stream begun(TestServer server) {
        Stream stream = Await.await(server.server()
                .drafts()
                .create(
                        CHAIR,
                        "Declaration",
                        new Instrument(List.of(
                                Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Déclaration"),
                                Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "States agree;")))));
        Await.await(server.server().drafts().issue(stream.id(), INGRID, new IssueRequest("First", null, null)));
        try (CollabClient claire = CollabClient.join(server, stream, CLAIRE)) {
            claire.type(0, "Draft ");
            claire.untilSaved();
        }
        return stream;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder asked(TestServer of, Stream stream, Person person, String rest) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + of.port() + "/api/drafts/" + stream.id() + "/exports/" + rest))
                .header("Authorization", "Bearer " + TestServer.token(person));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<byte[]> get(Person person, String rest) {
        return send(asked(server, draft, person, rest));
    }

    private static @Nullable String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    private static JsonObject problem(HttpResponse<byte[]> response) {
        return new JsonObject(Buffer.buffer(response.body()));
    }

    private static String problemOrNothing(HttpResponse<byte[]> response) {
        return response.statusCode() < 400 ? "" : problem(response).encode();
    }

    private static void nothingStays(Path data) {
        Awaitility.await().until(() -> {
            try (var files = Files.list(data.resolve(Server.EXPORTS))) {
                return files.findAny().isEmpty();
            }
        });
    }

    @Test
    void namesTheCharactersThatAPaperCannotShow() {
        Stream odd = Await.await(server.server()
                .drafts()
                .create(
                        CHAIR,
                        "Odd",
                        new Instrument(List.of(Clause.of(
                                new ClauseId("a"),
                                ClauseKind.OPERATIVE,
                                "Egyptian \uD80C\uDC00, private \uE000, and Latin.")))));

        HttpResponse<byte[]> paper = send(asked(server, odd, CHAIR, "pdf"));
        HttpResponse<byte[]> again = send(asked(server, odd, CHAIR, "html"));

        assertThat(header(paper, "Plenary-Unshown-Characters")).isEqualTo("U+E000, U+13000");
        assertThat(header(again, "Plenary-Unshown-Characters")).isNull();
        assertThat(header(get(CLAIRE, "pdf"), "Plenary-Unshown-Characters")).isNull();
    }

    @Test
    void sendsEveryFormOfARevisionUnderItsSymbol() {
        for (ExportFormat format : server.server().exports().formats()) {
            HttpResponse<byte[]> response = get(CLAIRE, format.wireName() + "?at=rev:1");
            assertThat(response.statusCode())
                    .as("%s: %s", format, problemOrNothing(response))
                    .isEqualTo(200);
            String name = "WP.1-Rev.1." + format.extension();
            assertThat(header(response, "Content-Disposition"))
                    .isEqualTo("attachment; filename=\"" + name + "\"; filename*=UTF-8''" + name);
            assertThat(header(response, "Content-Type")).isEqualTo(format.mediaType());
            assertThat(header(response, "Content-Length")).isEqualTo(String.valueOf(response.body().length));
            assertThat(header(response, "Cache-Control")).isEqualTo("private, no-cache");
            FormatCheck.begins(format, response.body());
        }
        nothingStays(directory);
    }

    @Test
    void sendsRedlinesInEveryFormThatHasOne() {
        for (ExportFormat format : server.server().exports().formats()) {
            HttpResponse<byte[]> response = get(CLAIRE, format.wireName() + "?from=rev:1");
            if (format.hasRedline()) {
                assertThat(response.statusCode()).as("%s", format).isEqualTo(200);
                assertThat(header(response, "Content-Disposition"))
                        .contains("filename=\"WP.1-Rev.1_to_")
                        .contains("-redline." + format.extension() + "\"");
                FormatCheck.begins(format, response.body());
            }
        }
        HttpResponse<byte[]> redline = get(CLAIRE, "akn?from=rev:1");
        assertThat(redline.statusCode()).isEqualTo(422);
        assertThat(problem(redline).getString("type")).isEqualTo("/problems/form-unsupported");
    }

    @Test
    void saysTheLettersOfATitleToo() {
        HttpResponse<byte[]> response = get(CLAIRE, "zip");
        assertThat(header(response, "Content-Disposition"))
                .startsWith("attachment; filename=\"Draft-Declaration-20")
                .contains("filename*=UTF-8''Draft-D%C3%A9claration-20");
    }

    @Test
    void sendsABundleThatVerifies(@TempDir Path scratch) throws IOException {
        Bundle bundle =
                Bundle.read(new ByteArrayInputStream(get(CLAIRE, "zip?at=rev:1").body()));
        bundle.verify(scratch.resolve("record.jsonl"));
        assertThat(bundle.json("manifest.json").getString("verification"))
                .isEqualTo("http://localhost:" + server.port() + "/verify?head="
                        + bundle.json("manifest.json").getJsonObject("head").getString("hash"));
    }

    @Test
    void makesNothingForWhoHasItAlready() {
        HttpResponse<byte[]> first = get(CLAIRE, "zip?at=rev:1");
        String tag = header(first, "ETag");
        HttpResponse<byte[]> again =
                send(asked(server, draft, INGRID, "zip?at=WP.1/Rev.1").header("If-None-Match", "\"x\", " + tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertThat(send(asked(server, draft, INGRID, "zip").header("If-None-Match", tag))
                        .statusCode())
                .as("another moment")
                .isEqualTo(200);
    }

    @Test
    void tellsAboutAFileWithoutMakingIt() {
        HttpResponse<byte[]> response =
                send(asked(server, draft, CLAIRE, "zip?at=rev:1").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("application/zip");
        assertThat(header(response, "ETag")).isEqualTo(header(get(CLAIRE, "zip?at=rev:1"), "ETag"));
        assertThat(response.body()).isEmpty();
    }

    @Test
    void letsWhoMayReadTheDraftHaveItAndNobodyElse() {
        assertThat(get(WATCHER, "zip").statusCode()).isEqualTo(200);
        assertThat(get(STRANGER, "zip").statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(URI.create(
                                "http://localhost:" + server.port() + "/api/drafts/" + draft.id() + "/exports/zip")))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "zip?at=rev:9, 404, not-found",
        "zip?at=seq:99999, 404, not-found",
        "zip?at=yesterday, 400, invalid-request",
        "zip?at=, 400, invalid-request",
        "zip?to=now, 400, invalid-request",
        "zip?at=now&from=rev:1, 400, invalid-request",
        "zip?from=now&to=rev:1, 400, invalid-request",
        "zip?notes=perhaps, 400, invalid-request",
        "exe, 400, invalid-request"
    })
    void saysWhatIsWrongWithAQuestion(String rest, int status, String type) {
        HttpResponse<byte[]> response = get(CLAIRE, rest);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem(response).getString("type")).isEqualTo("/problems/" + type);
        assertThat(problem(response).getString("detail")).isNotBlank();
    }

    @Test
    void shutsInWhatABrowserShows() {
        for (ExportFormat format : server.server().exports().formats()) {
            HttpResponse<byte[]> response = get(CLAIRE, format.wireName() + "?at=rev:1&inline=true");
            assertThat(header(response, "Content-Disposition")).startsWith("inline; ");
            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            String policy = header(response, "Content-Security-Policy");
            if (format == ExportFormat.PDF) {
                assertThat(policy).contains("script-src 'self'");
            } else {
                assertThat(policy).startsWith("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
            }
        }
    }

    @Test
    void refusesWhatIsTooLargeOrTakesTooLong(@TempDir Path large, @TempDir Path slow) {
        ExportConfig usual = ExportConfig.defaults();
        try (TestServer small = TestServer.startAs(
                large, config -> config.exporting(new ExportConfig(1, 1, 10, usual.maxBytes(), usual.maxTime())))) {
            HttpResponse<byte[]> response = send(asked(small, begun(small), CLAIRE, "zip"));
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(problem(response).getString("type")).isEqualTo("/problems/answer-too-large");
            assertThat(header(response, "ETag")).isNull();
            assertThat(header(response, "Content-Disposition")).isNull();
        }
        try (TestServer hasty = TestServer.startAs(
                slow,
                config -> config.exporting(
                        new ExportConfig(1, 1, usual.maxCharacters(), usual.maxBytes(), Duration.ofMillis(1))))) {
            HttpResponse<byte[]> response = send(asked(hasty, begun(hasty), CLAIRE, "zip"));
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(header(response, "Retry-After")).isEqualTo("30");
            nothingStays(slow);
        }
    }

    @Test
    void refusesMoreThanAFewAtOnceForOnePerson() {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(client.sendAsync(asked(server, draft, INGRID, "zip").build(), BodyHandlers.ofByteArray()));
        }
        List<Integer> statuses =
                answers.stream().map(answer -> answer.join().statusCode()).toList();
        assertThat(statuses).containsOnly(200, 503).contains(200, 503);
        assertThat(get(INGRID, "zip").statusCode()).as("and then not any more").isEqualTo(200);
        nothingStays(directory);
    }

    @Test
    void leavesNothingOfWhatNobodyTakes() throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            InputStream body = client.send(asked(server, draft, WATCHER, "zip").build(), BodyHandlers.ofInputStream())
                    .body();
            body.close();
        }
        nothingStays(directory);
        assertThat(get(WATCHER, "zip").statusCode()).isEqualTo(200);
    }
}
