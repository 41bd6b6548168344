package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.Read.excerpt;
import static org.plenary.server.intake.Read.findings;
import static org.plenary.server.intake.Read.numbers;
import static org.plenary.server.intake.Read.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.instrument.PlainText;

/** Plain text and Markdown as people write them. */
class TextIntakeTest {
    @Test
    void readsAResolutionWithLinesOfAPage() {
        IntakeResult read = Read.txt("""
                United Nations                                              A/RES/73/27

                General Assembly
                Distr.: General
                11 December 2018

                          Developments in the field of information and telecommunications

                     The General Assembly,

                     Recalling its resolutions 53/70 of 4 December 1998, 54/49 of 1 December
                1999 and 55/28 of 20 November 2000,

                     Also concerned that these technologies can be used for purposes that
                are inconsistent with the objectives of maintaining stability,

                     1.   Welcomes the following set of international rules, norms and
                principles:
                          (a)  Consistent with the purposes of the United Nations, States
                should cooperate in developing them;
                          (b)  In case of incidents, States should consider:
                               (i)   all relevant information;
                               (ii)  the challenges of attribution;
                          (c)  States should not knowingly allow their territory to be used;

                     2.   Calls upon Member States to promote further at multilateral levels
                the consideration of existing threats.
                """);

        assertThat(text(read)).isEqualTo("""
                # Developments in the field of information and telecommunications
                ## The General Assembly,
                **PP1** Recalling its resolutions 53/70 of 4 December 1998, 54/49 of 1 December 1999 and 55/28 of 20 November 2000,
                **PP2** Also concerned that these technologies can be used for purposes that are inconsistent with the objectives of maintaining stability,
                **OP1** Welcomes the following set of international rules, norms and principles:
                - (a) Consistent with the purposes of the United Nations, States should cooperate in developing them;
                - (b) In case of incidents, States should consider:
                  - (i) all relevant information;
                  - (ii) the challenges of attribution;
                - (c) States should not knowingly allow their territory to be used;
                **OP2** Calls upon Member States to promote further at multilateral levels the consideration of existing threats.
                """);
        assertThat(findings(read)).containsExactly("masthead 4", "joined-lines 5", "opening-words 1");
    }

    @Test
    void readsLinesThatAreParagraphs() {
        IntakeResult read = Read.txt("""
                Projet de déclaration
                Rappelant la Charte des Nations Unies,
                Considérant que le cyberespace est un bien commun,
                1) Décide de créer un groupe;
                2) Prie le Secrétaire général:
                a. de faire rapport;
                b. de convoquer une réunion.
                Annexe I
                Liste des participants
                """);

        assertThat(text(read)).isEqualTo("""
                # Projet de déclaration
                **PP1** Rappelant la Charte des Nations Unies,
                **PP2** Considérant que le cyberespace est un bien commun,
                **OP1** Décide de créer un groupe;
                **OP2** Prie le Secrétaire général:
                - (a) de faire rapport;
                - (b) de convoquer une réunion.
                ## Annex I
                **Liste des participants**
                """);
        assertThat(numbers(read)).containsExactly("OP1 was 1)", "OP2 was 2)", "Annex I was Annexe I");
    }

    @Test
    void tellsLettersFromNumeralsByWhatFollows() {
        IntakeResult read = Read.txt("""
                1. Decides:
                (h) eight;
                (i) nine;
                (j) ten;
                2. Requests:
                (a) one:
                (i) first;
                (ii) second;
                (b) two.
                """);

        assertThat(text(read)).isEqualTo("""
                **OP1** Decides:
                - (a) eight;
                - (b) nine;
                - (c) ten;
                **OP2** Requests:
                - (a) one:
                  - (i) first;
                  - (ii) second;
                - (b) two.
                """);
        assertThat(findings(read)).containsExactly("labels 3", "no-title 1");
        assertThat(read.title()).isEqualTo("file");
    }

    @Test
    void nestsDecimalNumbers() {
        IntakeResult read = Read.txt("1. Decides:\n1.1 one:\n1.1.1 deeper;\n1.2 two;\n2. Requests.\n2.1 three.\n");

        assertThat(text(read)).isEqualTo("""
                **OP1** Decides:
                - (a) one:
                  - (i) deeper;
                - (b) two;
                **OP2** Requests.
                - (a) three.
                """);
    }

