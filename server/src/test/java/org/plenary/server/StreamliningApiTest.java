package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.docx4j.XmlUtils;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.wml.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.Verification;

/** Proposals that become one wording, over HTTP: whose each word is, what is told of it, what is refused. */
class StreamliningApiTest {
    private static final String BEFORE = "Shall cooperate closely, and report closely";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;
    private Stream draft;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
        DeskPeople.admitTo(server);
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        draft = DeskPeople.draft(server);
    }

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private static JsonObject post(Person person, String path, JsonObject body, int status) {
        HttpResponse<String> response = api.send(person, "POST", path, body);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(status);
        return response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
    }

    private static YText words(CollabClient client, String clause) {
        YXmlElement element = (YXmlElement) DraftClauses.find(client.doc, new ClauseId(clause));
        return (YText) ((YXmlElement) element.get(0)).get(0);
    }

    private static String line(CollabClient client, String clause) {
        return InstrumentReader.read(client.doc).clauses().stream()
                .filter(each -> each.id().value().equals(clause))
                .map(ClauseText::of)
                .findFirst()
                .orElse("");
    }

    private String begun(Person person) {
        return post(person, path("/proposals"), new JsonObject().put("title", "Together"), 201)
                .getString("id");
    }

    /** A proposal that says something more in the clause a. */
    private String saying(Person person, int at, String words) {
        String id = begun(person);
        try (CollabClient client = CollabClient.joinBranch(server, id, person)) {
            words(client, "a").insert(at, words);
            client.untilSaved();
        }
        return submitted(person, id);
    }

    /** A proposal of a new clause. */
    private String adding(Person person, String clause, String words) {
        String id = begun(person);
        try (CollabClient client = CollabClient.joinBranch(server, id, person)) {
            client.doc.transact(null, () -> {
                YXmlElement element = DraftClauses.root(client.doc).insertElement(2, "operative");
                element.setAttribute("id", clause);
                element.insertElement(0, "paragraph").insertText(0).insert(0, words);
            });
            client.untilSaved();
        }
        return submitted(person, id);
    }

    private static String submitted(Person person, String id) {
        post(person, "/api/proposals/" + id + "/submit", new JsonObject(), 200);
        return id;
    }

    private static JsonObject source(String proposal, String clause) {
        return new JsonObject().put("proposal", proposal).put("revision", 0).put("clause", clause);
    }

    private static JsonObject request(String wording, JsonObject... sources) {
        return new JsonObject().put("sources", new JsonArray(List.of(sources))).put("wording", wording);
    }

    private JsonObject streamline(JsonObject request, int status) {
        return post(CHAIR, path("/streamline"), request, status);
    }

    private List<String> writers(String clause) {
        return api.object(WATCHER, path("/blame?clause=" + clause)).getJsonArray("clauses").stream()
                .map(JsonObject.class::cast)
                .flatMap(each -> each.getJsonArray("runs").stream())
                .map(JsonObject.class::cast)
                .map(run -> run.getString("text") + ":" + run.getString("person"))
                .toList();
    }

    private static String state(String proposal) {
        return api.object(CHAIR, "/api/proposals/" + proposal).getString("state");
    }

    private void assertIntact() throws IOException {
        String record = api.get(CHAIR, path("/record")).body();
        assertThat(RecordVerifier.verify(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)), null))
                .isInstanceOf(Verification.Intact.class);
    }

    @Test
    void severalProposalsBecomeOneWordingInWhichEachWordIsOfWhoWroteIt() throws IOException {
        // given
        String french = saying(CLAIRE, 15, " and in good faith");
        String kenyan = saying(AMINA, BEFORE.length(), " each year");
        String wording = "Shall cooperate and in good faith closely, and report closely each year, by May";
        JsonObject request = request(wording, source(french, "a"), source(kenyan, "a"))
                .put("clause", "a")
                .put("was", BEFORE)
                .put("rationale", "Both want more");

        // when
        JsonObject dry = streamline(request, path("/streamline?dry=true"));

        // then
        assertThat(dry.getString("before")).isEqualTo(BEFORE);
        assertThat(dry.getJsonArray("runs").stream()
                        .map(JsonObject.class::cast)
                        .map(run -> run.getString("text") + ":" + run.getString("delegation", run.getString("from")))
                        .toList())
                .containsExactly(
                        "Shall cooperate :CLAUSE",
                        "and in good faith :FRA",
                        "closely, and report closely:CLAUSE",
                        " each year:KEN",
                        ", by May:OWN");
        assertThat(dry.getJsonArray("added")).containsExactly("by", "May");
        assertThat(dry.getJsonArray("removed")).isEmpty();
        assertThat(state(french)).isEqualTo("SUBMITTED");

        // when
        JsonObject row = streamline(request, 200).getJsonObject("streamlined");

        // then
        assertThat(row.getString("label")).isEqualTo("OP1");
        assertThat(row.getString("after")).isEqualTo(wording);
        assertThat(row.getJsonArray("added")).containsExactly("by", "May");
        assertThat(row.getJsonArray("contributors").stream()
                        .map(each -> ((JsonObject) each).getString("code"))
                        .toList())
                .containsExactly("FRA", "KEN");
        assertThat(writers("a")).contains("and in good faith :claire", " each year:amina", ", by May:chair");
        assertThat(List.of(state(french), state(kenyan))).containsOnly("INCORPORATED");
        JsonObject taken = api.object(CHAIR, "/api/proposals/" + french)
                .getJsonArray("clauses")
                .getJsonObject(0)
                .getJsonObject("taken");
        assertThat(taken.getString("as")).isEqualTo("STREAMLINED");
        assertThat(taken.getJsonObject("into"))
                .isEqualTo(new JsonObject().put("clause", "a").put("label", "OP1"));
        assertThat(api.object(WATCHER, path("/streamlining")).getJsonArray("rows"))
                .containsExactly(row);
        assertIntact();

        // and the branches read as the draft
        for (String id : List.of(french, kenyan)) {
            Person person = id.equals(french) ? CLAIRE : AMINA;
            try (CollabClient client = CollabClient.joinBranch(server, id, person)) {
                client.until("that it was taken", () -> line(client, "a").equals(wording));
            }
        }
    }

    private JsonObject streamline(JsonObject request, String path) {
        return post(CHAIR, path, request, 200);
    }

    @Test
    void twoNewClausesBecomeOne() throws IOException {
        // given
        String french = adding(CLAIRE, "new-fra", "Shall meet each year");
        String kenyan = adding(AMINA, "new-ken", "Shall meet in Nairobi");
        JsonObject request = request(
                        "Shall meet each year in Nairobi", source(french, "new-fra"), source(kenyan, "new-ken"))
                .put("after", "b");

        // when
        JsonObject row = streamline(request, 200).getJsonObject("streamlined");

        // then
        String made = row.getString("clause");
        assertThat(row.getValue("before")).isNull();
        assertThat(row.getJsonArray("added")).isEmpty();
        assertThat(row.getJsonArray("removed")).isEmpty();
        assertThat(writers(made)).containsExactly("Shall meet each year:claire", " in Nairobi:amina");
        try (CollabClient client = CollabClient.joinBranch(server, french, CLAIRE)) {
            client.until("that it was taken", () -> line(client, "new-fra").isEmpty());
            assertThat(line(client, made)).isEqualTo("Shall meet each year in Nairobi");
        }
        assertThat(state(french)).isEqualTo("INCORPORATED");
        assertIntact();
    }

    @Test
    void aNewClauseThatItsPeopleWroteMoreInSinceStaysInTheirBranch() {
        // given
        String french = adding(CLAIRE, "new-fra", "Shall meet each year");
        try (CollabClient client = CollabClient.joinBranch(server, french, CLAIRE)) {
            words(client, "new-fra").insert(20, ", in Paris");
            client.untilSaved();
        }

        // when
        streamline(request("Shall meet", source(french, "new-fra")).put("after", "b"), 200);

        // then
        try (CollabClient client = CollabClient.joinBranch(server, french, CLAIRE)) {
            assertThat(line(client, "new-fra")).isEqualTo("Shall meet each year, in Paris");
        }
    }

    @Test
    void wordsOfADraftThatReadsOtherwiseNowAreNotOverwritten() {
        // given
        String french = saying(CLAIRE, 15, " fully");
        JsonObject request = request("Shall cooperate fully", source(french, "a"))
                .put("clause", "a")
                .put("was", "Shall cooperate");

        // then
        assertThat(streamline(request, 409).getString("detail")).contains("reads otherwise now");
        assertThat(streamline(request.copy().put("was", BEFORE).put("clause", "z"), 404)
                        .getString("detail"))
                .contains("no clause z");
        assertThat(streamline(request("", source(french, "a")).put("clause", "a"), 409)
                        .getString("detail"))
                .contains("says something");
        post(CLAIRE, path("/streamline"), request.copy().put("was", BEFORE), 403);
        post(CLAIRE, path("/streamline?dry=true"), request.copy().put("was", BEFORE), 403);
        assertThat(state(french)).isEqualTo("SUBMITTED");
    }

    @Test
    void theTableIsCsvThatNoSpreadsheetCarriesOut() {
        // given
        String french = saying(CLAIRE, 15, " fully");
        streamline(
                request("Shall cooperate fully", source(french, "a"))
                        .put("clause", "a")
                        .put("rationale", "=HYPERLINK(\"x\")"),
                200);

        // when
        HttpResponse<String> csv = api.get(WATCHER, path("/streamlining.csv"));

        // then
        assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        assertThat(csv.body().lines().toList().get(1))
                .startsWith("OP1,FRA,")
                .contains("/Amend.1 OP1")
                .contains(",\"'=HYPERLINK(\"\"x\"\")\",")
                .contains(",,closely closely and report,");
    }

    @Test
    void theTableIsADocumentOfWordInTheLanguageAskedFor() throws Exception {
        // given
        String french = saying(CLAIRE, 15, " fully");
        streamline(
                request("Shall cooperate fully", source(french, "a"))
                        .put("clause", "a")
                        .put("rationale", "Pour <tous>"),
                200);

        // when
        HttpResponse<byte[]> file = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + server.port() + path("/streamlining.docx?language=fr")))
                                .header("Authorization", "Bearer " + TestServer.token(WATCHER))
                                .build(),
                        BodyHandlers.ofByteArray());

        // then
        assertThat(file.statusCode()).isEqualTo(200);
        WordprocessingMLPackage document = WordprocessingMLPackage.load(new ByteArrayInputStream(file.body()));
        List<Object> texts = document.getMainDocumentPart().getJAXBNodesViaXPath("//w:t", false);
        assertThat(texts.stream()
                        .map(text -> ((Text) XmlUtils.unwrap(text)).getValue())
                        .toList())
                .startsWith(
                        "Ce qui a été fondu en un seul libellé : Declaration",
                        "Nouveau numéro",
                        "Contributeurs",
                        "Numéros d’origine",
                        "Motifs",
                        "Mots",
                        "OP1",
                        "FRA")
                .endsWith("Pour <tous>", "Supprimés : closely closely and report");
    }
}
