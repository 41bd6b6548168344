package org.plenary.server.intake;

import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.plenary.instrument.Inline;
import org.plenary.instrument.TextRun;

/** Tells whether Plenary wrote a Markdown text, by how clauses begin and by what it never writes. */
final class MarkdownDialect extends AbstractVisitor {
    private static final int MAX_DEPTH = 100;

    private int nested;
    private boolean clauses;
    private boolean strange;

    private MarkdownDialect() {}

    static boolean isOwn(Node document) {
        MarkdownDialect dialect = new MarkdownDialect();
        dialect.visitChildren(document);
        return dialect.clauses && !dialect.strange;
    }

    /** Whether a text begins in bold. */
    static boolean isBold(List<Inline> inlines) {
        return !inlines.isEmpty() && inlines.get(0) instanceof TextRun run && run.bold();
    }

    @Override
    public void visit(Heading heading) {
        String text = heading.getFirstChild() instanceof Text first ? first.getLiteral() : "";
        clauses |= (heading.getLevel() == 3 && text.matches("Article \\d{1,5}"))
                || (heading.getLevel() == 2 && text.matches("Annex [IVXLCDM]{1,12}"));
    }

    @Override
    public void visit(Paragraph paragraph) {
        Node first = paragraph.getFirstChild();
        boolean numbered = first instanceof StrongEmphasis
                && first.getFirstChild() instanceof Text label
                && label.getLiteral().matches("(?:PP|OP)\\d{1,5}");
        clauses |= numbered;
        // Typed numbers outside of lists are people's.
        strange |= first instanceof Text text
                && paragraph.getParent() != null
                && paragraph.getParent().getParent() == null
                && text.getLiteral().matches("\\([A-Za-z0-9]{1,5}\\)\\s.*");
    }

    @Override
    protected void visitChildren(Node parent) {
        if (++nested > MAX_DEPTH) {
            throw MarkdownReader.tooDeep();
        }
        super.visitChildren(parent);
        nested--;
    }

    @Override
    public void visit(OrderedList list) {
        strange = true;
    }

    @Override
    public void visit(FencedCodeBlock code) {
        strange = true;
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        strange = true;
    }
}
