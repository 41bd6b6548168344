package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.IntakeException.Reason;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Passage.ListMark;
import org.plenary.server.intake.Passage.Shape;

/**
 * Reads the paragraphs of CommonMark. The first heading of level 1 is the title. Ordered lists give their items numbers, lists
 * within lists go deeper. In a text that Plenary wrote, whose clauses begin with their numbers in bold or as headings and which
 * has no ordered lists, everything is taken at its word: what stands there as a number is a number and nothing else is. For
 * one thread, one use.
 */
final class MarkdownReader extends AbstractVisitor {
    /** How deep quotations and lists may nest. */
    private static final int MAX_DEPTH = 100;

    private static final Pattern DEEP =
            Pattern.compile("^(?:[\\h>*+-]|\\d{1,9}[.)]){" + 4 * MAX_DEPTH + "}", Pattern.MULTILINE);
    /** How much further in each level of a list stands. */
    private static final int STEP = 400;

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\\h*\\R(?:.*\\R){0,200}?(?:---|\\.\\.\\.)\\h*(?:\\R|\\z)");
    private static final Pattern TABLE_RULE = Pattern.compile("\\|?\\h*:?-+:?\\h*(?:\\|\\h*:?-*:?\\h*)*");

    private final LabelReader labels = new LabelReader(Vocabulary.get());
    private final Findings findings;
    private final MarkdownText text;
    private final List<Passage> passages = new ArrayList<>();
    private final boolean own;
    private boolean titled;
    private int lists;
    private int depth;
    private int nested;
    private @Nullable ListMark mark;
    private boolean opensItem;

    private MarkdownReader(Node document, Findings findings) {
        this.findings = findings;
        this.own = MarkdownDialect.isOwn(document);
        this.text = new MarkdownText(findings, own);
    }

    /** The paragraphs of a text. */
    static List<Passage> read(String markdown, Findings findings) {
        String source = markdown;
        Matcher front = FRONT_MATTER.matcher(markdown);
        if (front.lookingAt() && front.end() < 20_000) {
            findings.add(FindingCode.FRONT_MATTER, "line 1", front.group());
            source = markdown.substring(front.end());
        }
        if (DEEP.matcher(source).find()) {
            throw tooDeep();
        }
        Node document = Parser.builder()
                .customInlineContentParserFactory(new AngleBrackets())
                .build()
                .parse(source);
        MarkdownReader reader = new MarkdownReader(document, findings);
        reader.visitChildren(document);
        return reader.passages;
    }

    static IntakeException tooDeep() {
        return new IntakeException(
                Reason.TOO_LONG,
                "Expected lists, quotations and marks that nest at most " + MAX_DEPTH + " deep, got more.");
    }

    @Override
    protected void visitChildren(Node parent) {
        if (++nested > MAX_DEPTH) {
            throw tooDeep();
        }
        super.visitChildren(parent);
        nested--;
    }

    private String where() {
        return "paragraph " + (passages.size() + 1);
    }

    private void add(Shape shape, int level, List<Inline> inlines, @Nullable ListMark number) {
        passages.add(new Passage(shape, level, inlines, number, depth * STEP, false, passages.size() + 1));
        IntakeLimits.require(passages.size(), IntakeLimits.MAX_PARAGRAPHS, "paragraphs");
    }

