package org.plenary.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.sql.Await;

/** Brackets by API, and what open connections get of them. */
class BracketApiTest {
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
                        TestServer.CHAIR,
                        "Declaration",
                        new Instrument(List.of(
                                Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"),
                                Clause.of(
                                        new ClauseId("a"),
                                        ClauseKind.OPERATIVE,
                                        "Shall cooperate closely and openly in good faith"),
                                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Shall report")))));
    }

    private HttpResponse<String> send(Person person, String method, String rest, String body) {
        String path = "/api/drafts/" + draft.id() + rest;
        return api.send(person, method, path, body.isEmpty() ? null : new JsonObject(body));
    }

    private static String body(String json) {
        return json.replace('\'', '"');
    }

    private HttpResponse<String> place(Person person, String json) {
        return send(person, "POST", "/brackets", body(json));
    }

    /** On "closely and openly", for whoever places it. */
    private String placed(Person person) {
        HttpResponse<String> response =
                place(person, "{'clause':'a','quote':'closely and openly','kind':'CONTESTED','stance':'DELETE'}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return new JsonObject(response.body()).getString("id");
    }

    private JsonArray brackets() {
        HttpResponse<String> response = send(TestServer.WATCHER, "GET", "/brackets", "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonArray(response.body());
    }

    private JsonObject clause(String id) {
        return clause(id, "now");
    }

    private JsonObject clause(String id, String at) {
        return new JsonArray(
                        send(TestServer.WATCHER, "GET", "/clauses?at=" + at, "").body())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(clause -> clause.getString("id").equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private HttpResponse<String> agree(String clause) {
        return send(TestServer.CHAIR, "PUT", "/clauses/" + clause + "/status", "{\"status\":\"AGREED\"}");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type, String saying) {
        Api.assertProblem(response, status, type);
        assertThat(new JsonObject(response.body()).getString("detail")).contains(saying);
    }

    @Test
    void clausesOfAnEarlierMomentHaveTheBracketsThatStoodThen() {
        // given
        String id = placed(TestServer.CLAIRE);
        int placed = Integer.parseInt(id.substring(1));

        // when
        send(TestServer.CLAIRE, "DELETE", "/brackets/" + id + "/holders/FRA", "");

        // then
        JsonObject then = clause("a", "seq:" + placed);
        assertThat(then.getJsonArray("brackets")).isEqualTo(new JsonArray().add(id));
        assertThat(then.getString("status")).isEqualTo("BRACKETED");
        for (JsonObject without : List.of(clause("a", "seq:" + (placed - 1)), clause("a"))) {
            assertThat(without.getJsonArray("brackets")).isNull();
            assertThat(without.getString("status")).isEqualTo("OPEN");
        }
    }

    @Test
    void papersPutWordsInBracketsWhileSomeStandAroundThem() {
        // given
        String id = placed(TestServer.CLAIRE);

        // when
        String with = send(TestServer.WATCHER, "GET", "/exports/txt", "").body();
        send(TestServer.CLAIRE, "DELETE", "/brackets/" + id + "/holders/FRA", "");
        String without = send(TestServer.WATCHER, "GET", "/exports/txt", "").body();

        // then
        assertThat(with).containsPattern("OP1\\s+Shall cooperate \\[closely and openly] in good faith");
        assertThat(with).containsPattern("OP2\\s+Shall report");
        assertThat(without).containsPattern("OP1\\s+Shall cooperate closely and openly in good faith\\s");
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

    private void assertRecordIsIntact() throws IOException {
        String record = send(TestServer.CHAIR, "GET", "/record", "").body();
        var verification = RecordVerifier.verify(new ByteArrayInputStream(record.getBytes(UTF_8)), null);
        assertThat(verification.isIntact()).as(verification.toString()).isTrue();
    }

    @Test
    void putsWordsInBracketsThatStandBesideThem() throws IOException {
        String id = placed(TestServer.CLAIRE);

        JsonObject bracket = brackets().getJsonObject(0);
        assertThat(bracket.getString("id")).isEqualTo(id);
        assertThat(bracket.getJsonArray("on").getJsonObject(0).getString("quote"))
                .isEqualTo("closely and openly");
        JsonObject holder = bracket.getJsonArray("holders").getJsonObject(0);
        assertThat(holder.getString("holder")).isEqualTo("FRA");
        assertThat(holder.getString("by")).isEqualTo("Claire");
        assertThat(bracket.getValue("settled")).isNull();
        assertThat(bracket.getJsonArray("now").getJsonObject(0).getString("state"))
                .isEqualTo("HELD");
        assertThat(clause("a").getString("status")).isEqualTo("BRACKETED");
        assertThat(clause("a").getJsonArray("brackets")).containsExactly(id);
        assertThat(clause("a").getString("text")).isEqualTo("Shall cooperate closely and openly in good faith");
        assertThat(clause("b").getString("status")).isEqualTo("OPEN");
        assertThat(clause("b").containsKey("brackets")).isFalse();

        // when it is placed once more, by the anchor that a page has
        JsonArray on = bracket.getJsonArray("on");
        HttpResponse<String> again = place(
                TestServer.CHAIR,
                "{'on':" + on.encode() + ",'kind':'PLACEHOLDER','stance':'RESERVE','note':'To come'}");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(brackets()
                        .getJsonObject(1)
                        .getJsonArray("holders")
                        .getJsonObject(0)
                        .getString("holder"))
                .isEqualTo("chair");
        assertRecordIsIntact();
    }

    @Test
    void refusesWhatCannotBePutInBracketsAndSaysWhy() {
        String contested = "'kind':'CONTESTED','stance':'DELETE'}";
        assertProblem(
                place(TestServer.CLAIRE, "{'clause':'a','quote':'nothing like it'," + contested),
                409,
                "conflict",
                "does not have these words");
        assertProblem(
                place(TestServer.CLAIRE, "{'clause':'a','quote':'and','occurrence':2," + contested),
                409,
                "conflict",
                "1 time");
        assertProblem(place(TestServer.CLAIRE, "{'clause':'z'," + contested), 404, "not-found", "no clause z");
        assertProblem(place(TestServer.CLAIRE, "{" + contested), 400, "invalid-request", "either on or clause");
        assertProblem(
                place(TestServer.CLAIRE, "{'on':[{'clause':'a','quote':'x','from':[1,2]}]," + contested),
                400,
                "invalid-request",
                "anchor");
        assertProblem(
                place(TestServer.CLAIRE, "{'clause':'a','kind':'ROUND','stance':'DELETE'}"),
                400,
                "invalid-request",
                "kind");
        assertProblem(place(TestServer.WATCHER, "{'clause':'a'," + contested), 403, "not-allowed", "Ask one of them");
        assertProblem(
                place(TestServer.CLAIRE, "{'clause':'a','delegation':'chair'," + contested),
                403,
                "not-allowed",
                "For the chair acts");
        assertProblem(
                place(TestServer.CHAIR, "{'clause':'a','delegation':'XYZ'," + contested),
                404,
                "not-found",
                "no delegation XYZ");
        assertThat(agree("b").statusCode()).isEqualTo(200);
        assertProblem(place(TestServer.CLAIRE, "{'clause':'b'," + contested), 409, "conflict", "open it again");
        assertThat(brackets()).isEmpty();
    }

    @Test
    void keepsAClauseFromBeingAgreedUntilItsLastHolderHasLeft() throws IOException {
        String id = placed(TestServer.CLAIRE);
        String chairs = "/brackets/" + id + "/holders/chair";
        assertThat(send(TestServer.CHAIR, "PUT", chairs, body("{'stance':'KEEP','note':'For now'}"))
                        .statusCode())
                .isEqualTo(200);

        assertProblem(agree("a"), 409, "contested", id + " (FRA, the chair)");
        assertProblem(send(TestServer.CLAIRE, "DELETE", chairs, ""), 403, "not-allowed", "For the chair acts");
        assertThat(send(TestServer.DANIEL, "DELETE", "/brackets/" + id + "/holders/FRA", "")
                        .statusCode())
                .as("any delegate of the delegation")
                .isEqualTo(204);
        assertProblem(
                send(TestServer.CHAIR, "DELETE", "/brackets/" + id + "/holders/FRA", ""),
                409,
                "conflict",
                "not held by FRA");
        assertProblem(agree("a"), 409, "contested", id + " (the chair)");
        assertThat(send(TestServer.CHAIR, "DELETE", chairs, "").statusCode()).isEqualTo(204);
        assertProblem(send(TestServer.CHAIR, "DELETE", chairs, ""), 404, "not-found", id);

        assertThat(brackets()).isEmpty();
        assertThat(agree("a").statusCode()).isEqualTo(200);
        assertThat(clause("a").getString("text")).isEqualTo("Shall cooperate closely and openly in good faith");
        assertRecordIsIntact();
    }

    @Test
    void settlesByDeletingTheWordsTogetherWithTheDecisionAndPutsTheBracketBack() throws IOException {
        String id = placed(TestServer.CLAIRE);
        String settle = "/brackets/" + id + "/settle";
        String delete = body("{'as':'DELETE','reason':'As the chair proposes'}");
        assertProblem(send(TestServer.CLAIRE, "POST", settle, delete), 403, "not-allowed", "Ask one of them");

        JsonObject settled =
                new JsonObject(send(TestServer.CHAIR, "POST", settle, delete).body());
        assertThat(settled.getJsonObject("settled").getString("as")).isEqualTo("DELETE");
        assertThat(settled.getJsonObject("settled").getBoolean("agreed")).isFalse();
        assertThat(settled.getJsonArray("now").getJsonObject(0).getString("state"))
                .isEqualTo("GONE");
        assertThat(clause("a").getString("text")).isEqualTo("Shall cooperate  in good faith");
        assertThat(clause("a").getString("status")).isEqualTo("OPEN");

        // when France puts it back
        HttpResponse<String> again = send(TestServer.CLAIRE, "POST", "/brackets/" + id + "/again", "");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertProblem(agree("a"), 409, "contested", id);
        assertProblem(send(TestServer.CHAIR, "POST", settle, delete), 409, "conflict", "deleted already");
        assertThat(send(TestServer.CHAIR, "POST", settle, body("{'as':'KEEP','agreed':true}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(agree("a").statusCode()).isEqualTo(200);
        assertProblem(
                send(TestServer.CLAIRE, "POST", "/brackets/" + id + "/again", ""), 409, "conflict", "open it again");
        assertRecordIsIntact();
    }

    @Test
    void deletesNoWordsWhereNobodyDrafts() {
        String id = placed(TestServer.CLAIRE);
        send(TestServer.CHAIR, "PUT", "/mode", "{\"mode\":\"CLOSED\"}");

        assertProblem(
                send(TestServer.CHAIR, "POST", "/brackets/" + id + "/settle", body("{'as':'DELETE'}")),
                409,
                "conflict",
                "Nothing was settled");
        assertThat(brackets().getJsonObject(0).getValue("settled")).isNull();
    }

    @Test
    void goesWithItsWordsAndStaysWhenTheyAreDeleted() throws IOException {
        long start = System.currentTimeMillis();
        String id = placed(TestServer.DANIEL);
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            // when the words are moved to another clause, as editors do
            claire.doc.transact(null, () -> {
                text(claire.doc, "a").delete(16, 18);
                text(claire.doc, "b").insert(12, " closely and openly");
            });
            claire.untilSaved();

            // then
            JsonObject now = brackets().getJsonObject(0).getJsonArray("now").getJsonObject(0);
            assertThat(now.getString("clause")).isEqualTo("b");
            assertThat(now.getString("state")).isEqualTo("HELD");
            assertThat(agree("a").statusCode()).isEqualTo(200);
            assertProblem(agree("b"), 409, "contested", id);
            claire.until(
                    "it is told where they are",
                    () -> claire.notices.stream()
                            .anyMatch(notice -> notice.getString("kind").equals("bracket-places")
                                    && notice.encode().contains("\"clause\":\"b\"")));

            // when somebody deletes them
            text(claire.doc, "b").delete(12, 19);
            claire.untilSaved();

            // then
            now = brackets().getJsonObject(0).getJsonArray("now").getJsonObject(0);
            assertThat(now.getString("state")).isEqualTo("GONE");
            assertThat(now.getLong("seq")).isPositive();
            assertThat(now.getString("by")).isEqualTo("Claire");
            assertThat(now.getLong("at")).isBetween(start, System.currentTimeMillis());
            assertProblem(agree("b"), 409, "contested", id + " (FRA), whose words are deleted");
            assertThat(clause("b").getJsonArray("brackets")).containsExactly(id);
        }
        assertRecordIsIntact();
    }

    private void assertListedWith(int brackets, int placeholders, String statuses) {
        JsonObject listed =
                new JsonObject(send(TestServer.WATCHER, "GET", "", "").body());
        assertThat(listed.getInteger("brackets", 0)).isEqualTo(brackets);
        assertThat(listed.getInteger("placeholders", 0)).isEqualTo(placeholders);
        assertThat(listed.getJsonObject("statuses")).isEqualTo(new JsonObject(body(statuses)));
    }

    @Test
    void listsOfDraftsTellHowManyBracketsStandAndWhichClausesTheyLeaveOpen() {
        // given
        assertListedWith(0, 0, "{'OPEN':2}");
        send(TestServer.CHAIR, "PUT", "/clauses/b/status", "{\"status\":\"PARKED\"}");

        // when
        String id = placed(TestServer.CLAIRE);
        place(TestServer.CHAIR, "{'clause':'t','kind':'PLACEHOLDER','stance':'RESERVE'}");

        // then
        assertListedWith(1, 1, "{'BRACKETED':1,'PARKED':1}");

        // when the words go to another clause, which no decision tells of
        try (CollabClient chair = CollabClient.join(server, draft, TestServer.CHAIR)) {
            chair.doc.transact(null, () -> {
                text(chair.doc, "a").delete(16, 18);
                text(chair.doc, "b").insert(12, " closely and openly");
            });
            chair.untilSaved();
        }

        // then
        assertListedWith(1, 1, "{'OPEN':1,'PARKED':1}");

        // when
        send(TestServer.CLAIRE, "DELETE", "/brackets/" + id + "/holders/FRA", "");

        // then
        assertListedWith(0, 1, "{'OPEN':1,'PARKED':1}");
    }

    @Test
    void tellsEverybodyInTheDraft() {
        try (CollabClient watcher = CollabClient.join(server, draft, TestServer.WATCHER)) {
            String id = placed(TestServer.CLAIRE);
            watcher.until(
                    "it is told",
                    () -> watcher.notices.stream()
                            .anyMatch(notice -> notice.getString("kind").equals("standing")
                                    && notice.containsKey("brackets")
                                    && notice.getJsonArray("brackets")
                                            .getJsonObject(0)
                                            .getString("id")
                                            .equals(id)));
            watcher.until(
                    "what was decided is told",
                    () -> watcher.notices.stream()
                            .anyMatch(notice -> notice.getString("kind").equals("decision")
                                    && notice.getString("decision").equals("bracket")
                                    && notice.getString("holder").equals("FRA")));
        }
    }

    /** The socket takes edits and what people say of themselves, and nothing else. */
    @Test
    void noBytesOverTheSocketPlaceLiftOrSettleABracket() {
        String id = placed(TestServer.CHAIR);
        String before = brackets().encode();
        Random random = new Random(Long.getLong("plenary.seed", 1));
        List<String> payloads = List.of(
                body("{'bracket':'" + id + "','holder':'chair','by':'Chiara'}"),
                body("{'kind':'decision','decision':'bracket-leave','bracket':'" + id + "','holder':'chair'}"),
                body("{'kind':'standing','mode':'EVERYBODY','archived':false,'clauses':{},'brackets':[]}"));
        for (int type = 0; type < 130; type += type < 8 || type > 96 ? 1 : 16) {
            for (String payload : payloads) {
                try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
                    claire.submit(frame(type, payload.getBytes(UTF_8)));
                    byte[] noise = new byte[1 + random.nextInt(60)];
                    random.nextBytes(noise);
                    claire.submit(frame(type, noise));
                    claire.ask();
                    claire.until("it is looked at", () -> claire.synced || claire.socket.closeCode() != 0);
                }
            }
        }
        assertThat(brackets().encode()).isEqualTo(before);
        assertProblem(agree("a"), 409, "contested", id);
    }

    private static byte[] frame(int type, byte[] payload) {
        Encoder frame = new Encoder();
        frame.varUint(type);
        frame.varBytes(payload);
        return frame.toByteArray();
    }
}
