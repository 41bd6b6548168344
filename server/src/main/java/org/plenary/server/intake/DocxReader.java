package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Element.Space;
import org.plenary.server.intake.Passage.ListMark;
import org.plenary.server.intake.Passage.Shape;

/**
 * Reads the paragraphs of a DOCX file from its main document, one at a time. Tracked changes are taken as accepted: a
 * paragraph whose end was deleted goes on in the next one. A row of a table becomes one paragraph, except where only one of
 * its cells has text, or the first has no more than a number. For one thread, one use.
 */
final class DocxReader {
    private final DocxParts parts;
    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final DocxRuns runs;
    private final TableRows rows;
    private final Findings findings;
    private final boolean own;

    private final List<Passage> passages = new ArrayList<>();
    private @Nullable InlineBuilder unfinished;
    private int count;

    /** How many tables are open, and the cells so far of the row of the outermost one. */
    private int tables;

    private List<List<Passage>> cells = new ArrayList<>();
    private boolean rowDeleted;

    private DocxReader(OfficePackage file, Findings findings) {
        this.parts = new DocxParts(file);
        Element styleSheet = parts.tree("styles");
        this.styles = new DocxStyles(styleSheet);
        this.own = isOwn(styleSheet);
        this.numbering = new DocxNumbering(parts.tree("numbering"));
        this.findings = findings;
        this.rows = new TableRows(findings);
        DocxNotes notes = new DocxNotes(parts.tree("footnotes"), parts.tree("endnotes"), parts.tree("comments"));
        this.runs = new DocxRuns(styles, notes, findings);
    }

    /** The paragraphs of a file. */
    static List<Passage> read(byte[] file, Findings findings) {
        return new DocxReader(OfficePackage.unpack(file), findings).read();
    }

    /** Plenary's own files have styles of these names. */
    private static boolean isOwn(@Nullable Element styleSheet) {
        return styleSheet != null
                && styleSheet
                                .all("style")
                                .map(style -> style.valueOf("name"))
                                .filter(name ->
                                        "Preambular paragraph".equals(name) || "Operative paragraph".equals(name))
                                .distinct()
                                .count()
                        == 2;
    }

    private List<Passage> read() {
        SafeXml xml = new SafeXml(parts.main(), parts.document());
        while (xml.next()) {
            if (xml.isStart() && (xml.space() == Space.WORD || xml.space() == Space.MATH)) {
                begin(xml);
            } else if (xml.isStart()
                    && xml.space() == Space.COMPATIBILITY
                    && xml.name().equals("Fallback")) {
                xml.tree();
            } else if (xml.isEnd() && xml.space() == Space.WORD) {
                end(xml.name());
            }
        }
        finish();
        for (String kind : List.of("header", "footer")) {
            for (String path : parts.paths(kind)) {
                String text = parts.textOf(path).strip();
                if (!text.isEmpty()) {
                    findings.add(FindingCode.HEADERS_AND_FOOTERS, kind, text);
                }
            }
        }
        return passages;
    }

    /** What of the body begins here; the insides of what is not named here are looked at one by one. */
    private void begin(SafeXml xml) {
        switch (xml.name()) {
            case "p" -> paragraph(xml.tree());
            case "tbl" -> tables++;
            case "tr" -> beginRow();
            case "tc" -> {
                if (tables == 1) {
                    cells.add(new ArrayList<>());
                }
            }
            case "trPr" -> rowDeleted |= tables == 1 && xml.tree().child("del") != null;
            case "oMathPara" -> equation(xml.tree());
            case "altChunk" -> {
                xml.tree();
                findings.add(FindingCode.EMBEDDED_OBJECTS, where(), "");
            }
            case "del", "moveFrom" ->
                findings.add(FindingCode.TRACKED_CHANGES, where(), xml.tree().deepText());
            case "sectPr", "sdtPr", "tblPr", "tcPr", "tblGrid", "tblPrEx", "background" -> xml.tree();
            default -> {}
        }
    }

    private void end(String name) {
        if (name.equals("tr") && tables == 1) {
            endRow();
        } else if (name.equals("tbl")) {
            tables--;
        }
    }

    private void beginRow() {
        if (tables == 1) {
            cells = new ArrayList<>();
            rowDeleted = false;
        }
    }

    private String where() {
        return "paragraph " + Math.max(1, count);
    }

    private void equation(Element math) {
        String text = math.deepText().strip();
        count++;
        findings.add(FindingCode.EQUATIONS, where(), text);
        InlineBuilder builder = new InlineBuilder();
        builder.text(text, false, false);
        add(Passage.body(builder.build(), 0, count));
    }

