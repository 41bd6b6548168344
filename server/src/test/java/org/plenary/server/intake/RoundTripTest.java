package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Markdown;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.PlainText;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.DecidedTexts;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.StatusMarks;
import org.plenary.server.export.docx.DocxWriter;
import org.plenary.server.export.text.MarkdownWriter;
import org.plenary.server.export.text.PlainTextWriter;

/**
 * What Plenary writes, read again, is what was written: clauses, numbers and words; bold and italic where the form has
 * them.
 */
class RoundTripTest {
    /** Everything that an instrument can hold, and what could be taken for something else. */
    private static final Instrument FULL = new Instrument(List.of(
            clause("t", ClauseKind.TITLE, "Declaration on the 1. Article"),
            clause("h0", ClauseKind.HEADING, "The General Assembly,"),
            new Clause(
                    new ClauseId("p1"),
                    ClauseKind.PREAMBULAR,
                    List.of(p(
                            i("Recalling"),
                            t(" the Charter, "),
                            b("bold"),
                            t(" and "),
                            new TextRun("both", true, true),
                            t(","),
                            new LineBreak(),
                            t("and more;")))),
            clause(
                    "p2",
                    ClauseKind.PREAMBULAR,
                    "1. Whereas this has a number of its own,",
                    p("2. and so has this, {++not++} {~~a~>b~~}")),
            clause("h1", ClauseKind.HEADING, "II. Commitments."),
            clause(
                    "o1",
                    ClauseKind.OPERATIVE,
                    "Agree:",
                    sub(
                            "one (a) two;",
                            p("a further paragraph of (a);"),
                            sub("deeper;", sub("deeper still;", sub("deepest;")))),
                    sub("(b) typed;", sub("first;"), sub("second;"), p("after the second;")),
                    p("and of the whole;"),
                    sub("third.")),
            clause(
                    "o2",
                    ClauseKind.OPERATIVE,
                    "Decides <script>alert(1)</script> & ]]> =cmd|' /C calc'!A0 * _x_ `y` \\ #;"),
            clause("o3", ClauseKind.OPERATIVE, ""),
            clause(
                    "a1",
                    ClauseKind.ARTICLE,
                    "Use of terms",
                    p("For the purposes of this Declaration:"),
                    sub("“thing”;"),
                    p("Article 7")),
            clause("a2", ClauseKind.ARTICLE, "", sub("directly;")),
            clause("h2", ClauseKind.HEADING, "Final provisions"),
            clause("a3", ClauseKind.ARTICLE, "Each Party shall."),
            clause("x1", ClauseKind.ANNEX, "List of things", p("- one"), sub("a thing;")),
            clause("h3", ClauseKind.HEADING, "A heading in an annex"),
            clause("o4", ClauseKind.OPERATIVE, "The last one."),
            clause("x2", ClauseKind.ANNEX, "تقرير الأمين العام 秘书长的报告 Отчёт")));

    private static Clause clause(String id, ClauseKind kind, String text, Block... more) {
        return new Clause(new ClauseId(id), kind, begun(text, more));
    }

    private static Subparagraph sub(String text, Block... more) {
        return new Subparagraph(begun(text, more));
    }

    private static List<Block> begun(String text, Block... more) {
        return Stream.concat(Stream.of(p(text)), Stream.of(more)).toList();
    }

    private static Paragraph p(String text) {
        return Paragraph.of(text);
    }

    private static Paragraph p(Inline... inlines) {
        return new Paragraph(List.of(inlines));
    }

    private static TextRun t(String text) {
        return TextRun.plain(text);
    }

    private static TextRun b(String text) {
        return new TextRun(text, true, false);
    }

    private static TextRun i(String text) {
        return new TextRun(text, false, true);
    }

    static Stream<Arguments> editions() {
        return Stream.of(
                Arguments.of("revision 1", Editions.revision1()),
                Arguments.of("revision 2", Editions.revision2()),
                Arguments.of("live", Editions.live()),
                Arguments.of("full", Editions.clean(Editions.MASTHEAD, FULL)),
                Arguments.of("brackets", decided("en", ClauseStatus.BRACKETED)),
                Arguments.of("crochets", decided("fr", ClauseStatus.BRACKETED)),
                Arguments.of("parked", decided("en", ClauseStatus.PARKED)),
                Arguments.of("réservée", decided("fr", ClauseStatus.PARKED)),
                Arguments.of("adopted", decided("fr", ClauseStatus.ADOPTED)),
                Arguments.of("all adopted", allAdopted()),
                Arguments.of(
                        "negotiated", DecidedTexts.negotiated(Editions.MASTHEAD).clean()));
    }

    private static Edition decided(String language, ClauseStatus most) {
        return DecidedTexts.of(language, DecidedTexts.decisions(most)).clean();
    }

    private static Edition allAdopted() {
        Map<String, ClauseStatus> all = DecidedTexts.decisions(ClauseStatus.ADOPTED);
        all.put("o4", ClauseStatus.ADOPTED);
        all.put("p1", ClauseStatus.ADOPTED);
        all.put("o5", ClauseStatus.ADOPTED);
        return DecidedTexts.of("en", all).clean();
    }

