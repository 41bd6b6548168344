package org.plenary.server.intake;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Footnote;
import org.plenary.server.intake.Element.Space;

/**
 * Reads the text of the paragraphs of a DOCX file, one after the other: what was inserted with tracking is taken and
 * what was deleted is not, fields and links are taken as they are shown. What cannot come along is found. For one
 * thread.
 */
final class DocxRuns {
    private final DocxStyles styles;
    private final DocxNotes notes;
    private final DocxParts parts;
    private final Findings findings;
    private final DocxFields fields = new DocxFields();
    private final DocxEquations equations = new DocxEquations(this::found);
    private final DocxPictures pictures;

    private InlineBuilder out = new InlineBuilder();
    private DocxLook.Around around;
    private @Nullable String where;

    DocxRuns(DocxStyles styles, DocxNotes notes, DocxParts parts, Findings findings) {
        this.styles = styles;
        this.notes = notes;
        this.parts = parts;
        this.findings = findings;
        this.pictures = new DocxPictures(parts, this::found);
        this.around = new DocxLook.Around(styles, null, false);
    }

    /**
     * Adds the text of a paragraph.
     *
     * @param style its style
     * @param isHeaded whether its style alone makes it bold or italic, as those of titles and headings do
     */
    void read(Element paragraph, @Nullable String style, boolean isHeaded, String place, InlineBuilder to) {
        out = to;
        around = new DocxLook.Around(styles, style, isHeaded);
        where = place;
        notes.comments().line();
        fields.paragraph(paragraph);
        int before = to.replaced();
        paragraph.children().forEach(this::piece);
        if (to.replaced() > before) {
            findings.add(FindingCode.CHARACTERS, place, paragraph.deepText());
        }
    }

    /** The text boxes that the paragraphs had since this was asked last. */
    List<Element> takeBoxes() {
        return pictures.takeBoxes();
    }

    private void pieces(Element of) {
        of.content().forEach(this::piece);
    }

    private void piece(Element piece) {
        if (DocxEquations.is(piece)) {
            String text = equations.text(piece);
            if (!text.isBlank()) {
                found(FindingCode.EQUATIONS, text);
            }
            show(text, false, false);
        } else if (piece.space() == Space.WORD) {
            word(piece);
        } else {
            pieces(piece);
        }
    }

    private void word(Element piece) {
        switch (piece.name()) {
            case "r" -> run(piece);
            case "ins", "moveTo" -> {
                found(FindingCode.TRACKED_CHANGES, piece.deepText());
                pieces(piece);
            }
            case "del", "moveFrom" -> {
                found(FindingCode.TRACKED_CHANGES, piece.deepText());
                deleted(piece);
            }
            case "hyperlink" -> {
                if (!isLeftOut() && !piece.deepText().isBlank()) {
                    link(piece.deepText(), parts.target(piece.attribute("r:id")));
                }
                pieces(piece);
            }
            case "fldSimple" -> simpleField(piece);
            case "commentRangeStart", "commentRangeEnd" -> notes.comments().mark(piece);
            case "sdt" -> {
                DocxControl control = DocxControl.of(piece);
                if (!isLeftOut()) {
                    control.tell(piece.deepText(), this::found);
                }
                if (control.isEmpty()) {
                    show(control.shown(), false, false);
                }
                pieces(piece);
            }
            case "subDoc" -> found(FindingCode.EMBEDDED_OBJECTS, parts.target(piece.attribute("r:id")));
            default -> {
                if (!piece.name().endsWith("Pr")) {
                    pieces(piece);
                }
            }
        }
    }

    /** Whether the paragraph as a whole is left out, so that it does not matter what is in it. */
    private boolean isLeftOut() {
        Passage named = styles.shape(around.style());
        return named != null && (named.shape() == Passage.Shape.CONTENTS || named.shape() == Passage.Shape.MASTHEAD);
    }

    private void link(String words, String address) {
        found(FindingCode.HYPERLINKS, address.isEmpty() ? words : words.strip() + " <" + address + ">");
    }

    /** Fields that begin or end in what was deleted are no longer there, but their ends are still to be told apart. */
    private void deleted(Element piece) {
        for (Element child : piece.content()) {
            if (child.is("fldChar")) {
                mark(child, true);
            } else if (isReference(child)) {
                notes.forget(child);
            } else if (!child.is("txbxContent")) {
                deleted(child);
            }
        }
    }

