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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.export.TextLines;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.sql.Await;

/** Packages, and agreements ad referendum, by API. */
class PackageApiTest {
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
                                Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "Shall pay"),
                                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Shall report"),
                                Clause.of(new ClauseId("c"), ClauseKind.OPERATIVE, "Shall meet")))));
    }

    private HttpResponse<String> send(Person person, String method, String rest, String json) {
        String path = "/api/drafts/" + draft.id() + rest;
        return api.send(person, method, path, json.isEmpty() ? null : new JsonObject(json.replace('\'', '"')));
    }

    private JsonObject did(Person person, String method, String rest, String json) {
        HttpResponse<String> response = send(person, method, rest, json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    private String packed() {
        HttpResponse<String> response =
                send(TestServer.CHAIR, "POST", "/packages", "{'title':'Finance','clauses':['a','c']}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        String id = new JsonObject(response.body()).getString("id");
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/packages/" + id);
        return id;
    }

    private JsonArray packages() {
        HttpResponse<String> response = send(TestServer.WATCHER, "GET", "/packages", "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonArray(response.body());
    }

    private JsonObject clause(String id) {
        return new JsonArray(send(TestServer.WATCHER, "GET", "/clauses", "").body())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(clause -> clause.getString("id").equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type, String saying) {
        Api.assertProblem(response, status, type);
        assertThat(new JsonObject(response.body()).getString("detail")).contains(saying);
    }

    private void assertRecordIsIntact() throws IOException {
        String record = send(TestServer.WATCHER, "GET", "/record", "").body();
        assertThat(RecordVerifier.verify(new ByteArrayInputStream(record.getBytes(UTF_8)), null)
                        .toString())
                .startsWith("Intact");
    }

    @Test
    void makesChangesAgreesAndDissolvesAPackage() throws IOException {
        String id = packed();
        assertThat(clause("a").getString("package")).isEqualTo(id);
        assertThat(clause("b").containsKey("package")).isFalse();

        assertProblem(
                send(TestServer.CHAIR, "PUT", "/clauses/a/status", "{'status':'AGREED'}"), 409, "packaged", "OP3");
        did(TestServer.CHAIR, "PUT", "/packages/" + id, "{'title':' Means ','clauses':['a','b']}");
        assertThat(packages().getJsonObject(0).getString("title")).isEqualTo("Means");
        assertProblem(
                send(TestServer.CLAIRE, "POST", "/packages/" + id + "/status", "{'status':'AGREED'}"),
                403,
                "not-allowed",
                "Ask one of them");
        did(TestServer.CHAIR, "POST", "/packages/" + id + "/status", "{'status':'AGREED'}");
        assertThat(clause("a").getString("status")).isEqualTo("AGREED");
        assertThat(clause("b").getJsonObject("decision").getString("name")).isEqualTo("Chiara");
        assertThat(clause("c").getString("status")).isEqualTo("OPEN");
        JsonObject history = did(TestServer.WATCHER, "GET", "/clauses/b/history", "");
        assertThat(history.getJsonArray("statuses").getJsonObject(0).getString("status"))
                .isEqualTo("AGREED");

        assertThat(send(TestServer.CHAIR, "DELETE", "/packages/" + id, "").statusCode())
                .isEqualTo(204);
        assertProblem(send(TestServer.CHAIR, "DELETE", "/packages/" + id, ""), 404, "not-found", id);
        assertThat(packages()).isEmpty();
        assertRecordIsIntact();
    }

    @Test
    void isConfirmedAndWithheldInAllClausesThatWaitAtOnce() throws IOException {
        String id = packed();
        String path = "/packages/" + id + "/confirmations/FRA";
        assertProblem(send(TestServer.CLAIRE, "PUT", path, "{'confirms':true}"), 409, "conflict", "waits");
        did(
                TestServer.CHAIR,
                "POST",
                "/packages/" + id + "/status",
                "{'status':'AGREED_AD_REFERENDUM','pending':['FRA']}");
        did(TestServer.CLAIRE, "PUT", "/clauses/a/confirmations/FRA", "{'confirms':true}");

        assertProblem(send(TestServer.WATCHER, "PUT", path, "{'confirms':true}"), 403, "not-allowed", "");
        Api.assertProblem(send(TestServer.CLAIRE, "PUT", path, "{'confirms':false}"), 400, "invalid-request");
        did(TestServer.CLAIRE, "PUT", path, "{'confirms':false,'reason':'No word from Paris'}");
        assertThat(agreement("c").getJsonArray("withheld")).hasSize(1);
        assertThat(agreement("a").getJsonArray("confirmed")).containsExactly("FRA");
        did(TestServer.CHAIR, "PUT", path, "{'confirms':true}");

        for (String clause : List.of("a", "c")) {
            assertThat(agreement(clause).getJsonArray("confirmed")).as(clause).containsExactly("FRA");
            assertThat(agreement(clause).getJsonArray("withheld")).isEmpty();
        }
        assertProblem(send(TestServer.CLAIRE, "PUT", path, "{'confirms':true}"), 409, "conflict", "waits");
        assertRecordIsIntact();
    }

    private JsonObject agreement(String clause) {
        return clause(clause).getJsonObject("agreement");
    }

    @Test
    void papersTellOfPackagesAndOnWhatAgreementsDepend() {
        packed();
        did(
                TestServer.CHAIR,
                "PUT",
                "/clauses/b/status",
                "{'status':'AGREED_AD_REFERENDUM','forum':'informals','pending':['FRA']}");

        String text = send(TestServer.WATCHER, "GET", "/exports/txt", "").body();
        assertThat(text).contains("[agreed ad ref. in informals, pending FRA] Shall report");
        assertThat(TextLines.plain(text)).contains("Package “Finance”: OP1, OP3. Its clauses are agreed together");
        JsonObject json = new JsonObject(
                send(TestServer.WATCHER, "GET", "/exports/json", "").body());
        assertThat(json.getJsonArray("packages").getJsonObject(0).getString("title"))
                .isEqualTo("Finance");
        assertThat(json.getJsonArray("clauses")
                        .getJsonObject(2)
                        .getJsonObject("agreement")
                        .getString("forum"))
                .isEqualTo("informals");
        assertThat(send(TestServer.WATCHER, "GET", "/exports/html", "").body())
                .contains("[agreed ad ref. in informals, pending FRA]");
    }

    @Test
    void saysWhatCannotBePacked() {
        packed();
        String two = "{'title':'Two','clauses':['a','b']}";
        assertProblem(send(TestServer.CHAIR, "POST", "/packages", two), 409, "conflict", "OP1 is in the package");
        assertProblem(send(TestServer.CLAIRE, "POST", "/packages", two), 403, "not-allowed", "Ask one");
        assertProblem(
                send(TestServer.CHAIR, "POST", "/packages", "{'title':'T','clauses':['b','t']}"),
                404,
                "not-found",
                "headings");
        assertProblem(
                send(TestServer.CHAIR, "POST", "/packages", "{'title':'T','clauses':['b','b']}"),
                400,
                "invalid-request",
                "once");
        Api.assertProblem(
                send(TestServer.CHAIR, "POST", "/packages", "{'title':'T','clauses':['b']}"), 400, "invalid-request");
    }

    @Test
    void asksDelegationsToConfirmAndTellsWhoDidAndWhoDidNot() throws IOException {
        String agreed = "{'status':'AGREED_AD_REFERENDUM','forum':'informals','pending':['FRA']}";
        assertProblem(
                send(TestServer.CHAIR, "PUT", "/clauses/a/status", agreed.replace("FRA", "XYZ")),
                404,
                "not-found",
                "no delegation XYZ");
        assertProblem(
                send(TestServer.CHAIR, "PUT", "/clauses/a/status", agreed.replace("AGREED_AD_REFERENDUM", "AGREED")),
                400,
                "invalid-request",
                "forum and pending only");
        JsonObject agreement =
                did(TestServer.CHAIR, "PUT", "/clauses/a/status", agreed).getJsonObject("agreement");
        assertThat(agreement.getString("forum")).isEqualTo("informals");
        assertThat(agreement.getJsonArray("pending")).containsExactly("FRA");

        String confirmation = "/clauses/a/confirmations/FRA";
        assertProblem(
                send(TestServer.CLAIRE, "PUT", confirmation, "{'confirms':false}"), 400, "invalid-request", "reason");
        did(TestServer.CLAIRE, "PUT", confirmation, "{'confirms':false,'reason':'The costs'}");
        assertThat(clause("a")
                        .getJsonObject("agreement")
                        .getJsonArray("withheld")
                        .getJsonObject(0)
                        .getString("reason"))
                .isEqualTo("The costs");
        assertProblem(
                send(TestServer.CHAIR, "PUT", "/clauses/a/status", "{'status':'AGREED'}"), 409, "contested", "FRA");
        assertProblem(
                send(TestServer.WATCHER, "PUT", confirmation, "{'confirms':true}"), 403, "not-allowed", "Ask one");
        did(TestServer.DANIEL, "PUT", confirmation, "{'confirms':true}");
        assertProblem(
                send(TestServer.DANIEL, "PUT", confirmation, "{'confirms':true}"),
                409,
                "conflict",
                "confirmed already");
        assertThat(clause("a").getJsonObject("agreement").getJsonArray("confirmed"))
                .containsExactly("FRA");
        did(TestServer.CHAIR, "PUT", "/clauses/a/status", "{'status':'AGREED'}");
        assertThat(clause("a").containsKey("agreement")).isFalse();
        assertRecordIsIntact();
    }
}
