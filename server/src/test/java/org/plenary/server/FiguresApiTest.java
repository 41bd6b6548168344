package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/** Figures of drafts by API. */
class FiguresApiTest {
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
                                Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "Shall cooperate in good faith"),
                                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Shall report")))));
    }

    private HttpResponse<String> send(Person person, String method, String rest, String body, String... headers) {
        return api.send(
                person,
                method,
                "/api/drafts/" + draft.id() + rest,
                body.isEmpty() ? null : new JsonObject(body.replace('\'', '"')),
                headers);
    }

    private void done(Person person, String method, String rest, String body) {
        HttpResponse<String> response = send(person, method, rest, body);
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    }

    private JsonObject get(String rest) {
        HttpResponse<String> response = send(TestServer.WATCHER, "GET", rest, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    private void livesALittle() {
        done(TestServer.CHAIR, "PUT", "/clauses/b/status", "{'status':'AGREED'}");
        done(TestServer.CHAIR, "POST", "/revisions", "{'title':'=First, so to speak'}");
        done(
                TestServer.CLAIRE,
                "POST",
                "/brackets",
                "{'clause':'a','quote':'in good faith','kind':'CONTESTED','stance':'DELETE'}");
        done(TestServer.CHAIR, "POST", "/brackets", "{'clause':'a','kind':'PLACEHOLDER','stance':'RESERVE'}");
    }

    @Test
    void tellWhereTheDraftStandsAndWhoHoldsWhatNowAndThen() {
        livesALittle();

        JsonObject now = get("/figures");
        JsonObject then = get("/figures?at=rev:1");

        assertThat(now.getInteger("clauses")).isEqualTo(2);
        assertThat(now.getInteger("agreed")).isEqualTo(1);
        assertThat(now.getJsonObject("statuses")).isEqualTo(new JsonObject("{\"BRACKETED\":1,\"AGREED\":1}"));
        assertThat(now.getInteger("brackets")).isEqualTo(1);
        assertThat(now.getInteger("placeholders")).isEqualTo(1);
        assertThat(now.getInteger("bracketedWords")).isEqualTo(3);
        assertThat(now.getValue("revision")).isNull();
        assertThat(now.getJsonArray("holders").stream().map(String::valueOf))
                .containsExactly(
                        "{\"holder\":\"FRA\",\"brackets\":1,\"placeholders\":0,\"words\":3,\"stances\":{\"DELETE\":1}}",
                        "{\"holder\":\"chair\",\"brackets\":0,\"placeholders\":1,\"words\":0,\"stances\":{\"RESERVE\":1}}");
        assertThat(then.getString("revision")).endsWith("Rev.1");
        assertThat(then.getInteger("brackets")).isZero();
        assertThat(then.getJsonObject("statuses")).isEqualTo(new JsonObject("{\"OPEN\":1,\"AGREED\":1}"));
    }

    @Test
    void countAlternatives() {
        livesALittle();
        done(TestServer.CHAIR, "POST", "/alternatives", "{'of':'a'}");

        JsonObject now = get("/figures");

        assertThat(now.getInteger("clauses")).isEqualTo(3);
        assertThat(now.getInteger("alternatives")).isEqualTo(1);
        assertThat(now.getInteger("packages")).isZero();
    }

    @Test
    void ofARevisionSayWhatStoodInBracketsThen() {
        livesALittle();
        done(TestServer.CHAIR, "POST", "/revisions", "{'title':'Second'}");
        done(TestServer.CLAIRE, "DELETE", "/brackets/" + bracketOfFrance() + "/holders/FRA", "");

        JsonArray revisions =
                new JsonArray(send(TestServer.WATCHER, "GET", "/revisions", "").body());

        JsonObject first = revisions.getJsonObject(0);
        assertThat(first.containsKey("brackets")).isFalse();
        assertThat(first.getJsonObject("statuses")).isEqualTo(new JsonObject("{\"OPEN\":1,\"AGREED\":1}"));
        JsonObject second = revisions.getJsonObject(1);
        assertThat(second.getInteger("brackets")).isEqualTo(1);
        assertThat(second.getInteger("placeholders")).isEqualTo(1);
        assertThat(second.getJsonObject("statuses")).isEqualTo(new JsonObject("{\"BRACKETED\":1,\"AGREED\":1}"));
    }

    private String bracketOfFrance() {
        return new JsonArray(send(TestServer.WATCHER, "GET", "/brackets", "").body())
                .getJsonObject(0)
                .getString("id");
    }

    @Test
    void comeByDayAndByRevision() {
        livesALittle();

        JsonObject days = get("/figures/series");
        JsonObject revisions = get("/figures/series?by=revision");

        assertThat(days.getString("zone")).isEqualTo("UTC");
        JsonObject today = days.getJsonArray("points")
                .getJsonObject(days.getJsonArray("points").size() - 1);
        assertThat(LocalDate.parse(today.getString("day")))
                .isBetween(LocalDate.now(ZoneOffset.UTC).minusDays(1), LocalDate.now(ZoneOffset.UTC));
        assertThat(today.getInteger("bracketedWords")).isEqualTo(3);
        assertThat(revisions.getJsonArray("points")).hasSize(2);
        JsonObject revision = revisions.getJsonArray("points").getJsonObject(0);
        assertThat(revision.getJsonArray("revisions").getString(0)).endsWith("Rev.1");
        assertThat(revision.getInteger("brackets")).isZero();
        assertThat(revisions.getJsonArray("points").getJsonObject(1).getInteger("brackets"))
                .isEqualTo(1);
        assertThat(send(TestServer.WATCHER, "GET", "/figures/series?by=moon", "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void areTablesForSpreadsheetsInWhichNoTitleIsAFormula() {
        livesALittle();

        HttpResponse<String> revisions = send(TestServer.WATCHER, "GET", "/figures.csv?by=revision", "");
        HttpResponse<String> holders = send(TestServer.WATCHER, "GET", "/figures.csv?by=holder", "");

        assertThat(revisions.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(revisions.body())
                .contains(",\"'=First, so to speak\",2,1,0,0,1,0,0,0,0,0,0\r\n")
                .endsWith(",,,2,1,0,1,0,0,1,1,3,0,0\r\n");
        assertThat(holders.body()).contains("\r\nFRA,France,1,0,3,0,1,0\r\n").contains("\r\nchair,,0,1,0,0,0,1\r\n");
    }

    @Test
    void areNotSentAgainToWhomHasThemAndNotShownToStrangers() {
        livesALittle();
        for (String each : List.of("/figures", "/figures/series", "/figures.csv?by=holder")) {
            String tag = send(TestServer.WATCHER, "GET", each, "")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(send(TestServer.WATCHER, "GET", each, "", "If-None-Match", tag)
                            .statusCode())
                    .as(each)
                    .isEqualTo(304);
            assertThat(send(TestServer.STRANGER, "GET", each, "").statusCode())
                    .as(each)
                    .isEqualTo(404);
        }
        String tag = send(TestServer.WATCHER, "GET", "/figures", "")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        done(TestServer.CHAIR, "PUT", "/clauses/b/status", "{'status':'ADOPTED'}");

        assertThat(send(TestServer.WATCHER, "GET", "/figures", "", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }
}
