package org.plenary.instrument.redline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.Redline;
import org.plenary.instrument.CellPlace;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.NumberingPlan;
import org.plenary.instrument.crdt.DraftReader;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.crdt.MomentNode;

/**
 * The text of a draft at one moment of a redline as one long row of units, each a UTF-16 unit of text, a line break or
 * the mark of a footnote, whose text follows it, cut into paragraphs and clauses. Each unit knows its id and where it
 * stands in the document at both moments.
 */
final class Reading {
    /** Stands for the mark of a footnote among the units; the same character in a text is text. */
    private static final char MARK = '\uFFFC';

    private final List<ClauseAt> clauses = new ArrayList<>();
    private final List<ParagraphAt> paragraphs = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<FootnoteAt> footnotes = new ArrayList<>();

    private int size;
    private char[] text = new char[256];
    private long[] clients = new long[256];
    private long[] clocks = new long[256];
    private int[] pieceOf = new int[256];

    private Reading() {}

    /**
     * A clause.
     *
     * @param id its id, as a reader of the instrument sees it
     * @param name what its id attribute says, null if it says nothing that can be an id
     * @param form what it is
     * @param element the id of its element, null if it has none
     * @param firstParagraph the index of its first paragraph
     * @param endParagraph the index after that of its last paragraph
     * @param position where it begins in the document
     * @param endPosition the last position of what is in it
     */
    record ClauseAt(
            ClauseId id,
            @Nullable ClauseId name,
            Form form,
            @Nullable Id element,
            int firstParagraph,
            int endParagraph,
            int position,
            int endPosition) {}

    /**
     * A paragraph.
     *
     * @param depth 0 directly in the clause
     * @param label what it shows as its label, {@code ""} for none
     * @param node the id of what it is in the document
     * @param position where it begins in the document
     * @param from the index of its first unit
     * @param to the index after that of its last unit
     * @param cell where it stands in a table, by positions in the document; null if it is in none
     */
    record ParagraphAt(
            int depth,
            String label,
            @Nullable Id node,
            int position,
            int from,
            int to,
            @Nullable CellPlace cell) {}

    /**
     * What neighbouring units have in common.
     *
     * @param position where they stand in the document
     * @param style how they look
     * @param bold what made them bold, or not bold any more; null for nothing
     * @param italic the same for italic
     * @param kind what they are
     * @param gone the entry that deleted the place where they stand, 0 if none did
     * @param footnote the footnote that they are in, or of which they are the mark; null for none
     */
    record Piece(
            int position,
            Style style,
            Redline.@Nullable Format bold,
            Redline.@Nullable Format italic,
            Kind kind,
            long gone,
            @Nullable FootnoteAt footnote) {
        boolean isBreak() {
            return kind == Kind.BREAK;
        }

        boolean isMark() {
            return kind == Kind.MARK;
        }
    }

    /** What a unit is. */
    enum Kind {
        /** A UTF-16 unit of text. */
        TEXT,
        /** A line break. */
        BREAK,
        /** The mark of a footnote. */
        MARK
    }

    /**
     * A footnote.
     *
     * @param position where it stands in the document
     * @param number its number in the draft
     * @param mark the index of the unit that is its mark
     */
    record FootnoteAt(int position, int number, int mark) {}

    /** Reads one side of a redline. */
    static Reading of(MomentNode root, Positions positions, NumberingPlan plan) {
        return of(root, positions, plan, new Graves());
    }

    static Reading of(MomentNode root, Positions positions, NumberingPlan plan, Graves graves) {
        Reading reading = new Reading();
        Collector collector = reading.new Collector(positions, graves);
        DraftReader.read(root, collector);
        reading.number(InstrumentReader.read(root).numberedBy(plan));
        return reading;
    }

    List<ClauseAt> clauses() {
        return clauses;
    }

    List<ParagraphAt> paragraphs(ClauseAt clause) {
        return paragraphs.subList(clause.firstParagraph, clause.endParagraph);
    }

    ParagraphAt paragraph(int index) {
        return paragraphs.get(index);
    }

