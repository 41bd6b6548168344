package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.instrument.ClauseKind.HEADING;
import static org.plenary.instrument.ClauseKind.OPERATIVE;
import static org.plenary.instrument.ClauseKind.TITLE;
import static org.plenary.instrument.Texts.b;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.instrument;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.sub;
import static org.plenary.instrument.Texts.t;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Id;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.redline.RedlineGame.State;

/**
 * Replay a failed game with {@code -Dplenary.seed=… -Dplenary.withdrawal.games=1}; play longer with {@code
 * -Dplenary.withdrawal.games=…}.
 */
class WithdrawalTest {
    private static final int GAMES = Integer.getInteger("plenary.withdrawal.games", 150);

    private static final Clause TITLE_CLAUSE = clause("t", TITLE, "Declaration");
    private static final Clause A = clause("a", OPERATIVE, "States shall cooperate in good faith.");
    private static final Clause B = clause("b", OPERATIVE, "Companies shall report incidents.");
    private static final Clause C = clause("c", OPERATIVE, "Civil society shall be heard.");

    /** A draft that Ann and others edit in turns; entry 1 is its beginning. */
    private static final class Play {
        private final DraftRecord record = DraftRecord.of(TITLE_CLAUSE, A, B, C);
        private final List<Long> ann = new ArrayList<>();

        Play ann(Clause... clauses) {
            ann.add(becomes(clauses));
            return this;
        }

        Play others(Clause... clauses) {
            becomes(clauses);
            return this;
        }

        private long becomes(Clause... clauses) {
            return record.entry(() -> DraftEditor.become(record.editor, instrument(clauses), null));
        }

        List<Clause> withoutAnn() {
            Instrument text = Withdrawal.of(
                    record.doc, record.attribution, 1, record.attribution.seq(), (clause, seq) -> ann.contains(seq));
            return text.clauses();
        }
    }

    private static Clause says(Clause clause, String text, Block... more) {
        return clause(clause.id().value(), clause.kind(), text, more);
    }

    @Test
    void takesBackWordsAndLeavesThoseOfOthersInTheSameSentence() {
        assertThat(new Play()
                        .ann(TITLE_CLAUSE, says(A, "States and companies shall cooperate in good faith."), B, C)
                        .others(TITLE_CLAUSE, says(A, "All States and companies shall cooperate in faith."), B, C)
                        .ann(TITLE_CLAUSE, says(A, "All States and companies shall cooperate."), B, C)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, says(A, "All States shall cooperate in faith."), B, C);
    }

    @Test
    void bringsBackWhatOthersWroteAndSheDeletedWithIt() {
        assertThat(new Play()
                        .others(TITLE_CLAUSE, says(A, "States shall always cooperate in good faith."), B, C)
                        .ann(TITLE_CLAUSE, B, C)
                        .others(TITLE_CLAUSE, says(B, "Companies shall report grave incidents."), C)
                        .withoutAnn())
                .containsExactly(
                        TITLE_CLAUSE,
                        says(A, "States shall always cooperate in good faith."),
                        says(B, "Companies shall report grave incidents."),
                        C);
    }

    @Test
    void bringsBackAClauseThatWasAddedSince() {
        Clause fresh = clause("n", OPERATIVE, "New.");
        assertThat(new Play()
                        .others(TITLE_CLAUSE, A, fresh, B, C)
                        .ann(TITLE_CLAUSE, A, C)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, A, fresh, B, C);
    }

    @Test
    void takesHerClausesAwayButForWhatOthersWroteInThem() {
        Clause one = clause("n1", OPERATIVE, "Mine alone.");
        Clause two = clause("n2", OPERATIVE, "Mine too.");
        assertThat(new Play()
                        .ann(TITLE_CLAUSE, A, one, two, B, C)
                        .others(TITLE_CLAUSE, A, one, says(two, "Mine too. And theirs."), B, C)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, A, says(two, " And theirs."), B, C);
    }

    @Test
    void putsClausesBackWhereTheyStoodAmongThoseThatOthersMoved() {
        Clause fresh = clause("n", OPERATIVE, "New.");
        assertThat(new Play()
                        .ann(TITLE_CLAUSE, C, A, B)
                        .others(TITLE_CLAUSE, says(C, "Civil society shall always be heard."), A, fresh, B)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, A, fresh, B, says(C, "Civil society shall always be heard."));
    }

