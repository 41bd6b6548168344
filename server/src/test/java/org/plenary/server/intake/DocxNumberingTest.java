package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.WordFile.run;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of Word's lists are those that Word shows. */
class DocxNumberingTest {
    private static String level(int level, String more, String format, String text) {
        return "<w:lvl w:ilvl=\"" + level + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" + more
                + "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
    }

    private static String definition(int id, String inside) {
        return "<w:abstractNum w:abstractNumId=\"" + id + "\">" + inside + "</w:abstractNum>";
    }

    private static String list(int id, int definition, String overrides) {
        return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + definition + "\"/>" + overrides + "</w:num>";
    }

    private static String item(int list, int level, String properties, String inside) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>"
                + properties + "</w:pPr>" + inside + "</w:p>";
    }

    private static String item(int list, int level) {
        return item(list, level, "", run("x"));
    }

    /** The numbers of the paragraphs of a file, {@code -} where there is none. */
    private static List<String> numbers(String numbering, String body) {
        return numbers(DocxPackage.of(body).part("numbering", "numbering", numbering));
    }

    private static List<String> numbers(DocxPackage file) {
        return DocxReader.read(file.bytes(), new Findings()).stream()
                .filter(passage -> !passage.isBlank())
                .map(passage -> passage.mark() == null ? "-" : passage.mark().label())
                .toList();
    }

    private static final String THREE = definition(
            1, level(0, "", "decimal", "%1.") + level(1, "", "decimal", "%1.%2") + level(2, "", "lowerLetter", "(%3)"));

    @Test
    void startsALevelAnewAfterAnyLevelAboveIt() {
        assertThat(numbers(
                        THREE + list(1, 1, ""),
                        item(1, 0)
                                + item(1, 1)
                                + item(1, 2)
                                + item(1, 2)
                                + item(1, 1)
                                + item(1, 2)
                                + item(1, 0)
                                + item(1, 2)))
                .containsExactly("1.", "1.1", "(a)", "(b)", "1.2", "(a)", "2.", "(a)");
    }

    @ParameterizedTest
    @CsvSource({"0, (c), (d)", "1, (c), (a)", "2, (a), (a)"})
    void startsALevelAnewAsItSays(int restart, String afterMiddle, String afterTop) {
        String lists = definition(
                1,
                level(0, "", "decimal", "%1.")
                        + level(1, "", "decimal", "%1.%2")
                        + level(2, "<w:lvlRestart w:val=\"" + restart + "\"/>", "lowerLetter", "(%3)"));

        assertThat(numbers(
                        lists + list(1, 1, ""),
                        item(1, 0)
                                + item(1, 1)
                                + item(1, 2)
                                + item(1, 2)
                                + item(1, 1)
                                + item(1, 2)
                                + item(1, 0)
                                + item(1, 2)))
                .containsExactly("1.", "1.1", "(a)", "(b)", "1.2", afterMiddle, "2.", afterTop);
    }

    @Test
    void countsListsOfOneDefinitionTogetherUnlessOneSaysWhereItStarts() {
        String start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";

        assertThat(numbers(
                        THREE + list(1, 1, "") + list(2, 1, "") + list(3, 1, start),
                        item(1, 0) + item(2, 0) + item(3, 0) + item(3, 0) + item(1, 0)))
                .containsExactly("1.", "2.", "5.", "6.", "7.");
    }

    @Test
    void takesTheLevelsThatAListHasOfItsOwn() {
        String own = "<w:lvlOverride w:ilvl=\"0\">" + level(0, "", "upperRoman", "Part %1") + "</w:lvlOverride>";

        assertThat(numbers(THREE + list(1, 1, own), item(1, 0) + item(1, 0) + item(1, 1)))
                .containsExactly("Part I", "Part II", "II.1");
    }

    @Test
    void writesAllLevelsInDigitsWhereTheLevelSaysSo() {
        String lists = definition(
                1, level(0, "", "upperRoman", "Article %1") + level(1, "<w:isLgl/>", "decimal", "Section %1.%2"));

        assertThat(numbers(lists + list(1, 1, ""), item(1, 0) + item(1, 0) + item(1, 1)))
                .containsExactly("Article I", "Article II", "Section 2.1");
    }

    @Test
    void givesNoNumberToAParagraphThatIsOnlyASectionBreak() {
        String section = "<w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr>";

        assertThat(numbers(
                        THREE + list(1, 1, ""),
                        item(1, 0, section, "")
                                + item(1, 0)
                                + item(1, 0, "", "")
                                + item(1, 0, section, run("x"))
                                + item(1, 0)))
                .containsExactly("1.", "3.", "4.");
    }

    @Test
    void givesNoNumberToWhatIsHidden() {
        String hidden = "<w:rPr><w:vanish/></w:rPr>";

        assertThat(numbers(
                        THREE + list(1, 1, ""),
                        item(1, 0) + item(1, 0, hidden, run("<w:vanish/>", "secret")) + item(1, 0)))
                .containsExactly("1.", "2.");
    }

    @Test
    void countsButShowsNoNumberOfALevelThatHidesIt() {
        String lists = definition(
                1, level(0, "<w:rPr><w:vanish/></w:rPr>", "decimal", "%1.") + level(1, "", "decimal", "%1.%2"));

        assertThat(numbers(lists + list(1, 1, ""), item(1, 0) + item(1, 0) + item(1, 1)))
                .containsExactly("", "", "2.1");
    }

    @Test
    void takesAHeadingAndTheTextOnItsLineAsOneParagraph() {
        DocxPackage file = DocxPackage.of(item(1, 0, "<w:rPr><w:vanish/><w:specVanish/></w:rPr>", run("Scope."))
                        + "<w:p>" + run("It is wide.") + "</w:p>" + item(1, 0))
                .part("numbering", "numbering", THREE + list(1, 1, ""));

        List<Passage> read = DocxReader.read(file.bytes(), new Findings());

        assertThat(read.stream().map(Passage::text)).containsExactly("Scope. It is wide.", "x");
        assertThat(numbers(file)).containsExactly("1.", "2.");
    }

    @Test
    void countsNoParagraphThatWasDeleted() {
        String gone = "<w:rPr><w:del w:id=\"1\" w:author=\"a\"/></w:rPr>";
        String words = "<w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>gone</w:delText></w:r></w:del>";

        assertThat(numbers(THREE + list(1, 1, ""), item(1, 0) + item(1, 0, gone, words) + item(1, 0)))
                .containsExactly("1.", "2.");
    }

    @Test
    void takesNoNumberWhereAParagraphOrItsStyleSaysSo() {
        String styles =
                "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>"
                        + "</w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"B\"/><w:basedOn w:val=\"A\"/><w:pPr>"
                        + "<w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:style>";
        String styled = "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>" + run("x") + "</w:p>";
        String none = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";

        assertThat(numbers(DocxPackage.of(styled.formatted("A", "")
                                + styled.formatted("B", "")
                                + styled.formatted("A", none)
                                + styled.formatted("A", ""))
                        .part("styles", "styles", styles)
                        .part("numbering", "numbering", THREE + list(1, 1, ""))))
                .containsExactly("1.", "-", "-", "2.");
    }

    @Test
    void takesTheLevelOfTheStyleThatAStyleIsBasedOn() {
        String lists = definition(
                1,
                level(0, "<w:pStyle w:val=\"A\"/>", "decimal", "%1.")
                        + level(1, "<w:pStyle w:val=\"B\"/>", "decimal", "%1.%2"));
        String style =
                "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%1$s\"/>%s<w:pPr>%s</w:pPr></w:style>";
        String number = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
        String styled = "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>" + run("x") + "</w:p>";

        assertThat(numbers(DocxPackage.of(styled.formatted("A") + styled.formatted("B") + styled.formatted("C"))
                        .part(
                                "styles",
                                "styles",
                                style.formatted("A", "", number)
                                        + style.formatted("B", "", number)
                                        + style.formatted("C", "<w:basedOn w:val=\"B\"/>", ""))
                        .part("numbering", "numbering", lists + list(1, 1, ""))))
                .containsExactly("1.", "1.1", "1.2");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void followsAStyleOfLists(boolean linksBack) {
        String link = linksBack ? "<w:styleLink w:val=\"L\"/>" : "";
        String lists =
                definition(1, link + level(0, "", "decimal", "§ %1")) + definition(2, "<w:numStyleLink w:val=\"L\"/>");
        String style =
                "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:name w:val=\"L\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>"
                        + "</w:pPr></w:style>";

        assertThat(numbers(DocxPackage.of(item(2, 0) + item(1, 0))
                        .part("styles", "styles", style)
                        .part("numbering", "numbering", lists + list(1, 1, "") + list(2, 2, ""))))
                .containsExactly("§ 1", "§ 2");
    }

    @Test
    void padsNumbersAsACustomFormatSays() {
        String custom =
                "<w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/><mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt"
                        + " w:val=\"custom\" w:format=\"001, 002, 003, ...\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback>"
                        + "</mc:AlternateContent><w:lvlText w:val=\"[%1]\"/></w:lvl>";

        assertThat(numbers(definition(1, custom) + list(1, 1, ""), item(1, 0) + item(1, 0)))
                .containsExactly("[009]", "[010]");
    }
}
