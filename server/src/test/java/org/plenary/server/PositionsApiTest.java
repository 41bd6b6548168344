package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.DeskPeople.MOUSSA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** Positions by API: who speaks for whom, what stands, what is kept, the table. */
class PositionsApiTest {
    private static final String ON_A = "\"scope\": {\"kind\": \"CLAUSE\", \"id\": \"a\"}";

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

    private HttpResponse<String> put(Person person, String body) {
        return api.send(person, "PUT", "/api/drafts/" + draft.id() + "/positions", new JsonObject("{" + body + "}"));
    }

    private JsonObject taken(Person person, String body) {
        return new JsonObject(Api.ok(put(person, body)).body());
    }

    private List<String> positions(Person person, String query) {
        return api.object(person, "/api/drafts/" + draft.id() + "/positions" + query).getJsonArray("positions").stream()
                .map(JsonObject.class::cast)
                .map(each -> each.getJsonObject("holder").getString("code") + " " + each.getString("value"))
                .toList();
    }

    @Test
    void standUntilTheyAreChangedOrTakenBackAndOlderOnesAreKept() {
        JsonObject first = taken(CLAIRE, ON_A + ", \"value\": \"RESERVE\", \"note\": \"we look at it\"");
        assertThat(first.getJsonObject("audience").getString("kind")).isEqualTo("ALL");
        assertThat(first.getString("note")).isEqualTo("we look at it");
        assertThat(taken(CLAIRE, ON_A + ", \"value\": \"RESERVE\", \"note\": \"we look at it\""))
                .as("said again it changes nothing")
                .isEqualTo(first);
        taken(CLAIRE, ON_A + ", \"value\": \"SUPPORT\"");
        taken(AMINA, ON_A + ", \"value\": \"OPPOSE\"");
        assertThat(positions(WATCHER, "")).containsExactly("FRA SUPPORT", "KEN OPPOSE");

        assertThat(taken(AMINA, ON_A + ", \"value\": null").getValue("value")).isNull();
        assertThat(positions(WATCHER, "")).containsExactly("FRA SUPPORT");
        assertThat(positions(WATCHER, "?history=true"))
                .containsExactly("FRA RESERVE", "FRA SUPPORT", "KEN OPPOSE", "KEN null");
        Api.assertProblem(put(AMINA, ON_A + ", \"value\": null"), 409, "conflict");
    }

    @Test
    void areSaidByDelegatesForTheirsAndByWhoLeadsForAny() {
        assertThat(taken(CHAIR, ON_A + ", \"value\": \"OPPOSE\", \"delegation\": \"KEN\"")
                        .getJsonObject("by")
                        .getString("name"))
                .isEqualTo("Chiara");
        taken(AMINA, ON_A + ", \"value\": \"SUPPORT\", \"group\": \"AFR\"");
        taken(MOUSSA, ON_A + ", \"value\": \"OPPOSE\"");
        assertThat(positions(CLAIRE, "")).containsExactly("KEN OPPOSE", "AFR SUPPORT", "MLI OPPOSE");

        Api.assertProblem(put(CHAIR, ON_A + ", \"value\": \"OPPOSE\""), 403, "not-allowed");
        Api.assertProblem(put(CHAIR, ON_A + ", \"value\": \"OPPOSE\", \"delegation\": \"XYZ\""), 404, "not-found");
        Api.assertProblem(put(CLAIRE, ON_A + ", \"value\": \"OPPOSE\", \"delegation\": \"KEN\""), 403, "not-allowed");
        Api.assertProblem(put(CLAIRE, ON_A + ", \"value\": \"OPPOSE\", \"group\": \"AFR\""), 403, "not-allowed");
        Api.assertProblem(put(WATCHER, ON_A + ", \"value\": \"OPPOSE\""), 403, "not-allowed");
        Api.assertProblem(
                put(CLAIRE, ON_A + ", \"value\": \"OPPOSE\", \"delegation\": \"FRA\", \"group\": \"EU\""),
                400,
                "invalid-request");
    }

    @Test
    void areAboutWhatIsThere() {
        Api.assertProblem(
                put(CLAIRE, "\"scope\": {\"kind\": \"CLAUSE\", \"id\": \"zz\"}, \"value\": \"SUPPORT\""),
                404,
                "not-found");
        Api.assertProblem(
                put(CLAIRE, "\"scope\": {\"kind\": \"BRACKET\", \"id\": \"b77\"}, \"value\": \"SUPPORT\""),
                404,
                "not-found");
        for (String scope : List.of("{\"kind\": \"WHOLE\", \"id\": \"a\"}", "{\"kind\": \"CLAUSE\"}")) {
            Api.assertProblem(put(CLAIRE, "\"scope\": " + scope + ", \"value\": \"SUPPORT\""), 400, "invalid-request");
        }
        for (String scope :
                List.of("ALTERNATIVE\", \"id\": \"b", "PACKAGE\", \"id\": \"p9", "PROPOSAL\", \"id\": \"x")) {
            String about = "\"scope\": {\"kind\": \"" + scope + "\"}, \"value\": \"SUPPORT\"";
            Api.assertProblem(put(CLAIRE, about), 404, "not-found");
        }
        Api.assertProblem(put(CLAIRE, ON_A + ", \"value\": null, \"note\": \"x\""), 400, "invalid-request");
        taken(CLAIRE, "\"scope\": {\"kind\": \"WHOLE\"}, \"value\": \"AWAITING_INSTRUCTIONS\"");
    }

