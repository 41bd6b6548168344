package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.Read.excerpt;
import static org.plenary.server.intake.Read.findings;
import static org.plenary.server.intake.Read.numbers;
import static org.plenary.server.intake.Read.text;
import static org.plenary.server.intake.WordFile.run;

import java.util.List;
import org.junit.jupiter.api.Test;

/** DOCX files as people write them in Word. */
class DocxIntakeTest {
    private static final String CENTRED = "<w:jc w:val=\"center\"/>";

    @Test
    void readsAResolutionOfTheUnitedNations() {
        IntakeResult read = Read.docx(new WordFile()
                .raw("<w:tbl><w:tr><w:tc><w:p>" + run("United Nations") + "</w:p></w:tc><w:tc><w:p>"
                        + run("A/RES/73/27") + "</w:p></w:tc></w:tr></w:tbl>")
                .p("Distr.: General")
                .p("Seventy-third session")
                .p("Agenda item 96")
                .p("Resolution adopted by the General Assembly on 5 December 2018")
                .raw("<w:p><w:pPr>" + CENTRED + "</w:pPr>" + run("<w:b/>", "Developments in the field of information")
                        + "</w:p>")
                .raw("<w:p>" + run("<w:i/>", "The General Assembly") + run(",") + "</w:p>")
                .raw("<w:p>" + run("<w:i/>", "Recalling") + run(" its resolutions 53/70 of 4 December 1998,")
                        + "</w:p>")
                .raw("<w:p>" + run("<w:i/>", "Deeply concerned") + run(" that these technologies can be misused,")
                        + "</w:p>")
                .raw("<w:p>" + run("1.") + "<w:r><w:tab/></w:r>" + run("<w:i/>", "Welcomes")
                        + run(" the following norms:") + "</w:p>")
                .p("(a)\u2003States should cooperate;")
                .p("(b) States should consider:")
                .p("(i) all information;")
                .p("(ii) the challenges of attribution;")
                .p("(c) States should respect resolutions;")
                .raw("<w:p>" + run("2.") + "<w:r><w:tab/></w:r>" + run("<w:i/>", "Decides") + run(" to meet.")
                        + "</w:p>")
                .p("106th plenary meeting"));

        assertThat(read.title()).isEqualTo("Developments in the field of information");
        assertThat(text(read)).isEqualTo("""
                # Developments in the field of information
                ## *The General Assembly*,
                **PP1** *Recalling* its resolutions 53/70 of 4 December 1998,
                **PP2** *Deeply concerned* that these technologies can be misused,
                **OP1** *Welcomes* the following norms:
                - (a) States should cooperate;
                - (b) States should consider:
                  - (i) all information;
                  - (ii) the challenges of attribution;
                - (c) States should respect resolutions;
                **OP2** *Decides* to meet.
                106th plenary meeting
                """);
        assertThat(numbers(read)).containsExactly("OP1 was 1.", "OP2 was 2.");
        assertThat(findings(read)).containsExactly("masthead 5", "tables 1", "opening-words 1", "unnumbered 1");
    }

    @Test
    void takesWhatWordNumbersByItself() {
        WordFile file = new WordFile()
                .list(1, "decimal %1.", "lowerLetter (%2)", "lowerRoman (%3)", "upperLetter (%4)", "decimal (%5)")
                .list(2, "bullet o")
                .p("Title", "A declaration")
                .p("Noting that there are lists,")
                .item(1, 0, "Decides:")
                .item(1, 1, "one;")
                .item(1, 2, "deeper;")
                .item(1, 3, "deeper still;")
                .item(1, 4, "deepest;")
                .item(1, 1, "two;")
                .item(1, 0, "Requests the following:")
                .item(2, 0, "a bullet;")
                .item(2, 0, "another;")
                .item(1, 0, "Invites everybody.");

        IntakeResult read = Read.docx(file);

        assertThat(text(read)).isEqualTo("""
                # A declaration
                **PP1** Noting that there are lists,
                **OP1** Decides:
                - (a) one;
                  - (i) deeper;
                    - (A) deeper still;
                      - (1) deepest;
                - (b) two;
                **OP2** Requests the following:
                - (a) a bullet;
                - (b) another;
                **OP3** Invites everybody.
                """);
        assertThat(numbers(read)).containsExactly("OP1 was 1.", "OP2 was 2.", "OP3 was 3.");
        assertThat(findings(read)).containsExactly("bullets 2");
    }

