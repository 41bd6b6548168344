package org.plenary.server.export.docx;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.docx4j.openpackaging.Base;
import org.docx4j.openpackaging.contenttype.ContentTypeManager;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.io3.Save;
import org.docx4j.openpackaging.io3.stores.ZipPartStore;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.Part;
import org.docx4j.openpackaging.parts.WordprocessingML.MainDocumentPart;
import org.docx4j.openpackaging.parts.WordprocessingML.StyleDefinitionsPart;
import org.plenary.server.export.TextDirection;

/**
 * A document of Word with one table of plain text, on pages that lie. The first row is repeated on each page.
 *
 * @param language in which its words are
 * @param title what stands above it
 * @param heads one for each column
 * @param rows as many cells in each as there are columns; in a cell, lines are divided by {@code \n}
 */
public record TableDocument(Locale language, String title, List<String> heads, List<List<String>> rows) {
    /** The width of the text on a page that lies, in twentieths of a point. */
    private static final int TEXT_WIDTH = 13_958;

    /** Keeps copies of the lists. */
    public TableDocument {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The document. Takes time in the length of the table. */
    public byte[] bytes() {
        try {
            WordprocessingMLPackage document = new WordprocessingMLPackage(new ContentTypeManager());
            Parts parts = new Parts();
            MainDocumentPart main = new MainDocumentPart();
            add(document, parts, main, body());
            add(main, parts, new StyleDefinitionsPart(), styles());
            document.setSourcePartStore(parts);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new Save(document, new ZipPartStore()).save(out);
            return out.toByteArray();
        } catch (Docx4JException e) {
            throw new UncheckedIOException(new IOException("cannot write the table: " + e.getMessage(), e));
        }
    }

    private static void add(Base to, Parts parts, Part part, byte[] xml) throws Docx4JException {
        to.addTargetPart(part);
        parts.put(part, xml);
    }

    private boolean isRightToLeft() {
        return TextDirection.isRightToLeft(heads.get(0), false);
    }

    private byte[] styles() {
        Xml xml = new Xml();
        xml.open("w:styles", "xmlns:w", Parts.WORD).open("w:docDefaults");
        xml.open("w:rPrDefault").open("w:rPr");
        xml.empty("w:rFonts", "w:ascii", "Times New Roman", "w:hAnsi", "Times New Roman", "w:cs", "Times New Roman");
        xml.value("w:sz", "20").value("w:szCs", "20").value("w:lang", language.toLanguageTag());
        xml.close().close();
        xml.open("w:pPrDefault").open("w:pPr").empty("w:spacing", "w:before", "40", "w:after", "40");
        xml.close().close().close();
        xml.open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal");
        xml.value("w:name", "Normal").close();
        xml.open("w:style", "w:type", "paragraph", "w:styleId", "Title");
        xml.value("w:name", "Title").value("w:basedOn", "Normal");
        xml.open("w:pPr").empty("w:keepNext").empty("w:spacing", "w:after", "240").close();
        xml.open("w:rPr").empty("w:b").empty("w:bCs").value("w:sz", "28").value("w:szCs", "28");
        return xml.close().close().close().bytes();
    }

    private byte[] body() {
        Xml xml = new Xml();
        xml.open("w:document", "xmlns:w", Parts.WORD).open("w:body");
        paragraph(xml, "Title", title, false);
        xml.open("w:tbl").open("w:tblPr");
        if (isRightToLeft()) {
            xml.empty("w:bidiVisual");
        }
        xml.empty("w:tblW", "w:w", "5000", "w:type", "pct").open("w:tblBorders");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            xml.empty("w:" + side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "808080");
        }
        xml.close().close().open("w:tblGrid");
        heads.forEach(head -> xml.empty("w:gridCol", "w:w", width()));
        xml.close();
        row(xml, heads, true);
        rows.forEach(row -> row(xml, row, false));
        xml.close();
        paragraph(xml, "Normal", "", false);
        xml.open("w:sectPr");
        xml.empty("w:pgSz", "w:w", "16838", "w:h", "11906", "w:orient", "landscape");
        xml.empty(
                "w:pgMar", "w:top", "1134", "w:right", "1440", "w:bottom", "1134", "w:left", "1440", "w:header", "567",
                "w:footer", "567", "w:gutter", "0");
        return xml.close().close().close().bytes();
    }

    private String width() {
        return Integer.toString(TEXT_WIDTH / heads.size());
    }

    private void row(Xml xml, List<String> cells, boolean head) {
        xml.open("w:tr").open("w:trPr").empty("w:cantSplit");
        if (head) {
            xml.empty("w:tblHeader");
        }
        xml.close();
        for (String cell : cells) {
            xml.open("w:tc").open("w:tcPr").empty("w:tcW", "w:w", width(), "w:type", "dxa");
            xml.close();
            cell.lines().forEach(line -> paragraph(xml, "Normal", line, head));
            if (cell.isEmpty()) {
                paragraph(xml, "Normal", "", head);
            }
            xml.close();
        }
        xml.close();
    }

    private void paragraph(Xml xml, String style, String text, boolean bold) {
        xml.open("w:p").open("w:pPr").value("w:pStyle", style);
        boolean rightToLeft = TextDirection.isRightToLeft(text, isRightToLeft());
        if (rightToLeft) {
            xml.empty("w:bidi");
        }
        xml.close();
        if (!text.isEmpty()) {
            xml.open("w:r").open("w:rPr");
            if (bold) {
                xml.empty("w:b").empty("w:bCs");
            }
            if (rightToLeft) {
                xml.empty("w:rtl");
            }
            xml.closeUnlessEmpty();
            xml.open("w:t", "xml:space", "preserve").text(text).close().close();
        }
        xml.close();
    }
}
