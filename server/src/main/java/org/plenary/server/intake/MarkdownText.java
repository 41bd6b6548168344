package org.plenary.server.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;

/**
 * Reads the text of one block of CommonMark. Bold and italic may be HTML tags, too. What does not come along, or comes
 * in another form, is told with its words. For one thread.
 */
final class MarkdownText extends AbstractVisitor {
    private static final int MAX_DEPTH = 100;

    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private final Findings findings;
    private final boolean own;
    private final NoteReader notes;
    /** Pieces of text that are told of at their end, the innermost first. */
    private final Deque<Piece> pieces = new ArrayDeque<>();

    private List<List<Inline>> lines = new ArrayList<>();
    private InlineBuilder line = new InlineBuilder();
    private int bold;
    private int italic;
    private int depth;
    private int leftOut;
    private boolean behindMark;
    private String where = "";

    /** Reads a note to which the text refers. */
    interface NoteReader {
        /** The note; null if it does not stand here, which is told. */
        @Nullable
        Footnote read(MarkdownNotes.Note note, String where);
    }

    /**
     * A piece of text of which is told.
     *
     * @param name of the tag that ends it; {@code ""} if none does
     * @param code as what it is told; null if it is not
     */
    private record Piece(String name, @Nullable FindingCode code, boolean leftOut, StringBuilder words) {}

    MarkdownText(Findings findings) {
        this(findings, false, (note, place) -> null);
    }

    /** @param own whether Plenary wrote it, and so code is nothing but marks of the status of clauses */
    MarkdownText(Findings findings, boolean own, NoteReader notes) {
        this.findings = findings;
        this.own = own;
        this.notes = notes;
    }

    /** The lines of a block as its source has them, at least one; line breaks that are meant are within them. */
    List<List<Inline>> of(Node block, String place) {
        lines = new ArrayList<>();
        line = new InlineBuilder();
        bold = 0;
        italic = 0;
        depth = 0;
        behindMark = false;
        where = place;
        visitChildren(block);
        while (!pieces.isEmpty()) {
            giveUp(pieces.pop());
        }
        end();
        return lines;
    }

