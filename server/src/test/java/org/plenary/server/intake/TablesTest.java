package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.Read.findings;
import static org.plenary.server.intake.Read.text;
import static org.plenary.server.intake.WordFile.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables of files, as tables of the draft. */
class TablesTest {
    private static String cell(String properties, String... paragraphs) {
        StringBuilder xml = new StringBuilder("<w:tc><w:tcPr>" + properties + "</w:tcPr>");
        for (String paragraph : paragraphs) {
            xml.append("<w:p>")
                    .append(paragraph.isEmpty() ? "" : run(paragraph))
                    .append("</w:p>");
        }
        return xml + "</w:tc>";
    }

    private static String row(String properties, String... cells) {
        return "<w:tr><w:trPr>" + properties + "</w:trPr>" + String.join("", cells) + "</w:tr>";
    }

    private static String plain(String... cells) {
        return row("", List.of(cells).stream().map(each -> cell("", each)).toArray(String[]::new));
    }

    private static IntakeResult word(String... tables) {
        WordFile file = new WordFile()
                .list(1, "lowerLetter (%1)")
                .style("<w:style w:type=\"table\" w:styleId=\"Plain\"><w:name w:val=\"Plain\"/></w:style>")
                .style("<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Grid 5\"/><w:tblStylePr"
                        + " w:type=\"firstRow\"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>")
                .p("Title", "T")
                .p("1. Decides.");
        for (String table : tables) {
            file.raw("<w:tbl>" + table + "</w:tbl><w:p/>");
        }
        return Read.docx(file);
    }

    @Test
    void takesTheRowsThatWordRepeatsForTheHeader() {
        IntakeResult read = word(row("<w:tblHeader/>", cell("", "Member"), cell("", "Share")) + plain("North", "40"));

        assertThat(text(read)).isEqualTo("""
                # T
                **OP1** Decides.
                | Member | Share |
                | --- | --- |
                | North | 40 |
                """);
        assertThat(findings(read)).isEmpty();
    }

    @Test
    void takesTheFirstRowForTheHeaderWhereItLooksSo() {
        String look = "<w:tblPr><w:tblStyle w:val=\"%s\"/><w:tblLook w:val=\"%s\"/></w:tblPr>";
        String rows = plain("a", "b") + plain("c", "d");
        String bold = "<w:tr><w:tc><w:p>" + run("<w:b/>", "a") + "</w:p></w:tc><w:tc><w:p>" + run("<w:b/>", "b")
                + "</w:p></w:tc></w:tr>" + plain("c", "d");
        String headed = "| a | b |\n| --- | --- |\n| c | d |\n";
        String headless = "|   |   |\n| --- | --- |\n| a | b |\n| c | d |\n";

        assertThat(text(word(look.formatted("Grid", "04A0") + rows))).endsWith(".\n" + headed);
        assertThat(text(word(look.formatted("Grid", "0480") + rows))).endsWith(".\n" + headless);
        assertThat(text(word(look.formatted("Plain", "04A0") + rows))).endsWith(".\n" + headless);
        assertThat(text(word(look.formatted("Plain", "04A0") + bold))).endsWith(".\n" + headed);
    }

    @Test
    void dividesMergedCellsAndTells() {
        IntakeResult read = word(row("", cell("<w:gridSpan w:val=\"2\"/>", "wide"), cell("", "x"))
                + row("", cell("<w:vMerge w:val=\"restart\"/>", "tall"), cell("", "b"), cell("", "c"))
                + row("", cell("<w:vMerge/>", ""), cell("", "e"), cell("", "f"))
                + row("<w:gridBefore w:val=\"1\"/>", cell("", "h"), cell("", "i")));

        assertThat(text(read)).isEqualTo("""
                # T
                **OP1** Decides.
                |   |   |   |
                | --- | --- | --- |
                | wide |  | x |
                | tall | b | c |
                |  | e | f |
                |  | h | i |
                """);
        assertThat(Read.all(read, FindingCode.MERGED_CELLS)).containsExactly("paragraph 3: wide", "paragraph 5: tall");
    }

    @Test
    void doesNotCountColumnsThatNoCellBeginsIn() {
        IntakeResult read = word(row("", cell("<w:gridSpan w:val=\"3\"/>", "a"), cell("<w:gridSpan w:val=\"9\"/>", "b"))
                + row("", cell("<w:gridSpan w:val=\"3\"/>", "c"), cell("<w:gridSpan w:val=\"9\"/>", "d")));

        assertThat(text(read)).endsWith("| a | b |\n| c | d |\n");
        assertThat(findings(read)).isEmpty();
    }

