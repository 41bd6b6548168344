package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.RedlineTable;

/**
 * Paragraphs of a clause that stand in one cell of a table, or together in none.
 *
 * @param paragraphs the paragraphs, one at least
 * @param cell the cell, null for none
 * @param first whether the clause begins with them
 * @param last whether the clause ends with them
 */
record WordStretch(
        List<ParagraphRedline> paragraphs, @Nullable WordCell cell, boolean first, boolean last) {

    /** All stretches of a clause at one place; of one that was moved those that are there at its moment. */
    static List<WordStretch> of(BodyOrder.Placed placed) {
        List<WordStretch> all = new ArrayList<>();
        List<ParagraphRedline> paragraphs = placed.clause().paragraphs();
        int tables = 0;
        for (int from = 0; from < paragraphs.size(); ) {
            int end;
            if (paragraphs.get(from).cell() == null) {
                end = from + 1;
                while (end < paragraphs.size() && paragraphs.get(end).cell() == null) {
                    end++;
                }
                all.add(new WordStretch(paragraphs.subList(from, end), null, false, false));
            } else {
                end = RedlineTable.end(paragraphs, from);
                addTable(RedlineTable.of(paragraphs.subList(from, end)), ++tables, placed, all);
            }
            from = end;
        }
        Change absent = absent(placed.place());
        all.removeIf(each -> each.paragraphs.stream().allMatch(paragraph -> paragraph.change() == absent));
        for (int i = 0; i < all.size(); i++) {
            WordStretch each = all.get(i);
            all.set(i, new WordStretch(each.paragraphs, each.cell, i == 0, i == all.size() - 1));
        }
        return all;
    }

    /** What is not there at the moment at which a moved clause stands at a place; null where both moments are told. */
    private static @Nullable Change absent(BodyOrder.Place place) {
        return switch (place) {
            case ONLY -> null;
            case OLD -> Change.INSERTED;
            case NEW -> Change.DELETED;
        };
    }

    private static void addTable(RedlineTable table, int number, BodyOrder.Placed placed, List<WordStretch> all) {
        BodyOrder.Place place = placed.place();
        int row = 0;
        for (RedlineTable.Row each : table.rows()) {
            row++;
            int column = 0;
            for (RedlineTable.Cell cell : each.cells()) {
                boolean own = place == BodyOrder.Place.ONLY && each.change() != cell.change();
                WordCell at = new WordCell(
                        number,
                        cell.paragraphs().get(0).depth(),
                        row,
                        column++,
                        table.columns(),
                        each.header(),
                        rowTracking(place, each.change()),
                        place == BodyOrder.Place.ONLY
                                ? each.changed()
                                : placed.clause().seq(),
                        own ? tracking(cell.change()) : Tracking.NONE,
                        cell.changed());
                all.add(new WordStretch(cell.paragraphs(), at, false, false));
            }
        }
    }

    private static Tracking rowTracking(BodyOrder.Place place, Change change) {
        return switch (place) {
            case ONLY -> tracking(change);
            case OLD -> Tracking.MOVED_FROM;
            case NEW -> Tracking.MOVED_TO;
        };
    }

    private static Tracking tracking(Change change) {
        return switch (change) {
            case KEPT -> Tracking.NONE;
            case INSERTED -> Tracking.INSERTED;
            case DELETED -> Tracking.DELETED;
        };
    }
}
