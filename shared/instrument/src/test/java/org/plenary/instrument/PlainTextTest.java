package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.instrument.Texts.b;
import static org.plenary.instrument.Texts.br;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.fn;
import static org.plenary.instrument.Texts.i;
import static org.plenary.instrument.Texts.instrument;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.sub;
import static org.plenary.instrument.Texts.t;
import static org.plenary.instrument.Texts.table;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void writesTheRowsOfATableAsLines() {
        assertThat(PlainText.render(instrument(
                        clause("a", ClauseKind.OPERATIVE, "Shares:", table("*Party|Share", "Norway|"), p("and")),
                        clause("b", ClauseKind.ANNEX, "Dates:", table("May|June")))))
                .isEqualTo("""
                        OP1   Shares:

                              | Party | Share |
                              | Norway |  |

                              and

                        Annex I

                        Dates:

                        | May | June |
                        """);
    }

    @Test
    void writesADraftAsADelegateWouldPrintIt() {
        Instrument text = instrument(
                clause("t", ClauseKind.TITLE, "Call for Trust"),
                clause("p", ClauseKind.PREAMBULAR, "Recalling the Charter,"),
                clause("h", ClauseKind.HEADING, "Commitments"),
                clause(
                        "q",
                        ClauseKind.OPERATIVE,
                        "Decides to:",
                        sub("protect:", sub("people;"), sub("things;")),
                        sub("report.")),
                clause("r", ClauseKind.OPERATIVE, "Decides also.", p("It is understood that this is new.")),
                clause("s", ClauseKind.ARTICLE, "Each party shall:", sub("act;", sub("soon."))),
                clause("u", ClauseKind.ANNEX, "Terms."));

        assertThat(PlainText.render(text)).isEqualTo("""
                Call for Trust
                ==============

                PP1   Recalling the Charter,

                Commitments
                -----------

                OP1   Decides to:

                      (a)   protect:

                            (i)   people;

                            (ii)  things;

                      (b)   report.

                OP2   Decides also.

                      It is understood that this is new.

                Article 1

                Each party shall:

                (a)   act;

                      (i)   soon.

                Annex I

                Terms.
                """);
    }

    @Test
    void keepsASpaceAfterALongLabel() {
        Subparagraph[] many = new Subparagraph[18];
        Arrays.setAll(many, n -> sub("x" + n));

        String text = PlainText.render(instrument(clause("o", ClauseKind.OPERATIVE, "", sub("all", many))));

        assertThat(text).contains("            (xviii) x17\n").contains("            (ix)  x8\n");
    }

    @Test
    void indentsTheLinesAfterABreak() {
        Clause clause = new Clause(
                new ClauseId("o"),
                ClauseKind.OPERATIVE,
                List.of(p(t("one "), b("two"), br(), i("three"), br(), br(), t("four"), br())));

        assertThat(PlainText.render(instrument(clause))).isEqualTo("OP1   one two\n      three\n\n      four\n");
    }

    @Test
    void showsTheNumberOfAnEmptyClauseAndLeavesOutEmptyParagraphsAndHeadings() {
        Instrument text = instrument(
                clause("t", ClauseKind.TITLE, " "),
                clause("p", ClauseKind.PREAMBULAR, ""),
                clause("o", ClauseKind.OPERATIVE, "x", p(""), sub("", p("\t"))),
                clause("a", ClauseKind.ARTICLE, ""));

        assertThat(PlainText.render(text)).isEqualTo("PP1\n\nOP1   x\n\n      (a)\n\nArticle 1\n");
    }

    @Test
    void countsFootnotesThroughTheTextAndPutsTheirWordsBehindIt() {
        Instrument text = instrument(
                new Clause(new ClauseId("t"), ClauseKind.TITLE, List.of(p(t("Call"), fn("Adopted in Geneva.")))),
                new Clause(
                        new ClauseId("o"),
                        ClauseKind.OPERATIVE,
                        List.of(
                                p(t("Decides"), fn(""), t(" to:")),
                                new Table(List.of(new TableRow(
                                        false, List.of(new TableCell(List.of(p(t("a"), fn("b|c")))))))),
                                sub("", p(new Footnote(List.of(t("one"), br(), b("two"))))))));

        assertThat(PlainText.render(text, "Notes de bas de page")).isEqualTo("""
                Call[1]
                =======

                OP1   Decides[2] to:

                      | a[3] |

                      (a)

                            [4]

                Notes de bas de page
                --------------------

                [1]   Adopted in Geneva.

                [2]

                [3]   b|c

                [4]   one
                      two
                """);
    }

    @Test
    void isEmptyForAnEmptyDraft() {
        assertThat(PlainText.render(instrument())).isEmpty();
    }

    @Test
    void letsNoControlCharacterThrough() {
        String text =
                PlainText.render(instrument(clause("o", ClauseKind.OPERATIVE, "a\u001b[31mb\nc\u2028d\u0000e\u0085f")));

        assertThat(text).isEqualTo("OP1   a [31mb c d e f\n");
    }

    @Test
    void keepsEveryScript() {
        String words = "يؤكد من جديد 重申 Ré\uD83D\uDD4A";

        assertThat(PlainText.render(instrument(clause("t", ClauseKind.TITLE, words))))
                .isEqualTo(words + "\n" + "=".repeat(words.codePointCount(0, words.length())) + "\n");
    }
}
