package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;

/**
 * Edits a table that has the form in which editors write it: rows and cells stay that have words in common with wanted
 * ones.
 */
final class TableEditor {
    private TableEditor() {}

    /** Whether an element is a table as editors write it, with a cell in each row, and nothing else in it. */
    static boolean isTable(SharedType node) {
        return node instanceof YXmlElement table
                && table.nodeName().equals(DraftSchema.TABLE)
                && hasOnly(table, TableEditor::isRow);
    }

    private static boolean isRow(SharedType node) {
        return node instanceof YXmlElement row
                && DraftSchema.isRow(row.nodeName())
                && hasOnly(row, TableEditor::isCell);
    }

    private static boolean isCell(SharedType node) {
        return node instanceof YXmlElement cell
                && cell.nodeName().equals(DraftSchema.CELL)
                && cell.children().stream()
                        .allMatch(child -> child instanceof YXmlElement paragraph
                                && paragraph.nodeName().equals(DraftSchema.PARAGRAPH));
    }

    private static boolean hasOnly(YXmlElement element, Function<SharedType, Boolean> test) {
        List<SharedType> children = element.children();
        return !children.isEmpty() && children.stream().allMatch(test::apply);
    }

    /** What a table reads as. */
    static Table read(YXmlElement table) {
        return new Table(
                table.children().stream().map(row -> readRow((YXmlElement) row)).toList());
    }

    private static TableRow readRow(YXmlElement row) {
        boolean header = row.nodeName().equals(DraftSchema.HEADER_ROW);
        return new TableRow(
                header, row.children().stream().map(TableEditor::readCell).toList());
    }

    private static TableCell readCell(SharedType cell) {
        return new TableCell(((YXmlElement) cell)
                .children().stream()
                        .map(paragraph -> InstrumentReader.paragraph(new LiveNode(paragraph)))
                        .toList());
    }

    /** Makes a table another one. */
    static void become(YXmlElement table, Table target) {
        new Edit<TableRow>(table, TableEditor::becomeRow, InstrumentWriter::insertRow)
                .become(BlockMatching.ofRows(read(table).rows(), target.rows()), target.rows());
    }

    private static void becomeRow(YXmlElement row, TableRow target) {
        new Edit<TableCell>(
                        row,
                        (cell, wanted) -> new BlockEditor(cell, false).become(List.copyOf(wanted.paragraphs())),
                        InstrumentWriter::insertCell)
                .become(BlockMatching.ofCells(readRow(row).cells(), target.cells()), target.cells());
    }

    /** Puts an element behind another one in a parent, at the beginning if that is null. */
    interface Insertion<T> {
        YXmlElement insert(YXmlElement parent, @Nullable SharedType previous, T wanted);
    }

    private record Edit<T>(YXmlElement parent, BiConsumer<YXmlElement, T> change, Insertion<T> insertion) {
        void become(BlockMatching matching, List<T> wanted) {
            List<SharedType> nodes = new ArrayList<>(parent.children());
            SharedType previous = null;
            int node = 0;
            for (int i = 0; i < wanted.size(); i++) {
                int partner = matching.partner(i);
                if (partner < 0) {
                    previous = insertion.insert(parent, previous, wanted.get(i));
                    continue;
                }
                for (; node < partner; node++) {
                    parent.delete(nodes.get(node));
                }
                node = partner + 1;
                previous = nodes.get(partner);
                change.accept((YXmlElement) previous, wanted.get(i));
            }
            for (; node < nodes.size(); node++) {
                parent.delete(nodes.get(node));
            }
        }
    }
}
