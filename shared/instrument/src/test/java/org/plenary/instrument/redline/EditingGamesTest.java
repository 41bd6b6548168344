package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Change;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.TextPiece;
import org.plenary.crdt.YText;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.redline.EditingGame.Step;

/**
 * Whether redlines say of what people did in the browser's editor what the letters themselves say. {@code
 * -Dplenary.redline.editing=FILE} takes other games than those that are kept, which {@code RECORD_EDITING=FILE} of the
 * browser client's {@code editingGame.test.ts} writes.
 */
class EditingGamesTest {
    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private long letters;

    @Test
    void tellsOfWhatPeopleDidInTheEditorWhatTheLettersTell() throws IOException {
        String file = System.getProperty("plenary.redline.editing");
        List<EditingGame> games;
        try (InputStream in = file == null
                ? EditingGamesTest.class.getResourceAsStream("/editing-games.gz")
                : Files.newInputStream(Path.of(file))) {
            games = EditingGame.read(in);
        }
        games.forEach(game -> new Replay(game).check());
        System.out.println(games.size() + " games, " + letters + " letters looked at, faults " + faults);
        long steps = games.stream().mapToLong(game -> game.steps().size()).sum();
        assertThat(faults).as("%s", examples).doesNotContainKeys("same text, but a change", "in no view");
        // Two who move the same words at once leave text that nobody can tell by the record alone.
        assertThat(faults.getOrDefault("not known", 0))
                .as("of %d steps: %s", steps, examples)
                .isLessThanOrEqualTo((int) (steps / 150));
    }

    private void fault(String kind, String where) {
        faults.merge(kind, 1, Integer::sum);
        if (examples.size() < Integer.getInteger("plenary.redline.examples", 40)) {
            examples.add(kind + ": " + where);
        }
    }

    /**
     * One game, taken as the server takes it: the entry after a step has its number plus 2, the start being entry 1.
     */
    private final class Replay {
        private final EditingGame game;
        private final Doc doc = new Doc(new DocOptions(99, false, false));
        private Attribution attribution = new Attribution();
        private Copies copies = new Copies(attribution);
        private final Random random;
        private final List<Instrument> texts = new ArrayList<>();

        /** The entry that wrote each letter, and those that were there after any entry. */
        private final Map<Character, Long> written = new HashMap<>();

        private final Set<Character> seen = new HashSet<>();
        private final Set<Character> doubled = new HashSet<>();

        private String lastWhere = "";

        Replay(EditingGame game) {
            this.game = game;
            random = new Random(game.seed());
            texts.add(InstrumentReader.read(doc));
            take(game.start().update());
            game.steps().forEach(step -> take(step.update()));
        }

        private void take(byte[] update) {
            long seq = texts.size();
            Applied applied = doc.applyUpdate(update, "somebody");
            attribution.take(seq, applied.inserted(), applied.deleted());
            copies.take(doc, seq, applied);
            if (random.nextInt(20) == 0) {
                attribution = Attribution.decode(attribution.encode());
                copies = new Copies(attribution);
            }
            doc.forEachItem(applied.inserted(), item -> {
                if (item.parent() instanceof YText text) {
                    for (TextPiece piece : text.pieces(applied.inserted())) {
                        look(piece, text, seq);
                    }
                }
            });
            texts.add(InstrumentReader.read(doc));
        }

        private void look(TextPiece piece, YText text, long seq) {
            for (int i = 0; i < piece.text().length(); i++) {
                char unit = piece.text().charAt(i);
                written.putIfAbsent(unit, seq);
                if (!piece.deleted() || wasGone(text, seq)) {
                    seen.add(unit);
                }
                if (!piece.deleted() && EditingGame.isLetter(unit) && isDoubled(unit)) {
                    doubled.add(unit);
                }
                Id origin = attribution.origin(
                        new Id(piece.ids().client(), piece.ids().clock() + i));
                long by = attribution.insertedBy(origin.client(), origin.clock());
                if (EditingGame.isLetter(unit) && !piece.deleted() && by != written.get(unit) && !isDoubled(unit)) {
                    String where = name(seq - 1, seq) + " " + piece.text() + " is not of " + by + "; now " + text;
                    if (!where.equals(lastWhere)) {
                        fault("not known", where);
                    }
                    lastWhere = where;
                    break;
                }
            }
        }

        /** Whether a text was deleted by an earlier entry. */
        private boolean wasGone(YText text, long seq) {
            for (SharedType at = text; at != null; at = at.parent()) {
                Id id = at.id();
                long gone = id == null ? 0 : attribution.deletedBy(id.client(), id.clock());
                if (gone != 0 && gone < seq) {
                    return true;
                }
            }
            return false;
        }

        /** Two who moved the same words at once may have made two of them. */
        private boolean isDoubled(char unit) {
            String now = DraftClauses.root(doc).toString();
            return now.indexOf(unit) != now.lastIndexOf(unit);
        }

