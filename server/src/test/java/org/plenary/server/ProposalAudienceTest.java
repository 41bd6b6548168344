package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.Person;

/** Who reads and hears of a proposal before it is submitted, and after. */
class ProposalAudienceTest extends ProposalScene {
    @Test
    void nobodyButItsOwnPeopleKnowsOfAProposalThatIsNotSubmitted() {
        // given
        String id = begun(CLAIRE);

        // then
        assertThat(proposal(CLAIRE, id).getString("state")).isEqualTo("DRAFTING");
        for (Person other : List.of(AMINA, CHAIR, WATCHER)) {
            assertThat(api.get(other, "/api/proposals/" + id).body())
                    .isEqualTo(api.get(other, "/api/proposals/" + id.substring(1) + "x")
                            .body()
                            .replace(id.substring(1) + "x", id));
            assertThat(api.get(other, "/api/proposals/" + id).statusCode()).isEqualTo(404);
            assertThat(api.object(other, path("/proposals")).getJsonArray("proposals"))
                    .isEmpty();
            assertThat(RawSocket.request(
                                    server.port(),
                                    "/collab/" + id + "?token=" + TestServer.token(other),
                                    CollabClient.PLENARY)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void thoseWhoMayKnowOfAProposalHearAtOnceThatThereIsOneAndNobodyElseHearsAnything() throws InterruptedException {
        // given
        Map<Person, RawSocket> listening = new LinkedHashMap<>();
        for (Person each : List.of(CLAIRE, AMINA, CHAIR, WATCHER)) {
            listening.put(
                    each,
                    RawSocket.request(
                                    server.port(),
                                    "/desks/" + draft.id() + "?token=" + TestServer.token(each),
                                    List.of())
                            .opened());
        }
        assertThat(heard(listening))
                .containsOnlyKeys(listening.keySet())
                .allSatisfy((who, kinds) -> assertThat(kinds).isEmpty());

        // when, then
        String id = begun(CLAIRE);
        assertThat(heard(listening))
                .containsEntry(CLAIRE, List.of("proposals"))
                .satisfies(others(AMINA, CHAIR, WATCHER));

        invited(id, "KEN", true);
        assertThat(heard(listening))
                .containsEntry(CLAIRE, List.of("proposals"))
                .containsEntry(AMINA, List.of("proposals"))
                .satisfies(others(CHAIR, WATCHER));

        invited(id, "KEN", false);
        assertThat(heard(listening))
                .as("who may read it no longer hears that, too")
                .containsEntry(AMINA, List.of("proposals"))
                .satisfies(others(CHAIR, WATCHER));

        post(CLAIRE, "/api/proposals/" + id + "/withdraw", new JsonObject(), 204);
        assertThat(heard(listening))
                .containsEntry(CLAIRE, List.of("proposals"))
                .satisfies(others(AMINA, CHAIR, WATCHER));

        post(CHAIR, path("/proposals"), new JsonObject().put("title", "The chair’s own"), 201);
        assertThat(heard(listening))
                .containsEntry(CHAIR, List.of("proposals"))
                .satisfies(others(CLAIRE, AMINA, WATCHER));
        listening.values().forEach(RawSocket::close);
    }

    private static Consumer<Map<Person, List<String>>> others(Person... others) {
        return heard -> {
            for (Person other : others) {
                assertThat(heard.get(other)).as(other.name()).isEmpty();
            }
        };
    }

    /** What each has heard before what is said to all now. */
    private Map<Person, List<String>> heard(Map<Person, RawSocket> listening) throws InterruptedException {
        String thread = post(
                        CHAIR,
                        path("/comments"),
                        new JsonObject().put("text", "To all").put("audience", new JsonObject().put("kind", "ALL")),
                        201)
                .getString("thread");
        Map<Person, List<String>> heard = new LinkedHashMap<>();
        for (Map.Entry<Person, RawSocket> each : listening.entrySet()) {
            RawSocket socket = each.getValue();
            List<String> kinds = new ArrayList<>();
            for (JsonObject next = next(socket); !isThread(next, thread); next = next(socket)) {
                if (!next.getString("kind").equals("desks")
                        && !next.getString("kind").equals("thread")) {
                    assertThat(next).as("it says nothing else").isEqualTo(new JsonObject().put("kind", "proposals"));
                    kinds.add(next.getString("kind"));
                }
            }
            heard.put(each.getKey(), kinds);
        }
        return heard;
    }

    private static boolean isThread(JsonObject message, String thread) {
        return message.getString("kind").equals("thread")
                && message.getJsonObject("thread").getString("id").equals(thread);
    }

    private static JsonObject next(RawSocket socket) throws InterruptedException {
        return new JsonObject(new String(Objects.requireNonNull(socket.next(20_000)), StandardCharsets.UTF_8));
    }

    @Test
    void everybodyReadsWhatIsTabledInTheWholeTextWithWhatItChanges() {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "b").insert(12, " each year");
            claire.doc.getXmlFragment("text").delete(1, 1);
            claire.untilSaved();
        }
        submitted(CLAIRE, id);

        // when
        JsonObject text = api.object(WATCHER, "/api/proposals/" + id + "/text");

        // then
        assertThat(text.getJsonArray("clauses").getJsonObject(1))
                .isEqualTo(new JsonObject()
                        .put("id", "b")
                        .put("kind", "operative")
                        .put("number", "OP1")
                        .put("text", "Shall report each year")
                        .put("before", "Shall report"));
        assertThat(text.getJsonArray("clauses").getJsonObject(0).containsKey("before"))
                .isFalse();
        assertThat(text.getJsonArray("removed"))
                .containsExactly(new JsonObject()
                        .put("id", "a")
                        .put("kind", "operative")
                        .put("number", "OP1")
                        .put("text", "Shall cooperate closely, and report closely")
                        .put("after", "t"));
    }

    @Test
    void positionsAreOnProposalsThatAllKnowOfAndOnNoOthers() {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "b").insert(12, " each year");
            claire.untilSaved();
        }

