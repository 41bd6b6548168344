package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Says changes that one author made without a gap as one change without a gap. LibreOffice takes them for one, the mark
 * between them included, which would join what is not to be joined:
 *
 * <pre>
 *   "kept[tail inserted]" ¶   "inserted" ¶ inserted     becomes     "kept[tail inserted]" ¶ inserted   "inserted" ¶
 * </pre>
 *
 * <p>The paragraph whose mark is kept then has, at the moment that nothing else is left of it, the form of the first
 * one.
 */
final class Seams {
    private final List<WordParagraph> all;
    private final LongFunction<String> author;

    private Seams(List<WordParagraph> all, LongFunction<String> author) {
        this.all = all;
        this.author = author;
    }

    /** The paragraphs of clauses that follow each other. */
    static List<List<WordParagraph>> close(List<List<WordParagraph>> clauses, LongFunction<String> author) {
        List<WordParagraph> all = new ArrayList<>();
        clauses.forEach(all::addAll);
        Seams seams = new Seams(all, author);
        seams.close(Tracking.INSERTED);
        seams.close(Tracking.DELETED);
        List<List<WordParagraph>> closed = new ArrayList<>();
        int at = 0;
        for (List<WordParagraph> clause : clauses) {
            closed.add(List.copyOf(all.subList(at, at + clause.size())));
            at += clause.size();
        }
        return closed;
    }

    private void close(Tracking change) {
        for (int first = 0; first < all.size(); first++) {
            int last = lastOfSeam(first, change);
            if (last == first) {
                continue;
            }
            WordParagraph kept = all.get(first);
            long by = all.get(last).markedBy();
            for (int i = first; i <= last; i++) {
                WordParagraph paragraph = i == first ? kept : joined(all.get(i), kept, change);
                all.set(
                        i,
                        paragraph.marked(
                                i == last ? Tracking.NONE : change, i == last ? 0 : markedBy(i + 1, last, by)));
            }
        }
    }

    private long markedBy(int next, int last, long by) {
        return next == last ? by : all.get(next).markedBy();
    }

    private int lastOfSeam(int first, Tracking change) {
        WordParagraph paragraph = all.get(first);
        int last = first;
        if (paragraph.mark() == Tracking.NONE && !paragraph.runs().isEmpty()) {
            WordParagraph.Piece tail = paragraph.runs().get(paragraph.runs().size() - 1);
            while (tail.tracking() == change
                    && last + 1 < all.size()
                    && WordCell.isSame(paragraph.cell(), all.get(last + 1).cell())
                    && all.get(last + 1).is(change)
                    && author.apply(all.get(last + 1).markedBy()).equals(author.apply(tail.by()))) {
                last++;
            }
        }
        return last;
    }

    private static WordParagraph joined(WordParagraph paragraph, WordParagraph kept, Tracking change) {
        if (change == Tracking.DELETED) {
            return paragraph.formed(kept.form(), paragraph.form());
        }
        ParagraphForm before = kept.formBefore();
        return paragraph.formed(paragraph.form(), before == null ? kept.form() : before);
    }
}
