package org.plenary.server.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.DecidedTexts;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FootnoteTexts;
import org.plenary.server.export.SampleTexts;
import org.plenary.server.export.TextLines;
import org.plenary.server.identity.Masthead;
import org.plenary.server.journal.Lineage;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.SignedHead;
import org.w3c.dom.Element;

class HtmlWriterTest {
    private static final ExportOptions NOTES = new ExportOptions(true, false, false);
    private static final ClauseId FIRST = new ClauseId("first");
    private static final ClauseId SECOND = new ClauseId("second");

    static Stream<Instrument> texts() {
        return Stream.of(
                SampleTexts.treaty(),
                SampleTexts.arabic(),
                SampleTexts.manyScripts(),
                SampleTexts.hostile(),
                SampleTexts.tables(),
                SampleTexts.footnotes(),
                SampleTexts.ofLength(20));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsAsTheInstrumentWhateverItSays(Instrument text) {
        Edition edition = Editions.clean(Editions.MASTHEAD, text);

        HtmlReading page = page(edition, ExportOptions.NONE);

        assertThat(page.lines("del")).isEqualTo(TextLines.of(edition.text()));
        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("ins")).isEmpty();
    }

    @Test
    void showsTheTitleOfTheDraftWhereTheTextHasNone() {
        Edition edition = Editions.clean(Editions.MASTHEAD, new Instrument(List.of()));

        HtmlReading page = page(edition, ExportOptions.NONE);

        assertThat(words(page, "h1")).isEqualTo(edition.title());
        assertThat(page.lines("del")).isEmpty();
    }

    @Test
    void saysWhatItIsAtItsHeadAndWhereItComesFromAtItsEnd() {
        Edition edition = Editions.revision1();

        HtmlReading page = page(edition, ExportOptions.NONE);

        assertThat(page.root().getAttribute("lang")).isEqualTo("en");
        assertThat(page.root().getAttribute("dir")).isEqualTo("ltr");
        assertThat(words(page, "header"))
                .contains("TSC/2026/WP.1/Rev.1", "Distr.: Limited", "Original: English", "ISSUED")
                .contains(Editions.MASTHEAD.agenda());
        assertThat(words(page, "footer"))
                .contains(edition.head().hash().hex(), "https://drafting.example.org/verify?head=");
        assertThat(page.all("img").get(0).getAttribute("alt")).isNotEmpty();
        assertThat(words(page(Editions.live(), ExportOptions.NONE), "header")).contains("Draft – not issued", "DRAFT");
    }

    @Test
    void takesTheDirectionOfEachParagraphFromItsFirstLetter() {
        Instrument text = new Instrument(List.of(
                Clause.of(FIRST, ClauseKind.ARTICLE, "The office cites المادة 12 as its source."),
                Clause.of(SECOND, ClauseKind.ARTICLE, "12. تقرر الدول أن تجتمع في Geneva.")));

        for (String language : List.of("en", "ar")) {
            HtmlReading page = page(Editions.clean(new Masthead("", "", language), text), ExportOptions.NONE);

            List<String> directions = page.all("p").stream()
                    .filter(paragraph -> paragraph.getParentNode() instanceof Element parent
                            && parent.getNodeName().equals("section"))
                    .map(paragraph -> paragraph.getAttribute("dir"))
                    .toList();
            assertThat(directions).isEqualTo(language.equals("en") ? List.of("", "rtl") : List.of("ltr", ""));
        }
    }

    @Test
    void speaksFrenchAndIsWrittenFromRightToLeftWhereTheTextIs() {
        Edition french = Editions.with(Editions.redline(), new Masthead("limitée", "", "fr"));
        Edition arabic = Editions.clean(new Masthead("", "", "ar"), SampleTexts.arabic());

        assertThat(words(page(french, ExportOptions.NONE), "header"))
                .contains("Original : français", "Modifications de");
        HtmlReading page = page(arabic, ExportOptions.NONE);
        assertThat(page.root().getAttribute("dir")).isEqualTo("rtl");
        assertThat(words(page, "header")).contains("الأصل: العربية");
        assertThat(page.all("header").get(0).getAttribute("lang")).isEmpty();
    }

    @Test
    void readsAsTheOldTextWithoutInsertionsAndAsTheNewOneWithoutDeletions() {
        HtmlReading page = page(Editions.redline(), NOTES);

        assertThat(page.lines("del"))
                .isEqualTo(TextLines.of(Editions.revision2().text()));
        // a clause that was moved stands where it is now
        assertThat(page.lines("ins"))
                .containsExactlyInAnyOrderElementsOf(
                        TextLines.of(Editions.revision1().text()));
    }