    @Test
    void areAboutAlternativesAndPackagesAndStandWithThem() {
        // given
        api.send(
                CHAIR,
                "POST",
                "/api/drafts/" + draft.id() + "/alternatives",
                new JsonObject().put("of", "a").put("clause", "b"));
        JsonObject bundle = new JsonObject(api.send(
                        CHAIR,
                        "POST",
                        "/api/drafts/" + draft.id() + "/packages",
                        new JsonObject().put("title", "Both").put("clauses", List.of("a", "b")))
                .body());
        JsonObject bracket = new JsonObject(api.send(
                        CLAIRE,
                        "POST",
                        "/api/drafts/" + draft.id() + "/brackets",
                        new JsonObject()
                                .put("clause", "a")
                                .put("quote", "cooperate")
                                .put("kind", "CONTESTED")
                                .put("stance", "KEEP"))
                .body());
        String name = bracket.getString("id");
        String pack = bundle.getString("id");

        // when
        taken(CLAIRE, "\"scope\": {\"kind\": \"WHOLE\"}, \"value\": \"SUPPORT\"");
        taken(CLAIRE, "\"scope\": {\"kind\": \"PACKAGE\", \"id\": \"" + pack + "\"}, \"value\": \"FLEXIBLE\"");
        taken(CLAIRE, "\"scope\": {\"kind\": \"ALTERNATIVE\", \"id\": \"b\"}, \"value\": \"OPPOSE\"");
        taken(CLAIRE, "\"scope\": {\"kind\": \"BRACKET\", \"id\": \"" + name + "\"}, \"value\": \"RESERVE\"");
        taken(CLAIRE, ON_A + ", \"value\": \"SUPPORT\"");

        // then
        assertThat(lines(WATCHER, "/api/drafts/" + draft.id() + "/positions.csv"))
                .containsExactly(
                        "\uFEFFscope,number,id,audience,FRA",
                        "CLAUSE,OP1,a,ALL,SUPPORT",
                        "BRACKET,OP1," + name + ",ALL,RESERVE",
                        "ALTERNATIVE,OP1 alt,b,ALL,OPPOSE",
                        "PACKAGE,Both," + pack + ",ALL,FLEXIBLE",
                        "WHOLE,,,ALL,SUPPORT");
        HttpResponse<String> workbook = Api.ok(api.get(WATCHER, "/api/drafts/" + draft.id() + "/positions.xlsx"));
        assertThat(workbook.headers().firstValue("Content-Type"))
                .hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(workbook.body()).startsWith("PK");
    }

    @Test
    void areATableOfWhatOneMaySee() {
        taken(CLAIRE, "\"scope\": {\"kind\": \"WHOLE\"}, \"value\": \"SUPPORT\"");
        taken(CLAIRE, ON_A + ", \"value\": \"RESERVE\", \"note\": \"=1+1\"");
        taken(AMINA, ON_A + ", \"value\": \"OPPOSE\"");
        taken(
                AMINA,
                ON_A
                        + ", \"value\": \"FLEXIBLE\", \"group\": \"AFR\", \"audience\": {\"kind\": \"GROUP\", \"code\": \"AFR\"}");
        String path = "/api/drafts/" + draft.id() + "/positions.csv";

        assertThat(lines(MOUSSA, path))
                .containsExactly(
                        "\uFEFFscope,number,id,audience,AFR (group),FRA,KEN",
                        "CLAUSE,OP1,a,ALL,,RESERVE: =1+1,OPPOSE",
                        "CLAUSE,OP1,a,GROUP AFR,FLEXIBLE,,",
                        "WHOLE,,,ALL,,SUPPORT,");
        assertThat(lines(WATCHER, path))
                .containsExactly(
                        "\uFEFFscope,number,id,audience,FRA,KEN",
                        "CLAUSE,OP1,a,ALL,RESERVE: =1+1,OPPOSE",
                        "WHOLE,,,ALL,SUPPORT,");
    }

    private static List<String> lines(Person person, String path) {
        return Api.ok(api.get(person, path)).body().lines().toList();
    }
}
