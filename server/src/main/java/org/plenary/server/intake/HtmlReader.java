package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.server.intake.IntakeException.Reason;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Passage.ListMark;
import org.plenary.server.intake.Passage.Shape;

/**
 * Reads the paragraphs of HTML as programs put it on the clipboard: Word and LibreOffice, Google Docs, Word in
 * browsers, and pages of the web. Nothing that it names is fetched, nothing in it is run. What was tracked as deleted
 * stays out, what was tracked as inserted comes in. For one thread, one use.
 */
final class HtmlReader {
    /** Elements nest so deep at most; what is deeper, the parser puts beside. */
    private static final int MAX_DEPTH = 100;

    /** Beginnings and ends of elements; a page of a word processor has some 200. */
    private static final int MAX_TAGS = 60_000;

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "caption",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "legend",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "ul");
    private static final Set<String> UNSEEN = Set.of(
            "head",
            "noscript",
            "rp",
            "script",
            "style",
            "template",
            "title",
            "meta",
            "link",
            "xml",
            "base",
            "colgroup",
            "col",
            "wbr",
            "datalist");

    /** Begins in the middle of a table. */
    private static final Pattern ROWS =
            Pattern.compile("\\s*</?(?:td|th|tr|tbody|thead|tfoot|caption|colgroup|col)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CELLS =
            Pattern.compile("</?(?:td|th|tr|caption|option|optgroup|legend)\\b", Pattern.CASE_INSENSITIVE);

    private final Document document;
    private final LabelReader labels = new LabelReader(Vocabulary.get());
    private final HtmlLists lists = new HtmlLists();
    private final HtmlStyleNames styles;
    private final HtmlNotes notes;
    private final Tables tables;
    private final HtmlChanges changes;
    private final Findings findings;
    /** Whether this is a part of a file, of which every word is to be read or told. */
    private final boolean part;

    /** Where paragraphs go: to the whole, or to a cell of a table. */
    private List<Passage> out = new ArrayList<>();

    private HtmlParagraph text = new HtmlParagraph();
    private Setting setting = Setting.BODY;
    private @Nullable ListMark mark;
    private int paragraphs;

    /** What the blocks around a paragraph say of it. */
    private record Setting(Shape shape, int depth, int indent, boolean centred) {
        static final Setting BODY = new Setting(Shape.BODY, 0, 0, false);
    }

    private HtmlReader(Document document, Findings findings, boolean part) {
        this.findings = findings;
        this.part = part;
        this.document = document;
        this.styles = new HtmlStyleNames(document);
        this.notes = new HtmlNotes(document, findings, part, this::footnote);
        this.tables = new Tables(findings);
        this.changes = new HtmlChanges(findings);
    }

    /** The paragraphs of a page or of a part of one. */
    static List<Passage> read(String html, Findings findings) {
        return reader(html, findings, false).run();
    }

    /**
     * The paragraphs of a part of a file.
     *
     * @param before how many paragraphs the file has before it
     */
    static List<Passage> readPart(String html, int before, Findings findings) {
        // A parser drops such tags where they do not belong, and the words beside them would become one.
        String apart = CELLS.matcher(html).replaceAll(" $0");
        HtmlReader reader = reader(isOfRows(html) ? "<table>" + apart : apart, findings, true);
        reader.paragraphs = before;
        return reader.run();
    }

    /** Whether HTML begins with rows or cells of a table that began before. */
    static boolean isOfRows(String html) {
        return ROWS.matcher(html).lookingAt();
    }

    /** Whether an element of this name is a block, in lower case. */
    static boolean isBlock(String name) {
        return BLOCKS.contains(name);
    }

    /** The words of a note, apart from the text in which its mark stands; marks in it point nowhere. */
    private Footnote footnote(Element note) {
        List<Passage> outside = out;
        HtmlParagraph around = text;
        Setting setAround = setting;
        ListMark markAround = mark;
        int count = paragraphs;
        List<Passage> inside = new ArrayList<>();
        out = inside;
        text = new HtmlParagraph();
        setting = Setting.BODY;
        mark = null;
        children(note, HtmlLook.PLAIN);
        end();
        out = outside;
        text = around;
        setting = setAround;
        mark = markAround;
        paragraphs = count;
        return NoteWords.of(inside, findings, where());
    }

    private static HtmlReader reader(String html, Findings findings, boolean part) {
        long tags = html.chars().filter(c -> c == '<').count();
        if (tags > MAX_TAGS) {
            throw new IntakeException(
                    Reason.TOO_LONG, "Expected at most " + MAX_TAGS + " tags of HTML, got more. Paste less at once.");
        }
        Document document = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        return new HtmlReader(document, findings, part);
    }

    private List<Passage> run() {
        if (part) {
            document.head().children().forEach(this::tellUnseen);
        }
        children(document.body(), HtmlLook.PLAIN);
        end();
        notes.tellOthers();
        return out;
    }

    private void tellUnseen(Element element) {
        String words = element.text() + " " + element.data();
        if (part && !words.isBlank() && !element.normalName().equals("rp")) {
            findings.add(FindingCode.HTML, where(), words);
        }
    }

    private String where() {
        return "paragraph " + (paragraphs + 1);
    }

    private void children(Element parent, HtmlLook look) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode piece) {
                text.text(piece.getWholeText(), look);
            } else if (child instanceof Comment comment) {
                notes.comment(comment, where());
            } else if (child instanceof Element element) {
                element(element, look);
            }
        }
    }

    private void element(Element element, HtmlLook around) {
        String name = element.normalName();
        HtmlStyle style = HtmlStyle.of(element);
        if (UNSEEN.contains(name) && !(part && name.equals("noscript"))) {
            tellUnseen(element);
            return;
        }
        if (HtmlLists.isIgnored(style)) {
            return;
        }
        if (changes.isLeftOut(element, style, where()) || notes.isMark(element, where(), text::footnote)) {
            return;
        }
        HtmlLook look = around.in(element, style);
        changes.tell(element, around, look, where());
        switch (name) {
            case "br" -> lineBreak(style);
            case "table" -> table(element, look);
            case "ol", "ul" -> list(element, look);
            case "rt" -> reading(element, look);
            case "span" -> span(element, look);
            default -> {
                if (BLOCKS.contains(name)) {
                    block(element, name, style, look);
                } else {
                    children(element, look);
                }
            }
        }
    }

    /** Plenary's own editor puts footnotes on the clipboard where they stand. */
    private void span(Element element, HtmlLook look) {
        if (element.hasAttr("data-footnote")) {
            text.footnote(footnote(element));
        } else {
            children(element, look);
        }
    }

    /** The reading beside a word stands behind it in round brackets. */
    private void reading(Element element, HtmlLook look) {
        text.text(" (", look);
        children(element, look);
        text.text(")", look);
    }

    private void lineBreak(HtmlStyle style) {
        if (!style.get("page-break-before").equals("always")) {
            text.lineBreak();
        }
    }

    private void block(Element element, String name, HtmlStyle style, HtmlLook look) {
        end();
        Setting around = setting;
        setting = within(element, name, style);
        ListMark word = HtmlLists.ofWord(element, style);
        if (word != null) {
            mark = word;
        } else if (name.equals("li")) {
            mark = lists.item(element);
        }
        children(element, look);
        end();
        setting = around;
        if (name.equals("li")) {
            mark = null;
        }
    }

    private Setting within(Element element, String name, HtmlStyle style) {
        Passage named = styles.shape(element);
        Shape shape = setting.shape();
        int depth = setting.depth();
        if (named != null) {
            shape = named.shape() == Shape.TITLE ? Shape.HEADING : named.shape();
            depth = named.depth();
        } else if (name.matches("h[1-6]")) {
            shape = Shape.HEADING;
            depth = name.charAt(1) - '0';
        } else if (element.hasClass("MsoTitle")) {
            shape = Shape.HEADING;
            depth = 1;
        } else if (element.classNames().stream().anyMatch(each -> each.matches("MsoToc(?:\\d|Heading)"))) {
            shape = Shape.CONTENTS;
        }
        int margin = Math.max(0, style.length("margin-left"));
        int indent = Math.max(margin, lists.depth() * HtmlLists.STEP);
        boolean centred = style.get("text-align").equals("center")
                || element.attr("align").equalsIgnoreCase("center")
                || name.equals("center")
                || (setting.centred() && style.get("text-align").isEmpty());
        return new Setting(shape, depth, Math.max(indent, setting.indent()), centred);
    }

    private void list(Element list, HtmlLook look) {
        end();
        ListMark around = mark;
        lists.begin(list);
        children(list, look);
        end();
        lists.end();
        mark = around;
    }

    private void table(Element table, HtmlLook look) {
        end();
        table.children().stream()
                .filter(each -> each.normalName().equals("caption"))
                .forEach(caption -> element(caption, look));
        List<Passage> outside = out;
        int place = paragraphs + 1;
        TableGrid grid = HtmlTable.grid(table, cell -> cell(cell, look));
        out = outside;
        if (HtmlTable.isLayout(table)) {
            grid.passages().forEach(out::add);
        } else {
            out.addAll(tables.passages(grid, new Tables.Form(Shape.TABLE, 0, true, setting.indent(), place)));
        }
    }

    private List<Passage> cell(Element cell, HtmlLook look) {
        List<Passage> inside = new ArrayList<>();
        out = inside;
        Setting around = setting;
        setting = Setting.BODY;
        children(cell, look.in(cell, HtmlStyle.of(cell)));
        end();
        setting = around;
        return inside;
    }

    /**
     * Ends the paragraph. A line in it that begins with a number begins another, and so does what follows an empty
     * line.
     */
    private void end() {
        HtmlParagraph paragraph = text;
        text = new HtmlParagraph();
        List<Inline> inlines = paragraph.build();
        if (inlines.isEmpty()) {
            return;
        }
        if (paragraph.replaced() > 0) {
            findings.add(FindingCode.CHARACTERS, where(), InlineText.plain(inlines));
        }
        List<Inline> lines = new ArrayList<>();
        List<Inline> line = new ArrayList<>();
        for (Inline inline : inlines) {
            if (inline instanceof LineBreak) {
                join(lines, line);
                line = new ArrayList<>();
            } else {
                line.add(inline);
            }
        }
        join(lines, line);
        add(lines);
    }

    private void join(List<Inline> lines, List<Inline> line) {
        if (InlineText.isBlank(line) || (!lines.isEmpty() && beginsParagraph(InlineText.plain(line)))) {
            add(lines);
            lines.clear();
        } else if (!lines.isEmpty()) {
            lines.add(new LineBreak());
        }
        lines.addAll(line);
    }

    private boolean beginsParagraph(String line) {
        Label label = labels.typed(line);
        return label != null
                && (label.family() != Family.ITEM || label.sign().startsWith("(") || label.isPlainNumber());
    }

    private void add(List<Inline> lines) {
        List<Inline> inlines = InlineText.stripped(lines);
        if (inlines.isEmpty()) {
            return;
        }
        paragraphs++;
        int most = part ? IntakeLimits.MAX_PARAGRAPHS : IntakeLimits.MAX_FRAGMENT_PARAGRAPHS;
        IntakeLimits.require(paragraphs, most, "paragraphs");
        ListMark number = mark;
        mark = null;
        boolean typed = number != null
                && (number.label().isEmpty() || number.label().equals("•"))
                && labels.typed(InlineText.plain(inlines)) != null;
        out.add(new Passage(
                setting.shape(),
                setting.depth(),
                inlines,
                typed ? null : number,
                setting.indent(),
                setting.centred(),
                paragraphs));
    }
}
