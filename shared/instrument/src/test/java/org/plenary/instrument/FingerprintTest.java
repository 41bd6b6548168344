package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.instrument.Texts.table;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final ClauseId A = new ClauseId("a");
    private static final ClauseId B = new ClauseId("b");

    private static String of(Clause... clauses) {
        return HexFormat.of().formatHex(Fingerprint.of(new Instrument(List.of(clauses))));
    }

    private static Clause operative(Inline... pieces) {
        return new Clause(A, ClauseKind.OPERATIVE, List.of(new Paragraph(List.of(pieces))));
    }

    @Test
    void staysTheSameForEver() {
        // Computed by another program from the documented bytes.
        assertThat(of()).isEqualTo("81da0095f80d93f1134e244d2e2b76baa3abf8503c6570eb097089394b999ed4");
        Paragraph styled =
                new Paragraph(List.of(new TextRun("x", true, true), new LineBreak(), new TextRun("y", false, true)));
        assertThat(of(
                        Clause.of(A, ClauseKind.TITLE, "Café"),
                        new Clause(
                                B, ClauseKind.OPERATIVE, List.of(styled, new Subparagraph(List.of(Paragraph.EMPTY))))))
                .isEqualTo("d868f76fe231ce278dac999d4928cacc3810ff883c941338c92001638573435a");
        Footnote footnote = new Footnote(List.of(new TextRun("n", false, true), new LineBreak(), TextRun.plain("m")));
        assertThat(of(operative(TextRun.plain("x"), footnote, new Footnote(List.of()))))
                .isEqualTo("56a6eae10885a7fdd4612186872b778f7a587f1b7f4643061655b430abb92386");
    }

    @Test
    void differsWhereverATextDiffers() {
        List<String> all = new ArrayList<>();
        all.add(of());
        all.add(of(Clause.of(A, ClauseKind.OPERATIVE, "")));
        all.add(of(Clause.of(A, ClauseKind.OPERATIVE, "x")));
        all.add(of(Clause.of(A, ClauseKind.OPERATIVE, "xy")));
        all.add(of(Clause.of(A, ClauseKind.PREAMBULAR, "x")));
        all.add(of(Clause.of(B, ClauseKind.OPERATIVE, "x")));
        all.add(of(Clause.of(A, ClauseKind.OPERATIVE, "x"), Clause.of(B, ClauseKind.OPERATIVE, "y")));
        all.add(of(Clause.of(B, ClauseKind.OPERATIVE, "y"), Clause.of(A, ClauseKind.OPERATIVE, "x")));
        all.add(of(operative(new TextRun("x", true, false))));
        all.add(of(operative(new TextRun("x", false, true))));
        all.add(of(operative(new TextRun("x", true, true))));
        all.add(of(operative(TextRun.plain("x"), new LineBreak())));
        all.add(of(operative(new LineBreak(), TextRun.plain("x"))));
        all.add(of(operative(new TextRun("x", true, false), TextRun.plain("y"))));
        all.add(of(operative(TextRun.plain("x"), new TextRun("y", true, false))));
        all.add(of(new Clause(A, ClauseKind.OPERATIVE, List.of())));
        all.add(of(new Clause(A, ClauseKind.OPERATIVE, List.of(Paragraph.of("x"), Paragraph.of("y")))));
        all.add(of(new Clause(
                A, ClauseKind.OPERATIVE, List.of(Paragraph.of("x"), new Subparagraph(List.of(Paragraph.of("y")))))));
        all.add(of(new Clause(
                A, ClauseKind.OPERATIVE, List.of(new Subparagraph(List.of(Paragraph.of("x"), Paragraph.of("y")))))));
        for (Table table : List.of(table("x|y"), table("*x|y"), table("x", "y"), table("xy"), table("x|y", ""))) {
            all.add(of(new Clause(A, ClauseKind.OPERATIVE, List.of(table))));
        }
        all.add(of(operative(TextRun.plain("x"), Footnote.of(""))));
        all.add(of(operative(Footnote.of("x"))));
        all.add(of(operative(Footnote.of(""), TextRun.plain("x"))));
        all.add(of(operative(Footnote.of("x"), Footnote.of(""))));
        all.add(of(operative(new Footnote(List.of(new TextRun("x", true, false))))));
        all.add(of(Clause.of(A, ClauseKind.OPERATIVE, "\ud800")));
        all.add(of(Clause.of(A, ClauseKind.OPERATIVE, "?")));
        all.add(of(Clause.of(A, ClauseKind.OPERATIVE, "x".repeat(10_000))));
        all.add(of(Clause.of(A, ClauseKind.OPERATIVE, "x".repeat(9_999) + "y")));

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void doesNotDependOnThePiecesThatATextWasCutInto() {
        assertThat(of(operative(
                        TextRun.plain("x"), TextRun.plain(""), TextRun.plain("y"), new TextRun("z", true, false))))
                .isEqualTo(
                        of(operative(TextRun.plain("xy"), new TextRun("", true, true), new TextRun("z", true, false))));
        assertThat(of(operative(TextRun.plain("")))).isEqualTo(of(operative()));
    }
}
