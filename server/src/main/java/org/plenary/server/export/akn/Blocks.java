package org.plenary.server.export.akn;

import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.BracketSigns;

/** What stands in clauses, written in the order of the text. */
final class Blocks {
    /**
     * How sub-paragraphs are called by their depth: under a clause that is itself a paragraph, and under an article.
     */
    private static final List<Level> UNDER_PARAGRAPH =
            List.of(Level.SUBPARAGRAPH, Level.POINT, Level.POINT, Level.POINT);

    private static final List<Level> UNDER_ARTICLE =
            List.of(Level.PARAGRAPH, Level.SUBPARAGRAPH, Level.POINT, Level.POINT);

    /** What is no level of the hierarchy. */
    private static final Predicate<Block> IS_TEXT = block -> !(block instanceof Subparagraph);

    private final AknXml xml;

    /** Those of the sub-paragraphs of the whole instrument, in order. */
    private final Iterator<String> labels;

    private final BracketSigns brackets;
    private BracketSigns.@Nullable Cursor clause;
    private int footnotes;
    /** Of those the ones in the clause. */
    private int footnotesOfClause;

    /** The footnote of the clause that is being written, 0 for none. */
    private int footnote;

    private enum Level {
        PARAGRAPH("paragraph", "para"),
        SUBPARAGRAPH("subparagraph", "subpara"),
        POINT("point", "point");

        final String element;
        final String id;

        Level(String element, String id) {
            this.element = element;
            this.id = id;
        }
    }

    Blocks(AknXml xml, Instrument text, BracketSigns brackets) {
        this.xml = xml;
        this.brackets = brackets;
        labels = Numbering.ofParagraphs(text).stream()
                .filter(paragraph -> paragraph.depth() > 0 && paragraph.opens())
                .map(NumberedParagraph::label)
                .iterator();
    }

    /** What is written from here on is the text of this clause. */
    Blocks begin(Clause next) {
        clause = brackets.in(next.id());
        footnotesOfClause = 0;
        return this;
    }

    /** Writes what an element of the hierarchy holds, sub-paragraphs as such elements, too. */
    void hierarchy(String id, List<Block> blocks, boolean article) throws XMLStreamException {
        hierarchy(id, blocks, article ? UNDER_ARTICLE : UNDER_PARAGRAPH);
    }

    private void hierarchy(String id, List<Block> blocks, List<Level> levels) throws XMLStreamException {
        int first = end(blocks, 0, IS_TEXT);
        if (first == blocks.size()) {
            paragraphs("content", id + "__content", blocks);
            return;
        }
        if (first > 0) {
            paragraphs("intro", id + "__intro", blocks.subList(0, first));
        }
        int between = 0;
        for (int at = first; at < blocks.size(); ) {
            int end = end(blocks, at, IS_TEXT);
            if (end == at) {
                subparagraph(id, (Subparagraph) blocks.get(at), levels);
                end++;
            } else if (end == blocks.size()) {
                paragraphs("wrapUp", id + "__wrapup", blocks.subList(at, end));
            } else {
                String alinea = id + "__al_" + ++between;
                xml.open("alinea", "eId", alinea);
                paragraphs("content", alinea + "__content", blocks.subList(at, end));
                xml.close();
            }
            at = end;
        }
    }

    private void subparagraph(String parent, Subparagraph subparagraph, List<Level> levels) throws XMLStreamException {
        Level level = levels.get(0);
        String label = labels.next();
        String id = parent + "__" + level.id + "_" + AknIds.part(label);
        xml.open(level.element, "eId", id);
        xml.line("num", label);
        hierarchy(id, subparagraph.blocks(), levels.subList(1, levels.size()));
        xml.close();
    }

    private void paragraphs(String element, String id, List<Block> blocks) throws XMLStreamException {
        xml.open(element, "eId", id);
        flow(id, blocks);
        xml.close();
    }

