package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.Person;

/** Proposals, over HTTP and WebSockets: begun, written, followed, submitted by rules, discarded. */
class ProposalsApiTest extends ProposalScene {
    @Test
    void aBranchFollowsItsDraftAndTheDraftKnowsNothingOfIt() {
        // given
        String id = begun(CLAIRE);

        // when
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE);
                CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(claire, "b").insert(12, " each year");
            claire.untilSaved();
            words(chair, "b").insert(0, "States ");
            chair.untilSaved();

            // then
            claire.until("what the chair wrote", () -> line(claire, "b").equals("States Shall report each year"));
            assertThat(line(chair, "b")).isEqualTo("States Shall report");
        }
        JsonObject told = proposal(CLAIRE, id);
        assertThat(told.getJsonArray("clauses").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("clause", "b")
                        .put("label", "OP2")
                        .put("change", "CHANGED")
                        .put("collides", true));
    }

    private JsonObject ruled(Person person, JsonObject rules, int status) {
        HttpResponse<String> response = api.send(person, "PUT", path("/proposal-rules"), rules);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return new JsonObject(response.body());
    }

    @Test
    void proposalsAreSubmittedInTimeAndTakenOnceTheyAreSeconded() throws IOException {
        JsonObject past = new JsonObject()
                .put("closes", "2020-12-03T18:00:00+01:00")
                .put("zone", "Europe/Paris")
                .put("seconders", 1);
        ruled(CLAIRE, past, 403);
        ruled(CHAIR, past.copy().put("zone", "Europe/Nowhere"), 400);
        ruled(CHAIR, past.copy().put("seconders", 21), 400);
        ruled(CHAIR, past.copy().putNull("zone"), 400);

        ruled(CHAIR, past, 200);
        assertThat(api.object(WATCHER, path("/proposals")).getJsonObject("rules"))
                .isEqualTo(new JsonObject()
                        .put("closes", "2020-12-03T17:00:00Z")
                        .put("zone", "Europe/Paris")
                        .put("late", "REFUSED")
                        .put("seconders", 1));
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").insert(0, "Seconding ");
            claire.untilSaved();
        }
        JsonObject refused = post(CLAIRE, "/api/proposals/" + id + "/submit", new JsonObject(), 409);
        assertThat(refused.getString("detail")).contains("2020-12-03T17:00:00Z").contains("Europe/Paris");

        ruled(CHAIR, past.put("late", "MARKED"), 200);
        submitted(CLAIRE, id);

        JsonObject late = proposal(WATCHER, id);
        assertThat(late.getBoolean("late")).isTrue();
        assertThat(late.getInteger("needs")).isEqualTo(1);
        assertThat(take(id, "PROPOSED", 409, "a").getString("detail")).contains("1 more");
        post(AMINA, "/api/proposals/" + id + "/sponsors", new JsonObject().put("joins", true), 200);
        assertThat(proposal(WATCHER, id).containsKey("needs")).isFalse();
        take(id, "PROPOSED", 200, "a");
        assertIntact();
    }

    @Test
    void aDiscardedProposalIsGone() {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            // when
            post(CLAIRE, "/api/proposals/" + id + "/withdraw", new JsonObject(), 204);

            // then
            claire.untilClosed();
        }
        assertThat(api.get(CLAIRE, "/api/proposals/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void wordsOfADraftAndOfABranchAreKeptApartByTheirClientIds() {
        // given
        String id = begun(CLAIRE);

        // when
        try (CollabClient ordinary = CollabClient.of(RawSocket.request(
                                server.port(),
                                "/collab/" + id + "?token=" + TestServer.token(CLAIRE),
                                CollabClient.PLENARY)
                        .opened())
                .sync()) {
            words(ordinary, "a").insert(0, "x");
            ordinary.until("the refusal", () -> !ordinary.refusals.isEmpty());

            // then
            assertThat(ordinary.refusals.get(0).getString("reason")).isEqualTo("foreign-client");
        }
        try (CollabClient strange = CollabClient.joinBranch(server, draft.id().value(), CLAIRE)) {
            words(strange, "a").insert(0, "x");
            strange.until("the refusal", () -> !strange.refusals.isEmpty());
            assertThat(strange.refusals.get(0).getString("reason")).isEqualTo("foreign-client");
        }
    }
}