        // then
        HttpResponse<String> unknown = position(CLAIRE, "nothing");
        Api.assertProblem(unknown, 404, "not-found");
        for (Person any : List.of(CLAIRE, AMINA)) {
            assertThat(position(any, id).body()).isEqualTo(unknown.body());
        }

        // when
        String symbol = submitted(CLAIRE, id);

        // then
        assertThat(position(AMINA, id).statusCode()).isEqualTo(200);
        assertThat(Api.ok(api.get(WATCHER, path("/positions.csv"))).body().lines())
                .contains("PROPOSAL," + symbol + "," + id + ",ALL,OPPOSE");
    }

    private HttpResponse<String> position(Person person, String proposal) {
        return api.send(
                person,
                "PUT",
                path("/positions"),
                new JsonObject()
                        .put("scope", new JsonObject().put("kind", "PROPOSAL").put("id", proposal))
                        .put("value", "OPPOSE"));
    }

    @Test
    void whoMayOpenABranchSeesItsHistoryAndItsRecordAndNobodyElseDoes() {
        String id = begun(CLAIRE);
        String path = "/api/proposals/" + id;
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").insert(0, "Branching ");
            claire.untilSaved();
        }
        post(
                CLAIRE,
                path + "/invitations",
                new JsonObject().put("delegation", "KEN").put("invited", true),
                200);
        submitted(CLAIRE, id);

        List<String> marks = api.object(CLAIRE, path + "/history/timeline").getJsonArray("marks").stream()
                .map(mark -> ((JsonObject) mark).getString("kind"))
                .toList();
        assertThat(marks).contains("base", "invite");
        String changes = api.object(CLAIRE, path + "/history/redline?clause=a").encode();
        assertThat(changes).contains("Branching").contains("\"insert\"");
        assertThat(api.object(CLAIRE, path + "/history/blame?clause=a").encode())
                .contains("\"" + CLAIRE.id() + "\"")
                .contains("\"plenary-server\"");
        for (String part : List.of("/record", "/history/timeline", "/history/redline", "/history/blame")) {
            assertThat(api.get(AMINA, path + part).statusCode())
                    .as("invited " + part)
                    .isEqualTo(200);
            HttpResponse<String> others = api.get(WATCHER, path + part);
            assertThat(others.statusCode()).as(part).isEqualTo(404);
            assertThat(others.body()).as(part).doesNotContain("Branching");
        }
    }
}
