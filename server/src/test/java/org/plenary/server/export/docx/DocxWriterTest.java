package org.plenary.server.export.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.JaxbXmlPart;
import org.docx4j.openpackaging.parts.Part;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Note;
import org.plenary.server.export.docx.WordReader.Decision;
import org.plenary.server.export.docx.WordReader.Joining;
import org.plenary.server.export.docx.WordReader.Para;
import org.plenary.server.identity.Masthead;
import org.w3c.dom.Element;

class DocxWriterTest {
    private static WordReader read(Edition edition, ExportOptions options) {
        return new WordReader(DocxRedlineTest.write(edition, options));
    }

    private static List<Para> clauses(WordReader document) {
        return document.clauses(Decision.ACCEPT, Joining.LAST);
    }

    @Test
    void saysWhatTheInstrumentSays() {
        for (Instrument text : List.of(SampleDrafts.treaty(), SampleDrafts.many(), SampleDrafts.arabic())) {
            // when
            WordReader document = read(Editions.clean(Editions.MASTHEAD, text), ExportOptions.NONE);
            // then
            assertThat(clauses(document)).isEqualTo(ExpectedText.of(text));
            assertThat(document.elements("ins")).isEmpty();
            assertThat(document.elements("bookmarkStart")).hasSameSizeAs(text.clauses());
            DocxRedlineTest.checkMarkup(document);
        }
    }

    @Test
    void hasHeadRunningHeaderAndProperties() {
        // when
        WordReader document = read(Editions.revision1(), ExportOptions.NONE);
        // then
        String text = document.xml("word/document.xml").getDocumentElement().getTextContent();
        assertThat(text)
                .contains("ISSUED", "TSC/2026/WP.1/Rev.1", "Distr.: Limited", "15 November 2026", "Original: English")
                .contains("Item 4 of the agenda: Norms of responsible behaviour")
                .contains(Editions.revision1().head().hash().toString(), "https://drafting.example.org/verify?head=");
        String header = document.xml("word/header1.xml").getDocumentElement().getTextContent();
        assertThat(header).startsWith("TSC/2026/WP.1/Rev.1").contains("page 1 of 1");
        assertThat(WordReader.elements(document.xml("word/header1.xml"), "fldSimple"))
                .extracting(field -> WordReader.attribute(field, "instr").strip())
                .containsExactly("PAGE", "NUMPAGES");
        String core = document.xml("docProps/core.xml").getDocumentElement().getTextContent();
        assertThat(core).contains("Process on Trust and Security in Cyberspace", "2026-11-15T09:00:00Z", "en");
        String live = read(Editions.live(), ExportOptions.NONE)
                .xml("word/document.xml")
                .getDocumentElement()
                .getTextContent();
        assertThat(live).contains("DRAFT", "Draft – not issued").doesNotContain("verify?head=");
    }

    @Test
    void writesNoTextWithFormattingByHand() {
        WordReader document = read(Editions.clean(Editions.MASTHEAD, SampleDrafts.treaty()), ExportOptions.NONE);
        for (String name : List.of("rFonts", "sz", "color", "ind", "spacing", "jc", "numPr")) {
            assertThat(document.elements(name)).as(name).isEmpty();
        }
    }

    @Test
    void goesFromRightToLeftWhereTheLanguageDoes() {
        // when
        WordReader document = read(Editions.clean(SampleDrafts.ARABIC, SampleDrafts.arabic()), ExportOptions.NONE);
        // then
        assertThat(clauses(document)).isEqualTo(ExpectedText.of(SampleDrafts.arabic()));
        assertThat(new String(document.part("word/styles.xml"), StandardCharsets.UTF_8))
                .contains("<w:bidi/>", "w:bidi=\"ar\"", "Noto Naskh Arabic");
        assertThat(document.elements("bidiVisual")).hasSize(1);
        for (Element run : document.elements("r")) {
            String text = run.getTextContent();
            Element properties = WordReader.child(run, "rPr");
            boolean rightToLeft = properties != null && WordReader.child(properties, "rtl") != null;
            if (text.matches(".*\\p{IsArabic}.*")) {
                assertThat(rightToLeft).as(text).isTrue();
            } else if (text.matches("[A-Za-z ]+")) {
                assertThat(rightToLeft).as(text).isFalse();
            }
        }
    }

    @Test
    void takesTheDirectionOfEachParagraphAndRunFromTheText() {
        // given
        Instrument text = new Instrument(List.of(
                Clause.of(
                        new ClauseId("first"), ClauseKind.ARTICLE, "The office cites المادة 12 من 2026 as its source."),
                Clause.of(
                        new ClauseId("second"),
                        ClauseKind.ARTICLE,
                        "تقرر وفقا للقرار 45/12 أن تجتمع في Geneva 2026.")));
        for (String language : List.of("en", "ar")) {
            // when
            WordReader document = read(Editions.clean(new Masthead("", "", language), text), ExportOptions.NONE);
            // then
            assertThat(runs(document, "office"))
                    .containsExactly("The office cites ", "<المادة 12 من 2026>", " as its source.");
            assertThat(runs(document, "Geneva"))
                    .containsExactly("<تقرر وفقا للقرار 45/12 أن تجتمع في >", "Geneva 2026", "<.>");
            assertThat(isRightToLeft(document, "office", language)).isFalse();
            assertThat(isRightToLeft(document, "Geneva", language)).isTrue();
        }
    }

    private static Element paragraph(WordReader document, String word) {
        return document.elements("p").stream()
                .filter(each -> each.getTextContent().contains(word))
                .findFirst()
                .orElseThrow();
    }

