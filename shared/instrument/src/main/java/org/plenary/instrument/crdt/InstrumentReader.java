package org.plenary.instrument.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Snapshot;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;

/** Reads the instrument that a draft's document holds; {@link DraftReader} says what it makes of strange documents. */
public final class InstrumentReader {
    private InstrumentReader() {}

    /**
     * The instrument as the document is now.
     *
     * @throws IllegalStateException if the document uses the name {@value DraftSchema#ROOT} for a root of another type
     */
    public static Instrument read(Doc doc) {
        return read(new LiveNode(DraftClauses.root(doc)));
    }

    /**
     * The instrument as the document was.
     *
     * @param doc a document whose garbage collection is off; what others have collected is left out
     * @throws IllegalStateException if the document uses the name {@value DraftSchema#ROOT} for a root of another type
     */
    public static Instrument read(Doc doc, Snapshot at) {
        return read(new MomentNode(DraftClauses.root(doc).redline(at, at), MomentNode.Side.AFTER));
    }

    /** The instrument whose clauses are the children of a node. */
    public static <N extends DraftNode<N>> Instrument read(N root) {
        Builder<N> builder = new Builder<>();
        DraftReader.read(root, builder);
        return new Instrument(builder.clauses);
    }

    /** All text in a node, as one paragraph. */
    static <N extends DraftNode<N>> Paragraph paragraph(N node) {
        return new Paragraph(InlineReader.read(node));
    }

    private static final class Builder<N extends DraftNode<N>> implements DraftReader.Sink<N> {
        private final List<Clause> clauses = new ArrayList<>();
        private final Deque<List<Block>> blocks = new ArrayDeque<>();
        private final InlineReader inlines = new InlineReader();

        // Of the table that has begun.
        private final List<TableRow> rows = new ArrayList<>();
        private final List<TableCell> cells = new ArrayList<>();
        private boolean header;
        private @Nullable List<Paragraph> cell;
        private @Nullable ClauseId id;
        private @Nullable ClauseKind kind;

        @Override
        public void beginClause(ClauseId clause, ClauseKind clauseKind, N node) {
            id = clause;
            kind = clauseKind;
            blocks.push(new ArrayList<>());
        }

        @Override
        public void endClause() {
            clauses.add(new Clause(Objects.requireNonNull(id), Objects.requireNonNull(kind), blocks.pop()));
        }

        @Override
        public void beginSubparagraph(N node) {
            blocks.push(new ArrayList<>());
        }

        @Override
        public void endSubparagraph() {
            Block block = new Subparagraph(blocks.pop());
            blocks.element().add(block);
        }

        @Override
        public void beginTable(N node) {
            rows.clear();
        }

        @Override
        public void endTable() {
            blocks.element().add(new Table(rows));
        }

        @Override
        public void beginRow(N node, boolean isHeader) {
            header = isHeader;
            cells.clear();
        }

        @Override
        public void endRow() {
            rows.add(new TableRow(header, cells));
        }

        @Override
        public void beginCell(N node) {
            cell = new ArrayList<>();
        }

        @Override
        public void endCell() {
            cells.add(new TableCell(Objects.requireNonNull(cell)));
            cell = null;
        }

        @Override
        public void beginParagraph(N node) {}

        @Override
        public void endParagraph() {
            Paragraph paragraph = inlines.take();
            if (cell == null) {
                blocks.element().add(paragraph);
            } else {
                cell.add(paragraph);
            }
        }

        @Override
        public void text(N node) {
            node.forEachText(inlines::addText);
        }

        @Override
        public void lineBreak(N node) {
            inlines.addLineBreak();
        }

        @Override
        public void beginFootnote(N node) {
            inlines.beginFootnote();
        }

        @Override
        public void endFootnote() {
            inlines.endFootnote();
        }
    }
}
