package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;
import static org.plenary.server.TestServer.INGRID;
import static org.plenary.server.TestServer.STRANGER;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.Verification;

/** Drafts that are put among the archived ones and brought back, over HTTP and WebSockets. */
class ArchiveTest {
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
        draft = server.draft("Declaration");
    }

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private HttpResponse<String> archive(Person person, boolean archived) {
        return api.send(person, "PUT", path("/archived"), new JsonObject().put("archived", archived));
    }

    private JsonObject listed(Person person) {
        return api.array(person, "/api/drafts").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals(draft.id().value()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject last(CollabClient client, String kind) {
        return client.notices.stream()
                .filter(notice -> notice.getString("kind").equals(kind))
                .reduce((first, second) -> second)
                .orElseGet(JsonObject::new);
    }

    @Test
    void isForThoseWhoLeadTheDraftAndSeenByAllWhoReadIt() {
        Api.assertProblem(archive(CLAIRE, true), 403, "not-allowed");
        Api.assertProblem(archive(WATCHER, true), 403, "not-allowed");
        Api.assertProblem(archive(STRANGER, true), 404, "not-found");
        Api.assertProblem(
                api.send(CHAIR, "PUT", path("/archived"), new JsonObject().put("archived", "yes")),
                400,
                "invalid-request");
        assertThat(listed(CLAIRE).getBoolean("archived")).isFalse();
        assertThat(listed(CLAIRE).getBoolean("mayArchive")).isFalse();
        assertThat(listed(INGRID).getBoolean("mayArchive")).isTrue();

        assertThat(new JsonObject(Api.ok(archive(INGRID, true)).body()).getBoolean("archived"))
                .isTrue();

        assertThat(listed(CLAIRE).getBoolean("archived")).isTrue();
        JsonObject chairs = api.object(CHAIR, path(""));
        assertThat(chairs.getBoolean("archived")).isTrue();
        assertThat(chairs.getBoolean("mayWrite")).isFalse();
        assertThat(chairs.getBoolean("mayDecide")).isFalse();
        assertThat(chairs.getBoolean("mayArrange")).isFalse();
        assertThat(chairs.getBoolean("mayArchive")).isTrue();
    }

    @Test
    void keepsEverybodyFromWritingAtOnceAndLetsThemGoOnWhenItIsBroughtBack() {
        try (CollabClient claire = CollabClient.join(server, draft, CLAIRE);
                CollabClient daniel = CollabClient.join(server, draft, DANIEL)) {
            claire.until("she is told", () -> !last(claire, "rights").isEmpty());
            Api.ok(archive(CHAIR, true));
            claire.until("she may not", () -> !last(claire, "rights").getBoolean("mayWrite"));
            assertThat(last(claire, "standing").getBoolean("archived")).isTrue();

            daniel.until("he may not", () -> !last(daniel, "rights").getBoolean("mayWrite"));
            daniel.type(0, "not any more ");
            daniel.until("he is refused", () -> !daniel.refusals.isEmpty());
            assertThat(daniel.refusals.get(0).getString("reason")).isEqualTo("mode");
            assertThat(daniel.refusals.get(0).getString("message")).contains("archived");
            assertThat(api.get(CLAIRE, path("/text")).body()).doesNotContain("not any more");

            Api.ok(archive(CHAIR, false));
            claire.until("she may again", () -> last(claire, "rights").getBoolean("mayWrite"));
            claire.type(0, "Once more: ");
            claire.untilSaved();
            assertThat(api.get(CLAIRE, path("/text")).body()).contains("Once more: Declaration");
        }
    }

    @Test
    void keepsEverythingAndTakesNoDecisionBesideBringingItBack() throws IOException {
        Api.ok(api.send(CHAIR, "PUT", path("/mode"), new JsonObject().put("mode", "CHAIR")));
        Api.ok(archive(CHAIR, true));
        long seq = listed(CHAIR).getLong("seq");

        // nothing is decided, and archiving it again is no news
        Api.assertProblem(
                api.send(CHAIR, "PUT", path("/mode"), new JsonObject().put("mode", "EVERYBODY")), 409, "conflict");
        Api.assertProblem(
                api.send(INGRID, "POST", path("/revisions"), new JsonObject().put("title", "First")), 409, "conflict");
        Api.assertProblem(
                api.send(CHAIR, "POST", path("/restore"), new JsonObject().put("to", "seq:2")), 409, "conflict");
        Api.ok(archive(INGRID, true));
        assertThat(listed(CHAIR).getLong("seq")).isEqualTo(seq);

        // what there is can be read, exported, and verified
        assertThat(Api.ok(api.get(CLAIRE, path("/text"))).body()).contains("Declaration");
        Api.ok(api.get(CLAIRE, path("/exports/txt?at=now")));
        JsonObject timeline = api.object(CLAIRE, path("/timeline"));
        JsonObject mark = timeline.getJsonArray("marks").getJsonObject(1);
        assertThat(mark.getString("kind")).isEqualTo("archive");
        assertThat(mark.getBoolean("archived")).isTrue();
        Api.ok(api.get(CHAIR, path("/access")));

        // and it comes back as it was
        Api.ok(archive(CHAIR, false));
        assertThat(listed(CHAIR).getString("mode")).isEqualTo("CHAIR");
        byte[] file = Api.ok(api.get(CHAIR, path("/record"))).body().getBytes(StandardCharsets.UTF_8);
        assertThat(RecordVerifier.verify(new ByteArrayInputStream(file), null)).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void staysArchivedWhenTheServerStartsAnew() {
        Path data = directory.resolve("anew");
        Stream archived;
        try (TestServer first = TestServer.start(data)) {
            archived = first.draft("Set aside");
            Api.ok(new Api(first)
                    .send(
                            CHAIR,
                            "PUT",
                            "/api/drafts/" + archived.id() + "/archived",
                            new JsonObject().put("archived", true)));
        }
        try (TestServer second = TestServer.start(data)) {
            JsonObject draft = new Api(second).object(CLAIRE, "/api/drafts/" + archived.id());
            assertThat(draft.getBoolean("archived")).isTrue();
            assertThat(draft.getBoolean("mayWrite")).isFalse();
            try (CollabClient claire = CollabClient.join(second, archived, CLAIRE)) {
                claire.until("she is told", () -> !last(claire, "rights").isEmpty());
                assertThat(last(claire, "rights").getBoolean("mayWrite")).isFalse();
            }
        }
    }
}
