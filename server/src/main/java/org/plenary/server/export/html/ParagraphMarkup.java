package org.plenary.server.export.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.RedlineTable;
import org.plenary.instrument.redline.Run;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.StatusMarks.Piece;
import org.plenary.server.export.Stretch;

/** Writes the paragraphs of a clause, those of sub-paragraphs as lists within lists. */
final class ParagraphMarkup {
    private final Page page;
    private final Markup out;
    private final RunMarkup runs;
    private final boolean numbered;
    private int depth;

    /** @param numbered whether paragraphs directly in the clause show its number */
    ParagraphMarkup(Page page, boolean numbered) {
        this.page = page;
        this.out = page.out();
        this.runs = new RunMarkup(page);
        this.numbered = numbered;
    }

    void write(ClauseRedline clause) {
        List<ParagraphRedline> shown =
                clause.paragraphs().stream().filter(this::isShown).toList();
        List<Piece> opening = page.marks().opening(clause);
        List<Piece> closing = page.marks().closing(clause);
        if (shown.isEmpty() && !(opening.isEmpty() && closing.isEmpty())) {
            shown = clause.paragraphs().subList(0, 1);
        }
        for (int i = 0; i < shown.size(); ) {
            goTo(shown.get(i));
            int end = RedlineTable.end(shown, i);
            boolean last = end == shown.size();
            if (shown.get(i).cell() != null) {
                table(shown.subList(i, end), last ? closing : List.of());
            } else {
                write(shown.get(i), i == 0 ? opening : List.of(), last ? closing : List.of());
            }
            i = end;
        }
        while (depth > 0) {
            closeList();
        }
    }

    private boolean isShown(ParagraphRedline paragraph) {
        return hasLabel(paragraph) || paragraph.cell() != null || Stretch.isSeen(paragraph.runs());
    }

    private boolean hasLabel(ParagraphRedline paragraph) {
        return (numbered || paragraph.depth() > 0)
                && !(paragraph.labelBefore().isEmpty() && paragraph.labelAfter().isEmpty());
    }

    /** Opens and closes lists until those are open that the paragraph is in. */
    private void goTo(ParagraphRedline paragraph) {
        while (depth > paragraph.depth()) {
            closeList();
        }
        if (depth > 0 && depth == paragraph.depth() && hasLabel(paragraph)) {
            out.close().line().open("li");
        }
        while (depth < paragraph.depth()) {
            out.open("ol", "role", page.isOnScreen() ? "list" : null).open("li");
            depth++;
        }
    }

    private void closeList() {
        out.close().close().line();
        depth--;
    }

    /** A mark of the clause that comes behind its last text stands in the last cell. */
    private void table(List<ParagraphRedline> paragraphs, List<Piece> closing) {
        RedlineTable table = RedlineTable.of(paragraphs);
        int left = paragraphs.size();
        out.open("table").line();
        for (RedlineTable.Row row : table.rows()) {
            out.open("tr", attributes(row.change(), row.changed()));
            for (RedlineTable.Cell cell : row.cells()) {
                boolean own = cell.change() != row.change();
                out.open(
                        row.header() ? "th" : "td",
                        attributes(own ? cell.change() : Change.KEPT, own ? cell.changed() : 0));
                for (ParagraphRedline each : cell.paragraphs()) {
                    write(each, List.of(), --left == 0 ? closing : List.of());
                }
                out.close();
            }
            for (int column = row.cells().size(); column < table.columns(); column++) {
                out.open("td").close();
            }
            out.close().line();
        }
        out.close().line();
    }

    private @Nullable String[] attributes(Change change, long changed) {
        Contribution by = changed == 0 ? null : page.edition().contribution(changed);
        return new @Nullable String[] {
            "data-change", change == Change.KEPT ? null : change.name().toLowerCase(Locale.ROOT),
            "data-delegation", by == null ? null : by.delegation(),
            "data-person", by == null ? null : by.person(),
            "data-datetime", by == null ? null : by.at().toString()
        };
    }

    private void write(ParagraphRedline paragraph, List<Piece> opening, List<Piece> closing) {
        List<@Nullable String> attributes = new ArrayList<>();
        attributes.add("class");
        attributes.add(hasLabel(paragraph) ? "numbered" : null);
        Collections.addAll(attributes, attributes(paragraph.change(), paragraph.changed()));
        Collections.addAll(attributes, "dir", page.direction(paragraph));
        out.open("p", attributes.toArray(new @Nullable String[0]));
        if (hasLabel(paragraph)) {
            out.open("span", "class", "num");
            runs.number(paragraph.labelBefore(), paragraph.labelAfter());
            out.text(" ").close();
        }
        runs.status(opening);
        runs.paragraph(paragraph.runs());
        runs.status(closing);
        said(paragraph);
        out.close().line();
    }

    /** What became of the paragraph itself, where its text does not show it. */
    private void said(ParagraphRedline paragraph) {
        List<String> said = new ArrayList<>();
        if (paragraph.change() == Change.INSERTED && has(paragraph.runs(), Change.INSERTED)) {
            said.add(page.wording().paragraphSplit());
        }
        if (paragraph.change() == Change.DELETED && has(paragraph.runs(), Change.DELETED)) {
            said.add(page.wording().paragraphJoined());
        }
        if (paragraph.change() == Change.KEPT && paragraph.depth() != paragraph.depthBefore()) {
            said.add(page.wording().levelChanged(paragraph.depthBefore(), paragraph.depth()));
        }
        for (String words : said) {
            String by = paragraph.changed() == 0
                    ? ""
                    : " · " + page.authors().of(paragraph.changed()).mark();
            page.inline(() -> out.text(" "));
            out.element(
                    "span", words + by, "class", "said", "lang", page.wordsLanguage(), "dir", page.wordsDirection());
        }
    }

    /** Whether some text is there that fared otherwise than its paragraph. */
    private static boolean has(List<Run> runs, Change paragraph) {
        return runs.stream()
                .anyMatch(run -> run.change() != paragraph && !run.text().isBlank());
    }
}
