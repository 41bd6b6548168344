package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.plenary.server.history.Histories;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/** Status, mode and access by API, and what open connections get of it. */
class DecisionsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static TestServer server;
    private Stream draft;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
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
                        TestServer.CHAIR,
                        "Declaration",
                        new Instrument(List.of(
                                Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"),
                                Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "Alpha"),
                                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Beta")))));
    }

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private static HttpResponse<String> send(Person person, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + TestServer.token(person));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    private HttpResponse<String> get(Person person, String rest) {
        return send(person, "GET", path(rest), "");
    }

    private HttpResponse<String> put(Person person, String rest, JsonObject body) {
        return send(person, "PUT", path(rest), body.encode());
    }

    private HttpResponse<String> status(Person person, String clause, String status, String reason) {
        JsonObject body = new JsonObject().put("status", status);
        return put(person, "/clauses/" + clause + "/status", reason == null ? body : body.put("reason", reason));
    }

    private static JsonObject ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("type")).isEqualTo("/problems/" + type);
        assertThat(problem.getString("detail")).isNotBlank();
    }

    private JsonObject clause(String id, String query) {
        HttpResponse<String> response = get(TestServer.CLAIRE, "/clauses" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonArray(response.body())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(clause -> clause.getString("id").equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private static YXmlText text(Doc doc, String clause) {
        YXmlElement element = (YXmlElement) doc.getXmlFragment("text").children().stream()
                .filter(each -> clause.equals(((YXmlElement) each).getAttribute("id")))
                .findFirst()
                .orElseThrow();
        return (YXmlText) element.descendants().stream()
                .filter(YXmlText.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static void type(CollabClient client, String clause, String words) {
        text(client.doc, clause).insert(0, words);
    }

    private static JsonObject last(CollabClient client, String kind) {
        return client.notices.stream()
                .filter(notice -> notice.getString("kind").equals(kind))
                .reduce((first, second) -> second)
                .orElseGet(JsonObject::new);
    }

    @Test
    void answersAfterADecisionWhateverWaitsForThePast() {
        // given a queue for the past of drafts that is full, and does not move
        CountDownLatch moving = new CountDownLatch(1);
        Histories histories = server.server().histories();
        List<Future<Boolean>> waiting = new ArrayList<>();
        try {
            Future<Boolean> last;
            do {
                last = histories.ask(draft, history -> await(moving));
                waiting.add(last);
            } while (!last.failed());

            // when
            JsonObject answer = ok(status(TestServer.CHAIR, "a", "AGREED", null));

            // then
            assertThat(answer.getString("id")).isEqualTo("a");
            assertThat(answer.getString("number")).isEqualTo("OP1");
            assertThat(answer.getString("text")).isEqualTo("Alpha");
            assertThat(answer.getString("status")).isEqualTo("AGREED");
            assertThat(answer.getJsonObject("decision").getString("name")).isEqualTo("Chiara");
        } finally {
            moving.countDown();
        }
        waiting.stream()
                .filter(one -> !one.failed())
                .forEach(one -> assertThat(Await.await(one)).isTrue());
        assertThat(clause("a", "?at=now").getString("status")).isEqualTo("AGREED");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void showsTheClausesWithNumberTextAndStatus() {
        JsonArray clauses = new JsonArray(get(TestServer.CLAIRE, "/clauses").body());
        assertThat(clauses.size()).isEqualTo(3);
        assertThat(clauses.getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("id", "t")
                        .put("kind", "title")
                        .put("number", null)
                        .put("status", "OPEN")
                        .put("text", "Declaration")
                        .put("decision", null));
        assertThat(clauses.getJsonObject(2).getString("number")).isEqualTo("OP2");
    }

    @Test
    void decidesAboutAClauseAndSaysWhoDidWhenAndWhy() {
        JsonObject clause = ok(status(TestServer.CHAIR, "a", "AGREED", "Nobody objected"));
        assertThat(clause.getString("status")).isEqualTo("AGREED");
        JsonObject decision = clause.getJsonObject("decision");
        assertThat(decision.getString("person")).isEqualTo("chair");
        assertThat(decision.getString("name")).isEqualTo("Chiara");
        assertThat(decision.getString("reason")).isEqualTo("Nobody objected");
        assertThat(decision.getString("at")).endsWith("Z");
        assertThat(clause("a", "")).isEqualTo(clause);
        JsonObject listed = ok(get(TestServer.CLAIRE, ""));
        assertThat(listed.getJsonObject("statuses"))
                .as("the title is not counted")
                .isEqualTo(new JsonObject().put("OPEN", 1).put("AGREED", 1));
    }

    @Test
    void recordsNothingForTheStatusThatAClauseHasAlready() {
        ok(status(TestServer.CHAIR, "a", "AGREED", null));
        JsonObject before = ok(get(TestServer.CHAIR, ""));
        ok(status(TestServer.CHAIR, "a", "AGREED", "again"));
        assertThat(ok(get(TestServer.CHAIR, "")).getString("updatedAt")).isEqualTo(before.getString("updatedAt"));
        assertThat(clause("a", "").getJsonObject("decision").getString("reason"))
                .isNull();
        assertProblem(get(TestServer.CHAIR, "/clauses?at=4"), 404, "not-found");
    }

    @Test
    void refusesDecisionsThatCannotBeTaken() {
        assertProblem(status(TestServer.CLAIRE, "a", "AGREED", null), 403, "not-allowed");
        assertProblem(status(TestServer.WATCHER, "a", "AGREED", null), 403, "not-allowed");
        assertProblem(status(TestServer.STRANGER, "a", "AGREED", null), 404, "not-found");
        assertProblem(status(TestServer.CHAIR, "nowhere", "AGREED", null), 404, "not-found");
        assertProblem(status(TestServer.CHAIR, "a", "ADOPTED", null), 409, "transition-does-not-exist");
        assertProblem(status(TestServer.CHAIR, "a", "FROZEN", null), 400, "invalid-request");
        assertProblem(status(TestServer.CHAIR, "a", "AGREED", "x".repeat(1001)), 400, "invalid-request");
        assertProblem(status(TestServer.CHAIR, "a", "AGREED", "two\nparagraphs"), 400, "invalid-request");
        assertProblem(
                put(
                        TestServer.CHAIR,
                        "/clauses/a/status",
                        new JsonObject().put("status", "OPEN").put("by", "me")),
                400,
                "invalid-request");
        ok(status(TestServer.CHAIR, "a", "AGREED", null));
        assertProblem(status(TestServer.CHAIR, "a", "OPEN", null), 400, "invalid-request");
        assertProblem(status(TestServer.CHAIR, "a", "OPEN", "  "), 400, "invalid-request");
        assertProblem(status(TestServer.CHAIR, "a", "PARKED", null), 409, "transition-does-not-exist");
        HttpResponse<String> byHand = status(TestServer.CHAIR, "b", "BRACKETED", null);
        assertProblem(byHand, 422, "not-set-by-hand");
        assertThat(byHand.body()).contains("POST …/brackets");
        assertThat(ok(status(TestServer.CHAIR, "a", "OPEN", "A capital objects"))
                        .getString("status"))
                .isEqualTo("OPEN");
    }

    @Test
    void showsTheClausesAsTheyWereAtAnEarlierMoment() throws Exception {
        // given
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            type(claire, "a", "First ");
            claire.untilSaved();
            ok(status(TestServer.CHAIR, "a", "AGREED_AD_REFERENDUM", null));
            String decidedAt = clause("a", "").getJsonObject("decision").getString("at");
            Thread.sleep(5);
            type(claire, "a", "Second ");
            claire.untilSaved();

            // then
            assertThat(clause("a", "?at=2").getString("text")).isEqualTo("Alpha");
            assertThat(clause("a", "?at=4").getString("text")).isEqualTo("First Alpha");
            assertThat(clause("a", "?at=4").getString("status")).isEqualTo("OPEN");
            assertThat(clause("a", "?at=5").getString("status")).isEqualTo("AGREED_AD_REFERENDUM");
            assertThat(clause("a", "?at=now").getString("text")).isEqualTo("Second First Alpha");
            JsonObject then = clause("a", "?at=" + URLEncoder.encode(decidedAt, StandardCharsets.UTF_8));
            assertThat(then.getString("text")).isEqualTo("First Alpha");
            assertThat(then.getString("status")).isEqualTo("AGREED_AD_REFERENDUM");
            assertProblem(get(TestServer.CLAIRE, "/clauses?at=8"), 404, "not-found");
            assertProblem(get(TestServer.CLAIRE, "/clauses?at=1"), 404, "not-found");
            assertProblem(get(TestServer.CLAIRE, "/clauses?at=2001-01-01T00:00:00Z"), 404, "not-found");
            assertProblem(get(TestServer.CLAIRE, "/clauses?at=yesterday"), 400, "invalid-request");
            assertProblem(get(TestServer.STRANGER, "/clauses?at=2"), 404, "not-found");
        }
    }

    @Test
    void refusesWhatSomebodyTypesIntoAClauseThatIsJustBeingAgreedAndNothingElse() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            claire.untilSaved();
            daniel.untilSaved();

            // when the clause is agreed while both type
            AtomicBoolean agreed = new AtomicBoolean();
            Thread deciding = new Thread(() ->
                    agreed.set(status(TestServer.CHAIR, "a", "AGREED", null).statusCode() == 200));
            int typed = 0;
            for (int i = 0; i < 4000 && claire.refusals.isEmpty(); i++) {
                if (i == 50) {
                    deciding.start();
                }
                type(claire, "a", "x");
                typed++;
                type(daniel, "b", "y");
                int round = i;
                claire.until("answers", () -> claire.sent - claire.answered() < 20 || round < 0);
            }
            claire.until("she is refused", () -> !claire.refusals.isEmpty());

            // then she is told why, and the words are with her
            JsonObject refusal = claire.refusals.get(0);
            assertThat(refusal.getString("reason")).isEqualTo("frozen");
            assertThat(refusal.getString("clause")).isEqualTo("a");
            assertThat(refusal.getString("message")).contains("agreed").contains("chair");
            assertThat(refusal.getLong("count")).isGreaterThan(1);
            assertThat(text(claire.doc, "a").length()).isEqualTo(typed + 5L);
            assertThat(claire.socket.closeCode()).isZero();

            // and the text at the moment of the decision is the text that everybody has, then and now
            daniel.untilSaved();
            assertThat(daniel.refusals).isEmpty();
            daniel.until("he is told", () -> last(daniel, "standing").getLong("seq", 0L) > 0);
            long seq = last(daniel, "standing").getLong("seq");
            String frozen = clause("a", "?at=" + seq).getString("text");
            assertThat(clause("a", "").getString("text")).isEqualTo(frozen);
            assertThat(text(daniel.doc, "a")).hasToString(frozen);
            assertThat(agreed).isTrue();
        }
    }

    @Test
    void tellsEverybodyWhatStandsAfterTheEditsThatCameBefore() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            // given what one is told when one comes
            claire.until("the greeting", () -> !last(claire, "rights").isEmpty());
            assertThat(last(claire, "rights"))
                    .isEqualTo(new JsonObject()
                            .put("kind", "rights")
                            .put("mayWrite", true)
                            .put("mayDecide", false)
                            .put("mayArrange", true)
                            .put("mayBracket", true)
                            .put("clauses", null));
            assertThat(last(claire, "standing").getJsonObject("clauses")).isEmpty();

            // when
            type(claire, "a", "Agreed ");
            claire.untilSaved();
            ok(status(TestServer.CHAIR, "a", "AGREED", null));

            // then the words came before the notice
            daniel.until(
                    "he is told",
                    () -> last(daniel, "standing").getJsonObject("clauses").containsKey("a"));
            assertThat(text(daniel.doc, "a")).hasToString("Agreed Alpha");
            JsonObject told = last(daniel, "standing").getJsonObject("clauses").getJsonObject("a");
            assertThat(told.getString("status")).isEqualTo("AGREED");
            assertThat(told.getString("name")).isEqualTo("Chiara");

            // and who comes later is told the same
            try (CollabClient late = CollabClient.join(server, draft, TestServer.WATCHER)) {
                late.until("the greeting", () -> !last(late, "rights").isEmpty());
                assertThat(last(late, "standing")).isEqualTo(last(daniel, "standing"));
                assertThat(last(late, "rights").getBoolean("mayWrite")).isFalse();
            }
        }
    }

    @Test
    void takesBackWhatAnOrdinaryClientTypesIntoAFrozenClause() {
        ok(status(TestServer.CHAIR, "a", "AGREED", null));
        try (CollabClient ordinary = CollabClient.joinOrdinary(server, draft, TestServer.CLAIRE)) {
            type(ordinary, "b", "fine ");
            type(ordinary, "a", "never ");
            ordinary.until("it is told", () -> !ordinary.denials.isEmpty());
            assertThat(ordinary.denials.get(0)).contains("agreed");
            ordinary.until(
                    "its copy is as agreed",
                    () -> text(ordinary.doc, "a").toString().equals("Alpha"));
            type(ordinary, "b", "still ");
            ordinary.settle();
            assertThat(ordinary.types).allMatch(type -> type < 100);
        }
        assertThat(clause("a", "").getString("text")).isEqualTo("Alpha");
        assertThat(clause("b", "").getString("text")).isEqualTo("still fine Beta");
    }

    @Test
    void turnsAnOrdinaryClientAwayForGoodThatDeletesInAFrozenClause() {
        ok(status(TestServer.CHAIR, "a", "AGREED", null));
        try (CollabClient ordinary = CollabClient.joinOrdinary(server, draft, TestServer.CLAIRE)) {
            type(ordinary, "b", "fine ");
            text(ordinary.doc, "a").delete(0, 1);
            ordinary.untilClosed();
            assertThat(ordinary.socket.closeCode()).isEqualTo(4403);
            assertThat(ordinary.socket.closeReason()).contains("agreed");
            assertThat(ordinary.types).allMatch(type -> type < 100);
        }
        assertThat(clause("a", "").getString("text")).isEqualTo("Alpha");
        assertThat(clause("b", "").getString("text")).isEqualTo("fine Beta");
    }

    @Test
    void letsOnlyTheChairDraftAndThenNobody() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                CollabClient chair = CollabClient.join(server, draft, TestServer.CHAIR)) {
            claire.untilSaved();
            assertProblem(put(TestServer.CLAIRE, "/mode", new JsonObject().put("mode", "CLOSED")), 403, "not-allowed");
            assertProblem(put(TestServer.CHAIR, "/mode", new JsonObject().put("mode", "OPEN")), 400, "invalid-request");
            assertThat(ok(put(TestServer.CHAIR, "/mode", new JsonObject().put("mode", "CHAIR"))))
                    .isEqualTo(new JsonObject().put("mode", "CHAIR"));
            claire.until("she is told", () -> !last(claire, "rights").getBoolean("mayWrite", true));
            assertThat(last(claire, "standing").getString("mode")).isEqualTo("CHAIR");
            assertThat(ok(get(TestServer.CLAIRE, "")).getString("mode")).isEqualTo("CHAIR");
            assertThat(ok(get(TestServer.CLAIRE, "")).getBoolean("mayWrite")).isFalse();
            type(chair, "a", "Screen ");
            chair.untilSaved();
            assertThat(chair.refusals).isEmpty();
            ok(put(TestServer.CHAIR, "/mode", new JsonObject().put("mode", "CLOSED")));
            type(chair, "a", "Late ");
            chair.until("refused", () -> !chair.refusals.isEmpty());
            assertThat(chair.refusals.get(0).getString("reason")).isEqualTo("mode");
        }
    }

    private static JsonObject rules(JsonObject... rules) {
        return new JsonObject().put("rules", new JsonArray(List.of(rules)));
    }

    private static JsonObject rule(String scope, String subject, String level) {
        return new JsonObject()
                .put("subject", new JsonObject().put(scope, subject))
                .put("level", level);
    }

    @Test
    void hidesADraftFromWhoMayNotReadIt() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            // when
            JsonObject set = rules(rule("person", "claire", "NONE"), rule("delegation", "FRA", "READ"));
            JsonObject answer = ok(put(TestServer.CHAIR, "/access", set));
            assertThat(answer).isEqualTo(ok(get(TestServer.CHAIR, "/access")));

            // then she is out, and he reads
            claire.untilClosed();
            assertThat(claire.socket.closeCode()).isEqualTo(4403);
            daniel.until("he is told", () -> !last(daniel, "rights").getBoolean("mayWrite", true));
            assertProblem(get(TestServer.CLAIRE, ""), 404, "not-found");
            assertProblem(get(TestServer.CLAIRE, "/text"), 404, "not-found");
            assertProblem(get(TestServer.CLAIRE, "/clauses"), 404, "not-found");
            assertThat(send(TestServer.CLAIRE, "GET", "/api/drafts", "").body())
                    .doesNotContain(draft.id().value());
            assertThat(send(TestServer.DANIEL, "GET", "/api/drafts", "").body())
                    .contains(draft.id().value());
            assertThat(RawSocket.request(
                                    server.port(),
                                    CollabClient.target(draft) + "?token=" + TestServer.token(TestServer.CLAIRE),
                                    List.of())
                            .status())
                    .isEqualTo(404);
            assertProblem(get(TestServer.DANIEL, "/access"), 403, "not-allowed");
            assertProblem(put(TestServer.DANIEL, "/access", rules()), 403, "not-allowed");
        }
    }

    @Test
    void givesClausesToSomebodyAlone() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            claire.untilSaved();
            ok(put(
                    TestServer.CHAIR,
                    "/access",
                    rules(rule("person", "claire", "DRAFT").put("clauses", new JsonArray().add("b")))));
            claire.until("she is told", () -> last(claire, "rights").getJsonArray("clauses") != null);
            assertThat(last(claire, "rights").getJsonArray("clauses")).containsExactly("b");
            assertThat(ok(get(TestServer.CLAIRE, "")).getJsonArray("clauses")).containsExactly("b");
            type(claire, "b", "Mine ");
            claire.untilSaved();
            assertThat(claire.refusals).isEmpty();
            type(claire, "a", "Not mine ");
            claire.until("refused", () -> !claire.refusals.isEmpty());
            assertThat(claire.refusals.get(0).getString("reason")).isEqualTo("not-your-clause");
        }
    }

    @Test
    void refusesRulesThatMakeNoSense() {
        for (JsonObject wrong : List.of(
                new JsonObject(),
                rules(rule("person", "claire", "OWNER")),
                rules(rule("planet", "mars", "READ")),
                rules(rule("person", "claire", "READ"), rule("person", "claire", "DRAFT")),
                rules(rule("person", "claire", "READ").put("arrange", true)),
                rules(rule("person", "claire", "READ").put("clauses", new JsonArray().add("a"))),
                rules(rule("person", "claire", "DRAFT").put("clauses", new JsonArray())),
                rules(rule("person", "claire", "READ").put("until", "tomorrow")),
                rules(rule("person", "no id!", "READ")))) {
            assertProblem(put(TestServer.CHAIR, "/access", wrong), 400, "invalid-request");
        }
        assertThat(ok(get(TestServer.CHAIR, "/access"))).isEqualTo(rules());
    }

    @Test
    void callsTheDraftByItsTitleClause() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            type(claire, "t", "Paris ");
            claire.untilSaved();
            assertThat(ok(get(TestServer.CLAIRE, "")).getString("title")).isEqualTo("Paris Declaration");
            text(claire.doc, "t").delete(0, 17);
            claire.untilSaved();
            assertThat(ok(get(TestServer.CLAIRE, "")).getString("title")).isEqualTo("Declaration");
        }
    }

    @Test
    void hasAllOfItAfterARestart() {
        Path other = directory.resolve("restarted");
        Stream kept;
        JsonObject before;
        try (TestServer first = TestServer.start(other)) {
            kept = first.draft("Kept");
            String title = Await.await(first.server().drafts().clauses(kept.id()))
                    .get(0)
                    .clause()
                    .id()
                    .value();
            assertThat(RestartedClient.put(first, kept, "/clauses/" + title + "/status", "{\"status\":\"AGREED\"}"))
                    .isEqualTo(200);
            before = RestartedClient.clause(first, kept);
            assertThat(before.getString("status")).isEqualTo("AGREED");
        }
        try (TestServer again = TestServer.start(other)) {
            assertThat(RestartedClient.clause(again, kept)).isEqualTo(before);
        }
    }

    /** The few requests to a server other than the one that the tests share. */
    private static final class RestartedClient {
        static int put(TestServer to, Stream draft, String rest, String body) {
            return request(to, draft, rest, "PUT", body).statusCode();
        }

        static JsonObject clause(TestServer from, Stream draft) {
            return new JsonArray(request(from, draft, "/clauses", "GET", "").body()).getJsonObject(0);
        }

        private static HttpResponse<String> request(
                TestServer to, Stream draft, String rest, String method, String body) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + to.port() + "/api/drafts/" + draft.id() + rest))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("Authorization", "Bearer " + TestServer.token(TestServer.CHAIR));
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            try {
                return CLIENT.send(request.build(), BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