    /** Writes what an element holds that is no part of the hierarchy, sub-paragraphs as lists. */
    void flow(String id, List<? extends Block> blocks) throws XMLStreamException {
        if (blocks.isEmpty()) {
            xml.empty("p");
        }
        int lists = 0;
        int tables = 0;
        for (int at = 0; at < blocks.size(); ) {
            int end = end(blocks, at, IS_TEXT.negate());
            if (end == at && blocks.get(at) instanceof Table table) {
                table(id + "__table_" + ++tables, table);
                end++;
            } else if (end == at) {
                line("p", (Paragraph) blocks.get(at));
                end++;
            } else {
                list(id + "__list_" + ++lists, blocks.subList(at, end));
            }
            at = end;
        }
    }

    private void list(String id, List<? extends Block> subparagraphs) throws XMLStreamException {
        xml.open("blockList", "eId", id);
        for (Block block : subparagraphs) {
            String label = labels.next();
            String item = id + "__item_" + AknIds.part(label);
            xml.open("item", "eId", item);
            xml.line("num", label);
            flow(item, ((Subparagraph) block).blocks());
            xml.close();
        }
        xml.close();
    }

    private void table(String id, Table table) throws XMLStreamException {
        xml.open("table", "eId", id);
        for (TableRow row : table.rows()) {
            xml.open("tr");
            for (int column = 0; column < table.columns(); column++) {
                xml.open(row.header() ? "th" : "td");
                // A row is filled up to the length of the longest.
                flow(id, column < row.cells().size() ? row.cells().get(column).paragraphs() : List.of());
                xml.close();
            }
            xml.close();
        }
        xml.close();
    }

    /** Where blocks of another kind begin. */
    private static int end(List<? extends Block> blocks, int from, Predicate<Block> kind) {
        int end = from;
        while (end < blocks.size() && kind.test(blocks.get(end))) {
            end++;
        }
        return end;
    }

    /** Writes an element that holds the text of the one paragraph of a heading. */
    void line(String element, List<Block> oneParagraph) throws XMLStreamException {
        line(element, (Paragraph) oneParagraph.get(0));
    }

    /** Writes the title of the document into a line. */
    void title(List<Block> oneParagraph) throws XMLStreamException {
        xml.openInLine("docTitle");
        text((Paragraph) oneParagraph.get(0));
        xml.closeInLine();
    }

    private void line(String element, Paragraph paragraph) throws XMLStreamException {
        xml.openLine(element);
        text(paragraph);
        xml.closeLine();
    }

    private void text(Paragraph paragraph) throws XMLStreamException {
        text(paragraph.inlines());
    }

    private void text(List<Inline> inlines) throws XMLStreamException {
        for (Inline inline : inlines) {
            if (inline instanceof Footnote footnote) {
                String number = Integer.toString(++footnotes);
                this.footnote = ++footnotesOfClause;
                xml.openInLine(
                        "authorialNote", "marker", number, "placement", "bottom", "eId", "authorialNote_" + number);
                xml.openInLine("p");
                text(footnote.inlines());
                this.footnote = 0;
                xml.closeInLine();
                xml.closeInLine();
            } else if (inline instanceof TextRun run) {
                text(run);
            } else if (inline instanceof LineBreak) {
                xml.emptyInLine("br");
            }
        }
    }

    private void text(TextRun run) throws XMLStreamException {
        if (clause == null) {
            throw new IllegalStateException("text is that of a clause that has begun");
        }
        for (BracketSigns.Piece piece : clause.cut(footnote, run.text())) {
            BracketSigns.Sign sign = piece.sign();
            if (sign == null) {
                words(run, piece.text());
            } else {
                xml.openInLine("inline", "name", sign.opening() ? "bracketOpening" : "bracketClosing");
                xml.text(piece.text());
                xml.closeInLine();
            }
        }
    }

    private void words(TextRun run, String words) throws XMLStreamException {
        if (run.bold()) {
            xml.openInLine("b");
        }
        if (run.italic()) {
            xml.openInLine("i");
        }
        xml.text(words);
        if (run.italic()) {
            xml.closeInLine();
        }
        if (run.bold()) {
            xml.closeInLine();
        }
    }
}
