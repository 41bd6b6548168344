package org.plenary.server.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.Element.Space;
import org.plenary.server.intake.Passage.ListMark;
import org.plenary.server.intake.Passage.Shape;

/**
 * Reads paragraphs, tables and what is around them into passages. Tracked changes are taken as accepted: a paragraph
 * whose end was deleted goes on in the next one, and so does one whose end is hidden. What becomes of tables, {@link
 * Tables} says. Text boxes come after the paragraph that they belong to. For one thread, one use.
 */
final class DocxBlocks {
    private final DocxParts parts;
    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final DocxNotes notes;
    private final DocxRuns runs;
    private final Tables read;
    /** The tables that are open, the innermost first. */
    private final Deque<DocxTable> tables = new ArrayDeque<>();

    private final Findings findings;
    private final boolean own;

    /** Where passages go: into the text, or into the cell of a table that is open. */
    private List<Passage> to = new ArrayList<>();

    /** What a paragraph had that goes on in the next one. */
    private @Nullable InlineBuilder unfinished;

    /** Of a paragraph of which the end is hidden, how it began: its number is that of the whole. */
    private @Nullable Passage begun;

    private int count;

    /** {@code own} says whether Plenary itself wrote the file. */
    DocxBlocks(
            DocxParts parts,
            DocxStyles styles,
            DocxNumbering numbering,
            DocxNotes notes,
            Findings findings,
            boolean own) {
        this.parts = parts;
        this.styles = styles;
        this.numbering = numbering;
        this.findings = findings;
        this.own = own;
        this.read = new Tables(findings);
        this.notes = notes;
        this.runs = new DocxRuns(styles, notes, parts, findings);
    }

    /** What was read so far. */
    List<Passage> passages() {
        finish();
        return to;
    }

    /** Where the reading is, for people. */
    String where() {
        return "paragraph " + Math.max(1, count);
    }

    void blocks(List<Element> blocks) {
        blocks.forEach(this::block);
    }

    /** A paragraph, a table, or what is around such. */
    void block(Element block) {
        if (block.space() == Space.MATH) {
            paragraph(around(block));
        } else if (block.space() != Space.WORD) {
            blocks(block.content());
        } else {
            word(block);
        }
    }

    private void word(Element block) {
        switch (block.name()) {
            case "p" -> paragraph(block);
            case "tr" -> row(block);
            case "tbl" -> {
                beginTable();
                blocks(block.content());
                endTable();
            }
            case "tblPr" -> tableProperties(block);
            case "r", "fldSimple", "hyperlink" -> paragraph(around(block));
            case "altChunk", "subDoc" ->
                findings.add(FindingCode.EMBEDDED_OBJECTS, where(), parts.target(block.attribute("r:id")));
            case "del", "moveFrom" -> findings.add(FindingCode.TRACKED_CHANGES, where(), block.deepText());
            case "sdt" -> {
                DocxControl.of(block).tell(block.deepText(), (code, words) -> findings.add(code, where(), words));
                blocks(block.content());
            }
            case "commentRangeStart", "commentRangeEnd" -> notes.comments().mark(block);
            case "tblGrid", "background" -> {}
            default -> {
                if (!block.name().endsWith("Pr")) {
                    blocks(block.content());
                }
            }
        }
    }

    private void tableProperties(Element properties) {
        DocxTable open = tables.peek();
        if (open != null) {
            open.properties(properties);
        }
    }

    private static Element around(Element piece) {
        return new Element(Space.WORD, "p", Map.of(), List.of(piece), "");
    }

    private void paragraph(Element paragraph) {
        count++;
        IntakeLimits.require(count, IntakeLimits.MAX_PARAGRAPHS, "paragraphs");
        Element properties = Objects.requireNonNullElseGet(paragraph.child("pPr"), DocxBlocks::nothing);
        String style = styles.paragraphStyle(properties.valueOf("pStyle"));
        Passage shape = shape(properties, style);
        InlineBuilder text = unfinished == null ? new InlineBuilder() : unfinished;
        unfinished = null;
        runs.read(paragraph, style, isHeaded(shape.shape()) || isOwnHeader(style), where(), text);
        if (tracked(properties)) {
            unfinished = text;
            return;
        }
        boolean isEndHidden = isEndHidden(properties, style);
        if (isEndHidden && text.isEmpty()) {
            boxes();
            return;
        }
        boolean isOnlyABreak = text.isEmpty() && properties.child("sectPr") != null && !isPictured(paragraph);
        ListMark own = isOnlyABreak ? null : mark(properties, style);
        Passage before = begun;
        begun = null;
        Passage passage = new Passage(
                shape.shape(),
                shape.depth(),
                isEndHidden ? List.of() : text.build(),
                before == null ? shown(own, properties, isEndHidden) : before.mark(),
                before == null ? indent(properties, style) : before.indent(),
                isCentred(properties, style),
                before == null ? count : before.place());
        if (isEndHidden) {
            begun = before == null ? passage : before;
            text.apart();
            unfinished = text;
            return;
        }
        to.add(passage);
        boxes();
    }

    private static Element nothing() {
        return new Element(Space.WORD, "pPr", Map.of(), List.of(), "");
    }

