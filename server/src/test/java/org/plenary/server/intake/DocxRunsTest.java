package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.WordFile.run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands within the paragraphs of Word files besides plain text. */
class DocxRunsTest {
    private static final String BEGIN = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    private static final String SEPARATE = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    private static final String END = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private static IntakeResult read(String pieces) {
        return Read.docx(new WordFile().p("Title", "T").raw("<w:p>" + run("1. A ") + pieces + run(" B.") + "</w:p>"));
    }

    /** The words of the clause between A and B. */
    private static String between(IntakeResult read) {
        return Read.text(read).replaceFirst("(?s)^# T\n\\*\\*OP1\\*\\* A ?", "").replaceFirst("(?s) ?B\\.\n$", "");
    }

    private static String instruction(String text) {
        return "<w:r><w:instrText xml:space=\"preserve\">" + text + "</w:instrText></w:r>";
    }

    private static String field(String instruction, String result) {
        return BEGIN + instruction(instruction) + SEPARATE + result + END;
    }

    @Test
    void takesTheWordsUnderAPhoneticGuide() {
        IntakeResult read = read("<w:r><w:ruby><w:rubyPr/><w:rt>" + run("kana") + "</w:rt><w:rubyBase>"
                + run("<w:b/>", "dele") + run("gates") + "</w:rubyBase></w:ruby></w:r>");

        assertThat(between(read)).isEqualTo("**dele**gates");
        assertThat(Read.all(read, FindingCode.PHONETIC_GUIDES)).containsExactly("paragraph 2: delegates (kana)");
    }

