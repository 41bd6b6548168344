package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
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
import org.plenary.instrument.Inline;

/** Reads the text of one block of CommonMark. Bold and italic may be HTML tags, too. For one thread. */
final class MarkdownText extends AbstractVisitor {
    private static final int MAX_DEPTH = 100;

    private final Findings findings;
    private final boolean own;
    private List<List<Inline>> lines = new ArrayList<>();
    private InlineBuilder line = new InlineBuilder();
    private int bold;
    private int italic;
    private int depth;
    private boolean behindMark;
    private String where = "";

    MarkdownText(Findings findings) {
        this(findings, false);
    }

    /** @param own whether Plenary wrote it, and so code is nothing but marks of the status of clauses */
    MarkdownText(Findings findings, boolean own) {
        this.findings = findings;
        this.own = own;
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
    List<Inline> joined(List<List<Inline>> parts, boolean breaks) {
        InlineBuilder builder = new InlineBuilder();
        for (List<Inline> part : parts) {
            if (!builder.isEmpty()) {
                if (breaks) {
                    builder.lineBreak();
                } else {
                    builder.text(" ", false, false);
                }
            }
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
        String text = behindMark && written.startsWith(" ") ? written.substring(1) : written;
        behindMark = false;
        line.text(text, bold > 0, italic > 0);
    }

    @Override
    public void visit(Text text) {
        write(text.getLiteral());
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
    public void visit(HardLineBreak lineBreak) {
        line.lineBreak();
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        end();
    }

    @Override
    public void visit(Link link) {
        findings.add(FindingCode.HYPERLINKS, where, link.getDestination());
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        findings.add(FindingCode.IMAGES, where, image.getDestination());
    }

    @Override
    public void visit(HtmlInline html) {
        switch (html.getLiteral().toLowerCase(Locale.ROOT)) {
            case "<strong>", "<b>" -> bold++;
            case "</strong>", "</b>" -> bold = Math.max(0, bold - 1);
            case "<em>", "<i>" -> italic++;
            case "</em>", "</i>" -> italic = Math.max(0, italic - 1);
            case "<br>", "<br/>", "<br />" -> line.lineBreak();
            default ->
                findings.add(
                        html.getLiteral().startsWith("<!--") ? FindingCode.COMMENTS : FindingCode.HTML,
                        where,
                        html.getLiteral());
        }
    }
}