    private static IntakeResult reread(EditionWriter writer, Edition edition, String name) {
        return Intake.read(bytes(writer, edition), name);
    }

    private static byte[] bytes(EditionWriter writer, Edition edition) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(edition, ExportOptions.NONE, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("editions")
    void readsItsOwnWordFiles(String name, Edition edition) {
        IntakeResult read = reread(new DocxWriter(), edition, "a.docx");

        assertThat(Markdown.render(read.instrument())).isEqualTo(Markdown.render(edition.text()));
        assertThat(read.title()).isEqualTo(edition.title());
        assertThat(Read.findings(read))
                .allMatch(each ->
                        each.startsWith("masthead") || each.startsWith("headers") || each.startsWith("statuses"));
        assertThat(statuses(read)).isEqualTo(decidedIn(edition));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("editions")
    void readsItsOwnMarkdown(String name, Edition edition) {
        IntakeResult read = reread(new MarkdownWriter(), edition, "a.md");

        assertThat(Markdown.render(read.instrument())).isEqualTo(Markdown.render(edition.text()));
        assertThat(Read.findings(read)).allMatch(each -> each.startsWith("masthead") || each.startsWith("statuses"));
        assertThat(statuses(read)).isEqualTo(decidedIn(edition));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("editions")
    void readsItsOwnPlainText(String name, Edition edition) {
        IntakeResult read = reread(new PlainTextWriter(), edition, "a.txt");

        assertThat(PlainText.render(read.instrument())).isEqualTo(PlainText.render(edition.text()));
        assertThat(Read.findings(read)).allMatch(each -> each.startsWith("masthead") || each.startsWith("statuses"));
        assertThat(statuses(read)).isEqualTo(decidedIn(edition));
    }

    /** How many clauses the report says had a mark. */
    private static long statuses(IntakeResult read) {
        return read.findings().stream()
                .filter(finding -> finding.code() == FindingCode.STATUSES)
                .mapToLong(Finding::count)
                .sum();
    }

    private static long decidedIn(Edition edition) {
        if (!new StatusMarks(edition, FixedWords.of(Locale.ENGLISH)).any()) {
            return 0;
        }
        return edition.statuses().values().stream()
                .filter(status -> status != ClauseStatus.OPEN)
                .count();
    }

    @Test
    void leavesOutWhatStandsAroundItsOwnText() {
        String rule = "_".repeat(72) + "\n";
        String text =
                PlainText.render(FULL).replace("{++not++}", "{\\++not++\\}").replace("{~~a~>b~~}", "{\\~~a~>b~~\\}");
        IntakeResult plain = Read.txt(
                "TSC/2026/WP.1/Rev.1\nDistr.: Limited\n" + rule + "\n" + text + "\n\n" + rule + "Record: entry 7\n");
        IntakeResult marked = Read.md(
                "> **TSC/2026/WP.1/Rev.1**\\\n> Distr.: Limited\n\n" + Markdown.render(FULL) + "\n\n> Record: `7`\n");

        assertThat(PlainText.render(plain.instrument())).isEqualTo(PlainText.render(FULL));
        assertThat(Read.findings(plain)).containsExactly("masthead 3");
        assertThat(Markdown.render(marked.instrument())).isEqualTo(Markdown.render(FULL));
        assertThat(Read.findings(marked)).containsExactly("masthead 2");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("redlines")
    void readsTheNewTextOfItsOwnRedlines(String name, Edition edition) {
        IntakeResult read = reread(new DocxWriter(), edition, "a.docx");

        assertThat(Markdown.render(read.instrument())).isEqualTo(Markdown.render(edition.text()));
        assertThat(Read.findings(read)).anyMatch(each -> each.startsWith("tracked-changes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("redlines")
    void readsTheNewTextOfItsOwnCriticMarkup(String name, Edition edition) {
        IntakeResult read = Intake.read(bytes(new MarkdownWriter(), edition), "a.md");

        assertThat(Markdown.render(read.instrument())).isEqualTo(Markdown.render(edition.text()));
        assertThat(Read.findings(read)).anyMatch(each -> each.startsWith("tracked-changes"));
        assertThat(Read.findings(read)).allMatch(this::isOfRedlines);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("redlines")
    void readsTheNewTextOfItsOwnCriticMarkupInPlainText(String name, Edition edition) {
        IntakeResult read = Intake.read(bytes(new PlainTextWriter(), edition), "a.txt");

        assertThat(PlainText.render(read.instrument())).isEqualTo(PlainText.render(edition.text()));
        assertThat(Read.findings(read)).anyMatch(each -> each.startsWith("tracked-changes"));
        assertThat(Read.findings(read)).allMatch(this::isOfRedlines);
    }

    private boolean isOfRedlines(String finding) {
        return Stream.of("masthead", "statuses", "tracked-changes", "comments").anyMatch(finding::startsWith);
    }

    static Stream<Arguments> redlines() {
        return Stream.of(
                Arguments.of("revision 1 to 2", Editions.redline()),
                Arguments.of(
                        "negotiated", DecidedTexts.negotiated(Editions.MASTHEAD).redline()),
                Arguments.of("since revision 2", Editions.sinceRevision2()));
    }
}