    @Override
    public void visit(Heading heading) {
        List<Inline> inlines = text.of(heading, where()).get(0);
        String plain = InlineText.plain(inlines);
        if (own && depth == 0) {
            Label label = labels.typed(plain);
            Family family = label == null || label.length() < plain.length() ? null : label.family();
            Shape shape = heading.getLevel() == 1 ? Shape.TITLE : Shape.SURE_HEADING;
            if (family == Family.ARTICLE && heading.getLevel() == 3) {
                shape = Shape.ARTICLE;
            } else if (family == Family.ANNEX && heading.getLevel() == 2) {
                shape = Shape.ANNEX;
            }
            add(shape, 0, inlines, null);
        } else {
            boolean title = heading.getLevel() == 1 && !titled && labels.typed(plain) == null;
            titled |= title;
            add(title ? Shape.TITLE : Shape.HEADING, heading.getLevel(), inlines, null);
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        List<List<Inline>> lines = text.of(paragraph, where());
        if (own) {
            ownParagraph(text.joined(lines, true));
        } else if (isTable(lines)) {
            table(lines);
        } else {
            paragraphs(lines);
        }
    }

    private void ownParagraph(List<Inline> inlines) {
        boolean opens = opensItem;
        opensItem = false;
        if (depth > 0) {
            add(opens ? Shape.SUBPARAGRAPH : Shape.CONTINUATION, depth, inlines, null);
            return;
        }
        Label label = labels.typed(InlineText.plain(inlines));
        if (label != null && label.family() == Family.PREAMBULAR && MarkdownDialect.isBold(inlines)) {
            add(Shape.PREAMBULAR, 0, inlines, null);
        } else if (label != null && label.family() == Family.OPERATIVE && MarkdownDialect.isBold(inlines)) {
            add(Shape.OPERATIVE, 0, inlines, null);
        } else {
            add(Shape.CONTINUATION, 0, inlines, null);
        }
    }

    /** Lines of one paragraph are one, except where a line begins with a number. */
    private void paragraphs(List<List<Inline>> lines) {
        List<List<Inline>> together = new ArrayList<>();
        for (List<Inline> line : lines) {
            Label label = labels.typed(InlineText.plain(line));
            boolean begins = label != null
                    && (label.family() != Family.ITEM || label.sign().startsWith("("));
            if (begins && !together.isEmpty()) {
                addBody(text.joined(together, false));
                together.clear();
            }
            together.add(line);
        }
        addBody(text.joined(together, false));
    }

    private void addBody(List<Inline> inlines) {
        ListMark number = opensItem ? mark : null;
        opensItem = false;
        boolean typed = number != null && number.label().equals("•") && labels.typed(InlineText.plain(inlines)) != null;
        add(Shape.BODY, 0, inlines, typed ? null : number);
    }

    private static boolean isTable(List<List<Inline>> lines) {
        return lines.size() > 1
                && TABLE_RULE.matcher(InlineText.plain(lines.get(1)).strip()).matches()
                && InlineText.plain(lines.get(0)).contains("|");
    }

    private void table(List<List<Inline>> lines) {
        for (int at = 0; at < lines.size(); at++) {
            if (at != 1) {
                findings.add(FindingCode.TABLES, where(), InlineText.plain(lines.get(at)));
                add(Shape.ROW, 0, lines.get(at), null);
            }
        }
    }

    @Override
    public void visit(BulletList list) {
        items(list, null);
    }

    @Override
    public void visit(OrderedList list) {
        items(list, list);
    }

    private void items(Node list, @Nullable OrderedList ordered) {
        if (depth == 0) {
            lists++;
        }
        depth++;
        int number = ordered == null || ordered.getMarkerStartNumber() == null ? 1 : ordered.getMarkerStartNumber();
        String sign = ordered == null || ordered.getMarkerDelimiter() == null ? "." : ordered.getMarkerDelimiter();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            mark = new ListMark(ordered == null ? "•" : number + sign, "list " + lists, depth - 1);
            opensItem = true;
            if (item.getFirstChild() instanceof Paragraph) {
                visitChildren(item);
            } else {
                // An item that begins with something else has a number all the same.
                if (own) {
                    ownParagraph(List.of());
                } else if (item.getFirstChild() != null) {
                    addBody(List.of());
                }
                visitChildren(item);
            }
            number++;
        }
        depth--;
        opensItem = false;
    }

    @Override
    public void visit(ListItem item) {
        visitChildren(item);
    }

    @Override
    public void visit(BlockQuote quote) {
        if (own && depth == 0 && (quote.getPrevious() == null || quote.getNext() == null)) {
            for (List<Inline> line : new MarkdownText(new Findings()).linesOf(quote, where())) {
                add(Shape.MASTHEAD, 0, line, null);
            }
        } else {
            findings.add(FindingCode.BLOCKS, where(), "");
            visitChildren(quote);
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code.getLiteral());
    }

    /** Text that is indented by four spaces is code to CommonMark, but not to people. */
    private void code(String literal) {
        findings.add(FindingCode.BLOCKS, where(), literal);
        for (String line : literal.split("\\R", -1)) {
            if (!line.isBlank()) {
                InlineBuilder builder = new InlineBuilder();
                builder.text(line, false, false);
                addBody(builder.build());
            }
        }
    }

    @Override
    public void visit(HtmlBlock html) {
        boolean comment = html.getLiteral().startsWith("<!--");
        findings.add(comment ? FindingCode.COMMENTS : FindingCode.HTML, where(), html.getLiteral());
    }
}
