package org.plenary.server.export.docx;

import org.jspecify.annotations.Nullable;

/** Opens and closes tables, rows and cells between the paragraphs of a clause. */
final class TableWriter {
    /** The width of the text on a page, in twentieths of a point. */
    private static final int TEXT_WIDTH = 9026;

    /**
     * Where the text of the first level of sub-paragraphs stands, and how much further in that of the next: as in the
     * styles.
     */
    private static final int FIRST_LEVEL = 1361;

    private static final int NEXT_LEVEL = 567;

    private final Xml xml;
    private final TrackedChanges changes;
    private final boolean rightToLeft;
    private @Nullable WordCell open;

    TableWriter(Xml xml, boolean rightToLeft, TrackedChanges changes) {
        this.xml = xml;
        this.rightToLeft = rightToLeft;
        this.changes = changes;
    }

    /** Goes to where the next paragraph stands; null for no table, as at the end of the clause. */
    void goTo(@Nullable WordCell next) {
        if (WordCell.isSame(open, next)) {
            return;
        }
        WordCell last = open;
        open = next;
        boolean sameTable = last != null && next != null && last.table() == next.table();
        boolean sameRow = last != null && next != null && WordCell.isSameRow(last, next);
        if (last != null) {
            xml.close();
            if (!sameRow) {
                closeRow(last);
            }
            if (!sameTable) {
                xml.close();
            }
        }
        if (next == null) {
            return;
        }
        if (!sameTable) {
            // Word takes two tables without a paragraph between for one.
            if (last != null) {
                xml.open("w:p").close();
            }
            openTable(next);
        }
        if (!sameRow) {
            openRow(next);
        }
        openCell(next, next.tracking(), next.by());
    }

    private void openTable(WordCell cell) {
        xml.open("w:tbl").open("w:tblPr").value("w:tblStyle", "DraftTable");
        if (rightToLeft) {
            xml.empty("w:bidiVisual");
        }
        if (cell.depth() == 0) {
            xml.empty("w:tblW", "w:w", "5000", "w:type", "pct").close();
        } else {
            xml.empty("w:tblW", "w:w", Integer.toString(TEXT_WIDTH - indent(cell)), "w:type", "dxa");
            xml.empty("w:tblInd", "w:w", Integer.toString(indent(cell)), "w:type", "dxa")
                    .close();
        }
        xml.open("w:tblGrid");
        for (int column = 0; column < cell.columns(); column++) {
            xml.empty("w:gridCol", "w:w", width(cell));
        }
        xml.close();
    }

    private void openRow(WordCell cell) {
        xml.open("w:tr").open("w:trPr");
        if (cell.header()) {
            xml.empty("w:tblHeader");
        }
        track(rowElement(cell.rowTracking()), cell.rowBy());
        xml.closeUnlessEmpty();
    }

    private void closeRow(WordCell last) {
        for (int column = last.column() + 1; column < last.columns(); column++) {
            openCell(last, Tracking.NONE, 0);
            xml.open("w:p").close().close();
        }
        xml.close();
    }

    private void openCell(WordCell cell, Tracking tracking, long by) {
        xml.open("w:tc").open("w:tcPr").empty("w:tcW", "w:w", width(cell), "w:type", "dxa");
        track(
                switch (tracking) {
                    case INSERTED -> "w:cellIns";
                    case DELETED -> "w:cellDel";
                    case NONE, MOVED_FROM, MOVED_TO -> "";
                },
                by);
        xml.close();
    }

    private void track(String element, long by) {
        if (!element.isEmpty()) {
            xml.empty(element, changes.attributes(by));
        }
    }

    /** Word knows no rows that were moved: they went at one place, and came at the other. */
    private static String rowElement(Tracking tracking) {
        return switch (tracking) {
            case INSERTED, MOVED_TO -> "w:ins";
            case DELETED, MOVED_FROM -> "w:del";
            case NONE -> "";
        };
    }

    private static int indent(WordCell cell) {
        return cell.depth() == 0 ? 0 : FIRST_LEVEL + (cell.depth() - 1) * NEXT_LEVEL;
    }

    private static String width(WordCell cell) {
        return Integer.toString((TEXT_WIDTH - indent(cell)) / cell.columns());
    }
}