    private void run(Element run) {
        Element properties = run.child("rPr");
        String style = properties == null ? null : properties.valueOf("rStyle");
        if (isStatusMark(style)) {
            status(run.deepText());
            return;
        }
        DocxLook look = around.of(run);
        String text = run.deepText();
        boolean isSeen = !fields.isInstruction();
        if (look.hidden()) {
            if (isSeen && !text.isBlank()) {
                found(FindingCode.HIDDEN_TEXT, text);
            }
            run.children().forEach(this::hiddenPiece);
            return;
        }
        if (run.children().stream().anyMatch(DocxRuns::isMarked)) {
            marked(run, look);
            return;
        }
        if (isSeen && !text.isBlank()) {
            around.losses(run, code -> found(code, text));
        }
        run.children().forEach(piece -> runPiece(piece, look));
    }

    private static boolean isMarked(Element piece) {
        String follows = piece.attribute("customMarkFollows");
        return isReference(piece) && follows != null && !follows.equals("0") && !follows.equals("false");
    }

    private static boolean isReference(Element piece) {
        return piece.is("footnoteReference") || piece.is("endnoteReference");
    }

    /** A note whose mark is not its number, but what stands behind it. */
    private void marked(Element run, DocxLook look) {
        StringBuilder mark = new StringBuilder();
        run.children().stream().filter(piece -> piece.is("t")).forEach(piece -> mark.append(textOf(piece)));
        run.all("sym").forEach(piece -> mark.append(symbolOf(piece, look)));
        for (Element piece : run.children()) {
            if (isReference(piece)) {
                note(piece, mark.toString().strip());
            } else if (!piece.is("t") && !piece.is("sym")) {
                runPiece(piece, look);
            }
        }
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

    /** Of what is hidden, fields have to be followed, and notes have words of their own. */
    private void hiddenPiece(Element piece) {
        switch (piece.name()) {
            case "fldChar" -> mark(piece, false);
            case "instrText" -> fields.instruct(piece.text());
            case "footnoteReference", "endnoteReference", "commentReference" -> lose(piece);
            case "sym" -> found(FindingCode.HIDDEN_TEXT, Objects.requireNonNullElse(piece.attribute("font"), ""));
            default -> {}
        }
    }

    private void runPiece(Element piece, DocxLook look) {
        if (piece.space() != Space.WORD) {
            piece.content().forEach(each -> runPiece(each, look));
            return;
        }
        switch (piece.name()) {
            case "t" -> text(textOf(piece), look);
            case "instrText" -> fields.instruct(piece.text());
            case "fldChar" -> mark(piece, false);
            case "tab", "ptab" -> show(" ", look.bold(), look.italic());
            case "br", "cr" -> lineBreak(piece);
            case "noBreakHyphen" -> show("\u2011", look.bold(), look.italic());
            case "softHyphen" -> show("\u00AD", look.bold(), look.italic());
            case "sym" -> symbol(piece, look);
            case "ruby" -> ruby(piece);
            case "drawing", "pict", "object" -> {
                if (!fields.isInstruction()) {
                    pictures.look(piece);
                    fields.picture();
                }
            }
            case "footnoteReference", "endnoteReference" -> note(piece, "");
            case "commentReference" -> lose(piece);
            case "dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort", "pgNum" ->
                found(FindingCode.EMPTY_FIELDS, piece.name());
            case "subDoc" -> found(FindingCode.EMBEDDED_OBJECTS, parts.target(piece.attribute("r:id")));
            case "delText", "delInstrText" -> {}
            default -> {
                if (!piece.name().endsWith("Pr")) {
                    piece.content().forEach(each -> runPiece(each, look));
                }
            }
        }
    }

    private void note(Element reference, String mark) {
        if (fields.isInstruction()) {
            return;
        }
        Footnote note = notes.at(reference, mark, where);
        if (note != null) {
            out.footnote(note);
        }
    }

    /** What is left out with its words. */
    private void lose(Element reference) {
        if (fields.isInstruction()) {
            return;
        }
        FindingCode code = switch (reference.name()) {
            case "footnoteReference" -> FindingCode.FOOTNOTES;
            case "endnoteReference" -> FindingCode.ENDNOTES;
            default -> FindingCode.COMMENTS;
        };
        if (code == FindingCode.COMMENTS) {
            notes.comments().mark(reference);
        }
        found(code, notes.words(reference));
    }

    static String textOf(Element piece) {
        return "preserve".equals(piece.attribute("xml:space"))
                ? piece.text()
                : piece.text().strip();
    }

    private void show(String text, boolean bold, boolean italic) {
        boolean isSeen = !fields.isInstruction();
        fields.show(text);
        if (isSeen) {
            notes.comments().text(text);
            out.text(text, bold, italic);
        }
    }

    /** A line break stays one; where a page or a column ends, only the words are kept apart. */
    private void lineBreak(Element piece) {
        if (fields.isInstruction()) {
            return;
        }
        String type = piece.attribute("type");
        if (type == null || type.equals("textWrapping")) {
            fields.show(" ");
            out.lineBreak();
        } else {
            out.apart();
        }
    }

    /** Text; letters in a font of symbols are those symbols. */
    private void text(String text, DocxLook look) {
        boolean isPlain = !look.hasSymbols() && text.codePoints().noneMatch(SymbolFonts::isPrivate);
        if (isPlain || fields.isInstruction()) {
            show(text, look.bold(), look.italic());
            return;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            String font = look.fontOf(SymbolFonts.isPrivate(c) ? 'a' : c);
            int known = shown(font, c);
            boolean isGuessed = known == SymbolFonts.UNKNOWN && !SymbolFonts.has(font);
            shown.appendCodePoint(isGuessed ? SymbolFonts.likely(c) : known);
        });
        show(shown.toString(), look.bold(), look.italic());
    }

