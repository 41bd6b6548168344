package org.plenary.server.intake;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Element.Space;

/**
 * Reads the text of the paragraphs of a DOCX file, one after the other: what was inserted with tracking is taken and what was
 * deleted is not, fields and links are taken as they are shown. What cannot come along is found. For one thread.
 */
final class DocxRuns {
    /** The private characters in which Word writes the symbols of its symbol fonts begin here. */
    private static final int SYMBOLS = 0xF000;

    private static final Map<Integer, Integer> KNOWN_SYMBOLS = Map.of(
            0xB7, 0x2022, 0xA7, 0x25AA, 0xB0, 0xB0, 0xB1, 0xB1, 0xB3, 0x2265, 0xA3, 0x2264, 0xB4, 0xD7, 0x2D, 0x2212,
            0xB9, 0x2260, 0xBC, 0x2026);

    private final DocxStyles styles;
    private final DocxNotes notes;
    private final Findings findings;

    /** How many fields of this paragraph are open, and in how many of them what stands here is an instruction. */
    private int fields;

    private int instructions;

    private InlineBuilder out = new InlineBuilder();
    private @Nullable String paragraphStyle;
    private boolean headed;
    private @Nullable String where;

    DocxRuns(DocxStyles styles, DocxNotes notes, Findings findings) {
        this.styles = styles;
        this.notes = notes;
        this.findings = findings;
    }

    /**
     * Adds the text of a paragraph.
     *
     * @param style its style
     * @param isHeaded whether its style alone makes it bold or italic, as those of titles and headings do
     */
    void read(Element paragraph, @Nullable String style, boolean isHeaded, String place, InlineBuilder to) {
        out = to;
        paragraphStyle = style;
        headed = isHeaded;
        where = place;
        fields = 0;
        instructions = 0;
        int before = to.replaced();
        paragraph.children().forEach(this::piece);
        if (to.replaced() > before) {
            findings.add(FindingCode.CHARACTERS, place, paragraph.deepText());
        }
    }

    private void piece(Element piece) {
        if (piece.space() == Space.MATH && piece.name().startsWith("oMath")) {
            String text = piece.deepText().strip();
            found(FindingCode.EQUATIONS, text);
            out.text(text, false, false);
        } else if (piece.space() == Space.COMPATIBILITY) {
            chosen(piece).children().forEach(this::piece);
        } else if (piece.space() == Space.WORD) {
            word(piece);
        }
    }

    private void word(Element piece) {
        switch (piece.name()) {
            case "r" -> run(piece);
            case "ins", "moveTo" -> {
                found(FindingCode.TRACKED_CHANGES, piece.deepText());
                piece.children().forEach(this::piece);
            }
            case "del", "moveFrom" -> found(FindingCode.TRACKED_CHANGES, piece.deepText());
            case "hyperlink" -> {
                if (!isLeftOut()) {
                    found(FindingCode.HYPERLINKS, piece.deepText());
                }
                piece.children().forEach(this::piece);
            }
            case "fldSimple" -> {
                if (!isLeftOut()) {
                    found(FindingCode.FIELDS, piece.deepText());
                }
                piece.children().forEach(this::piece);
            }
            case "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo" ->
                piece.children().forEach(this::piece);
            default -> {}
        }
    }

    /** Whether the paragraph as a whole is left out, so that it does not matter what is in it. */
    private boolean isLeftOut() {
        Passage named = styles.shape(paragraphStyle);
        return named != null && (named.shape() == Passage.Shape.CONTENTS || named.shape() == Passage.Shape.MASTHEAD);
    }

    /** Of alternatives for programs of different ages the newest. */
    private static Element chosen(Element alternatives) {
        return alternatives.children().stream()
                .filter(each -> each.name().equals("Choice"))
                .findFirst()
                .or(() -> alternatives.children().stream().findFirst())
                .orElse(alternatives);
    }

    /** How a run looks. */
    private record Look(boolean bold, boolean italic) {}

    private void run(Element run) {
        Element properties = run.child("rPr");
        String style = properties == null ? null : properties.valueOf("rStyle");
        if (isStatusMark(style)) {
            status(run.deepText());
            return;
        }
        if (isOn(properties, style, "vanish") && instructions == 0) {
            String text = run.deepText();
            if (!text.isBlank()) {
                found(FindingCode.HIDDEN_TEXT, text);
            }
            return;
        }
        Look look = new Look(isOn(properties, style, "b"), isOn(properties, style, "i"));
        if (instructions == 0 && !run.deepText().isBlank()) {
            lookAt(run, properties, style);
        }
        run.children().forEach(piece -> runPiece(piece, look));
    }

    /** Plenary's own files mark the status of clauses in a style of this name. */
    private boolean isStatusMark(@Nullable String style) {
        return style != null && "Clause status".equals(styles.nameOf(style));
    }

    /** A clause in brackets has two marks. */
    private void status(String mark) {
        if (!mark.strip().equals("]")) {
            found(FindingCode.STATUSES, mark);
        }
    }

