package org.plenary.instrument.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Subparagraph;

/**
 * Goes through a draft's document, whatever editors have made of it, and tells what a reader of the instrument sees.
 *
 * <p>What the schema does not know loses its form and keeps its text: inside a clause it becomes a paragraph, in a
 * table a row or a cell; beside the clauses it becomes a heading, which takes no number and so shifts none. Embedded
 * objects, which are not text, are left out, and so are tables and rows without a cell. A footnote stands in a
 * paragraph, wherever it was put, and what is in it is text and line breaks; one in another is text of that one. A
 * clause whose id is missing, not valid, or that of an earlier clause gets one made from its place in the document's
 * history; it stays the same from reading to reading.
 *
 * <p>Calls itself for sub-paragraphs only, so at most {@value Subparagraph#MAX_DEPTH} deep; what is nested deeper is
 * read as one paragraph.
 */
public final class DraftReader<N extends DraftNode<N>> {
    private final Sink<N> sink;
    private final ClauseIds ids = new ClauseIds();

    /** Whether a paragraph has begun. */
    private boolean inParagraph;

    private DraftReader(Sink<N> sink) {
        this.sink = sink;
    }

    /** Is told an instrument from its beginning to its end. */
    public interface Sink<N> {
        /** A clause begins; what follows until it ends is in it. */
        void beginClause(ClauseId id, ClauseKind kind, N node);

        /** The clause ends. */
        void endClause();

        /** A sub-paragraph begins, in the clause or in another one. */
        void beginSubparagraph(N node);

        /** The sub-paragraph that began last ends. */
        void endSubparagraph();

        /** A table begins, in the clause or sub-paragraph; it has a row, and each row a cell. */
        void beginTable(N node);

        /** The table ends. */
        void endTable();

        /** A row of the table begins. */
        void beginRow(N node, boolean header);

        /** The row ends. */
        void endRow();

        /** A cell of the row begins; it may have no paragraph. */
        void beginCell(N node);

        /** The cell ends. */
        void endCell();

        /**
         * A paragraph begins, directly in the clause, sub-paragraph or cell.
         *
         * @param node the element that it is; of text that stands in none, the first node of it
         */
        void beginParagraph(N node);

        /** The paragraph ends. */
        void endParagraph();

        /** A text node of the paragraph; it may have no text. */
        void text(N node);

        /** A line break in the paragraph. */
        void lineBreak(N node);

        /** A footnote begins, in the paragraph; text and line breaks until it ends are in it. */
        void beginFootnote(N node);

        /** The footnote ends. */
        void endFootnote();
    }

    /** Tells what the children of the root are. */
    public static <N extends DraftNode<N>> void read(N root, Sink<N> sink) {
        DraftReader<N> reader = new DraftReader<>(sink);
        root.children().forEach(reader::addChildOfRoot);
    }

    /**
     * Whether an editor means that a mark holds: it writes {@code {}} for one without attributes; others write {@code
     * true}.
     */
    public static boolean isOn(Map<String, ? extends @Nullable Object> marks, String mark) {
        Object value = marks.get(mark);
        return value != null && !Boolean.FALSE.equals(value);
    }

    private void addChildOfRoot(N node) {
        ClauseKind kind = node.shape() == DraftNode.Shape.ELEMENT
                ? ClauseKind.ofWireName(node.name()).orElse(null)
                : null;
        if (kind == null) {
            addLooseClause(node);
            return;
        }
        sink.beginClause(ids.take(node.attribute(DraftSchema.ID), node.id()), kind, node);
        if (kind.isOneLine()) {
            addParagraph(node);
        } else {
            addBlocks(node, 0);
        }
        sink.endClause();
    }

    private void addLooseClause(N node) {
        if (hasContent(node)) {
            sink.beginClause(ids.take(null, node.id()), ClauseKind.HEADING, node);
            addParagraph(node);
            sink.endClause();
        }
    }

    private void addBlocks(N parent, int depth) {
        for (N node : parent.children()) {
            if (isInline(node)) {
                addLoose(node);
                continue;
            }
            endLoose();
            if (node.shape() == DraftNode.Shape.ELEMENT) {
                addBlock(node, depth);
            }
        }
        endLoose();
    }

    private void addBlock(N element, int depth) {
        switch (element.name()) {
            case DraftSchema.PARAGRAPH -> addParagraph(element);
            case DraftSchema.SUBPARAGRAPH -> {
                if (depth < Subparagraph.MAX_DEPTH) {
                    sink.beginSubparagraph(element);
                    addBlocks(element, depth + 1);
                    sink.endSubparagraph();
                } else {
                    addParagraph(element);
                }
            }
            case DraftSchema.TABLE -> addTable(element);
            default -> {
                if (hasContent(element)) {
                    addParagraph(element);
                }
            }
        }
    }

