package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableRow;
import org.plenary.server.intake.IntakeException.Reason;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Passage.ListMark;
import org.plenary.server.intake.Passage.Shape;

/**
 * Reads the paragraphs of CommonMark, with the tables and struck text of GitHub's and with footnotes. The first heading
 * of level 1 is the title. Ordered lists give their items numbers, lists within lists go deeper. In a text that Plenary
 * wrote, whose clauses begin with their numbers in bold or as headings and which has no ordered lists, everything is
 * taken at its word: what stands there as a number is a number and nothing else is.
 *
 * <p>Every word of the text comes into a paragraph or into a finding. For one thread, one use.
 */
final class MarkdownReader extends AbstractVisitor {
    /** How deep quotations and lists may nest. */
    static final int MAX_DEPTH = 100;

    /** How much further in each level of a list stands. */
    private static final int STEP = 400;

    private static final char NO_CHARACTER = '\uFDD0';

    private final LabelReader labels = new LabelReader(Vocabulary.get());
    private final Findings findings;
    private final MarkdownSource source;
    private final MarkdownText text;
    private final MarkdownLines lines;
    private final MarkdownTable tables;
    private final List<Passage> passages = new ArrayList<>();
    private final List<MarkdownNotes.Note> notes = new ArrayList<>();
    private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Of each depth the last number of its last list. */
    private final Map<Integer, Integer> lastNumbers = new HashMap<>();

    private final boolean own;
    private final boolean inNote;
    private boolean titled;
    private int lists;
    private int depth;
    private int nested;
    private @Nullable ListMark mark;
    private boolean opensItem;
    /** Whether the last block of HTML ended within a table. */
    private boolean inTable;

    private MarkdownReader(MarkdownSource source, Findings findings, boolean inNote, boolean own) {
        this.findings = findings;
        this.source = source;
        this.inNote = inNote;
        this.own = own;
        this.text = new MarkdownText(findings, own, this::refer);
        this.lines = new MarkdownLines(labels);
        this.tables = new MarkdownTable(source, text, findings);
    }

    /** The paragraphs of a text. */
    static List<Passage> read(String markdown, Findings findings) {
        String lines = markdown.replace("\r\n", "\n").replace('\r', '\n');
        FrontMatter front = FrontMatter.of(lines, findings);
        String body = lines.substring(front.end());
        if (body.indexOf(NO_CHARACTER) >= 0) {
            findings.add(FindingCode.CHARACTERS, null, "");
            body = body.replace(NO_CHARACTER, '\uFFFD');
        }
        String accepted = CriticChanges.accept(body, front.lines() + 1, findings);
        MarkdownSource source = MarkdownSource.of(AngleSigns.withStandIns(accepted));
        Node document = source.parse();
        MarkdownReader reader = new MarkdownReader(source, findings, false, MarkdownDialect.isOwn(document));
        reader.visitChildren(document);
        reader.tellNotes();
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
        add(new Passage(shape, level, inlines, number, depth * STEP, false, passages.size() + 1));
    }

    private void add(Passage passage) {
        passages.add(passage);
        IntakeLimits.require(passages.size(), IntakeLimits.MAX_PARAGRAPHS, "paragraphs");
    }

