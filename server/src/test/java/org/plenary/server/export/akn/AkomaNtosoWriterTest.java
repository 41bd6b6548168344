package org.plenary.server.export.akn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.BracketedTexts;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportException;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.RandomTexts;
import org.plenary.server.identity.Masthead;
import org.w3c.dom.Element;

class AkomaNtosoWriterTest {
    private static final ExportOptions NOTES = new ExportOptions(true, false, false);

    @Test
    void identifiesTheDraftTheVersionAndTheFile() throws Exception {
        // given
        Edition edition = Editions.revision1();
        // when
        AknFile file = valid(edition, NOTES);
        // then
        String draft = edition.draft().value();
        String work = "/akn/un/statement/" + edition.begun().toString().substring(0, 10) + "/" + draft;
        Element expression = file.element("FRBRExpression");
        assertThat(file.elements("FRBRthis").map(each -> each.getAttribute("value")))
                .containsExactly(
                        work + "/!main",
                        work + "/eng@2026-11-15T09:00:00Z/!main",
                        work + "/eng@2026-11-15T09:00:00Z/!main.akn");
        assertThat(file.element("FRBRalias").getAttribute("value")).isEqualTo("TSC/2026/WP.1/Rev.1");
        assertThat(expression
                        .getElementsByTagName("FRBRauthoritative")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("value")
                        .getNodeValue())
                .isEqualTo("true");
        assertThat(file.element("FRBRlanguage").getAttribute("language")).isEqualTo("eng");
        assertThat(file.element("publication").getAttribute("number")).isEqualTo("TSC/2026/WP.1/Rev.1");
    }

    @Test
    void hasBracketsAtTheirWords() throws Exception {
        // when
        AknFile file = withBrackets(BracketedTexts.told("en").clean(), new ExportOptions(false, false, false, true));
        // then
        assertThat(file.lines())
                .contains(
                        "Shall [FRA: cooperate [FRA, KEN: [KEN: closely]] and [KEN: in] good faith 😀] now.",
                        "See[A [FRA: small] note.] this.",
                        "[FRA: All",
                        "Now]",
                        "[FRA: Whole clause, and more.]");
        assertThat(file.elements("inline").map(sign -> sign.getAttribute("name")))
                .hasSize(18)
                .containsOnly("bracketOpening", "bracketClosing");
        assertThat(file.elements("bracket").map(bracket -> bracket.getAttribute("quote")))
                .contains("doomed words ", "closely");
    }

    @Test
    void tellsItsLifeAndWhoDecidedWhat() throws Exception {
        // when
        AknFile file = valid(Editions.revision1(), NOTES);
        // then
        assertThat(file.elements("eventRef").map(event -> event.getAttribute("type")))
                .containsExactly("generation", "amendment");
        assertThat(file.elements("step").map(step -> step.getAttribute("outcome") + " " + step.getAttribute("href")))
                .containsExactly("#status_PARKED #para_4", "#issued ");
        assertThat(file.elements("TLCPerson").map(person -> person.getAttribute("showAs")))
                .contains("Amara Okafor");
        assertThat(file.elements("clause").map(clause -> clause.getAttribute("href") + clause.getAttribute("status")))
                .hasSize(Editions.revision1().text().clauses().size())
                .contains("#para_4PARKED");
        assertThat(file.elements("note").map(note -> note.getAttribute("placementBase")))
                .containsExactly("", "#para_4");
        assertThat(file.element("note").getTextContent())
                .contains(
                        Objects.requireNonNull(Editions.revision1().revision()).note());
        assertThat(file.element("head").getAttribute("hash"))
                .isEqualTo(Editions.revision1().head().hash().hex());
    }

    @Test
    void hasRecitalsInThePreambleAndParagraphsInTheBody() throws Exception {
        // when
        AknFile file = valid(Editions.revision2(), ExportOptions.NONE);
        // then
        assertThat(file.element("docTitle").getTextContent())
                .isEqualTo("Draft Declaration on Trust and Security in Cyberspace");
        assertThat(file.elements("recital").map(recital -> recital.getAttribute("eId")))
                .containsExactly("rec_1", "rec_2", "rec_3", "rec_4");
        assertThat(file.elements("point").map(point -> point.getAttribute("eId")))
                .containsExactly("para_3__subpara_b__point_i", "para_3__subpara_b__point_ii");
        assertThat(file.element("recital").getElementsByTagName("i").item(0).getTextContent())
                .isEqualTo("Recognizing");
        assertThat(file.elements("note").map(note -> note.getAttribute("eId"))).containsExactly("note_cover");
    }

    @Test
    void isAnActWhereThereAreArticles() throws Exception {
        // given
        Instrument treaty = treaty();
        // when
        AknFile file = valid(Editions.clean(new Masthead("", "", "fr"), treaty), ExportOptions.NONE);
        // then
        assertThat(file.document()
                        .getDocumentElement()
                        .getElementsByTagName("act")
                        .getLength())
                .isEqualTo(1);
        List<String> ids =
                file.elements("*").map(element -> element.getAttribute("eId")).toList();
        assertThat(ids)
                .contains("sec_1", "art_1", "art_1__para_a__subpara_i__point_A__point_1", "art_1__wrapup")
                .contains("art_2__al_1", "att_1", "att_1__list_1__item_a", "att_2__art_3", "recs_1", "rec_1");
        assertThat(file.elements("FRBRlanguage").map(each -> each.getAttribute("language")))
                .containsOnly("fra");
        assertThat(file.elements("FRBRthis").map(each -> each.getAttribute("value")))
                .anyMatch(uri -> uri.endsWith("/!att_2"));
        assertThat(file.elements("hasAttachment").map(each -> each.getAttribute("showAs")))
                .containsExactly("Annex I", "Annex II");
    }

