package org.plenary.server.http.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A table as a workbook of Office Open XML (ECMA-376) with one sheet, of which the first line is a head that stays in
 * view. All cells are texts, so that none is ever taken for a formula. Single-threaded.
 */
public final class Xlsx {
    /** How such a file is called in {@code Content-Type}. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The most UTF-16 units of a cell, for spreadsheets; of more the first are there. */
    static final int MAX_CELL = 32_767;

    /** 1980, the first moment that a ZIP file knows: the same table makes the same bytes. */
    private static final long NO_TIME = 315_532_800_000L;

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static final String TYPES = XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + override("/xl/workbook.xml", "sheet.main+xml") + override("/xl/worksheets/sheet1.xml", "worksheet+xml")
            + override("/xl/styles.xml", "styles+xml") + "</Types>";
    private static final String ROOT = relationships(relationship("rId1", "officeDocument", "xl/workbook.xml"));
    private static final String PARTS = relationships(
            relationship("rId1", "worksheet", "worksheets/sheet1.xml") + relationship("rId2", "styles", "styles.xml"));
    /** Two forms of cells: 0 as they are, 1 for the head. Both are texts (49 is the number format {@code @}). */
    private static final String STYLES = XML + "<styleSheet xmlns=\"" + SHEET + "\">"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"2\">" + form(0) + form(1) + "</cellXfs></styleSheet>";

    private final String name;
    private final StringBuilder rows = new StringBuilder();
    private int count;

    /** @param name that of the sheet: 1 to 31 characters, none of {@code \ / ? * [ ] :} */
    public Xlsx(String name) {
        this.name = name;
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
    }

    private static String relationship(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relationships(String all) {
        return XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private static String form(int font) {
        return "<xf numFmtId=\"49\" fontId=\"" + font + "\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
                + " applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\">"
                + "<alignment vertical=\"top\" wrapText=\"1\"/></xf>";
    }

    /** Adds a line, the first of which is the head. What is null or empty is left out. */
    public Xlsx line(@Nullable Object... cells) {
        count++;
        rows.append("<row r=\"").append(count).append("\">");
        for (int column = 0; column < cells.length; column++) {
            Object cell = cells[column];
            if (cell != null && !cell.toString().isEmpty()) {
                rows.append("<c r=\"").append(letters(column)).append(count).append("\" t=\"inlineStr\" s=\"");
                rows.append(count == 1 ? 1 : 0).append("\"><is><t xml:space=\"preserve\">");
                escape(cell.toString(), rows);
                rows.append("</t></is></c>");
            }
        }
        rows.append("</row>");
        return this;
    }

    /** {@code A} to {@code Z}, {@code AA} and so on. */
    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    /** What XML cannot hold is left out; so is half a character at the end of a cell that is too long. */
    private static void escape(String text, StringBuilder to) {
        text.codePoints().limit(MAX_CELL).forEach(c -> {
            switch (c) {
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '&' -> to.append("&amp;");
                case '"' -> to.append("&quot;");
                default -> {
                    if (c == '\t'
                            || c == '\n'
                            || (c >= ' ' && c < 0xD800)
                            || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF)) {
                        to.appendCodePoint(c);
                    }
                }
            }
        });
    }

    /** The workbook with all lines so far. */
    public byte[] bytes() {
        StringBuilder title = new StringBuilder();
        escape(name, title);
        String workbook = XML + "<workbook xmlns=\"" + SHEET + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\""
                + title + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
        String sheet = XML + "<worksheet xmlns=\"" + SHEET + "\"><sheetViews><sheetView workbookViewId=\"0\">"
                + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
                + "<sheetFormatPr defaultRowHeight=\"15\" defaultColWidth=\"18\"/><sheetData>" + rows
                + "</sheetData></worksheet>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "[Content_Types].xml", TYPES);
            add(zip, "_rels/.rels", ROOT);
            add(zip, "xl/workbook.xml", workbook);
            add(zip, "xl/_rels/workbook.xml.rels", PARTS);
            add(zip, "xl/styles.xml", STYLES);
            add(zip, "xl/worksheets/sheet1.xml", sheet);
        } catch (IOException e) {
            throw new UncheckedIOException("expected no failure in memory", e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String part, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(part);
        entry.setTime(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
