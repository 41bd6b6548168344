package org.plenary.instrument.compose;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.crdt.Tokens;

/**
 * What a clause says, piece by piece. Of a clause that has a table there is none.
 *
 * @param pieces in order; the first is a line, if there is any
 */
public record Wording(List<Piece> pieces) {
    /** That of no clause. */
    public static final Wording NONE = new Wording(List.of());

    /** Keeps a copy of the list. */
    public Wording {
        pieces = List.copyOf(pieces);
    }

    /**
     * The wording of a clause.
     *
     * @throws IllegalArgumentException if there is a table in it
     */
    public static Wording of(Clause clause) {
        Reader reader = new Reader();
        reader.addAll(clause.blocks(), 0);
        return new Wording(reader.pieces);
    }

    /**
     * What somebody has written as text: each line is a paragraph, and one that begins with the label that comes next,
     * such as {@code (a)}, a sub-paragraph. Blank lines, and blanks around lines, are left out.
     */
    public static Wording ofText(String text) {
        return new Wording(new LabelledLines().read(text));
    }

    /**
     * The blocks of a clause that says this.
     *
     * @throws IllegalArgumentException if a title or heading would have several lines, or nothing
     */
    public List<Block> blocks(ClauseKind kind) {
        long lines =
                pieces.stream().filter(piece -> piece.kind() == Piece.Kind.LINE).count();
        if (kind.isOneLine() && lines != 1) {
            throw new IllegalArgumentException(
                    "expected one line, as titles and headings have, got " + lines + " of them");
        }
        Blocks blocks = new Blocks();
        pieces.forEach(blocks::add);
        return blocks.all();
    }

    /** Its words, those of its footnotes too, in order. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.isWord()) {
                words.add(piece.text());
            }
            piece.notes().forEach(note -> addWords(note.inlines(), words));
        }
        return words;
    }

    private static void addWords(List<Inline> inlines, List<String> words) {
        Reader reader = new Reader();
        reader.addLine(new Paragraph(inlines), 0, true);
        reader.pieces.stream().filter(Piece::isWord).map(Piece::text).forEach(words::add);
    }

    List<String> keys() {
        return pieces.stream().map(Piece::key).toList();
    }

    /** Goes through blocks. */
    private static final class Reader {
        private final List<Piece> pieces = new ArrayList<>();

        void addAll(List<Block> blocks, int depth) {
            boolean[] opens = {true};
            if (depth > 0 && (blocks.isEmpty() || !(blocks.get(0) instanceof Paragraph))) {
                pieces.add(Piece.line(depth, true));
                opens[0] = false;
            }
            blocks.forEach(block -> block.accept(new Block.Visitor() {
                @Override
                public void paragraph(Paragraph paragraph) {
                    addLine(paragraph, depth, opens[0]);
                    opens[0] = false;
                }

                @Override
                public void subparagraph(Subparagraph subparagraph) {
                    addAll(subparagraph.blocks(), depth + 1);
                    opens[0] = false;
                }

                @Override
                public void table(Table table) {
                    throw new IllegalArgumentException("expected a clause without a table, got one with a table");
                }
            }));
        }

        void addLine(Paragraph paragraph, int depth, boolean opens) {
            pieces.add(Piece.line(depth, opens));
            List<TextRun> runs = new ArrayList<>();
            paragraph
                    .inlines()
                    .forEach(inline -> inline.accept(new Inline.Visitor() {
                        @Override
                        public void text(TextRun run) {
                            runs.add(run);
                        }

                        @Override
                        public void lineBreak() {
                            flush(runs);
                            pieces.add(new Piece(Piece.Kind.BREAK, 0, false, List.of(), List.of()));
                        }

                        @Override
                        public void footnote(Footnote footnote) {
                            flush(runs);
                            Piece last = pieces.remove(pieces.size() - 1);
                            List<Footnote> notes = new ArrayList<>(last.notes());
                            notes.add(footnote);
                            pieces.add(new Piece(last.kind(), last.depth(), last.opens(), last.runs(), notes));
                        }
                    }));
            flush(runs);
        }

        private void flush(List<TextRun> runs) {
            StringBuilder text = new StringBuilder();
            runs.forEach(run -> text.append(run.text()));
            int at = 0;
            for (String token : Tokens.of(text.toString())) {
                pieces.add(Piece.text(part(runs, at, at + token.length())));
                at += token.length();
            }
            runs.clear();
        }

        /** What of runs stands between two places. */
        private static List<TextRun> part(List<TextRun> runs, int from, int to) {
            List<TextRun> parts = new ArrayList<>();
            int at = 0;
            for (TextRun run : runs) {
                int begin = Math.max(from - at, 0);
                int end = Math.min(to - at, run.text().length());
                if (begin < end) {
                    parts.add(new TextRun(run.text().substring(begin, end), run.bold(), run.italic()));
                }
                at += run.text().length();
            }
            return parts;
        }
    }
}
