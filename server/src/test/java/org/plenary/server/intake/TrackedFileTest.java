package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.docx.DocxWriter;

/** What is tracked in files of Word, undone. */
class TrackedFileTest {
    private static final String BY = " w:id=\"1\" w:author=\"Ana\"";

    private static List<String> words(Instrument text) {
        return text.clauses().stream().map(ClauseText::of).toList();
    }

    private static TrackedFile read(WordFile file) {
        return TrackedFile.read(file.bytes(), "file.docx");
    }

    private static byte[] docx(Edition edition) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DocxWriter().write(edition, ExportOptions.NONE, out);
        return out.toByteArray();
    }

    @Test
    void isTheTextOfTheFirstMomentOfARedlineAndThatOfTheSecond() throws IOException {
        TrackedFile file = TrackedFile.read(docx(Editions.redline()), "redline.docx");

        assertThat(words(file.before())).isEqualTo(words(Editions.revision1().text()));
        assertThat(words(file.accepted().instrument()))
                .isEqualTo(words(Editions.revision2().text()));
        assertThat(file.authors()).isNotEmpty();
    }

    @Test
    void hasNothingBeforeWhereNothingIsTracked() throws IOException {
        TrackedFile file = TrackedFile.read(docx(Editions.revision1()), "clean.docx");

        assertThat(file.before()).isNull();
        assertThat(file.authors()).isEmpty();
    }

    @Test
    void undoesWhatCameWentWasMovedAndGotAnotherForm() {
        TrackedFile file = read(new WordFile()
                .p("Title", "Statute")
                .raw("<w:p>" + WordFile.run("1. Some ") + "<w:ins" + BY + ">" + WordFile.run("new ") + "</w:ins><w:del"
                        + BY + "><w:r><w:delText xml:space=\"preserve\">old </w:delText></w:r></w:del>"
                        + WordFile.run("words.") + "</w:p>")
                .raw("<w:p><w:pPr><w:rPr><w:ins" + BY + "/></w:rPr></w:pPr><w:ins" + BY + ">"
                        + WordFile.run("2. A paragraph that came.") + "</w:ins></w:p>")
                .raw("<w:p><w:pPr><w:rPr><w:moveFrom" + BY + "/></w:rPr></w:pPr><w:moveFrom" + BY + ">"
                        + WordFile.run("2. One that was moved.") + "</w:moveFrom></w:p>")
                .raw("<w:p>" + WordFile.run("3. The last.") + "</w:p>")
                .raw("<w:p><w:pPr><w:rPr><w:moveTo" + BY + "/></w:rPr></w:pPr><w:moveTo" + BY + ">"
                        + WordFile.run("4. One that was moved.") + "</w:moveTo></w:p>"));

        assertThat(words(file.before()))
                .containsExactly("Statute", "Some old words.", "One that was moved.", "The last.");
        assertThat(words(file.accepted().instrument()))
                .containsExactly(
                        "Statute", "Some new words.", "A paragraph that came.", "The last.", "One that was moved.");
        assertThat(file.authors()).isEqualTo(Map.of("Ana", 8));
    }
}