    /** The character that a font shows; what is not known is found. */
    private int shown(@Nullable String font, int c) {
        int shown = SymbolFonts.shown(font, c);
        boolean isNone = shown == 0 || (shown >= Character.MIN_SURROGATE && shown <= Character.MAX_SURROGATE);
        if (shown == SymbolFonts.UNKNOWN || isNone) {
            String name = font == null ? "" : font + " ";
            found(FindingCode.CHARACTERS, name + "%04X".formatted(c));
            return SymbolFonts.UNKNOWN;
        }
        return shown;
    }

    private void symbol(Element piece, DocxLook look) {
        if (fields.isInstruction()) {
            return;
        }
        show(symbolOf(piece, look), look.bold(), look.italic());
    }

    private String symbolOf(Element piece, DocxLook look) {
        String code = Objects.requireNonNullElse(piece.attribute("char"), "");
        int c = code.matches("[0-9A-Fa-f]{1,4}") ? Integer.parseInt(code, 16) : SymbolFonts.UNKNOWN;
        String font = piece.attribute("font");
        return Character.toString(shown(font == null ? look.latin() : font, c));
    }

    /** The words that a phonetic guide stands above; the guide is left out. */
    private void ruby(Element ruby) {
        Element base = ruby.child("rubyBase");
        Element guide = ruby.child("rt");
        if (base != null) {
            pieces(base);
        }
        if (guide != null && !guide.deepText().isBlank() && !fields.isInstruction()) {
            String words = base == null ? "" : base.deepText().strip();
            found(FindingCode.PHONETIC_GUIDES, words + " (" + guide.deepText().strip() + ")");
        }
    }

    private void simpleField(Element piece) {
        fields.begin(isLeftOut(), piece.child("ffData"));
        fields.instruct(Objects.requireNonNullElse(piece.attribute("instr"), ""));
        fields.separate();
        pieces(piece);
        ended(fields.end());
    }

    private void mark(Element mark, boolean isDeleted) {
        switch (Objects.requireNonNullElse(mark.attribute("fldCharType"), "")) {
            case "begin" -> {
                if (isDeleted) {
                    fields.beginDeleted();
                } else {
                    fields.begin(isLeftOut(), mark.child("ffData"));
                }
            }
            case "separate" -> fields.separate();
            case "end" -> ended(fields.end());
            default -> {}
        }
    }

    /** Tells what became of a field; where there is no result, what a program shows is taken if it can be known. */
    private void ended(DocxFields.@Nullable Field field) {
        if (field == null || field.isSilent() || fields.isInstruction()) {
            return;
        }
        String result = field.result();
        String shown = result.isBlank() ? field.shown() : "";
        if (!result.isBlank() && field.name().equals("HYPERLINK")) {
            link(result, field.address());
        } else if (!result.isBlank()) {
            found(FindingCode.FIELDS, result);
        } else if (!shown.isBlank()) {
            found(FindingCode.FIELDS, shown);
            show(shown, false, false);
        } else if (field.isUnknown()) {
            found(FindingCode.EMPTY_FIELDS, field.instruction());
        }
    }

    private void found(FindingCode code, String excerpt) {
        findings.add(code, where, excerpt);
    }
}
