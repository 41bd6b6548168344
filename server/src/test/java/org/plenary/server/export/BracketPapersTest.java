package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.server.export.docx.DocxWriter;
import org.plenary.server.export.html.HtmlWriter;
import org.plenary.server.export.text.MarkdownWriter;
import org.plenary.server.export.text.PlainTextWriter;

/** Whether papers have brackets where their words are. */
class BracketPapersTest {
    private static final ExportOptions ATTRIBUTED = new ExportOptions(false, false, false, true);
    private static final Editions.Told TOLD = BracketedTexts.told("en");

    private static List<String> lines(Edition edition) {
        List<String> lines = new ArrayList<>();
        for (ClauseRedline clause : edition.redline().clauses()) {
            for (ParagraphRedline paragraph : clause.paragraphs()) {
                StringBuilder line = new StringBuilder();
                for (Run run : paragraph.runs()) {
                    line.append(run.isMark() ? "°" : run.text());
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static String write(EditionWriter writer, Edition edition, ExportOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(edition, options, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void haveThemAroundTheirWordsWhereverTheseStand() {
        assertThat(lines(BracketSigns.drawn(TOLD.clean(), ExportOptions.NONE)))
                .containsExactly(
                        "Draft declaration",
                        "Recalling [sic] all of this,",
                        "Shall [cooperate [[closely]] and [in] good faith 😀] now.",
                        "Calls [upon\nall:",
                        "one] thing;",
                        "another.",
                        "See°A [small] note. this.",
                        "Table:",
                        "Who",
                        "When",
                        "[All",
                        "Now]",
                        "[Whole clause, and more.]",
                        "[Text to come].",
                        "Here are in it.");
    }

    @Test
    void tellWhoHoldsThemIfAskedTo() {
        assertThat(lines(BracketSigns.drawn(TOLD.clean(), ATTRIBUTED)))
                .contains(
                        "Shall [FRA: cooperate [FRA, KEN: [KEN: closely]] and [KEN: in] good faith 😀] now.",
                        "[Chair: Text to come].");
    }

    @Test
    void haveThemAtEarlierMomentsAsTheyWereThen() {
        assertThat(lines(BracketSigns.drawn(TOLD.first(), ExportOptions.NONE)))
                .as("before any was placed")
                .contains("Here are doomed words in it.");
        assertThat(TOLD.first().brackets()).isEmpty();
    }

    @Test
    void areReadAsTextWithAHeadThatSaysWhatTheyMean() throws IOException {
        String plain = write(new PlainTextWriter(), TOLD.clean(), ATTRIBUTED);
        assertThat(plain)
                .contains(
                        "Words in [ ] are contested",
                        ": 10. A bracket begins with those who hold it.",
                        "Brackets whose words were deleted",
                        "OP7: “doomed words” – FRA",
                        "[FRA: cooperate");
        String markdown = write(new MarkdownWriter(), TOLD.clean(), ExportOptions.NONE);
        assertThat(markdown)
                .contains("Calls \\[upon\\\nall:", "A \\[small\\] note.", "OP7: “doomed words”")
                .doesNotContain("FRA");
    }

    @Test
    void markThemInHtmlAndTellNobodyWhoHoldsThemUnasked() throws IOException {
        String anonymous = write(new HtmlWriter(), TOLD.clean(), ExportOptions.NONE);
        assertThat(anonymous)
                .contains("<span class=\"bracket\" data-bracket=\"", "data-end=\"first\"")
                .doesNotContain("FRA", "data-holders=\"");
        String attributed = write(new HtmlWriter(), TOLD.clean(), ATTRIBUTED);
        assertThat(attributed)
                .contains(
                        "data-holders=\"FRA KEN\" data-stance=\"DELETE KEEP\" title=\"FRA: delete; KEN: keep\"",
                        ">[FRA, KEN: </span>");
    }

    @Test
    void setThemInAStyleOfTheirOwnInWord() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DocxWriter().write(TOLD.clean(), ExportOptions.NONE, out);
        String document = part(out.toByteArray(), "word/document.xml");
        assertThat(document).contains("<w:rStyle w:val=\"Bracket\"/></w:rPr><w:t xml:space=\"preserve\">[</w:t>");
        assertThat(count(document, "w:val=\"Bracket\"")).isEqualTo(18 - 2);
        assertThat(part(out.toByteArray(), "word/footnotes.xml")).contains("w:val=\"Bracket\"");
        assertThat(part(out.toByteArray(), "word/styles.xml")).contains("w:styleId=\"Bracket\"");
    }

    @Test
    void tellInARedlineWhatBecameOfThem() throws IOException {
        String redline = write(new PlainTextWriter(), TOLD.redline(), ExportOptions.NONE);
        assertThat(redline)
                .contains(
                        "OP1: Bracket placed on “closely” for FRA (delete) – FRA",
                        "Reason: Too close",
                        "OP1: Bracket on “closely” joined by KEN (keep)",
                        "OP6: Placeholder “Text to come” for Chair (reserves its position)",
                        "OP7: Bracket on “doomed words” : stance of FRA now: reserves its position"
                                .replace("” :", "”:"),
                        "PP1: Bracket on “all of this” lifted: its last holder, KEN, left it",
                        "PP1: Bracket on “this” settled: the words stay, as its holders agreed",
                        "Reason: Agreed in the corridor",
                        "PP1: Bracket on “this” put back",
                        "PP1: Bracket on “this” settled: the words stay, as the chair proposed");
        assertThat(write(new HtmlWriter(), TOLD.redline(), ExportOptions.NONE))
                .contains("Bracket on “all of this” lifted");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DocxWriter().write(TOLD.redline(), ExportOptions.NONE, out);
        assertThat(part(out.toByteArray(), "word/document.xml")).contains("Bracket on “all of this” lifted");
    }

    @Test
    void speakTheLanguageOfThePaper() throws IOException {
        for (String language : List.of("fr", "es", "ru", "ar", "zh")) {
            Editions.Told told = BracketedTexts.told(language);
            String clean = write(new PlainTextWriter(), told.clean(), ATTRIBUTED);
            String redline = write(new PlainTextWriter(), told.redline(), ATTRIBUTED);
            assertThat(clean).as(language).doesNotContain("racket", "Chair", "{0}");
            assertThat(redline).as(language).doesNotContain("racket", "Chair", "keep", "{0}", "{1}", "{2}");
        }
    }

    private static int count(String text, String what) {
        return (int)
                Pattern.compile(Pattern.quote(what)).matcher(text).results().count();
    }

    private static String part(byte[] file, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("the file has no part " + name);
    }
}
