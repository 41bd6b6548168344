package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.intake.WordFile.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Markdown;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.PlainText;
import org.plenary.instrument.TextRun;

/** Notes of files, as footnotes of the draft in their places. */
class FootnotesTest {
    private static String at(int id) {
        return "<w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r>";
    }

    private static String note(int id, String... paragraphs) {
        return List.of(paragraphs).stream()
                .map(each -> "<w:p>" + each + "</w:p>")
                .collect(Collectors.joining("", "<w:footnote w:id=\"" + id + "\">", "</w:footnote>"));
    }

    @Test
    void putsNotesOfWordWhereTheirMarksStand() {
        IntakeResult read = Read.docx(new WordFile()
                .footnotes(
                        note(2, "<w:r><w:footnoteRef/></w:r>" + run(" See ") + run("<w:i/>", "there"), run("and here"))
                                + note(3, run("Shares.")))
                .raw("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>" + run("On lakes") + at(3) + "</w:p>")
                .raw("<w:p>" + run("1. Decides") + at(2) + run(" to meet.") + "</w:p>"));

        assertThat(Markdown.render(read.instrument())).isEqualTo("""
                # On lakes[^1]

                **OP1** Decides[^2] to meet.

                [^1]: Shares.

                [^2]: See *there*\\
                    and here
                """);
        assertThat(read.title()).isEqualTo("On lakes");
        assertThat(Read.findings(read)).isEmpty();
    }

    @Test
    void putsNotesIntoCellsOfTables() {
        IntakeResult read = Read.docx(new WordFile()
                .footnotes(note(2, run("Of all.")))
                .p("Title", "T")
                .p("1. Decides.")
                .raw("<w:tbl><w:tr><w:tc><w:p>" + run("North") + at(2) + "</w:p></w:tc><w:tc><w:p>" + run("40")
                        + "</w:p></w:tc></w:tr></w:tbl>"));

        assertThat(Markdown.render(read.instrument()))
                .contains("| North[^1] | 40 |")
                .endsWith("[^1]: Of all.\n");
    }

    @Test
    void tellsOfMarksThatAreNoNumbersOrPointToANoteOnceMore() {
        String custom = "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>*</w:t></w:r>";

        IntakeResult read = Read.docx(new WordFile()
                .footnotes(note(2, run("* See there.")) + note(3, run("Twice.")))
                .p("Title", "T")
                .raw("<w:p>" + run("1. Decides") + custom + run(" to") + at(3) + run(" meet") + at(3) + run(".")
                        + "</w:p>"));

        assertThat(Markdown.render(read.instrument())).isEqualTo("""
                # T

                **OP1** Decides[^1] to[^2] meet.

                [^1]: See there.

                [^2]: Twice.
                """);
        assertThat(Read.all(read, FindingCode.NOTE_MARKS)).containsExactly("paragraph 2: *", "paragraph 2: Twice.");
    }

    @Test
    void putsNotesOfPagesWhereTheirMarksStand() {
        FragmentReading own = Pasted.html("""
                <p>decides<sup class="noteref"><a href="#footnote-1" role="doc-noteref">1</a></sup> to
                meet<sup><a href="#footnote-2" role="doc-noteref">2</a></sup><span data-footnote="">of the editor</span>.</p>
                <section class="footnotes" role="doc-endnotes"><h2>Notes</h2>
                <p class="footnote" id="footnote-1"><span class="footnote-number">1</span> See <em>there</em>
                <a href="#footnote-mark-1" role="doc-backlink">↩</a></p>
                <p class="footnote" id="footnote-2"><span>2</span> Soon</p></section>
                """);
        FragmentReading custom = Pasted.html("<p>decides<a href='#n' role='doc-noteref'>*</a>.</p>"
                + "<section role='doc-endnotes'><ol><li id='n'>* See there</li></ol></section>");

        assertThat(Pasted.shown(own)).isEqualTo("""
                > decides[^1] to meet[^2][^3].
                [^1]: See *there*
                [^2]: Soon
                [^3]: of the editor
                """);
        assertThat(Pasted.findings(own)).isEmpty();
        assertThat(Pasted.shown(custom)).isEqualTo("> decides[^1].\n[^1]: See there\n");
        assertThat(Pasted.findings(custom)).containsExactly("note-marks 1: *");
    }

    @Test
    @Timeout(60)
    void isDoneSoonWithManyMarksOfOneLongNote() {
        String words = IntStream.range(0, 9_000)
                .mapToObj(i -> "<w:p>" + run("word " + i * 48_271) + "</w:p>")
                .collect(Collectors.joining());
        String marks = IntStream.range(0, 8_000)
                .mapToObj(i -> "<w:p>" + run("word " + i * 69_621) + at(2) + "</w:p>")
                .collect(Collectors.joining());
        IntakeResult word = Read.docx(new WordFile()
                .footnotes("<w:footnote w:id=\"2\">" + words + "</w:footnote>")
                .p("Title", "T")
                .p("1. Decides.")
                .raw(marks));
        FragmentReading page = Pasted.html("<p>Decides" + "<a href='#sdfootnote1sym'>1</a>".repeat(14_000)
                + "</p><div id=sdfootnote1>" + "<p id=sdfootnote1sym>word</p>".repeat(2_900) + "</div>");

        assertThat(Read.findings(word)).contains("note-marks 7999");
        assertThat(Pasted.findings(page)).anyMatch(each -> each.startsWith("note-marks 13999"));
    }

