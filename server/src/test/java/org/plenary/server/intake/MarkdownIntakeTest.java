package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markdown of all kinds, of which every word is in the draft or in the report. */
class MarkdownIntakeTest {
    private static List<String> paragraphs(String markdown) {
        return MarkdownReader.read(markdown, new Findings()).stream()
                .map(passage -> (passage.mark() == null ? "" : passage.mark().label() + " ") + passage.text())
                .toList();
    }

    /** The words of the findings of a kind. */
    private static List<String> told(FindingCode code, String markdown) {
        Findings findings = new Findings();
        MarkdownReader.read(markdown, findings);
        return findings.words().getOrDefault(code, List.of());
    }

    @Test
    void readsTheWordsInBlocksOfHtml() {
        String markdown = """
                <details open><summary>Background</summary>

                The *lake* is deep.

                </details>

                <dl><dt>Lake</dt><dd>A water</dd></dl>

                <table>
                <tr><th>Member</th><th>Share</th></tr>

                <tr><td>North</td><td>40</td></tr>
                </table>

                <ol><li>First</li><li>Second</li></ol>
                """;

        assertThat(paragraphs(markdown))
                .containsExactly(
                        "Background",
                        "The lake is deep.",
                        "Lake",
                        "A water",
                        "Member | Share\nNorth | 40",
                        "1. First",
                        "2. Second");
        assertThat(paragraphs("<td>South</td><td>60</td>")).containsExactly("South | 60");
        assertThat(told(FindingCode.HTML, "<div class=\"a\">\nwords\n</div>"))
                .containsExactly("<div class=\"a\"> </div>");
    }

    @Test
    void tellsWhatIsLeftOutOfHtml() {
        assertThat(told(FindingCode.HTML, "<script>\nvar words;\n</script>\n\n<style>p {}</style>"))
                .contains("var words;", "p {}");
        assertThat(told(
                        FindingCode.IMAGES,
                        "<p>Text <img alt=\"a map\" src=\"a.png\"></p>\n\nand <img alt=\"a plan\" src=\"b.png\">"))
                .containsExactly("a map", "a plan b.png");
        assertThat(told(FindingCode.TRACKED_CHANGES, "a <del>old words</del> <ins>new</ins>\n\n<p><del>gone</del></p>"))
                .containsExactly("old words", "gone");
        assertThat(paragraphs("a <del>old words</del><ins>new</ins> <s>struck</s>"))
                .containsExactly("a new struck");
    }

