package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.instrument.Texts.b;
import static org.plenary.instrument.Texts.bi;
import static org.plenary.instrument.Texts.br;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.fn;
import static org.plenary.instrument.Texts.i;
import static org.plenary.instrument.Texts.instrument;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.sub;
import static org.plenary.instrument.Texts.t;
import static org.plenary.instrument.Texts.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void writesADraftAsADelegateWouldReadIt() {
        Instrument text = instrument(
                clause("t", ClauseKind.TITLE, "Call for Trust"),
                clause("p", ClauseKind.PREAMBULAR, "Recalling the Charter,"),
                clause("h", ClauseKind.HEADING, "Commitments"),
                clause(
                        "q",
                        ClauseKind.OPERATIVE,
                        "Decides to:",
                        sub("protect:", sub("people;", p("all of them"))),
                        sub("report.")),
                clause("r", ClauseKind.OPERATIVE, "", p("Second paragraph.")),
                clause("s", ClauseKind.ARTICLE, "Each party shall act."),
                clause("u", ClauseKind.ANNEX, "Terms."));

        assertThat(Markdown.render(text)).isEqualTo("""
                # Call for Trust

                **PP1** Recalling the Charter,

                ## Commitments

                **OP1** Decides to:

                - (a) protect:

                  - (i) people;

                    all of them

                - (b) report.

                **OP2**

                Second paragraph.

                ### Article 1

                Each party shall act.

                ## Annex I

                Terms.
                """);
    }

    @Test
    void writesTablesWithTheirHeaderOrAnEmptyOne() {
        Table cells = new Table(List.of(
                new TableRow(
                        false, List.of(new TableCell(List.of(p("a|b"), p(b("c"), br(), t("d")))), TableCell.of("- e"))),
                new TableRow(false, List.of(TableCell.of("f")))));

        assertThat(Markdown.render(instrument(
                        clause("a", ClauseKind.OPERATIVE, "Shares:", table("*Party|Share", "Norway|"), p("and")),
                        clause("b", ClauseKind.ANNEX, "Dates:", sub("one", cells)))))
                .isEqualTo("""
                        **OP1** Shares:

                        | Party | Share |
                        | --- | --- |
                        | Norway |  |

                        and

                        ## Annex I

                        Dates:

                        - (a) one

                          |   |   |
                          | --- | --- |
                          | a\\|b<br>**c**<br>d | - e |
                          | f | |
                        """);
    }

    @Test
    void marksBoldAndItalic() {
        assertThat(paragraph(t("a "), b("bold"), t(" "), i("italic"), t(" "), bi("both")))
                .isEqualTo("a **bold** *italic* ***both***");
    }

    @Test
    void putsTheSpaceAtTheEndsOfEmphasisOutsideIt() {
        assertThat(paragraph(t("a"), b(" bold "), t("b"), i("  "), t("c"))).isEqualTo("a **bold** b  c");
    }

    @Test
    void usesTagsWhereStarsWouldNotBeEmphasis() {
        assertThat(paragraph(t("a"), b("(b)"), t("c"))).isEqualTo("a<strong>(b)</strong>c");
        assertThat(paragraph(b("a"), i("b"))).isEqualTo("**a**<em>b</em>");
    }

    @Test
    void breaksLinesHard() {
        assertThat(paragraph(t("one"), br(), t("- two"), br(), br())).isEqualTo("one\\\n\\- two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# no heading",
                "- no item",
                "+ no item",
                "* no item",
                "1. no item",
                "22) no item",
                "> no quote",
                "=== no title",
                "--- no rule",
                "~~~ no code",
                "`no code`",
                "*no emphasis*",
                "_none_",
                "__none__",
                "[no](link)",
                "![no](image)",
                "<b>no tag</b>",
                "<https://no.link>",
                "&amp; no entity",
                "&#35;",
                "back\\slash\\",
                "a | b",
                "[^1]: no note",
                "[x]: /y",
                "{++no insertion++}",
                "{--none--}",
                "{~~a~>b~~}",
                "{>>no comment<<}",
                "{==none==}",
            })
    void showsWhatLooksLikeMarkUpAsItIs(String text) {
        assertThat(CommonMarkReader.read(paragraph(t(text)))).isEqualTo(p(t(text)));
    }

    @Test
    void putsNoBraceBesideACharacterOfCriticMarkup() {
        assertThat(paragraph(t("{++a++} {--b--} {~~c~>d~~} {>>e<<} {==f==} {g}")))
                .isEqualTo("{\\++a++\\} {\\--b--\\} {\\~\\~c\\~>d\\~\\~\\} {\\>>e\\<\\<\\} {\\==f==\\} {g}");
    }

    @Test
    void escapesWhatWouldCloseAHeading() {
        String heading = Markdown.render(instrument(clause("t", ClauseKind.TITLE, "Rules in C #")));

        assertThat(heading).isEqualTo("# Rules in C \\#\n");
        assertThat(CommonMarkReader.read(heading)).isEqualTo(p("Rules in C #"));
    }

    @Test
    void joinsTheLinesOfATitle() {
        Clause title = new Clause(new ClauseId("t"), ClauseKind.TITLE, List.of(p(t("One"), br(), b("two"))));

        assertThat(Markdown.render(instrument(title))).isEqualTo("# One **two**\n");
    }

    @Test
    void putsFootnotesInTheirPlacesAndTheirWordsBehindTheText() {
        Footnote lines = new Footnote(List.of(t("- one"), br(), b("two")));

        assertThat(paragraph(t("a"), fn("see b"), t("(c) "), b("d"), lines, t(": e"), fn("")))
                .isEqualTo("a[^1]\\(c) **d**[^2]\\: e[^3]\n\n[^1]: see b\n\n[^2]: \\- one\\\n    **two**\n\n[^3]:");
    }

    @Test
    void readsBackAsItWasWritten() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            Paragraph paragraph = randomParagraph(random);
            String markdown = paragraph(paragraph.inlines().toArray(Inline[]::new));

            assertThat(CommonMarkReader.read(markdown))
                    .as("seed=%d round=%d markdown=%s", seed, round, markdown)
                    .isEqualTo(CommonMarkReader.normalized(paragraph));
        }
    }

    /** The Markdown of a paragraph that shows no number. */
    private static String paragraph(Inline... inlines) {
        Clause clause = new Clause(new ClauseId("a"), ClauseKind.ARTICLE, List.of(p(inlines)));
        return Markdown.render(instrument(clause))
                .replaceFirst("### Article 1\n\n?", "")
                .stripTrailing();
    }

    private static Paragraph randomParagraph(Random random) {
        String[] atoms = {
            "a", "B", "é", " ", " ", "*", "_", "(", ")", "“", "€", "-", "1.", "#", "\\", "<", "&amp;", "\u00a0", "國"
        };
        List<Inline> inlines = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int n = 0; n < count; n++) {
            if (random.nextInt(6) == 0) {
                inlines.add(new LineBreak());
            } else {
                StringBuilder text = new StringBuilder();
                for (int length = 1 + random.nextInt(4); length > 0; length--) {
                    text.append(atoms[random.nextInt(atoms.length)]);
                }
                inlines.add(new TextRun(text.toString(), random.nextInt(3) == 0, random.nextInt(3) == 0));
            }
        }
        return new Paragraph(inlines);
    }
}
