package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.instrument.Texts.br;
import static org.plenary.instrument.Texts.fn;
import static org.plenary.instrument.Texts.instrument;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.t;

import java.util.List;
import org.junit.jupiter.api.Test;

class FootnotesTest {
    private static Clause clause(String id, ClauseKind kind, Block... blocks) {
        return new Clause(new ClauseId(id), kind, List.of(blocks));
    }

    private static TableRow row(Paragraph... cells) {
        return new TableRow(
                false,
                List.of(cells).stream()
                        .map(cell -> new TableCell(List.of(cell)))
                        .toList());
    }

    @Test
    void areCountedAsOneReads() {
        Instrument text = instrument(
                clause("t", ClauseKind.TITLE, p(t("Title"), fn("one"))),
                clause(
                        "o",
                        ClauseKind.OPERATIVE,
                        new Subparagraph(List.of(p(fn("two"), t("sub"), fn("")))),
                        p(t("behind"), br(), fn("four"))),
                clause(
                        "x",
                        ClauseKind.ANNEX,
                        p("Annex"),
                        new Table(List.of(row(p(fn("five")), p(fn("six"))), row(p(fn("seven"))))),
                        p(fn("eight"))));
        assertThat(Footnotes.of(text))
                .containsExactly(
                        fn("one"), fn("two"), fn(""), fn("four"), fn("five"), fn("six"), fn("seven"), fn("eight"));
    }

    @Test
    void holdNoFootnotes() {
        assertThatThrownBy(() -> new Footnote(List.of(t("x"), fn("y"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another footnote");
    }
}