    int firstUnit(ClauseAt clause) {
        return paragraphs.get(clause.firstParagraph).from;
    }

    int endUnit(ClauseAt clause) {
        return paragraphs.get(clause.endParagraph - 1).to;
    }

    char charAt(int unit) {
        return text[unit];
    }

    long client(int unit) {
        return clients[unit];
    }

    long clock(int unit) {
        return clocks[unit];
    }

    Piece piece(int unit) {
        return pieces.get(pieceOf[unit]);
    }

    /** The footnote that a unit is in, or of which it is the mark; null for none. */
    @Nullable
    FootnoteAt footnote(int unit) {
        return footnotes.isEmpty() ? null : piece(unit).footnote;
    }

    /** All footnotes in order. */
    List<FootnoteAt> footnotes() {
        return footnotes;
    }

    int size() {
        return size;
    }

    private void number(Instrument instrument) {
        List<NumberedParagraph> numbered = Numbering.ofParagraphs(instrument);
        Map<ClauseId, String> numbers = Numbering.ofClauses(instrument);
        if (numbered.size() != paragraphs.size() || numbers.size() != clauses.size()) {
            throw new IllegalStateException("expected the paragraphs of the instrument: paragraphs=" + paragraphs.size()
                    + " numbered=" + numbered.size() + " clauses=" + clauses.size());
        }
        for (int i = 0; i < paragraphs.size(); i++) {
            ParagraphAt at = paragraphs.get(i);
            String label = numbered.get(i).opens() ? numbered.get(i).label() : "";
            paragraphs.set(i, new ParagraphAt(at.depth, label, at.node, at.position, at.from, at.to, at.cell));
        }
        clauses.replaceAll(at -> new ClauseAt(
                at.id,
                at.name,
                new Form(at.form.kind(), numbers.getOrDefault(at.id, "")),
                at.element,
                at.firstParagraph,
                at.endParagraph,
                at.position,
                at.endPosition));
    }

    private void add(char unit, long client, long clock) {
        if (size == text.length) {
            int room = size * 2;
            text = Arrays.copyOf(text, room);
            clients = Arrays.copyOf(clients, room);
            clocks = Arrays.copyOf(clocks, room);
            pieceOf = Arrays.copyOf(pieceOf, room);
        }
        text[size] = unit;
        clients[size] = client;
        clocks[size] = clock;
        pieceOf[size++] = pieces.size() - 1;
    }

    /** A clause or sub-paragraph that has begun. */
    private static final class Level {
        private final MomentNode node;
        private boolean opened;

        Level(MomentNode node) {
            this.node = node;
        }
    }

    private final class Collector implements DraftReader.Sink<MomentNode> {
        private final Positions positions;
        private final Graves graves;
        private final Deque<Level> levels = new ArrayDeque<>();
        private @Nullable ClauseId clause;
        private @Nullable ClauseKind kind;
        private int firstParagraph;
        private @Nullable MomentNode paragraph;
        private @Nullable FootnoteAt footnote;
        private int paragraphStart;

        // Where it stands in a table.
        private int table;
        private int row;
        private boolean header;
        private @Nullable CellPlace cell;
        private @Nullable MomentNode cellNode;
        private int cellStart;

        Collector(Positions positions, Graves graves) {
            this.positions = positions;
            this.graves = graves;
        }

        private int position(MomentNode node) {
            return positions.of(node.type());
        }

        @Override
        public void beginClause(ClauseId id, ClauseKind clauseKind, MomentNode node) {
            clause = id;
            kind = clauseKind;
            firstParagraph = paragraphs.size();
            levels.push(new Level(node));
        }

        @Override
        public void endClause() {
            Level level = levels.pop();
            open(level, 0);
            clauses.add(new ClauseAt(
                    Objects.requireNonNull(clause),
                    name(level.node),
                    new Form(Objects.requireNonNull(kind), ""),
                    level.node.id(),
                    firstParagraph,
                    paragraphs.size(),
                    position(level.node),
                    positions.end(level.node.type())));
        }