    /** The lines of all paragraphs in a block. */
    List<List<Inline>> linesOf(Node block, String place) {
        List<List<Inline>> all = new ArrayList<>();
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Paragraph) {
                all.addAll(of(child, place));
            }
        }
        return all;
    }

    /** Lines as one paragraph. */
    static List<Inline> joined(List<List<Inline>> parts) {
        InlineBuilder builder = new InlineBuilder();
        for (List<Inline> part : parts) {
            builder.text(builder.isEmpty() ? "" : " ", false, false);
            builder.all(part);
        }
        return builder.build();
    }

    private void end() {
        if (line.replaced() > 0) {
            findings.add(FindingCode.CHARACTERS, where, InlineText.plain(line.build()));
        }
        lines.add(line.build());
        line = new InlineBuilder();
    }

    @Override
    protected void visitChildren(Node parent) {
        if (++depth > MAX_DEPTH) {
            throw MarkdownReader.tooDeep();
        }
        super.visitChildren(parent);
        depth--;
    }

    private void write(String written) {
        String text = AngleSigns.restored(behindMark && written.startsWith(" ") ? written.substring(1) : written);
        behindMark = false;
        pieces.forEach(piece -> piece.words().append(text));
        if (leftOut == 0) {
            line.text(text, bold > 0, italic > 0);
        }
    }

    /** Keeps the words before and behind a tag apart that would stand in different blocks. */
    void space() {
        if (!line.isEmpty() && line.last() != ' ') {
            write(" ");
        }
    }

    /** Words that stand for a tag. */
    void words(String words) {
        write(words);
    }

    void lineBreak() {
        pieces.forEach(piece -> piece.words().append(' '));
        if (leftOut == 0) {
            line.lineBreak();
        }
    }

    void bold(boolean begins) {
        bold = Math.max(0, bold + (begins ? 1 : -1));
    }

    void italic(boolean begins) {
        italic = Math.max(0, italic + (begins ? 1 : -1));
    }

    void tell(FindingCode code, String words) {
        LongWords.tell(findings, code, where, AngleSigns.restored(words));
    }

    /** Begins a piece that a tag of this name ends. */
    void begin(String name, @Nullable FindingCode code, boolean out) {
        pieces.push(new Piece(name, code, out, new StringBuilder()));
        leftOut += out ? 1 : 0;
        if (pieces.size() > MAX_DEPTH) {
            throw MarkdownReader.tooDeep();
        }
    }

    /** Ends the innermost piece of a name; false if there is none. */
    boolean end(String name) {
        if (pieces.stream().noneMatch(piece -> piece.name().equals(name))) {
            return false;
        }
        Piece piece = pieces.pop();
        while (!piece.name().equals(name)) {
            giveUp(piece);
            piece = pieces.pop();
        }
        leftOut -= piece.leftOut() ? 1 : 0;
        if (piece.code() != null) {
            tell(piece.code(), piece.words().toString());
        }
        return true;
    }

    /** What nothing ended is text. */
    private void giveUp(Piece piece) {
        leftOut -= piece.leftOut() ? 1 : 0;
        if (piece.leftOut() && leftOut == 0) {
            line.text(piece.words().toString(), false, false);
        }
    }

    private String within(Node node) {
        int around = pieces.size();
        begin("", null, true);
        visitChildren(node);
        while (pieces.size() > around + 1) {
            giveUp(pieces.pop());
        }
        leftOut--;
        return pieces.pop().words().toString();
    }

    @Override
    public void visit(Text text) {
        String literal = text.getLiteral();
        if (!own) {
            // Several spaces are one, also where something between them was left out.
            literal = SPACES.matcher(literal).replaceAll(" ");
            boolean behindSpace = line.isEmpty() || line.last() == ' ';
            literal = behindSpace && leftOut == 0 && literal.startsWith(" ") ? literal.substring(1) : literal;
        }
        write(literal);
    }

    @Override
    public void visit(Code code) {
        if (own && isStatusMark(code.getLiteral())) {
            behindMark = true;
            return;
        }
        write(code.getLiteral());
    }

    private boolean isStatusMark(String code) {
        if (code.equals("]")) {
            return true;
        }
        boolean named = code.startsWith("[")
                && code.endsWith("]")
                && Vocabulary.get().isStatusMark(code.substring(1, code.length() - 1));
        if (named || code.equals("[")) {
            findings.add(FindingCode.STATUSES, where, code);
            return true;
        }
        return false;
    }

    @Override
    public void visit(StrongEmphasis strong) {
        bold++;
        visitChildren(strong);
        bold--;
    }

    @Override
    public void visit(Emphasis emphasis) {
        italic++;
        visitChildren(emphasis);
        italic--;
    }

    @Override
    public void visit(HardLineBreak hard) {
        lineBreak();
    }

    @Override
    public void visit(SoftLineBreak soft) {
        pieces.forEach(piece -> piece.words().append(' '));
        if (leftOut == 0) {
            end();
        }
    }

    @Override
    public void visit(Link link) {
        tell(FindingCode.HYPERLINKS, titled(link.getDestination(), link.getTitle()));
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        String words = within(image);
        tell(FindingCode.IMAGES, (words + " " + titled(image.getDestination(), image.getTitle())).strip());
    }

    private static String titled(String address, @Nullable String title) {
        return title == null || title.isBlank() ? address : address + " \"" + title + "\"";
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof MarkdownNotes.Reference reference) {
            note(reference);
        } else if (node instanceof Strikethrough) {
            begin("~~", FindingCode.STRUCK_TEXT, false);
            visitChildren(node);
            end("~~");
        } else {
            visitChildren(node);
        }
    }

    private void note(MarkdownNotes.Reference reference) {
        Footnote note = reference.note() == null
                ? NoteWords.ofLines(List.of(
                        joined(new MarkdownText(findings, own, (inner, place) -> notes.read(inner, place))
                                .of(reference, where))))
                : notes.read(reference.note(), where);
        if (note != null && leftOut == 0) {
            line.footnote(note);
        } else if (note != null) {
            tell(FindingCode.FOOTNOTES, InlineText.plain(note.inlines()));
        }
    }

    @Override
    public void visit(HtmlInline html) {
        MarkdownTags.read(AngleSigns.restored(html.getLiteral()), this);
    }
}
