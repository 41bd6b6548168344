package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.WordFile.run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equations, and tracked changes wherever Word tracks them: what is read is what stays when all are accepted. */
class DocxChangesTest {
    private static final String AUTHOR = " w:id=\"1\" w:author=\"a\"";

    private static String math(String text) {
        return "<m:r><m:t xml:space=\"preserve\">" + text + "</m:t></m:r>";
    }

    private static String part(String name, String inside) {
        return "<m:" + name + ">" + inside + "</m:" + name + ">";
    }

    private static IntakeResult equation(String inside) {
        return DocxPackage.of("<w:p>" + run("1. Let ") + "<m:oMath>" + inside + "</m:oMath>" + run(" hold.") + "</w:p>")
                .read();
    }

    private static String cell(String properties, String text) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p>" + run(text) + "</w:p></w:tc>";
    }

    private static String deleted(String text) {
        return "<w:del" + AUTHOR + "><w:r><w:delText xml:space=\"preserve\">" + text + "</w:delText></w:r></w:del>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<w:del w:id='1' w:author='a'>9</w:del>; A=r",
                "<w:del w:id='1' w:author='a'>9</w:del><w:ins w:id='2' w:author='a'>4</w:ins>; A=4r",
                "<w:moveFrom w:id='1' w:author='a'>9</w:moveFrom><w:moveTo w:id='2' w:author='a'>4</w:moveTo>; A=4r",
                "<m:sSup><m:e><w:del w:id='1' w:author='a'>9</w:del><w:ins w:id='1' w:author='a'>4</w:ins></m:e><m:sup>2</m:sup>"
                        + "</m:sSup>; A=4^2 r",
                "<m:d><m:e><w:del w:id='1' w:author='a'>9+</w:del>4</m:e></m:d>; A=(4)r"
            })
    void acceptsWhatWasTrackedInAnEquation(String changed, String shown) {
        String pieces = changed.replaceAll("(?<=>)([^<]+)(?=<)", "<m:r><m:t>$1</m:t></m:r>")
                .replace('\'', '"');

        IntakeResult read = equation(math("A=") + pieces + math("r"));

        assertThat(read.instrument().clauses()).hasSize(1);
        assertThat(Read.all(read, FindingCode.EQUATIONS)).containsExactly("paragraph 1: " + shown);
        assertThat(Read.all(read, FindingCode.TRACKED_CHANGES)).isNotEmpty();
    }

    @Test
    void writesEquationsInReadingOrder() {
        String half = part("f", part("num", math("a+b")) + part("den", math("2")));
        String root = part("rad", "<m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/>" + part("e", math("x")));
        String sum = part(
                "nary",
                "<m:naryPr><m:chr m:val=\"∑\"/></m:naryPr>" + part("sub", math("i=1")) + part("sup", math("n"))
                        + part("e", part("sSub", part("e", math("x")) + part("sub", math("i")))));
        String brackets = part(
                "d",
                "<m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr>" + part("e", math("y"))
                        + part("e", math("z")));
        String sine = part("func", part("fName", math("sin")) + part("e", math("x")));

        IntakeResult read =
                equation(half + math("=") + root + math("+") + sum + math("+") + brackets + math("+") + sine);

        assertThat(Read.all(read, FindingCode.EQUATIONS))
                .containsExactly("paragraph 1: (a+b)/2=√(x)+∑_(i=1)^n x_i+[y|z]+sin x");
    }

    @Test
    void acceptsDeletedRowsAndCells() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .p("1. Decides.")
                .raw("<w:tbl><w:tr>" + cell("", "a") + cell("", "b") + "</w:tr><w:tr><w:trPr><w:del" + AUTHOR
                        + "/></w:trPr>"
                        + cell("", "gone") + cell("", "too") + "</w:tr><w:tr>" + cell("", "c")
                        + cell("<w:cellDel" + AUTHOR + "/>", "cut") + cell("<w:cellIns" + AUTHOR + "/>", "new")
                        + "</w:tr></w:tbl>"));

        assertThat(Read.text(read))
                .isEqualTo("# T\n**OP1** Decides.\n|   |   |\n| --- | --- |\n| a | b |\n| c | new |\n");
        assertThat(Read.all(read, FindingCode.TRACKED_CHANGES))
                .containsExactly("paragraph 5: gone too", "paragraph 8: cut");
    }

    @Test
    void countsNoNumbersInADeletedRow() {
        String numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>%s</w:p>";
        String row = "<w:tr>%s<w:tc>" + numbered.formatted("") + "</w:tc><w:tc><w:p>%s</w:p></w:tc></w:tr>";

        IntakeResult read = Read.docx(new WordFile()
                .list(1, "decimal %1.")
                .p("Title", "T")
                .raw("<w:tbl>" + row.formatted("", run("Decides;"))
                        + row.formatted("<w:trPr><w:del" + AUTHOR + "/></w:trPr>", run("Gone;"))
                        + row.formatted("", run("Ends.")) + "</w:tbl>"));

        assertThat(Read.text(read)).isEqualTo("# T\n**OP1** Decides;\n**OP2** Ends.\n");
        assertThat(Read.numbers(read)).containsExactly("OP1 was 1.", "OP2 was 2.");
    }

    @Test
    void joinsAParagraphWhoseEndWasDeletedOnlyWithinItsCell() {
        String open = "<w:p><w:pPr><w:rPr><w:del" + AUTHOR + "/></w:rPr></w:pPr>%s</w:p>";

        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .raw(open.formatted(run("1. Decides")))
                .raw("<w:tbl><w:tr><w:tc>" + open.formatted(run("a")) + "</w:tc><w:tc>" + open.formatted(run("b "))
                        + "<w:p>" + run("c") + "</w:p></w:tc></w:tr></w:tbl>")
                .p("2. Ends."));

        assertThat(Read.text(read))
                .isEqualTo("# T\n**OP1** Decides\n|   |   |\n| --- | --- |\n| a | b c |\n**OP2** Ends.\n");
    }

    @Test
    void takesWhatWasMovedWhereItIsNow() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .raw("<w:p><w:pPr><w:rPr><w:moveFrom" + AUTHOR + "/></w:rPr></w:pPr><w:moveFrom" + AUTHOR + ">"
                        + run("1. First.") + "</w:moveFrom></w:p>")
                .p("2. Second.")
                .raw("<w:p><w:pPr><w:rPr><w:moveTo" + AUTHOR + "/></w:rPr></w:pPr><w:moveTo" + AUTHOR + ">"
                        + run("3. First.") + "</w:moveTo></w:p>"));

        assertThat(Read.text(read)).isEqualTo("# T\n**OP1** Second.\n**OP2** First.\n");
    }

    @Test
    void acceptsChangesOfNumbersAndStyles() {
        IntakeResult read = Read.docx(new WordFile()
                .list(1, "decimal %1.")
                .p("Title", "T")
                .raw("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/><w:numberingChange" + AUTHOR
                        + " w:original=\"7.\"/></w:numPr></w:pPr>" + run("Decides;") + "</w:p>")
                .raw("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:pPrChange" + AUTHOR
                        + "><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr></w:pPrChange></w:pPr>" + run("Ends.")
                        + "</w:p>"));

        assertThat(Read.text(read)).isEqualTo("# T\n**OP1** Decides;\n**OP2** Ends.\n");
        assertThat(Read.findings(read)).containsExactly("tracked-changes 2");
    }

    @Test
    void namesEveryDeletionWithItsWords() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .raw("<w:p>" + run("1. Decides") + deleted(" never") + run(" to meet") + deleted(" again") + run(".")
                        + "</w:p>")
                .raw("<w:p>" + run("2. Ends") + "<w:hyperlink w:anchor=\"x\">" + deleted(" there") + run(" here")
                        + "</w:hyperlink>" + run(".") + "</w:p>"));

        assertThat(Read.all(read, FindingCode.TRACKED_CHANGES))
                .containsExactly("paragraph 2: never", "paragraph 2: again", "paragraph 3: there");
        assertThat(Read.text(read)).isEqualTo("# T\n**OP1** Decides to meet.\n**OP2** Ends here.\n");
    }

    @Test
    void leavesOutTheNotesOfWhatWasDeleted() {
        IntakeResult read = DocxPackage.of("<w:p>" + run("1. A.") + "<w:del" + AUTHOR
                        + "><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:del></w:p>")
                .part("footnotes", "footnotes", "<w:footnote w:id=\"2\"><w:p>" + run("x") + "</w:p></w:footnote>")
                .read();

        assertThat(Read.all(read, FindingCode.FOOTNOTES)).isEmpty();
    }
}
