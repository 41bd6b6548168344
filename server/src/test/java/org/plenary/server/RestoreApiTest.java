package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.STRANGER;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/** What a restoration tells of brackets and competing clauses, before it is done and after it. */
class RestoreApiTest {
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
                                Clause.of(
                                        new ClauseId("a"),
                                        ClauseKind.OPERATIVE,
                                        "Shall cooperate closely and openly in good faith"),
                                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Shall report")))));
    }

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private JsonObject post(Person person, String rest, JsonObject body) {
        HttpResponse<String> response = api.send(person, "POST", path(rest), body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return new JsonObject(response.body());
    }

    private String placed(Person person, String clause, String quote) {
        JsonObject words = new JsonObject()
                .put("clause", clause)
                .put("quote", quote)
                .put("kind", "CONTESTED")
                .put("stance", "DELETE");
        return post(person, "/brackets", words).getString("id");
    }

    private void settle(String bracket, String as) {
        post(CHAIR, "/brackets/" + bracket + "/settle", new JsonObject().put("as", as));
    }

    private long now() {
        return api.object(CHAIR, path("/timeline")).getJsonObject("last").getLong("seq");
    }

    private JsonObject preview(long seq, String rest) {
        return api.object(WATCHER, path("/restore?to=seq:" + seq + rest));
    }

    private static List<String> ids(JsonArray brackets) {
        return brackets.stream()
                .map(each -> ((JsonObject) each).getString("id"))
                .toList();
    }

    @Test
    void saysWhichBracketsAndAlternativesOfThenDoNotComeBack() {
        // given a moment with three brackets and an alternative
        String kept = placed(CLAIRE, "a", "cooperate");
        String settled = placed(CLAIRE, "a", "closely and openly");
        String left = placed(CLAIRE, "b", "report");
        String rival =
                post(CLAIRE, "/alternatives", new JsonObject().put("of", "b")).getString("clause");
        long then = now();
        // and one without two of them
        settle(settled, "DELETE");
        api.send(CLAIRE, "DELETE", path("/brackets/" + left + "/holders/FRA"), null);
        post(CHAIR, "/alternatives/settle", new JsonObject().put("of", "b").put("choose", "b"));

        // when
        JsonObject before = preview(then, "");
        JsonObject done = post(CHAIR, "/restore", new JsonObject().put("to", "seq:" + then));

        // then
        JsonObject lost = before.getJsonObject("left");
        assertThat(ids(lost.getJsonArray("brackets"))).containsExactly(settled, left);
        JsonObject bracket = lost.getJsonArray("brackets").getJsonObject(0);
        assertThat(bracket.getString("quote")).isEqualTo("closely and openly");
        assertThat(bracket.getJsonArray("clauses")).containsExactly("a");
        assertThat(bracket.getJsonArray("holders"))
                .containsExactly(new JsonObject().put("holder", "FRA").put("stance", "DELETE"));
        JsonObject alternative = lost.getJsonArray("alternatives").getJsonObject(0);
        assertThat(alternative.getString("clause")).isEqualTo(rival);
        assertThat(alternative.getString("of")).isEqualTo("b");
        assertThat(alternative.getString("delegation")).isEqualTo("FRA");
        assertThat(done.getJsonObject("left")).isEqualTo(lost);
        assertThat(done.getJsonArray("clauses")).isEqualTo(before.getJsonArray("clauses"));
        // and it was the truth
        assertThat(api.array(WATCHER, path("/brackets")).stream()
                        .map(JsonObject.class::cast)
                        .filter(each -> each.getValue("settled") == null)
                        .map(each -> each.getString("id")))
                .containsExactly(kept);
        assertThat(api.array(WATCHER, path("/clauses")).encode())
                .contains(rival)
                .doesNotContain("alternativeOf");
    }

    @Test
    void saysOfOneClauseWhatIsAboutItAlone() {
        String first = placed(CLAIRE, "a", "closely");
        String second = placed(CLAIRE, "b", "report");
        long then = now();
        settle(first, "DELETE");
        settle(second, "DELETE");

        assertThat(ids(preview(then, "&clause=b").getJsonObject("left").getJsonArray("brackets")))
                .containsExactly(second);
        assertThat(ids(preview(then, "").getJsonObject("left").getJsonArray("brackets")))
                .containsExactly(first, second);
    }

    @Test
    void saysWhatBecomesOfBracketsThatStandOnWordsThatGo() {
        // given a moment before words were written, of which some are bracketed since
        String settled = placed(CLAIRE, "a", "closely and openly");
        long whole = now();
        settle(settled, "DELETE");
        long cut = now();
        post(CHAIR, "/restore", new JsonObject().put("to", "seq:" + whole));
        String gone = placed(CLAIRE, "a", "closely");
        String changed = placed(CLAIRE, "a", "openly in good faith");
        String elsewhere = placed(CLAIRE, "b", "report");

        // when
        JsonArray told = preview(cut, "").getJsonArray("brackets");
        JsonObject done = post(CHAIR, "/restore", new JsonObject().put("to", "seq:" + cut));

        // then
        assertThat(ids(told)).containsExactly(gone, changed).doesNotContain(elsewhere);
        assertThat(told.getJsonObject(0).getString("before")).isEqualTo("HELD");
        assertThat(told.getJsonObject(0).getString("after")).isEqualTo("GONE");
        assertThat(told.getJsonObject(0).getString("quote")).isEqualTo("closely");
        assertThat(told.getJsonObject(1).getString("after")).isEqualTo("CHANGED");
        assertThat(told.getJsonObject(1).getString("quote").strip()).isEqualTo("in good faith");
        assertThat(done.getJsonArray("brackets")).isEqualTo(told);
        // and so it is, and their words come back as they went
        assertThat(states()).containsExactly(gone + " GONE", changed + " CHANGED", elsewhere + " HELD");
        JsonArray back = preview(whole, "").getJsonArray("brackets");
        assertThat(ids(back)).containsExactly(gone, changed);
        assertThat(back.getJsonObject(0).getString("before")).isEqualTo("GONE");
    }

    private List<String> states() {
        return api.array(WATCHER, path("/brackets")).stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getValue("settled") == null)
                .map(each -> each.getString("id") + " "
                        + each.getJsonArray("now").getJsonObject(0).getString("state"))
                .toList();
    }

    @Test
    void previewsForThoseWhoReadTheDraftAndChangesNothing() {
        String settled = placed(CLAIRE, "a", "closely");
        long then = now();
        settle(settled, "DELETE");
        long before = now();

        JsonObject told = preview(then, "");

        assertThat(told.getJsonArray("clauses")).containsExactly("a");
        assertThat(now()).isEqualTo(before);
        Api.assertProblem(api.get(STRANGER, path("/restore?to=now")), 404, "not-found");
        Api.assertProblem(api.get(WATCHER, path("/restore?to=tomorrow")), 400, "invalid-request");
        Api.assertProblem(api.get(WATCHER, path("/restore")), 400, "invalid-request");
        assertThat(preview(before, "").getJsonArray("clauses")).isEmpty();
    }
}
