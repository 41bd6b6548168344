package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;
import static org.plenary.server.TestServer.STRANGER;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** What is new to people in drafts since they last had them before them, over HTTP. */
class VisitTest {
    @TempDir
    Path directory;

    private static String path(Stream draft, String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private static JsonObject draft(TestServer server, Stream draft, Person person) {
        JsonObject asked = new Api(server).object(person, path(draft, ""));
        JsonObject listed = new Api(server)
                .array(person, "/api/drafts").stream()
                        .map(JsonObject.class::cast)
                        .filter(each -> each.getString("id").equals(draft.id().value()))
                        .findFirst()
                        .orElseThrow();
        assertThat(listed.getValue("since")).as("the list says the same").isEqualTo(asked.getValue("since"));
        assertThat(listed.getLong("seq")).isEqualTo(asked.getLong("seq"));
        return asked;
    }

    private static void seen(TestServer server, Stream draft, Person person, JsonObject body) {
        assertThat(new Api(server)
                        .send(person, "PUT", path(draft, "/seen"), body)
                        .statusCode())
                .isEqualTo(204);
    }

    private static void mode(TestServer server, Stream draft, String mode) {
        Api.ok(new Api(server).send(CHAIR, "PUT", path(draft, "/mode"), new JsonObject().put("mode", mode)));
    }

    private static void type(TestServer server, Stream draft, Person person, String words) {
        try (CollabClient client = CollabClient.join(server, draft, person)) {
            client.type(0, words);
            client.untilSaved();
        }
    }

    @Test
    void tellsWhoWroteAndDecidedSinceAPersonLastLookedAndForgetsNothingAtARestart() {
        Stream draft;
        long seen;
        try (TestServer server = TestServer.start(directory)) {
            // given
            draft = server.draft("Declaration");
            assertThat(draft(server, draft, WATCHER).getJsonObject("since"))
                    .as("never there")
                    .isNull();
            seen(server, draft, WATCHER, new JsonObject());
            JsonObject before = draft(server, draft, WATCHER);
            seen = before.getLong("seq");
            assertThat(before.getJsonObject("since").getLong("seq")).isEqualTo(seen);
            assertThat(before.getJsonObject("since").getInteger("changes")).isZero();
            assertThat(before.getJsonObject("since").getInteger("people")).isZero();

            // when
            type(server, draft, CLAIRE, "From Paris: ");
            type(server, draft, DANIEL, "Indeed, ");
            mode(server, draft, "CHAIR");
        }
        try (TestServer server = TestServer.start(directory)) {
            // then
            JsonObject since = draft(server, draft, WATCHER).getJsonObject("since");
            assertThat(since.getLong("seq")).isEqualTo(seen);
            assertThat(since.getString("at")).endsWith("Z");
            assertThat(since.getInteger("changes")).isEqualTo(2);
            assertThat(since.getInteger("decisions")).isEqualTo(1);
            assertThat(since.getInteger("people")).isEqualTo(3);
            assertThat(since.getJsonArray("delegations")).isEqualTo(new JsonArray().add("FRA"));
            assertThat(since.getBoolean("more")).isFalse();

            // when looked at again
            seen(server, draft, WATCHER, new JsonObject());

            // then nothing is new
            assertThat(draft(server, draft, WATCHER).getJsonObject("since").getInteger("people"))
                    .isZero();
        }
    }

    @Test
    void countsNobodysOwnChangesAsNewsToThem() {
        try (TestServer server = TestServer.start(directory)) {
            Stream draft = server.draft("Declaration");
            seen(server, draft, CLAIRE, new JsonObject());
            type(server, draft, CLAIRE, "Mine: ");
            JsonObject since = draft(server, draft, CLAIRE).getJsonObject("since");
            assertThat(since.getInteger("changes")).isZero();
            assertThat(since.getInteger("people")).isZero();
        }
    }

    @Test
    void neverTakesBackWhatWasSeenNorGoesBeyondWhatThereIs() {
        try (TestServer server = TestServer.start(directory)) {
            Stream draft = server.draft("Declaration");
            mode(server, draft, "CHAIR");
            mode(server, draft, "EVERYBODY");
            long newest = draft(server, draft, CLAIRE).getLong("seq");
            seen(server, draft, CLAIRE, new JsonObject().put("seq", newest - 1));
            assertThat(draft(server, draft, CLAIRE).getJsonObject("since").getInteger("decisions"))
                    .isEqualTo(1);
            seen(server, draft, CLAIRE, new JsonObject().put("seq", newest + 1_000));
            seen(server, draft, CLAIRE, new JsonObject().put("seq", 1));
            assertThat(draft(server, draft, CLAIRE).getJsonObject("since").getLong("seq"))
                    .isEqualTo(newest);

            Api api = new Api(server);
            Api.assertProblem(
                    api.send(CLAIRE, "PUT", path(draft, "/seen"), new JsonObject().put("seq", -1)),
                    400,
                    "invalid-request");
            Api.assertProblem(api.send(STRANGER, "PUT", path(draft, "/seen"), new JsonObject()), 404, "not-found");
        }
    }

    @Test
    void saysThatThereIsMoreWhenItDidNotCountToTheEnd() {
        try (TestServer server = TestServer.start(directory)) {
            Stream draft = server.draft("Declaration");
            seen(server, draft, WATCHER, new JsonObject());
            try (CollabClient claire = CollabClient.join(server, draft, CLAIRE)) {
                for (int i = 0; i < 600; i++) {
                    claire.type(0, "x");
                    if (i % 50 == 0) {
                        claire.untilSaved();
                    }
                }
                claire.untilSaved();
            }
            JsonObject since = draft(server, draft, WATCHER).getJsonObject("since");
            assertThat(since.getInteger("changes")).isEqualTo(500);
            assertThat(since.getBoolean("more")).isTrue();
        }
    }
}