    @Override
    public void visit(Heading heading) {
        List<Inline> inlines = MarkdownText.joined(text.of(heading, where()));
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
        } else if (isAboveRule(heading, plain)) {
            addBody(inlines);
        } else {
            heading(heading.getLevel(), inlines);
        }
    }

    private void heading(int level, List<Inline> inlines) {
        boolean title = level == 1 && !titled && labels.typed(InlineText.plain(inlines)) == null;
        titled |= title;
        Shape shape = title ? Shape.TITLE : Shape.HEADING;
        add(shape, level, inlines, title ? null : number(InlineText.plain(inlines)));
    }

    /** Whether sentences stand above a line of hyphens, which is a rule to people and an underline to CommonMark. */
    private static boolean isAboveRule(Heading heading, String plain) {
        boolean underlined = heading.getSourceSpans().size() > 1;
        return underlined
                && heading.getLevel() == 2
                && (HeadingSigns.endsSentence(plain) || heading.getSourceSpans().size() > 3);
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (done.contains(paragraph)) {
            return;
        }
        List<List<Inline>> read = text.of(paragraph, where());
        if (own) {
            ownParagraph(MarkdownText.joined(read));
        } else {
            int rule = MarkdownTable.ruleIn(read);
            if (rule != 1) {
                paragraphs(rule < 0 ? read : read.subList(0, rule - 1));
            }
            if (rule >= 0) {
                table(tables.loose(read, rule, form()));
            }
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
        Label bold = boldNumber(inlines);
        if (bold != null && (bold.isAlternative() || (label != null && label.isAlternative()))) {
            // "**OP6** alt 2 States": what stands behind the bold is no part of the number.
            Shape shape = bold.family() == Family.PREAMBULAR ? Shape.PREAMBULAR : Shape.OPERATIVE;
            List<Inline> words = InlineText.stripped(InlineText.withoutLabel(inlines, bold.length()));
            add(shape, 0, words, new ListMark(bold.text(), "", 0));
            return;
        }
        if (label != null && label.family() == Family.PREAMBULAR && MarkdownDialect.isBold(inlines)) {
            add(Shape.PREAMBULAR, 0, inlines, null);
        } else if (label != null && label.family() == Family.OPERATIVE && MarkdownDialect.isBold(inlines)) {
            add(Shape.OPERATIVE, 0, inlines, null);
        } else {
            add(Shape.CONTINUATION, 0, inlines, null);
        }
    }

    /** The number of a clause that is all that stands in bold at the beginning; null if there is none. */
    private @Nullable Label boldNumber(List<Inline> inlines) {
        if (!MarkdownDialect.isBold(inlines)) {
            return null;
        }
        String bold = InlineText.plain(inlines.subList(0, 1)).strip();
        Label label = labels.typed(bold);
        boolean isClause = label != null && (label.family() == Family.PREAMBULAR || label.family() == Family.OPERATIVE);
        return label != null && isClause && label.length() == bold.length() ? label : null;
    }

    private void paragraphs(List<List<Inline>> read) {
        for (List<Inline> paragraph : lines.paragraphs(read)) {
            addBody(opensItem ? MarkdownLines.withBox(paragraph) : paragraph);
        }
    }

    private void addBody(List<Inline> inlines) {
        add(Shape.BODY, 0, inlines, number(InlineText.plain(inlines)));
    }

    /** The number of the item that begins with these words, if one does. */
    private @Nullable ListMark number(String words) {
        ListMark number = opensItem ? mark : null;
        opensItem = false;
        boolean typed = number != null && number.label().equals("•") && labels.typed(words) != null;
        return typed ? null : number;
    }

    /** Where a table stands that comes next. */
    private Tables.Form form() {
        Shape shape = own ? Shape.SURE_TABLE : Shape.TABLE;
        return new Tables.Form(shape, own ? depth : 0, false, depth * STEP, passages.size() + 1);
    }

    private void table(List<Passage> read) {
        for (Passage each : read) {
            ListMark number = each.isTable() ? number("") : number(each.text());
            add(new Passage(
                    each.shape(),
                    each.depth(),
                    each.inlines(),
                    number,
                    depth * STEP,
                    false,
                    passages.size() + 1,
                    each.table()));
        }
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            table(tables.read(table, form()));
        } else if (block instanceof MarkdownNotes.Note note) {
            notes.add(note);
        } else {
            visitChildren(block);
        }
    }

    /**
     * A note stands where the text refers to it first. Notes of notes are told at the end: they may refer to each
     * other.
     */
    private @Nullable Footnote refer(MarkdownNotes.Note note, String where) {
        if (inNote || !done.add(note)) {
            findings.add(FindingCode.NOTE_MARKS, where, "[^" + note.label() + "]");
            return null;
        }
        return read(note, where);
    }

    private Footnote read(MarkdownNotes.Note note, String where) {
        MarkdownReader reader = new MarkdownReader(source, findings, true, own);
        reader.visitChildren(note);
        notes.addAll(reader.notes);
        return NoteWords.of(reader.passages, findings, where);
    }

    /** Tells of the notes to which nothing in the text refers. */
    private void tellNotes() {
        for (int at = 0; at < notes.size(); at++) {
            MarkdownNotes.Note note = notes.get(at);
            if (done.add(note)) {
                String words = InlineText.plain(read(note, "notes").inlines());
                LongWords.tell(findings, FindingCode.FOOTNOTES, null, words.replace('\n', ' '));
            }
        }
    }

    /** A definition of a link that nothing uses is text to people, or a comment if it leads nowhere. */
    @Override
    public void visit(LinkReferenceDefinition definition) {
        if (source.notes().isUsed(definition)) {
            return;
        }
        String title = definition.getTitle();
        if (definition.getDestination().matches("#?") && title != null) {
            findings.add(FindingCode.COMMENTS, where(), AngleSigns.restored(title));
        } else {
            String line = source.of(definition);
            String again = "[" + definition.getLabel() + "]: " + definition.getDestination();
            plain(!line.isEmpty() ? line : title == null ? again : again + " " + title);
        }
    }

    /** Adds a paragraph of text without mark-up. */
    private void plain(String words) {
        InlineBuilder builder = new InlineBuilder();
        builder.text(AngleSigns.restored(words), false, false);
        List<Inline> inlines = builder.build();
        if (builder.replaced() > 0) {
            findings.add(FindingCode.CHARACTERS, where(), words);
        }
        addBody(inlines);
    }

    @Override
    public void visit(BulletList list) {
        if (depth == 0) {
            lists++;
        }
        depth++;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            item(item, "•");
        }
        depth--;
        opensItem = false;
    }

    @Override
    public void visit(OrderedList list) {
        if (depth == 0) {
            lists++;
        }
        depth++;
        MarkdownNumbers numbers = new MarkdownNumbers(list, source, lastNumbers.getOrDefault(depth, 0));
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String typed = numbers.next(item);
            Passage last = passages.isEmpty() ? null : passages.get(passages.size() - 1);
            if (last != null && item.getFirstChild() instanceof Paragraph first && numbers.isWrapped(item, last)) {
                goOn(last, typed, first);
                done.add(first);
                visitChildren(item);
            } else {
                item(item, numbers.label());
            }
        }
        lastNumbers.put(depth, numbers.last());
        depth--;
        opensItem = false;
    }

    /** Joins a line to the sentence in which its number stands. */
    private void goOn(Passage last, String number, Paragraph line) {
        InlineBuilder builder = new InlineBuilder();
        builder.all(last.inlines());
        builder.text(" " + number + " ", false, false);
        builder.all(MarkdownText.joined(text.of(line, last.where())));
        List<Inline> inlines = builder.build();
        findings.add(FindingCode.JOINED_LINES, last.where(), InlineText.plain(inlines));
        passages.set(
                passages.size() - 1,
                new Passage(
                        last.shape(), last.depth(), inlines, last.mark(), last.indent(), last.centred(), last.place()));
    }

    private void item(Node item, String label) {
        mark = new ListMark(label, "list " + lists, depth - 1);
        opensItem = true;
        Node first = item.getFirstChild();
        if (own && !(first instanceof Paragraph)) {
            // An item that begins with something else has a number all the same.
            ownParagraph(List.of());
        } else if ((first == null || first instanceof ListBlock) && !label.equals("•")) {
            findings.add(FindingCode.LABELS, where(), label);
        }
        visitChildren(item);
    }

    @Override
    public void visit(ListItem item) {
        visitChildren(item);
    }

    @Override
    public void visit(BlockQuote quote) {
        if (own && depth == 0 && isAround(quote)) {
            for (List<Inline> line : new MarkdownText(new Findings()).linesOf(quote, where())) {
                add(Shape.MASTHEAD, 0, line, null);
            }
        } else {
            findings.add(FindingCode.BLOCKS, where(), "");
            visitChildren(quote);
        }
    }

    /** Whether a quotation is what Plenary writes above or below a text: lines and nothing else. */
    private static boolean isAround(BlockQuote quote) {
        boolean lines = quote.getPrevious() == null || quote.getNext() == null;
        for (Node child = quote.getFirstChild(); child != null; child = child.getNext()) {
            lines &= child instanceof Paragraph;
        }
        return lines;
    }

    @Override
    public void visit(FencedCodeBlock code) {
        String info = code.getInfo();
        code(code.getLiteral(), info == null || info.isBlank() ? "" : info + ": ");
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code.getLiteral(), "");
    }

    /** Text that is indented by four spaces is code to CommonMark, but not to people. */
    private void code(String literal, String info) {
        findings.add(FindingCode.BLOCKS, where(), AngleSigns.restored(info + literal));
        literal.lines().filter(line -> !line.isBlank()).forEach(this::plain);
    }

    @Override
    public void visit(HtmlBlock html) {
        if (!done.add(html)) {
            return;
        }
        StringBuilder block = new StringBuilder(html.getLiteral());
        // A blank line ends a block of HTML to CommonMark, also within a table.
        for (Node next = html.getNext(); next instanceof HtmlBlock more; next = next.getNext()) {
            done.add(more);
            block.append("\n\n").append(more.getLiteral());
        }
        String rest = MarkdownHtml.withoutComments(block.toString(), where(), findings);
        if (MarkdownHtml.isText(rest)) {
            visitChildren(source.parsePiece(rest));
        } else if (!rest.isBlank()) {
            html(rest);
        }
    }

    private void html(String html) {
        findings.add(FindingCode.HTML, where(), MarkdownHtml.tags(html));
        boolean goesOn = inTable && HtmlReader.isOfRows(html);
        inTable = MarkdownHtml.leavesTableOpen(html, goesOn);
        for (Passage passage : HtmlReader.readPart(AngleSigns.restoredAsHtml(html), passages.size(), findings)) {
            if (passage.shape() == Shape.HEADING && passage.depth() == 1) {
                heading(1, passage.inlines());
                continue;
            }
            Passage whole = goesOn && passage.isTable() ? withRowsOf(passage) : null;
            goesOn = false;
            if (whole != null) {
                passages.set(passages.size() - 1, whole);
                continue;
            }
            String words = passage.isTable() ? "" : passage.text();
            ListMark number = passage.mark() == null ? number(words) : passage.mark();
            add(new Passage(
                    passage.shape(),
                    passage.depth(),
                    passage.inlines(),
                    number,
                    passage.indent() + depth * STEP,
                    passage.centred(),
                    passages.size() + 1,
                    passage.table()));
        }
    }

    /** The last table with the rows of this one, which a blank line parted from it; null if they cannot be one. */
    private @Nullable Passage withRowsOf(Passage rest) {
        Passage last = passages.isEmpty() ? null : passages.get(passages.size() - 1);
        if (last == null || last.table() == null || rest.table() == null) {
            return null;
        }
        List<TableRow> rows = new ArrayList<>(last.table().rows());
        rows.addAll(rest.table().rows());
        return rows.size() > Table.MAX_ROWS ? null : last.with(new Table(rows));
    }
}
