package org.plenary.instrument.redline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.plenary.crdt.Change;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;

/** The text of one clause without what somebody wrote, and with what they deleted, out of all that ever stood in it. */
final class RemainingText {
    /** Less than this is the same by chance: a comma. */
    private static final int SHORTEST = 3;

    private final LongPredicate theirs;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A paragraph.
     *
     * @param depth 0 directly in the clause, more in sub-paragraphs
     * @param opens whether it is the first of a sub-paragraph
     */
    private record Line(int depth, boolean opens, List<Inline> inlines) {}

    /** @param theirs which entries are not to have been */
    RemainingText(LongPredicate theirs) {
        this.theirs = theirs;
    }

    void take(ParagraphRedline paragraph) {
        boolean gone = paragraph.change() == Change.DELETED;
        List<Inline> inlines = new ArrayList<>();
        boolean lost = false;
        for (Run run : paragraph.runs()) {
            if (remains(run) && !(run.change() == Change.DELETED && isWrittenAgain(run.changed(), paragraph))) {
                add(run, inlines);
            } else {
                lost |= run.change() == Change.KEPT;
            }
        }
        if (lines.isEmpty()) {
            lines.add(new Line(0, false, inlines));
        } else if (gone && !theirs.test(paragraph.changed())) {
            // Others have joined it to the one before.
            lines.get(lines.size() - 1).inlines.addAll(inlines);
        } else if (!inlines.isEmpty() || !(gone || lost)) {
            String label = gone ? paragraph.labelBefore() : paragraph.labelAfter();
            lines.add(new Line(paragraph.depth(), !label.isEmpty(), inlines));
        }
    }

    private boolean remains(Run run) {
        return !theirs.test(run.written()) && (run.change() == Change.KEPT || theirs.test(run.changed()));
    }

    /** Whether what an entry deleted from a paragraph has been written there again by others. */
    private boolean isWrittenAgain(long deletion, ParagraphRedline paragraph) {
        String gone = text(paragraph, run -> run.change() == Change.DELETED && run.changed() == deletion)
                .strip();
        return gone.length() >= SHORTEST
                && text(
                                paragraph,
                                run -> run.change() == Change.KEPT
                                        && run.written() > deletion
                                        && !theirs.test(run.written()))
                        .contains(gone);
    }

    private static String text(ParagraphRedline paragraph, Predicate<Run> which) {
        return paragraph.runs().stream().filter(which).map(Run::text).collect(Collectors.joining());
    }

    private static void add(Run run, List<Inline> inlines) {
        String rest = run.text();
        for (int end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
            addText(rest.substring(0, end), run.after(), inlines);
            inlines.add(new LineBreak());
            rest = rest.substring(end + 1);
        }
        addText(rest, run.after(), inlines);
    }

    private static void addText(String text, Style style, List<Inline> inlines) {
        TextRun run = new TextRun(text, style.bold(), style.italic());
        if (!text.isEmpty() && !inlines.isEmpty()) {
            int last = inlines.size() - 1;
            if (inlines.get(last) instanceof TextRun before
                    && before.bold() == run.bold()
                    && before.italic() == run.italic()) {
                run = new TextRun(before.text() + text, run.bold(), run.italic());
                inlines.remove(last);
            }
        }
        if (!text.isEmpty()) {
            inlines.add(run);
        }
    }

    boolean isEmpty() {
        return lines.stream().allMatch(line -> line.inlines.isEmpty());
    }

    Clause asClause(ClauseId id, ClauseKind kind) {
        if (kind.isOneLine()) {
            return new Clause(
                    id,
                    kind,
                    List.of(new Paragraph(lines.stream()
                            .flatMap(line -> line.inlines.stream())
                            .toList())));
        }
        Deque<List<Block>> open = new ArrayDeque<>();
        open.push(new ArrayList<>());
        for (Line line : lines) {
            int depth = Math.min(line.depth, Subparagraph.MAX_DEPTH);
            while (open.size() - 1 > depth || (line.opens && depth > 0 && open.size() - 1 == depth)) {
                close(open);
            }
            while (open.size() - 1 < depth) {
                if (open.element().isEmpty()) {
                    open.element().add(Paragraph.EMPTY);
                }
                open.push(new ArrayList<>());
            }
            open.element().add(new Paragraph(line.inlines));
        }
        while (open.size() > 1) {
            close(open);
        }
        return new Clause(id, kind, open.pop());
    }

    private static void close(Deque<List<Block>> open) {
        Block block = new Subparagraph(open.pop());
        open.element().add(block);
    }
}
