package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.Change;
import org.plenary.instrument.CellPlace;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.TextRun;

/** Reads what a redline says of one of its moments, with nothing but the rule that its Javadoc states. */
final class RedlineText {
    private RedlineText() {}

    enum Side {
        BEFORE(Change.INSERTED),
        AFTER(Change.DELETED);

        final Change absent;

        Side(Change absent) {
            this.absent = absent;
        }
    }

    /**
     * A paragraph; the text has the style of each character behind it, except for line breaks. A footnote is in double
     * brackets, behind its number.
     */
    record Para(String form, int depth, String label, String text, String cell) {}

    /** Counts tables, rows and cells as they come. */
    private static final class Cells {
        private final Map<Integer, Integer> tables = new LinkedHashMap<>();
        private final Map<Integer, Integer> rows = new LinkedHashMap<>();
        private final Map<Integer, Integer> cells = new LinkedHashMap<>();

        String of(CellPlace cell) {
            return cell == null
                    ? ""
                    : count(tables, cell.table()) + "." + count(rows, cell.row()) + "." + count(cells, cell.cell())
                            + (cell.header() ? " header" : "");
        }

        private static int count(Map<Integer, Integer> known, int number) {
            known.putIfAbsent(number, known.size());
            return known.get(number);
        }
    }

    static Map<ClauseId, List<Para>> of(DraftRedline redline, Side side) {
        Map<ClauseId, List<Para>> clauses = new LinkedHashMap<>();
        for (ClauseRedline clause : redline.clauses()) {
            Form form = side == Side.BEFORE ? clause.before() : clause.after();
            if (form != null) {
                clauses.put(clause.id(), paragraphs(clause, form, side));
            }
        }
        return clauses;
    }

    private static List<Para> paragraphs(ClauseRedline clause, Form form, Side side) {
        List<Para> paragraphs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        ParagraphRedline open = null;
        FootnotePlace footnote = null;
        Cells cells = new Cells();
        for (ParagraphRedline paragraph : clause.paragraphs()) {
            if (paragraph.change() != side.absent) {
                footnote = close(footnote, text);
                if (open != null) {
                    paragraphs.add(para(open, form, side, text, cells));
                }
                open = paragraph;
            }
            for (Run run : paragraph.runs()) {
                if (run.change() != side.absent) {
                    if (open == null) {
                        throw new AssertionError("text before the first paragraph: " + run);
                    }
                    if (open.cell() == null ? paragraph.cell() != null : !isSame(open.cell(), paragraph.cell())) {
                        throw new AssertionError("text of another cell: " + run);
                    }
                    if (run.isMark()) {
                        close(footnote, text);
                        footnote = run.footnote();
                        text.append("⟦").append(number(footnote, side)).append(' ');
                    } else if (run.footnote() == null) {
                        footnote = close(footnote, text);
                    } else if (!run.footnote().equals(footnote)) {
                        throw new AssertionError("text apart from the mark of its footnote: " + run);
                    }
                    append(text, run.text(), side == Side.BEFORE ? run.before() : run.after());
                }
            }
        }
        close(footnote, text);
        if (open != null) {
            paragraphs.add(para(open, form, side, text, cells));
        }
        return paragraphs;
    }

    private static FootnotePlace close(FootnotePlace footnote, StringBuilder text) {
        text.append(footnote == null ? "" : "⟧");
        return null;
    }

    private static int number(FootnotePlace footnote, Side side) {
        int number = side == Side.BEFORE ? footnote.before() : footnote.after();
        if (number == 0) {
            throw new AssertionError("a footnote that is not there: " + footnote);
        }
        return number;
    }

    private static boolean isSame(CellPlace one, CellPlace other) {
        return other != null && one.cell() == other.cell() && one.row() == other.row() && one.table() == other.table();
    }

    private static Para para(ParagraphRedline open, Form form, Side side, StringBuilder text, Cells cells) {
        Para para = new Para(
                form.kind() + " " + form.number(),
                side == Side.BEFORE ? open.depthBefore() : open.depth(),
                side == Side.BEFORE ? open.labelBefore() : open.labelAfter(),
                text.toString(),
                cells.of(open.cell()));
        text.setLength(0);
        return para;
    }

    private static void append(StringBuilder text, String units, Style style) {
        for (int i = 0; i < units.length(); i++) {
            char unit = units.charAt(i);
            text.append(unit);
            if (unit != '\n') {
                text.append(style.bold() ? "*" : "").append(style.italic() ? "/" : "");
            }
        }
    }

    static Map<ClauseId, List<Para>> of(Instrument instrument) {
        Map<ClauseId, String> numbers = Numbering.ofClauses(instrument);
        Map<ClauseId, List<Para>> clauses = new LinkedHashMap<>();
        Map<ClauseId, Cells> cells = new LinkedHashMap<>();
        int[] footnotes = {0};
        for (NumberedParagraph paragraph : Numbering.ofParagraphs(instrument)) {
            StringBuilder text = new StringBuilder();
            Inline.Visitor writer = new Inline.Visitor() {
                @Override
                public void text(TextRun run) {
                    append(text, run.text(), new Style(run.bold(), run.italic()));
                }

                @Override
                public void lineBreak() {
                    text.append('\n');
                }

                @Override
                public void footnote(Footnote footnote) {
                    text.append("⟦").append(++footnotes[0]).append(' ');
                    footnote.inlines().forEach(inline -> inline.accept(this));
                    text.append("⟧");
                }
            };
            paragraph.paragraph().inlines().forEach(inline -> inline.accept(writer));
            ClauseId id = paragraph.clause().id();
            clauses.computeIfAbsent(id, clause -> new ArrayList<>())
                    .add(new Para(
                            paragraph.clause().kind() + " " + numbers.get(id),
                            paragraph.depth(),
                            paragraph.opens() ? paragraph.label() : "",
                            text.toString(),
                            cells.computeIfAbsent(id, clause -> new Cells()).of(paragraph.cell())));
        }
        return clauses;
    }

    /** All changes by entry, taken from the parts of words where there are some. */
    static Map<String, Integer> exact(DraftRedline redline) {
        Map<String, Integer> changes = new LinkedHashMap<>();
        for (ClauseRedline clause : redline.clauses()) {
            for (ParagraphRedline paragraph : clause.paragraphs()) {
                for (Run run : paragraph.runs()) {
                    for (Run part : run.parts().isEmpty() ? List.of(run) : run.parts()) {
                        if (part.change() != Change.KEPT) {
                            part.text()
                                    .chars()
                                    .forEach(unit ->
                                            changes.merge((char) unit + " " + part.withText(""), 1, Integer::sum));
                        }
                    }
                }
            }
        }
        return changes;
    }
}
