package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.plenary.instrument.Inline;

/** Reads tables in Markdown. For one thread. */
final class MarkdownTable {
    private static final Pattern RULE = Pattern.compile("\\|?\\h*:?-+:?\\h*(?:\\|\\h*:?-*:?\\h*)*");
    private static final Pattern PIPE = Pattern.compile("(?<!\\\\)\\|");

    private static final String WORD = "x ";

    private final MarkdownSource source;
    private final MarkdownText text;
    private final Tables tables;

    MarkdownTable(MarkdownSource source, MarkdownText text, Findings findings) {
        this.source = source;
        this.text = text;
        this.tables = new Tables(findings);
    }

    /**
     * A table; an empty row for a head is none.
     *
     * @param form where it stands
     */
    List<Passage> read(TableBlock table, Tables.Form form) {
        TableGrid grid = new TableGrid();
        int place = form.place();
        int columns = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                List<List<Passage>> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(cell(text.of(cell, "paragraph " + place), form));
                }
                columns = Math.max(columns, cells.size());
                addExcess((TableRow) row, columns, cells, place);
                boolean head = part instanceof TableHead;
                if (!head || cells.stream().flatMap(List::stream).anyMatch(each -> !each.isBlank())) {
                    add(grid, head, cells);
                }
            }
        }
        return tables.passages(grid, form);
    }

    private static void add(TableGrid grid, boolean head, List<List<Passage>> cells) {
        grid.row(head);
        cells.forEach(cell -> grid.cell(cell, 1, 1, false));
    }

    /** GitHub leaves out the cells of a row that has more than the head of the table. */
    private void addExcess(TableRow row, int columns, List<List<Passage>> cells, int place) {
        String line = source.of(row).strip();
        if (line.endsWith("|") && !line.endsWith("\\|")) {
            line = line.substring(0, line.length() - 1);
        }
        String inner = line.startsWith("|") ? line.substring(1) : line;
        String[] all = PIPE.split(inner, -1);
        for (int at = columns; at < all.length; at++) {
            // Behind a word it is no block of another kind.
            Node parsed = source.parsePiece(WORD + all[at].strip().replace("\\|", "|"));
            List<Inline> words = MarkdownText.joined(text.linesOf(parsed, "paragraph " + place));
            cells.add(List.of(Passage.body(InlineText.after(words, WORD.length()), 0, place)));
        }
    }

    /** In Plenary's own tables a line break may be the end of a paragraph as well; most are. */
    private static List<Passage> cell(List<List<Inline>> lines, Tables.Form form) {
        List<Inline> all = MarkdownText.joined(lines);
        List<List<Inline>> paragraphs = form.isSure() ? MarkdownLines.atBreaks(all) : List.of(all);
        return paragraphs.stream()
                .map(each -> Passage.body(each, 0, form.place()))
                .toList();
    }

    /**
     * At which line of a paragraph the rule below the head of a table stands that is one to people only; -1 if at none.
     */
    static int ruleIn(List<List<Inline>> lines) {
        for (int at = 1; at < lines.size(); at++) {
            String line = InlineText.plain(lines.get(at)).strip();
            if (line.contains("-")
                    && line.contains("|")
                    && RULE.matcher(line).matches()
                    && InlineText.plain(lines.get(at - 1)).contains("|")) {
                return at;
            }
        }
        return -1;
    }

    /** The table around such a rule, of which the head stands above it. */
    List<Passage> loose(List<List<Inline>> lines, int rule, Tables.Form form) {
        TableGrid grid = new TableGrid();
        for (int at = rule - 1; at < lines.size(); at++) {
            if (at != rule) {
                String plain = InlineText.plain(lines.get(at));
                int end = plain.stripTrailing().endsWith("|") ? plain.lastIndexOf('|') : plain.length();
                int from = plain.stripLeading().startsWith("|") ? plain.indexOf('|') + 1 : 0;
                List<List<Passage>> cells = new ArrayList<>();
                for (int pipe = plain.indexOf('|', from); pipe >= 0 && pipe < end; pipe = plain.indexOf('|', from)) {
                    cells.add(List.of(Passage.body(between(lines.get(at), from, pipe), 0, form.place())));
                    from = pipe + 1;
                }
                cells.add(List.of(Passage.body(between(lines.get(at), from, Math.max(from, end)), 0, form.place())));
                add(grid, at < rule, cells);
            }
        }
        return tables.passages(grid, form);
    }

    private static List<Inline> between(List<Inline> inlines, int from, int to) {
        return InlineText.stripped(InlineText.after(InlineText.before(inlines, to), from));
    }
}
