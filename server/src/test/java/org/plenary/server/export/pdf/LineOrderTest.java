package org.plenary.server.export.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.TextDirection;
import org.plenary.server.identity.Masthead;

/** Lines stand in the PDF as ICU's own reordering has them, whatever is bold in them. */
class LineOrderTest {
    private static final List<String> WORDS = List.of(
            "the",
            "Office",
            "rules",
            "עברית",
            "שלום",
            "נהרות",
            "المادة",
            "قرار",
            "تقرر",
            "12",
            "2026",
            "45/12",
            "50%",
            "3.5",
            "(a)",
            "(שלום)",
            "(قرار)",
            "A/79",
            "–",
            "\"quoted\"",
            "مرحبا،",
            "end.");

    @Test
    void setsEachParagraphInTheOrderOfItsOwnDirection() throws IOException {
        List<String> lines = lines(
                "en",
                List.of(
                        List.of(new TextRun("The office cites المادة 12 من القرار 2026 as its source.", false, false)),
                        List.of(new TextRun("تقرر في عام 2026 وفقا للقرار 45/12 بنسبة 50% منه.", false, false))));

        assertThat(lines)
                .contains("The office cites 2026 رارقلا نم 12 ةداملا as its source.")
                .contains(".هنم %50 ةبسنب 45/12 رارقلل اقفو 2026 ماع يف ررقت");
    }

    @Test
    void keepsWordsTogetherThatArePartlyBold() throws IOException {
        List<String> lines = lines(
                "en",
                List.of(
                        List.of(plain("Cites שלום "), bold("נהרות"), plain(" עברית as such")),
                        List.of(plain("שלום the "), bold("big"), plain(" dog נהרות"))));

        assertThat(lines).contains("Cites תירבע תורהנ םולש as such", "תורהנ the big dog םולש");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void setsRandomLinesAsTheAlgorithmHasThem(String language) throws IOException {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        Random random = new Random(seed);
        List<List<TextRun>> paragraphs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            paragraphs.add(paragraph(random));
        }

        List<String> lines = lines(language, paragraphs);

        for (List<TextRun> paragraph : paragraphs) {
            assertThat(lines).as("seed=%d %s", seed, paragraph).contains(seen(paragraph, language.equals("ar")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void setsRandomFootnotesAsTheAlgorithmHasThem(String language) throws IOException {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        Random random = new Random(seed);
        List<List<TextRun>> footnotes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            footnotes.add(paragraph(random));
        }

        List<String> lines = lines(
                language,
                footnotes.stream()
                        .map(words -> List.<Inline>of(plain("Text"), new Footnote(List.copyOf(words))))
                        .toList());

        for (List<TextRun> words : footnotes) {
            assertThat(lines).as("seed=%d %s", seed, words).contains(seen(words, language.equals("ar")));
        }
    }

    private static List<TextRun> paragraph(Random random) {
        List<TextRun> runs = new ArrayList<>();
        int words = 2 + random.nextInt(6);
        for (int i = 0; i < words; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size())) + (i + 1 < words ? " " : "");
            runs.add(new TextRun(word, random.nextInt(3) == 0, false));
        }
        return runs;
    }

    private static String seen(List<TextRun> paragraph, boolean otherwise) {
        StringBuilder text = new StringBuilder();
        paragraph.forEach(run -> text.append(run.text()));
        byte base = TextDirection.isRightToLeft(text.toString(), otherwise) ? Bidi.RTL : Bidi.LTR;
        return new Bidi(text.toString(), base).writeReordered(Bidi.DO_MIRRORING).strip();
    }

    private static TextRun plain(String text) {
        return new TextRun(text, false, false);
    }

    private static TextRun bold(String text) {
        return new TextRun(text, true, false);
    }

    /** What is seen from left to right in the lines of a text whose articles have these paragraphs. */
    private static List<String> lines(String language, List<? extends List<? extends Inline>> paragraphs)
            throws IOException {
        List<Clause> clauses = new ArrayList<>();
        for (List<? extends Inline> paragraph : paragraphs) {
            clauses.add(new Clause(
                    new ClauseId("clause" + clauses.size()),
                    ClauseKind.ARTICLE,
                    List.of(new Paragraph(List.copyOf(paragraph)))));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfWriter()
                .write(
                        Editions.clean(new Masthead("", "", language), new Instrument(clauses)),
                        ExportOptions.NONE,
                        out);
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            SeenLines seen = new SeenLines();
            seen.getText(document);
            return seen.lines().stream().map(String::strip).toList();
        }
    }
}
