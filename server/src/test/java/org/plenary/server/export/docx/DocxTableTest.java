package org.plenary.server.export.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.w3c.dom.Element;

/** Tables in documents of Word. */
class DocxTableTest {
    private static TableRow row(boolean header, String... cells) {
        return new TableRow(header, List.of(cells).stream().map(TableCell::of).toList());
    }

    private static Instrument text(Table... tables) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of("Contributions"));
        blocks.addAll(List.of(tables));
        return new Instrument(List.of(
                new Clause(new ClauseId("a"), ClauseKind.ANNEX, blocks),
                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Decides")));
    }

    private static WordReader read(Edition edition) {
        return new WordReader(DocxRedlineTest.write(edition, ExportOptions.NONE));
    }

    /** The tables of the text: the first one of the document is its masthead. */
    private static List<Element> tables(WordReader document) {
        List<Element> tables = document.elements("tbl").stream()
                .filter(table -> !WordReader.children(table).isEmpty()
                        && table.getTextContent().contains("Norway"))
                .toList();
        assertThat(tables).isNotEmpty();
        return tables;
    }

    private static List<String> words(Element table) {
        return WordReader.children(table).stream()
                .filter(child -> child.getLocalName().equals("tr"))
                .map(row -> WordReader.children(row).stream()
                        .filter(child -> child.getLocalName().equals("tc"))
                        .map(Element::getTextContent)
                        .toList()
                        .toString())
                .toList();
    }

    @Test
    void areTablesWithAHeaderAndRowsOfOneLength() {
        // given
        Table table = new Table(List.of(row(true, "Party", "Share"), row(false, "Norway")));
        // when
        WordReader document = read(Editions.clean(Editions.MASTHEAD, text(table, table)));
        // then
        assertThat(tables(document)).hasSize(2);
        assertThat(words(tables(document).get(0))).containsExactly("[Party, Share]", "[Norway, ]");
        assertThat(document.elements("tblHeader")).hasSize(2);
        // Word would take two tables for one that no paragraph is between.
        assertThat(tables(document).get(0).getNextSibling().getLocalName()).isEqualTo("p");
    }

    @Test
    void tracksRowsCellsAndWords() {
        // given
        Table before = new Table(
                List.of(row(true, "Party", "Share"), row(false, "Norway", "one"), row(false, "Kenya", "two")));
        Table after = new Table(List.of(
                row(true, "Party", "Year", "Share"), row(false, "Peru", "three"), row(false, "Norway", "one half")));
        // when
        WordReader document =
                read(Editions.redline(Editions.MASTHEAD, text(before), new Editions.Step("fra-martin", text(after))));
        // then
        DocxRedlineTest.checkMarkup(document);
        Element table = tables(document).get(0);
        assertThat(words(table))
                .containsExactly("[Party, Year, Share]", "[Peru, three, ]", "[Norway, one half, ]", "[Kenya, two, ]");
        assertThat(document.elements("trPr").stream()
                        .filter(properties -> properties.getParentNode().getParentNode() == table)
                        .flatMap(properties -> WordReader.children(properties).stream())
                        .map(Element::getLocalName))
                .containsExactly("tblHeader", "ins", "del");
        assertThat(document.elements("cellIns")).hasSize(1);
        assertThat(document.elements("ins").stream().map(Element::getTextContent))
                .contains("Year", " half", "Peru", "three");
    }
}
