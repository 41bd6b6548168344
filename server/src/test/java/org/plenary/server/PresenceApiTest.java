package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.protocol.Frames;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** Who is there, as the API tells it of people on real sockets. */
class PresenceApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private TestServer server;
    private Stream draft;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        draft = server.draft("Declaration");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsPeopleAsTheyComeMoveAndGo() {
        assertThat(presence(TestServer.WATCHER))
                .isEqualTo(new JsonObject().put("state", "LOCAL").put("drafts", new JsonArray()));
        CollabClient laptop = CollabClient.join(server, draft, TestServer.CLAIRE);
        CollabClient telephone = CollabClient.join(server, draft, TestServer.CLAIRE);
        CollabClient chair = CollabClient.join(server, draft, TestServer.CHAIR);
        laptop.announce(7, 1, "{\"clause\":\"c-1\",\"user\":{\"name\":\"The Queen\"}}");
        laptop.settle();

        JsonArray people = people(TestServer.WATCHER);
        assertThat(people).hasSize(2);
        assertThat(people.getJsonObject(0).getString("id")).isEqualTo("chair");
        assertThat(people.getJsonObject(0).getValue("delegation")).isNull();
        JsonObject claire = people.getJsonObject(1);
        Instant since = Instant.parse((String) claire.remove("since"));
        assertThat(since).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(claire)
                .isEqualTo(new JsonObject()
                        .put("id", "claire")
                        .put("name", "Claire")
                        .put("role", "DELEGATE")
                        .putNull("rank")
                        .put("delegation", "FRA")
                        .put("delegationName", "France")
                        .put("color", TestServer.CLAIRE.color())
                        .put("clause", "c-1")
                        .put("devices", 2));
        assertThat(count()).isEqualTo(2);

        laptop.announce(7, 2, "{\"clause\":null}");
        laptop.settle();
        assertThat(people(TestServer.WATCHER).getJsonObject(1).getValue("clause"))
                .isNull();

        chair.close();
        telephone.close();
        eventually(() -> assertThat(count()).isEqualTo(1));
        eventually(() -> assertThat(people(TestServer.WATCHER).getJsonObject(0).getInteger("devices"))
                .isEqualTo(1));
        laptop.close();
        eventually(() ->
                assertThat(presence(TestServer.CHAIR).getJsonArray("drafts")).isEmpty());
        assertThat(count()).isZero();
    }

    @Test
    void takesNobodyElsesClauseForOnesOwnWhenAClientRepeatsIt() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                CollabClient daniel = CollabClient.joinOrdinary(server, draft, TestServer.DANIEL)) {
            claire.announce(7, 1, "{\"clause\":\"hers\"}");
            daniel.until("he sees her", () -> daniel.seen.containsKey(7L));

            // when, as y-websocket does
            daniel.socket.send(Frames.awareness(List.of(
                    new Awareness.Entry(8, 1, "{\"clause\":\"his\"}"),
                    new Awareness.Entry(7, 1, daniel.seen.get(7L)))));
            daniel.settle();

            // then
            JsonArray people = people(TestServer.CHAIR);
            assertThat(people.getJsonObject(0).getString("clause")).isEqualTo("hers");
            assertThat(people.getJsonObject(1).getString("clause")).isEqualTo("his");
        }
    }

    @Test
    void passesOverWhatIsNoClause() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            int clock = 1;
            for (String value : List.of("5", "{}", "[]", "\"\"", "\"a b\"", "\"" + "x".repeat(65) + "\"", "true")) {
                claire.announce(7, clock++, "{\"clause\":\"c-1\"}");
                claire.settle();
                assertThat(people(TestServer.CHAIR).getJsonObject(0).getValue("clause"))
                        .isEqualTo("c-1");
                claire.announce(7, clock++, "{\"clause\":" + value + "}");
                claire.settle();
                assertThat(people(TestServer.CHAIR).getJsonObject(0).getValue("clause"))
                        .as(value)
                        .isNull();
            }
            claire.announce(7, clock, "{\"cursor\":\"\\\"clause\\\"\"}");
            claire.settle();
            assertThat(claire.socket.closeCode()).isZero();
        }
    }

    @Test
    void tellsOthersNothingOfOnesProcess() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            claire.settle();
            assertThat(people(TestServer.CHAIR)).hasSize(1);
            assertThat(presence(TestServer.STRANGER).getJsonArray("drafts")).isEmpty();
        }
        assertThat(get("/api/presence", null).statusCode()).isEqualTo(401);
    }

    @Test
    void hidesDraftsThatOneMayNotRead() {
        try (CollabClient chair = CollabClient.join(server, draft, TestServer.CHAIR)) {
            chair.settle();
            assertThat(people(TestServer.DANIEL)).hasSize(1);

            // when
            Rules.set(
                    server,
                    draft,
                    "[{\"subject\":{\"delegation\":\"FRA\"},\"level\":\"NONE\",\"clauses\":null,\"arrange\":false}]");

            // then
            assertThat(presence(TestServer.DANIEL).getJsonArray("drafts")).isEmpty();
            assertThat(people(TestServer.CHAIR)).hasSize(1);
            assertThat(people(TestServer.WATCHER)).hasSize(1);
        }
    }

    @Test
    void saysInItsHealthHowFarPresenceSees() {
        assertThat(new JsonObject(get("/health/ready", null).body()))
                .isEqualTo(new JsonObject().put("status", "ready").put("presence", "local"));
    }

    private int count() {
        return new JsonArray(get("/api/drafts", TestServer.WATCHER).body())
                .getJsonObject(0)
                .getInteger("people");
    }

    private JsonArray people(Person viewer) {
        JsonArray drafts = presence(viewer).getJsonArray("drafts");
        assertThat(drafts).hasSize(1);
        assertThat(drafts.getJsonObject(0).getString("draft"))
                .isEqualTo(draft.id().value());
        return drafts.getJsonObject(0).getJsonArray("people");
    }

    private JsonObject presence(Person viewer) {
        HttpResponse<String> response = get("/api/presence", viewer);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    private HttpResponse<String> get(String path, @Nullable Person viewer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        if (viewer != null) {
            request.header("Authorization", "Bearer " + TestServer.token(viewer));
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private static void eventually(Runnable check) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(check::run);
    }
}
