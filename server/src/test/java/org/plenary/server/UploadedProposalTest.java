package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/** Files of Word that delegations edited at home, as proposals. */
class UploadedProposalTest {
    private static final String RUN = "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r>";
    private static final String BY = " w:id=\"90%d\" w:author=\"%s\" w:date=\"2026-11-30T10:00:00Z\"";
    private static final List<String> SENTENCES = List.of(
            "The parties shall cooperate closely in this matter;",
            "The parties shall report each year to the Conference;",
            "The Conference shall decide on capacity building;",
            "The Conference shall meet in the first quarter.");

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
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration on meetings"));
        for (int i = 0; i < SENTENCES.size(); i++) {
            clauses.add(Clause.of(new ClauseId("c" + i), ClauseKind.OPERATIVE, SENTENCES.get(i)));
        }
        draft = Await.await(server.server().drafts().create(CHAIR, "Declaration on meetings", new Instrument(clauses)));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request, Person person) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            request.header("Authorization", "Bearer " + TestServer.token(person))
                                    .build(),
                            BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private static byte[] file(Person person, String path) {
        HttpResponse<byte[]> response = send(to(path), person);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private byte[] draftAsWord() {
        return file(CLAIRE, "/api/drafts/" + draft.id() + "/exports/docx");
    }

    private JsonObject upload(Person person, byte[] file, String query, int status) {
        HttpResponse<byte[]> response = send(
                to("/api/drafts/" + draft.id() + "/proposals/upload?name=Ours.docx" + query)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(file)),
                person);
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        return new JsonObject(body);
    }

    /** The same file with another main document. */
    private static byte[] edited(byte[] file, UnaryOperator<String> edit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = in.readAllBytes();
                if (entry.getName().equals("word/document.xml")) {
                    String before = new String(bytes, StandardCharsets.UTF_8);
                    String after = edit.apply(before);
                    assertThat(after).as(before).isNotEqualTo(before);
                    bytes = after.getBytes(StandardCharsets.UTF_8);
                }
                zip.write(bytes);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** As Word tracks it: words exchanged, a paragraph that goes, a paragraph that comes behind another. */
    private static String tracked(String xml) {
        String exchanged = xml.replaceFirst(
                "<w:t([^>]*)>The parties shall cooperate closely in this matter;</w:t></w:r>",
                "<w:t xml:space=\"preserve\">The parties shall cooperate </w:t></w:r>"
                        + "<w:del" + BY.formatted(1, "Claire") + "><w:r><w:delText>closely</w:delText></w:r></w:del>"
                        + "<w:ins" + BY.formatted(2, "Claire") + ">" + RUN.formatted("always") + "</w:ins>"
                        + RUN.formatted(" in this matter;"));
        String paragraph = paragraphOf(exchanged, SENTENCES.get(1));
        String gone = paragraph
                .replaceFirst("</w:pPr>", "<w:rPr><w:del" + BY.formatted(3, "Paul") + "/></w:rPr></w:pPr>")
                .replaceFirst("<w:r>(.*)</w:r>", "<w:del" + BY.formatted(4, "Paul") + "><w:r>$1</w:r></w:del>")
                .replace("<w:t ", "<w:delText ")
                .replace("<w:t>", "<w:delText>")
                .replace("</w:t>", "</w:delText>");
        String last = paragraphOf(exchanged, SENTENCES.get(2));
        String come = last.replaceFirst("</w:pPr>", "<w:rPr><w:ins" + BY.formatted(5, "Paul") + "/></w:rPr></w:pPr>")
                .replaceFirst("<w:r>(.*)</w:r>", "<w:ins" + BY.formatted(6, "Paul") + "><w:r>$1</w:r></w:ins>")
                .replace(SENTENCES.get(2), "The Conference shall publish what it decides;");
        return exchanged.replace(paragraph, gone).replace(last, come + last);
    }

    private static String paragraphOf(String xml, String words) {
        int at = xml.indexOf(words);
        int from = xml.lastIndexOf("<w:p>", at);
        return xml.substring(from, xml.indexOf("</w:p>", at) + "</w:p>".length());
    }

    private List<String> texts(Person person, String proposal) {
        return api.object(person, "/api/proposals/" + proposal + "/text").getJsonArray("clauses").stream()
                .map(JsonObject.class::cast)
                .map(clause -> clause.getString("text"))
                .toList();
    }

    private static List<String> changes(JsonObject report) {
        return report.getJsonArray("clauses").stream()
                .map(JsonObject.class::cast)
                .map(clause -> clause.getString("change") + " " + clause.getString("label"))
                .toList();
    }

    private void chairWrites(String clause, String words) {
        try (CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            YXmlElement element = (YXmlElement) DraftClauses.find(chair.doc, new ClauseId(clause));
            ((YText) ((YXmlElement) element.get(0)).get(0)).insert(0, words);
            chair.untilSaved();
        }
    }

    private static JsonArray proposals(Person person, Stream draft) {
        return api.object(person, "/api/drafts/" + draft.id() + "/proposals").getJsonArray("proposals");
    }

    @Test
    void takesWhatIsTrackedAndTellsWhoTrackedItBeforeAnythingIsWritten() {
        // given
        byte[] file = edited(draftAsWord(), UploadedProposalTest::tracked);

        // when
        JsonObject look = upload(CLAIRE, file, "", 200);

        // then
        assertThat(changes(look)).containsExactly("CHANGED OP1", "NEW OP2", "REMOVED OP2");
        assertThat(look.getJsonObject("base").getString("how")).isEqualTo("equal");
        assertThat(look.getJsonObject("base").getInteger("differences")).isZero();
        assertThat(look.getJsonArray("tracked"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject().put("author", "Claire").put("changes", 2))
                        .add(new JsonObject().put("author", "Paul").put("changes", 4)));
        assertThat(proposals(CLAIRE, draft)).isEmpty();

        // when
        JsonObject made = upload(CLAIRE, file, "&make=true&title=Ours", 201);

        // then
        String id = made.getString("id");
        assertThat(texts(CLAIRE, id))
                .containsExactly(
                        "Declaration on meetings",
                        "The parties shall cooperate always in this matter;",
                        "The Conference shall publish what it decides;",
                        SENTENCES.get(2),
                        SENTENCES.get(3));
        JsonObject proposal = api.object(CLAIRE, "/api/proposals/" + id);
        assertThat(proposal.getString("state")).isEqualTo("DRAFTING");
        assertThat(proposal.getString("title")).isEqualTo("Ours");
        assertThat(api.get(AMINA, "/api/proposals/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void findsTheTextThatTheFileBeganWithAndTakesInWhatHappenedSince() {
        // given
        HttpResponse<String> issued = api.send(
                CHAIR, "POST", "/api/drafts/" + draft.id() + "/revisions", new JsonObject().put("title", "First"));
        assertThat(issued.statusCode()).as(issued.body()).isBetween(200, 201);
        byte[] file = edited(draftAsWord(), UploadedProposalTest::tracked);
        chairWrites("c3", "In each year, ");

        // when
        JsonObject made = upload(CLAIRE, file, "&make=true", 201);

        // then
        assertThat(made.getJsonObject("base").getString("how")).isEqualTo("equal");
        assertThat(made.getJsonObject("base").getString("revision")).endsWith("Rev.1");
        assertThat(texts(CLAIRE, made.getString("id")))
                .contains(
                        "The parties shall cooperate always in this matter;",
                        "In each year, The Conference shall meet in the first quarter.");
        assertThat(api.object(CLAIRE, "/api/proposals/" + made.getString("id")).getString("title"))
                .isEqualTo("Ours");
    }

    @Test
    void saysWhereAFileBeganWithAnotherTextAndTakesOnlyWhatIsTracked() {
        // given
        byte[] file =
                edited(draftAsWord(), xml -> tracked(xml).replace("in the first quarter", "in the second quarter"));

        // when
        JsonObject look = upload(CLAIRE, file, "", 200);

        // then
        JsonObject base = look.getJsonObject("base");
        assertThat(base.getString("how")).isEqualTo("nearest");
        assertThat(base.getJsonArray("differs"))
                .containsExactly(new JsonObject()
                        .put("label", "OP4")
                        .put("file", "The Conference shall meet in the second quarter.")
                        .put("draft", SENTENCES.get(3)));
        assertThat(changes(look)).containsExactly("CHANGED OP1", "NEW OP2", "REMOVED OP2");
    }

    @Test
    void takesACleanCopyThatSomebodyEdited() {
        // given
        byte[] file = edited(
                draftAsWord(),
                xml -> xml.replace("each year", "every second year").replace(paragraphOf(xml, SENTENCES.get(3)), ""));

        // when
        JsonObject made = upload(AMINA, file, "&make=true&group=AFR", 201);

        // then
        assertThat(changes(made)).containsExactly("CHANGED OP2", "REMOVED OP4");
        assertThat(made.getJsonArray("tracked")).isEmpty();
        assertThat(texts(AMINA, made.getString("id")))
                .containsExactly(
                        "Declaration on meetings",
                        SENTENCES.get(0),
                        "The parties shall report every second year to the Conference;",
                        SENTENCES.get(2));
    }

    @Test
    void aProposalsOwnPaperComesBackAsTheSameProposal() {
        // given
        byte[] file = edited(draftAsWord(), UploadedProposalTest::tracked);
        String first = upload(CLAIRE, file, "&make=true", 201).getString("id");

        for (String scope : List.of("whole", "changes")) {
            // when
            byte[] paper = file(CLAIRE, "/api/proposals/" + first + "/exports/docx?as=redline&scope=" + scope);
            JsonObject made = upload(CLAIRE, paper, "&make=true", 201);

            // then
            assertThat(texts(CLAIRE, made.getString("id"))).as(scope).isEqualTo(texts(CLAIRE, first));
        }
    }

    @Test
    void refusesWhatIsNoFileOfThisDraftAndThoseWhoMayNotPropose() {
        byte[] file = edited(draftAsWord(), UploadedProposalTest::tracked);
        Stream other = DeskPeople.draft(server);
        byte[] stranger = file(CLAIRE, "/api/drafts/" + other.id() + "/exports/docx?scope=none");

        assertThat(upload(CLAIRE, draftAsWord(), "&make=true", 409).getString("detail"))
                .contains("changes nothing");
        assertThat(upload(WATCHER, file, "&make=true&delegation=FRA", 403).getString("type"))
                .endsWith("not-allowed");
        assertThat(upload(CLAIRE, "no file".getBytes(StandardCharsets.UTF_8), "", 422)
                        .getString("detail"))
                .contains("docx");
        assertThat(proposals(CLAIRE, draft)).isEmpty();
        assertThat(stranger).isNotEmpty();
    }
}
