package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.sql.SqlDirectory;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlImporting;
import org.plenary.server.negotiation.Access;
import org.plenary.server.negotiation.AccessLevel;
import org.plenary.server.negotiation.AccessRule;
import org.plenary.server.negotiation.SetAccess;
import org.plenary.server.record.ReceiptFinding;
import org.plenary.server.record.RecordHeader;
import org.plenary.server.record.RecordImport;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.RecordWriter;
import org.plenary.server.record.Verification;
import org.plenary.server.room.Issued;
import org.plenary.server.scale.RecordMaker;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Receipt;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.sql.SqlSigning;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

class RecordApiTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Stream draft;
    private static Issued issued;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        imported(directory, 2_000);
        server = TestServer.start(directory);
        draft = server.draft("Declaration");
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            claire.type(0, "Draft ");
            claire.untilSaved();
        }
        issued = Await.await(server.server()
                .drafts()
                .issue(draft.id(), TestServer.INGRID, new IssueRequest("First", "For the meeting", null)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Brings a record with so many edits into a data directory whose server does not run. */
    private static void imported(Path data, int edits) throws IOException {
        List<Entry> entries = new ArrayList<>();
        RecordMaker maker = new RecordMaker(5, 3, entries::add);
        maker.seed(4, 400).issue("First", null).edits(edits);
        Path file = data.resolve("record.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            RecordWriter writer = new RecordWriter(out);
            writer.header(new RecordHeader(
                    maker.stream(),
                    maker.lineage(),
                    RecordMaker.PROCESS,
                    1,
                    "Declaration",
                    entries.get(0).atMillis(),
                    maker.head()));
            for (Entry entry : entries) {
                writer.entry(entry);
            }
            writer.finish(new Signing.Signatures(List.of(), List.of()));
        }
        Vertx vertx = Vertx.vertx();
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(data));
        InstantSource clock = InstantSource.system();
        new RecordImport(
                        new SqlImporting(database),
                        new SqlSigning(vertx, database, clock),
                        new SqlDirectory(database, clock, IdentityListener.NOBODY),
                        clock)
                .run(file);
        Await.await(database.close());
        Await.await(vertx.close());
    }

    private HttpRequest.Builder request(TestServer of, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + of.port() + path));
    }

    private HttpResponse<byte[]> record(Person person, String id) throws Exception {
        return client.send(
                request(server, "/api/drafts/" + id + "/record")
                        .header("Authorization", "Bearer " + TestServer.token(person))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static Verification.Intact intact(byte[] file, KeyId key) throws IOException {
        Verification verification = RecordVerifier.verify(new ByteArrayInputStream(file), key);
        assertThat(verification).isInstanceOf(Verification.Intact.class);
        return (Verification.Intact) verification;
    }

    private JsonArray open(String path) throws Exception {
        HttpResponse<String> response = client.send(request(server, path).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonArray(response.body());
    }

    @Test
    void servesARecordThatVerifiesByTheServersPublicKey() throws Exception {
        // given
        KeyId key = new KeyId(open("/api/public/keys").getJsonObject(0).getString("id"));

        // when
        HttpResponse<byte[]> response = record(TestServer.CLAIRE, draft.id().value());

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/x-ndjson");
        assertThat(response.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"record-" + draft.id() + "-WP-1-Rev-1-"
                        + issued.head().seq() + ".jsonl\"");
        Verification.Intact intact = intact(response.body(), key);
        assertThat(intact.head()).isEqualTo(issued.head());
        assertThat(intact.header().process()).isEqualTo(TestServer.PROCESS);
        assertThat(intact.revisions()).singleElement().satisfies(checked -> {
            assertThat(checked.revision()).isEqualTo(issued.revision());
            assertThat(checked.signer()).isEqualTo(key);
        });
    }

    @Test
    void showsItToWhoeverMayReadTheDraftAlone() throws Exception {
        assertThat(record(TestServer.WATCHER, draft.id().value()).statusCode()).isEqualTo(200);
        assertThat(record(TestServer.STRANGER, draft.id().value()).statusCode()).isEqualTo(404);
        assertThat(record(TestServer.CLAIRE, "nowhere").statusCode()).isEqualTo(404);
        assertThat(record(TestServer.CLAIRE, RecordMaker.PROCESS.id().value()).statusCode())
                .isEqualTo(404);
        assertThat(client.send(
                                request(server, "/api/drafts/" + draft.id() + "/record")
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void tellsOnlyAboutItToWhoAsksForTheHead() throws Exception {
        HttpResponse<byte[]> response = client.send(
                request(server, "/api/drafts/" + draft.id() + "/record")
                        .header("Authorization", "Bearer " + TestServer.token(TestServer.CLAIRE))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("content-type")).contains("application/x-ndjson");
    }

    @Test
    void givesOneStateWhilePeopleGoOn() throws Exception {
        // given
        Stream busy = server.draft("Busy");
        try (CollabClient claire = CollabClient.join(server, busy, TestServer.CLAIRE)) {
            for (int i = 0; i < 20; i++) {
                // when
                for (int j = 0; j < 20; j++) {
                    claire.type(0, "w" + j + " ");
                }
                HttpResponse<byte[]> response =
                        record(TestServer.DANIEL, busy.id().value());

                // then
                Verification verification = RecordVerifier.verify(new ByteArrayInputStream(response.body()), null);
                assertThat(verification.isIntact()).as(verification.toString()).isTrue();
            }
            claire.untilSaved();
        }
    }

    @Test
    void signsSoonAfterItIsOnDiskAndShowsThatToEverybody() throws Exception {
        Awaitility.await()
                .until(() ->
                        !open("/api/public/heads?head=" + issued.head().hash()).isEmpty());
        JsonObject head = open("/api/public/heads?head=" + issued.head().hash()).getJsonObject(0);
        assertThat(head.getString("symbol")).isEqualTo("WP.1/Rev.1");
        assertThat(head.getString("draft")).isEqualTo(draft.id().value());
        assertThat(head.getLong("seq")).isEqualTo(issued.head().seq());
        assertThat(open("/api/public/heads").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getString("head")))
                .as("no revision of the imported draft, which nobody here vouches for")
                .contains(issued.head().hash().hex());
        assertThat(open("/api/public/heads").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getString("kind") + " " + one.getString("draft")))
                .contains("revision " + draft.id(), "import draft")
                .doesNotContain("revision draft");
        assertThat(open("/api/public/heads?head=" + "0".repeat(64))).isEmpty();
        assertThat(client.send(request(server, "/api/public/heads?head=XYZ").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> receipt(Person person, String id) throws Exception {
        return client.send(
                request(server, "/api/drafts/" + id + "/receipt")
                        .header("Authorization", "Bearer " + TestServer.token(person))
                        .build(),
                BodyHandlers.ofString());
    }

    private RecordVerifier.Compared compared(String id, String receipt, KeyId key) throws Exception {
        Path file = Files.write(
                directory.resolve("compared.jsonl"),
                record(TestServer.CLAIRE, id).body());
        return RecordVerifier.compare(
                file, Receipt.decode(receipt.getBytes(java.nio.charset.StandardCharsets.UTF_8)), key);
    }

    @Test
    void givesWhoeverMayReadADraftAReceiptOfItsHead() throws Exception {
        // given
        KeyId key = new KeyId(open("/api/public/keys").getJsonObject(0).getString("id"));
        Stream kept = server.draft("Kept");

        // when
        HttpResponse<String> response = receipt(TestServer.WATCHER, kept.id().value());

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"receipt-" + kept.id() + "-2.json\"");
        assertThat(new JsonObject(response.body()).getJsonObject("receipt").getString("head"))
                .isEqualTo(kept.head().hash().hex());
        assertThat(receipt(TestServer.STRANGER, kept.id().value()).statusCode()).isEqualTo(404);
        assertThat(client.send(
                                request(server, "/api/drafts/" + kept.id() + "/receipt")
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);

        // and what is written afterwards leaves it true
        try (CollabClient claire = CollabClient.join(server, kept, TestServer.CLAIRE)) {
            claire.type(0, "More ");
            claire.untilSaved();
        }
        RecordVerifier.Compared compared = compared(kept.id().value(), response.body(), key);
        assertThat(compared.verification().isIntact()).isTrue();
        assertThat(compared.finding().kind()).isEqualTo(ReceiptFinding.Kind.CONTAINED);
        assertThat(compared(draft.id().value(), response.body(), key).finding().kind())
                .isEqualTo(ReceiptFinding.Kind.OTHER_DRAFT);
        assertThat(compared(kept.id().value(), response.body(), new KeyId("0".repeat(64)))
                        .finding()
                        .kind())
                .isEqualTo(ReceiptFinding.Kind.UNKNOWN_KEY);
    }

    @Test
    void showsNoSymbolOfADraftThatIsHiddenFromSomebody() throws Exception {
        // given
        Stream hidden = server.draft("Hidden");
        Issued revision = Await.await(server.server()
                .drafts()
                .issue(hidden.id(), TestServer.INGRID, new IssueRequest("First", "For few", null)));
        String path = "/api/public/heads?head=" + revision.head().hash();
        Awaitility.await().until(() -> !open(path).isEmpty());
        assertThat(open(path).getJsonObject(0).getString("symbol"))
                .isEqualTo(revision.revision().symbol());

        // when
        Await.await(server.server()
                .drafts()
                .decide(
                        hidden.id(),
                        TestServer.CHAIR,
                        new SetAccess(new Access(List.of(
                                new AccessRule(AccessRule.Scope.DELEGATION, "FRA", AccessLevel.NONE, null, false))))));

        // then its head is public, and nothing by which it could be told or guessed what it is called
        Awaitility.await().until(() -> !open(path).getJsonObject(0).containsKey("symbol"));
        assertThat(open(path).getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("kind", "draft", "lineage", "seq", "head", "at", "key");
        assertThat(open("/api/public/heads").encode())
                .doesNotContain(revision.revision().symbol())
                .contains(revision.head().hash().hex());
    }

    @Test
    void joinsTheProcessOfAnImportedDraftWhenANewServerIsSetUp() throws Exception {
        Path data = Files.createDirectories(directory.resolve("imported"));
        imported(data, 3_000);
        try (TestServer fresh = TestServer.startEmpty(data, new HttpConfig("127.0.0.1", 0, Set.of(), false))) {
            // given nobody is known
            Browser noor = new Browser(fresh.port());
            assertThat(noor.get("/api/sign-in").object().getBoolean("needsSetUp"))
                    .isTrue();

            // when
            String token = Await.await(fresh.server().setUpToken()).orElseThrow();
            JsonObject setUp = new JsonObject()
                    .put("token", token)
                    .put("process", "The process, continued")
                    .put("name", "Noor")
                    .put("email", "noor@example.org")
                    .put("password", "seven blue otters");
            assertThat(noor.post("/api/setup", setUp).status()).isEqualTo(204);

            // then the secretariat sees the draft, and its delegations
            JsonObject shown = noor.get("/api/drafts").array().getJsonObject(0);
            assertThat(shown.getString("id")).isEqualTo("draft");
            assertThat(shown.getJsonObject("revision").getString("symbol")).isEqualTo("WP.1/Rev.1");
            assertThat(shown.getJsonObject("process").getString("id"))
                    .isEqualTo(RecordMaker.PROCESS.id().value());
            assertThat(noor.get("/api/process").object().getJsonArray("delegations"))
                    .isNotEmpty();
            assertThat(noor.get("/api/drafts/draft/text").body()).contains("OP4");

            // and decides there, and what comes out verifies
            JsonObject mode = new JsonObject().put("mode", "CHAIR");
            assertThat(noor.put("/api/drafts/draft/mode", mode).status()).isEqualTo(200);
            String record = noor.get("/api/drafts/draft/record").body();
            Verification verification = RecordVerifier.verify(
                    new ByteArrayInputStream(record.getBytes(java.nio.charset.StandardCharsets.UTF_8)), null);
            assertThat(verification.isIntact()).as(verification.toString()).isTrue();

            // and who hangs up in the midst of it holds nobody up
            String session = noor.session();
            for (int i = 0; i < 40; i++) {
                HttpRequest request = request(fresh, "/api/drafts/draft/record")
                        .header("Cookie", "plenary_session=" + session)
                        .build();
                HttpResponse<InputStream> response =
                        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
                assertThat(response.statusCode()).isEqualTo(200);
                try (InputStream in = response.body()) {
                    assertThat(in.read()).isEqualTo('{');
                }
            }
            Awaitility.await()
                    .until(() -> noor.get("/api/drafts/draft/record").body().equals(record));
        }
    }
}