    @Test
    void readsTheTextBehindComments() {
        assertThat(paragraphs("<!-- one --> <!-- two --> 3. Closes [it][ref].\n\n[ref]: http://x.example"))
                .containsExactly("3. Closes it.");
        assertThat(paragraphs("<!-- one\ntwo --> *Tail*")).containsExactly("Tail");
        assertThat(paragraphs("Text <!-- a > b --> more")).containsExactly("Text more");
        assertThat(told(FindingCode.COMMENTS, "<!-- one\ntwo --> Tail\n\nText <!-- a > b --> more"))
                .containsExactly("one", "two", "a > b");
        assertThat(paragraphs("Unclosed <!-- stays")).containsExactly("Unclosed <!-- stays");
        assertThat(paragraphs("<!-- opens\n\nand never ends")).containsExactly("<!-- opens", "and never ends");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The State of <name of State> pays <amount>.",
                "<name of State>",
                "<title> of the text",
                "<address> of the office, or <b> and <c>",
                "a < b and c > d",
                "as <see Article 5> says",
                "[Chair]: <name> speaks"
            })
    void keepsWordsBetweenAngleBrackets(String words) {
        assertThat(paragraphs(words)).containsExactly(words);
    }

    @Test
    void takesFootnotesOfAnyLength() {
        String markdown = """
                One,[^1] two[^b] and three[^long]; four [^9].

                [^1]: Ibid.
                [^b]: See *document* 5
                and more.
                [^long]: First paragraph.

                    Second paragraph, see.[^1]

                    - an item
                [^unused]: Nobody points here.
                [^1]: Twice.

                Word^[inline *note*] and x^[2].
                """;

        assertThat(paragraphs(markdown)).containsExactly("One, two and three; four [^9].", "Word and x^[2].");
        assertThat(MarkdownReader.read(markdown, new Findings()).stream().map(each -> NoteWords.all(each.inlines())))
                .containsExactly(
                        "One, [Ibid.]  two [See document 5 and more.]  and three"
                                + " [First paragraph.\nSecond paragraph, see.\n• an item] ; four [^9].",
                        "Word [inline note]  and x^[2].");
        assertThat(told(FindingCode.NOTE_MARKS, markdown)).containsExactly("[^1]");
        assertThat(told(FindingCode.FOOTNOTES, markdown)).containsExactly("Nobody points here.", "Twice.");
    }

    @Test
    void keepsDefinitionsOfLinksThatNothingUses() {
        String markdown = """
                [Chair]: Welcome

                A [link][one] and ![a picture][pic] and <http://two.example>.

                [one]: http://one.example "Title words"
                [pic]: pic.png
                [Note]: provisional
                [//]: # (A comment)
                """;

        assertThat(paragraphs(markdown))
                .containsExactly("[Chair]: Welcome", "A link and and http://two.example.", "[Note]: provisional");
        assertThat(told(FindingCode.HYPERLINKS, markdown))
                .containsExactly("http://one.example \"Title words\"", "http://two.example");
        assertThat(told(FindingCode.IMAGES, markdown)).containsExactly("a picture pic.png");
        assertThat(told(FindingCode.COMMENTS, markdown)).containsExactly("A comment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: Some words\ntags:\n  - one\n\ndate: 2026-01-01\n---\nText.",
                "---\r\ntitle: Some words\r\n...\r\nText.",
                "+++\ntitle = \"Some words\"\n[more]\n+++\n\nText."
            })
    void tellsDataAboveTheText(String markdown) {
        assertThat(paragraphs(markdown)).containsExactly("Text.");
        assertThat(told(FindingCode.FRONT_MATTER, markdown))
                .anyMatch(line -> line.contains("Some words"))
                .noneMatch(line -> line.contains("---"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\n\nSome words.\n\n---\n\nText.",
                "---\nThe members agree: some words.\n---\n\nText.",
                "---\nWhereas: it is so, and some words.\n---\nText.",
                "---\nSome words.\n---\nText.",
                "---\n- Some words\n---\nText.",
                "---\ntitle: Some words\n\nText.",
                "+++\nSome words.\n+++\nText."
            })
    void takesNoRuleForDataAboveTheText(String markdown) {
        assertThat(told(FindingCode.FRONT_MATTER, markdown)).isEmpty();
        assertThat(String.join(" ", paragraphs(markdown)).toLowerCase(java.util.Locale.ROOT))
                .contains("some words", "text.");
    }

    @Test
    void tellsRulesFromUnderlines() {
        List<Passage> read =
                MarkdownReader.read("Title\n===\n\nTwo line\nheading\n---\n\nA sentence.\n---\n***\n", new Findings());

        assertThat(read.stream().map(passage -> passage.shape() + " " + passage.text()))
                .containsExactly("TITLE Title", "HEADING Two line heading", "BODY A sentence.");
    }

    @Test
    void takesCriticMarkupAsAccepted() {
        String markdown =
                "Invites {--members--}{++all *States*++}{>>NOR, 1 May<<} to {~~pay~>give {--much--}more~~} {==now==}."
                        + "{--\n\nGone **paragraph**--}{++\n\nNew paragraph++} {>>a remark<<} ends.\n\n`{++` and {-- open and \\{++kept++\\}";

        assertThat(paragraphs(markdown))
                .containsExactly(
                        "Invites all States to give more now.",
                        "New paragraph ends.",
                        "{++ and {-- open and {++kept++}");
        assertThat(told(FindingCode.TRACKED_CHANGES, markdown))
                .containsExactly("members", "pay", "much", "Gone paragraph");
        assertThat(told(FindingCode.COMMENTS, markdown)).containsExactly("NOR, 1 May", "a remark");
    }

    @Test
    void takesCriticMarkupInPlainTextOfOthersAsText() {
        assertThat(Read.text(Read.txt("1. Do {++this++} and\n\n2. {--that--}.")))
                .contains("{\\++this", "{\\--that");
    }

    @Test
    void doesNotCountOnFromAYearAtTheStartOfALine() {
        String markdown = """
                1. lake and
                2. river and
                1. water and
                2030. In that year
                3. it ends.
                """;

        assertThat(paragraphs(markdown)).last().asString().doesNotContain("2031");
    }

    @Test
    void readsEveryCellOfATable() {
        String markdown = """
                The shares are:
                | Member | Share |
                |:---|---:|
                | North \\| West | 40 |
                | South | 60 | more |
                and so on

                a | b
                - | -
                `c` | *d*

                | x | y | z |
                |---|---|
                | 1 | 2 | 3 |
                """;

        assertThat(paragraphs(markdown))
                .containsExactly(
                        "The shares are:",
                        "Member | Share\nNorth | West | 40\nSouth | 60 | more\nand so on",
                        "a | b\nc | d",
                        "x | y | z\n1 | 2 | 3");
    }

    @Test
    void readsItemsBelowEachOther() {
        String markdown = """
                Each Party shall:
                a) do this;
                b) do that, namely
                (i) one;
                (ii) two.

                They also
                i. first,
                ii. second.

                - [ ] open
                - [x] done

                Term
                : a definition

                :   another
                """;

        assertThat(paragraphs(markdown))
                .containsExactly(
                        "Each Party shall:",
                        "a) do this;",
                        "b) do that, namely",
                        "(i) one;",
                        "(ii) two.",
                        "They also",
                        "i. first,",
                        "ii. second.",
                        "• ☐ open",
                        "• ☑ done",
                        "Term",
                        "a definition",
                        "another");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(b) of the text",
                "(a) or",
                "Article 12. The rest",
                "7. The rest",
                "1.5 per cent",
                "II. Parts",
                "a) above",
                "(ii) and",
                "– or so –",
                "2030. Then",
                "Annex I to it"
            })
    void keepsAWrappedLineInItsSentence(String line) {
        String sentence = "It is set out in\n" + line + " and in\nwhat follows.";
        String joined = sentence.replace('\n', ' ');

        assertThat(paragraphs(sentence)).containsExactly(joined);
        assertThat(paragraphs("1. " + sentence + "\n2. Two.")).containsExactly("1. " + joined, "2. Two.");
        assertThat(paragraphs("- " + sentence.replace("\n", "\n  "))).containsExactly("• " + joined);
    }

    @Test
    void keepsTheNumbersThatAListHas() {
        assertThat(paragraphs("1. one;\n1. two;\n1. three;")).containsExactly("1. one;", "2. two;", "3. three;");
        assertThat(paragraphs("5. five;\n6. six;\n8. eight;")).containsExactly("5. five;", "6. six;", "8. eight;");
        assertThat(paragraphs("5. five\n6. six\n8. eight\n9. nine"))
                .containsExactly("5. five", "6. six", "8. eight", "9. nine");
        assertThat(paragraphs("1. in article\n5. The rest;\n2. two;"))
                .containsExactly("1. in article 5. The rest;", "2. two;");
        assertThat(paragraphs("1. ## Heading")).containsExactly("1. Heading");
    }

    @Test
    void joinsTheLinesOfAHeading() {
        assertThat(paragraphs("One\ntwo\n===")).containsExactly("One two");
    }

    @Test
    void readsAllThatStandsInAQuotationAboveItsOwnText() {
        String markdown = "> **SYMBOL**\n>\n> - an item\n\n**OP1** Decides.\n";

        String draft = paragraphs(markdown).stream().collect(Collectors.joining("\n"));

        assertThat(draft).contains("an item");
    }
}
