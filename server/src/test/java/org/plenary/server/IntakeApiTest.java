package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.server.identity.Person;
import org.plenary.server.record.RecordVerifier;

/** Files read into drafts, over HTTP. */
class IntakeApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String RESOLUTION = """
            # Draft resolution on trust

            Recalling the Charter,

            1. Decides to meet [again](https://example.org);
            2. Requests:
               - a report;
               - a budget.
            """;

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> post(Person person, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .POST(BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + TestServer.token(person));
        request.headers(headers.length > 0 ? headers : new String[] {"Content-Type", "application/octet-stream"});
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String imported(String name, String text) {
        HttpResponse<String> made = post(TestServer.CHAIR, "/api/drafts/imports?name=" + Api.encoded(name), utf8(text));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = new JsonObject(made.body()).getString("id");
        assertThat(made.headers().firstValue("Location")).contains("/api/drafts/" + id);
        return id;
    }

    @Test
    void tellsWhatAFileWouldBecomeAndChangesNothing() {
        int before = api.array(TestServer.CHAIR, "/api/drafts").size();

        HttpResponse<String> read = post(TestServer.INGRID, "/api/intake?name=trust.md", utf8(RESOLUTION));

        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        JsonObject intake = new JsonObject(read.body());
        assertThat(intake.getString("title")).isEqualTo("Draft resolution on trust");
        assertThat(intake.getJsonObject("file").getString("format")).isEqualTo("md");
        assertThat(intake.getJsonObject("file").getInteger("bytes")).isEqualTo(utf8(RESOLUTION).length);
        JsonArray clauses = intake.getJsonArray("clauses");
        assertThat(clauses.stream().map(JsonObject.class::cast).map(each -> each.getString("kind")))
                .containsExactly("TITLE", "PREAMBULAR", "OPERATIVE", "OPERATIVE");
        assertThat(clauses.getJsonObject(3))
                .isEqualTo(new JsonObject()
                        .put("kind", "OPERATIVE")
                        .put("number", "OP2")
                        .put("text", "Requests:\n(a) a report;\n(b) a budget.")
                        .put(
                                "paragraphs",
                                new JsonArray()
                                        .add(paragraph(0, "", "Requests:"))
                                        .add(paragraph(1, "(a)", "a report;"))
                                        .add(paragraph(1, "(b)", "a budget.")))
                        .put("numberInFile", "2."));
        assertThat(intake.getJsonArray("findings").stream()
                        .map(JsonObject.class::cast)
                        .map(each -> each.getString("severity") + " " + each.getString("code") + " "
                                + each.getInteger("count")))
                .containsExactly("CHANGED hyperlinks 1", "CHANGED bullets 1", "CHANGED bullets 1");
        assertThat(intake.getJsonObject("figures").getInteger("clauses")).isEqualTo(4);
        assertThat(api.array(TestServer.CHAIR, "/api/drafts")).hasSize(before);
    }

    @Test
    void startsADraftWithTheTextAndKeepsTheFile() throws Exception {
        String id = imported("trust.md", RESOLUTION);

        String text = Api.ok(api.get(TestServer.CLAIRE, "/api/drafts/" + id + "/text?format=md"))
                .body();
        assertThat(text).contains("# Draft resolution on trust", "**PP1** Recalling", "**OP1** Decides to meet again;");
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(RESOLUTION)));
        assertThat(api.object(TestServer.CLAIRE, "/api/drafts/" + id).getJsonObject("original"))
                .isEqualTo(new JsonObject()
                        .put("name", "trust.md")
                        .put("bytes", utf8(RESOLUTION).length)
                        .put("sha256", sum)
                        .put("format", "md"));
        HttpResponse<String> original = Api.ok(api.get(TestServer.CLAIRE, "/api/drafts/" + id + "/original"));
        assertThat(original.body()).isEqualTo(RESOLUTION);
        assertThat(original.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"trust.md\"");
        assertThat(original.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(original.headers().firstValue("Content-Type")).contains("text/markdown");
    }

    private static JsonObject paragraph(int depth, String label, String text) {
        return new JsonObject()
                .put("depth", depth)
                .put("label", label)
                .put("runs", new JsonArray().add(new JsonObject().put("text", text)));
    }

    @Test
    void tellsBoldAndItalicText() {
        HttpResponse<String> read = post(
                TestServer.CHAIR, "/api/intake?name=a.md", utf8("1. *Decides* to **meet**\\\n   again;\n2. Ends.\n"));

        assertThat(new JsonObject(read.body())
                        .getJsonArray("clauses")
                        .getJsonObject(0)
                        .getJsonArray("paragraphs")
                        .getJsonObject(0)
                        .getJsonArray("runs"))
                .isEqualTo(new JsonArray("""
                        [{"text": "Decides", "italic": true}, {"text": " to "}, {"text": "meet", "bold": true},
                         {"text": "\\n"}, {"text": "again;"}]"""));
    }

    @Test
    void startsADraftWithTheClausesAsSomebodyCorrectedThem() {
        String path = "/api/drafts/imports?name=trust.md&correct=2:HEADING&correct=3-4:ARTICLE";

        HttpResponse<String> made = post(TestServer.CHAIR, path, utf8(RESOLUTION));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = new JsonObject(made.body()).getString("id");
        assertThat(api.array(TestServer.CHAIR, "/api/drafts/" + id + "/clauses").stream()
                        .map(JsonObject.class::cast)
                        .map(each -> each.getString("kind") + " " + each.getString("number")))
                .containsExactly("title null", "heading null", "article Article 1", "article Article 2");
        Api.assertProblem(post(TestServer.CHAIR, path + "&correct=9:OMIT", utf8(RESOLUTION)), 400, "invalid-request");
        Api.assertProblem(post(TestServer.CHAIR, path + "&correct=2:POEM", utf8(RESOLUTION)), 400, "invalid-request");
    }

    private static final String BRACKETED = """
            # Draft resolution on trust

            1. Decides [FRA, XYZ: to meet [again]] within [30] days;
            2. Requests [a report;
            3. Invites all] to write a budget];
            """;

    @Test
    void makesBracketsOfThoseThatWereTypedIfSomebodyWantsThat() throws Exception {
        // given
        JsonObject found = new JsonObject(post(TestServer.CHAIR, "/api/intake?name=trust.md", utf8(BRACKETED))
                        .body())
                .getJsonObject("brackets");
        assertThat(found.getInteger("count")).isEqualTo(3);
        assertThat(found.getJsonArray("kept").stream().map(each -> ((JsonObject) each).getString("reason")))
                .containsExactly("unbalanced", "unbalanced", "unbalanced");

        // when
        HttpResponse<String> made =
                post(TestServer.CHAIR, "/api/drafts/imports?name=trust.md&brackets=make", utf8(BRACKETED));

        // then
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonObject started = new JsonObject(made.body());
        assertThat(started.getJsonObject("brackets")).isEqualTo(found);
        String draft = "/api/drafts/" + started.getString("id");
        assertThat(api.array(TestServer.CHAIR, draft + "/clauses").stream()
                        .map(each -> ((JsonObject) each).getString("text")))
                .containsExactly(
                        "Draft resolution on trust",
                        "Decides to meet again within 30 days;",
                        "Requests [a report;",
                        "Invites all] to write a budget];");
        assertThat(api.array(TestServer.CHAIR, draft + "/brackets").stream().map(each -> bracket((JsonObject) each)))
                .containsExactly("to meet again FRA XYZ", "again unknown null", "30 unknown null");
        String record =
                api.send(TestServer.CHAIR, "GET", draft + "/record", null).body();
        var verified = RecordVerifier.verify(new ByteArrayInputStream(utf8(record)), null);
        assertThat(verified.isIntact()).as(verified.toString()).isTrue();
        assertThat(api.send(TestServer.CHAIR, "GET", draft + "/original", null).statusCode())
                .isEqualTo(200);
    }

    private static String bracket(JsonObject bracket) {
        JsonObject holder = bracket.getJsonArray("holders").getJsonObject(0);
        return bracket.getJsonArray("on").getJsonObject(0).getString("quote") + " " + holder.getString("holder") + " "
                + holder.getString("note");
    }

    @Test
    void keepsBracketsThatWereTypedAsCharactersOtherwise() {
        String draft = "/api/drafts/" + imported("trust.md", BRACKETED);
        assertThat(api.array(TestServer.CHAIR, draft + "/brackets")).isEmpty();
        assertThat(api.array(TestServer.CHAIR, draft + "/clauses")
                        .getJsonObject(1)
                        .getString("text"))
                .isEqualTo("Decides [FRA, XYZ: to meet [again]] within [30] days;");
    }

    private static final String COMPETING = """
            # Draft resolution on trust

            OP1 Decides [to meet];

            OP2 Requests a report;

            [OP2 alt] Requests two reports;

            OP3 Decides to end;

            OP9 alt. Decides to go on.
            """;

    private static List<String> numbers(String draft) {
        return api.array(TestServer.CHAIR, draft + "/clauses").stream()
                .map(JsonObject.class::cast)
                .map(clause -> Objects.toString(clause.getString("number"), "") + " " + clause.getString("text"))
                .toList();
    }

    @Test
    void makesAlternativesOfClausesThatAreCalledSoIfSomebodyWantsThat() throws Exception {
        // given
        JsonObject found = new JsonObject(post(TestServer.CHAIR, "/api/intake?name=trust.md", utf8(COMPETING))
                        .body())
                .getJsonObject("alternatives");
        assertThat(found)
                .isEqualTo(new JsonObject()
                        .put(
                                "found",
                                new JsonArray()
                                        .add(new JsonObject().put("clause", 4).put("of", 3)))
                        .put(
                                "kept",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("clause", 6)
                                                .put("reason", "no-such-clause")
                                                .put("number", "OP9 alt."))));

        // when
        HttpResponse<String> made = post(
                TestServer.CHAIR, "/api/drafts/imports?name=trust.md&alternatives=make&brackets=make", utf8(COMPETING));

        // then
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonObject started = new JsonObject(made.body());
        assertThat(started.getJsonObject("alternatives")).isEqualTo(found);
        String draft = "/api/drafts/" + started.getString("id");
        assertThat(numbers(draft))
                .containsExactly(
                        " Draft resolution on trust",
                        "OP1 Decides to meet;",
                        "OP2 Requests a report;",
                        "OP2 alt Requests two reports;",
                        "OP3 Decides to end;",
                        "OP4 Decides to go on.");
        assertThat(api.array(TestServer.CHAIR, draft + "/brackets")).hasSize(1);
        String record =
                api.send(TestServer.CHAIR, "GET", draft + "/record", null).body();
        var verified = RecordVerifier.verify(new ByteArrayInputStream(utf8(record)), null);
        assertThat(verified.isIntact()).as(verified.toString()).isTrue();
    }

    @Test
    void leavesThemClausesOfTheirOwnOtherwise() {
        String draft = "/api/drafts/" + imported("trust.md", COMPETING);

        assertThat(numbers(draft)).contains("OP3 Requests two reports;", "OP4 Decides to end;");
    }

    @Test
    void takesTheTitleThatIsAskedFor() {
        HttpResponse<String> made = post(
                TestServer.CHAIR,
                "/api/drafts/imports?name=a.txt&title=" + Api.encoded("The \"other\" title"),
                utf8("1. Decides;"));

        String id = new JsonObject(made.body()).getString("id");
        assertThat(api.object(TestServer.CHAIR, "/api/drafts/" + id).getString("title"))
                .isEqualTo("The \"other\" title");
        assertThat(api.get(TestServer.CHAIR, "/api/drafts/" + id + "/text").body())
                .startsWith("The \"other\" title\n=====");
    }

    @Test
    void servesAnOriginalUnderASafeName() {
        String id = imported("../../etc/“Entwurf”\r\n\"X\": \\u0041/y \"2\".md", RESOLUTION);

        String disposition = api.get(TestServer.CHAIR, "/api/drafts/" + id + "/original")
                .headers()
                .firstValue("Content-Disposition")
                .orElse("");

        assertThat(disposition).isEqualTo("attachment; filename=\"y_2_.md\"; filename*=UTF-8''y%20%222%22.md");
    }

    @Test
    void hasNoOriginalOfADraftThatWasStartedWithoutOne() {
        String id = server.draft("Without a file").id().value();

        assertThat(api.object(TestServer.CHAIR, "/api/drafts/" + id).containsKey("original"))
                .isFalse();
        Api.assertProblem(api.get(TestServer.CHAIR, "/api/drafts/" + id + "/original"), 404, "not-found");
    }

    @Test
    void tellsEverybodyWhatAFragmentBecomesWhereItIsPasted() {
        String html = "<p>calls upon nobody</p><ol><li><b>Decides</b> <del>not </del>to meet:"
                + "<ol type=a><li>in Geneva<br>or Nairobi</li></ol></li></ol>";

        HttpResponse<String> read =
                post(TestServer.WATCHER, "/api/intake/fragment?form=html&within=OPERATIVE", utf8(html));

        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(new JsonObject(read.body())).isEqualTo(new JsonObject("""
                {"parts": [{"paragraph": [{"text": "calls upon nobody"}]}],
                 "level": 0,
                 "clauses": [{"kind": "OPERATIVE", "blocks": [
                   {"paragraph": [{"text": "Decides", "bold": true}, {"text": " to meet:"}]},
                   {"subparagraph": {"blocks": [
                     {"paragraph": [{"text": "in Geneva"}, {"lineBreak": true}, {"text": "or Nairobi"}]}]}}]}],
                 "numbers": ["1.", "a."],
                 "findings": [{"severity": "CHANGED", "code": "tracked-changes", "count": 1, "place": "paragraph 2",
                   "message": "Tracked changes were taken as accepted.", "excerpt": "not", "words": ["not"]}]}"""));
    }

    @Test
    void readsFragmentsOfThoseOnlyWhoAreSignedInAndAskWell() throws Exception {
        String path = "/api/intake/fragment?form=txt&within=OPERATIVE";

        HttpRequest anonymous = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .POST(BodyPublishers.ofString("Text"))
                .header("Content-Type", "application/octet-stream")
                .build();
        Api.assertProblem(CLIENT.send(anonymous, BodyHandlers.ofString()), 401, "not-signed-in");
        Api.assertProblem(post(TestServer.CLAIRE, path, new byte[(4 << 20) + 1]), 413, "too-large");
        Api.assertProblem(post(TestServer.CLAIRE, path, utf8(" ")), 422, "empty");
        Api.assertProblem(post(TestServer.CLAIRE, path, new byte[] {(byte) 0xC3, 'x'}), 422, "encoding");
        Api.assertProblem(
                post(TestServer.CLAIRE, path, utf8("Text"), "Content-Type", "text/plain"),
                415,
                "unsupported-media-type");
        for (String query : List.of("form=pdf&within=OPERATIVE", "form=txt&within=TITLE", "form=txt", "within=ANNEX")) {
            Api.assertProblem(
                    post(TestServer.CLAIRE, "/api/intake/fragment?" + query, utf8("Text")), 400, "invalid-request");
        }
    }

    @Test
    void letsOnlyThoseReadAndImportWhoMayStartDrafts() {
        for (Person person : List.of(TestServer.CLAIRE, TestServer.WATCHER)) {
            Api.assertProblem(post(person, "/api/intake?name=a.txt", utf8("Text")), 403, "not-allowed");
            Api.assertProblem(post(person, "/api/drafts/imports?name=a.txt", utf8("Text")), 403, "not-allowed");
        }
    }

    @Test
    void givesAnOriginalToNobodyOfAnotherProcess() {
        String id = imported("trust.md", RESOLUTION);

        Api.assertProblem(api.get(TestServer.STRANGER, "/api/drafts/" + id + "/original"), 404, "not-found");
    }

    @Test
    void takesFilesOfTenMebibytesHereAndBodiesOfSixtyFourKibibytesElsewhere() {
        byte[] largest = "x\n".repeat(5 << 20).getBytes(StandardCharsets.UTF_8);

        Api.assertProblem(post(TestServer.CHAIR, "/api/intake?name=a.txt", largest), 422, "too-long");
        Api.assertProblem(post(TestServer.CHAIR, "/api/intake?name=a.txt", new byte[(10 << 20) + 1]), 413, "too-large");
        Api.assertProblem(
                post(TestServer.CHAIR, "/api/drafts", new byte[70_000], "Content-Type", "application/json"),
                413,
                "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "a", "a.html"})
    void refusesOtherKindsOfFiles(String name) {
        Api.assertProblem(post(TestServer.CHAIR, "/api/intake?name=" + name, utf8("Text")), 415, "unknown-format");
    }

    @Test
    void refusesWhatCannotBeReadWithTheReason() {
        Api.assertProblem(post(TestServer.CHAIR, "/api/intake?name=a.txt", utf8(" \n ")), 422, "empty");
        Api.assertProblem(post(TestServer.CHAIR, "/api/intake?name=a.txt", new byte[0]), 422, "empty");
        Api.assertProblem(
                post(TestServer.CHAIR, "/api/drafts/imports?name=a.txt", new byte[] {(byte) 0xC3, 'x'}),
                422,
                "encoding");
        Api.assertProblem(post(TestServer.CHAIR, "/api/intake?name=a.docx", utf8("PK\003\004 no")), 422, "broken");
    }

    @Test
    void refusesRequestsThatDoNotFollowTheContract() {
        Api.assertProblem(post(TestServer.CHAIR, "/api/intake", utf8("Text")), 400, "invalid-request");
        Api.assertProblem(
                post(TestServer.CHAIR, "/api/intake?name=a.txt", utf8("Text"), "Content-Type", "text/plain"),
                415,
                "unsupported-media-type");
        Api.assertProblem(
                post(TestServer.CHAIR, "/api/drafts/imports?name=a.txt&title=a%0Ax", utf8("Text")),
                400,
                "invalid-request");
        Api.assertProblem(api.get(TestServer.CHAIR, "/api/intake"), 405, "method-not-allowed");
    }

    @Test
    void keepsOriginalsForEver() throws SQLException {
        imported("trust.md", RESOLUTION);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement statement = connection.createStatement()) {
            for (String change : List.of("delete from original", "update original set name = 'b'")) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("kept as it came");
            }
        }
    }
}
