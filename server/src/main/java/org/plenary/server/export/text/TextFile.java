package org.plenary.server.export.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.PlacedParagraph;
import org.plenary.instrument.Sign;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.server.export.ActLists;
import org.plenary.server.export.BracketLists;
import org.plenary.server.export.BracketSigns;
import org.plenary.server.export.ClauseNames;
import org.plenary.server.export.Decided;
import org.plenary.server.export.Edition;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.HeadWords;
import org.plenary.server.export.Note;
import org.plenary.server.export.StatusMarks;
import org.plenary.server.export.ToldAct;
import org.plenary.server.negotiation.IssuedRevision;

/** One edition on its way into a file of text. */
final class TextFile {
    private final Edition edition;
    private final TextForm form;
    private final FixedWords wording;
    private final StatusMarks statuses;
    private final boolean hasStatuses;
    private final CriticMarkup marks;
    private final Writer out;
    private final Map<ClauseId, List<Note>> notes;
    private final Set<Side> begun = EnumSet.noneOf(Side.class);
    private final TextFootnotes footnotes = new TextFootnotes();
    private final BracketLists brackets;

    private TextFile(Edition edition, ExportOptions options, TextForm form, Writer out) {
        this.edition = edition;
        this.form = form;
        this.out = out;
        wording = FixedWords.of(edition.locale());
        statuses = new StatusMarks(edition, wording);
        brackets = new BracketLists(edition, options, wording);
        hasStatuses = statuses.any();
        marks = new CriticMarkup(edition, form, statuses, out);
        notes = options.notes() ? edition.notes().stream().collect(Collectors.groupingBy(Note::clause)) : Map.of();
    }

    static void write(Edition edition, ExportOptions options, TextForm form, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        new TextFile(BracketSigns.drawn(edition, options), options, form, writer).write();
        writer.flush();
    }

    private void write() throws IOException {
        out.write(form.head(head()));
        for (Slot slot : Slot.of(edition.redline())) {
            write(slot);
        }
        footnotes.write(form, wording.footnotes(), marks, out);
        out.write(form.foot(foot()));
    }

    private void write(Slot slot) throws IOException {
        Side.Placed was = slot.before() ? Side.BEFORE.read(slot.clause()) : Side.Placed.NONE;
        Side.Placed is = slot.after() ? Side.AFTER.read(slot.clause()) : Side.Placed.NONE;
        List<Sign> before = slot.before() ? signs(slot.clause(), was.paragraphs(), Side.BEFORE) : List.of();
        List<Sign> after = slot.after() ? signs(slot.clause(), is.paragraphs(), Side.AFTER) : List.of();
        marks.write(slot, Overlay.of(before, after));
        footnotes.add(slot, was.notes(), is.notes());
        if (slot.after()) {
            for (Note note : notes.getOrDefault(slot.clause().id(), List.of())) {
                marks.write(note);
            }
        }
    }

    private List<Sign> signs(ClauseRedline clause, List<PlacedParagraph> placed, Side side) {
        List<List<Sign>> paragraphs = new ArrayList<>();
        for (PlacedParagraph paragraph : placed) {
            List<Sign> shown = form.signs(paragraph);
            if (!shown.isEmpty()) {
                paragraphs.add(hasStatuses && paragraphs.isEmpty() ? form.unmarked(shown) : shown);
            }
        }
        List<Sign> signs = StatusSigns.around(
                paragraphs, side == Side.BEFORE ? statuses.before(clause) : statuses.after(clause), form);
        // Nothing of the text is before its first paragraph that it could be separated from.
        return !signs.isEmpty() && begun.add(side) ? signs.subList(1, signs.size()) : signs;
    }

    private List<String> head() {
        List<String> lines = new ArrayList<>();
        String symbol = edition.symbol();
        lines.add(form.strong(HeadWords.symbol(edition, wording)));
        lines.add(form.words(edition.process().name()));
        if (!edition.masthead().distribution().isEmpty()) {
            lines.add(form.words(wording.distribution(edition.masthead().distribution())));
        }
        lines.add(form.words(symbol == null ? wording.dateTime(edition.instant()) : wording.date(edition.instant())));
        lines.add(form.words(wording.original(edition.locale())));
        if (!edition.masthead().agenda().isEmpty()) {
            lines.add(form.words(edition.masthead().agenda()));
        }
        cover(lines);
        HeadWords.proposal(edition, wording)
                .forEach(line -> lines.add(line.strong() ? form.strong(line.words()) : form.quoted(line.words())));
        if (edition.from() != null) {
            lines.add(form.strong(wording.changes(edition.from(), edition.at())));
            lines.add(form.words(wording.criticMarkup()));
            if (edition.decisionCount() > 0) {
                lines.add(form.words(wording.decisionsCounted(edition.decisionCount())));
            }
        }
        statuses.legend().forEach(words -> lines.add(form.words(words)));
        brackets.legend().forEach(words -> lines.add(form.words(words)));
        return lines;
    }

    /** What a revision is called, and its cover note. */
    private void cover(List<String> lines) {
        IssuedRevision revision = edition.revision();
        if (revision == null) {
            return;
        }
        lines.add(form.strong(revision.title()));
        if (revision.note() != null) {
            revision.note()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> lines.add(form.quoted(line.strip())));
        }
    }

    private void decisions(List<String> lines) {
        if (edition.decisionCount() == 0) {
            return;
        }
        ClauseNames names = new ClauseNames(edition, wording);
        lines.add(form.strong(wording.decisions(Objects.requireNonNull(edition.from()), edition.at())));
        for (Decided decided : edition.decisions()) {
            String words = names.of(decided.clause()) + ": " + wording.step(decided.before(), decided.after()) + " – "
                    + CriticMarkup.who(decided.by(), wording);
            lines.add(
                    form.words(decided.reason().isEmpty() ? words : words + " – " + wording.because(decided.reason())));
        }
        for (ToldAct act : new ActLists(edition, wording).all()) {
            String words = act.clauses() + ": " + act.step() + " – " + CriticMarkup.who(act.by(), wording);
            lines.add(form.words(act.reason().isEmpty() ? words : words + " – " + wording.because(act.reason())));
        }
    }

    /** Brackets that have no place in the text any more. */
    private void gone(List<String> lines) {
        List<String> gone = brackets.gone();
        if (!gone.isEmpty()) {
            lines.add(form.strong(brackets.goneHeading()));
            gone.forEach(words -> lines.add(form.words(words)));
        }
    }

    private List<String> foot() {
        List<String> lines = new ArrayList<>();
        decisions(lines);
        gone(lines);
        lines.add(form.words(wording.recordHead(edition.head().seq())) + " "
                + form.code(edition.head().hash().toString()));
        lines.add(form.words(signature()));
        if (edition.verification() != null) {
            lines.add(form.words(wording.recordVerify()) + " " + form.link(edition.verification()));
        }
        return lines;
    }

    private String signature() {
        if (edition.signature() != null) {
            return wording.recordSigned(
                    edition.signature().key().value(),
                    edition.signature().subject().symbol());
        }
        return HeadWords.unsigned(edition, wording);
    }
}