    private void paragraph(Element paragraph) {
        count++;
        IntakeLimits.require(count, IntakeLimits.MAX_PARAGRAPHS, "paragraphs");
        Element properties = Objects.requireNonNullElseGet(paragraph.child("pPr"), DocxReader::nothing);
        String style = styles.paragraphStyle(properties.valueOf("pStyle"));
        Passage shape = shape(properties, style);
        InlineBuilder text = unfinished == null ? new InlineBuilder() : unfinished;
        unfinished = null;
        runs.read(paragraph, style, isHeaded(shape.shape()), where(), text);
        boolean isJoined = tracked(properties);
        if (isJoined) {
            unfinished = text;
            return;
        }
        ListMark mark = mark(properties, style);
        add(new Passage(
                shape.shape(),
                shape.depth(),
                text.build(),
                mark,
                indent(properties, style),
                isCentred(properties, style),
                count));
    }

    private static Element nothing() {
        return new Element(Space.WORD, "pPr", Map.of(), List.of(), "");
    }

    private void add(Passage passage) {
        if (tables == 0) {
            passages.add(passage);
        } else if (!cells.isEmpty()) {
            cells.get(cells.size() - 1).add(passage);
        }
    }

    private void finish() {
        if (unfinished != null && !unfinished.isEmpty()) {
            passages.add(Passage.body(unfinished.build(), 0, count));
        }
    }

    /** Finds what was tracked about a paragraph; true if its end was deleted, so that it goes on in the next one. */
    private boolean tracked(Element properties) {
        Element mark = properties.child("rPr");
        boolean deleted = mark != null && (mark.child("del") != null || mark.child("moveFrom") != null);
        boolean inserted = mark != null && (mark.child("ins") != null || mark.child("moveTo") != null);
        if (deleted || inserted || properties.child("pPrChange") != null) {
            findings.add(FindingCode.TRACKED_CHANGES, where(), "");
        }
        return deleted;
    }

    private Passage shape(Element properties, @Nullable String style) {
        Passage named = styles.shape(style);
        if (named != null) {
            boolean sureHeading = own && named.shape() == Shape.HEADING;
            return sureHeading ? Passage.of(Shape.SURE_HEADING, named.depth(), List.of(), 0) : named;
        }
        Element direct = properties.child("outlineLvl");
        Element outline = direct == null ? styles.ofParagraph(style, "outlineLvl") : direct;
        int level = outline == null ? 9 : outline.number("val", 9);
        return level < 9 ? Passage.of(Shape.HEADING, level + 1, List.of(), 0) : Passage.body(List.of(), 0, 0);
    }

    private static boolean isHeaded(Shape shape) {
        return switch (shape) {
            case TITLE, HEADING, SURE_HEADING, ARTICLE, ANNEX, MASTHEAD -> true;
            default -> false;
        };
    }

    private @Nullable ListMark mark(Element properties, @Nullable String style) {
        String list = listOf(properties, style);
        return list == null ? null : numbering.next(list, levelOf(properties, style, list));
    }

    private @Nullable String listOf(Element properties, @Nullable String style) {
        Element direct = properties.child("numPr");
        String own = direct == null ? null : direct.valueOf("numId");
        String list = own == null ? styles.ofList(style, "numId") : own;
        return list == null || list.equals("0") ? null : list;
    }

    private int levelOf(Element properties, @Nullable String style, String list) {
        Element direct = properties.child("numPr");
        String own = direct == null ? null : direct.valueOf("ilvl");
        String level = own == null ? styles.ofList(style, "ilvl") : own;
        if (level != null) {
            return level.matches("[0-8]") ? Integer.parseInt(level) : 0;
        }
        return style == null ? 0 : numbering.levelOfStyle(list, style);
    }

    private int indent(Element properties, @Nullable String style) {
        Element indent = properties.child("ind");
        String list = listOf(properties, style);
        if (indent == null && list != null) {
            indent = numbering.indent(list, levelOf(properties, style, list));
        }
        if (indent == null) {
            indent = styles.ofParagraph(style, "ind");
        }
        return indent == null ? 0 : indent.number("left", indent.number("start", 0));
    }

    private boolean isCentred(Element properties, @Nullable String style) {
        Element direct = properties.child("jc");
        Element place = direct == null ? styles.ofParagraph(style, "jc") : direct;
        return place != null && "center".equals(place.attribute("val"));
    }

    private void endRow() {
        List<List<Passage>> row = cells;
        cells = new ArrayList<>();
        if (rowDeleted) {
            findings.add(FindingCode.TRACKED_CHANGES, where(), "");
        } else {
            passages.addAll(rows.passages(row));
        }
    }
}
