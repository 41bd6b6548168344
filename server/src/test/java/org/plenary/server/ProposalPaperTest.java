package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.DeskPeople.MOUSSA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;

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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** The papers of proposals: what they say, of what, in whose name, and to whom. */
class ProposalPaperTest {
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

    private JsonObject post(Person person, String path, JsonObject body) {
        HttpResponse<String> response = api.send(person, "POST", path, body);
        assertThat(response.statusCode()).as(path + " " + response.body()).isBetween(200, 201);
        return new JsonObject(response.body());
    }

    /** The African Group proposes: Amina in the first clause, Moussa in the second. */
    private String proposal() {
        String id = post(
                        AMINA,
                        "/api/drafts/" + draft.id() + "/proposals",
                        new JsonObject().put("title", "Report together").put("group", "AFR"))
                .getString("id");
        try (CollabClient amina = CollabClient.joinBranch(server, id, AMINA);
                CollabClient moussa = CollabClient.joinBranch(server, id, MOUSSA)) {
            words(amina, "a").delete(16, 7);
            words(amina, "a").insert(16, "together");
            amina.untilSaved();
            words(moussa, "b").insert(12, " each year");
            moussa.untilSaved();
        }
        return id;
    }

    @Test
    void hasTheBracketsOfTheDraftInWhatIsProposed() {
        post(
                CLAIRE,
                "/api/drafts/" + draft.id() + "/brackets",
                new JsonObject()
                        .put("clause", "b")
                        .put("quote", "report")
                        .put("kind", "CONTESTED")
                        .put("stance", "DELETE"));
        String id = proposal();

        assertThat(paper(AMINA, id, "txt"))
                .contains("Words in [ ] are contested", "Shall [report]{++ each year++}{>>MLI (Moussa), ");
        assertThat(paper(AMINA, id, "txt?as=clean")).contains("Shall [report] each year");
        assertThat(paper(AMINA, id, "html")).contains("<span class=\"bracket\" data-bracket=\"");
    }

    private String submitted(String id) {
        return post(
                        AMINA,
                        "/api/proposals/" + id + "/submit",
                        new JsonObject().put("rationale", "It is <better>.\n\nAnd shorter."))
                .getString("symbol");
    }

    private static YText words(CollabClient client, String clause) {
        YXmlElement element = (YXmlElement) DraftClauses.find(client.doc, new ClauseId(clause));
        return (YText) ((YXmlElement) element.get(0)).get(0);
    }

    private String paper(Person person, String id, String rest) {
        return Api.ok(api.get(person, "/api/proposals/" + id + "/exports/" + rest))
                .body();
    }

    @Test
    void tellsWhoProposesWhatOfWhichTextAndWhy() {
        // given
        String id = proposal();
        String symbol = submitted(id);

        // when
        String page = paper(CLAIRE, id, "txt");

        // then
        assertThat(page)
                .contains(
                        symbol,
                        "Report together",
                        "Proposal by African Group",
                        "Submitted",
                        "Rationale",
                        "It is <better>.",
                        "And shorter.",
                        "Declaration",
                        "Shall cooperate {--closely--}{++together++}{>>KEN (Amina), ",
                        "Shall report{++ each year++}{>>MLI (Moussa), ")
                .doesNotContain("not submitted", "Co-sponsored");
        assertThat(paper(CLAIRE, id, "txt?as=clean"))
                .contains("Shall cooperate together, and report closely", "Shall report each year")
                .doesNotContain("closely--");
    }

    @Test
    void showsWhatItChangesAndTheWholeIfAsked() {
        // given
        String id = post(CLAIRE, "/api/drafts/" + draft.id() + "/proposals", new JsonObject().put("title", "Less"))
                .getString("id");
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            DraftClauses.root(claire.doc).delete(2, 1);
            claire.untilSaved();
        }
        submittedBy(CLAIRE, id);

        // then
        assertThat(paper(CHAIR, id, "md")).contains("{--", "Shall report").doesNotContain("Shall cooperate");
        assertThat(paper(CHAIR, id, "md?as=clean")).contains("It removes: OP2").doesNotContain("Shall");
        assertThat(paper(CHAIR, id, "md?scope=whole")).contains("Shall report", "Shall cooperate");
    }

    private void submittedBy(Person person, String id) {
        post(person, "/api/proposals/" + id + "/submit", new JsonObject());
    }

    @Test
    void isForItsOwnPeopleAloneUntilItIsSubmittedAndSaysSo() {
        // given
        String id = proposal();

        // then
        assertThat(paper(MOUSSA, id, "html")).contains("Draft proposal – not submitted", "together");
        for (Person other : List.of(CLAIRE, CHAIR)) {
            HttpResponse<String> refused = api.get(other, "/api/proposals/" + id + "/exports/html");
            Api.assertProblem(refused, 404, "not-found");
        }
        String symbol = submitted(id);
        assertThat(paper(CHAIR, id, "html")).contains(symbol).doesNotContain("not submitted");
        assertThat(api.get(CHAIR, "/api/proposals/" + id + "/exports/html?of=branch")
                        .statusCode())
                .isEqualTo(404);
        assertThat(paper(AMINA, id, "html?of=branch")).contains("Draft proposal – not submitted");
    }

    @Test
    void saysThatItWasWithdrawnAndWhy() {
        // given
        String id = proposal();
        submitted(id);
        String before = api.get(CHAIR, "/api/proposals/" + id + "/exports/html")
                .headers()
                .firstValue("etag")
                .orElseThrow();

        // when
        post(AMINA, "/api/proposals/" + id + "/withdraw", new JsonObject().put("reason", "Others have a better one"));

        // then
        HttpResponse<String> now = api.get(CHAIR, "/api/proposals/" + id + "/exports/html", "If-None-Match", before);
        assertThat(Api.ok(now).body()).contains("Withdrawn", "Others have a better one");
    }

    @Test
    void isADocumentOfWordWithTrackedChangesAndAPdf() throws IOException, InterruptedException {
        // given
        String id = proposal();
        submitted(id);

        // when
        HttpResponse<byte[]> word = bytes(id, "docx");
        HttpResponse<byte[]> pdf = bytes(id, "pdf?as=clean");

        // then
        String document = part(word.body(), "word/document.xml");
        assertThat(document)
                .contains("<w:ins ", "<w:del ", "w:author=\"KEN (Kenya)\"", "w:author=\"MLI (Mali)\"")
                .contains("Proposal by African Group");
        assertThat(word.headers().firstValue("content-disposition").orElse("")).contains("Amend.1-redline.docx");
        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(api.get(CHAIR, "/api/proposals/" + id + "/exports/zip").statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<byte[]> bytes(String id, String rest) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/api/proposals/" + id
                                        + "/exports/" + rest))
                                .header("Authorization", "Bearer " + TestServer.token(CHAIR))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static String part(byte[] file, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + name);
    }
}
