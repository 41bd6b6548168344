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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** Of a proposal that is being drafted others hear, whatever way they ask, what they hear of one that is not there. */
class ProposalWallTest {
    private static final String NOTHING = "AAAAAAAAAAAA";
    private static final JsonObject NO_BODY = new JsonObject();

    @TempDir
    Path directory;

    private TestServer server;
    private Api api;
    private Stream draft;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        DeskPeople.admitTo(server);
        api = new Api(server);
        draft = DeskPeople.draft(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A way to ask about a proposal. */
    private record Way(String method, String path, @Nullable JsonObject body) {
        static Way get(String path) {
            return new Way("GET", path, null);
        }

        static Way post(String path, JsonObject body) {
            return new Way("POST", path, body);
        }

        String of(String proposal) {
            return path.replace("{id}", proposal);
        }
    }

    private static final List<Way> WAYS = List.of(
            Way.get("/api/proposals/{id}"),
            Way.get("/api/proposals/{id}/text"),
            Way.get("/api/proposals/{id}/text?of=branch"),
            Way.get("/api/proposals/{id}/text?of=submitted"),
            Way.get("/api/proposals/{id}/clauses/a"),
            Way.get("/api/proposals/{id}/clauses/a?of=branch"),
            Way.get("/api/proposals/{id}/record"),
            Way.get("/api/proposals/{id}/moved"),
            Way.get("/api/proposals/{id}/history/timeline"),
            Way.get("/api/proposals/{id}/history/redline"),
            Way.get("/api/proposals/{id}/history/blame"),
            Way.post("/api/proposals/{id}/submit", NO_BODY),
            Way.post("/api/proposals/{id}/sponsors", new JsonObject().put("joins", true)),
            Way.post("/api/proposals/{id}/withdraw", NO_BODY),
            Way.post("/api/proposals/{id}/decline", NO_BODY),
            Way.post(
                    "/api/proposals/{id}/invitations",
                    new JsonObject().put("delegation", "KEN").put("invited", true)),
            Way.get("/api/drafts/{id}"),
            Way.get("/api/drafts/{id}/text"),
            Way.get("/api/drafts/{id}/record"),
            Way.get("/api/drafts/{id}/receipt"),
            Way.get("/api/drafts/{id}/timeline"),
            Way.get("/api/drafts/{id}/presence"),
            Way.get("/api/drafts/{id}/events"),
            Way.get("/api/drafts/{id}/comments"),
            Way.get("/api/drafts/{id}/proposals"),
            Way.get("/api/drafts/{id}/export?format=md"));

    private static Set<String> headers(HttpResponse<String> answer) {
        return new TreeSet<>(answer.headers().map().keySet());
    }

    private void assertKnowsNothing(Person person, String proposal) {
        for (Way way : WAYS) {
            HttpResponse<String> answer = api.send(person, way.method, way.of(proposal), way.body);
            HttpResponse<String> nothing = api.send(person, way.method, way.of(NOTHING), way.body);
            String what = person.id() + " " + way.method + " " + way.path;
            assertThat(answer.statusCode()).as(what).isEqualTo(404).isEqualTo(nothing.statusCode());
            assertThat(answer.body().replace(proposal, NOTHING)).as(what).isEqualTo(nothing.body());
            assertThat(headers(answer)).as(what).isEqualTo(headers(nothing));
        }
        for (String path : List.of("/collab/", "/desks/")) {
            assertThat(WallListener.request(server, path + proposal, person).status())
                    .as(person.id() + " " + path)
                    .isEqualTo(
                            WallListener.request(server, path + NOTHING, person).status())
                    .isEqualTo(404);
        }
        String own = "/api/drafts/" + draft.id();
        for (String part : List.of("/proposals", "/events", "/timeline", "/presence", "/record", "/comments")) {
            assertThat(api.get(person, own + part).body())
                    .as(person.id() + " " + part)
                    .doesNotContain(proposal)
                    .doesNotContain("Secretly")
                    .doesNotContain("plenary-server");
        }
    }

    private String begun() {
        HttpResponse<String> begun = api.send(
                CLAIRE, "POST", "/api/drafts/" + draft.id() + "/proposals", new JsonObject().put("title", "Secretly"));
        return new JsonObject(begun.body()).getString("id");
    }

    private static void writes(CollabClient client) {
        YXmlElement clause = (YXmlElement) DraftClauses.find(client.doc, new ClauseId("a"));
        ((YText) ((YXmlElement) clause.get(0)).get(0)).insert(0, "Secretly ");
        client.untilSaved();
    }

    private void moves(String delegation) {
        JsonObject person = new JsonObject()
                .put("name", CLAIRE.name())
                .put("email", null)
                .put("role", "DELEGATE")
                .put("rank", null)
                .put("delegation", delegation);
        assertThat(api.send(TestServer.INGRID, "PUT", "/api/process/people/" + CLAIRE.id(), person)
                        .statusCode())
                .isIn(200, 204);
    }

    @Test
    void othersHearOfABranchWhatTheyHearOfNothing() {
        String id = begun();
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            writes(claire);
            for (Person other : List.of(AMINA, MOUSSA, WATCHER, CHAIR)) {
                assertKnowsNothing(other, id);
            }
        }
        JsonObject invitation = new JsonObject().put("delegation", "KEN").put("invited", true);
        api.send(CLAIRE, "POST", "/api/proposals/" + id + "/invitations", invitation);
        assertThat(api.get(AMINA, "/api/proposals/" + id).statusCode()).isEqualTo(200);
        assertKnowsNothing(MOUSSA, id);

        api.send(CLAIRE, "POST", "/api/proposals/" + id + "/withdraw", NO_BODY);
        assertKnowsNothing(AMINA, id);
        assertKnowsNothing(CLAIRE, id);
    }

    @Test
    void whoLeavesADelegationLosesItsOpenBranchAtOnce() {
        String id = begun();
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            writes(claire);

            moves("KEN");

            claire.untilClosed();
            assertKnowsNothing(CLAIRE, id);
        } finally {
            moves("FRA");
        }
        assertThat(api.get(CLAIRE, "/api/proposals/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsInvitedNoMoreLosesTheOpenBranchAtOnce() {
        String id = begun();
        JsonObject invitation = new JsonObject().put("delegation", "KEN").put("invited", true);
        api.send(CLAIRE, "POST", "/api/proposals/" + id + "/invitations", invitation);
        try (CollabClient amina = CollabClient.joinBranch(server, id, AMINA)) {
            api.send(CLAIRE, "POST", "/api/proposals/" + id + "/invitations", invitation.put("invited", false));

            amina.untilClosed();
            assertKnowsNothing(AMINA, id);
        }
    }
}
