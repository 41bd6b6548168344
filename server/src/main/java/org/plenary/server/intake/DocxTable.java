package org.plenary.server.intake;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Passage.Shape;
import org.plenary.server.intake.TableGrid.Row;

/**
 * A table of a DOCX file that is being read, row by row. The rows that Word repeats on each page are its header; else
 * its first row, if the table says that this one looks other than the rest, and it does: by the table's style, or
 * because it is bold. For one thread, one use.
 */
final class DocxTable {
    /** The style of the tables in Plenary's own files. */
    private static final String OWN = "Draft table";

    /**
     * Where the text of the first level of sub-paragraphs stands in Plenary's own files, and how much further that of
     * the next.
     */
    private static final int FIRST_LEVEL = 1361;

    private static final int NEXT_LEVEL = 567;

    private static final int FIRST_ROW = 0x20;

    private final DocxStyles styles;
    private final TableGrid grid = new TableGrid();
    private final int place;
    private @Nullable String style;
    private boolean firstRow;
    private int indent;
    private boolean mayBeHeader = true;

    /** @param place the number of its first paragraph in the file */
    DocxTable(DocxStyles styles, int place) {
        this.styles = styles;
        this.place = place;
    }

    /** What the table says of itself. */
    void properties(Element properties) {
        style = properties.valueOf("tblStyle");
        Element look = properties.child("tblLook");
        firstRow = look != null && hasFirstRow(look);
        Element at = properties.child("tblInd");
        indent = at == null || "pct".equals(at.attribute("type")) ? 0 : Math.max(0, at.number("w", 0));
    }

    private static boolean hasFirstRow(Element look) {
        String named = look.attribute("firstRow");
        if (named != null) {
            return named.equals("1") || named.equals("true") || named.equals("on");
        }
        String bits = Objects.requireNonNullElse(look.attribute("val"), "");
        return bits.matches("[0-9A-Fa-f]{1,4}") && (Integer.parseInt(bits, 16) & FIRST_ROW) != 0;
    }

    /** A row; {@code read} says what is in a cell, or null for one that is not there any more. */
    void row(Element row, Function<Element, @Nullable List<Passage>> read) {
        Element properties = row.child("trPr");
        boolean header = properties != null && Boolean.TRUE.equals(properties.flag("tblHeader"));
        mayBeHeader &= header;
        grid.row(mayBeHeader);
        skip(properties, "gridBefore");
        cells(row, read);
    }

    private void skip(@Nullable Element properties, String name) {
        Element skipped = properties == null ? null : properties.child(name);
        int columns = skipped == null ? 0 : skipped.number("val", 0);
        if (columns > 0) {
            grid.skip(columns);
        }
    }

    private void cells(Element around, Function<Element, @Nullable List<Passage>> read) {
        for (Element child : around.content()) {
            if (child.is("tc")) {
                List<Passage> inside = read.apply(child);
                if (inside != null) {
                    cell(child.child("tcPr"), inside);
                }
            } else if (!child.name().endsWith("Pr")) {
                cells(child, read);
            }
        }
    }

    private void cell(@Nullable Element properties, List<Passage> inside) {
        Element span = properties == null ? null : properties.child("gridSpan");
        Element merged = properties == null ? null : properties.child("vMerge");
        boolean goesOn = merged != null && !"restart".equals(merged.attribute("val"));
        grid.cell(inside, span == null ? 1 : span.number("val", 1), 1, goesOn);
    }

    /** The table, or the paragraphs in it. */
    List<Passage> passages(Tables tables, boolean own) {
        boolean sure = own && style != null && OWN.equals(styles.nameOf(style));
        if (!sure && firstRow && !grid.rows().isEmpty()) {
            Row first = grid.rows().get(0);
            first.headed(first.header() || styles.hasFirstRow(style) || isBold(first));
        }
        int depth = indent < FIRST_LEVEL ? 0 : 1 + (indent - FIRST_LEVEL) / NEXT_LEVEL;
        return tables.passages(
                grid, new Tables.Form(sure ? Shape.SURE_TABLE : Shape.TABLE, sure ? depth : 0, !sure, indent, place));
    }

    private static boolean isBold(Row row) {
        List<Passage> full = row.passages().stream()
                .flatMap(List::stream)
                .filter(passage -> !passage.isBlank())
                .toList();
        return !full.isEmpty() && full.stream().allMatch(each -> InlineText.isAllBold(each.inlines()));
    }
}