    @Test
    void keepsTheNumbersThatSayThemselvesWhatTheyAre() {
        IntakeResult read =
                Read.txt("PP1 Whereas it is so,\nPP1bis Whereas it is not,\nOP1. Do it.\nOP3 Do it again.\n");

        assertThat(numbers(read)).containsExactly("PP1 was PP1", "PP2 was PP1bis", "OP1 was OP1.", "OP2 was OP3");
        assertThat(findings(read)).containsExactly("numbers 2", "no-title 1");
    }

    @Test
    void putsWhatNestsTooDeepOnTheFourthLevel() {
        IntakeResult read = Read.md(
                "# T\n\n1. Decides:\n   1. a\n      1. b\n         1. c\n            1. d\n               1. e\n");

        assertThat(text(read)).contains("      - (1) d\n", "      - (2) e\n");
        assertThat(findings(read)).contains("deep-nesting 1");
    }

    @Test
    void readsATreatyInMarkdown() {
        IntakeResult read = Read.md("""
                ---
                author: somebody
                ---
                # Convention on things

                The States Parties to this Convention,

                *Recalling* the Charter,

                Have agreed as follows:

                ## Chapter I. General

                ### Article 1 – Definitions

                For the purposes of this Convention:

                1. "thing" means:
                   - a small thing;
                   - a <u>big</u> thing;
                2. "State" means a State.

                ### Article 2

                Each Party shall:

                (a) do [this](http://x.example);
                (b) do that, namely
                (i) one;
                (ii) two.

                > quoted

                | a | b |
                | - | - |
                | c | d |

                ![a picture](x.png)

                ## Annex

                Text of the annex.
                """);

        assertThat(text(read)).isEqualTo("""
                # Convention on things
                ## The States Parties to this Convention,
                **PP1** *Recalling* the Charter,
                ## Have agreed as follows:
                ## Chapter I. General
                ### Article 1
                **Definitions**
                For the purposes of this Convention:
                - (a) "thing" means:
                  - (i) a small thing;
                  - (ii) a big thing;
                - (b) "State" means a State.
                ### Article 2
                Each Party shall:
                - (a) do this;
                - (b) do that, namely
                  - (i) one;
                  - (ii) two.
                quoted
                | a | b |
                | --- | --- |
                | c | d |
                ## Annex I
                Text of the annex.
                """);
        assertThat(findings(read))
                .containsExactly(
                        "images 1",
                        "front-matter 1",
                        "html 2",
                        "hyperlinks 1",
                        "bullets 2",
                        "blocks 1",
                        "labels 2",
                        "article-headings 1",
                        "opening-words 2");
        assertThat(excerpt(read, FindingCode.HYPERLINKS)).isEqualTo("http://x.example");
    }

    @Test
    void keepsAHostileTextAsText() {
        String hostile = "1. <script>alert(1)</script> ]]> =cmd|' /C calc'!A0 {++x++} \u202Eabc &lt;";

        IntakeResult read = Read.txt(hostile);

        assertThat(PlainText.render(read.instrument())).isEqualTo("OP1   " + hostile.substring(3) + "\n");
    }

    @Test
    void replacesWhatIsNoCharacter() {
        IntakeResult read = Read.txt("1. a\u0007b\uFFFEc\n");

        assertThat(text(read)).isEqualTo("**OP1** a b\uFFFDc\n");
        assertThat(findings(read)).containsExactly("characters 1", "no-title 1");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,EFBBBF", "UTF-16LE,FFFE", "UTF-16BE,FEFF"})
    void readsTheEncodingThatTheFirstBytesName(String charset, String mark) {
        byte[] text = "1. Décide\n".getBytes(Charset.forName(charset));
        byte[] start = HexFormat.of().parseHex(mark);
        byte[] file = new byte[start.length + text.length];
        System.arraycopy(start, 0, file, 0, start.length);
        System.arraycopy(text, 0, file, start.length, text.length);

        assertThat(text(Intake.read(file, "a.txt"))).isEqualTo("**OP1** Décide\n");
    }

    @Test
    void readsTheLargestTextsFast() {
        String paragraphs = "Decides that all of this is to be read in reasonable time, whatever it may say.\n\n";
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 4_900; i++) {
            text.append(i).append(". ").append(paragraphs).append("(a) one;\n\n(b) two;\n\n");
        }

        long start = System.nanoTime();
        IntakeResult read = Intake.read(text.toString().getBytes(StandardCharsets.UTF_8), "a.md");

        assertThat(read.instrument().clauses().size()).isEqualTo(4_900);
        assertThat((System.nanoTime() - start) / 1_000_000).as("milliseconds").isLessThan(20_000);
    }
}
