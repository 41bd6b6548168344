package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads one paragraph or heading back from Markdown with a CommonMark parser that is not ours. */
final class CommonMarkReader extends AbstractVisitor {
    private final List<Inline> inlines = new ArrayList<>();
    private int bold;
    private int italic;

    private CommonMarkReader() {}

    static Paragraph read(String markdown) {
        Node document = Parser.builder().build().parse(markdown);
        Node block = document.getFirstChild();
        if (block == null) {
            return Paragraph.EMPTY;
        }
        if (block.getNext() != null) {
            throw new AssertionError("one block was expected, but there is more in: " + markdown);
        }
        CommonMarkReader reader = new CommonMarkReader();
        block.accept(reader);
        return normalized(new Paragraph(reader.inlines));
    }

    /**
     * The paragraph with neighbouring runs joined, and plain space in place of styled space where no one can see it.
     */
    static Paragraph normalized(Paragraph paragraph) {
        List<Inline> result = new ArrayList<>();
        for (List<TextRun> line : TextLines.of(paragraph)) {
            if (!result.isEmpty()) {
                result.add(new LineBreak());
            }
            result.addAll(visible(line));
        }
        return new Paragraph(result);
    }

    private static List<TextRun> visible(List<TextRun> line) {
        List<TextRun> letters = new ArrayList<>();
        String text = line.stream().map(TextRun::text).reduce("", String::concat);
        int start = text.length() - text.stripLeading().length();
        int end = text.stripTrailing().length();
        int at = 0;
        for (TextRun run : line) {
            for (char c : run.text().toCharArray()) {
                if (at >= start && at < end) {
                    boolean space = Characters.isSpace(c);
                    letters.add(new TextRun(String.valueOf(c), !space && run.bold(), !space && run.italic()));
                }
                at++;
            }
        }
        return TextLines.of(new Paragraph(List.copyOf(letters))).stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void visit(Text text) {
        inlines.add(new TextRun(text.getLiteral(), bold > 0, italic > 0));
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        inlines.add(new LineBreak());
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
    public void visit(HtmlInline tag) {
        switch (tag.getLiteral()) {
            case "<strong>" -> bold++;
            case "</strong>" -> bold--;
            case "<em>" -> italic++;
            case "</em>" -> italic--;
            default -> throw new AssertionError("a tag from the text came through: " + tag.getLiteral());
        }
    }
}