    @Test
    void leavesWhatOthersDeletedDeleted() {
        assertThat(new Play()
                        .ann(TITLE_CLAUSE, says(A, "States shall now cooperate in good faith."), B, C)
                        .others(TITLE_CLAUSE, C)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, C);
    }

    @Test
    void givesBackKindMarksAndStructureOfAClauseThatSheAloneChanged() {
        Clause rich = clause("a", OPERATIVE, "States shall", sub("cooperate;"), sub("report."));
        Play play = new Play().others(TITLE_CLAUSE, rich, B, C);
        long since = play.record.attribution.seq();
        play.ann(
                TITLE_CLAUSE,
                new Clause(A.id(), OPERATIVE, List.of(p(b("States"), t(" shall")), p("cooperate;"))),
                clause("b", HEADING, "Companies"),
                C);
        play.others(says(TITLE_CLAUSE, "Declaration of all"), clause("a", OPERATIVE, "States shall"), B, C);
        Instrument text = Withdrawal.of(
                play.record.doc, play.record.attribution, since, since + 1, (clause, seq) -> play.ann.contains(seq));
        assertThat(text.clauses()).containsExactly(TITLE_CLAUSE, rich, B, C);
    }

    @Test
    void doesNotDoubleWordsThatSheJoinedWhereOthersHaveWorkedSince() {
        List<Clause> text = new Play()
                .ann(
                        TITLE_CLAUSE,
                        says(A, "States shall cooperate in good faith. Companies shall report incidents."),
                        C)
                .others(
                        TITLE_CLAUSE,
                        says(A, "States shall cooperate in good faith. Companies shall report all incidents."),
                        C)
                .withoutAnn();
        assertThat(text.toString().split("report", -1)).hasSize(2);
        assertThat(text.toString()).contains("all ");
    }

    @Test
    void doesNotDoubleWhatOthersHaveBroughtBackMeanwhile() {
        assertThat(new Play()
                        .ann(TITLE_CLAUSE)
                        .others(TITLE_CLAUSE, A, B, C)
                        .ann(TITLE_CLAUSE, A, says(B, "Companies shall never report incidents."), C)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, A, B, C);
    }

    @Test
    void doesNotDoubleWordsThatOthersWroteAgain() {
        assertThat(new Play()
                        .ann(TITLE_CLAUSE, says(A, ""), B, C)
                        .others(TITLE_CLAUSE, says(A, "States shall cooperate in good faith."), B, C)
                        .ann(TITLE_CLAUSE, says(A, "States shall never cooperate in good faith."), B, C)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, A, B, C);
    }

    @Test
    void keepsSubparagraphsOfOthersInAClauseOfBoth() {
        assertThat(new Play()
                        .others(TITLE_CLAUSE, says(A, "States shall", sub("cooperate;"), sub("report.")), B, C)
                        .ann(
                                TITLE_CLAUSE,
                                says(A, "States shall", sub("cooperate;"), sub("pay;"), sub("report.")),
                                B,
                                C)
                        .others(
                                TITLE_CLAUSE,
                                says(A, "All States shall", sub("cooperate;"), sub("pay;"), sub("report.")),
                                B,
                                C)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, says(A, "All States shall", sub("cooperate;"), sub("report.")), B, C);
    }

    @Test
    void keepsTheFootnotesOfOthersAndWhatOthersWroteInOnes() {
        // given
        Clause hers = noted("See the Charter.");
        Clause changed = noted("See the old Charter of all.");
        // then
        assertThat(new Play()
                        .ann(TITLE_CLAUSE, hers, B, C)
                        .others(TITLE_CLAUSE, changed, B, C)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, noted("old  of all"), B, C);
        assertThat(new Play()
                        .others(TITLE_CLAUSE, hers, B, C)
                        .ann(TITLE_CLAUSE, changed, B, C)
                        .others(TITLE_CLAUSE, changed, clause("b", OPERATIVE, "Companies may report."), C)
                        .withoutAnn())
                .containsExactly(TITLE_CLAUSE, hers, clause("b", OPERATIVE, "Companies may report."), C);
    }

    private static Clause noted(String words) {
        return new Clause(
                A.id(), OPERATIVE, List.of(p(t("States shall cooperate"), Footnote.of(words), t(" in good faith."))));
    }