        private static @Nullable ClauseId name(MomentNode node) {
            return node.attribute(DraftSchema.ID) instanceof String name && ClauseId.isValid(name)
                    ? new ClauseId(name)
                    : null;
        }

        /** Each clause and sub-paragraph begins with a paragraph, as the numbering has it. */
        private void open(Level level, int depth) {
            if (!level.opened) {
                level.opened = true;
                paragraphs.add(new ParagraphAt(depth, "", level.node.id(), position(level.node), size, size, null));
            }
        }

        @Override
        public void beginSubparagraph(MomentNode node) {
            open(levels.element(), levels.size() - 1);
            levels.push(new Level(node));
        }

        @Override
        public void endSubparagraph() {
            open(levels.element(), levels.size() - 1);
            levels.pop();
        }

        @Override
        public void beginTable(MomentNode node) {
            open(levels.element(), levels.size() - 1);
            table = position(node);
        }

        @Override
        public void endTable() {}

        @Override
        public void beginRow(MomentNode node, boolean isHeader) {
            row = position(node);
            header = isHeader;
        }

        @Override
        public void endRow() {}

        @Override
        public void beginCell(MomentNode node) {
            cell = new CellPlace(table, row, position(node), header);
            cellNode = node;
            cellStart = paragraphs.size();
        }

        @Override
        public void endCell() {
            if (paragraphs.size() == cellStart) {
                MomentNode node = Objects.requireNonNull(cellNode);
                paragraphs.add(new ParagraphAt(levels.size() - 1, "", node.id(), position(node), size, size, cell));
            }
            cell = null;
        }

        @Override
        public void beginParagraph(MomentNode node) {
            levels.element().opened = true;
            paragraph = node;
            paragraphStart = size;
        }

        @Override
        public void endParagraph() {
            MomentNode node = Objects.requireNonNull(paragraph);
            paragraphs.add(
                    new ParagraphAt(levels.size() - 1, "", node.id(), position(node), paragraphStart, size, cell));
        }

        @Override
        public void lineBreak(MomentNode node) {
            Id id = Objects.requireNonNull(node.id());
            pieces.add(new Piece(position(node), Style.PLAIN, null, null, Kind.BREAK, 0, footnote));
            add('\n', id.client(), id.clock());
        }

        @Override
        public void beginFootnote(MomentNode node) {
            Id id = Objects.requireNonNull(node.id());
            footnote = new FootnoteAt(position(node), footnotes.size() + 1, size);
            footnotes.add(footnote);
            pieces.add(new Piece(position(node), Style.PLAIN, null, null, Kind.MARK, 0, footnote));
            add(MARK, id.client(), id.clock());
        }

        @Override
        public void endFootnote() {
            footnote = null;
        }

        @Override
        public void text(MomentNode node) {
            int position = position(node);
            Redline.@Nullable Format bold = null;
            Redline.@Nullable Format italic = null;
            long gone = graves.goneBy(node.type());
            for (Redline.Part part : node.type().parts()) {
                position++;
                if (!node.side().shows(part.change())) {
                    continue;
                }
                if (part instanceof Redline.Format format) {
                    bold = format.key().equals(DraftSchema.BOLD) ? format : bold;
                    italic = format.key().equals(DraftSchema.ITALIC) ? format : italic;
                } else if (part instanceof Redline.Characters characters) {
                    pieces.add(new Piece(position, style(node, characters), bold, italic, Kind.TEXT, gone, footnote));
                    addAll(characters);
                }
            }
        }

        private void addAll(Redline.Characters characters) {
            String units = characters.text();
            for (int i = 0; i < units.length(); i++) {
                add(units.charAt(i), characters.ids().client(), characters.ids().clock() + i);
            }
        }

        private Style style(MomentNode node, Redline.Characters characters) {
            Map<String, Object> marks =
                    node.side() == MomentNode.Side.BEFORE ? characters.before() : characters.after();
            if (marks.isEmpty()) {
                return Style.PLAIN;
            }
            return new Style(DraftReader.isOn(marks, DraftSchema.BOLD), DraftReader.isOn(marks, DraftSchema.ITALIC));
        }
    }
}
