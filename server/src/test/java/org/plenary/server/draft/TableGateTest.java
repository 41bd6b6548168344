package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;

/** What the gate lets into tables. */
class TableGateTest {
    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "schema";

    private final GateDraft draft = new GateDraft(new Instrument(
            List.of(clause("a", Table.MAX_ROWS, 2), clause("b", 2, Table.MAX_COLUMNS), clause("c", 2, 2))));
    private long nextClient = 200;

    private static Clause clause(String id, int rows, int columns) {
        TableRow row = new TableRow(
                false,
                IntStream.range(0, columns).mapToObj(i -> TableCell.of("x")).toList());
        return new Clause(
                new ClauseId(id),
                ClauseKind.ANNEX,
                List.of(
                        Paragraph.of("Table"),
                        new Table(IntStream.range(0, rows).mapToObj(i -> row).toList())));
    }

    private String outcome(Consumer<Doc> change) {
        return draft.submit(GateDraft.CLAIRE, draft.change(nextClient++, change))
                .word();
    }

    private static YXmlElement table(Doc doc, int clause) {
        return (YXmlElement) ((YXmlElement) doc.getXmlFragment("text").get(clause)).get(1);
    }

    private static void addRow(YXmlElement table) {
        table.insertElement(0, "row").insertElement(0, "cell").insertElement(0, "paragraph");
    }

    private static void addCell(YXmlElement table) {
        ((YXmlElement) table.get(0)).insertElement(0, "cell").insertElement(0, "paragraph");
    }

    @Test
    void takesRowsAndCellsUpToItsBounds() {
        assertThat(outcome(doc -> addRow(table(doc, 1)))).isEqualTo(ACCEPTED);
        assertThat(outcome(doc -> addCell(table(doc, 0)))).isEqualTo(ACCEPTED);
        assertThat(outcome(doc -> addRow(table(doc, 0)))).isEqualTo(REFUSED);
        assertThat(outcome(doc -> ((YXmlElement) table(doc, 1).get(1)).insertElement(0, "cell")))
                .isEqualTo(REFUSED);
    }

    @Test
    void countsARowThatTakesThePlaceOfAnotherOnce() {
        assertThat(outcome(doc -> {
                    table(doc, 0).delete(5, 1);
                    addRow(table(doc, 0));
                }))
                .isEqualTo(ACCEPTED);
        assertThat(outcome(doc -> {
                    addRow(table(doc, 0));
                    table(doc, 0).delete(0, 1);
                }))
                .isEqualTo(ACCEPTED);
        assertThat(outcome(doc -> {
                    YXmlElement full = (YXmlElement) table(doc, 1).get(1);
                    full.delete(0, 1);
                    full.insertElement(0, "cell");
                    full.insertElement(0, "cell");
                }))
                .isEqualTo(REFUSED);
    }

    @Test
    void takesNoNewTableThatIsTooLarge() {
        assertThat(outcome(doc -> newTable(doc, Table.MAX_ROWS, Table.MAX_COLUMNS)))
                .isEqualTo(ACCEPTED);
        assertThat(outcome(doc -> newTable(doc, Table.MAX_ROWS + 1, 1))).isEqualTo(REFUSED);
        assertThat(outcome(doc -> newTable(doc, 1, Table.MAX_COLUMNS + 1))).isEqualTo(REFUSED);
    }

    private static void newTable(Doc doc, int rows, int columns) {
        YXmlElement made = ((YXmlElement) doc.getXmlFragment("text").get(2)).insertElement(1, "table");
        for (int row = 0; row < rows; row++) {
            YXmlElement in = made.insertElement(0, row == 0 ? "headerRow" : "row");
            for (int cell = 0; cell < columns; cell++) {
                in.insertElement(0, "cell");
            }
        }
    }

    @Test
    void keepsTablesOfAgreedClausesAsTheyAre() {
        draft.decide("c", ClauseStatus.AGREED);
        assertThat(outcome(doc -> addRow(table(doc, 2)))).isEqualTo("frozen");
        assertThat(outcome(doc -> table(doc, 2).delete(0, 1))).isEqualTo("frozen");
        assertThat(outcome(doc -> table(doc, 2).setAttribute("id", "z"))).isEqualTo("frozen");
    }

    @Test
    void knowsNoAttributesOfTables() {
        assertThat(outcome(doc -> table(doc, 2).setAttribute("width", "100%"))).isEqualTo(REFUSED);
        assertThat(outcome(doc -> ((YXmlElement) table(doc, 2).get(0)).setAttribute("colspan", "2")))
                .isEqualTo(REFUSED);
    }
}
