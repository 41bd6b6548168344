package org.plenary.server.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Workbooks: what a reader of the format finds in them. */
class XlsxTest {
    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static Document xml(byte[] part) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(part));
    }

    /** All cells, as {@code place=text}, each of which is said to be a text. */
    private static List<String> cells(byte[] file) throws Exception {
        Document sheet = xml(parts(file).get("xl/worksheets/sheet1.xml"));
        assertThat(sheet.getElementsByTagName("f").getLength()).as("formulas").isZero();
        NodeList found = sheet.getElementsByTagName("c");
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element cell = (Element) found.item(i);
            assertThat(cell.getAttribute("t")).isEqualTo("inlineStr");
            cells.add(cell.getAttribute("r") + "=" + cell.getTextContent());
        }
        return cells;
    }

    @Test
    void holdTextsInTheirPlacesAndNoFormulas() throws Exception {
        byte[] file = new Xlsx("positions")
                .line("scope", "number", "FRA")
                .line("CLAUSE", null, "=1+1")
                .line("", "<OP1> & \"more\"", " two\nlines ")
                .bytes();

        assertThat(cells(file))
                .containsExactly(
                        "A1=scope",
                        "B1=number",
                        "C1=FRA",
                        "A2=CLAUSE",
                        "C2==1+1",
                        "B3=<OP1> & \"more\"",
                        "C3= two\nlines ");
    }

    @Test
    void nameColumnsAsSpreadsheetsDo() throws Exception {
        Object[] many = new Object[703];
        many[25] = "z";
        many[26] = "aa";
        many[701] = "zz";
        many[702] = "aaa";

        assertThat(cells(new Xlsx("wide").line(many).bytes())).containsExactly("Z1=z", "AA1=aa", "ZZ1=zz", "AAA1=aaa");
    }

    @Test
    void leaveOutWhatXmlCannotHoldAndWhatIsTooLongForACell() throws Exception {
        byte[] file = new Xlsx("odd")
                .line("a\u0000b\u0007\uFFFE😀")
                .line("x".repeat(40_000))
                .bytes();

        assertThat(cells(file)).containsExactly("A1=ab😀", "A2=" + "x".repeat(Xlsx.MAX_CELL));
    }

    @Test
    void haveAllPartsAndAreTheSameForTheSameTable() throws Exception {
        byte[] file = new Xlsx("a & b").line("x").bytes();
        Map<String, byte[]> parts = parts(file);

        assertThat(parts)
                .containsOnlyKeys(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "xl/workbook.xml",
                        "xl/_rels/workbook.xml.rels",
                        "xl/styles.xml",
                        "xl/worksheets/sheet1.xml");
        for (byte[] part : parts.values()) {
            assertThat(xml(part).getDocumentElement()).isNotNull();
        }
        assertThat(((Element) xml(parts.get("xl/workbook.xml"))
                                .getElementsByTagName("sheet")
                                .item(0))
                        .getAttribute("name"))
                .isEqualTo("a & b");
        assertThat(new Xlsx("a & b").line("x").bytes()).isEqualTo(file);
    }
}
