package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.DeskPeople.MOUSSA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;
import static org.plenary.server.TestServer.INGRID;
import static org.plenary.server.TestServer.STRANGER;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** Comments by API: what each audience hears, who says what, what is kept. */
class CommentsApiTest {
    private static final String ALL = "{\"kind\": \"ALL\"}";
    private static final String CHAIRS = "{\"kind\": \"CHAIR\"}";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;
    private Stream draft;

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
    }

    private HttpResponse<String> send(Person person, String method, String rest, String body) {
        return api.send(person, method, path(rest), body.isEmpty() ? null : new JsonObject(body));
    }

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private static String of(String kind, String code) {
        return "{\"kind\": \"" + kind + "\", \"code\": \"" + code + "\"}";
    }

    private HttpResponse<String> post(Person person, String audience, String text, String more) {
        return send(person, "POST", "/comments", "{\"text\": \"" + text + "\", \"audience\": " + audience + more + "}");
    }

    private JsonObject begun(Person person, String audience, String text, String more) {
        HttpResponse<String> response = post(person, audience, text, more);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonObject thread = new JsonObject(response.body()).getJsonObject("content");
        assertThat(new JsonObject(response.body()).getString("thread")).isEqualTo(thread.getString("id"));
        assertThat(response.headers().firstValue("location")).contains(path("/comments/" + thread.getString("id")));
        return thread;
    }

    private JsonObject comments(Person person) {
        return api.object(person, path("/comments"));
    }

    private List<String> texts(Person person) {
        List<String> texts = new ArrayList<>();
        comments(person)
                .getJsonArray("threads")
                .forEach(thread -> ((JsonObject) thread)
                        .getJsonArray("comments")
                        .forEach(comment -> texts.add(((JsonObject) comment).getString("text"))));
        return texts;
    }

    private List<String> audiences(Person person) {
        return comments(person).getJsonArray("audiences").stream()
                .map(JsonObject.class::cast)
                .map(each -> each.getString("kind") + " " + each.getString("code") + " " + each.getBoolean("mayWrite"))
                .toList();
    }

    private JsonObject ok(Person person, String method, String rest, String body) {
        return new JsonObject(Api.ok(send(person, method, rest, body)).body());
    }

    @Test
    void tellsPeopleTheAudiencesThatTheyAreIn() {
        assertThat(audiences(CLAIRE)).containsExactly("ALL null true", "GROUP EU true", "DELEGATION FRA true");
        assertThat(audiences(CHAIR)).containsExactly("ALL null true", "CHAIR null true");
        assertThat(audiences(WATCHER)).containsExactly("ALL null false");
        assertThat(comments(CLAIRE).getJsonArray("audiences").getJsonObject(1).getString("name"))
                .isEqualTo("European Union");
        assertThat(comments(CLAIRE).getJsonArray("desks")).isEmpty();
        Api.assertProblem(send(STRANGER, "GET", "/comments", ""), 404, "not-found");
    }

    @Test
    void isHeardByItsAudienceAlone() {
        // given
        begun(CLAIRE, of("DELEGATION", "FRA"), "for France", "");
        begun(CLAIRE, of("GROUP", "EU"), "for the Union", "");
        begun(AMINA, of("GROUP", "AFR"), "for the Group", "");
        begun(AMINA, of("DELEGATION", "KEN"), "for Kenya", "");
        begun(INGRID, CHAIRS, "for the chair", "");
        begun(CLAIRE, ALL, "for all", "");

        // then
        assertThat(texts(DANIEL)).containsExactlyInAnyOrder("for all", "for the Union", "for France");
        assertThat(texts(MOUSSA)).containsExactlyInAnyOrder("for all", "for the Group");
        assertThat(texts(AMINA)).containsExactlyInAnyOrder("for all", "for the Group", "for Kenya");
        assertThat(texts(CHAIR)).containsExactlyInAnyOrder("for all", "for the chair");
        assertThat(texts(WATCHER)).containsExactly("for all");
        HttpResponse<String> answer = send(CLAIRE, "GET", "/comments", "");
        assertThat(answer.headers().firstValue("cache-control")).contains("private, no-store");
        assertThat(answer.headers().firstValue("etag")).isEmpty();
    }

    @Test
    void answersOfWhatOneMayNotSeeAsOfWhatIsNotThere() {
        // given
        JsonObject secret = begun(CLAIRE, of("DELEGATION", "FRA"), "for France", "");
        String there = secret.getString("id");
        String nowhere = there.replaceFirst("^....", "AAAA");
        String comment = secret.getJsonArray("comments").getJsonObject(0).getString("id");
        String desk = secret.getString("desk");

        // then
        for (Person other : List.of(AMINA, CHAIR, INGRID)) {
            same(other, "POST", "/comments/ID/answers", "{\"text\": \"I heard that\"}", there, nowhere);
            same(other, "PUT", "/comments/ID/comments/" + comment, "{\"text\": \"mine\"}", there, nowhere);
            same(other, "POST", "/comments/ID/resolve", "", there, nowhere);
            same(other, "POST", "/comments/ID/reopen", "", there, nowhere);
            same(other, "PUT", "/comments/seen", "{\"desk\": \"ID\", \"seq\": 1}", desk, "AAAA");
            same(
                    other,
                    "POST",
                    "/comments",
                    "{\"text\": \"x\", \"audience\": " + of("DELEGATION", "ID") + "}",
                    "FRA",
                    "XYZ");
            same(other, "POST", "/comments", "{\"text\": \"x\", \"audience\": " + of("GROUP", "ID") + "}", "EU", "XYZ");
            same(other, "GET", "/record", "", "", "");
        }
        Api.assertProblem(api.get(CLAIRE, "/api/drafts/" + desk), 404, "not-found");
        Api.assertProblem(api.get(CLAIRE, "/api/drafts/" + desk + "/record"), 404, "not-found");
        Api.assertProblem(api.get(CLAIRE, "/api/drafts/" + desk + "/comments"), 404, "not-found");
        assertThat(texts(DANIEL)).containsExactly("for France");
    }

    private void same(Person person, String method, String rest, String body, String there, String nowhere) {
        HttpResponse<String> one = send(person, method, rest.replace("ID", there), body.replace("ID", there));
        HttpResponse<String> other = send(person, method, rest.replace("ID", nowhere), body.replace("ID", nowhere));
        assertThat(one.statusCode()).as(one.body()).isEqualTo(other.statusCode());
        assertThat(one.body()).isEqualTo(other.body());
        if (!method.equals("GET")) {
            assertThat(one.statusCode()).as(one.body()).isEqualTo(404);
        }
    }

    @Test
    void isAboutWordsAClauseOrTheDraft() {
        JsonObject second =
                begun(CLAIRE, ALL, "why twice?", ", \"clause\": \"a\", \"quote\": \"closely\", \"occurrence\": 2");
        JsonObject anchor = second.getJsonObject("anchor");
        assertThat(anchor.getString("quote")).isEqualTo("closely");
        assertThat(anchor.getLong("seq")).isEqualTo(2);

        JsonObject byUnits = begun(
                DANIEL,
                ALL,
                "the same",
                ", \"clause\": \"a\", \"from\": " + anchor.getJsonArray("from").encode() + ", \"to\": "
                        + anchor.getJsonArray("to").encode());
        assertThat(byUnits.getJsonObject("anchor")).isEqualTo(anchor);

        JsonObject clause =
                begun(CLAIRE, ALL, "all of it", ", \"clause\": \"b\"").getJsonObject("anchor");
        assertThat(clause.getString("quote")).isEqualTo("Shall report");
        assertThat(clause.getValue("from")).isNull();
        assertThat(begun(CLAIRE, ALL, "in general", "").getValue("anchor")).isNull();

        Api.assertProblem(post(CLAIRE, ALL, "x", ", \"clause\": \"z\""), 404, "not-found");
        Api.assertProblem(post(CLAIRE, ALL, "x", ", \"clause\": \"a\", \"quote\": \"nowhere\""), 409, "conflict");
        Api.assertProblem(
                post(CLAIRE, ALL, "x", ", \"clause\": \"a\", \"from\": [1, 999], \"to\": [1, 999]"), 409, "conflict");
        Api.assertProblem(post(CLAIRE, ALL, "x", ", \"clause\": \"a\", \"from\": [1, 1]"), 400, "invalid-request");
        Api.assertProblem(post(CLAIRE, ALL, "x", ", \"quote\": \"closely\""), 400, "invalid-request");
    }

    @Test
    void keepsOlderWordingsAndLetsAuthorsAloneReword() {
        JsonObject thread = begun(CLAIRE, ALL, "As @KEN and @CHAIR said, not @XYZ nor a@FRA", "");
        String id = thread.getString("id");
        JsonObject first = thread.getJsonArray("comments").getJsonObject(0);
        assertThat(first.getJsonArray("mentions"))
                .isEqualTo(new JsonArray().add("KEN").add("CHAIR"));
        assertThat(first.getJsonObject("by"))
                .isEqualTo(new JsonObject()
                        .put("person", "claire")
                        .put("name", "Claire")
                        .put("role", "DELEGATE")
                        .put("delegation", "FRA"));
        String edit = "/comments/" + id + "/comments/" + first.getString("id");

        JsonObject reworded = ok(CLAIRE, "PUT", edit, "{\"text\": \"As @MLI said\"}");
        JsonObject now = reworded.getJsonArray("comments").getJsonObject(0);
        assertThat(now.getString("text")).isEqualTo("As @MLI said");
        assertThat(now.getJsonArray("mentions")).isEqualTo(new JsonArray().add("MLI"));
        assertThat(now.getJsonArray("edited").getJsonObject(0).getString("text"))
                .startsWith("As @KEN");
        assertThat(reworded.getLong("seq")).isGreaterThan(thread.getLong("seq"));
        assertThat(now.getLong("seq")).isEqualTo(first.getLong("seq"));

        // said again it changes nothing
        assertThat(ok(CLAIRE, "PUT", edit, "{\"text\": \" As @MLI said\\n\"}")).isEqualTo(reworded);
        Api.assertProblem(send(DANIEL, "PUT", edit, "{\"text\": \"mine\"}"), 403, "not-allowed");
        Api.assertProblem(
                send(CLAIRE, "PUT", "/comments/" + id + "/comments/c99", "{\"text\": \"mine\"}"), 404, "not-found");
        for (String bad : List.of("", "  ", "a\\tb", "a\\u0000b", "x".repeat(10_001))) {
            Api.assertProblem(send(CLAIRE, "PUT", edit, "{\"text\": \"" + bad + "\"}"), 400, "invalid-request");
        }
        assertThat(ok(CLAIRE, "PUT", edit, "{\"text\": \"two\\nlines\"}")
                        .getJsonArray("comments")
                        .getJsonObject(0)
                        .getString("text"))
                .isEqualTo("two\nlines");
    }

    @Test
    void isResolvedAndReopenedByWhoeverMayWrite() {
        String thread = "/comments/" + begun(CLAIRE, ALL, "open", "").getString("id");
        JsonObject answer = new JsonObject(
                send(AMINA, "POST", thread + "/answers", "{\"text\": \"yes\"}").body());
        assertThat(answer.getJsonObject("content").getString("text")).isEqualTo("yes");

        JsonObject resolved = ok(AMINA, "POST", thread + "/resolve", "");
        assertThat(resolved.getString("state")).isEqualTo("RESOLVED");
        assertThat(resolved.getJsonObject("resolved").getJsonObject("by").getString("name"))
                .isEqualTo("Amina");
        assertThat(ok(CLAIRE, "POST", thread + "/resolve", "")).isEqualTo(resolved);
        Api.assertProblem(send(CLAIRE, "POST", thread + "/answers", "{\"text\": \"late\"}"), 409, "conflict");
        Api.assertProblem(send(WATCHER, "POST", thread + "/reopen", ""), 403, "not-allowed");

        JsonObject open = ok(CLAIRE, "POST", thread + "/reopen", "");
        assertThat(open.getString("state")).isEqualTo("OPEN");
        assertThat(open.getJsonArray("comments")).hasSize(2);
        assertThat(send(CLAIRE, "POST", thread + "/answers", "{\"text\": \"in time\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void keepsHowFarEachPersonHasReadWhichOnlyGrows() {
        String desk = begun(CLAIRE, ALL, "one", "").getString("desk");
        long seq = begun(CLAIRE, ALL, "two", "").getLong("seq");
        for (long[] step : new long[][] {{2, 2}, {seq + 1_000, seq}, {1, seq}}) {
            assertThat(send(DANIEL, "PUT", "/comments/seen", "{\"desk\": \"" + desk + "\", \"seq\": " + step[0] + "}")
                            .statusCode())
                    .isEqualTo(204);
            JsonObject told = comments(DANIEL).getJsonArray("desks").getJsonObject(0);
            assertThat(told.getLong("seen")).isEqualTo(step[1]);
            assertThat(told.getLong("seq")).isEqualTo(seq);
        }
        assertThat(comments(CLAIRE).getJsonArray("desks").getJsonObject(0).getLong("seen"))
                .isZero();
    }

    @Test
    void saysNothingInAnArchivedDraft() {
        String thread = "/comments/"
                + begun(CLAIRE, of("DELEGATION", "FRA"), "before", "").getString("id");
        ok(CHAIR, "PUT", "/archived", "{\"archived\": true}");
        Api.assertProblem(post(CLAIRE, of("DELEGATION", "FRA"), "after", ""), 409, "conflict");
        Api.assertProblem(send(CLAIRE, "POST", thread + "/resolve", ""), 409, "conflict");
        assertThat(texts(CLAIRE)).containsExactly("before");
        assertThat(audiences(CLAIRE)).allMatch(audience -> audience.endsWith("false"));
    }

    @Test
    void makesOneDeskOfManyFirstCommentsAtOnce() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String text = "first " + i;
            Person person = i % 2 == 0 ? CLAIRE : DANIEL;
            all.add(CompletableFuture.runAsync(() -> begun(person, of("DELEGATION", "FRA"), text, "")));
        }
        all.forEach(CompletableFuture::join);

        JsonObject told = comments(DANIEL);
        assertThat(told.getJsonArray("desks")).hasSize(1);
        Set<String> ids = new HashSet<>();
        told.getJsonArray("threads").forEach(thread -> ids.add(((JsonObject) thread).getString("id")));
        assertThat(ids).hasSize(24);
    }
}
