package org.plenary.server.export.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FootnoteTexts;

/** Where footnotes stand on pages. */
class FootnotePagesTest {
    @Test
    void setsEachFootnoteAtTheFootOfThePageOfItsMark() throws IOException {
        PdfReading pdf = write(clean(paragraphs(40, "Footnote %d begins here and ends there.")));

        List<String> texts = pdf.texts();
        assertThat(texts).hasSizeGreaterThan(4);
        for (int i = 1; i <= 40; i++) {
            String mark = "Paragraph " + i + i + ", ";
            String words = i + " Footnote " + i + " begins";
            String page = texts.stream()
                    .filter(text -> text.contains(mark))
                    .findFirst()
                    .orElseThrow();
            assertThat(page.indexOf(words)).as(words).isGreaterThan(page.indexOf(mark));
        }
    }

    @Test
    void losesNoWordOfFiveHundredFootnotes() throws IOException {
        PdfReading pdf = write(clean(paragraphs(500, "Footnote %d begins here and ends there.")));

        String text = String.join(" ", pdf.texts()).replaceAll("\\s+", " ");
        IntStream.rangeClosed(1, 500)
                .forEach(i -> assertThat(text).contains(i + " Footnote " + i + " begins here and ends there."));
    }

    @Test
    void putsFootnotesBehindTheTextWhereTheyHaveNoRoomAtTheFoot() throws IOException {
        PdfReading pdf = write(clean(FootnoteTexts.longOnes()));

        String text = String.join(" ", pdf.texts())
                .replaceAll("\\s+", " ")
                .replaceAll("Draft – not issued · DRAFT page \\d+ of \\d+ ", "");
        assertThat(text)
                .containsSubsequence(
                        "OP4 Decides", "Notes", "1 Footnote 1. It goes", "4 Footnote 4. It goes", "Record");
        assertThat(text.split("It goes on and on\\.", -1)).hasSize(4 * 400 + 1);
    }

    @Test
    void showsWhatBecameOfFootnotes() throws IOException {
        String text = String.join(" ", write(FootnoteTexts.redline()).texts()).replaceAll("\\s+", " ");

        assertThat(text)
                .contains("3 1 For its hospitality.", "1 Resolution one. FRA", "By large FRA consensus.")
                .contains("3 In Oslo. FRA");
    }

    private static Instrument paragraphs(int count, String footnote) {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            clauses.add(new Clause(
                    new ClauseId("c" + i),
                    ClauseKind.OPERATIVE,
                    List.of(new Paragraph(List.of(
                            TextRun.plain("Paragraph " + i),
                            Footnote.of(footnote.formatted(i)),
                            TextRun.plain(", " + "which says a few words more than there is room for. ".repeat(4)))))));
        }
        return new Instrument(clauses);
    }

    private static Edition clean(Instrument text) {
        return Editions.clean(Editions.MASTHEAD, text);
    }

    private static PdfReading write(Edition edition) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfWriter().write(edition, ExportOptions.NONE, out);
        return new PdfReading(out.toByteArray());
    }
}
