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
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Sign;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.server.export.Edition;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Note;
import org.plenary.server.export.Wording;

/** One edition on its way into a file of text. */
final class TextFile {
    private final Edition edition;
    private final TextForm form;
    private final Wording wording;
    private final CriticMarkup marks;
    private final Writer out;
    private final Map<ClauseId, List<Note>> notes;
    private final Set<Side> begun = EnumSet.noneOf(Side.class);

    private TextFile(Edition edition, ExportOptions options, TextForm form, Writer out) {
        this.edition = edition;
        this.form = form;
        this.out = out;
        wording = Wording.of(edition.locale());
        marks = new CriticMarkup(edition, form, wording, out);
        notes = options.notes() ? edition.notes().stream().collect(Collectors.groupingBy(Note::clause)) : Map.of();
    }

    static void write(Edition edition, ExportOptions options, TextForm form, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        new TextFile(edition, options, form, writer).write();
        writer.flush();
    }

    private void write() throws IOException {
        out.write(form.head(head()));
        for (Slot slot : Slot.of(edition.redline())) {
            write(slot);
        }
        out.write(form.foot(foot()));
    }

    private void write(Slot slot) throws IOException {
        List<Sign> before = slot.before() ? signs(slot.clause(), Side.BEFORE) : List.of();
        List<Sign> after = slot.after() ? signs(slot.clause(), Side.AFTER) : List.of();
        marks.write(slot, Overlay.of(before, after));
        if (slot.after()) {
            for (Note note : notes.getOrDefault(slot.clause().id(), List.of())) {
                marks.write(note);
            }
        }
    }

    private List<Sign> signs(ClauseRedline clause, Side side) {
        List<Sign> signs = new ArrayList<>();
        side.paragraphs(clause).forEach(paragraph -> signs.addAll(form.signs(paragraph)));
        // Nothing of the text is before its first paragraph that it could be separated from.
        return !signs.isEmpty() && begun.add(side) ? signs.subList(1, signs.size()) : signs;
    }

    private List<String> head() {
        List<String> lines = new ArrayList<>();
        String symbol = edition.symbol();
        lines.add(form.strong(symbol == null ? wording.draftNotIssued() : symbol));
        lines.add(form.words(edition.process().name()));
        if (!edition.masthead().distribution().isEmpty()) {
            lines.add(form.words(wording.distribution(edition.masthead().distribution())));
        }
        lines.add(form.words(symbol == null ? wording.dateTime(edition.instant()) : wording.date(edition.instant())));
        lines.add(form.words(wording.original(edition.locale())));
        if (!edition.masthead().agenda().isEmpty()) {
            lines.add(form.words(edition.masthead().agenda()));
        }
        if (edition.from() != null) {
            lines.add(form.strong(wording.changes(edition.from(), edition.at())));
            lines.add(form.words(wording.criticMarkup()));
        }
        return lines;
    }

    private List<String> foot() {
        List<String> lines = new ArrayList<>();
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
        return edition.revision() == null ? wording.recordUnsigned() : wording.recordIssuedUnsigned();
    }
}
