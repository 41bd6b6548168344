package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/** The rows and cells of a table of HTML. Stateless. */
final class HtmlTable {
    /** Roles of tables that only lay out a page. */
    private static final Set<String> LAYOUT = Set.of("presentation", "none");

    private HtmlTable() {}

    /** The cells of a table; {@code read} says what is in one. */
    static TableGrid grid(Element table, Function<Element, List<Passage>> read) {
        TableGrid grid = new TableGrid();
        for (Element row : rowsOf(table)) {
            grid.row(isHeader(row));
            for (Element cell : row.children()) {
                grid.cell(read.apply(cell), number(cell, "colspan"), number(cell, "rowspan"), false);
            }
        }
        return grid;
    }

    /** Whether a table says that it only lays out a page. */
    static boolean isLayout(Element table) {
        return LAYOUT.contains(table.attr("role").strip().toLowerCase(Locale.ROOT));
    }

    /** Whether it stands in the head of the table, or all its cells are headers. */
    private static boolean isHeader(Element row) {
        Element around = row.parent();
        boolean head = around != null && around.normalName().equals("thead");
        return !row.children().isEmpty()
                && (head
                        || row.children().stream()
                                .allMatch(cell -> cell.normalName().equals("th")));
    }

    private static int number(Element cell, String attribute) {
        String text = cell.attr(attribute).strip();
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
    }

    private static List<Element> rowsOf(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element part : table.children()) {
            if (part.normalName().equals("tr")) {
                rows.add(part);
            } else {
                part.children().stream()
                        .filter(each -> each.normalName().equals("tr"))
                        .forEach(rows::add);
            }
        }
        return rows;
    }
}
