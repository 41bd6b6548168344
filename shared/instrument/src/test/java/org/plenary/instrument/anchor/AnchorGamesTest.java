package org.plenary.instrument.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Subscription;
import org.plenary.crdt.UndoManager;
import org.plenary.crdt.UndoOptions;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.encoding.Json;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Texts;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.instrument.redline.EditingGame;
import org.plenary.instrument.redline.EditorPeer;

/** Whether anchors hold what the letters say they hold; {@code -Dplenary.anchor.games=N} plays more games. */
class AnchorGamesTest {
    private static final int TURNS = 60;

    /** What both this and the browser's client read; {@code -Dplenary.anchor.record=FILE} writes it anew. */
    private static final int RECORDED = 6;

    @Test
    void holdsItsWordsWhateverPeopleDo() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        int games = Integer.getInteger("plenary.anchor.games", 150);
        AnchorFigures figures = new AnchorFigures();
        for (int game = 0; game < games; game++) {
            try {
                new Play(seed + game, figures).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "replay with -Dplenary.seed=" + (seed + game) + " -Dplenary.anchor.games=1", e);
            }
        }
        System.out.println(games + " games from seed " + seed + ": " + figures);
        assertThat(figures.lostInMoves()).as("%s", figures.examples).isLessThanOrEqualTo(figures.moved / 200);
        // A few letters that are cut and pasted elsewhere are not followed: they may be others by chance.
        assertThat(figures.unseen("pastes little"))
                .as("%s", figures.examples)
                .isLessThanOrEqualTo(figures.cameBack / 50);
    }

    @Test
    void readsTheWordsThatTheCasesTell() throws IOException {
        List<Object> games = new ArrayList<>();
        for (int seed = 1; seed <= RECORDED; seed++) {
            Play play = new Play(seed, new AnchorFigures());
            play.run();
            games.add(play.game.cases());
        }
        String file = System.getProperty("plenary.anchor.record");
        if (file != null) {
            Files.writeString(
                    Path.of(file),
                    games.stream().map(Json::stringify).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
        }
        try (InputStream in = AnchorGamesTest.class.getResourceAsStream("/anchor-cases.json")) {
            String cases = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Json.stringify(Json.parse(cases)))
                    .as("anchor-cases.json is recorded anew with -Dplenary.anchor.record=FILE")
                    .isEqualTo(Json.stringify(games));
        }
    }

    @Test
    void holdsItsWordsThroughWhatPeopleDidInTheEditor() throws IOException {
        AnchorFigures figures = new AnchorFigures();
        List<EditingGame> games;
        try (InputStream in = AnchorGamesTest.class.getResourceAsStream("/editing-games.gz")) {
            games = EditingGame.read(in);
        }
        for (EditingGame recorded : games) {
            Random random = new Random(recorded.seed());
            AnchorGame game = new AnchorGame("game " + recorded.seed(), random, figures);
            game.take(recorded.start().update(), "the beginning");
            for (EditingGame.Step step : recorded.steps()) {
                if (random.nextInt(4) == 0) {
                    game.place();
                }
                game.take(step.update(), step.by() + " " + step.what());
            }
            game.replay();
        }
        System.out.println(games.size() + " games of the editor: " + figures);
        // Who comes back from far away sends all that they did as one change, in which much may look alike.
        assertThat(figures.lostInMoves()).as("%s", figures.examples).isLessThanOrEqualTo(figures.moved / 100);
        assertThat(figures.unseen("-")).as("%s", figures.examples).isLessThanOrEqualTo(figures.cameBack / 20);
    }

    private static final class Play {
        private final Random random;
        private final long seed;
        private final AnchorGame game;
        private final List<EditorPeer> peers = new ArrayList<>();
        private final List<UndoManager> undo = new ArrayList<>();
        private final List<byte[]> updates = new ArrayList<>();
        private final int[] heard;
        private char next = 0xAC00;
        private char nextSign = 0x2190;
        private String clipboard = "";
        private boolean mayPaste;

        Play(long seed, AnchorFigures figures) {
            this.seed = seed;
            random = new Random(seed);
            game = new AnchorGame("seed " + seed, random, figures);
            heard = new int[1 + random.nextInt(3)];
            Supplier<String> words = this::words;
            for (int i = 0; i < heard.length; i++) {
                EditorPeer peer = new EditorPeer(random, words, i + 1);
                peers.add(peer);
                undo.add(new UndoManager(
                        DraftClauses.root(peer.doc),
                        new UndoOptions().withTrackedOrigins(Set.of("peer")).withCaptureTimeout(Duration.ofDays(1))));
            }
        }

        private String words() {
            StringBuilder text = new StringBuilder();
            for (int words = 1 + random.nextInt(4); words > 0; words--) {
                for (int letters = 1 + random.nextInt(6); letters > 0; letters--) {
                    text.append(next);
                    next = next == 0xD7A3 ? 0x4E00 : (char) (next + 1);
                }
                if (seed % 2 == 0) {
                    text.append(random.nextInt(8) == 0 ? ", " : random.nextInt(8) == 0 ? "" : " ");
                } else {
                    for (int signs = random.nextInt(8) == 0 ? 2 : 1; signs > 0; signs--) {
                        text.append(nextSign);
                        nextSign = nextSign == 0x2BFF ? '\u2190' : (char) (nextSign + 1);
                    }
                }
            }
            return text.toString();
        }

        void run() {
            Doc seedDoc = new Doc(new DocOptions(50, true, false));
            InstrumentWriter.write(
                    Texts.instrument(
                            Texts.clause("t", ClauseKind.TITLE, words()),
                            Texts.clause("p", ClauseKind.PREAMBULAR, words(), Texts.sub(words()), Paragraph.EMPTY),
                            Texts.clause(
                                    "o",
                                    ClauseKind.OPERATIVE,
                                    words() + words(),
                                    Texts.sub(words(), Texts.sub(words())),
                                    Texts.p(Texts.t(words()), Texts.br(), Texts.b(words()))),
                            Texts.clause("h", ClauseKind.HEADING, words())),
                    seedDoc);
            take(seedDoc.encodeStateAsUpdate(), "the beginning");
            for (int turn = 0; turn < TURNS; turn++) {
                int dice = random.nextInt(12);
                if (dice < 3) {
                    game.place();
                } else if (dice == 3) {
                    game.placeWholeClause();
                } else if (dice == 4 && random.nextInt(4) == 0) {
                    game.drop();
                }
                turn();
                game.checkWholeClauses();
            }
            game.replay();
        }

        private void take(byte[] update, String what) {
            updates.add(update);
            game.take(update, what);
        }

        private void hear(int by) {
            for (; heard[by] < updates.size(); heard[by]++) {
                peers.get(by).doc.applyUpdate(updates.get(heard[by]), "server");
            }
        }

        private void turn() {
            int by = random.nextInt(peers.size());
            EditorPeer peer = peers.get(by);
            List<byte[]> made = new ArrayList<>();
            Subscription listening = peer.doc.onUpdate((bytes, origin) -> {
                if (!"server".equals(origin)) {
                    made.add(bytes);
                }
            });
            String what;
            int dice = random.nextInt(10);
            if (heard[by] == 0 || random.nextInt(3) == 0) {
                hear(by);
            }
            if (dice == 0 && undo.get(by).canUndo()) {
                what = by + " undoes";
                hear(by);
                undo.get(by).undo();
            } else if (dice == 1 && undo.get(by).canRedo()) {
                what = by + " redoes";
                hear(by);
                undo.get(by).redo();
            } else if (dice == 2 || (dice == 3 && mayPaste)) {
                what = by + (!mayPaste ? " cuts" : clipboard.length() < 16 ? " pastes little" : " pastes");
                hear(by);
                peer.doc.transact("peer", mayPaste ? () -> paste(peer.doc) : () -> cut(peer.doc));
            } else {
                Set<EditorPeer.Op> ops = EnumSet.of(peer.choose());
                if (random.nextInt(8) == 0) {
                    ops.add(EditorPeer.Op.TYPE);
                }
                what = by + " " + ops;
                if (ops.stream().anyMatch(op -> op.copies)) {
                    hear(by);
                }
                peer.doc.transact("peer", () -> ops.forEach(peer::apply));
            }
            listening.close();
            if (random.nextInt(3) > 0) {
                undo.get(by).stopCapturing();
            }
            for (byte[] update : made) {
                take(update, what);
            }
        }

        private List<YXmlText> texts(Doc doc) {
            return DraftClauses.root(doc).descendants().stream()
                    .filter(YXmlText.class::isInstance)
                    .map(YXmlText.class::cast)
                    .filter(text -> text.length() > 0)
                    .toList();
        }

        private void cut(Doc doc) {
            List<YXmlText> texts = texts(doc);
            if (!texts.isEmpty()) {
                YXmlText text = texts.get(random.nextInt(texts.size()));
                int from = random.nextInt((int) text.length());
                int to = from + 1 + random.nextInt((int) text.length() - from);
                clipboard = text.text().substring(from, to);
                text.delete(from, to - from);
                mayPaste = true;
            }
        }

        private void paste(Doc doc) {
            List<YXmlText> texts = texts(doc);
            // It is pasted once: letters are not to be twice.
            if (!texts.isEmpty() && clipboard.chars().noneMatch(letter -> isThere(doc, (char) letter))) {
                YXmlText text = texts.get(random.nextInt(texts.size()));
                text.insert(random.nextInt((int) text.length() + 1), clipboard);
            }
            mayPaste = false;
        }

        private static boolean isThere(Doc doc, char letter) {
            return Letters.isLetter(letter)
                    && DraftClauses.root(doc).descendants().stream()
                            .filter(YXmlText.class::isInstance)
                            .anyMatch(text -> text.toString().indexOf(letter) >= 0);
        }
    }
}