    /** What formatting says by itself cannot come along. */
    private void lookAt(Element run, @Nullable Element properties, @Nullable String style) {
        String text = run.deepText();
        if (isOn(properties, style, "strike") || isOn(properties, style, "dstrike")) {
            found(FindingCode.STRUCK_TEXT, text);
        }
        if (properties == null) {
            return;
        }
        String raised = properties.valueOf("vertAlign");
        if (raised != null && !raised.equals("baseline")) {
            found(FindingCode.RAISED_TEXT, text);
        }
        String line = properties.valueOf("u");
        boolean underlined = line != null && !line.equals("none") && !"Hyperlink".equals(style);
        String highlight = properties.valueOf("highlight");
        boolean highlighted = highlight != null && !highlight.equals("none");
        boolean capitals =
                Boolean.TRUE.equals(properties.flag("caps")) || Boolean.TRUE.equals(properties.flag("smallCaps"));
        if (underlined || highlighted || capitals) {
            found(FindingCode.FORMATTING, text);
        }
        if (properties.child("rPrChange") != null) {
            found(FindingCode.TRACKED_CHANGES, text);
        }
    }

    /** What a run says itself counts; else the styles of the run and of the paragraph, of which two undo one another. */
    private boolean isOn(@Nullable Element properties, @Nullable String style, String property) {
        Boolean own = properties == null ? null : properties.flag(property);
        if (own != null) {
            return own;
        }
        boolean ofRun = Boolean.TRUE.equals(styles.flag(style, property));
        Boolean ofParagraph = headed ? Boolean.FALSE : styles.flag(paragraphStyle, property);
        boolean around = ofParagraph == null ? styles.flagByDefault(property) : ofParagraph;
        return ofRun != around;
    }

    private void runPiece(Element piece, Look look) {
        if (piece.space() == Space.COMPATIBILITY) {
            chosen(piece).children().forEach(each -> runPiece(each, look));
            return;
        }
        if (piece.is("fldChar")) {
            field(piece);
            return;
        }
        if (instructions > 0 || piece.space() != Space.WORD) {
            return;
        }
        switch (piece.name()) {
            case "t" -> out.text(textOf(piece), look.bold(), look.italic());
            case "tab", "ptab" -> out.text(" ", look.bold(), look.italic());
            case "br", "cr" -> {
                String type = piece.attribute("type");
                if (type == null || type.equals("textWrapping")) {
                    out.lineBreak();
                }
            }
            case "noBreakHyphen" -> out.text("\u2011", look.bold(), look.italic());
            case "softHyphen" -> out.text("\u00AD", look.bold(), look.italic());
            case "sym" -> symbol(piece, look);
            case "drawing", "pict", "object" -> picture(piece);
            case "footnoteReference" -> found(FindingCode.FOOTNOTES, notes.footnote(piece.attribute("id")));
            case "endnoteReference" -> found(FindingCode.ENDNOTES, notes.endnote(piece.attribute("id")));
            case "commentReference" -> found(FindingCode.COMMENTS, notes.comment(piece.attribute("id")));
            default -> {}
        }
    }

    private static String textOf(Element piece) {
        return "preserve".equals(piece.attribute("xml:space"))
                ? piece.text()
                : piece.text().strip();
    }

    private void field(Element mark) {
        switch (Objects.requireNonNullElse(mark.attribute("fldCharType"), "")) {
            case "begin" -> {
                fields++;
                instructions++;
                if (!isLeftOut()) {
                    found(FindingCode.FIELDS, "");
                }
            }
            case "separate" -> instructions = Math.max(0, instructions - 1);
            case "end" -> {
                fields = Math.max(0, fields - 1);
                instructions = Math.min(instructions, fields);
            }
            default -> {}
        }
    }

    private void symbol(Element piece, Look look) {
        String code = Objects.requireNonNullElse(piece.attribute("char"), "");
        int c = code.matches("[0-9A-Fa-f]{1,4}") ? Integer.parseInt(code, 16) : 0xFFFD;
        int shown = KNOWN_SYMBOLS.getOrDefault(c >= SYMBOLS ? c - SYMBOLS : c, c >= SYMBOLS && c < 0xF900 ? 0xFFFD : c);
        if (shown == 0xFFFD || shown == 0 || (shown >= 0xD800 && shown < 0xE000)) {
            shown = 0xFFFD;
            found(FindingCode.CHARACTERS, Objects.requireNonNullElse(piece.attribute("font"), ""));
        }
        out.text(Character.toString(shown), look.bold(), look.italic());
    }

    private void picture(Element piece) {
        if (piece.holds("txbxContent")) {
            found(FindingCode.TEXT_BOXES, piece.deepText());
        } else if (piece.name().equals("object") || piece.holds("chart") || piece.holds("control")) {
            found(FindingCode.EMBEDDED_OBJECTS, "");
        } else {
            found(FindingCode.IMAGES, description(piece));
        }
    }

    private static String description(Element piece) {
        String own = piece.name().equals("docPr") ? piece.attribute("descr") : null;
        if (own != null) {
            return own;
        }
        return piece.children().stream()
                .map(DocxRuns::description)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void found(FindingCode code, String excerpt) {
        findings.add(code, where, excerpt);
    }
}
