package org.plenary.instrument.redline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.Block;
import org.plenary.instrument.CellPlace;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;

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
     * @param cell where it stands in a table, null if it is in none
     * @param lost whether all of its text went, and there was some
     */
    private record Line(
            int depth,
            boolean opens,
            List<Inline> inlines,
            @Nullable CellPlace cell,
            boolean lost) {}

    /** @param theirs which entries are not to have been */
    RemainingText(LongPredicate theirs) {
        this.theirs = theirs;
    }

    void take(ParagraphRedline paragraph) {
        boolean gone = paragraph.change() == Change.DELETED;
        FootnotedLine line = new FootnotedLine();
        boolean lost = false;
        for (Run run : paragraph.runs()) {
            if (remains(run) && !(run.change() == Change.DELETED && isWrittenAgain(run.changed(), paragraph))) {
                line.add(run);
            } else {
                lost |= run.change() == Change.KEPT;
            }
        }
        List<Inline> inlines = line.take();
        if (lines.isEmpty()) {
            lines.add(new Line(0, false, inlines, null, false));
        } else if (gone && !theirs.test(paragraph.changed()) && isInCellOfLast(paragraph)) {
            // Others have joined it to the one before.
            lines.get(lines.size() - 1).inlines.addAll(inlines);
        } else if (!inlines.isEmpty() || (!gone && (paragraph.cell() != null || !lost))) {
            String label = gone ? paragraph.labelBefore() : paragraph.labelAfter();
            lines.add(new Line(
                    paragraph.depth(), !label.isEmpty(), inlines, paragraph.cell(), lost && inlines.isEmpty()));
        }
    }

    private boolean isInCellOfLast(ParagraphRedline paragraph) {
        CellPlace last = lines.get(lines.size() - 1).cell;
        CellPlace cell = paragraph.cell();
        if (last == null || cell == null) {
            return (last == null) == (cell == null);
        }
        return last.cell() == cell.cell();
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
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
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
            if (line.cell == null) {
                open.element().add(new Paragraph(line.inlines));
            } else {
                int end = endOfTable(i, line.cell);
                table(lines.subList(i, end)).ifPresent(open.element()::add);
                i = end - 1;
            }
        }
        while (open.size() > 1) {
            close(open);
        }
        return new Clause(id, kind, open.pop());
    }

    private int endOfTable(int from, CellPlace first) {
        int end = from + 1;
        while (end < lines.size()) {
            CellPlace cell = lines.get(end).cell;
            if (cell == null || cell.table() != first.table()) {
                break;
            }
            end++;
        }
        return end;
    }

    /** The table that lines stand in, without the rows that lost all their text; none if no row is left. */
    private static Optional<Block> table(List<Line> lines) {
        Map<Integer, Map<Integer, List<Line>>> rows = new LinkedHashMap<>();
        for (Line line : lines) {
            CellPlace cell = Objects.requireNonNull(line.cell);
            rows.computeIfAbsent(cell.row(), row -> new LinkedHashMap<>())
                    .computeIfAbsent(cell.cell(), number -> new ArrayList<>())
                    .add(line);
        }
        List<TableRow> left = new ArrayList<>();
        for (Map<Integer, List<Line>> row : rows.values()) {
            List<Line> all = row.values().stream().flatMap(List::stream).toList();
            if (all.stream().anyMatch(Line::lost) && all.stream().allMatch(line -> line.inlines.isEmpty())) {
                continue;
            }
            boolean header = Objects.requireNonNull(all.get(0).cell).header();
            left.add(new TableRow(
                    header, row.values().stream().map(RemainingText::cell).toList()));
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(new Table(left));
    }

    private static TableCell cell(List<Line> lines) {
        return new TableCell(lines.stream()
                .filter(line -> !line.lost)
                .map(line -> new Paragraph(line.inlines))
                .toList());
    }

    private static void close(Deque<List<Block>> open) {
        Block block = new Subparagraph(open.pop());
        open.element().add(block);
    }
}
