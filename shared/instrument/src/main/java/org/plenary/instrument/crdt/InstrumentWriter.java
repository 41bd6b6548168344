package org.plenary.instrument.crdt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;

/** Writes an instrument into a document in the shape that the browser's editor gives it. */
public final class InstrumentWriter {
    private InstrumentWriter() {}

    /**
     * Fills an empty document, in one transaction.
     *
     * @throws IllegalStateException if anything was ever written to the document, since that would double its text
     */
    public static void write(Instrument instrument, Doc doc) {
        if (!doc.stateVector().isEmpty() || !doc.pending().isEmpty()) {
            throw new IllegalStateException("an instrument is written into an empty document only, but this one has a"
                    + " history: clients=" + doc.stateVector().size());
        }
        doc.transact(null, () -> {
            YXmlFragment root = doc.getXmlFragment(DraftSchema.ROOT);
            for (Clause clause : instrument.clauses()) {
                write(clause, root);
            }
        });
    }

    private static void write(Clause clause, YXmlFragment root) {
        fill(append(root, clause.kind().wireName()), clause);
    }

    /** Gives a new element the id and the content of a clause. */
    static void fill(YXmlElement element, Clause clause) {
        element.setAttribute(DraftSchema.ID, clause.id().value());
        fill(element, clause.blocks(), !clause.kind().isOneLine());
    }

    /** Writes blocks into an element that is empty; the text of a title or heading is directly in it. */
    static void fill(YXmlElement element, List<? extends Block> blocks, boolean inParagraphs) {
        BlockWriter writer = new BlockWriter(element, inParagraphs);
        blocks.forEach(block -> block.accept(writer));
    }

    /** Writes the pieces of a paragraph or footnote into an element that is empty. */
    static void fillLine(YXmlElement element, List<Inline> inlines) {
        InlineWriter writer = new InlineWriter(element);
        inlines.forEach(inline -> inline.accept(writer));
    }

    /** Writes a row behind another child of a table, at its beginning if that is null. */
    static YXmlElement insertRow(YXmlElement table, @Nullable SharedType previous, TableRow row) {
        YXmlElement element =
                table.insertElementAfter(previous, row.header() ? DraftSchema.HEADER_ROW : DraftSchema.ROW);
        SharedType last = null;
        for (TableCell cell : row.cells()) {
            last = insertCell(element, last, cell);
        }
        return element;
    }

    /** Writes a cell behind another child of a row, at its beginning if that is null. */
    static YXmlElement insertCell(YXmlElement row, @Nullable SharedType previous, TableCell cell) {
        YXmlElement element = row.insertElementAfter(previous, DraftSchema.CELL);
        fill(element, cell.paragraphs(), true);
        return element;
    }

    /** Writes the rows of a table into an element that is empty. */
    static void fill(YXmlElement element, Table table) {
        SharedType last = null;
        for (TableRow row : table.rows()) {
            last = insertRow(element, last, row);
        }
    }

    /** The marks that a run's text has. */
    public static Map<String, Object> marks(TextRun run) {
        Map<String, Object> marks = new LinkedHashMap<>();
        if (run.bold()) {
            marks.put(DraftSchema.BOLD, Map.of());
        }
        if (run.italic()) {
            marks.put(DraftSchema.ITALIC, Map.of());
        }
        return marks;
    }

    private static YXmlElement append(YXmlFragment parent, String nodeName) {
        return parent.insertElement(parent.length(), nodeName);
    }

    /** Writes blocks into an element; the text of a title or heading is directly in it, without a paragraph between. */
    private record BlockWriter(YXmlElement parent, boolean inParagraphs) implements Block.Visitor {
        @Override
        public void paragraph(Paragraph paragraph) {
            YXmlElement target = inParagraphs ? append(parent, DraftSchema.PARAGRAPH) : parent;
            fillLine(target, paragraph.inlines());
        }

        @Override
        public void subparagraph(Subparagraph subparagraph) {
            BlockWriter below = new BlockWriter(append(parent, DraftSchema.SUBPARAGRAPH), true);
            subparagraph.blocks().forEach(block -> block.accept(below));
        }

        @Override
        public void table(Table table) {
            fill(append(parent, DraftSchema.TABLE), table);
        }
    }

    /** Writes text between two line breaks or footnotes as one text node, its styles as marks. */
    private static final class InlineWriter implements Inline.Visitor {
        private final YXmlElement parent;
        private @Nullable YXmlText current;

        InlineWriter(YXmlElement parent) {
            this.parent = parent;
        }

        @Override
        public void text(TextRun run) {
            if (run.text().isEmpty()) {
                return;
            }
            YXmlText node = current == null ? parent.insertText(parent.length()) : current;
            node.insert(node.length(), run.text(), marks(run));
            current = node;
        }

        @Override
        public void lineBreak() {
            append(parent, DraftSchema.LINE_BREAK);
            current = null;
        }

        @Override
        public void footnote(Footnote footnote) {
            fillLine(append(parent, DraftSchema.FOOTNOTE), footnote.inlines());
            current = null;
        }
    }
}
