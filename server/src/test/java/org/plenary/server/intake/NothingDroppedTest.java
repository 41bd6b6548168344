package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.Read.findings;
import static org.plenary.server.intake.Read.text;
import static org.plenary.server.intake.WordFile.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.instrument.ClauseText;

/** Words come into the draft wherever they stand in a file: above its title, in tables, between rules. */
class NothingDroppedTest {
    private static final String CENTRED = "<w:jc w:val=\"center\"/>";

    private static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> "<w:tc><w:p>" + run(cell) + "</w:p></w:tc>")
                .collect(Collectors.joining("", "<w:tr>", "</w:tr>"));
    }

    private static String table(String... rows) {
        return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
    }

    private static String bold(String text) {
        return "<w:p>" + run("<w:b/>", text) + "</w:p>";
    }

    private static String centred(String text) {
        return "<w:p><w:pPr>" + CENTRED + "</w:pPr>" + run("<w:b/>", text) + "</w:p>";
    }

    @Test
    void takesATableThatStandsFirst() {
        IntakeResult read = Read.docx(new WordFile()
                .raw(table(
                        row("Point", "North", "South"),
                        row("Scope", "All rivers", "Wide rivers"),
                        row("1 May 2026", "English", "French")))
                .p("The members choose in spring."));

        assertThat(text(read)).isEqualTo("""
                **OP1**
                |   |   |   |
                | --- | --- | --- |
                | Point | North | South |
                | Scope | All rivers | Wide rivers |
                | 1 May 2026 | English | French |
                **OP2** The members choose in spring.
                """);
        assertThat(findings(read)).noneMatch(each -> each.startsWith("masthead"));
    }

    @Test
    void takesATableAboveTheTitle() {
        IntakeResult read = Read.docx(new WordFile()
                .raw(table(row("North Ltd", "South Ltd"), row("Street 1", "Street 2")))
                .raw(centred("AGREEMENT ON RIVERS"))
                .p("1. North pays."));

        assertThat(text(read)).isEqualTo("""
                **PP1**
                |   |   |
                | --- | --- |
                | North Ltd | South Ltd |
                | Street 1 | Street 2 |
                # AGREEMENT ON RIVERS
                **OP1** North pays.
                """);
    }

    @Test
    void takesRowsOfAPreambleTogether() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .p("Recalling the table,")
                .raw(table(row("a", "b"), row("c", "d")))
                .p("1. Decides."));

        assertThat(text(read)).isEqualTo("""
                # T
                **PP1** Recalling the table,
                |   |   |
                | --- | --- |
                | a | b |
                | c | d |
                **OP1** Decides.
                """);
    }

    @Test
    void takesPlainLinesAboveHeadings() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Cloud Service Agreement")
                .raw(bold("USING THIS AGREEMENT"))
                .p("This text has two parts.")
                .raw(bold("Key terms"))
                .p("The price is set."));

        assertThat(text(read)).isEqualTo("""
                # Cloud Service Agreement
                ## USING THIS AGREEMENT
                **OP1** This text has two parts.
                ## Key terms
                **OP2** The price is set.
                """);
    }

    @Test
    void takesPlainLinesAboveATitleInTheMiddle() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Submitted by the North")
                .p("Of interest to all")
                .raw(centred("Draft convention on rivers"))
                .raw(bold("Scope"))
                .p("It applies to rivers."));

        assertThat(text(read)).isEqualTo("""
                ## Submitted by the North
                ## Of interest to all
                # Draft convention on rivers
                ## Scope
                **OP1** It applies to rivers.
                """);
        assertThat(findings(read)).contains("guessed-kind 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Buyer/Seller",
                "Lessor/Lessee and others",
                "1 May 2026",
                "2026-05-01",
                "English",
                "Page 1 of the agreement",
                "The parties met in closed session",
                "Draft – not for signature",
                "General Assembly",
                "Item 5 of the agenda"
            })
    void keepsLinesThatOnlyLookLikeAMasthead(String line) {
        IntakeResult read = Read.docx(new WordFile()
                .p(line)
                .p("Title", "Agreement on apples")
                .p("The buyer pays the price at once.")
                .p("The seller sends the apples."));

        assertThat(text(read)).startsWith("## " + line + "\n# Agreement on apples\n");
        assertThat(findings(read)).noneMatch(each -> each.startsWith("masthead"));
    }

    @Test
    void tellsEachLineOfAMastheadWithItsWords() {
        IntakeResult read = Read.docx(new WordFile()
                .raw(table(row("United Nations", "A/RES/73/27")))
                .p("General Assembly")
                .p("Distr.: General")
                .p("11 December 2018")
                .p("We ask all readers to send their remarks.")
                .p("Title", "On rivers")
                .p("1. Decides."));

        assertThat(text(read)).isEqualTo("""
                ## We ask all readers to send their remarks.
                # On rivers
                **OP1** Decides.
                """);
        assertThat(findings(read)).contains("masthead 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Masthead", "Decisions", "Record", "End rule"})
    void takesNoStyleOfSomebodyElseForThatOfItsOwnMasthead(String style) {
        IntakeResult read = Read.docx(new WordFile()
                .style("<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"S\"><w:name w:val=\"" + style
                        + "\"/></w:style>")
                .p("Title", "T")
                .p("1. Decides to meet.")
                .p("S", "2. Requests a report."));

        assertThat(text(read)).isEqualTo("# T\n**OP1** Decides to meet.\n**OP2** Requests a report.\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 40, 71, 72, 73, 100})
    void takesTextOnBothSidesOfALineOfUnderscores(int length) {
        String rule = "_".repeat(length);
        IntakeResult one = Read.txt("AGREEMENT\n\n1. One.\n\n" + rule + "\n\n2. Two.\n");
        IntakeResult two =
                Read.txt("AGREEMENT\nof the parties\n" + rule + "\n\nOne holds.\n\n" + rule + "\nSigned: North\n");

        assertThat(text(one)).contains("**OP1** One.\n", "**OP2** Two.\n");
        assertThat(text(two)).contains("AGREEMENT", "of the parties", "One holds.", "Signed: North");
        assertThat(List.of(one, two))
                .allSatisfy(read -> assertThat(findings(read)).noneMatch(each -> each.startsWith("masthead")));
    }

    @Test
    void takesNoTitleFromBelowManySentences() {
        WordFile file = new WordFile();
        for (int i = 0; i < 8; i++) {
            file.p("The parties agree on point " + i + " of the list.");
        }
        IntakeResult read = Read.docx(file.p("Title", "A title").p("The end is near."));

        assertThat(text(read)).contains("**OP8** The parties agree on point 7 of the list.\n# A title\n");
    }

    private static final List<String> ABOVE = List.of(
            "Street 5, North",
            "1 May 2026",
            "A note of the chair",
            "This sentence stands above all others.",
            "What is in brackets needs a vote; the rest is agreed.",
            "________________",
            "CONFIDENTIAL",
            "Version two",
            "ANNEXES",
            "ARTICLES OF ASSOCIATION",
            "Between North and South");
    private static final List<String> BELOW = List.of(
            "The General Assembly,",
            "Recalling its decisions,",
            "1. Decides to meet;",
            "2. Requests a report.",
            "(a) for all members;",
            "2.5 million people live here.",
            "Article 1",
            "Article 2. Everybody is free.",
            "A plain sentence about water.",
            "Key terms",
            "CHAPTER I",
            "2030. A year.",
            "Annex",
            "J. Smith signs.",
            "– a dash",
            "_________");

    /** Whatever stands above, in and below tables, titles and headings: all words of it are in the draft. */
    @Test
    void keepsAllWordsInWhateverOrder() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        for (int game = 0; game < Integer.getInteger("plenary.intake.games", 150); game++) {
            Random random = new Random(seed + game);
            WordFile file = new WordFile();
            List<String> written = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                add(file, ABOVE.get(random.nextInt(ABOVE.size())), random, written);
            }
            if (random.nextBoolean()) {
                file.p("Title", "Agreement on water");
                written.add("Agreement on water");
            }
            for (int i = 1 + random.nextInt(9); i > 0; i--) {
                add(file, BELOW.get(random.nextInt(BELOW.size())), random, written);
            }

            IntakeResult read = Read.docx(file);

            String all =
                    read.instrument().clauses().stream().map(ClauseText::of).collect(Collectors.joining(" "));
            assertThat(words(all))
                    .as("replay with -Dplenary.seed=%d: %s became %s", seed + game, written, text(read))
                    .containsAll(words(String.join(" ", written)));
        }
    }

    private static void add(WordFile file, String text, Random random, List<String> written) {
        written.add(text);
        switch (random.nextInt(6)) {
            case 0 -> file.raw(bold(text));
            case 1 -> file.raw(centred(text));
            case 2 -> file.raw(table(row(text, "another cell"), row("third", "fourth")));
            case 3 -> file.p("Heading" + (1 + random.nextInt(3)), text);
            default -> file.p(text);
        }
    }

    /** All but labels. */
    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{Nd}.]+"))
                .filter(word -> word.matches("(?:\\p{L}{3,}|\\d+\\.\\d+|2030\\.|2026)\\.?"))
                .map(word -> word.replaceFirst("(?<=\\p{L})\\.$", ""))
                .filter(word -> !word.matches("Article|Annex"))
                .toList();
    }
}
