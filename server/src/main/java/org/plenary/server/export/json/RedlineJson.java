package org.plenary.server.export.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.CellPlace;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.Form;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.instrument.redline.Style;
import org.plenary.server.export.Stretch;

/** What changed in an instrument, run by run. */
final class RedlineJson {
    private final JsonMembers out;
    private int footnotes;

    RedlineJson(JsonMembers out) {
        this.out = out;
    }

    void write(DraftRedline redline) throws IOException {
        out.objects("clauses", redline.clauses(), this::clause);
    }

    private void clause(ClauseRedline clause) throws IOException {
        out.text("id", clause.id().value());
        out.text("change", clause.change().name());
        out.flagIfSet("moved", clause.moved());
        if (clause.before() != null) {
            out.number("placeBefore", clause.placeBefore());
        }
        form("before", clause.before());
        form("after", clause.after());
        out.entry("by", clause.seq());
        out.objects("paragraphs", clause.paragraphs(), this::paragraph);
    }

    private void form(String name, @Nullable Form form) throws IOException {
        if (form != null) {
            out.object(name, () -> {
                out.text("kind", form.kind().name());
                out.text("number", form.number());
            });
        }
    }

    private void paragraph(ParagraphRedline paragraph) throws IOException {
        out.text("change", paragraph.change().name());
        out.entry("by", paragraph.changed());
        out.number("depthBefore", paragraph.depthBefore());
        out.number("depthAfter", paragraph.depth());
        out.text("labelBefore", paragraph.labelBefore());
        out.text("labelAfter", paragraph.labelAfter());
        CellPlace cell = paragraph.cell();
        if (cell != null) {
            out.object("cell", () -> {
                out.number("table", cell.table());
                out.number("row", cell.row());
                out.number("cell", cell.cell());
                out.flagIfSet("header", cell.header());
            });
        }
        List<Numbered> runs = new ArrayList<>();
        for (Stretch stretch : Stretch.of(paragraph.runs())) {
            int footnote = stretch.footnote() == null ? 0 : ++footnotes;
            stretch.runs().forEach(run -> runs.add(new Numbered(run, footnote)));
        }
        out.objects("runs", runs, this::run);
    }

    /** A run, and the place of the footnote that it is in among all that are shown, from 1; 0 for none. */
    private record Numbered(Run run, int footnote) {}

    private void run(Numbered numbered) throws IOException {
        Run run = numbered.run;
        out.text("text", run.text());
        out.entry("footnote", numbered.footnote);
        out.text("change", run.change().name());
        out.entry("by", run.changed());
        out.entry("writtenBy", run.written());
        style(run.after());
        if (run.reformatted()) {
            out.object("before", () -> style(run.before()));
        }
    }

    private void style(Style style) throws IOException {
        out.flagIfSet("bold", style.bold());
        out.flagIfSet("italic", style.italic());
    }
}
