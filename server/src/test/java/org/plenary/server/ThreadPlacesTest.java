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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** The words that threads are about, in a draft that people edit. */
class ThreadPlacesTest {
    private final long seed = Long.getLong("plenary.seed", System.nanoTime());

    @TempDir
    Path directory;

    private static YXmlText text(Doc doc, String clause) {
        YXmlElement element = (YXmlElement) doc.getXmlFragment("text").children().stream()
                .filter(each -> clause.equals(((YXmlElement) each).getAttribute("id")))
                .findFirst()
                .orElseThrow();
        return (YXmlText) element.descendants().stream()
                .filter(YXmlText.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static String say(Api api, Person person, Stream draft, String on, JsonObject audience) {
        HttpResponse<String> answer = api.send(
                person,
                "POST",
                "/api/drafts/" + draft.id() + "/comments",
                new JsonObject("{" + on + "}").put("text", "About this").put("audience", audience));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getString("thread");
    }

    private static JsonArray now(Api api, Person person, Stream draft, String thread) {
        return api.object(person, "/api/drafts/" + draft.id() + "/comments/places").getJsonArray("threads").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals(thread))
                .findFirst()
                .orElseThrow()
                .getJsonArray("now");
    }

    @Test
    void goWithTheWordsAndSayWhoTookThemAway() {
        long start = System.currentTimeMillis();
        try (TestServer server = TestServer.start(directory)) {
            // given
            DeskPeople.admitTo(server);
            Stream draft = DeskPeople.draft(server);
            Api api = new Api(server);
            JsonObject france = WallModel.audience("DELEGATION", "FRA");
            String words = say(api, CLAIRE, draft, "\"clause\": \"a\", \"quote\": \"cooperate closely\"", france);
            String clause = say(api, CLAIRE, draft, "\"clause\": \"b\"", france);
            String whole = say(api, CLAIRE, draft, "", france);
            try (CollabClient amina = CollabClient.join(server, draft, AMINA)) {
                assertThat(now(api, DANIEL, draft, words).getJsonObject(0).getString("state"))
                        .isEqualTo("HELD");

                // when the words are moved to another clause, as editors do
                amina.doc.transact(null, () -> {
                    text(amina.doc, "a").delete(5, 18);
                    text(amina.doc, "b").insert(12, " cooperate closely");
                });
                amina.untilSaved();

                // then
                JsonObject there = now(api, DANIEL, draft, words).getJsonObject(0);
                assertThat(there.getString("clause")).isEqualTo("b");
                assertThat(there.getString("state")).isEqualTo("HELD");
                assertThat(there.containsKey("by")).isFalse();

                // when somebody deletes them
                text(amina.doc, "b").delete(12, 18);
                amina.untilSaved();

                // then
                JsonObject gone = now(api, DANIEL, draft, words).getJsonObject(0);
                assertThat(gone.getString("state")).isEqualTo("GONE");
                assertThat(gone.getJsonObject("by").getString("name")).isEqualTo("Amina");
                assertThat(gone.getJsonObject("by").getString("delegation")).isEqualTo("KEN");
                assertThat(gone.getLong("at")).isBetween(start, System.currentTimeMillis());
                assertThat(now(api, DANIEL, draft, clause).getJsonObject(0).getString("state"))
                        .isEqualTo("HELD");
                assertThat(api.get(DANIEL, "/api/drafts/" + draft.id() + "/comments/places")
                                .body())
                        .doesNotContain("\"" + whole + "\"");
            }
        }
    }

    /** Asked often, or once at the end, or by a server that has forgotten all: the places are those of brackets. */
    @Test
    void areThoseThatBracketsOnTheSameWordsHave() {
        System.out.println("ThreadPlacesTest seed=" + seed);
        Random random = new Random(seed);
        JsonArray often = new JsonArray();
        Stream draft;
        String last;
        String quote = "\"clause\": \"a\", \"quote\": \"cooperate closely, and report\"";
        try (TestServer server = TestServer.start(directory)) {
            DeskPeople.admitTo(server);
            draft = DeskPeople.draft(server);
            Api api = new Api(server);
            String path = "/api/drafts/" + draft.id();
            JsonObject bracket = new JsonObject("{" + quote + "}").put("kind", "CONTESTED");
            HttpResponse<String> placed = api.send(CLAIRE, "POST", path + "/brackets", bracket.put("stance", "DELETE"));
            assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
            String first = say(api, CLAIRE, draft, quote, WallModel.audience("DELEGATION", "FRA"));
            last = say(api, CHAIR, draft, quote, WallModel.audience("CHAIR", null));
            try (CollabClient amina = CollabClient.join(server, draft, AMINA)) {
                for (int i = 0; i < 40; i++) {
                    edit(amina, random);
                    amina.untilSaved();
                    if (i % 3 == 0) {
                        often = now(api, CLAIRE, draft, first);
                        JsonArray brackets = api.array(CHAIR, path + "/brackets")
                                .getJsonObject(0)
                                .getJsonArray("now");
                        assertThat(plain(often)).as("seed=%s edit=%s", seed, i).isEqualTo(plain(brackets));
                    }
                }
            }
            often = now(api, CLAIRE, draft, first);
            assertThat(now(api, CHAIR, draft, last)).as("seed=%s", seed).isEqualTo(often);
        }
        try (TestServer server = TestServer.start(directory)) {
            assertThat(now(new Api(server), CHAIR, draft, last))
                    .as("seed=%s", seed)
                    .isEqualTo(often);
        }
    }

    /** Without who it was, which brackets tell in another way. */
    private static List<JsonObject> plain(JsonArray now) {
        return now.stream()
                .map(each -> ((JsonObject) each).copy())
                .peek(each -> {
                    each.remove("at");
                    each.remove("by");
                })
                .toList();
    }

    private static void edit(CollabClient client, Random random) {
        String clause = random.nextBoolean() ? "a" : "b";
        YXmlText from = text(client.doc, clause);
        int length = from.toString().length();
        int at = random.nextInt(length + 1);
        int part = Math.min(length - at, 1 + random.nextInt(12));
        if (part == 0 || random.nextInt(3) == 0) {
            from.insert(at, random.nextBoolean() ? "x" : " closely");
        } else if (random.nextInt(4) > 0) {
            String words = from.toString().substring(at, at + part);
            YXmlText to = text(client.doc, clause.equals("a") ? "b" : "a");
            client.doc.transact(null, () -> {
                from.delete(at, part);
                to.insert(random.nextInt(to.toString().length() + 1), words);
            });
        } else {
            from.delete(at, part);
        }
    }
}
