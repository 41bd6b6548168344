package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.server.intake.WordFile.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a Word file does not come along is named, each time with its place and its words. */
class DocxLossesTest {
    private static String paragraphs(int count, String reference) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "<w:p>" + run(i + ". Says " + i + ".") + "<w:r><w:" + reference + " w:id=\"" + i
                        + "\"/></w:r></w:p>")
                .collect(Collectors.joining());
    }

    private static String notes(int count, String kind) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i ->
                        "<w:" + kind + " w:id=\"" + i + "\"><w:p>" + run("Note " + i + ", of") + "<w:r><w:tab/></w:r>"
                                + run("two") + "</w:p><w:p>" + run("parts.") + "</w:p></w:" + kind + ">")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment"})
    void namesEveryNote(String kind) {
        IntakeResult read = DocxPackage.of(paragraphs(300, kind + "Reference"))
                .part(kind + "s", kind + "s", notes(300, kind))
                .read();

        List<String> named = Read.all(read, FindingCode.valueOf(kind.toUpperCase(Locale.ROOT) + "S"));
        assertThat(named).hasSize(300);
        for (int i = 1; i <= 300; i++) {
            assertThat(named.get(i - 1)).isEqualTo("paragraph " + i + ": Note " + i + ", of two parts.");
        }
    }

    @Test
    void countsWhatItDoesNotName() {
        IntakeResult read = DocxPackage.of(paragraphs(1_300, "commentReference"))
                .part("comments", "comments", notes(1_300, "comment"))
                .read();

        List<Finding> comments = read.findings().stream()
                .filter(each -> each.code() == FindingCode.COMMENTS)
                .toList();
        assertThat(comments).hasSize(1_001);
        assertThat(comments.get(1_000)).isEqualTo(new Finding(FindingCode.COMMENTS, 300, null, null, true));
    }

    @Test
    void boundsTheWordsThatItNames() {
        String longNote = "<w:comment w:id=\"%d\"><w:p>" + run("word ".repeat(2_000)) + "</w:p></w:comment>";
        String notes =
                IntStream.rangeClosed(1, 100).mapToObj(longNote::formatted).collect(Collectors.joining());

        IntakeResult read = DocxPackage.of(paragraphs(100, "commentReference"))
                .part("comments", "comments", notes)
                .read();

        assertThat(read.findings().stream()
                        .mapToInt(each ->
                                each.excerpt() == null ? 0 : each.excerpt().length())
                        .sum())
                .isBetween(150_000, 250_000);
        assertThat(Read.findings(read)).contains("comments 100");
    }

    @Test
    void readsNotesAsTheyAreShown() {
        String note = "<w:footnote w:id=\"1\"><w:p>" + run("Kept")
                + "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>gone</w:delText>"
                + "</w:r></w:del><w:r><w:sym w:font=\"Symbol\" w:char=\"F062\"/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                + "<w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + run(" there")
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:footnote>";

        IntakeResult read = DocxPackage.of(paragraphs(1, "footnoteReference"))
                .part("footnotes", "footnotes", note)
                .read();

        assertThat(Read.text(read)).endsWith("[^1]: Keptβ there\n");
        assertThat(Read.findings(read)).contains("tracked-changes 1", "fields 1");
    }

    @Test
    void namesEveryHiddenPassage() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .raw("<w:p>" + run("1. A") + run("<w:vanish/>", "one") + run(" B ") + run("<w:vanish/>", "two")
                        + "</w:p>"));

        assertThat(Read.all(read, FindingCode.HIDDEN_TEXT)).containsExactly("paragraph 2: one", "paragraph 2: two");
    }

    private static String box(String inside) {
        return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"b\"/><a:graphic>"
                + "<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" + inside + "</w:txbxContent></wps:txbx></wps:wsp>"
                + "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
                + "<w:txbxContent>" + inside + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
                + "</mc:AlternateContent></w:r>";
    }

    @Test
    void takesTheTextOfBoxesBehindTheirParagraphs() {
        IntakeResult read = DocxPackage.of("<w:p>" + run("1. Decides")
                        + box("<w:p>" + run("2. In a box.") + "</w:p><w:tbl><w:tr><w:tc><w:p>"
                                + run("x") + "</w:p></w:tc><w:tc><w:p>" + run("y")
                                + box("<w:p>" + run("deep") + "</w:p>")
                                + "</w:p></w:tc></w:tr></w:tbl>")
                        + run(" to meet.") + "</w:p><w:p>" + run("3. Ends.") + "</w:p>")
                .read();

        assertThat(Read.text(read))
                .isEqualTo(
                        "**OP1** Decides to meet.\n**OP2** In a box.\n|   |   |\n| --- | --- |\n| x | y<br>deep |\n**OP3** Ends.\n");
        assertThat(Read.all(read, FindingCode.TEXT_BOXES))
                .containsExactlyInAnyOrder("paragraph 1: 2. In a box. x | y deep", "paragraph 4: deep");
    }

    @Test
    void readsAFileThatIsNothingButABox() {
        IntakeResult read = DocxPackage.of("<w:p>" + box("<w:p>" + run("The whole text.") + "</w:p>") + "</w:p>")
                .read();

        assertThat(Read.text(read)).isEqualTo("**OP1** The whole text.\n");
    }

    @Test
    void saysWhatAFileWithoutTextHas() {
        DocxPackage file = DocxPackage.of("<w:p><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>")
                .part("comments", "comments", notes(1, "comment"));

        assertThatThrownBy(file::read)
                .isInstanceOf(IntakeException.class)
                .hasMessage(
                        "Expected a file with text, got one without any, but with these, which are not taken: comments.");
    }

    @Test
    void takesTheWordsOfDrawnLetters() {
        IntakeResult read = DocxPackage.of("<w:p>" + run("1. A.")
                        + "<w:r><w:pict><v:shape><v:textpath string=\"Only a draft.\"/></v:shape>"
                        + "</w:pict></w:r></w:p>")
                .read();

        assertThat(Read.text(read)).isEqualTo("**OP1** A.\nOnly a draft.\n");
    }

    @Test
    void namesEveryImageByItsDescription() {
        String image =
                "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"n\" descr=\"%s\"/><a:graphic><a:graphicData><pic/>"
                        + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";

        IntakeResult read = DocxPackage.of(
                        "<w:p>" + run("1. A.") + image.formatted("A map") + image.formatted("A flag") + "</w:p>")
                .read();

        assertThat(Read.all(read, FindingCode.IMAGES)).containsExactly("paragraph 1: A map", "paragraph 1: A flag");
    }

    @Test
    void namesTheWordsOfDiagrams() {
        IntakeResult read = DocxPackage.of(
                        "<w:p>" + run("1. A.") + "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds"
                                + " xmlns:dgm=\"urn:dgm\" r:dm=\"d\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")
                .relationship("d", "diagramData", "diagrams/data1.xml", false)
                .part("word/diagrams/data1.xml", "<d xmlns:a=\"urn:a\"><a:t>Council</a:t><a:t>Office</a:t></d>")
                .read();

        assertThat(Read.all(read, FindingCode.EMBEDDED_OBJECTS)).containsExactly("paragraph 1: Council Office");
    }

    @Test
    void namesEveryHeaderAndFooter() {
        IntakeResult read = DocxPackage.of("<w:p>" + run("1. A.") + "</w:p>")
                .part("header", "hdr", "<w:p>" + run("Confidential") + "</w:p>")
                .part("footer", "ftr", "<w:p>" + run("Page") + "<w:r><w:tab/></w:r>" + run("7") + "</w:p>")
                .read();

        assertThat(Read.all(read, FindingCode.HEADERS_AND_FOOTERS))
                .containsExactly("header: Confidential", "footer: Page 7");
    }

    @Test
    void keepsTheNumbersOfTablesInWhichTheyHaveAColumn() {
        String number =
                "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p></w:tc>";
        String row = "<w:tr>" + number + "<w:tc><w:p>%s</w:p></w:tc></w:tr>";

        IntakeResult read = Read.docx(new WordFile()
                .list(1, "lowerLetter (%1)")
                .p("Title", "T")
                .p("1. Decides:")
                .raw("<w:tbl>" + row.formatted(run("to meet;")) + row.formatted(run("to eat.")) + "</w:tbl>"));

        assertThat(Read.text(read)).isEqualTo("# T\n**OP1** Decides:\n- (a) to meet;\n- (b) to eat.\n");
    }

    @Test
    void readsTheTablesInACellThatOnlyLaysOutAPage() {
        String inner = "<w:tbl><w:tr><w:tc><w:p>%s</w:p></w:tc><w:tc><w:p>%s</w:p></w:tc></w:tr></w:tbl>";

        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .p("1. Decides:")
                .raw("<w:tbl><w:tr><w:tc>" + inner.formatted(run("a"), run("b")) + inner.formatted(run("c"), run("d"))
                        + "<w:p/></w:tc></w:tr></w:tbl>"));

        assertThat(Read.text(read))
                .isEqualTo(
                        "# T\n**OP1** Decides:\n|   |   |\n| --- | --- |\n| a | b |\n|   |   |\n| --- | --- |\n| c | d |\n");
    }
}