    private static boolean isPictured(Element paragraph) {
        return paragraph.holds("drawing") || paragraph.holds("pict") || paragraph.holds("object");
    }

    /** The text boxes of the paragraph that was read last. */
    private void boxes() {
        for (Element box : runs.takeBoxes()) {
            List<Passage> around = to;
            List<Passage> inside = new ArrayList<>();
            to = inside;
            String place = where();
            blocks(box.children());
            finish();
            to = around;
            to.addAll(inside);
            String words = words(inside);
            if (!words.isBlank()) {
                findings.add(FindingCode.TEXT_BOXES, place, words);
            }
        }
    }

    /** The words of passages, on one line. */
    static String words(List<Passage> passages) {
        StringBuilder words = new StringBuilder();
        for (Passage passage : passages) {
            String text = passage.text().strip();
            words.append(words.isEmpty() || text.isEmpty() ? "" : " ").append(text);
        }
        return words.toString();
    }

    /** What has not found its end by the end of a cell, a box or the text is a paragraph of its own. */
    void finish() {
        InlineBuilder rest = unfinished;
        Passage before = begun;
        unfinished = null;
        begun = null;
        if (rest != null && !rest.isEmpty()) {
            List<Inline> inlines = rest.build();
            to.add(
                    before == null
                            ? Passage.body(inlines, 0, count)
                            : new Passage(
                                    before.shape(),
                                    before.depth(),
                                    inlines,
                                    before.mark(),
                                    before.indent(),
                                    before.centred(),
                                    before.place()));
        }
        boxes();
    }

    /** Finds what was tracked about a paragraph; true if its end was deleted, so that it goes on in the next one. */
    private boolean tracked(Element properties) {
        Element mark = properties.child("rPr");
        boolean deleted = mark != null && (mark.child("del") != null || mark.child("moveFrom") != null);
        boolean inserted = mark != null && (mark.child("ins") != null || mark.child("moveTo") != null);
        Element list = properties.child("numPr");
        boolean renumbered = list != null && (list.child("numberingChange") != null || list.child("ins") != null);
        if (deleted || inserted || renumbered || properties.child("pPrChange") != null) {
            findings.add(FindingCode.TRACKED_CHANGES, where(), "");
        }
        return deleted;
    }

    private boolean isEndHidden(Element properties, @Nullable String style) {
        Element mark = properties.child("rPr");
        Boolean own = mark == null ? null : mark.flag("vanish");
        return own == null ? Boolean.TRUE.equals(styles.flag(style, "vanish")) : own;
    }

    /** Where the end of a paragraph is hidden, its number is, too; except where two styles meet in one paragraph. */
    private static @Nullable ListMark shown(@Nullable ListMark mark, Element properties, boolean isEndHidden) {
        Element end = properties.child("rPr");
        boolean isSeparator = end != null && Boolean.TRUE.equals(end.flag("specVanish"));
        return mark == null || !isEndHidden || isSeparator ? mark : new ListMark("", mark.list(), mark.level());
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

    /** In Plenary's own files, headers of tables have a style of this name, which is bold. */
    private boolean isOwnHeader(@Nullable String style) {
        return own && style != null && "Table heading".equals(styles.nameOf(style));
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
        Integer ofStyle = styles.firstOf(style, each -> numbering.levelOfStyle(list, each));
        return ofStyle == null ? 0 : ofStyle;
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

    /** A row of a table, unless it was deleted or is hidden. */
    void row(Element row) {
        Element properties = row.child("trPr");
        if (properties != null && (properties.child("del") != null || Boolean.TRUE.equals(properties.flag("hidden")))) {
            boolean deleted = properties.child("del") != null;
            FindingCode code = deleted ? FindingCode.TRACKED_CHANGES : FindingCode.HIDDEN_TEXT;
            findings.add(code, "paragraph " + (count + 1), row.deepText());
            count += paragraphsIn(row);
            return;
        }
        finish();
        DocxTable open = tables.peek();
        if (open == null) {
            // A row that stands in no table is one by itself.
            beginTable();
            row(row);
            endTable();
        } else {
            open.row(row, this::cell);
        }
    }

    private static int paragraphsIn(Element element) {
        int inside =
                element.children().stream().mapToInt(DocxBlocks::paragraphsIn).sum();
        return element.is("p") ? 1 + inside : inside;
    }

    private @Nullable List<Passage> cell(Element cell) {
        Element properties = cell.child("tcPr");
        if (properties != null && properties.child("cellDel") != null) {
            findings.add(FindingCode.TRACKED_CHANGES, "paragraph " + (count + 1), cell.deepText());
            count += paragraphsIn(cell);
            return null;
        }
        List<Passage> around = to;
        List<Passage> inside = new ArrayList<>();
        to = inside;
        blocks(cell.content());
        finish();
        to = around;
        return inside;
    }

    /** A table begins. */
    void beginTable() {
        finish();
        tables.push(new DocxTable(styles, count + 1));
    }

    /** The table that began last has ended. */
    void endTable() {
        finish();
        to.addAll(tables.pop().passages(read, own));
    }
}