    /** The runs of the paragraph with a word, those from right to left in angle brackets. */
    private static List<String> runs(WordReader document, String word) {
        List<String> runs = new ArrayList<>();
        for (Element run : children(paragraph(document, word))) {
            Element properties = WordReader.child(run, "rPr");
            boolean rightToLeft = properties != null && WordReader.child(properties, "rtl") != null;
            runs.add(rightToLeft ? "<" + run.getTextContent() + ">" : run.getTextContent());
        }
        return runs;
    }

    private static List<Element> children(Element paragraph) {
        List<Element> runs = new ArrayList<>();
        var nodes = paragraph.getElementsByTagNameNS(paragraph.getNamespaceURI(), "r");
        for (int i = 0; i < nodes.getLength(); i++) {
            runs.add((Element) nodes.item(i));
        }
        return runs;
    }

    private static boolean isRightToLeft(WordReader document, String word, String language) {
        Element bidi = WordReader.child(WordReader.child(paragraph(document, word), "pPr"), "bidi");
        return bidi == null
                ? language.equals("ar")
                : !WordReader.attribute(bidi, "val").equals("0");
    }

    @Test
    void escapesHostileTextAndNames() {
        // given
        Masthead masthead = new Masthead("<b>&\"", "]]> <w:p/> {++x++}", "en");
        // when
        WordReader document =
                read(Editions.clean(masthead, SampleDrafts.hostile()), new ExportOptions(true, true, true));
        // then
        document.names().stream().filter(name -> name.endsWith(".xml")).forEach(document::xml);
        DocxRedlineTest.checkMarkup(document);
        assertThat(document.elements("bookmarkStart")).hasSize(5);
        List<Para> clauses = clauses(document);
        List<Para> expected = ExpectedText.of(SampleDrafts.hostile());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(clauses.get(i).text())
                    .isEqualTo(expected.get(i).text().replaceAll("[\\x00-\\x08\\x0e-\\x1f\\uFFFE\\uFFFF]", "\uFFFD"));
        }
        assertThat(document.elements("fldSimple")).isEmpty();
        assertThat(document.xml("word/document.xml").getDocumentElement().getTextContent())
                .contains("Distr.: <b>&\"", "]]> <w:p/> {++x++}");
    }

    @Test
    void showsNotesAsCommentsIfAsked() {
        // given
        Edition edition = Editions.revision1();
        // when
        WordReader with = read(edition, new ExportOptions(true, false, false));
        WordReader without = read(edition, ExportOptions.NONE);
        // then
        Element comment =
                WordReader.elements(with.xml("word/comments.xml"), "comment").get(0);
        assertThat(WordReader.attribute(comment, "author")).isEqualTo("Amara Okafor");
        assertThat(WordReader.attribute(comment, "initials")).isEqualTo("AO");
        assertThat(comment.getTextContent()).isEqualTo("Parked");
        assertThat(with.elements("commentRangeStart")).hasSize(1);
        assertThat(with.elements("commentReference")).hasSize(1);
        assertThat(clauses(with)).isEqualTo(clauses(without));
        assertThat(without.names()).doesNotContain("word/comments.xml");
    }

    @Test
    void saysTheReasonOfANote() {
        Edition edition = Editions.revision1();
        Note parked = edition.notes().get(0);
        Note note = new Note(parked.clause(), parked.by(), ClauseStatus.AGREED, "<no> objection\n& none");
        Edition french = Editions.with(edition, new Masthead("", "", "fr"));
        byte[] part = new Comments(french, List.of(note)).part(french);
        assertThat(new String(part, StandardCharsets.UTF_8))
                .contains("Agréée: &lt;no&gt; objection</w:t><w:br/>")
                .contains("&amp; none");
    }

    @Test
    void keepsFurtherChangesTrackedIfAsked() {
        ExportOptions protect = new ExportOptions(false, true, false);
        assertThat(WordReader.elements(
                        read(Editions.redline(), protect).xml("word/settings.xml"), "documentProtection"))
                .singleElement()
                .satisfies(
                        each -> assertThat(WordReader.attribute(each, "edit")).isEqualTo("trackedChanges"));
        assertThat(WordReader.elements(
                        read(Editions.redline(), ExportOptions.NONE).xml("word/settings.xml"), "documentProtection"))
                .isEmpty();
        assertThat(WordReader.elements(read(Editions.revision1(), protect).xml("word/settings.xml"), "trackRevisions"))
                .isEmpty();
    }

    @Test
    void movesAClauseAndNamesWhoDidWhatToIt() {
        // when
        WordReader document = read(Editions.redline(), ExportOptions.NONE);
        // then
        DocxRedlineTest.checkMarkup(document);
        assertThat(document.elements("moveFromRangeStart")).hasSize(1);
        assertThat(document.elements("moveFrom"))
                .allSatisfy(
                        each -> assertThat(WordReader.attribute(each, "author")).isEqualTo("Amara Okafor"));
        assertThat(document.elements("ins"))
                .extracting(each -> WordReader.attribute(each, "author"))
                .contains("FRA (France)", "KEN (Kenya)", "JPN (Japan)", "OPENNET (Open Net Coalition)");
    }

    @Test
    void canBeReadByTheLibraryThatPackedIt() throws Exception {
        for (byte[] file : List.of(
                DocxRedlineTest.write(Editions.redline(), new ExportOptions(true, true, true)),
                DocxRedlineTest.write(Editions.revision1(), new ExportOptions(true, true, true)))) {
            WordprocessingMLPackage document = WordprocessingMLPackage.load(new ByteArrayInputStream(file));
            for (Part part : document.getParts().getParts().values()) {
                if (part instanceof JaxbXmlPart<?> xml) {
                    assertThat(xml.getContents())
                            .as(part.getPartName().getName())
                            .isNotNull();
                }
            }
            assertThat(document.getMainDocumentPart().getContent()).hasSizeGreaterThan(10);
        }
    }
}
