package org.plenary.server.export.docx;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.redline.Style;
import org.plenary.server.export.TextDirection;

/**
 * A paragraph as Word has it: text up to a mark. Whoever rejects an insertion or accepts a deletion of the mark joins
 * the text to that of the next paragraph.
 *
 * @param runs its text
 * @param mark how its mark is tracked
 * @param markedBy the entry that did it, 0 for nobody or if it is not known
 * @param form what it is
 * @param formBefore what it was, null if it was the same, or was not there
 * @param formedBy the entry that made it another, 0 for none or if it is not known
 * @param cell where it stands in a table, null if it is in none
 */
record WordParagraph(
        List<Piece> runs,
        Tracking mark,
        long markedBy,
        ParagraphForm form,
        @Nullable ParagraphForm formBefore,
        long formedBy,
        @Nullable WordCell cell) {

    /** Keeps a copy of the list. */
    WordParagraph {
        runs = List.copyOf(runs);
    }

    /** Whether it came or went as a whole. */
    boolean is(Tracking change) {
        return mark == change && formBefore == null && runs.stream().allMatch(run -> run.tracking() == change);
    }

    /**
     * Whether it is written from right to left: as its first letter now, or else before; what is given if it has none.
     */
    boolean isRightToLeft(boolean otherwise) {
        StringBuilder now = new StringBuilder();
        StringBuilder all = new StringBuilder();
        for (Piece piece : runs) {
            if (piece.sign() == null) {
                all.append(piece.text());
                now.append(piece.tracking() == Tracking.DELETED ? "" : piece.text());
            }
        }
        return TextDirection.isRightToLeft(now.toString(), TextDirection.isRightToLeft(all.toString(), otherwise));
    }

    /** The same with its mark tracked otherwise. */
    WordParagraph marked(Tracking other, long by) {
        return new WordParagraph(runs, other, by, form, formBefore, formedBy, cell);
    }

    /** The same in other forms, by whoever tracks its mark. */
    WordParagraph formed(ParagraphForm now, ParagraphForm before) {
        return new WordParagraph(runs, mark, markedBy, now, now.equals(before) ? null : before, markedBy, cell);
    }

    /** What stands in a text and is none. */
    enum Sign {
        /** The mark of a clause's status. */
        STATUS("ClauseStatus"),
        /** An end of a bracket. */
        BRACKET("Bracket");

        private final String style;

        Sign(String style) {
            this.style = style;
        }

        /** The character style that it has. */
        String style() {
            return style;
        }
    }

    /**
     * A piece of its text.
     *
     * @param text a line break is {@code "\n"}
     * @param style how it looks
     * @param styleBefore how it looked, null if it was the same, or was not there
     * @param tracking how it is tracked
     * @param by the entry that inserted, deleted, moved or reformatted it, 0 for none
     * @param sign what it is if it is no text of the clause; null for text
     * @param footnote the words of a footnote whose mark it is and which has no text itself, null if it is none
     */
    record Piece(
            String text,
            Style style,
            @Nullable Style styleBefore,
            Tracking tracking,
            long by,
            @Nullable Sign sign,
            @Nullable List<Piece> footnote) {
        /** Words. */
        static Piece text(String text, Style style, @Nullable Style styleBefore, Tracking tracking, long by) {
            return new Piece(text, style, styleBefore, tracking, by, null, null);
        }

        /** The same of other text. */
        Piece withText(String other) {
            return new Piece(other, style, styleBefore, tracking, by, sign, footnote);
        }

        /** The mark of a footnote. */
        static Piece footnote(List<Piece> words, Tracking tracking, long by) {
            return new Piece("", Style.PLAIN, null, tracking, by, null, List.copyOf(words));
        }

        /** The mark of a clause's status. */
        static Piece status(String text, Tracking tracking, long by) {
            return new Piece(text, Style.PLAIN, null, tracking, by, Sign.STATUS, null);
        }

        /** One of the two ends of a bracket. */
        static Piece bracket(String text, Tracking tracking, long by) {
            return new Piece(text, Style.PLAIN, null, tracking, by, Sign.BRACKET, null);
        }
    }
}