    @Test
    void playsGames() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("withdrawal games from seed " + seed);
        int[] units = new int[3];
        for (int i = 0; i < GAMES; i++) {
            try {
                play(new Random(seed + i), units);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "replay with -Dplenary.seed=" + (seed + i) + " -Dplenary.withdrawal.games=1", e);
            }
        }
        System.out.println("units expected " + units[0] + ", missing " + units[1] + ", too many " + units[2]);
        // What they deleted in a clause or paragraph that others have deleted since does not come back, and words that
        // were
        // carried from clause to clause by some and changed by others may stay where they are.
        assertThat(units[1]).isLessThan(units[0] / 25);
        assertThat(units[2]).isLessThan(units[0] / 100);
    }

    private static void play(Random random, int[] units) {
        RedlineGame game = new RedlineGame(random, 1 + random.nextInt(3));
        game.play(20 + random.nextInt(40));
        List<Long> seqs = new ArrayList<>(game.states.keySet());
        long until = seqs.get(seqs.size() - 1);
        long since = seqs.get(random.nextInt(seqs.size()));
        Instrument now = InstrumentReader.read(game.doc, game.attribution.at(until));
        assertThat(withdrawn(game, since, until, List.of())).isEqualTo(now);
        assertThat(withdrawn(game, since, until, seqs))
                .isEqualTo(InstrumentReader.read(game.doc, game.attribution.at(since)));
        List<Long> theirs = seqs.stream()
                .filter(seq -> seq > since && random.nextInt(3) == 0)
                .toList();
        count(expected(game, until, theirs), letters(withdrawn(game, since, until, theirs)), units);
    }

    private static Instrument withdrawn(RedlineGame game, long since, long until, List<Long> theirs) {
        return Withdrawal.of(game.doc, game.attribution, since, until, (clause, seq) -> theirs.contains(seq));
    }

    /** The letters that others wrote, and that others did not delete. */
    private static Map<Integer, Integer> expected(RedlineGame game, long until, List<Long> theirs) {
        Map<Integer, Integer> letters = new TreeMap<>();
        Map<Id, Character> all = new HashMap<>();
        for (State state : game.states.values()) {
            state.clauses().values().forEach(list -> list.forEach(unit -> all.put(unit.id(), unit.text())));
        }
        State now = game.states.get(until);
        for (Map.Entry<Id, Character> unit : all.entrySet()) {
            if (unit.getValue() == '\n' || theirs.contains(game.written.get(unit.getKey()))) {
                continue;
            }
            boolean last = !game.copiedAs.containsKey(unit.getKey());
            Long gone = game.gone.get(unit.getKey());
            if (last && (now.alive().contains(unit.getKey()) || (gone != null && theirs.contains(gone)))) {
                letters.merge((int) unit.getValue(), 1, Integer::sum);
            }
        }
        return letters;
    }

    private static Map<Integer, Integer> letters(Instrument text) {
        Map<Integer, Integer> letters = new TreeMap<>();
        texts(text).chars().filter(c -> c != '\n').forEach(c -> letters.merge(c, 1, Integer::sum));
        return letters;
    }

    private static String texts(Instrument text) {
        StringBuilder all = new StringBuilder();
        text.clauses().forEach(each -> each.blocks().forEach(block -> add(block, all)));
        return all.toString();
    }

    private static void add(Block block, StringBuilder all) {
        block.accept(new Block.Visitor() {
            @Override
            public void paragraph(Paragraph paragraph) {
                Inline.Visitor writer = new Inline.Visitor() {
                    @Override
                    public void text(TextRun run) {
                        all.append(run.text());
                    }

                    @Override
                    public void lineBreak() {
                        all.append('\n');
                    }

                    @Override
                    public void footnote(Footnote footnote) {
                        all.append(ModelText.MARK);
                        footnote.inlines().forEach(inline -> inline.accept(this));
                    }
                };
                paragraph.inlines().forEach(inline -> inline.accept(writer));
            }

            @Override
            public void subparagraph(Subparagraph subparagraph) {
                subparagraph.blocks().forEach(inner -> add(inner, all));
            }

            @Override
            public void table(Table table) {
                for (TableRow row : table.rows()) {
                    row.cells().forEach(cell -> cell.paragraphs().forEach(inner -> add(inner, all)));
                }
            }
        });
    }

    private static void count(Map<Integer, Integer> expected, Map<Integer, Integer> found, int[] units) {
        expected.forEach((letter, count) -> {
            units[0] += count;
            units[1] += Math.max(0, count - found.getOrDefault(letter, 0));
        });
        found.forEach((letter, count) -> units[2] += Math.max(0, count - expected.getOrDefault(letter, 0)));
    }
}