    private static Instrument treaty() {
        Subparagraph fourth = new Subparagraph(List.of(Paragraph.of("four")));
        Subparagraph third = new Subparagraph(List.of(Paragraph.of("three"), fourth));
        Subparagraph second = new Subparagraph(List.of(Paragraph.of("two"), third));
        Subparagraph first = new Subparagraph(List.of(Paragraph.of("one"), second));
        return new Instrument(List.of(
                clause("t", ClauseKind.TITLE, Paragraph.of("Treaty")),
                clause("hp", ClauseKind.HEADING, Paragraph.of("Preamble")),
                clause("p", ClauseKind.PREAMBULAR, Paragraph.of("Recalling:"), first),
                clause("h", ClauseKind.HEADING, Paragraph.of("Part One")),
                clause(
                        "a",
                        ClauseKind.ARTICLE,
                        Paragraph.of("Parties shall:"),
                        first,
                        first,
                        Paragraph.of("So be it.")),
                clause("b", ClauseKind.ARTICLE, first, Paragraph.of("Between."), first),
                clause("x", ClauseKind.ANNEX, Paragraph.of("Terms"), first, Paragraph.of("and more")),
                clause("y", ClauseKind.ANNEX),
                clause("yh", ClauseKind.HEADING, Paragraph.of("Rules")),
                clause("z", ClauseKind.ARTICLE, Paragraph.of("In an annex."))));
    }

    private static Clause clause(String id, ClauseKind kind, org.plenary.instrument.Block... blocks) {
        return new Clause(new ClauseId(id), kind, List.of(blocks));
    }

    @Test
    void isValidWithoutAnyText() throws Exception {
        // when
        AknFile file = valid(Editions.clean(Editions.MASTHEAD, new Instrument(List.of())), NOTES);
        // then
        assertThat(file.lines()).isEmpty();
        assertThat(file.elements("workflow")).isEmpty();
    }

    @Test
    void keepsWhatIsHostileAsText() throws Exception {
        // given
        String hostile = "<script>alert(1)</script> ]]> &amp; &xxe; <!-- {++x++} \u202E \uFFFE \u0007 \r 😀 \"'";
        Instrument text = new Instrument(List.of(
                clause("t", ClauseKind.TITLE, Paragraph.of(hostile)),
                clause("o", ClauseKind.OPERATIVE, Paragraph.of(hostile))));
        // when
        AknFile file = valid(Editions.clean(new Masthead("\"><x/>", "]]>", "ar"), text), NOTES);
        // then
        String shown = hostile.replace('\uFFFE', '\uFFFD').replace('\u0007', '\uFFFD');
        assertThat(file.lines()).containsExactly(shown, "OP1", shown);
        assertThat(file.element("FRBRlanguage").getAttribute("language")).isEqualTo("ara");
    }

    @Test
    void isValidAndCompleteForRandomTexts() throws Exception {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        for (int round = 0; round < 30; round++) {
            try {
                valid(
                        Editions.clean(
                                Editions.MASTHEAD,
                                RandomTexts.withFootnotes(seed + round).text()),
                        NOTES);
            } catch (AssertionError e) {
                throw new AssertionError("seed=" + (seed + round), e);
            }
        }
    }

    @Test
    void hasNoRedline() {
        assertThatThrownBy(() -> write(Editions.redline(), ExportOptions.NONE))
                .isInstanceOfSatisfying(
                        ExportException.class,
                        e -> assertThat(e.reason()).isEqualTo(ExportException.Reason.UNSUPPORTED))
                .hasMessageContaining("Ask for one of the moments");
    }

    /** The file, which is valid, has all text and refers to nothing that is not there. */
    private static AknFile valid(Edition edition, ExportOptions options) throws Exception {
        AknFile file = withBrackets(edition, options);
        assertThat(file.lines()).isEqualTo(lines(edition.text()));
        return file;
    }

    /** The same of a text with brackets, which has other lines. */
    private static AknFile withBrackets(Edition edition, ExportOptions options) throws Exception {
        byte[] bytes = write(edition, options);
        assertThat(AknSchema.validate(bytes))
                .as(new String(bytes, StandardCharsets.UTF_8))
                .isEmpty();
        AknFile file = AknFile.parse(bytes);
        assertThat(file.dangling()).isEmpty();
        return file;
    }

    private static List<String> lines(Instrument text) {
        List<String> lines = new ArrayList<>();
        Numbering.ofParagraphs(text).forEach(paragraph -> {
            lines.add(paragraph.opens() ? paragraph.label() : "");
            StringBuilder line = new StringBuilder();
            append(paragraph.paragraph().inlines(), line);
            lines.add(line.toString());
        });
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private static void append(List<Inline> inlines, StringBuilder line) {
        for (Inline inline : inlines) {
            if (inline instanceof Footnote footnote) {
                line.append('[');
                append(footnote.inlines(), line);
                line.append(']');
            } else {
                line.append(
                        inline instanceof TextRun run
                                ? AknXml.allowed(run.text())
                                : inline instanceof LineBreak ? "\n" : "");
            }
        }
    }

    private static byte[] write(Edition edition, ExportOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AkomaNtosoWriter().write(edition, options, out);
        return out.toByteArray();
    }
}
