package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.protocol.Frames;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.server.journal.Stream;

/** What a client is told of its own changes and of the others. */
class CollabAnswersTest {
    private static final String TITLE = "Declaration";

    @TempDir
    static Path directory;

    private static TestServer server;
    private Stream draft;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void startDraft() {
        draft = server.draft(TITLE);
    }

    @Test
    void countsWhatIsOnDiskInOrder() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            // when
            for (int i = 0; i < 50; i++) {
                claire.type(0, "x");
            }
            claire.untilSaved();

            // then
            assertThat(claire.sent)
                    .as("the answer to the greeting, and 50 changes")
                    .isEqualTo(51);
            assertThat(claire.answers).isSorted().last().isEqualTo(51L);
            assertThat(claire.seq)
                    .as("who started the draft, its seed, who changes it, and 50 changes")
                    .isEqualTo(53);
        }
    }

    @Test
    void countsAnAnswerThatChangesNothing() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            claire.untilSaved();
            assertThat(claire.answers).containsExactly(1L);
            assertThat(claire.seq).isEqualTo(2);

            // when she repeats what everybody has, with an update and an answer
            claire.submit(Frames.change(claire.doc.encodeStateAsUpdate()));
            claire.submit(Frames.syncStep2(claire.doc.encodeStateAsUpdate()));

            // then
            claire.untilSaved();
            assertThat(claire.answered()).isEqualTo(3);
            assertThat(claire.seq).isEqualTo(2);
        }
    }

    @Test
    void doesNotCountWhatWaitsForWhatItBuildsOn() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            claire.untilSaved();

            // given three changes, of which the first never comes and the last builds on neither
            List<byte[]> updates = new ArrayList<>();
            claire.goOffline();
            claire.doc.onUpdate((update, origin) -> updates.add(update));
            claire.type(0, "one ");
            claire.type(4, "two ");
            claire.firstText().delete(claire.text().length() - 1, 1);

            // when
            claire.submit(Frames.change(updates.get(1)));
            claire.submit(Frames.change(updates.get(2)));

            // then neither is called saved before the answer that brings all three
            claire.untilSaved();
            assertThat(claire.answers).containsExactly(1L, 4L);
        }
        try (CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            assertThat(daniel.text()).isEqualTo("one two Declaratio");
        }
    }

    @Test
    void keepsWhatWasSentRightBeforeAClientLeaves() {
        try (CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            for (int i = 0; i < 20; i++) {
                CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                String word = "w" + i + " ";

                // when
                claire.type(0, "x");
                claire.type(0, word);
                claire.close();

                // then
                daniel.until(word + "arrives", () -> daniel.text().startsWith(word));
            }
        }
    }

    @Test
    void tellsAnOrdinaryClientNothingOfOurOwnProtocol() {
        try (CollabClient ordinary = CollabClient.joinOrdinary(server, draft, TestServer.CLAIRE);
                CollabClient own = CollabClient.join(server, draft, TestServer.DANIEL)) {
            ordinary.type(0, "ordinary ");
            own.until("it arrives", () -> own.text().startsWith("ordinary "));
            own.type(0, "own ");
            ordinary.until("it arrives", () -> ordinary.text().startsWith("own "));
            ordinary.settle();
            assertThat(ordinary.types).isNotEmpty().allMatch(type -> type < 100);
        }
    }

    @Test
    void refusesAnObserversChangeAndSaysWhy() {
        try (CollabClient watcher = CollabClient.join(server, draft, TestServer.WATCHER);
                CollabClient ordinary = CollabClient.joinOrdinary(server, draft, TestServer.WATCHER);
                CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            watcher.untilSaved();

            // when
            watcher.type(0, "I was here ");
            ordinary.type(0, "And I ");

            // then
            watcher.until("the refusal", () -> !watcher.refusals.isEmpty());
            JsonObject refusal = watcher.refusals.get(0);
            assertThat(refusal.getString("reason")).isEqualTo("read-only");
            assertThat(refusal.getLong("count")).isEqualTo(2);
            assertThat(refusal.getString("message")).contains("cannot change it");
            assertThat(refusal.containsKey("clause")).isTrue();
            assertThat(watcher.socket.closeCode()).isZero();
            ordinary.untilClosed();
            assertThat(ordinary.socket.closeCode()).isEqualTo(4403);
            claire.settle();
            assertThat(claire.text()).isEqualTo(TITLE);
        }
    }

    @Test
    void saysWhoSomebodyIsWhateverTheyClaim() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            claire.announce(7, 1, "{\"user\":{\"name\":\"The Chair\",\"evil\":1},\"clause\":\"c-3\"}");
            daniel.until("she is seen", () -> daniel.seen.containsKey(7L));
            JsonObject state = new JsonObject(daniel.seen.get(7L));
            JsonObject user = state.getJsonObject("user");
            assertThat(user.getString("color")).matches("#[0-9a-f]{6}");
            user.remove("color");
            assertThat(user)
                    .isEqualTo(new JsonObject()
                            .put("id", "claire")
                            .put("name", "Claire")
                            .put("role", "DELEGATE")
                            .put("rank", null)
                            .put("delegation", "FRA")
                            .put("delegationName", "France"));
            assertThat(state.getString("clause")).isEqualTo("c-3");
        }
    }

    @Test
    void passesOverWhatOneSaysOfAnother() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            claire.announce(7, 1, "{\"clause\":\"c-1\"}");
            daniel.until("she is seen", () -> daniel.seen.containsKey(7L));

            // when he speaks for her, and takes her away
            daniel.socket.send(Frames.awareness(List.of(
                    new Awareness.Entry(7, 9, "{\"clause\":\"c-9\"}"),
                    new Awareness.Entry(7, 10, null),
                    new Awareness.Entry(8, 1, "{\"clause\":\"c-8\"}"))));

            // then only what he says of himself is heard
            claire.until("he is seen", () -> claire.seen.containsKey(8L));
            daniel.seen.clear();
            daniel.socket.send(new byte[] {3});
            daniel.until("everybody's state comes", () -> daniel.seen.size() == 2);
            assertThat(new JsonObject(daniel.seen.get(7L)).getString("clause")).isEqualTo("c-1");
            assertThat(new JsonObject(daniel.seen.get(7L)).getJsonObject("user").getString("id"))
                    .isEqualTo("claire");
        }
    }

    @Test
    void passesOnWhereACaretIsAndWhatElseAnEditorShows() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
                CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            // when
            claire.announce(7, 1, """
                    {"cursor": {
                        "anchor": {"type": {"client": 4503599627370496, "clock": 3}, "tname": null,
                                   "item": {"client": 5, "clock": 0}, "assoc": -1},
                        "head": {"type": null, "tname": "text", "item": null, "assoc": 0}},
                     "clause": "c-1", "user": {"name": "The chair"}, "page": {"of": "hers"}}""");
            daniel.until("she is seen", () -> daniel.seen.containsKey(7L));

            // then
            JsonObject state = new JsonObject(daniel.seen.get(7L));
            assertThat(state.getJsonObject("user").getString("id")).isEqualTo("claire");
            state.remove("user");
            assertThat(state).isEqualTo(new JsonObject("""
                    {"cursor": {
                        "anchor": {"type": {"client": 4503599627370496, "clock": 3},
                                   "item": {"client": 5, "clock": 0}, "assoc": -1},
                        "head": {"tname": "text", "assoc": 0}},
                     "clause": "c-1"}"""));
        }
    }

    @Test
    void passesOnNoCaretWhereNoneCanBe() {
        String there = "{\"item\":{\"client\":5,\"clock\":0}}";
        List<String> places = List.of(
                "1",
                "null",
                "\"\"",
                "[]",
                "{}",
                "{\"item\":{}}",
                "{\"item\":5}",
                "{\"item\":{\"client\":-1,\"clock\":0}}",
                "{\"item\":{\"client\":1.5,\"clock\":0}}",
                "{\"item\":{\"client\":\"5\",\"clock\":0}}",
                "{\"item\":{\"client\":9007199254740992,\"clock\":0}}",
                "{\"type\":{\"clock\":0}}",
                "{\"tname\":\"elsewhere\"}",
                "{\"assoc\":0}");
        try (CollabClient watcher = CollabClient.join(server, draft, TestServer.WATCHER);
                CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            int clock = 1;
            for (String place : places) {
                for (String cursor : List.of(
                        place,
                        "{\"anchor\":" + place + ",\"head\":" + there + "}",
                        "{\"anchor\":" + there + ",\"head\":" + place + "}")) {
                    // when
                    daniel.seen.clear();
                    watcher.announce(9, clock++, "{\"cursor\":" + cursor + "}");
                    daniel.until("something is heard of " + cursor, () -> daniel.seen.containsKey(9L));

                    // then
                    JsonObject state = new JsonObject(daniel.seen.get(9L));
                    assertThat(state.fieldNames()).as(cursor).containsExactlyInAnyOrder("cursor", "user");
                    assertThat(state.getValue("cursor")).as(cursor).isNull();
                }
            }
        }
    }

    @Test
    void tellsANewcomerWhoIsHere() {
        try (CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
            claire.announce(7, 1, "{\"at\":1}");
            claire.until("she is seen", () -> claire.seen.containsKey(7L));
            try (CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
                daniel.until("she is seen", () -> daniel.seen.containsKey(7L));
            }
        }
    }

    @Test
    void announcesThatSomebodyHasGone() {
        try (CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
            CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
            claire.announce(7, 1, "{}");
            daniel.until("she is seen", () -> daniel.seen.containsKey(7L));
            claire.close();
            daniel.until("she has gone", () -> "null".equals(daniel.seen.get(7L)));
        }
    }
}