    @Test
    void makesParagraphsOfListsAndOfTablesInCells() {
        String item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>%s</w:p>";
        String inner = "<w:tbl>" + plain("x", "y") + plain("z", "") + "</w:tbl>";

        IntakeResult read = word("<w:tr><w:tc>" + item.formatted(run("one")) + item.formatted(run("two"))
                + "</w:tc><w:tc><w:p>" + run("b") + "</w:p>" + inner + "<w:p/></w:tc></w:tr>");

        assertThat(text(read)).endsWith("| (a) one<br>(b) two | b<br>x \\| y<br>z |\n");
        assertThat(Read.all(read, FindingCode.NESTED_TABLES)).containsExactly("paragraph 6: x | y z");
        assertThat(findings(read)).containsExactly("nested-tables 1");
    }

    @Test
    void takesASingleColumnForParagraphs() {
        assertThat(text(word(plain("2. Requests."), plain("3. Invites.") + plain("4. Ends."))))
                .isEqualTo("# T\n**OP1** Decides.\n**OP2** Requests.\n**OP3** Invites.\n**OP4** Ends.\n");
    }

    @Test
    void makesParagraphsOfWhatIsTooLargeForATable() {
        String wide = plain(IntStream.range(0, 21).mapToObj(i -> "c" + i).toArray(String[]::new));
        String tall = IntStream.range(0, 201).mapToObj(i -> plain("r" + i, "x")).collect(Collectors.joining());

        assertThat(text(word(wide))).contains("c0 \\| c1 \\| c2");
        assertThat(findings(word(wide))).contains("tables 1");
        assertThat(text(word(tall))).contains("\nr200 \\| x\n");
        assertThat(findings(word(tall))).contains("tables 201");
    }

    @Test
    void putsATableIntoTheItemThatAnnouncesIt() {
        IntakeResult read = Read.docx(new WordFile()
                .list(1, "decimal %1.", "lowerLetter (%2)")
                .p("Title", "T")
                .item(1, 0, "Decides:")
                .item(1, 1, "to share:")
                .raw("<w:tbl>" + plain("(b) North", "40") + plain("2. South", "60") + "</w:tbl>")
                .item(1, 1, "to meet.")
                .item(1, 0, "Requests a report."));

        assertThat(text(read)).isEqualTo("""
                # T
                **OP1** Decides:
                - (a) to share:
                  |   |   |
                  | --- | --- |
                  | (b) North | 40 |
                  | 2. South | 60 |
                - (b) to meet.
                **OP2** Requests a report.
                """);
        assertThat(findings(read)).isEmpty();
    }

    @Test
    void putsATableBelowAHeadingIntoAClauseOfItsOwn() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .p("1. Decides.")
                .p("Heading1", "Shares")
                .raw("<w:tbl>" + plain("North", "40") + "</w:tbl>")
                .p("Article 7", "")
                .p("2. Requests."));

        assertThat(text(read)).contains("## Shares\n**OP2**\n|   |   |\n| --- | --- |\n| North | 40 |\n");
        assertThat(findings(read)).contains("guessed-kind 1");
    }

    @Test
    void readsTablesOfHtml() {
        FragmentReading reading = Pasted.html("""
                <p>the shares are:</p>
                <table><caption>Shares of all</caption>
                <thead><tr><th>Member</th><th colspan="2">Share</th></tr></thead>
                <tr><td rowspan="2"><ol><li>North</li><li>West</li></ol></td><td>40</td><td><p>a</p><p>b</p></td></tr>
                <tr><td>60</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>
                """);

        assertThat(Pasted.shown(reading)).isEqualTo("""
                > the shares are:
                **OP1** Shares of all
                | Member | Share |  |
                | --- | --- | --- |
                | 1. North<br>2. West | 40 | a<br>b |
                |  | 60 | x \\| y |
                """);
        assertThat(Pasted.findings(reading))
                .containsExactly("merged-cells 2: Share | North West", "nested-tables 1: x | y");
    }

    @Test
    void beginsAFragmentWithATable() {
        FragmentReading reading = Pasted.html("<table><tr><td>a</td><td>b</td></tr></table><p>(a) one;</p>");

        assertThat(reading.parts()).hasSize(2);
        assertThat(reading.clauses()).isEmpty();
    }

    @Test
    void leavesOutTheFrameOfAPageThatSaysItIsOne() {
        FragmentReading reading = Pasted.html(
                "<table role=presentation><tr><td><p>Decides;</p></td><td><p>Requests.</p></td></tr></table>");

        assertThat(Pasted.shown(reading)).isEqualTo("**OP1** Decides;\n**OP2** Requests.\n");
    }

    @Test
    void takesAnEmptyHeadOfMarkdownForNone() {
        IntakeResult read = Read.md("""
                # T

                1. Decides:
                   - to share

                     |  |  |
                     |--|--|
                     | North | 40<br>50 |

                2. Requests.

                | a |
                |---|
                | b |
                """);

        assertThat(text(read)).isEqualTo("""
                # T
                **OP1** Decides:
                - (a) to share
                  |   |   |
                  | --- | --- |
                  | North | 40<br>50 |
                **OP2** Requests.
                | a |
                | --- |
                | b |
                """);
    }
}