    @ParameterizedTest
    @CsvSource({
        "<w:br w:type=\"page\"/>, x y",
        "<w:br w:type=\"column\"/>, x y",
        "<w:tab/>, x y",
        "<w:ptab w:relativeTo=\"margin\" w:alignment=\"left\" w:leader=\"none\"/>, x y",
        "<w:lastRenderedPageBreak/>, xy",
        "<w:noBreakHyphen/>, x\u2011y",
        "<w:softHyphen/>, x\u00ADy"
    })
    void keepsWordsApartOrTogetherAsTheyAreShown(String piece, String shown) {
        assertThat(between(read("<w:r><w:t>x</w:t>" + piece + "<w:t>y</w:t></w:r>")))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<w:cr/>", "<w:br/>", "<w:br w:type=\"textWrapping\"/>"})
    void keepsLineBreaks(String piece) {
        assertThat(between(read("<w:r><w:t>x</w:t>" + piece + "<w:t>y</w:t></w:r>")))
                .isEqualTo("x\\\ny");
    }

    @ParameterizedTest
    @CsvSource({"'', xy", "preserve, x y", "default, xy"})
    void keepsTheSpaceThatAnElementAroundTextKeeps(String space, String shown) {
        String around = space.isEmpty() ? "" : " xml:space=\"" + space + "\"";

        IntakeResult read = DocxPackage.of("<w:p" + around
                        + "><w:r><w:t>1.  x</w:t></w:r><w:r><w:t> </w:t></w:r><w:r><w:t>y</w:t></w:r></w:p>")
                .read();

        assertThat(Read.text(read)).isEqualTo("**OP1** " + shown + "\n");
    }

    @Test
    void addsNoSpaceWhereABreakHasOne() {
        String page = "<w:r><w:br w:type=\"page\"/></w:r>";

        assertThat(between(read(run("x ") + page + run("y") + page + page + run(" z") + page)))
                .isEqualTo("x y z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:smartTag w:element=\"e\"><w:smartTagPr/>%s</w:smartTag>",
                "<w:customXml w:element=\"e\"><w:customXmlPr/>%s</w:customXml>",
                "<w:dir w:val=\"rtl\">%s</w:dir>",
                "<w:bdo w:val=\"rtl\">%s</w:bdo>",
                "<w:sdt><w:sdtPr/><w:sdtContent>%s</w:sdtContent></w:sdt>",
                "<w:ins w:id=\"7\" w:author=\"a\"><w:smartTag w:element=\"e\">%s</w:smartTag></w:ins>",
                "<mc:AlternateContent><mc:Choice Requires=\"x\">%s</mc:Choice></mc:AlternateContent>",
                "<mc:AlternateContent><mc:Choice Requires=\"x\">%s</mc:Choice><mc:Choice Requires=\"y\"><w:r><w:t>no</w:t></w:r>"
                        + "</mc:Choice><mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>",
                "<mc:AlternateContent><mc:Choice Requires=\"x\"/><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>",
                "<x:later xmlns:x=\"urn:later\">%s</x:later>"
            })
    void goesThroughWhatIsAroundText(String around) {
        IntakeResult read = DocxPackage.of(
                        "<w:p>" + run("1. A ") + around.formatted(run("word")) + run(" B.") + "</w:p>")
                .read();

        assertThat(read.instrument().clauses()).hasSize(1);
        assertThat(Read.text(read)).contains("A word B.");
    }

    @Test
    void namesAFieldWithItsResult() {
        IntakeResult read = read(field(" REF _Ref12 \\h ", run("<w:b/>", "article 4")));

        assertThat(between(read)).isEqualTo("**article 4**");
        assertThat(Read.all(read, FindingCode.FIELDS)).containsExactly("paragraph 2: article 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REF _Ref1 \\h",
                "PAGE",
                "SEQ Table \\* ARABIC",
                "LISTNUM",
                "AUTONUM",
                "DATE \\@ \"d MMMM\"",
                "= 2+2"
            })
    void namesAFieldOfWhichTheFileHasNoText(String instruction) {
        for (String field : new String[] {
            BEGIN + instruction(" " + instruction + " ") + END,
            field(" " + instruction + " ", ""),
            "<w:fldSimple w:instr=\"" + instruction.replace("\"", "&quot;") + "\"/>"
        }) {
            IntakeResult read = read(field);

            assertThat(between(read)).isEmpty();
            assertThat(Read.all(read, FindingCode.EMPTY_FIELDS)).containsExactly("paragraph 2: " + instruction);
        }
    }

    @Test
    void saysNothingOfFieldsThatAreNeverShown() {
        IntakeResult read = read(BEGIN + instruction(" XE \"Water\" ") + END + BEGIN + instruction("TC \"x\"") + END);

        assertThat(between(read)).isEmpty();
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void takesNoWordsOfAFieldWithinAnInstruction() {
        String nested = field(" MERGEFIELD Sex ", run("F"));
        IntakeResult read = read(BEGIN
                + instruction(" IF ")
                + nested
                + instruction(" = \"F\" \"her\" \"his\" ")
                + SEPARATE
                + run("her")
                + END);

        assertThat(between(read)).isEqualTo("her");
        assertThat(Read.findings(read)).containsExactly("fields 1");
    }

    @Test
    void followsAnInstructionOverSeveralParagraphs() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .raw("<w:p>" + run("1. A ") + BEGIN + instruction(" IF ") + "</w:p>")
                .raw("<w:p>" + instruction(" \"x\" ") + field("MERGEFIELD y", run("no")) + "</w:p>")
                .raw("<w:p>" + instruction(" \"z\" ") + SEPARATE + run("yes") + END + run(" B.") + "</w:p>"));

        assertThat(Read.text(read)).contains("yes B.").doesNotContain("no");
    }

    @Test
    void losesNothingBehindAFieldWithoutAnEnd() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .raw("<w:p>" + run("1. A ") + BEGIN + instruction(" IF ") + "</w:p>")
                .p("2. Stays.")
                .p("3. Stays, too."));

        assertThat(Read.text(read)).contains("Stays.", "Stays, too.");
    }

    @ParameterizedTest
    @CsvSource({
        "<w:checkBox><w:default w:val=\"1\"/></w:checkBox>, FORMCHECKBOX, ☒",
        "<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>, FORMCHECKBOX, ☐",
        "<w:checkBox><w:checked/></w:checkBox>, FORMCHECKBOX, ☒",
        "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"North\"/><w:listEntry w:val=\"South\"/></w:ddList>,"
                + " FORMDROPDOWN, South",
        "<w:ddList><w:listEntry w:val=\"North\"/><w:listEntry w:val=\"South\"/></w:ddList>, FORMDROPDOWN, North",
        "<w:textInput><w:default w:val=\"a name\"/></w:textInput>, FORMTEXT, a name"
    })
    void showsWhatAFormHas(String form, String instruction, String shown) {
        IntakeResult read = read("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"n\"/>" + form
                + "</w:ffData></w:fldChar></w:r>" + instruction(" " + instruction + " ") + END);

        assertThat(between(read)).isEqualTo(shown);
        assertThat(Read.all(read, FindingCode.FIELDS)).containsExactly("paragraph 2: " + shown);
    }

    @ParameterizedTest
    @CsvSource({
        "MACROBUTTON NoMacro [Type a name here], [Type a name here]",
        "'QUOTE \"some words\"', some words",
        "'SYMBOL 167 \\f \"Times New Roman\"', §",
        "'SYMBOL 98 \\f \"Symbol\" \\s 11', β"
    })
    void showsWhatAnInstructionSays(String instruction, String shown) {
        assertThat(between(read(BEGIN + instruction(instruction) + END)))
                .isEqualTo(shown.replace("[", "\\[").replace("]", "\\]"));
    }

    @Test
    void keepsTheAddressesOfLinksInTheReport() {
        IntakeResult read = read(field(" HYPERLINK \"https://example.org/a\" ", run("there"))
                + field(" HYPERLINK \\l \"mark\" ", run("here")));

        assertThat(Read.all(read, FindingCode.HYPERLINKS))
                .containsExactly("paragraph 2: there <https://example.org/a>", "paragraph 2: here");
    }

    @Test
    void showsWhatAContentControlShows() {
        String list =
                "<w:sdt><w:sdtPr><w:dropDownList w:lastValue=\"2\"><w:listItem w:displayText=\"North\" w:value=\"1\"/>"
                        + "<w:listItem w:displayText=\"South\" w:value=\"2\"/></w:dropDownList></w:sdtPr><w:sdtContent>%s"
                        + "</w:sdtContent></w:sdt>";
        String box = "<w:sdt><w:sdtPr><w14:checkbox xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">"
                + "<w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent/></w:sdt>";

        IntakeResult read = DocxPackage.of("<w:p>" + run("1. A ") + list.formatted(run("South")) + " " + run(" ") + box
                        + run(" ") + list.formatted("") + run(" B.") + "</w:p>")
                .read();

        assertThat(Read.text(read)).contains("A South ☒ South B.");
        assertThat(Read.findings(read)).contains("fields 3");
    }

    @Test
    void namesAControlWhoseDataAreElsewhere() {
        IntakeResult read =
                read("<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/root/name\" w:storeItemID=\"{1}\"/></w:sdtPr>"
                        + "<w:sdtContent/></w:sdt>");

        assertThat(Read.all(read, FindingCode.EMPTY_FIELDS)).containsExactly("paragraph 2: /root/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort", "pgNum"})
    void namesPiecesOfWhichTheFileHasNoText(String piece) {
        IntakeResult read = read("<w:r><w:" + piece + "/></w:r>");

        assertThat(Read.all(read, FindingCode.EMPTY_FIELDS)).containsExactly("paragraph 2: " + piece);
    }

    @Test
    void namesOtherFilesThatBelongToTheText() {
        DocxPackage file = DocxPackage.of(
                        "<w:p>" + run("1. A.") + "<w:subDoc r:id=\"s\"/></w:p><w:altChunk r:id=\"c\"/>")
                .relationship("s", "subDocument", "part2.docx", true)
                .relationship("c", "aFChunk", "afchunk.html", false)
                .part("word/afchunk.html", "<p>more</p>");

        assertThat(Read.all(file.read(), FindingCode.EMBEDDED_OBJECTS))
                .containsExactly("paragraph 1: part2.docx", "paragraph 1: afchunk.html");
    }

    @Test
    void readsFieldsAroundOnesThatWereDeleted() {
        String deleted = "<w:del w:id=\"1\" w:author=\"a\">" + BEGIN + "</w:del><w:del w:id=\"2\" w:author=\"a\"><w:r>"
                + "<w:delInstrText> REF x </w:delInstrText></w:r></w:del><w:del w:id=\"3\" w:author=\"a\">" + SEPARATE
                + "<w:r><w:delText>gone</w:delText></w:r></w:del><w:del w:id=\"4\" w:author=\"a\">" + END + "</w:del>";

        IntakeResult read =
                read(field(" HYPERLINK \"https://example.org\" ", run("one ") + deleted + run("two")) + run(" three"));

        assertThat(between(read)).isEqualTo("one two three");
        assertThat(Read.all(read, FindingCode.HYPERLINKS))
                .containsExactly("paragraph 2: one two <https://example.org>");
    }

    @Test
    void followsFieldsThatAreHiddenInPart() {
        String hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType=\"%s\"/></w:r>";

        IntakeResult read = read(hidden.formatted("begin")
                + instruction(" REF x ")
                + hidden.formatted("separate")
                + run("seven")
                + hidden.formatted("end"));

        assertThat(between(read)).isEqualTo("seven");
    }
}