    @Test
    void showsWhatBecameOfClausesAndListsTheDecisions() {
        Editions.Told told = DecidedTexts.negotiated(Editions.MASTHEAD);

        HtmlReading clean = page(told.clean(), ExportOptions.NONE);
        HtmlReading redline = page(told.redline(), ExportOptions.NONE);

        assertThat(clean.marks()).containsExactly("[parked]", "[agreed ad ref.]", "[agreed]", "[", "]");
        assertThat(words(clean, "header"))
                .contains("Co-facilitators’ *clean* text For the second reading. ____", "{++quoted++} [agreed] <b>")
                .contains("Status of clauses as of 21 November 2026, 10:30 UTC: [ ] contested, in brackets;");
        assertThat(clean.all("table")).isEmpty();
        assertThat(redline.marks())
                .containsExactly("+[parked]", "-[", "+[agreed ad ref.]", "-]", "+[agreed]", "-[parked]", "+[", "+]");
        assertThat(redline.all("tr").stream().map(row -> TextLines.plain(row.getTextContent())))
                .hasSize(6)
                .first()
                .isEqualTo("ClauseDecisionByTimeReason");
        assertThat(words(redline, "tbody"))
                .contains("OP1Open → ParkedAmara Okafor21 November 2026, 10:29 UTCAfter lunch")
                .contains("OP4 (removed since)Parked → Open");
        assertThat(redline.lines("del")).isEqualTo(TextLines.of(told.clean().text()));
        assertThat(words(page(Editions.with(told.redline(), new Masthead("", "", "fr")), ExportOptions.NONE), "tbody"))
                .contains("OP1Ouverte → Réservée");
    }

    @Test
    void namesTheDelegationThePersonAndTheTimeOfEachChange() {
        HtmlReading page = page(Editions.redline(), ExportOptions.NONE);

        List<Element> changes = Stream.concat(page.all("ins").stream(), page.all("del").stream())
                .filter(change -> !change.getAttribute("class").equals("number"))
                .toList();
        Set<String> delegations = changes.stream()
                .map(change -> change.getAttribute("data-delegation"))
                .collect(Collectors.toSet());

        assertThat(delegations).contains("FRA", "KEN", "JPN");
        assertThat(changes).isNotEmpty().allSatisfy(change -> {
            assertThat(change.getAttribute("data-person")).isNotEmpty();
            assertThat(change.getAttribute("datetime")).matches("2026-11-\\d\\dT.*Z");
            assertThat(change.getAttribute("title")).matches("(Inserted|Deleted) by .+ UTC");
        });
        assertThat(words(page, "header"))
                .contains("Changes from TSC/2026/WP.1/Rev.1 to TSC/2026/WP.1/Rev.2", "France: 103 inserted, 0 deleted");
    }

    @Test
    void leadsFromEachMarkToItsFootnoteAndBack() {
        HtmlReading page = page(Editions.clean(Editions.MASTHEAD, SampleTexts.footnotes()), ExportOptions.NONE);

        List<Element> marks = page.all("a").stream()
                .filter(link -> link.getAttribute("role").equals("doc-noteref"))
                .toList();
        List<Element> notes = page.all("p").stream()
                .filter(note -> note.getAttribute("class").equals("footnote"))
                .toList();
        assertThat(marks.stream().map(Element::getTextContent)).containsExactly("1", "2", "3", "4", "5");
        assertThat(notes).hasSameSizeAs(marks);
        for (int i = 0; i < marks.size(); i++) {
            Element back = (Element) notes.get(i).getElementsByTagName("a").item(0);
            assertThat(marks.get(i).getAttribute("href"))
                    .isEqualTo("#" + notes.get(i).getAttribute("id"));
            assertThat(back.getAttribute("href")).isEqualTo("#" + marks.get(i).getAttribute("id"));
            assertThat(back.getAttribute("role")).isEqualTo("doc-backlink");
            assertThat(back.getAttribute("aria-label")).isEqualTo("Back to note " + (i + 1) + " in the text");
        }
        assertThat(notes.get(3).getAttribute("dir")).isEqualTo("rtl");
        assertThat(page.all("section").get(4).getAttribute("role")).isEqualTo("doc-endnotes");
    }

    @Test
    void readsAsEitherTextWhereFootnotesChanged() {
        HtmlReading page = page(FootnoteTexts.redline(), ExportOptions.NONE);

        assertThat(page.lines("del")).isEqualTo(TextLines.of(FootnoteTexts.becomes()));
        assertThat(page.lines("ins")).containsExactlyInAnyOrderElementsOf(TextLines.of(FootnoteTexts.begins()));
        assertThat(words(page, "main")).contains("Number changed from 3 to 1");
    }

    @Test
    void saysNothingOfFootnotesWhereThereAreNone() {
        String html = new String(bytes(Editions.redline(), NOTES), StandardCharsets.UTF_8);

        assertThat(html).doesNotContain("footnote", "noteref");
    }