    @Test
    void tellsOfNotesThatStandNowhere() {
        IntakeResult read = Read.docx(new WordFile()
                .footnotes(note(2, run("Nobody points here.")))
                .p("Title", "T")
                .raw("<w:p>" + run("1. Decides") + at(9) + run(".") + "</w:p>"));

        assertThat(Read.all(read, FindingCode.FOOTNOTES))
                .containsExactly("paragraph 2: null", "null: Nobody points here.");
    }

    @Test
    void tellsOfTablesAndOfWhatIsLostInNotes() {
        IntakeResult read = Read.docx(new WordFile()
                .footnotes("<w:footnote w:id=\"2\"><w:p>" + run("See ") + run("<w:vanish/>", "secret")
                        + "</w:p><w:tbl><w:tr><w:tc><w:p>" + run("a") + "</w:p></w:tc><w:tc><w:p>" + run("b")
                        + "</w:p></w:tc></w:tr></w:tbl><w:p/></w:footnote>")
                .p("Title", "T")
                .raw("<w:p>" + run("1. Decides") + at(2) + run(".") + "</w:p>"));

        assertThat(Markdown.render(read.instrument())).endsWith("[^1]: See\\\n    a \\| b\n");
        assertThat(Read.all(read, FindingCode.TABLES)).containsExactly("paragraph 2: a | b");
        assertThat(Read.all(read, FindingCode.HIDDEN_TEXT)).containsExactly("paragraph 2: secret");
    }

    @Test
    void takesFiveHundredAndTellsOfTheRest() {
        String text = IntStream.rangeClosed(1, 502)
                .mapToObj(i -> "word^[note n" + i + "]")
                .collect(Collectors.joining(" ", "1. Decides ", "."));

        IntakeResult read = Read.md("# T\n\n" + text + "\n");

        assertThat(Read.all(read, FindingCode.FOOTNOTES)).containsExactly("null: note n501", "null: note n502");
        assertThat(Markdown.render(read.instrument()))
                .contains("[^500]: note n500")
                .doesNotContain("n501");
    }

    @Test
    void putsNotesOfMarkdownWhereTheirMarksStand() {
        IntakeResult read = Read.md("""
                # T

                1. Decides[^a] to **meet**^[soon, *perhaps*], as before[^a].

                [^a]: See (a) there

                    - and here

                [^b]: Nobody points here.
                """);

        assertThat(Markdown.render(read.instrument())).isEqualTo("""
                # T

                **OP1** Decides[^1] to **meet**[^2], as before.

                [^1]: See (a) there\\
                    • and here

                [^2]: soon, *perhaps*
                """);
        assertThat(Read.all(read, FindingCode.NOTE_MARKS)).containsExactly("paragraph 2: [^a]");
        assertThat(Read.all(read, FindingCode.FOOTNOTES)).containsExactly("null: Nobody points here.");
    }

    @Test
    void tellsOfTheNotesOfALineThatIsLeftOut() {
        IntakeResult read = Read.docx(new WordFile()
                .footnotes(note(2, run("Reissued.")))
                .raw("<w:p>" + run("A/RES/73/27") + at(2) + "</w:p>")
                .p("Distr.: General")
                .p("Title", "On lakes")
                .p("1. Decides."));

        assertThat(Read.all(read, FindingCode.MASTHEAD)).first().asString().contains("Reissued.");
    }

    @Test
    void comesBackFromItsOwnFilesOfText() {
        Footnote lines = new Footnote(List.of(TextRun.plain("one [2]"), new LineBreak(), TextRun.plain("two")));
        Instrument text = new Instrument(List.of(
                new Clause(Assembly.newId(), ClauseKind.TITLE, List.of(words("Call", Footnote.of("Adopted."), ""))),
                new Clause(
                        Assembly.newId(),
                        ClauseKind.OPERATIVE,
                        List.of(words("Decides", lines, " to:"), words("go on", Footnote.of(""), ".")))));

        IntakeResult plain = Read.txt(PlainText.render(text));
        IntakeResult marked = Read.md(Markdown.render(text));

        assertThat(PlainText.render(plain.instrument())).isEqualTo(PlainText.render(text));
        assertThat(Markdown.render(marked.instrument())).isEqualTo(Markdown.render(text));
        assertThat(Markdown.render(plain.instrument())).isEqualTo(Markdown.render(text));
        assertThat(Read.findings(plain)).isEmpty();
        assertThat(Read.findings(marked)).isEmpty();
    }

    private static Paragraph words(String before, Footnote note, String after) {
        return new Paragraph(
                after.isEmpty()
                        ? List.of(TextRun.plain(before), note)
                        : List.of(TextRun.plain(before), note, TextRun.plain(after)));
    }
}
