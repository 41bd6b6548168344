package org.plenary.server.export.text;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.TextRun;

/** The words of a text, numbers among them, as a CommonMark parser that is not ours reads them. */
final class CommonMarkWords extends AbstractVisitor {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final StringBuilder out = new StringBuilder();

    static List<String> of(String markdown) {
        CommonMarkWords words = new CommonMarkWords();
        var block = Parser.builder().build().parse(markdown).getFirstChild();
        for (; block != null; block = block.getNext()) {
            block.accept(words);
            words.out.append(' ');
        }
        return split(words.out);
    }

    /** The words that an instrument has, a number with each clause and sub-paragraph. */
    static List<String> of(Instrument instrument) {
        StringBuilder out = new StringBuilder();
        Numbering.ofParagraphs(instrument).forEach(paragraph -> {
            out.append(paragraph.opens() ? paragraph.label() : "").append(' ');
            for (Inline inline : paragraph.paragraph().inlines()) {
                out.append(inline instanceof TextRun run ? run.text() : inline instanceof LineBreak ? " " : "");
            }
            out.append(' ');
        });
        return split(out);
    }

    private static List<String> split(CharSequence text) {
        return WHITE_SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    @Override
    protected void visitChildren(org.commonmark.node.Node parent) {
        super.visitChildren(parent);
        if (parent instanceof org.commonmark.node.Block) {
            out.append(' ');
        }
    }

    @Override
    public void visit(Text text) {
        out.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        out.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        out.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        out.append(' ');
    }

    @Override
    public void visit(HtmlInline tag) {
        if (!tag.getLiteral().matches("</?(strong|em)>")) {
            throw new AssertionError("a tag from the text came through: " + tag.getLiteral());
        }
    }

    @Override
    public void visit(HtmlBlock block) {
        throw new AssertionError("HTML came through: " + block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        throw new AssertionError("text became code: " + block.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock block) {
        throw new AssertionError("text became code: " + block.getLiteral());
    }

    @Override
    public void visit(ThematicBreak rule) {
        throw new AssertionError("text became a rule");
    }
}
