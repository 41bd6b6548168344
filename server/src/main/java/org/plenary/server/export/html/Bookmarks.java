package org.plenary.server.export.html;

import org.plenary.crdt.Change;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.server.export.Stretch;

/** Writes the outline of a text: a bookmark for each clause, below that of the heading or annex it stands under. */
final class Bookmarks {
    private static final int MAX_LENGTH = 80;

    private final Page page;
    private final Markup out;
    private boolean underHeading;

    Bookmarks(Page page) {
        this.page = page;
        this.out = page.out();
    }

    void write() {
        out.open("bookmarks").line();
        page.edition().redline().clauses().stream()
                .filter(clause -> clause.after() != null)
                .forEach(this::write);
        if (underHeading) {
            out.close();
        }
        out.close().line();
    }

    private void write(ClauseRedline clause) {
        ClauseKind kind = ClauseMarkup.form(clause).kind();
        String name = name(clause);
        if (name.isEmpty()) {
            return;
        }
        boolean heads = kind == ClauseKind.HEADING || kind == ClauseKind.ANNEX;
        if (underHeading && (heads || kind == ClauseKind.TITLE)) {
            out.close();
            underHeading = false;
        }
        out.open("bookmark", "name", name, "href", "#" + ClauseMarkup.anchor(clause));
        if (heads) {
            underHeading = true;
        } else {
            out.close();
        }
        out.line();
    }

    /** The number and the first words; of those the text at the second moment. */
    private static String name(ClauseRedline clause) {
        StringBuilder text = new StringBuilder(ClauseMarkup.form(clause).number());
        for (ParagraphRedline paragraph : clause.paragraphs()) {
            text.append(' ');
            Stretch.words(paragraph.runs()).stream()
                    .filter(run -> run.change() != Change.DELETED)
                    .forEach(run -> text.append(run.text()));
            if (text.length() > MAX_LENGTH) {
                break;
            }
        }
        String line = text.toString().replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1)).strip() + "…";
    }
}