        private String name(long from, long to) {
            StringBuilder name = new StringBuilder("game " + game.seed() + " from " + from + " to " + to);
            for (long seq = Math.max(2, from + 1); seq <= to && seq < from + 12; seq++) {
                Step step = game.steps().get((int) seq - 2);
                name.append(seq == from + 1 ? " (" : ", ")
                        .append(step.by())
                        .append(' ')
                        .append(step.what());
            }
            return name.append(')').toString();
        }

        void check() {
            long last = texts.size() - 1L;
            game.same().forEach(same -> checkNoChange(same.from() + 1L, same.to() + 1L));
            check(1, last);
            for (int i = 0; i < 20; i++) {
                long from = 1L + random.nextInt((int) last);
                check(from, Math.min(last, from + random.nextInt(i % 2 == 0 ? 10 : (int) last)));
            }
            checkBlame(last);
        }

        private void checkNoChange(long from, long to) {
            DraftRedline redline = DraftRedline.between(doc, attribution, from, to);
            for (ClauseRedline clause : redline.clauses()) {
                boolean same = clause.change() == ClauseChange.KEPT && !clause.moved();
                if (!same) {
                    fault(
                            "same text, but a change",
                            name(from, to) + " " + clause.id() + " " + clause.change()
                                    + (clause.moved() ? " moved\n" : "\n") + DraftRecord.show(clause));
                }
            }
        }

        private void check(long from, long to) {
            DraftRedline redline = DraftRedline.between(doc, attribution, from, to);
            Instrument old = texts.get((int) from);
            Instrument now = texts.get((int) to);
            assertThat(RedlineText.of(redline, RedlineText.Side.BEFORE)).isEqualTo(RedlineText.of(old));
            assertThat(RedlineText.of(redline, RedlineText.Side.AFTER)).isEqualTo(RedlineText.of(now));
            Map<ClauseId, String> before = letters(old);
            Map<ClauseId, String> after = letters(now);
            for (ClauseRedline clause : redline.clauses()) {
                checkWriters(clause, from, to);
                long kept = count(clause, Change.KEPT);
                long common = common(before.getOrDefault(clause.id(), ""), after.getOrDefault(clause.id(), ""));
                letters += common;
                if (kept != common) {
                    fault(
                            "struck and written anew",
                            name(from, to) + " " + clause.id() + " " + kept + " of " + common + " letters kept\n"
                                    + DraftRecord.show(clause));
                }
            }
        }

        private void checkWriters(ClauseRedline clause, long from, long to) {
            for (ParagraphRedline paragraph : clause.paragraphs()) {
                for (Run run : paragraph.runs()) {
                    for (char unit : run.text().toCharArray()) {
                        if (EditingGame.isLetter(unit) && run.written() != written.get(unit)) {
                            fault(
                                    "another author",
                                    name(from, to) + " " + clause.id() + " " + run + " not by " + written.get(unit));
                            break;
                        }
                    }
                }
            }
        }

        private void checkBlame(long at) {
            Map<Character, Integer> shown = new HashMap<>();
            for (ClauseRedline clause :
                    DraftRedline.blame(doc, attribution, at, true).clauses()) {
                checkWriters(clause, 0, at);
                for (ParagraphRedline paragraph : clause.paragraphs()) {
                    for (Run run : paragraph.runs()) {
                        for (char unit : run.text().toCharArray()) {
                            shown.merge(unit, 1, Integer::sum);
                        }
                    }
                }
            }
            for (char unit : written.keySet()) {
                int times = shown.getOrDefault(unit, 0);
                if (EditingGame.isLetter(unit)
                        && times != 1
                        && (times > 1 || seen.contains(unit))
                        && !doubled.contains(unit)) {
                    fault(
                            times == 0 ? "in no view" : "twice in a view",
                            name(0, 0) + " " + unit + " of entry " + written.get(unit) + " times " + times);
                }
            }
        }

        private long count(ClauseRedline clause, Change change) {
            return clause.paragraphs().stream()
                    .flatMap(paragraph -> paragraph.runs().stream())
                    .filter(run -> run.change() == change)
                    .flatMapToInt(run -> run.text().chars())
                    .filter(unit -> EditingGame.isLetter((char) unit))
                    .count();
        }

        private Map<ClauseId, String> letters(Instrument text) {
            Map<ClauseId, String> letters = new HashMap<>();
            RedlineText.of(text).forEach((id, paragraphs) -> {
                StringBuilder all = new StringBuilder();
                for (RedlineText.Para paragraph : paragraphs) {
                    paragraph
                            .text()
                            .chars()
                            .filter(unit -> EditingGame.isLetter((char) unit))
                            .forEach(unit -> all.append((char) unit));
                }
                letters.put(id, all.toString());
            });
            return letters;
        }

        /** How many letters of one text can stand in the same order in the other. */
        private long common(String one, String other) {
            List<Integer> tails = new ArrayList<>();
            for (int i = 0; i < one.length(); i++) {
                int at = other.indexOf(one.charAt(i));
                if (at >= 0) {
                    int place = Collections.binarySearch(tails, at);
                    int to = place >= 0 ? place : -place - 1;
                    if (to == tails.size()) {
                        tails.add(at);
                    } else {
                        tails.set(to, at);
                    }
                }
            }
            return tails.size();
        }
    }
}
