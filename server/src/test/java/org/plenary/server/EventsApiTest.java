package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;

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
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** What happened in a draft and on one's desks, as one list. {@link WallTest} has who is told what. */
class EventsApiTest {
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
        HttpResponse<String> answer = api.send(person, method, path + rest, new JsonObject(body));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return new JsonObject(answer.body());
    }

    private List<JsonObject> events(Person person, String query) {
        return api.object(person, path + "/events" + query).getJsonArray("events").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static List<String> kinds(List<JsonObject> events) {
        return events.stream()
                .map(event -> event.getString("kind") + " " + event.getString("name"))
                .toList();
    }

    @Test
    void tellsWhatWasDecidedAndSaidInTheOrderOfTimeWithoutTheWords() {
        // given
        does(CHAIR, "POST", "/revisions", "{\"title\": \"First\"}");
        String thread = does(
                        CLAIRE,
                        "POST",
                        "/comments",
                        "{\"clause\": \"a\", \"text\": \"Not so, @KEN\", \"audience\": {\"kind\": \"ALL\"}}")
                .getString("thread");
        does(AMINA, "POST", "/comments/" + thread + "/answers", "{\"text\": \"Why?\"}");
        does(CHAIR, "PUT", "/clauses/a/status", "{\"status\": \"AGREED_AD_REFERENDUM\"}");
        does(
                DANIEL,
                "PUT",
                "/positions",
                "{\"scope\": {\"kind\": \"WHOLE\"}, \"value\": \"RESERVE\", \"note\": \"for now\"}");
        api.send(AMINA, "POST", path + "/comments/" + thread + "/resolve", null);

        // when
        List<JsonObject> events = events(CHAIR, "");

        // then
        assertThat(kinds(events))
                .containsExactly(
                        "revision Chiara",
                        "comment Claire",
                        "answer Amina",
                        "status Chiara",
                        "position Daniel",
                        "resolve Amina");
        JsonObject begun = events.get(1);
        assertThat(begun.getString("thread")).isEqualTo(thread);
        assertThat(begun.getString("clause")).isEqualTo("a");
        assertThat(begun.getJsonArray("mentions")).containsExactly("KEN");
        assertThat(begun.getString("delegation")).isEqualTo("FRA");
        assertThat(begun.getString("id")).isEqualTo(begun.getString("desk") + "-" + begun.getLong("seq"));
        assertThat(events.get(3).getString("status")).isEqualTo("AGREED_AD_REFERENDUM");
        assertThat(events.get(4).getString("note")).isEqualTo("for now");
        assertThat(events.toString()).doesNotContain("Not so", "Why?");
    }

    @Test
    void goesOnFromACursorToTheEndAndThenWithWhatIsNew() {
        // given
        for (int i = 0; i < 5; i++) {
            does(CLAIRE, "POST", "/comments", "{\"text\": \"x\", \"audience\": {\"kind\": \"ALL\"}}");
            does(
                    CLAIRE,
                    "POST",
                    "/comments",
                    "{\"text\": \"x\", \"audience\": {\"kind\": \"DELEGATION\", \"code\": \"FRA\"}}");
        }
        List<JsonObject> all = events(DANIEL, "");
        assertThat(all).hasSize(10);

        // when
        List<JsonObject> parts = new ArrayList<>();
        JsonObject part = api.object(DANIEL, path + "/events?limit=3");
        part.getJsonArray("events").forEach(event -> parts.add((JsonObject) event));
        while (part.getBoolean("more")) {
            part = api.object(DANIEL, path + "/events?limit=3&after=" + part.getString("cursor"));
            part.getJsonArray("events").forEach(event -> parts.add((JsonObject) event));
        }

        // then
        assertThat(parts).isEqualTo(all);
        String end = part.getString("cursor");
        JsonObject nothing = api.object(DANIEL, path + "/events?after=" + end);
        assertThat(nothing.getJsonArray("events")).isEmpty();
        assertThat(nothing.getString("cursor")).isEqualTo(end);
        does(CHAIR, "POST", "/revisions", "{\"title\": \"First\"}");
        assertThat(kinds(events(DANIEL, "?after=" + end))).containsExactly("revision Chiara");
    }

    @Test
    void saysWhatIsWrongWithACursor() {
        for (String cursor : List.of("AAAA", "MQ", "MS8xL2E6", "x".repeat(3_800))) {
            Api.assertProblem(api.get(CHAIR, path + "/events?after=" + cursor), 400, "invalid-request");
        }
        for (String query :
                List.of("?limit=0", "?limit=501", "?limit=x", "?after=" + "x".repeat(3_801), "?after=%25")) {
            Api.assertProblem(api.get(CHAIR, path + "/events" + query), 400, "invalid-request");
        }
    }
}
