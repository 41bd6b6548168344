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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.Verification;
import org.plenary.server.sql.Await;

/** Numbers of clauses that hold, over HTTP and WebSockets. */
class NumberingApiTest {
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

    private HttpResponse<String> number(Person person, JsonObject body) {
        return api.send(person, "PUT", path("/numbering"), body);
    }

    private static JsonObject held() {
        return new JsonObject().put("mode", "HELD");
    }

    private static JsonObject running() {
        return new JsonObject().put("mode", "RUNNING");
    }

    private static JsonObject object(HttpResponse<String> response) {
        return new JsonObject(Api.ok(response).body());
    }

    private JsonObject issue() {
        HttpResponse<String> issued =
                api.send(CHAIR, "POST", path("/revisions"), new JsonObject().put("title", "A revision"));
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        return new JsonObject(issued.body());
    }

    private void becomes(String... operative) {
        try (CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            DraftEditor.become(chair.doc, text(operative), null);
            chair.untilSaved();
        }
    }

    private List<String> numbers(String at) {
        return api.array(WATCHER, path("/clauses" + at)).stream()
                .map(JsonObject.class::cast)
                .filter(clause -> clause.getString("number") != null)
                .map(clause -> clause.getString("id") + " " + clause.getString("number"))
                .toList();
    }

    @Test
    void isForThoseWhoLeadTheDraftAndRefusesWhatCannotHold() {
        Api.assertProblem(number(CLAIRE, running()), 403, "not-allowed");
        Api.assertProblem(number(STRANGER, running()), 404, "not-found");
        Api.assertProblem(number(CHAIR, held()), 409, "conflict");
        Api.assertProblem(number(CHAIR, held().put("since", "WP.1/Rev.1")), 404, "not-found");
        Api.assertProblem(number(CHAIR, held().put("since", "no symbol")), 400, "invalid-request");
        Api.assertProblem(number(CHAIR, running().put("since", "WP.1/Rev.1")), 400, "invalid-request");
        Api.assertProblem(number(CHAIR, new JsonObject().put("mode", "FROZEN")), 400, "invalid-request");
        assertThat(object(number(CHAIR, running())).getJsonArray("renumbered")).isEmpty();
    }

    @Test
    void holdsNumbersInTheDraftAndInItsPastAndGivesATableOfTheNewOnes() throws IOException {
        // given a revision whose numbers hold
        String symbol = issue().getString("symbol");
        JsonObject answer = object(number(CHAIR, held()));
        assertThat(answer).isEqualTo(held().put("since", symbol).put("renumbered", new JsonArray()));

        // when one goes, one comes and one is moved
        becomes("c", "b", "n");

        // then
        assertThat(numbers("")).containsExactly("c OP3", "b OP2", "n OP2bis");
        assertThat(api.get(WATCHER, path("/text")).body()).contains("OP2bis").doesNotContain("OP1");
        assertThat(api.object(WATCHER, path("/redline?from=rev:1&to=now")).encode())
                .contains("\"OP1\"", "\"OP3\"", "\"OP2bis\"");
        issue();

        // and when clauses are counted again, it says what was called how
        JsonObject again = object(number(CHAIR, running()));
        assertThat(again.getString("mode")).isEqualTo("RUNNING");
        assertThat(again.getString("since")).isNull();
        assertThat(table(again)).containsExactly("c OP3 > OP1", "n OP2bis > OP3");
        assertThat(table(api.object(CHAIR, path("/revisions/next")))).isEqualTo(table(again));
        assertThat(numbers("")).containsExactly("c OP1", "b OP2", "n OP3");
        assertThat(numbers("?at=rev:2")).containsExactly("c OP3", "b OP2", "n OP2bis");
        assertThat(numbers("?at=rev:1")).containsExactly("a OP1", "b OP2", "c OP3");
        assertThat(api.object(CHAIR, path("/timeline")).encode())
                .contains("\"kind\":\"numbering\",\"mode\":\"HELD\",\"since\":\"" + symbol + "\"");

        // and the record proves it
        String record = api.get(CHAIR, path("/record")).body();
        assertThat(RecordVerifier.verify(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)), null))
                .isInstanceOf(Verification.Intact.class);
    }

    private static List<String> table(JsonObject answer) {
        return answer.getJsonArray("renumbered").stream()
                .map(JsonObject.class::cast)
                .map(row -> row.getString("clause") + " " + row.getString("from") + " > " + row.getString("to"))
                .toList();
    }
}
