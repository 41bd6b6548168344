package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plenary.instrument.anchor.Passage;
import org.plenary.instrument.redline.Style;
import org.plenary.server.export.docx.WordParagraph.Piece;

/**
 * The words of a clause that a comment is about.
 *
 * @param comment its number
 * @param passage where they are in the text of the later moment
 */
record CommentRange(int comment, Passage passage) {

    /**
     * An end of a range.
     *
     * @param before the piece before which it stands; as many as there are for behind all of them
     * @param comment the number of the comment
     * @param begins whether it is the first end
     * @param tracking how the words are tracked that it stands at
     * @param by the entry that tracks them
     */
    record Mark(int before, int comment, boolean begins, Tracking tracking, long by) {}

    /**
     * A paragraph cut where ranges begin and end.
     *
     * @param marks in the order in which they stand
     */
    record Cut(List<Piece> pieces, List<Mark> marks) {}

    /**
     * Goes through the paragraphs of a clause from its beginning on, counting as {@link Passage} does: what is deleted,
     * signs and line breaks are no units. A footnote has its range around its mark, since few programs show comments
     * within one. Not thread-safe.
     */
    static final class Cursor {
        private final List<CommentRange> ranges;
        private final Set<Integer> begun = new HashSet<>();
        private final Set<Integer> ended = new HashSet<>();
        private int unit;
        private int footnote;

        Cursor(List<CommentRange> ranges) {
            this.ranges = ranges.stream()
                    .sorted(Comparator.comparingInt((CommentRange range) -> range.passage.from())
                            .thenComparing(range -> range.passage.to(), Comparator.reverseOrder()))
                    .toList();
        }

        /** The next paragraph. In the last one of the clause all ranges end that have not. */
        Cut cut(List<Piece> paragraph, boolean last) {
            if (ranges.isEmpty()) {
                return new Cut(paragraph, List.of());
            }
            List<Piece> pieces = new ArrayList<>();
            List<Mark> marks = new ArrayList<>();
            for (Piece piece : paragraph) {
                if (piece.sign() != null
                        || piece.tracking() == Tracking.DELETED
                        || piece.tracking() == Tracking.MOVED_FROM) {
                    pieces.add(piece);
                } else if (piece.footnote() != null) {
                    footnote++;
                    begin(marks, pieces.size(), piece, footnote, 0, Integer.MAX_VALUE);
                    pieces.add(piece);
                    end(marks, pieces.size(), piece, footnote, Integer.MAX_VALUE);
                } else {
                    cut(piece, pieces, marks);
                }
            }
            if (last) {
                Piece none = Piece.text("", Style.PLAIN, null, Tracking.NONE, 0);
                ranges.forEach(range -> mark(marks, pieces.size(), range, true, none));
                ranges.forEach(range -> mark(marks, pieces.size(), range, false, none));
            }
            return new Cut(pieces, marks);
        }

        private void cut(Piece piece, List<Piece> pieces, List<Mark> marks) {
            String text = piece.text();
            int start = 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '\n') {
                    continue;
                }
                if (begins(unit)) {
                    start = split(piece, start, i, pieces);
                    begin(marks, pieces.size(), piece, 0, unit, unit);
                }
                unit++;
                if (ends(unit)) {
                    start = split(piece, start, i + 1, pieces);
                    end(marks, pieces.size(), piece, 0, unit);
                }
            }
            split(piece, start, text.length(), pieces);
        }

        private boolean begins(int at) {
            return ranges.stream().anyMatch(range -> range.passage.footnote() == 0 && range.passage.from() == at);
        }

        private boolean ends(int at) {
            return ranges.stream().anyMatch(range -> range.passage.footnote() == 0 && range.passage.to() == at);
        }

        private static int split(Piece piece, int from, int to, List<Piece> pieces) {
            if (from < to) {
                pieces.add(piece.withText(piece.text().substring(from, to)));
            }
            return to;
        }

        private void begin(List<Mark> marks, int before, Piece piece, int in, int from, int to) {
            for (CommentRange range : ranges) {
                if (range.passage.footnote() == in && range.passage.from() >= from && range.passage.from() <= to) {
                    mark(marks, before, range, true, piece);
                }
            }
        }

        private void end(List<Mark> marks, int before, Piece piece, int in, int to) {
            for (CommentRange range : ranges) {
                if (range.passage.footnote() == in && (range.passage.to() == to || to == Integer.MAX_VALUE)) {
                    mark(marks, before, range, false, piece);
                }
            }
        }

        /** Each end once. */
        private void mark(List<Mark> marks, int before, CommentRange range, boolean begins, Piece piece) {
            if ((begins ? begun : ended).add(range.comment)) {
                marks.add(new Mark(before, range.comment, begins, piece.tracking(), piece.by()));
            }
        }
    }
}
