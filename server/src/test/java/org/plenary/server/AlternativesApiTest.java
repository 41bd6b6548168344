package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.STRANGER;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.Verification;
import org.plenary.server.sql.Await;

/** Alternatives to clauses, over HTTP and WebSockets. */
class AlternativesApiTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;
    private Stream draft;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        draft = Await.await(server.server().drafts().create(CHAIR, "Declaration", text("a", "b", "c")));
    }

    private static Instrument text(String... operative) {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"));
        for (String id : operative) {
            clauses.add(Clause.of(new ClauseId(id), ClauseKind.OPERATIVE, "Text of " + id));
        }
        return new Instrument(clauses);
    }

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private HttpResponse<String> offer(Person person, String of, @Nullable String clause) {
        JsonObject body = new JsonObject().put("of", of);
        return api.send(person, "POST", path("/alternatives"), clause == null ? body : body.put("clause", clause));
    }

    private String offered(Person person, String of, @Nullable String clause) {
        HttpResponse<String> response = offer(person, of, clause);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return new JsonObject(response.body()).getString("clause");
    }

    private HttpResponse<String> settle(Person person, String of, @Nullable String choose) {
        JsonObject body = new JsonObject().put("of", of).put("reason", "Most prefer it");
        return api.send(
                person, "POST", path("/alternatives/settle"), choose == null ? body : body.put("choose", choose));
    }

    private HttpResponse<String> agree(String clause) {
        return api.send(CHAIR, "PUT", path("/clauses/" + clause + "/status"), new JsonObject().put("status", "AGREED"));
    }

    private List<JsonObject> clauses(String at) {
        return api.array(WATCHER, path("/clauses" + at)).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private List<String> numbers(String at) {
        return clauses(at).stream()
                .filter(clause -> clause.getString("number") != null)
                .map(clause -> clause.getString("id") + " " + clause.getString("number"))
                .toList();
    }

    private void assertIntact() throws IOException {
        String record = api.get(CHAIR, path("/record")).body();
        assertThat(RecordVerifier.verify(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)), null))
                .isInstanceOf(Verification.Intact.class);
    }

    @Test
    void leavesTheWordsOfACopyToWhoWroteThem() {
        // given
        String copy = offered(CLAIRE, "a", null);

        // when
        try (CollabClient claire = CollabClient.join(server, draft, CLAIRE)) {
            YXmlElement clause = (YXmlElement) DraftClauses.find(claire.doc, new ClauseId(copy));
            YXmlText words = (YXmlText) ((YXmlElement) clause.get(0)).get(0);
            words.insert(0, "Another ");
            claire.untilSaved();
        }

        // then
        assertThat(writers(copy)).containsExactly("Another :claire", "Text of a:chair");
        assertThat(writers("a")).containsExactly("Text of a:chair");
    }

    private List<String> writers(String clause) {
        return api.object(WATCHER, path("/blame?clause=" + clause)).getJsonArray("clauses").stream()
                .map(JsonObject.class::cast)
                .flatMap(each -> each.getJsonArray("runs").stream())
                .map(JsonObject.class::cast)
                .map(run -> run.getString("text") + ":" + run.getString("person"))
                .toList();
    }

    @Test
    void copiesAClauseRightBehindItsAlternativesAndTellsOfIt() throws IOException {
        // given
        String first = offered(CLAIRE, "a", null);

        // when there is a second one, to the first
        String second = offered(CHAIR, first, null);

        // then both compete with the clause, and read as it does
        assertThat(numbers("")).containsExactly("a OP1", first + " OP1 alt", second + " OP1 alt 2", "b OP2", "c OP3");
        assertThat(clauses(""))
                .filteredOn(clause -> clause.containsKey("alternativeOf"))
                .allSatisfy(
                        clause -> assertThat(clause.getString("alternativeOf")).isEqualTo("a"))
                .extracting(clause -> clause.getString("text"))
                .containsExactly("Text of a", "Text of a");
        assertThat(api.object(CHAIR, path("/timeline")).encode())
                .contains("\"kind\":\"alternative\",\"clause\":\"" + first + "\",\"of\":\"a\"");
        assertIntact();
    }

    @Test
    void copiesAllThatIsInAClause() throws IOException {
        List<Block> blocks = List.of(
                new Paragraph(List.of(
                        new TextRun("Shall ", false, false),
                        new TextRun("not", true, true),
                        new Footnote(List.of(new TextRun("As was said.", false, false))))),
                new Subparagraph(List.of(Paragraph.of("act"), new Subparagraph(List.of(Paragraph.of("now"))))),
                new Table(List.of(
                        new TableRow(true, List.of(new TableCell(List.of(Paragraph.of("Year"))))),
                        new TableRow(false, List.of(new TableCell(List.of(Paragraph.EMPTY)))))),
                Paragraph.of(""));
        Instrument whole = new Instrument(List.of(new Clause(new ClauseId("a"), ClauseKind.ARTICLE, blocks)));
        draft = Await.await(server.server().drafts().create(CHAIR, "Declaration", whole));

        String copy = offered(CLAIRE, "a", null);

        List<Clause> clauses =
                Await.await(server.server().drafts().text(draft.id())).clauses();
        assertThat(clauses).extracting(clause -> clause.id().value()).containsExactly("a", copy);
        assertThat(clauses.get(1).blocks()).isEqualTo(clauses.get(0).blocks());
        assertIntact();
    }

    @Test
    void letsTwoClausesCompeteThatAreThere() throws IOException {
        offered(CLAIRE, "a", "c");
        assertThat(numbers("")).containsExactly("a OP1", "b OP2", "c OP1 alt");

        JsonObject problem = new JsonObject(agree("c").body());
        assertThat(problem.getString("type")).isEqualTo("/problems/contested");
        assertThat(problem.getJsonArray("alternatives"))
                .isEqualTo(new JsonArray().add("a").add("c"));
        assertThat(problem.getString("detail")).contains("OP1, OP1 alt");

        assertThat(api.send(CLAIRE, "DELETE", path("/alternatives/c"), null).statusCode())
                .isEqualTo(204);
        assertThat(numbers("")).containsExactly("a OP1", "b OP2", "c OP3");
        assertThat(agree("c").statusCode()).isEqualTo(200);
        assertIntact();
    }

    @Test
    void removesWhatWasNotChosenTogetherWithTheDecision() throws IOException {
        // given numbers that hold
        JsonObject revision =
                new JsonObject(api.send(CHAIR, "POST", path("/revisions"), new JsonObject().put("title", "A revision"))
                        .body());
        assertThat(revision.getString("symbol")).isNotNull();
        Api.ok(api.send(CHAIR, "PUT", path("/numbering"), new JsonObject().put("mode", "HELD")));
        String first = offered(CLAIRE, "b", null);
        String second = offered(CLAIRE, "b", null);

        // when
        JsonObject answer = new JsonObject(Api.ok(settle(CHAIR, second, first)).body());

        // then the chosen one is called as the clause was, and the past as it was then
        assertThat(answer.getJsonArray("removed"))
                .isEqualTo(new JsonArray().add("b").add(second));
        assertThat(numbers("")).containsExactly("a OP1", first + " OP2", "c OP3");
        assertThat(numbers("?at=rev:1")).containsExactly("a OP1", "b OP2", "c OP3");
        assertThat(clauses("")).noneMatch(clause -> clause.containsKey("alternativeOf"));
        assertThat(agree(first).statusCode()).isEqualTo(200);
        assertIntact();
    }

    @Test
    void putsAChoiceBackWithTheWordsOfThoseWhoWroteThem() throws IOException {
        // given
        String copy = offered(CLAIRE, "b", null);
        try (CollabClient claire = CollabClient.join(server, draft, CLAIRE)) {
            List<Clause> clauses = new ArrayList<>(text("a", "b").clauses());
            clauses.add(Clause.of(new ClauseId(copy), ClauseKind.OPERATIVE, "Text of b by France"));
            clauses.addAll(text("c").clauses().subList(1, 2));
            DraftEditor.become(claire.doc, new Instrument(clauses), null);
            claire.untilSaved();
        }
        Api.ok(settle(CHAIR, "b", "b"));
        assertThat(numbers("")).containsExactly("a OP1", "b OP2", "c OP3");
        Api.assertProblem(putBack(WATCHER, "b"), 403, "not-allowed");
        Api.assertProblem(putBack(CHAIR, "a"), 409, "conflict");

        // when
        JsonObject answer = new JsonObject(Api.ok(putBack(CLAIRE, "b")).body());

        // then
        assertThat(answer.getJsonArray("clauses")).isEqualTo(new JsonArray().add(copy));
        assertThat(numbers("")).containsExactly("a OP1", "b OP2", copy + " OP2 alt", "c OP3");
        assertThat(writers(copy)).containsExactly("Text of b:chair", " by France:claire");
        Api.assertProblem(agree("b"), 409, "contested");
        Api.assertProblem(putBack(CHAIR, "b"), 409, "conflict");
        assertIntact();
    }

    private HttpResponse<String> putBack(Person person, String of) {
        return api.send(person, "POST", path("/alternatives/put-back"), new JsonObject().put("of", of));
    }

    @Test
    void removesAllWhereNoneIsChosen() throws IOException {
        offered(CLAIRE, "b", null);

        Api.ok(settle(CHAIR, "b", null));

        assertThat(numbers("")).containsExactly("a OP1", "c OP2");
        assertIntact();
    }

    @Test
    void settlesWhereTheOthersWereDeletedAlready() throws IOException {
        offered(CLAIRE, "a", "b");
        try (CollabClient claire = CollabClient.join(server, draft, CLAIRE)) {
            DraftEditor.become(claire.doc, text("b", "c"), null);
            claire.untilSaved();
        }
        assertThat(numbers("")).containsExactly("b OP1", "c OP2");
        Api.assertProblem(agree("b"), 409, "contested");

        JsonObject answer = new JsonObject(Api.ok(settle(CHAIR, "b", "b")).body());

        assertThat(answer.getJsonArray("removed")).isEmpty();
        assertThat(agree("b").statusCode()).isEqualTo(200);
        assertIntact();
    }

    @Test
    void refusesWhoeverMayNotAndWhatCannotBe() {
        Api.assertProblem(offer(WATCHER, "a", null), 403, "not-allowed");
        Api.assertProblem(offer(STRANGER, "a", null), 404, "not-found");
        Api.assertProblem(offer(CLAIRE, "x", null), 404, "not-found");
        Api.assertProblem(offer(CLAIRE, "t", null), 409, "conflict");
        Api.assertProblem(offer(CLAIRE, "a", "a"), 400, "invalid-request");
        Api.assertProblem(settle(CHAIR, "a", "b"), 409, "conflict");
        offered(CLAIRE, "a", "b");
        Api.assertProblem(settle(CLAIRE, "a", "b"), 403, "not-allowed");
        Api.assertProblem(settle(CHAIR, "a", "c"), 404, "not-found");
        Api.assertProblem(api.send(WATCHER, "DELETE", path("/alternatives/b"), null), 403, "not-allowed");
        Api.assertProblem(api.send(CHAIR, "DELETE", path("/alternatives/c"), null), 409, "conflict");

        Api.ok(api.send(CHAIR, "PUT", path("/mode"), new JsonObject().put("mode", "CLOSED")));
        Api.assertProblem(settle(CHAIR, "a", "b"), 409, "conflict");
        Api.assertProblem(offer(CHAIR, "a", null), 403, "not-allowed");
        assertThat(numbers("")).containsExactly("a OP1", "b OP1 alt", "c OP2");
    }
}
