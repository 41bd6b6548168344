package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;
import static org.plenary.server.TestServer.INGRID;
import static org.plenary.server.TestServer.STRANGER;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/** The past of a draft by API: several people write over real sockets, and everything is asked over HTTP. */
class HistoryApiTest {
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
        draft = Await.await(server.server()
                .drafts()
                .create(
                        CHAIR,
                        "Declaration",
                        new Instrument(List.of(
                                Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"),
                                Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "States agree"),
                                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Beta")))));
    }

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private HttpResponse<String> issue(Person person, JsonObject body) {
        return api.send(person, "POST", path("/revisions"), body);
    }

    private JsonObject issued(String title) {
        HttpResponse<String> response = issue(INGRID, new JsonObject().put("title", title));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return new JsonObject(response.body());
    }

    private void status(String clause, String status) {
        Api.ok(api.send(CHAIR, "PUT", path("/clauses/" + clause + "/status"), new JsonObject().put("status", status)));
    }

    private static YXmlElement element(Doc doc, String clause) {
        return (YXmlElement) doc.getXmlFragment("text").children().stream()
                .filter(each -> clause.equals(((YXmlElement) each).getAttribute("id")))
                .findFirst()
                .orElseThrow();
    }

    private static YXmlText text(Doc doc, String clause) {
        return (YXmlText) element(doc, clause).descendants().stream()
                .filter(YXmlText.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private void edit(Person person, java.util.function.Consumer<Doc> edit) {
        try (CollabClient client = CollabClient.join(server, draft, person)) {
            edit.accept(client.doc);
            client.untilSaved();
        }
    }

    private static JsonObject clause(JsonObject answer, String id) {
        return clauses(answer).stream()
                .filter(clause -> clause.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> clauses(JsonObject answer) {
        return objects(answer.getJsonArray("clauses"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    /** The text of runs without those of one change. */
    private static String without(String change, JsonObject clause) {
        return objects(clause.getJsonArray("runs")).stream()
                .filter(run -> !change.equals(run.getString("change")))
                .map(run -> run.getString("text"))
                .collect(Collectors.joining());
    }

    private static JsonObject run(JsonObject clause, String text) {
        return objects(clause.getJsonArray("runs")).stream()
                .filter(run -> run.getString("text").equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no run " + text + " in " + clause.encodePrettily()));
    }

    @Test
    void issuesRevisionsAndListsThemWithFigures() {
        // given
        edit(CLAIRE, doc -> text(doc, "a").insert(0, "All "));
        status("b", "AGREED");
        assertThat(api.object(CLAIRE, path("/revisions/next")))
                .isEqualTo(new JsonObject()
                        .put("number", 1)
                        .put("symbol", "WP." + draft.place() + "/Rev.1")
                        .put("renumbered", new JsonArray()));

        // when
        JsonObject first = issued("Zero draft");
        edit(DANIEL, doc -> text(doc, "a").delete(0, 4));
        HttpResponse<String> second =
                issue(CHAIR, new JsonObject().put("title", "First reading").put("note", "Cover\nnote"));
        HttpResponse<String> corrigendum = issue(
                CHAIR,
                new JsonObject()
                        .put("title", "First reading, corrected")
                        .put("corrects", new JsonObject(second.body()).getString("symbol")));

        // then
        assertThat(first.getString("head")).matches("[0-9a-f]{64}");
        assertThat(first.getString("name")).isEqualTo("Ingrid");
        assertThat(first.getJsonObject("statuses"))
                .as("the title is not counted")
                .isEqualTo(new JsonObject().put("OPEN", 1).put("AGREED", 1));
        assertThat(first.getJsonObject("figures").getInteger("inserted")).isEqualTo(4);
        assertThat(first.getJsonObject("figures").getInteger("clauses")).isEqualTo(1);
        JsonObject france =
                first.getJsonObject("figures").getJsonArray("delegations").getJsonObject(0);
        assertThat(france.getString("delegation")).isEqualTo("FRA");
        assertThat(france.getInteger("inserted")).isEqualTo(4);
        assertThat(france.getString("color")).startsWith("#");
        List<JsonObject> all = objects(api.array(WATCHER, path("/revisions")));
        assertThat(all).hasSize(3);
        assertThat(all.get(0)).isEqualTo(first);
        assertThat(all.get(1).getString("note")).isEqualTo("Cover\nnote");
        assertThat(all.get(1).getJsonObject("figures").getInteger("deleted")).isEqualTo(4);
        assertThat(all.get(2)).isEqualTo(new JsonObject(corrigendum.body()));
        assertThat(all.get(2).getInteger("number")).isEqualTo(2);
        assertThat(all.get(2).getInteger("correction")).isEqualTo(1);
        assertThat(all.get(2).getString("symbol")).endsWith("/Rev.2/Corr.1");
        assertThat(all.get(2).getString("corrects")).isEqualTo(all.get(1).getString("symbol"));
    }

    @Test
    void letsOnlyThoseIssueWhoDecideAndOnlyWhatCanBeIssued() {
        JsonObject good = new JsonObject().put("title", "Zero draft");
        Api.assertProblem(issue(CLAIRE, good), 403, "not-allowed");
        Api.assertProblem(issue(WATCHER, good), 403, "not-allowed");
        Api.assertProblem(issue(STRANGER, good), 404, "not-found");
        Api.assertProblem(issue(CHAIR, new JsonObject()), 400, "invalid-request");
        Api.assertProblem(issue(CHAIR, new JsonObject().put("title", "two\nlines")), 400, "invalid-request");
        Api.assertProblem(issue(CHAIR, new JsonObject().put("title", " ")), 400, "invalid-request");
        Api.assertProblem(issue(CHAIR, good.copy().put("corrects", "WP.9/Rev.9")), 404, "not-found");
        assertThat(api.array(CHAIR, path("/revisions"))).isEmpty();
    }

    @Test
    void tellsWhatChangedAndWhoChangedIt() {
        // given
        issued("Zero draft");
        edit(CLAIRE, doc -> text(doc, "a").insert(7, "solemnly "));
        edit(DANIEL, doc -> text(doc, "a").delete(0, 6));
        edit(DANIEL, doc -> text(doc, "a").insert(0, "Parties"));

        // when nothing is said, it is from the last revision until now
        JsonObject redline = api.object(CLAIRE, path("/redline"));

        // then
        assertThat(redline.getJsonObject("from").getString("revision")).endsWith("Rev.1");
        assertThat(redline.getJsonObject("to").getString("revision")).isNull();
        JsonObject clause = clause(redline, "a");
        assertThat(clause.getString("change")).isEqualTo("changed");
        assertThat(clause.getString("number")).isEqualTo("OP1");
        assertThat(without("insert", clause)).isEqualTo("States agree");
        assertThat(without("delete", clause)).isEqualTo("Parties solemnly agree");
        JsonObject gone = run(clause, "States");
        assertThat(gone.getString("change")).isEqualTo("delete");
        assertThat(gone.getString("person")).isEqualTo("daniel");
        assertThat(gone.getString("delegation")).isEqualTo("FRA");
        assertThat(gone.getJsonObject("writer").getString("name")).isEqualTo("Chiara");
        assertThat(run(clause, "Parties").getString("name")).isEqualTo("Daniel");
        assertThat(clause(redline, "b").getString("change")).isEqualTo("kept");
        assertThat(redline.getJsonObject("figures").getInteger("deleted")).isEqualTo(6);
        JsonObject one = api.object(CLAIRE, path("/redline?from=rev:1&clause=a&by=character"));
        assertThat(clauses(one)).hasSize(1);
        assertThat(without("insert", clause(one, "a"))).isEqualTo("States agree");
        assertThat(one.getJsonObject("figures").getInteger("clauses")).isEqualTo(1);
    }

    @Test
    void tellsParagraphsApart() {
        // given a paragraph more at the end, and one at the beginning
        edit(
                CLAIRE,
                doc -> doc.transact(null, () -> {
                    YXmlElement clause = element(doc, "a");
                    clause.insertElement(1, "paragraph").insertText(0).insert(0, "Last");
                    clause.insertElement(0, "paragraph").insertText(0).insert(0, "First");
                }));

        // then
        JsonObject clause = clause(api.object(CLAIRE, path("/redline?from=2")), "a");
        assertThat(without("delete", clause)).isEqualTo("First\nStates agree\nLast");
        assertThat(without("insert", clause)).isEqualTo("States agree");
        assertThat(objects(clause.getJsonArray("paragraphs")).stream().map(each -> each.getString("change")))
                .containsExactly("insert", null, "insert");
    }

    @Test
    void tellsWhoWroteWhatAndWhereItAppearedFirst() {
        // given
        issued("Zero draft");
        edit(CLAIRE, doc -> text(doc, "a").insert(7, "solemnly "));
        issued("First reading");
        edit(DANIEL, doc -> text(doc, "a").insert(7, "hereby "));
        edit(DANIEL, doc -> text(doc, "a").delete(0, 7));

        // then
        JsonObject blame = api.object(WATCHER, path("/blame"));
        JsonObject clause = clause(blame, "a");
        assertThat(without("delete", clause)).isEqualTo("hereby solemnly agree");
        assertThat(clause.getString("status")).isEqualTo("OPEN");
        assertThat(run(clause, "hereby ").getString("person")).isEqualTo("daniel");
        assertThat(run(clause, "hereby ").getString("since")).isNull();
        assertThat(run(clause, "solemnly ").getString("person")).isEqualTo("claire");
        assertThat(run(clause, "solemnly ").getString("since")).endsWith("Rev.2");
        assertThat(run(clause, "agree").getString("since")).endsWith("Rev.1");
        JsonObject all = clause(api.object(WATCHER, path("/blame?deleted=true&clause=a")), "a");
        JsonObject gone = run(all, "States ");
        assertThat(gone.getString("change")).isEqualTo("delete");
        assertThat(gone.getString("person")).isEqualTo("daniel");
        assertThat(gone.getJsonObject("writer").getString("person")).isEqualTo("chair");
        assertThat(gone.getString("since")).endsWith("Rev.1");
        assertThat(without("delete", clause(api.object(CLAIRE, path("/blame?at=rev:1")), "a")))
                .isEqualTo("States agree");
    }

    @Test
    void showsTheTextAtEveryKindOfMoment() throws InterruptedException {
        // given
        JsonObject first = issued("Zero draft");
        Thread.sleep(5);
        edit(CLAIRE, doc -> text(doc, "b").insert(0, "Alpha "));

        // then
        assertThat(textAt("now")).contains("Alpha Beta");
        for (String at : List.of(
                "2", "seq:2", "1", "rev:1", first.getString("symbol"), first.getString("at"), first.getString("seq"))) {
            assertThat(textAt(at)).as(at).contains("Beta").doesNotContain("Alpha");
        }
        assertThat(textAt("seq:" + (first.getLong("seq") + 2))).contains("Alpha Beta");
        assertThat(Api.ok(api.get(CLAIRE, path("/text?format=md&at=1"))).body()).startsWith("# Declaration");
        Api.assertProblem(api.get(CLAIRE, path("/text?at=seq:1")), 404, "not-found");
        Api.assertProblem(api.get(CLAIRE, path("/text?at=rev:7")), 404, "not-found");
        Api.assertProblem(api.get(CLAIRE, path("/text?at=99999")), 404, "not-found");
        Api.assertProblem(api.get(CLAIRE, path("/text?at=2001-01-01T00:00:00Z")), 404, "not-found");
        Api.assertProblem(api.get(CLAIRE, path("/text?at=yesterday")), 400, "invalid-request");
        Api.assertProblem(api.get(CLAIRE, path("/text?at=" + "x".repeat(201))), 400, "invalid-request");
        Api.assertProblem(api.get(CLAIRE, path("/redline?from=now&to=rev:1")), 400, "invalid-request");
        Api.assertProblem(api.get(CLAIRE, path("/redline?clause=nowhere")), 404, "not-found");
    }

    private String textAt(String at) {
        return Api.ok(api.get(CLAIRE, path("/text?at=" + Api.encoded(at)))).body();
    }

    @Test
    void tellsTheLifeOfAClause() {
        // given
        issued("Zero draft");
        edit(CLAIRE, doc -> text(doc, "b").insert(0, "Alpha "));
        status("b", "AGREED");
        issued("First reading");
        status("t", "PARKED");
        edit(CHAIR, doc -> element(doc, "a").parent());
        edit(DANIEL, doc -> doc.getXmlFragment("text").delete(1, 1));

        // then
        JsonObject b = api.object(CLAIRE, path("/clauses/b/history"));
        List<JsonObject> wordings = objects(b.getJsonArray("wordings"));
        assertThat(wordings.stream().map(each -> each.getString("text")))
                .containsExactly("Beta", "Alpha Beta", "Alpha Beta");
        assertThat(wordings.stream().map(each -> each.getString("number"))).containsExactly("OP2", "OP2", "OP1");
        assertThat(wordings.stream().map(each -> each.getString("status"))).containsExactly("OPEN", "AGREED", "AGREED");
        assertThat(wordings.get(1).getString("revision")).endsWith("Rev.2");
        assertThat(objects(b.getJsonArray("statuses"))).hasSize(1).allSatisfy(decided -> {
            assertThat(decided.getString("status")).isEqualTo("AGREED");
            assertThat(decided.getString("name")).isEqualTo("Chiara");
        });
        List<JsonObject> people = objects(b.getJsonArray("people"));
        assertThat(people.stream().map(each -> each.getString("person"))).containsExactly("claire", "chair");
        assertThat(people.get(0).getInteger("inserted")).isEqualTo(6);
        JsonObject a = api.object(CLAIRE, path("/clauses/a/history"));
        assertThat(objects(a.getJsonArray("wordings")).get(2).getString("text")).isNull();
        assertThat(objects(a.getJsonArray("people")).stream()
                        .filter(each -> each.getString("person").equals("daniel"))
                        .map(each -> each.getInteger("deleted")))
                .containsExactly(12);
        Api.assertProblem(api.get(CLAIRE, path("/clauses/nowhere/history")), 404, "not-found");
    }

    @Test
    void tellsWhatHappenedWhen() {
        // given
        issued("Zero draft");
        edit(CLAIRE, doc -> text(doc, "b").insert(0, "Alpha "));
        status("b", "AGREED");
        Api.ok(api.send(CHAIR, "PUT", path("/mode"), new JsonObject().put("mode", "CHAIR")));

        // then
        JsonObject timeline = api.object(CLAIRE, path("/timeline"));
        assertThat(timeline.getJsonObject("first").getLong("seq")).isEqualTo(2);
        List<JsonObject> activity = objects(timeline.getJsonArray("activity"));
        assertThat(activity.stream()
                        .mapToInt(each -> each.getInteger("inserted"))
                        .sum())
                .isEqualTo(6);
        assertThat(activity.get(activity.size() - 1).getLong("seq"))
                .isEqualTo(timeline.getJsonObject("last").getLong("seq"));
        assertThat(activity)
                .allSatisfy(each -> assertThat(Instant.parse(each.getString("from")))
                        .isBeforeOrEqualTo(Instant.parse(each.getString("at"))));
        assertThat(api.object(CLAIRE, path("")).getLong("seq"))
                .isEqualTo(timeline.getJsonObject("last").getLong("seq"));
        List<JsonObject> marks = objects(timeline.getJsonArray("marks"));
        assertThat(marks.stream().map(each -> each.getString("kind"))).containsExactly("revision", "status", "mode");
        assertThat(marks.get(0).getString("symbol")).endsWith("Rev.1");
        assertThat(marks.get(1).getString("clause")).isEqualTo("b");
        assertThat(marks.get(2).getString("mode")).isEqualTo("CHAIR");
        assertThat(marks).allSatisfy(mark -> assertThat(mark.getString("name")).isNotBlank());
    }

    @Test
    void takesBackWhatOnePersonChangedAndKeepsWhatOthersDid() {
        // given
        edit(CLAIRE, doc -> text(doc, "a").insert(0, "All "));
        long since = api.object(CLAIRE, path("/timeline")).getJsonObject("last").getLong("seq");
        edit(CLAIRE, doc -> {
            text(doc, "a").insert(10, " never");
            doc.getXmlFragment("text").delete(2, 1);
        });
        edit(DANIEL, doc -> text(doc, "a").insert(16, " quite"));
        edit(CLAIRE, doc -> text(doc, "a").insert(0, "Not "));
        JsonObject wish = new JsonObject()
                .put("person", "claire")
                .put("since", "seq:" + since)
                .put("reason", "Typed into the wrong draft");

        // then who may not, cannot
        Api.assertProblem(undo(CLAIRE, wish), 403, "not-allowed");
        Api.assertProblem(undo(WATCHER, wish), 403, "not-allowed");
        Api.assertProblem(undo(STRANGER, wish), 404, "not-found");
        Api.assertProblem(undo(CHAIR, wish.copy().put("since", "tomorrow")), 400, "invalid-request");
        Api.assertProblem(undo(CHAIR, wish.copy().put("reason", "two\nlines")), 400, "invalid-request");

        // when
        JsonObject undone = new JsonObject(Api.ok(undo(CHAIR, wish)).body());

        // then
        assertThat(undone.getJsonArray("clauses")).containsExactlyInAnyOrder("a", "b");
        assertThat(textAt("now"))
                .contains("All States quite agree")
                .contains("Beta")
                .doesNotContain("never");
        JsonObject mark = objects(api.object(CLAIRE, path("/timeline")).getJsonArray("marks")).stream()
                .filter(each -> each.getString("kind").equals("undo"))
                .findFirst()
                .orElseThrow();
        assertThat(mark.getLong("to")).isEqualTo(since);
        assertThat(mark.getString("person")).isEqualTo("chair");
        assertThat(mark.getJsonObject("of").getString("person")).isEqualTo("claire");
        assertThat(mark.getJsonObject("of").getString("delegation")).isEqualTo("FRA");

        // and once more there is nothing to take back
        JsonObject again = new JsonObject(Api.ok(undo(CHAIR, wish)).body());
        assertThat(again.getJsonArray("clauses")).isEmpty();
        assertThat(again.getLong("seq")).isEqualTo(undone.getLong("seq"));
    }

    private HttpResponse<String> undo(Person person, JsonObject body) {
        return api.send(person, "POST", path("/undo"), body);
    }

    @Test
    void bringsBackTheClausesThatAnEntryRemoved() {
        // given
        edit(CLAIRE, doc -> doc.getXmlFragment("text").delete(1, 2));
        long seq = api.object(CLAIRE, path("/timeline")).getJsonObject("last").getLong("seq");
        JsonObject wish = new JsonObject().put("seq", seq);

        // then who only reads cannot, and an entry that removed nothing brings nothing back
        Api.assertProblem(bringBack(WATCHER, wish), 403, "not-allowed");
        Api.assertProblem(bringBack(STRANGER, wish), 404, "not-found");
        Api.assertProblem(bringBack(DANIEL, new JsonObject().put("seq", 2)), 400, "invalid-request");
        Api.assertProblem(bringBack(DANIEL, new JsonObject().put("seq", seq + 9)), 404, "not-found");

        // when two do it
        JsonObject first = new JsonObject(Api.ok(bringBack(DANIEL, wish)).body());
        JsonObject second = new JsonObject(Api.ok(bringBack(CLAIRE, wish)).body());

        // then
        assertThat(first.getJsonArray("clauses")).containsExactly("a", "b");
        assertThat(second.getJsonArray("clauses")).isEmpty();
        assertThat(textAt("now")).isEqualTo(textAt("seq:" + (seq - 1)));
    }

    private HttpResponse<String> bringBack(Person person, JsonObject body) {
        return api.send(person, "POST", path("/bring-back"), body);
    }

    @Test
    void restoresADraftOrAClauseAsANewChange() {
        // given
        JsonObject first = issued("Zero draft");
        edit(CLAIRE, doc -> text(doc, "a").insert(0, "All "));
        edit(DANIEL, doc -> text(doc, "b").insert(0, "Alpha "));
        JsonObject toFirst = new JsonObject().put("to", "rev:1").put("reason", "No consensus");

        // then who may not, cannot, and what was never there is not there
        Api.assertProblem(restore(CLAIRE, toFirst), 403, "not-allowed");
        Api.assertProblem(restore(WATCHER, toFirst), 403, "not-allowed");
        Api.assertProblem(restore(STRANGER, toFirst), 404, "not-found");
        Api.assertProblem(restore(CHAIR, new JsonObject().put("to", "rev:7")), 404, "not-found");
        Api.assertProblem(restore(CHAIR, new JsonObject().put("to", "tomorrow")), 400, "invalid-request");
        Api.assertProblem(restore(CHAIR, toFirst.copy().put("reason", "two\nlines")), 400, "invalid-request");

        // when one clause is restored
        JsonObject one = new JsonObject(
                Api.ok(restore(INGRID, toFirst.copy().put("clause", "a"))).body());
        assertThat(one.getJsonArray("clauses")).containsExactly("a");
        assertThat(textAt("now"))
                .contains("States agree")
                .doesNotContain("All States")
                .contains("Alpha Beta");

        // and what is frozen stands in the way of the rest
        status("b", "AGREED");
        HttpResponse<String> refused = restore(CHAIR, toFirst);
        Api.assertProblem(refused, 409, "conflict");
        assertThat(refused.body()).contains("b");
        Api.ok(api.send(
                CHAIR,
                "PUT",
                path("/clauses/b/status"),
                new JsonObject().put("status", "OPEN").put("reason", "A capital objects")));

        // when all is restored
        JsonObject all = new JsonObject(Api.ok(restore(CHAIR, toFirst)).body());
        assertThat(all.getJsonArray("clauses")).containsExactly("b");
        assertThat(textAt("now")).isEqualTo(textAt("rev:1"));
        assertThat(textAt("seq:" + (first.getLong("seq") + 4))).contains("Alpha Beta");
        JsonObject redline = api.object(CLAIRE, path("/redline?from=seq:" + (all.getLong("seq") - 1)));
        JsonObject gone = run(clause(redline, "b"), "Alpha ");
        assertThat(gone.getString("person")).isEqualTo("chair");
        assertThat(gone.getJsonObject("writer").getString("person")).isEqualTo("daniel");
        List<JsonObject> marks = objects(api.object(CLAIRE, path("/timeline")).getJsonArray("marks"));
        assertThat(marks.stream()
                        .filter(mark -> mark.getString("kind").equals("restore"))
                        .map(mark -> mark.getLong("to")))
                .containsExactly(first.getLong("seq"), first.getLong("seq"));

        // and once more changes nothing
        JsonObject again = new JsonObject(Api.ok(restore(CHAIR, toFirst)).body());
        assertThat(again.getJsonArray("clauses")).isEmpty();
        assertThat(again.getLong("seq")).isEqualTo(all.getLong("seq"));
    }

    private HttpResponse<String> restore(Person person, JsonObject body) {
        return api.send(person, "POST", path("/restore"), body);
    }

    @Test
    void answersNothingToThoseWhoMayNotRead() {
        issued("Zero draft");
        for (String rest : List.of(
                "/revisions",
                "/revisions/next",
                "/redline",
                "/blame",
                "/timeline",
                "/text?at=1",
                "/clauses?at=1",
                "/clauses/a/history")) {
            Api.ok(api.get(WATCHER, path(rest)));
            Api.assertProblem(api.get(STRANGER, path(rest)), 404, "not-found");
        }
        Api.ok(api.send(
                CHAIR,
                "PUT",
                path("/access"),
                new JsonObject()
                        .put(
                                "rules",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("subject", new JsonObject().put("person", "rafael"))
                                                .put("level", "NONE")
                                                .put("clauses", null)
                                                .put("arrange", false)))));
        Api.assertProblem(api.get(WATCHER, path("/redline")), 404, "not-found");
        Api.assertProblem(api.get(WATCHER, path("/text?at=1")), 404, "not-found");
    }

    @Test
    void saysThatAnAnswerIsStillRight() {
        // given
        issued("Zero draft");
        String path = path("/redline?from=2&to=rev:1");
        HttpResponse<String> answer = Api.ok(api.get(CLAIRE, path));
        String tag = answer.headers().firstValue("etag").orElseThrow();
        String now = Api.ok(api.get(CLAIRE, path("/blame")))
                .headers()
                .firstValue("etag")
                .orElseThrow();

        // when
        edit(CLAIRE, doc -> text(doc, "b").insert(0, "Alpha "));

        // then
        HttpResponse<String> again = api.get(CLAIRE, path, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        Api.ok(api.get(CLAIRE, path("/blame"), "If-None-Match", now));
        Api.assertProblem(api.get(STRANGER, path, "If-None-Match", tag), 404, "not-found");
        HttpResponse<String> packed = api.get(CLAIRE, path, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("cache-control")).contains("private, no-cache");
    }
}
