package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.plenary.instrument.Inline;

/** Reads the rows of tables in Markdown. For one thread. */
final class MarkdownTable {
    private static final Pattern RULE = Pattern.compile("\\|?\\h*:?-+:?\\h*(?:\\|\\h*:?-*:?\\h*)*");
    private static final Pattern PIPE = Pattern.compile("(?<!\\\\)\\|");

    private static final String WORD = "x ";

    private final MarkdownSource source;
    private final MarkdownText text;
    private final TableRows rows;

    MarkdownTable(MarkdownSource source, MarkdownText text, Findings findings) {
        this.source = source;
        this.text = text;
        this.rows = new TableRows(findings);
    }

    /**
     * The rows of a table, one paragraph of each.
     *
     * @param before how many paragraphs are before it
     */
    List<Passage> rows(TableBlock table, int before) {
        List<Passage> passages = new ArrayList<>();
        int columns = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                int place = before + passages.size() + 1;
                List<List<Passage>> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(cell(text.of(cell, "paragraph " + place), place));
                }
                columns = Math.max(columns, cells.size());
                addExcess((TableRow) row, columns, cells, place);
                passages.addAll(rows.passages(cells));
            }
        }
        return passages;
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

    private static List<Passage> cell(List<List<Inline>> lines, int place) {
        return List.of(Passage.body(MarkdownText.joined(lines), 0, place));
    }

    /** At which line of a paragraph the rule below the head of a table stands that is one to people only; -1 if at none. */
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

    /** The rows around such a rule, of which the first stands above it. */
    List<Passage> loose(List<List<Inline>> lines, int rule, int before) {
        List<Passage> passages = new ArrayList<>();
        for (int at = rule - 1; at < lines.size(); at++) {
            if (at != rule) {
                int place = before + passages.size() + 1;
                List<List<Passage>> cells = new ArrayList<>();
                int from = 0;
                String plain = InlineText.plain(lines.get(at));
                for (int pipe = plain.indexOf('|'); pipe >= 0; pipe = plain.indexOf('|', from)) {
                    cells.add(List.of(Passage.body(between(lines.get(at), from, pipe), 0, place)));
                    from = pipe + 1;
                }
                cells.add(List.of(Passage.body(between(lines.get(at), from, plain.length()), 0, place)));
                passages.addAll(rows.passages(cells));
            }
        }
        return passages;
    }

    private static List<Inline> between(List<Inline> inlines, int from, int to) {
        return InlineText.stripped(InlineText.after(InlineText.before(inlines, to), from));
    }
}
