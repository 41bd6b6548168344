package org.plenary.instrument.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;

class CompositionTest {
    private static final ClauseId ID = new ClauseId("c");

    private static Clause clause(Block... blocks) {
        return new Clause(ID, ClauseKind.OPERATIVE, List.of(blocks));
    }

    /** The text with (what is from a source, by its number) and [what is the writer's own]. */
    private static String shown(String before, String wanted, String... sources) {
        Composition composition = Composition.of(
                Wording.ofText(before),
                Wording.ofText(wanted),
                List.of(sources).stream().map(Wording::ofText).toList());
        StringBuilder shown = new StringBuilder();
        String open = "";
        for (Composition.Part part : composition.parts()) {
            String mark = part.piece().kind() == Piece.Kind.LINE || part.from() == Composition.From.CLAUSE
                    ? ""
                    : part.from() == Composition.From.OWN ? "own" : Integer.toString(part.source());
            if (!mark.equals(open)) {
                shown.append(open.isEmpty() ? "" : "}").append(mark.isEmpty() ? "" : "{" + mark + ":");
                open = mark;
            }
            shown.append(
                    part.piece().kind() == Piece.Kind.LINE ? "\n" : part.piece().text());
        }
        return shown.append(open.isEmpty() ? "" : "}").toString().strip();
    }

    @Test
    void tellsFromWhichSourceEachNewWordIs() {
        assertThat(shown(
                        "Urges States to act",
                        "Urges all States to act promptly and fully, without delay",
                        "Urges all States to act",
                        "Urges States to act promptly and fully"))
                .isEqualTo("Urges {0:all }States to act{1: promptly and fully}{own:, without delay}");
    }

    @Test
    void prefersTheLongestRowToTheFirstSource() {
        assertThat(shown("", "in good faith and in time", "in good", "good faith and in", "time"))
                .isEqualTo("{0:in }{1:good faith and in}{own: }{2:time}");
    }

    @Test
    void givesNobodyAPunctuationMarkAlone() {
        assertThat(shown("One two", "One, two", "Three, four")).isEqualTo("One{own:,} two");
    }

    @Test
    void takesNoPartOfAWordForAWord() {
        assertThat(shown("", "account", "accountable")).isEqualTo("{own:account}");
    }

    @Test
    void keepsStyleFootnotesAndLineBreaksOfWordsThatStay() {
        Clause clause = clause(new Paragraph(List.of(
                new TextRun("Urges", false, true),
                TextRun.plain(" States"),
                Footnote.of("All of them."),
                new LineBreak(),
                TextRun.plain("to act"))));

        List<Block> blocks = Composition.of(Wording.of(clause), Wording.ofText("Urges States\nto act now"), List.of())
                .wording()
                .blocks(ClauseKind.OPERATIVE);

        assertThat(blocks)
                .containsExactly(new Paragraph(List.of(
                        new TextRun("Urges", false, true),
                        TextRun.plain(" "),
                        TextRun.plain("States"),
                        Footnote.of("All of them."),
                        new LineBreak(),
                        TextRun.plain("to"),
                        TextRun.plain(" "),
                        TextRun.plain("act"),
                        TextRun.plain(" "),
                        TextRun.plain("now"))));
    }

    @Test
    void takesWordsOfASourceInItsStyle() {
        Wording source = Wording.of(clause(new Paragraph(List.of(new TextRun("promptly", true, false)))));

        Wording wording = Composition.of(Wording.NONE, Wording.ofText("promptly"), List.of(source))
                .wording();

        assertThat(wording.pieces().get(1).runs()).containsExactly(new TextRun("promptly", true, false));
    }

    @Test
    void readsTheTextOfAClauseAsWhatItIs() {
        Clause clause = clause(
                Paragraph.of("Decides:"),
                new Subparagraph(List.of(Paragraph.of("to meet;"), Paragraph.of("each year"))),
                new Subparagraph(List.of(
                        Paragraph.of("to report:"),
                        new Subparagraph(List.of(Paragraph.of("to all;"))),
                        new Subparagraph(List.of(Paragraph.of("in time;"))))),
                new Subparagraph(List.of(Paragraph.of("to close."))));

        String text = ClauseText.of(clause);

        assertThat(Wording.ofText(text).keys()).isEqualTo(Wording.of(clause).keys());
        assertThat(Wording.ofText(text + "\n(f) skipped").blocks(ClauseKind.OPERATIVE))
                .hasSize(5);
    }

    @Test
    void keepsALineBehindSubparagraphsWhereItStood() {
        Clause clause = clause(
                Paragraph.of("Decides:"),
                new Subparagraph(List.of(Paragraph.of("to meet;"))),
                Paragraph.of("and to go on."));

        Composition same = Composition.of(Wording.of(clause), Wording.ofText(ClauseText.of(clause)), List.of());

        assertThat(same.wording()).isEqualTo(Wording.of(clause));
    }

    @Test
    void refusesTablesAndHeadingsOfSeveralLines() {
        Clause table =
                clause(new Table(List.of(new TableRow(false, List.of(new TableCell(List.of(Paragraph.of("cell"))))))));

        assertThatIllegalArgumentException().isThrownBy(() -> Wording.of(table)).withMessageContaining("table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wording.ofText("One\nTwo").blocks(ClauseKind.HEADING))
                .withMessageContaining("one line");
    }

    @Test
    void refusesWhatWouldTakeTooLong() {
        Wording wanted = Wording.ofText("a b ".repeat(5_000));
        Wording source = Wording.ofText("c d ".repeat(5_000));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Composition.of(Wording.NONE, wanted, List.of(source)))
                .withMessageContaining("fewer or shorter sources");
    }

    @Test
    void countsWordsThatAreAddedAndRemoved() {
        Wording before = Wording.ofText("Urges States, all States, to act");
        Wording source = Wording.ofText("Urges States to act within 30 days");

        assertThat(WordCheck.of(
                                Wording.ofText("Urges all States, to act; States: within 30 days"),
                                List.of(before, source))
                        .isClean())
                .isTrue();
        assertThat(WordCheck.of(Wording.ofText("urges States to act within 60 days days"), List.of(before, source)))
                .isEqualTo(new WordCheck(List.of("urges", "60", "days"), List.of("Urges", "States", "all", "30")));
    }
}
