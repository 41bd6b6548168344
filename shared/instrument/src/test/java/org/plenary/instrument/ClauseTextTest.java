package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClauseTextTest {
    private static final ClauseId ID = new ClauseId("a");

    @Test
    void writesALineForEachParagraphWithTheLabelsOfSubparagraphs() {
        Clause clause = new Clause(
                ID,
                ClauseKind.OPERATIVE,
                List.of(
                        Paragraph.of("Decides:"),
                        new Subparagraph(
                                List.of(Paragraph.of("to meet"), new Subparagraph(List.of(Paragraph.of("often"))))),
                        new Subparagraph(List.of(Paragraph.of("to write"))),
                        Paragraph.of("and so on")));
        assertThat(ClauseText.of(clause)).isEqualTo("Decides:\n(a) to meet\n(i) often\n(b) to write\nand so on");
    }

    @Test
    void isEmptyForAClauseWithoutText() {
        assertThat(ClauseText.of(Clause.of(ID, ClauseKind.OPERATIVE, ""))).isEmpty();
    }

    @Test
    void marksFootnotesAndHasTheirWordsAtTheEnd() {
        Clause title = new Clause(
                ID, ClauseKind.TITLE, List.of(new Paragraph(List.of(TextRun.plain("T"), Footnote.of("on the title")))));
        Clause clause = new Clause(
                new ClauseId("b"),
                ClauseKind.OPERATIVE,
                List.of(
                        new Paragraph(List.of(
                                TextRun.plain("one"),
                                new Footnote(List.of(TextRun.plain("two"), new LineBreak(), TextRun.plain("three"))),
                                TextRun.plain(","))),
                        new Subparagraph(List.of(new Paragraph(List.of(Footnote.of("")))))));
        assertThat(ClauseText.of(new Instrument(List.of(title, clause))))
                .containsExactly("T[1]\n[1] on the title", "one[1],\n(a) [2]\n[1] two\nthree\n[2]");
        assertThat(ClauseText.withoutFootnotes(title)).isEqualTo("T");
    }

    @Test
    void keepsLineBreaksAndDropsStyles() {
        Paragraph paragraph =
                new Paragraph(List.of(new TextRun("one", true, false), new LineBreak(), TextRun.plain("two")));
        assertThat(ClauseText.of(new Clause(ID, ClauseKind.TITLE, List.of(paragraph))))
                .isEqualTo("one\ntwo");
    }
}
