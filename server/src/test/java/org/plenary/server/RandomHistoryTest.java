package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.PlainText;
import org.plenary.server.checkpoint.CheckpointConfig;
import org.plenary.server.history.HistoryConfig;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.sql.Await;
import org.plenary.server.wiring.ServerConfig;

/**
 * Several people edit drafts at random over real sockets, decide and issue. Then the past is asked for over HTTP, at
 * random moments, and compared with what {@link NaivePast} makes of the record's entries. Checkpoints are made every
 * few entries, and everything is forgotten between two questions.
 */
class RandomHistoryTest {
    private static final int GAMES = Integer.getInteger("plenary.past.games", 6);
    private static final int STEPS = 60;
    private static final int QUESTIONS = 8;

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        RoomConfig usual = RoomConfig.defaults();
        server = TestServer.startAs(
                directory,
                config -> new ServerConfig(
                                config.database(),
                                new RoomConfig(
                                        usual.maxMembers(),
                                        usual.maxDraftBytes(),
                                        usual.maxTick(),
                                        usual.awarenessTick(),
                                        Duration.ofMillis(1)),
                                config.sessions(),
                                config.http())
                        .remembering(
                                new CheckpointConfig(15, 1 << 24),
                                new HistoryConfig(4, 1 << 28, Duration.ofMillis(1), 2, 64)));
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsThePastAsTheRecordHasIt() throws Exception {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("RandomHistoryTest seed=" + seed + " games=" + GAMES);
        for (long game = seed; game < seed + GAMES; game++) {
            try {
                new Game(game).play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + game + " -Dplenary.past.games=1", e);
            }
        }
        assertThat(checkpoints()).isGreaterThan(GAMES / 2);
    }

    private static int checkpoints() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from checkpoint")) {
            return row.getInt(1);
        }
    }

    private static final class Game {
        private final Random random;
        private final Stream draft;
        /** Editors move and split text by writing it anew; then who wrote it is more than the record's entries tell. */
        private final boolean copying;

        private int fresh;
        private long issued;

        Game(long seed) {
            random = new Random(seed);
            copying = random.nextInt(3) == 0;
            draft = Await.await(server.server()
                    .drafts()
                    .create(
                            CHAIR,
                            "Declaration",
                            new Instrument(List.of(
                                    Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration 🕊"),
                                    Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "States 🕊 agree"),
                                    Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Beta words"),
                                    Clause.of(new ClauseId("c"), ClauseKind.ARTICLE, "Gamma words")))));
        }

        void play() {
            for (int visit = 0; visit < 3; visit++) {
                edit();
                NaivePast past = new NaivePast(server.server().database(), draft);
                requireRoom(past);
                for (int i = 0; i < QUESTIONS; i++) {
                    requireMoments(past);
                }
            }
        }

        private void edit() {
            try (CollabClient claire = CollabClient.join(server, draft, CLAIRE);
                    CollabClient daniel = CollabClient.join(server, draft, DANIEL);
                    CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
                List<CollabClient> all = List.of(claire, daniel, chair);
                for (int step = 0; step < STEPS / 3; step++) {
                    CollabClient one = all.get(random.nextInt(3));
                    one.doc.transact(null, () -> change(one.doc));
                    if (random.nextInt(3) == 0) {
                        all.get(random.nextInt(3)).settle();
                    }
                    if (random.nextInt(10) == 0) {
                        decide();
                    }
                }
                all.forEach(CollabClient::untilSaved);
            }
        }

        private void decide() {
            if (random.nextBoolean()) {
                String status = random.nextBoolean() ? "PARKED" : "OPEN";
                api.send(
                        CHAIR,
                        "PUT",
                        "/api/drafts/" + draft.id() + "/clauses/a/status",
                        new JsonObject().put("status", status));
            } else {
                assertThat(api.send(
                                        CHAIR,
                                        "POST",
                                        "/api/drafts/" + draft.id() + "/revisions",
                                        new JsonObject().put("title", "Revision"))
                                .statusCode())
                        .isEqualTo(201);
                issued++;
            }
        }

        private void change(Doc doc) {
            YXmlFragment root = doc.getXmlFragment("text");
            int clauses = (int) root.length();
            switch (random.nextInt(copying ? 12 : 9)) {
                case 0 -> make(root, random.nextInt(clauses + 1));
                case 1 -> {
                    if (clauses > 3) {
                        root.delete(random.nextInt(clauses), 1);
                    }
                }
                case 9 -> {
                    SharedType moved = (SharedType) root.get(random.nextInt(clauses));
                    root.insertCopy(random.nextInt(clauses + 1), moved);
                    root.delete(moved);
                }
                case 10, 11 -> split(root);
                case 2 -> {
                    YXmlText text = text(root);
                    if (text != null && text.length() > 2) {
                        text.format(0, whole(text, 1 + random.nextInt(2)), Map.of("bold", Map.of()));
                    }
                }
                default -> type(text(root));
            }
        }

        /**
         * So many units or one more: whoever cuts a character in halves has two that cannot be shown, also in the past.
         */
        private static int whole(YXmlText text, int units) {
            String now = text.toDelta().stream()
                    .map(op -> String.valueOf(op.insert()))
                    .collect(Collectors.joining());
            return Character.isLowSurrogate(now.charAt(units)) ? units + 1 : units;
        }

        private void make(YXmlFragment root, int at) {
            YXmlElement clause = root.insertElement(at, "operative");
            clause.setAttribute("id", "n" + draft.id() + "-" + fresh++ + "x" + random.nextInt(1 << 20));
            clause.insertElement(0, "paragraph").insertText(0).insert(0, "Fresh words");
        }

        private void split(YXmlFragment root) {
            YXmlText text = text(root);
            if (text != null
                    && text.length() > 4
                    && text.parent() instanceof YXmlElement paragraph
                    && paragraph.nodeName().equals("paragraph")
                    && paragraph.parent() instanceof YXmlElement clause) {
                int at = 1 + random.nextInt((int) text.length() - 2);
                String tail = text.toDelta().stream()
                        .map(op -> String.valueOf(op.insert()))
                        .collect(Collectors.joining());
                while (Character.isSurrogate(tail.charAt(at))) {
                    at--;
                }
                text.delete(at, text.length() - at);
                clause.insertElementAfter(paragraph, "paragraph").insertText(0).insert(0, tail.substring(at));
            }
        }

        private YXmlText text(YXmlFragment root) {
            List<SharedType> texts = root.descendants().stream()
                    .filter(YXmlText.class::isInstance)
                    .toList();
            return texts.isEmpty() ? null : (YXmlText) texts.get(random.nextInt(texts.size()));
        }

        private void type(YXmlText text) {
            if (text == null) {
                return;
            }
            String now = text.toDelta().stream()
                    .map(op -> String.valueOf(op.insert()))
                    .collect(Collectors.joining());
            int at = random.nextInt(now.length() + 1);
            while (at > 0 && at < now.length() && Character.isLowSurrogate(now.charAt(at))) {
                at--;
            }
            if (random.nextInt(3) > 0 || at == now.length()) {
                text.insert(at, random.nextInt(4) == 0 ? " " : "w" + random.nextInt(100));
            } else {
                int end = Math.min(now.length(), at + 1 + random.nextInt(6));
                while (end < now.length() && Character.isLowSurrogate(now.charAt(end))) {
                    end++;
                }
                text.delete(at, end - at);
            }
        }

        /** A room that is opened again, from a checkpoint or not, has the state of a full replay to the last byte. */
        private void requireRoom(NaivePast past) {
            byte[] state = Await.await(
                    server.server().rooms().read(draft.id(), now -> now.doc().encodeStateAsUpdate()));
            assertThat(state).isEqualTo(past.liveState());
        }

        private void requireMoments(NaivePast past) {
            long one = past.first() + random.nextLong(past.last() - past.first() + 1);
            long other = past.first() + random.nextLong(past.last() - past.first() + 1);
            long from = Math.min(one, other);
            long to = Math.max(one, other);
            Person reader = random.nextBoolean() ? CLAIRE : CHAIR;
            assertThat(Api.ok(api.get(reader, path("/text?at=seq:" + to))).body())
                    .as("text at %s", to)
                    .isEqualTo(PlainText.render(past.text(to)));
            JsonObject redline = api.object(reader, path("/redline?by=character&from=seq:" + from + "&to=seq:" + to));
            requireTexts(redline, past.text(from), past.text(to));
            requireTexts(
                    api.object(reader, path("/redline?from=seq:" + from + "&to=seq:" + to)),
                    past.text(from),
                    past.text(to));
            JsonObject blame = api.object(reader, path("/blame?at=seq:" + to));
            requireTexts(blame, past.text(to), past.text(to));
            if (!copying) {
                assertThat(NaivePast.written(blame, to)).as("authors at %s", to).isEqualTo(past.written(to));
                assertThat(NaivePast.deletions(redline))
                        .as("deletions from %s to %s", from, to)
                        .isEqualTo(past.deletions(from, to));
            }
            assertThat(api.array(reader, path("/revisions"))).hasSize((int) issued);
        }

        private String path(String rest) {
            return "/api/drafts/" + draft.id() + rest;
        }

        /** What is shown of each clause without what came is what it said, and without what went what it says. */
        private static void requireTexts(JsonObject redline, Instrument before, Instrument after) {
            assertThat(texts(redline, "insert", "added")).isEqualTo(texts(before));
            assertThat(texts(redline, "delete", "removed")).isEqualTo(texts(after));
            assertThat(redline.getJsonArray("clauses").stream()
                            .map(JsonObject.class::cast)
                            .filter(clause -> !clause.getString("change").equals("removed"))
                            .map(clause -> clause.getString("id")))
                    .isEqualTo(after.clauses().stream()
                            .map(clause -> clause.id().value())
                            .toList());
        }

        private static Map<String, String> texts(JsonObject redline, String change, String clauses) {
            return redline.getJsonArray("clauses").stream()
                    .map(JsonObject.class::cast)
                    .filter(clause -> !clause.getString("change").equals(clauses))
                    .collect(Collectors.toMap(
                            clause -> clause.getString("id"),
                            clause -> clause.getJsonArray("runs").stream()
                                    .map(JsonObject.class::cast)
                                    .filter(run -> !change.equals(run.getString("change")))
                                    .map(run -> run.getString("text"))
                                    .collect(Collectors.joining())));
        }

        private static Map<String, String> texts(Instrument instrument) {
            return instrument.clauses().stream()
                    .collect(Collectors.toMap(clause -> clause.id().value(), NaivePast::plain));
        }
    }
}
