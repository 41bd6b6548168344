package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
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
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/** What redlines tell of packages, alternatives and agreements ad referendum between their moments. */
class RedlineActsTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;
    private Stream draft;
    private long begun;
    private String rival;
    private String bundle;

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
    void negotiate() {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"));
        List.of("a", "b", "c")
                .forEach(id -> clauses.add(Clause.of(new ClauseId(id), ClauseKind.OPERATIVE, "On " + id)));
        draft = Await.await(server.server().drafts().create(CHAIR, "Declaration", new Instrument(clauses)));
        begun = now();
        rival = send(CLAIRE, "POST", "/alternatives", "{'of':'a'}").getString("clause");
        send(CHAIR, "POST", "/alternatives/settle", "{'of':'a','choose':'" + rival + "','reason':'Most prefer it'}");
        bundle = send(CHAIR, "POST", "/packages", "{'title':'Finance','clauses':['b','c']}")
                .getString("id");
        send(CHAIR, "PUT", "/packages/" + bundle, "{'title':'Money','clauses':['b','c']}");
        send(
                CHAIR,
                "POST",
                "/packages/" + bundle + "/status",
                "{'status':'AGREED_AD_REFERENDUM','forum':'informals','pending':['FRA']}");
        send(CLAIRE, "PUT", "/clauses/b/confirmations/FRA", "{'confirms':true}");
        send(CLAIRE, "PUT", "/clauses/c/confirmations/FRA", "{'confirms':false,'reason':'No word from Paris'}");
        send(CHAIR, "DELETE", "/packages/" + bundle, "");
    }

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private JsonObject send(Person person, String method, String rest, String body) {
        HttpResponse<String> response =
                api.send(person, method, path(rest), body.isEmpty() ? null : new JsonObject(body.replace('\'', '"')));
        assertThat(response.statusCode()).as(rest + ": " + response.body()).isBetween(200, 204);
        return response.body().startsWith("{") ? new JsonObject(response.body()) : new JsonObject();
    }

    private long now() {
        return api.object(CHAIR, path("/timeline")).getJsonObject("last").getLong("seq");
    }

    private List<JsonObject> acts(String rest) {
        JsonArray acts =
                api.object(WATCHER, path("/redline?from=seq:" + begun + rest)).getJsonArray("acts", new JsonArray());
        return acts.stream().map(JsonObject.class::cast).toList();
    }

    @Test
    void listTheActsInOrderWithWhoAndWhat() {
        List<JsonObject> acts = acts("");

        assertThat(acts)
                .extracting(
                        act -> act.getString("act") + " " + act.getJsonArray("clauses") + " " + act.getString("name"))
                .containsExactly(
                        "COPIED [\"" + rival + "\",\"a\"] Claire",
                        "CHOSEN [\"" + rival + "\",\"a\"] " + CHAIR.name(),
                        "PACKAGE_MADE [\"b\",\"c\"] " + CHAIR.name(),
                        "PACKAGE_CHANGED [\"b\",\"c\"] " + CHAIR.name(),
                        "PACKAGE_DECIDED [\"b\",\"c\"] " + CHAIR.name(),
                        "AD_REFERENDUM [\"b\",\"c\"] " + CHAIR.name(),
                        "CONFIRMED [\"b\"] Claire",
                        "WITHHELD [\"c\"] Claire",
                        "PACKAGE_DISSOLVED [\"b\",\"c\"] " + CHAIR.name());
        assertThat(acts.get(1).getString("note")).isEqualTo("Most prefer it");
        assertThat(acts.get(3).getString("titleBefore")).isEqualTo("Finance");
        assertThat(acts.get(4).getString("status")).isEqualTo("AGREED_AD_REFERENDUM");
        assertThat(acts.get(5).getString("forum")).isEqualTo("informals");
        assertThat(acts.get(5).getJsonArray("parties")).containsExactly("FRA");
        assertThat(acts.get(7).getString("note")).isEqualTo("No word from Paris");
        assertThat(acts.get(8).getString("title")).isEqualTo("Money");
    }

    @Test
    void haveBracketsInTheirTextWhereThatIsAskedFor() {
        send(CLAIRE, "POST", "/brackets", "{'clause':'b','quote':'b','kind':'CONTESTED','stance':'DELETE'}");
        String asked = path("/redline?clause=b&from=seq:" + begun);

        JsonObject plain = api.object(WATCHER, asked);
        JsonObject drawn = api.object(WATCHER, asked + "&brackets=drawn");

        assertThat(texts(plain)).containsExactly("On b null");
        assertThat(plain.containsKey("standing")).isFalse();
        assertThat(texts(drawn)).containsExactly("On  null", "[ insert", "b null", "] insert");
        assertThat(drawn.getJsonArray("standing").getJsonObject(0).getJsonArray("holders"))
                .containsExactly(new JsonObject().put("holder", "FRA").put("stance", "DELETE"));
        JsonObject sign = runs(drawn).get(1);
        assertThat(sign.getString("sign"))
                .isEqualTo(drawn.getJsonArray("standing").getJsonObject(0).getString("id"));
        assertThat(sign.getString("name")).isEqualTo("Claire");
        assertThat(drawn.getJsonObject("figures")).isEqualTo(plain.getJsonObject("figures"));
    }

    private static List<JsonObject> runs(JsonObject redline) {
        return redline.getJsonArray("clauses").getJsonObject(0).getJsonArray("runs").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static List<String> texts(JsonObject redline) {
        return runs(redline).stream()
                .map(run -> run.getString("text") + " " + run.getString("change"))
                .toList();
    }

    @Test
    void listThoseOfOneClauseAndThoseBetweenTheirMomentsAlone() {
        assertThat(acts("&clause=" + rival))
                .extracting(act -> act.getString("act"))
                .containsExactly("COPIED", "CHOSEN");
        long last = now();
        assertThat(api.object(WATCHER, path("/redline?from=seq:" + last)).containsKey("acts"))
                .isFalse();
        assertThat(acts("&to=seq:" + (last - 1)))
                .extracting(act -> act.getString("act"))
                .doesNotContain("PACKAGE_DISSOLVED")
                .contains("WITHHELD");
    }

    @Test
    void areInFilesInWords() {
        for (String format : List.of("txt", "md", "html")) {
            String file = api.get(WATCHER, path("/exports/" + format + "?from=seq:" + begun))
                    .body();
            assertThat(file)
                    .as(format)
                    .contains(
                            "from a copy, as an alternative to OP1",
                            "Chosen among 2 wordings that competed",
                            "Most prefer it",
                            "Package “Finance” made",
                            "Package “Money” changed, until then called “Finance”",
                            "agreed ad ref. in informals",
                            "pending FRA",
                            "Confirmed by FRA",
                            "Confirmation withheld by FRA",
                            "No word from Paris",
                            "Package “Money” dissolved");
        }
        JsonObject changes =
                api.object(WATCHER, path("/exports/json?from=seq:" + begun)).getJsonObject("changes");
        assertThat(changes.getJsonArray("acts"))
                .hasSize(9)
                .element(7)
                .satisfies(
                        act -> assertThat(((JsonObject) act).getString("note")).isEqualTo("No word from Paris"));
    }
}