    private void addTable(N table) {
        List<N> rows =
                table.children().stream().filter(DraftReader::isShownAsRow).toList();
        if (!rows.isEmpty()) {
            sink.beginTable(table);
            rows.forEach(this::addRow);
            sink.endTable();
        }
    }

    private static <N extends DraftNode<N>> boolean isShownAsRow(N node) {
        return DraftSchema.isRow(node.name())
                ? node.children().stream().anyMatch(DraftReader::isShownAsCell)
                : hasContent(node);
    }

    private static <N extends DraftNode<N>> boolean isShownAsCell(N node) {
        return node.name().equals(DraftSchema.CELL) || hasContent(node);
    }

    private void addRow(N row) {
        sink.beginRow(row, row.name().equals(DraftSchema.HEADER_ROW));
        if (DraftSchema.isRow(row.name())) {
            row.children().stream().filter(DraftReader::isShownAsCell).forEach(this::addCell);
        } else {
            addStrangeCell(row);
        }
        sink.endRow();
    }

    private void addCell(N cell) {
        if (!cell.name().equals(DraftSchema.CELL)) {
            addStrangeCell(cell);
            return;
        }
        sink.beginCell(cell);
        for (N node : cell.children()) {
            if (isInline(node)) {
                addLoose(node);
                continue;
            }
            endLoose();
            if (node.name().equals(DraftSchema.PARAGRAPH) || hasContent(node)) {
                addParagraph(node);
            }
        }
        endLoose();
        sink.endCell();
    }

    private void addStrangeCell(N node) {
        sink.beginCell(node);
        addParagraph(node);
        sink.endCell();
    }

    /** Text that stands beside paragraphs instead of in one becomes one. */
    private void addLoose(N node) {
        if (isContent(node)) {
            if (!inParagraph) {
                sink.beginParagraph(node);
                inParagraph = true;
            }
            addInline(node);
        }
    }

    private void endLoose() {
        if (inParagraph) {
            sink.endParagraph();
            inParagraph = false;
        }
    }

    private void addParagraph(N node) {
        sink.beginParagraph(node);
        forEachInline(node, inline -> {
            addInline(inline);
            return true;
        });
        sink.endParagraph();
    }

    private void addInline(N node) {
        if (isLineBreak(node)) {
            sink.lineBreak(node);
        } else if (isFootnote(node)) {
            sink.beginFootnote(node);
            forEachInFootnote(node, inline -> {
                addInline(inline);
                return true;
            });
            sink.endFootnote();
        } else {
            sink.text(node);
        }
    }

    /** Whether anything in a node is read: text, a line break or a footnote. */
    static <N extends DraftNode<N>> boolean hasContent(N node) {
        return !forEachInline(node, inline -> !isContent(inline));
    }

    /** Takes one of the nodes of a paragraph, and says whether to go on. */
    interface InlineVisitor<N> {
        boolean visit(N inline);
    }

    private static boolean isContent(DraftNode<?> inline) {
        return isLineBreak(inline) || isFootnote(inline) || inline.hasText();
    }

    /**
     * Goes to each text, line break and footnote that a node is or has under it, however deep that is, but not into
     * footnotes; tells whether it came to the end.
     */
    static <N extends DraftNode<N>> boolean forEachInline(N top, InlineVisitor<N> visitor) {
        return isInline(top) ? visitor.visit(top) : forEachBelow(top, false, visitor);
    }

    /** Goes to each text and line break under a footnote, however deep that is; tells whether it came to the end. */
    static <N extends DraftNode<N>> boolean forEachInFootnote(N footnote, InlineVisitor<N> visitor) {
        return forEachBelow(footnote, true, visitor);
    }

    private static <N extends DraftNode<N>> boolean forEachBelow(N top, boolean inFootnote, InlineVisitor<N> visitor) {
        Deque<Iterator<N>> open = new ArrayDeque<>();
        open.push(top.children().iterator());
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            N node = open.peek().next();
            if (isInline(node) && !(inFootnote && isFootnote(node))) {
                if (!visitor.visit(node)) {
                    return false;
                }
            } else {
                List<N> children = node.children();
                if (!children.isEmpty()) {
                    open.push(children.iterator());
                }
            }
        }
        return true;
    }

    /** Whether the node is text, a line break or a footnote. */
    private static boolean isInline(DraftNode<?> node) {
        return node.shape() == DraftNode.Shape.TEXT || isLineBreak(node) || isFootnote(node);
    }

    static boolean isLineBreak(DraftNode<?> node) {
        return isElement(node, DraftSchema.LINE_BREAK);
    }

    static boolean isFootnote(DraftNode<?> node) {
        return isElement(node, DraftSchema.FOOTNOTE);
    }

    private static boolean isElement(DraftNode<?> node, String name) {
        return node.shape() == DraftNode.Shape.ELEMENT && node.name().equals(name);
    }
}
