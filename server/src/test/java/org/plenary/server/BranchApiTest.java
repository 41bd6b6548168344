package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Person;

/** What those who may open a branch are told of it: its past, and where the draft was changed under it. */
class BranchApiTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;

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

    private static YText words(CollabClient client, String clause) {
        YXmlElement element = (YXmlElement) DraftClauses.find(client.doc, new ClauseId(clause));
        return (YText) ((YXmlElement) element.get(0)).get(0);
    }

    private static void untilReads(CollabClient client, String words) {
        client.until(
                words,
                () -> InstrumentReader.read(client.doc).clauses().stream()
                        .anyMatch(each -> ClauseText.of(each).contains(words)));
    }

    private static Stream<JsonObject> objects(JsonArray list) {
        return list.stream().map(JsonObject.class::cast);
    }

    private static Stream<JsonObject> runs(JsonObject answer, Predicate<JsonObject> which) {
        return objects(answer.getJsonArray("clauses"))
                .flatMap(clause -> objects(clause.getJsonArray("runs")))
                .filter(which);
    }

    private static JsonObject post(Person person, String path, JsonObject body) {
        HttpResponse<String> response = api.send(person, "POST", path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return new JsonObject(response.body());
    }

    private static String begun(org.plenary.server.journal.Stream draft) {
        return post(
                        CLAIRE,
                        "/api/drafts/" + draft.id() + "/proposals",
                        new JsonObject().put("title", "Report together"))
                .getString("id");
    }

    /** The clauses that moved, each with who changed it last. */
    private static List<String> moved(String proposal) {
        return objects(api.object(CLAIRE, "/api/proposals/" + proposal + "/moved")
                        .getJsonArray("clauses"))
                .map(each -> each.getString("label") + " " + each.getString("change") + " "
                        + each.getJsonObject("by").getString("name"))
                .toList();
    }

    @Test
    void whereTheDraftWasChangedUnderABranchIsToldUntilItIsSubmittedAgain() {
        // given a branch with changes of two clauses
        org.plenary.server.journal.Stream draft = DeskPeople.draft(server);
        String id = begun(draft);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE);
                CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(claire, "b").insert(12, " each year");
            words(claire, "a").insert(5, " jointly");
            claire.untilSaved();
            YXmlElement title = (YXmlElement) DraftClauses.find(chair.doc, new ClauseId("t"));
            ((YText) title.get(0)).insert(0, "The ");
            chair.untilSaved();
            assertThat(moved(id)).as("a clause that the branch leaves as it is").isEmpty();

            // when one of them is changed in the draft
            words(chair, "b").insert(0, "States ");
            chair.untilSaved();

            // then
            assertThat(moved(id)).containsExactly("OP2 CHANGED " + CHAIR.name());
            JsonObject last = api.object(CLAIRE, "/api/proposals/" + id + "/moved");
            assertThat(last.getJsonArray("clauses").getJsonObject(0).getLong("seq"))
                    .isEqualTo(last.getLong("seq"));

            // when it is submitted, what its people had before them is not told any more, and what comes then is
            post(CLAIRE, "/api/proposals/" + id + "/submit", new JsonObject());
            assertThat(moved(id)).isEmpty();
            words(chair, "a").insert(0, "All ");
            chair.untilSaved();
            assertThat(moved(id)).containsExactly("OP1 CHANGED " + CHAIR.name());
            JsonObject ways = api.object(CLAIRE, "/api/proposals/" + id + "/clauses/b?of=branch");
            assertThat(ways.getString("base")).isEqualTo("States Shall report");
            assertThat(ways.getBoolean("collides")).isFalse();
        }
    }

    private static HttpResponse<String> says(
            Person person, org.plenary.server.journal.Stream draft, JsonObject audience, JsonObject proposal) {
        JsonObject body = new JsonObject()
                .put("text", "Too weak")
                .put("audience", audience)
                .put("proposal", proposal);
        return api.send(person, "POST", "/api/drafts/" + draft.id() + "/comments", body);
    }

    private static List<JsonObject> heard(Person person, org.plenary.server.journal.Stream draft) {
        return objects(api.object(person, "/api/drafts/" + draft.id() + "/comments")
                        .getJsonArray("threads"))
                .map(thread -> thread.getJsonObject("proposal"))
                .toList();
    }

    @Test
    void aProposalIsTalkedOfByThoseWhoMayKnowOfIt() {
        // given a proposal that is being drafted
        org.plenary.server.journal.Stream draft = DeskPeople.draft(server);
        String id = begun(draft);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "b").insert(12, " each year");
            claire.untilSaved();
        }
        JsonObject france = new JsonObject().put("kind", "DELEGATION").put("code", "FRA");
        JsonObject kenya = new JsonObject().put("kind", "DELEGATION").put("code", "KEN");
        JsonObject all = new JsonObject().put("kind", "ALL");
        JsonObject whole = new JsonObject().put("id", id);
        JsonObject words = whole.copy().put("clause", "b").put("quote", "each year");

        // then its own people talk of it among themselves, and others hear what they hear of one that is not there
        assertThat(says(CLAIRE, draft, france, words).statusCode()).isEqualTo(201);
        assertThat(says(CLAIRE, draft, all, whole).statusCode()).isEqualTo(409);
        assertThat(says(CLAIRE, draft, france, whole.copy().put("clause", "a")).statusCode())
                .as("a clause that it leaves as it is")
                .isEqualTo(404);
        assertThat(says(CLAIRE, draft, france, words.copy().put("quote", "each day"))
                        .statusCode())
                .as("words that nobody proposes")
                .isEqualTo(409);
        HttpResponse<String> stranger = says(AMINA, draft, kenya, whole);
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.body())
                .isEqualTo(says(AMINA, draft, kenya, new JsonObject().put("id", "nothing"))
                        .body());
        assertThat(says(CLAIRE, DeskPeople.draft(server), france, whole).statusCode())
                .as("about another draft")
                .isEqualTo(404);
        assertThat(heard(AMINA, draft)).isEmpty();

        // when it is tabled, everybody talks of it, and what was said before stays where it was said
        post(CLAIRE, "/api/proposals/" + id + "/submit", new JsonObject());
        assertThat(says(AMINA, draft, kenya, whole).statusCode()).isEqualTo(201);
        assertThat(says(AMINA, draft, all, words).statusCode()).isEqualTo(201);
        assertThat(heard(CLAIRE, draft))
                .containsExactlyInAnyOrder(words, words.copy().put("revision", 0));
        assertThat(heard(AMINA, draft))
                .containsExactlyInAnyOrder(
                        whole.copy().put("revision", 0), words.copy().put("revision", 0));
        assertThat(heard(CHAIR, draft)).containsExactly(words.copy().put("revision", 0));
    }

    @Test
    void whatCameAlongWithTheDraftIsToldAsTheDraftsAndAsNobodysWork() {
        // given a branch in which France writes, follows the draft thrice in a row, writes and follows again
        org.plenary.server.journal.Stream draft = DeskPeople.draft(server);
        String id = begun(draft);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE);
                CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(claire, "b").insert(12, " each year");
            claire.untilSaved();
            for (String word : List.of("States ", "All ", "Thus ")) {
                words(chair, "b").insert(0, word);
                chair.untilSaved();
                untilReads(claire, word);
            }
            words(claire, "b").insert(0, "Hence ");
            claire.untilSaved();
            words(chair, "a").insert(0, "Others ");
            chair.untilSaved();
            untilReads(claire, "Others ");
        }

        // when
        String path = "/api/proposals/" + id + "/history";
        JsonObject timeline = api.object(CLAIRE, path + "/timeline");

        // then
        List<String> marks = objects(timeline.getJsonArray("marks"))
                .map(mark -> mark.getString("kind") + (mark.getBoolean("ofDraft", false) ? " of the draft" : ""))
                .toList();
        assertThat(marks)
                .as("what follows in a row is told once")
                .containsExactly("base", "follow of the draft", "follow of the draft");
        assertThat(objects(timeline.getJsonArray("marks")).map(mark -> mark.getLong("followed")))
                .as("up to which entries of the draft")
                .isSorted()
                .last()
                .isEqualTo(api.object(CHAIR, "/api/drafts/" + draft.id()).getLong("seq"));
        long ofDraft = objects(timeline.getJsonArray("activity"))
                .mapToLong(stretch -> stretch.getLong("followed", 0L))
                .sum();
        long all = objects(timeline.getJsonArray("activity"))
                .mapToLong(stretch -> stretch.getLong("inserted"))
                .sum();
        assertThat(ofDraft).isEqualTo("States All Thus Others ".length());
        assertThat(all - ofDraft).isEqualTo(" each yearHence ".length());

        JsonObject redline = api.object(CLAIRE, path + "/redline");
        assertThat(runs(redline, run -> "insert".equals(run.getString("change")))
                        .map(run -> run.getString("text") + ":"
                                + (run.getBoolean("ofDraft", false) ? "draft" : run.getString("person"))))
                .containsExactlyInAnyOrder(
                        "Others :draft", "Hence :claire", "Thus All States :draft", " each year:claire");
        assertThat(objects(redline.getJsonObject("figures").getJsonArray("delegations"))
                        .map(part -> part.getString("delegation") + " " + part.getBoolean("ofDraft") + " "
                                + part.getInteger("inserted")))
                .containsExactlyInAnyOrder("null true 23", "FRA null 16");
        assertThat(runs(api.object(CLAIRE, path + "/blame"), run -> run.getBoolean("ofDraft", false))
                        .map(run -> run.getString("text")))
                .contains("Declaration", "Others Shall cooperate closely, and report closely");
        assertThat(api.object(CHAIR, "/api/drafts/" + draft.id() + "/timeline").encode())
                .as("a draft has nothing of that kind")
                .doesNotContain("ofDraft", "followed");
    }
}
