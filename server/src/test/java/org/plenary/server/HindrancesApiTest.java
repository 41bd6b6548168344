package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** What stands in the way of agreeing a clause, for whom. */
class HindrancesApiTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;
    private Stream draft;
    private String path = "";

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
        path = "/api/drafts/" + draft.id();
    }

    private JsonObject does(Person person, String method, String rest, String body) {
        HttpResponse<String> answer = api.send(person, method, path + rest, new JsonObject(body.replace('\'', '"')));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return new JsonObject(answer.body());
    }

    private JsonObject hindrances(Person person, String clause) {
        return api.object(person, path + "/clauses/" + clause + "/hindrances");
    }

    @Test
    void areNoneWhereNothingIsInTheWay() {
        JsonObject none = hindrances(CHAIR, "a");
        assertThat(none.getString("number")).isEqualTo("OP1");
        for (String list :
                java.util.List.of("brackets", "alternatives", "withheld", "pending", "positions", "threads")) {
            assertThat(none.getJsonArray(list)).as(list).isEmpty();
        }
        assertThat(none.getValue("package")).isNull();
        Api.assertProblem(api.get(CHAIR, path + "/clauses/none/hindrances"), 404, "not-found");
    }

    @Test
    void areWhatTheLawPutsThere() {
        // given
        String bracket = does(
                        CLAIRE,
                        "POST",
                        "/brackets",
                        "{'clause':'a','quote':'cooperate','kind':'CONTESTED','stance':'DELETE'}")
                .getString("id");
        does(AMINA, "PUT", "/brackets/" + bracket + "/holders/KEN", "{'stance':'KEEP'}");
        String rival = does(CHAIR, "POST", "/alternatives", "{'of':'b'}").getString("clause");
        does(CHAIR, "POST", "/packages", "{'title':'Both','clauses':['a','b']}");

        // when
        JsonObject first = hindrances(CHAIR, "a");
        JsonObject second = hindrances(AMINA, "b");

        // then
        assertThat(first.getString("status")).isEqualTo("BRACKETED");
        JsonObject held = first.getJsonArray("brackets").getJsonObject(0);
        assertThat(held.getString("bracket")).isEqualTo(bracket);
        assertThat(held.getJsonArray("holders")).containsExactly("FRA", "KEN");
        assertThat(held.getString("quote")).isEqualTo("cooperate");
        JsonObject mate =
                first.getJsonObject("package").getJsonArray("hindered").getJsonObject(0);
        assertThat(mate.getString("clause")).isEqualTo("b");
        assertThat(mate.getInteger("alternatives")).isEqualTo(1);

        assertThat(second.getJsonArray("alternatives").getJsonObject(0).getString("clause"))
                .isEqualTo(rival);
        assertThat(second.getJsonObject("package")
                        .getJsonArray("hindered")
                        .getJsonObject(0)
                        .getInteger("brackets"))
                .isEqualTo(1);
    }

    @Test
    void areConfirmationsThatAreWithheldOrAwaited() {
        does(CHAIR, "PUT", "/clauses/a/status", "{'status':'AGREED_AD_REFERENDUM','pending':['FRA','KEN']}");
        does(CLAIRE, "PUT", "/clauses/a/confirmations/FRA", "{'confirms':false,'reason':'Instructions'}");
        JsonObject now = hindrances(AMINA, "a");
        assertThat(now.getJsonArray("pending")).containsExactly("KEN");
        JsonObject withheld = now.getJsonArray("withheld").getJsonObject(0);
        assertThat(withheld.getString("delegation")).isEqualTo("FRA");
        assertThat(withheld.getString("reason")).isEqualTo("Instructions");
    }

    @Test
    void areWhatOnesOwnAudiencesWereToldAndNothingElse() {
        // given
        String all = "'audience':{'kind':'ALL'}";
        String france = "'audience':{'kind':'DELEGATION','code':'FRA'}";
        does(CLAIRE, "PUT", "/positions", "{'scope':{'kind':'CLAUSE','id':'a'},'value':'RESERVE'," + all + "}");
        does(CLAIRE, "PUT", "/positions", "{'scope':{'kind':'CLAUSE','id':'a'},'value':'OPPOSE'," + france + "}");
        does(AMINA, "PUT", "/positions", "{'scope':{'kind':'CLAUSE','id':'a'},'value':'SUPPORT'," + all + "}");
        does(AMINA, "PUT", "/positions", "{'scope':{'kind':'CLAUSE','id':'b'},'value':'OPPOSE'," + all + "}");
        does(CLAIRE, "POST", "/comments", "{'clause':'a','quote':'closely','text':'Hm'," + france + "}");
        String open = does(AMINA, "POST", "/comments", "{'clause':'a','text':'Why?'," + all + "}")
                .getString("thread");
        String done = does(AMINA, "POST", "/comments", "{'clause':'a','text':'Done'," + all + "}")
                .getString("thread");
        api.send(AMINA, "POST", path + "/comments/" + done + "/resolve", null);

        // when
        JsonObject chair = hindrances(CHAIR, "a");
        JsonObject daniel = hindrances(DANIEL, "a");

        // then
        assertThat(values(chair.getJsonArray("positions"))).containsExactly("RESERVE");
        assertThat(chair.getJsonArray("threads")).hasSize(1);
        assertThat(chair.getJsonArray("threads").getJsonObject(0).getString("id"))
                .isEqualTo(open);
        assertThat(chair.getJsonArray("threads").getJsonObject(0).getString("text"))
                .isEqualTo("Why?");
        assertThat(values(daniel.getJsonArray("positions"))).containsExactly("RESERVE", "OPPOSE");
        assertThat(daniel.getJsonArray("threads")).hasSize(2);
    }

    private static java.util.List<String> values(JsonArray positions) {
        return positions.stream()
                .map(each -> ((JsonObject) each).getString("value"))
                .toList();
    }
}