    @Test
    void saysInWordsWhatBecameOfClausesAndParagraphs() {
        Instrument before = new Instrument(List.of(
                Clause.of(FIRST, ClauseKind.OPERATIVE, "Decides to meet again and to report;"),
                new Clause(
                        SECOND,
                        ClauseKind.OPERATIVE,
                        List.of(Paragraph.of("Requests:"), new Subparagraph(List.of(Paragraph.of("a report."))))),
                Clause.of(new ClauseId("third"), ClauseKind.OPERATIVE, "Decides to stay seized.")));
        Instrument after = new Instrument(List.of(
                Clause.of(new ClauseId("third"), ClauseKind.OPERATIVE, "Decides to stay seized."),
                new Clause(
                        FIRST,
                        ClauseKind.PREAMBULAR,
                        List.of(new Paragraph(List.of(
                                new TextRun("Decides", false, true), TextRun.plain(" to meet again and to report;"))))),
                new Clause(new ClauseId("fourth"), ClauseKind.ARTICLE, List.of(Paragraph.of("New.")))));

        Edition edition = Editions.redline(Editions.MASTHEAD, before, new Editions.Step("fra-martin", after));
        HtmlReading page = page(edition, ExportOptions.NONE);

        assertThat(words(page, "main"))
                .contains("Clause removed by France", "Clause added by France")
                .contains("Kind changed from operative paragraph to preambular paragraph by France")
                .contains("Formatting changed from plain to italic by France")
                .contains("Number changed from OP3 to OP1");
        assertThat(page.lines("ins")).containsExactlyInAnyOrderElementsOf(TextLines.of(before));
        assertThat(page.lines("del")).isEqualTo(TextLines.of(after));
    }

    @Test
    void showsWhatWasSaidOfClausesOnlyIfAsked() {
        Edition edition = Editions.revision1();
        assertThat(edition.notes()).isNotEmpty();

        assertThat(page(edition, ExportOptions.NONE).all("aside")).isEmpty();
        assertThat(page(edition, NOTES).all("aside"))
                .hasSameSizeAs(edition.notes())
                .allSatisfy(note -> assertThat(note.getTextContent()).contains("Note by"));
    }

    @Test
    void letsEachClauseBeLinkedToAndTellsItsStatus() {
        Edition edition = Editions.revision2();

        HtmlReading page = page(edition, ExportOptions.NONE);

        assertThat(page.all("section")).hasSameSizeAs(edition.text().clauses()).allSatisfy(section -> {
            ClauseId clause = new ClauseId(section.getAttribute("data-clause"));
            assertThat(section.getAttribute("id")).isEqualTo("clause-" + clause);
            assertThat(section.getAttribute("data-status"))
                    .isEqualTo(edition.status(clause).name());
        });
    }

    @Test
    void givesTheSameBytesForTheSameEdition() {
        assertThat(bytes(Editions.redline(), NOTES)).isEqualTo(bytes(Editions.redline(), NOTES));
    }

    @Test
    void needsNothingFromElsewhere() {
        String html = new String(
                bytes(Editions.clean(Editions.MASTHEAD, SampleTexts.hostile()), ExportOptions.NONE),
                StandardCharsets.UTF_8);

        assertThat(html).doesNotContain("url(", "@import", "<link", "<script", "<iframe", "src=\"http");
    }

    @Test
    void saysWhoseSignatureItHasAndLeadsNowhereIfThereIsNothingToVerify() {
        Edition edition = Editions.revision1();
        KeyId key = new KeyId("ab".repeat(32));
        SignedHead.Subject subject = new SignedHead.Subject(
                edition.draft(), new Lineage("first"), "TSC/2026/WP.1/Rev.1", 1, edition.head(), Editions.NOW);

        String signed = words(page(with(edition, new SignedHead(subject, key, new byte[64]), null), NOTES), "footer");

        assertThat(signed).contains("Signed by the server with key " + key + " as TSC/2026/WP.1/Rev.1.", "AAAAAAAA");
        assertThat(page(with(edition, null, null), NOTES).all("img")).isEmpty();
        assertThat(page(with(edition, null, "javascript:alert(1)"), NOTES).all("a"))
                .isEmpty();
    }

    private static Edition with(Edition edition, @Nullable SignedHead signature, @Nullable String verification) {
        return new Edition(
                edition.draft(),
                edition.begun(),
                edition.process(),
                edition.masthead(),
                edition.title(),
                edition.from(),
                edition.at(),
                edition.revision(),
                edition.text(),
                edition.redline(),
                edition.statuses(),
                edition.statusesBefore(),
                edition.agreements(),
                edition.decisions(),
                edition.contributions(),
                edition.revisions(),
                edition.notes(),
                edition.delegations(),
                edition.head(),
                signature,
                verification,
                edition.brackets(),
                edition.bracketsBefore(),
                edition.bracketActs(),
                edition.clauseActs(),
                edition.threads(),
                edition.proposal());
    }

    private static String words(HtmlReading page, String element) {
        return TextLines.plain(page.all(element).get(0).getTextContent());
    }

    private static HtmlReading page(Edition edition, ExportOptions options) {
        return HtmlReading.of(bytes(edition, options));
    }

    private static byte[] bytes(Edition edition, ExportOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new HtmlWriter().write(edition, options, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