    @Test
    void takesNumbersThatBelongToAStyle() {
        WordFile file = new WordFile()
                .list(7, "decimal Article %1", "decimal %2.", "lowerLetter (%3)")
                .style(
                        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Art\"><w:name w:val=\"Art\"/><w:pPr>"
                                + "<w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>")
                .style("<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Para\"><w:name w:val=\"Para\"/>"
                        + "<w:basedOn w:val=\"Art\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>")
                .p("Title", "Convention")
                .p("Art", "Use of terms")
                .p("Para", "A thing is a thing.")
                .item(7, 2, "and a part of it;")
                .p("Art", "Scope")
                .p("Para", "It is wide.")
                .p("Para", "It is deep.");

        IntakeResult read = Read.docx(file);

        assertThat(text(read)).isEqualTo("""
                # Convention
                ### Article 1
                **Use of terms**
                - (a) A thing is a thing.
                  - (i) and a part of it;
                ### Article 2
                **Scope**
                - (a) It is wide.
                - (b) It is deep.
                """);
        assertThat(findings(read)).containsExactly("labels 4", "article-headings 2");
        assertThat(excerpt(read, FindingCode.LABELS)).isEqualTo("1. A thing is a thing.");
    }

    @Test
    void readsATreaty() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "Convention on things")
                .p("The States Parties to this Convention,")
                .p("Recognizing the value of things,")
                .p("Have agreed as follows:")
                .p("Heading1", "Part I. General provisions")
                .raw("<w:p><w:pPr>" + CENTRED + "</w:pPr>" + run("Article 1") + "</w:p>")
                .raw("<w:p><w:pPr>" + CENTRED + "</w:pPr>" + run("<w:i/>", "Use of terms") + "</w:p>")
                .p("1. For the purposes of this Convention:")
                .p("(a) \u201Cthing\u201D means a thing;")
                .p("(b) \u201CParty\u201D means a Party.")
                .p("2. Article 5 of the Charter applies.")
                .p("Article 2 \u2013 Entry into force")
                .p("Article 3 of the Charter notwithstanding, this enters into force.")
                .p("Annex")
                .p("List of things"));

        assertThat(text(read)).isEqualTo("""
                # Convention on things
                ## The States Parties to this Convention,
                **PP1** Recognizing the value of things,
                ## Have agreed as follows:
                ## Part I. General provisions
                ### Article 1
                ***Use of terms***
                - (a) For the purposes of this Convention:
                  - (i) “thing” means a thing;
                  - (ii) “Party” means a Party.
                - (b) Article 5 of the Charter applies.
                ### Article 2
                **Entry into force**
                Article 3 of the Charter notwithstanding, this enters into force.
                ## Annex I
                **List of things**
                """);
        assertThat(numbers(read))
                .containsExactly("Article 1 was Article 1", "Article 2 was Article 2", "Annex I was Annex");
    }

    @Test
    void readsFrench() {
        IntakeResult read = Read.docx(new WordFile()
                .raw("<w:p><w:pPr>" + CENTRED + "</w:pPr>" + run("<w:b/>", "PROJET DE TRAIT\u00C9") + "</w:p>")
                .p("Les \u00C9tats parties au pr\u00E9sent Trait\u00E9,")
                .p("Rappelant la Charte des Nations Unies,")
                .p("Consid\u00E9rant que la paix est indivisible,")
                .p("Sont convenus de ce qui suit\u00A0:")
                .p("Article premier")
                .p("Objet")
                .p("Le pr\u00E9sent Trait\u00E9 a pour objet la paix.")
                .p("Article 2")
                .p("1. Chaque Partie\u00A0:")
                .p("a) agit\u00A0;")
                .p("b) coop\u00E8re.")
                .p("Annexe II"));

        assertThat(text(read)).isEqualTo("""
                # PROJET DE TRAITÉ
                ## Les États parties au présent Traité,
                **PP1** Rappelant la Charte des Nations Unies,
                **PP2** Considérant que la paix est indivisible,
                ## Sont convenus de ce qui suit\u00A0:
                ### Article 1
                **Objet**
                Le présent Traité a pour objet la paix.
                ### Article 2
                - (a) Chaque Partie\u00A0:
                  - (i) agit\u00A0;
                  - (ii) coopère.
                ## Annex I
                """);
        assertThat(numbers(read))
                .containsExactly("Article 1 was Article premier", "Article 2 was Article 2", "Annex I was Annexe II");
        assertThat(findings(read)).contains("numbers 1");
    }

    @Test
    void takesTrackedChangesAsAccepted() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .raw("<w:p>" + run("1. Decides ")
                        + "<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>never</w:delText></w:r></w:del>"
                        + "<w:ins w:id=\"2\" w:author=\"A\">" + run("always") + "</w:ins>" + run(" to meet;")
                        + "</w:p>")
                .raw("<w:p><w:pPr><w:rPr><w:del w:id=\"3\" w:author=\"A\"/></w:rPr></w:pPr>" + run("2. Requests ")
                        + "</w:p>")
                .raw("<w:p>" + run("a report.") + "</w:p>")
                .raw(
                        "<w:p><w:pPr><w:rPr><w:del w:id=\"4\" w:author=\"A\"/></w:rPr></w:pPr><w:del w:id=\"5\" w:author=\"A\"><w:r>"
                                + "<w:delText>3. Gone.</w:delText></w:r></w:del></w:p>")
                .p("3. Stays."));

        assertThat(text(read)).isEqualTo("""
                # T
                **OP1** Decides always to meet;
                **OP2** Requests a report.
                **OP3** Stays.
                """);
        assertThat(findings(read)).containsExactly("tracked-changes 5");
    }

    @Test
    void saysWhatIsLost() {
        IntakeResult read = Read.docx(new WordFile()
                .comments("<w:comment w:id=\"0\" w:author=\"A\"><w:p>" + run("Really?") + "</w:p></w:comment>")
                .footnotes("<w:footnote w:id=\"2\"><w:p>" + run("See there.") + "</w:p></w:footnote>")
                .header("Confidential")
                .p("Title", "T")
                .raw("<w:p>" + run("1. Decides")
                        + "<w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                        + run("<w:vanish/>", "secret") + run("<w:u w:val=\"single\"/>", " under")
                        + run("<w:strike/>", " struck")
                        + run("<w:vertAlign w:val=\"superscript\"/>", "2") + "</w:p>")
                .raw("<w:p>" + run("2. See ")
                        + "<w:hyperlink w:anchor=\"x\">" + run("there") + "</w:hyperlink>"
                        + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF y </w:instrText></w:r>"
                        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run(" page 7") + "<w:r><w:fldChar"
                        + " w:fldCharType=\"end\"/></w:r>"
                        + "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>" + run("In a box")
                        + "</w:p></w:txbxContent>"
                        + "</v:textbox></v:shape></w:pict></w:r>"
                        + "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></w:p>")
                .raw("<w:tbl><w:tr><w:tc><w:p>" + run("A") + "</w:p></w:tc><w:tc><w:p>" + run("B")
                        + "</w:p></w:tc></w:tr></w:tbl>"));

        assertThat(text(read)).isEqualTo("""
                # T
                **OP1** Decides[^1] under struck2
                **OP2** See there page 7E=mc
                In a box
                |   |   |
                | --- | --- |
                | A | B |
                [^1]: See there.
                """);
        assertThat(findings(read))
                .containsExactlyInAnyOrder(
                        "comments 1",
                        "hidden-text 1",
                        "text-boxes 1",
                        "headers-and-footers 1",
                        "formatting 1",
                        "struck-text 1",
                        "raised-text 1",
                        "hyperlinks 1",
                        "fields 1",
                        "equations 1",
                        "unnumbered 1");
        assertThat(List.of(
                        excerpt(read, FindingCode.COMMENTS),
                        excerpt(read, FindingCode.HIDDEN_TEXT),
                        excerpt(read, FindingCode.TEXT_BOXES),
                        excerpt(read, FindingCode.HEADERS_AND_FOOTERS)))
                .containsExactly("Really?", "secret", "In a box", "Confidential");
    }

    @Test
    void takesRowsWithANumberAndATextAsNumberedParagraphs() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .raw("<w:tbl><w:tr><w:tc><w:p>" + run("1.") + "</w:p></w:tc><w:tc><w:p>" + run("Decides;")
                        + "</w:p></w:tc></w:tr><w:tr><w:tc><w:p>" + run("2.") + "</w:p></w:tc><w:tc><w:p>"
                        + run("Requests.")
                        + "</w:p></w:tc></w:tr></w:tbl>"));

        assertThat(text(read)).isEqualTo("# T\n**OP1** Decides;\n**OP2** Requests.\n");
        assertThat(findings(read)).isEmpty();
    }

    @Test
    void keepsBoldItalicAndLineBreaks() {
        IntakeResult read = Read.docx(new WordFile()
                .p("Title", "T")
                .raw("<w:p>" + run("1. ") + run("<w:b/><w:i/>", "Decides") + run("<w:i/>", " now")
                        + "<w:r><w:br/></w:r>" + run("and then.") + "</w:p>"));

        assertThat(text(read)).isEqualTo("# T\n**OP1** ***Decides*** *now*\\\nand then.\n");
    }

    @Test
    void takesEveryParagraphAsOperativeWhereNothingIsRecognised() {
        IntakeResult read =
                Read.docx(new WordFile().p("Title", "T").p("The sky is blue.").p("The sea is deep."));

        assertThat(text(read)).isEqualTo("# T\n**OP1** The sky is blue.\n**OP2** The sea is deep.\n");
        assertThat(findings(read)).containsExactly("guessed-kind 2");
    }
}
