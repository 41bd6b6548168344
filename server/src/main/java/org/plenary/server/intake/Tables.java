package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.server.intake.Passage.ListMark;
import org.plenary.server.intake.Passage.Shape;

/**
 * Makes tables of what files have as such. What is one only by its looks becomes the paragraphs in it: a single column
 * of cells, and rows of a number and a text; and so does what is larger than a table can be, each row a paragraph,
 * which is told.
 *
 * <p>In a table no cell covers others: the words of one that did stand in the first, and the others are empty. In its
 * cells are paragraphs only: labels of lists are words of them, tables become a paragraph for each row. For one thread.
 */
final class Tables {
    private final Findings findings;
    private final TableRows rows;

    Tables(Findings findings) {
        this.findings = findings;
        this.rows = new TableRows(findings);
    }

    /**
     * How a file has a table.
     *
     * @param shape {@link Shape#TABLE}, or {@link Shape#SURE_TABLE} in a file that Plenary wrote
     * @param depth of a sure table how deep it stands in its clause
     * @param looks whether it may be there for its looks alone
     * @param indent how far in it stands, in twentieths of a point
     * @param place its number in the file, from 1, where nothing in it has one
     */
    record Form(Shape shape, int depth, boolean looks, int indent, int place) {
        boolean isSure() {
            return shape == Shape.SURE_TABLE;
        }
    }

    /** The table in these cells, or the paragraphs in them. */
    List<Passage> passages(TableGrid grid, Form form) {
        List<Passage> full = grid.passages().filter(Tables::isFull).toList();
        if (full.isEmpty() && !form.isSure()) {
            return List.of();
        }
        if (!full.isEmpty() && full.stream().allMatch(each -> each.shape() == Shape.MASTHEAD)) {
            return full;
        }
        if ((form.looks() && isLayout(grid)) || isTooLarge(grid)) {
            List<Passage> paragraphs = new ArrayList<>();
            grid.rows().forEach(row -> paragraphs.addAll(rows.passages(row.passages())));
            return paragraphs;
        }
        if (grid.columns().isEmpty()) {
            return List.of();
        }
        int place = full.isEmpty() ? form.place() : full.get(0).place();
        tellMerged(grid, place);
        Table table = table(grid, form.isSure());
        return List.of(Passage.of(form.shape(), form.depth(), table, form.indent(), place));
    }

    private static boolean isFull(Passage passage) {
        return !passage.isBlank() || TableRows.isCounted(passage);
    }

    private boolean isLayout(TableGrid grid) {
        boolean headed = grid.rows().stream().anyMatch(TableGrid.Row::header);
        return !headed
                && (grid.columns().size() <= 1
                        || rows.areNumbered(grid.rows().stream()
                                .map(TableGrid.Row::passages)
                                .toList()));
    }

    private static boolean isTooLarge(TableGrid grid) {
        return grid.rows().size() > Table.MAX_ROWS || grid.columns().size() > Table.MAX_COLUMNS;
    }

    private void tellMerged(TableGrid grid, int place) {
        NavigableSet<Integer> columns = grid.columns();
        Set<TableGrid.Cell> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (TableGrid.Row row : grid.rows()) {
            row.cells().forEach((first, cell) -> {
                TableGrid.Cell origin = Objects.requireNonNullElse(cell.above(), cell);
                boolean merged = cell.above() != null
                        || cell.rows() > 1
                        || columns.subSet(first, cell.end()).size() > 1;
                String words = merged && told.add(origin) ? DocxBlocks.words(origin.passages()) : "";
                if (!words.isBlank()) {
                    int at = origin.passages().isEmpty()
                            ? place
                            : origin.passages().get(0).place();
                    findings.add(FindingCode.MERGED_CELLS, "paragraph " + at, words);
                }
            });
        }
    }

    private Table table(TableGrid grid, boolean sure) {
        NavigableSet<Integer> columns = grid.columns();
        List<TableRow> all = new ArrayList<>();
        for (TableGrid.Row row : grid.rows()) {
            List<List<Paragraph>> cells = columns.stream()
                    .map(column -> row.cells().get(column))
                    .map(cell -> cell == null ? List.<Paragraph>of() : paragraphs(cell.passages(), sure))
                    .collect(Collectors.toList());
            if (row.header() && !sure) {
                withoutBold(cells);
            }
            all.add(new TableRow(
                    row.header(), cells.stream().map(TableCell::new).toList()));
        }
        return new Table(all);
    }

    /** That it is bold throughout says no more of a header than that it is one. */
    private static void withoutBold(List<List<Paragraph>> cells) {
        boolean bold = cells.stream()
                .flatMap(List::stream)
                .map(Paragraph::inlines)
                .filter(inlines -> !InlineText.isBlank(inlines))
                .allMatch(InlineText::isAllBold);
        if (bold) {
            cells.replaceAll(cell -> cell.stream()
                    .map(each -> new Paragraph(InlineText.withBold(each.inlines(), false)))
                    .toList());
        }
    }

    private List<Paragraph> paragraphs(List<Passage> passages, boolean sure) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (Passage passage : passages) {
            Table inner = passage.table();
            if (inner != null) {
                findings.add(FindingCode.NESTED_TABLES, passage.where(), passage.text());
                inner.rows().stream()
                        .map(TableWords::row)
                        .filter(words -> !words.isEmpty())
                        .forEach(words -> paragraphs.add(new Paragraph(words)));
            } else if (sure || isFull(passage)) {
                paragraphs.add(new Paragraph(labelled(passage)));
            }
        }
        return paragraphs;
    }

    /** The text of a paragraph with the number that a program computes for it. */
    private static List<Inline> labelled(Passage passage) {
        ListMark mark = passage.mark();
        return mark == null || mark.label().isBlank()
                ? passage.inlines()
                : InlineText.prefixed(mark.label().strip() + " ", passage.inlines());
    }

    /** The paragraphs of the rows of a table that is to be none. */
    List<Passage> rowsOf(Passage table) {
        List<Passage> paragraphs = new ArrayList<>();
        for (TableRow row : Objects.requireNonNull(table.table()).rows()) {
            paragraphs.addAll(rows.passages(row.cells().stream()
                    .map(cell -> cell.paragraphs().stream()
                            .map(each -> Passage.body(each.inlines(), table.indent(), table.place()))
                            .toList())
                    .toList()));
        }
        return paragraphs;
    }
}
