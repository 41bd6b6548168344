package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.Read.findings;
import static org.plenary.server.intake.Read.numbers;
import static org.plenary.server.intake.Read.text;
import static org.plenary.server.intake.WordFile.run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clauses in the style of headings, titles that begin as articles do, and articles whose text follows their number. */
class StructureTest {
    private static WordFile numbered() {
        return new WordFile()
                .list(1, "decimal %1.", "decimal %1.%2", "lowerLetter (%3)", "lowerRoman (%4)")
                .p("Title", "Agreement on rivers");
    }

    private static String heading(int level, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"Heading" + level + "\"/><w:numPr><w:ilvl w:val=\"" + (level - 1)
                + "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" + run(text) + "</w:p>";
    }

    @Test
    void takesSentencesAndItemsInTheStyleOfHeadingsForClauses() {
        IntakeResult read = Read.docx(numbered()
                .raw(heading(1, "Use of water"))
                .raw(heading(2, "Each member may use the water of the river if:"))
                .raw(heading(3, "it tells the others in time; and"))
                .raw(heading(3, "it keeps clean:"))
                .raw(heading(4, "the river"))
                .raw(heading(4, "the lake"))
                .raw(heading(2, "No member shall stop the river"))
                .raw(heading(1, "Costs"))
                .raw(heading(2, "The members share the costs."))
                .raw(heading(2, "The office keeps accounts of:"))
                .raw(heading(3, "Water"))
                .raw(heading(3, "Fish"))
                .raw(heading(2, "Entry into force"))
                .p("It is in force at once."));

        assertThat(text(read)).isEqualTo("""
                # Agreement on rivers
                ## 1. Use of water
                **OP1** Each member may use the water of the river if:
                - (a) it tells the others in time; and
                - (b) it keeps clean:
                  - (i) the river
                  - (ii) the lake
                **OP2** No member shall stop the river
                ## 2. Costs
                **OP3** The members share the costs.
                **OP4** The office keeps accounts of:
                - (a) Water
                - (b) Fish
                ## 2.3 Entry into force
                **OP5** It is in force at once.
                """);
        assertThat(numbers(read)).containsExactly("OP1 was 1.1", "OP2 was 1.2", "OP3 was 2.1", "OP4 was 2.2");
        assertThat(findings(read)).contains("numbers 4");
    }

    @Test
    void takesNumberedSentencesOfTheFirstLevelForClauses() {
        IntakeResult read = Read.docx(numbered()
                .raw(heading(1, "Definitions."))
                .p("In this text a river is a water.")
                .raw(heading(1, "The members share the costs of the office."))
                .raw(heading(2, "Each pays one tenth."))
                .raw(heading(1, "Nobody leaves before 2030.")));

        assertThat(text(read)).isEqualTo("""
                # Agreement on rivers
                ## 1. Definitions.
                **OP1** In this text a river is a water.
                **OP2** The members share the costs of the office.
                - (a) Each pays one tenth.
                **OP3** Nobody leaves before 2030.
                """);
    }

    @Test
    void takesTypedNumbersInTheStyleOfHeadingsInTheSameWay() {
        IntakeResult read = Read.md("""
                # Agreement on rivers

                ## 1. Use of water

                ### 1.1 Each member may use the water.

                #### (a) if it tells the others; and

                #### (b) if it pays.

                ### 1.2 No member shall stop the river.

                ## 2. Costs

                ### The office keeps what is paid, and must tell all.
                """);

        assertThat(text(read)).isEqualTo("""
                # Agreement on rivers
                ## 1. Use of water
                **OP1** Each member may use the water.
                - (a) if it tells the others; and
                - (b) if it pays.
                **OP2** No member shall stop the river.
                ## 2. Costs
                **OP3** The office keeps what is paid, and must tell all.
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARTICLES OF COOPERATION",
                "ARTICLES",
                "ANNEXES",
                "ANNEX TO THE TREATY",
                "ANNEX ON COSTS",
                "SCHEDULES",
                "SCHEDULE OF PAYMENTS",
                "APPENDIX TO THE TREATY",
                "Articles of association",
                "Annex to the treaty",
                "Article of faith",
                "Artículos del acuerdo",
                "Статьи соглашения",
                "Приложения к договору"
            })
    void takesATitleThatBeginsAsArticlesDoForTheTitle(String title) {
        String articles = "Article 1\n\nThe Parties meet.\n\nArticle 2\n\nThe Parties part.\n";

        assertThat(text(Read.txt(title + "\n\n" + articles)))
                .isEqualTo("# " + title + "\n### Article 1\nThe Parties meet.\n### Article 2\nThe Parties part.\n");
    }

    @Test
    void takesArticlesWhoseTextFollowsOnTheSameLine() {
        IntakeResult read = Read.txt("""
                Convention on the sea

                Article 1. Use of terms. For the purposes of this Convention the sea is wide.

                Article 2. Legal status. The sovereignty extends to the sea as said in Article 1.

                Article 3 Breadth Every State has the right to establish the breadth of its sea.

                Article 5 of the old convention is no longer in force.

                Article 4 – Outer limit. The outer limit is the line of Article 9. It is drawn.

                Article 5 bis. Baseline. The baseline is the line.

                Article 9. It says more, and stands alone.

                Article 6 Reefs In the case of islands, the baseline is the reef.
                """);

        assertThat(text(read)).isEqualTo("""
                # Convention on the sea
                ### Article 1
                Use of terms. For the purposes of this Convention the sea is wide.
                ### Article 2
                Legal status. The sovereignty extends to the sea as said in Article 1.
                ### Article 3
                Breadth Every State has the right to establish the breadth of its sea.
                Article 5 of the old convention is no longer in force.
                ### Article 4
                Outer limit. The outer limit is the line of Article 9. It is drawn.
                ### Article 5
                Baseline. The baseline is the line.
                Article 9. It says more, and stands alone.
                ### Article 6
                Reefs In the case of islands, the baseline is the reef.
                """);
        assertThat(findings(read)).contains("doubtful-numbers 1");
    }

    @Test
    void takesThreeHundredArticles() {
        StringBuilder text = new StringBuilder("Convention on the sea\n\n");
        for (int i = 1; i <= 320; i++) {
            text.append("Article ")
                    .append(i)
                    .append(i % 3 == 0 ? "" : ".")
                    .append(" Part ")
                    .append(i)
                    .append(" of the sea is free, subject to Article ")
                    .append(1 + i % 7)
                    .append(".\n");
            if (i % 40 == 0) {
                text.append("\nCHAPTER ").append(i / 40).append("\n\n");
            }
        }

        IntakeResult read = Read.txt(text.toString());

        assertThat(read.numbers().clauses()).hasSize(320);
        assertThat(findings(read)).isEmpty();
        assertThat(text(read)).contains("## CHAPTER 2\n");
    }

    @Test
    void takesSectionsByTheirNumbersForHeadings() {
        IntakeResult read = Read.txt("""
                Political declaration

                1. We meet.

                I. Means

                A. Money

                2. We pay for water.

                B. People

                An unnumbered line of text.

                3. We help. A. Smith signed for us.

                II. Follow-up

                4. We meet again.
                """);

        assertThat(text(read)).isEqualTo("""
                # Political declaration
                **OP1** We meet.
                ## I. Means
                ## A. Money
                **OP2** We pay for water.
                ## B. People
                **OP3** An unnumbered line of text.
                **OP4** We help. A. Smith signed for us.
                ## II. Follow-up
                **OP5** We meet again.
                """);
    }
}
