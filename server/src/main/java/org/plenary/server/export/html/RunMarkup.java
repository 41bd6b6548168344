package org.plenary.server.export.html;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.redline.Run;
import org.plenary.instrument.redline.Style;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.StatusMarks;
import org.plenary.server.export.Stretch;

/** Writes the text of a paragraph run by run. */
final class RunMarkup {
    private final Page page;
    private final Markup out;
    private final FootnoteMarkup footnotes;

    RunMarkup(Page page) {
        this.page = page;
        this.out = page.out();
        this.footnotes = new FootnoteMarkup(page, this);
    }

    /** Writes the words of a paragraph and its footnotes. */
    void paragraph(List<Run> runs) {
        List<Run> words = Stretch.words(runs);
        int written = 0;
        for (Stretch stretch : Stretch.of(runs)) {
            Stretch.Noted footnote = stretch.footnote();
            if (footnote == null) {
                write(words, written, written + stretch.runs().size());
                written += stretch.runs().size();
            } else {
                footnotes.write(stretch, footnote);
            }
        }
    }

    /** Writes the footnotes that stand behind the text. */
    void footnotes() {
        footnotes.list();
    }

    /** Writes words, without looking for footnotes. */
    void write(List<Run> runs) {
        write(runs, 0, runs.size());
    }

    private void write(List<Run> runs, int from, int to) {
        for (int i = from; i < to; i++) {
            Run run = runs.get(i);
            if (run.text().isEmpty()) {
                continue;
            }
            Contributor author = author(run);
            if (run.sign() != null) {
                bracket(run, run.sign());
            } else if (author == null) {
                page.inline(() -> styled(run.after(), run.text()));
            } else {
                changed(run, author);
                if (run.change() == Change.KEPT || !goesOn(runs, i + 1, author)) {
                    mark(run, author);
                }
            }
        }
    }

    /** One of the two ends of a bracket; the first one tells of it. */
    private void bracket(Run run, String id) {
        boolean opening = run.text().startsWith("[");
        Contributor author = author(run);
        Contribution by = author == null ? null : page.edition().contribution(run.changed());
        out.open(
                element(run.change()),
                "class",
                author == null ? "bracket" : "bracket " + page.authors().styleClass(author),
                "data-bracket",
                id,
                "data-end",
                opening ? "first" : "last",
                "data-holders",
                opening ? page.brackets().holders(id) : null,
                "data-stance",
                opening ? page.brackets().stances(id) : null,
                "title",
                opening ? page.brackets().said(id) : null,
                "data-delegation",
                author == null ? null : author.delegation(),
                "data-person",
                by == null ? null : by.person(),
                "datetime",
                by == null ? null : by.at().toString());
        if (author != null) {
            page.spoken("[" + said(run, author) + ":] ");
        }
        out.text(run.text());
        if (author != null) {
            page.spoken(" [" + page.wording().end() + "]");
        }
        out.close();
    }

    /** Whether somebody who changed what is before a run changed more, with no word between. */
    private boolean goesOn(List<Run> runs, int next, Contributor author) {
        for (int i = next; i < runs.size(); i++) {
            if (runs.get(i).sign() != null) {
                continue;
            }
            Contributor other = author(runs.get(i));
            if (other != null || !runs.get(i).text().isBlank()) {
                return author.equals(other);
            }
        }
        return false;
    }

    /** Who changed a run, null if nobody did. */
    private @Nullable Contributor author(Run run) {
        boolean changed = run.change() != Change.KEPT || run.reformatted();
        return changed && run.changed() != 0 ? page.authors().of(run.changed()) : null;
    }

    private void changed(Run run, Contributor author) {
        String said = said(run, author);
        Contribution contribution = page.edition().contribution(run.changed());
        out.open(
                element(run.change()),
                "class",
                (run.change() == Change.KEPT ? "reformatted " : "")
                        + page.authors().styleClass(author),
                "data-delegation",
                author.delegation(),
                "data-person",
                contribution.person(),
                run.change() == Change.KEPT ? "data-datetime" : "datetime",
                contribution.at().toString(),
                "title",
                said + ", " + page.wording().dateTime(contribution.at()));
        page.spoken("[" + said + ":] ");
        styled(run.after(), run.text());
        page.spoken(" [" + page.wording().end() + "]");
        out.close();
    }

    /** The mark of a clause's status, or what became of it. */
    void status(List<StatusMarks.Piece> pieces) {
        for (StatusMarks.Piece piece : pieces) {
            String style = "status" + (piece.text().strip().length() == 1 ? " bracket" : "");
            Contribution by = page.edition().contributions().get(piece.by());
            String words = piece.text().strip();
            String said = by == null ? "" : said(piece.change(), page.authors().of(by.seq()));
            out.open(
                    element(piece.change()),
                    "class",
                    style + (by == null || piece.change() == Change.KEPT ? "" : " " + styleClassOf(by)),
                    "lang",
                    page.wordsLanguage(),
                    "dir",
                    page.wordsDirection(),
                    "data-delegation",
                    by == null ? null : by.delegation(),
                    "data-person",
                    by == null ? null : by.person(),
                    "datetime",
                    by == null || piece.change() == Change.KEPT ? null : by.at().toString(),
                    "title",
                    said.isEmpty()
                            ? null
                            : said + ", "
                                    + page.wording()
                                            .dateTime(Objects.requireNonNull(by).at()));
            if (!said.isEmpty()) {
                page.spoken("[" + said + ":] ");
            }
            out.text(words).close();
            if (words.length() < piece.text().length()) {
                page.inline(() -> out.text(" "));
            }
        }
    }

    private String said(Change change, Contributor author) {
        return switch (change) {
            case KEPT -> "";
            case INSERTED -> page.wording().insertedBy(author.name());
            case DELETED -> page.wording().deletedBy(author.name());
        };
    }

    private String styleClassOf(Contribution by) {
        return page.authors().styleClass(page.authors().of(by.seq()));
    }

    private static String element(Change change) {
        return switch (change) {
            case KEPT -> "span";
            case INSERTED -> "ins";
            case DELETED -> "del";
        };
    }

    private String said(Run run, Contributor author) {
        return switch (run.change()) {
            case KEPT -> page.wording().reformattedBy(run.before(), run.after(), author.name());
            case INSERTED -> page.wording().insertedBy(author.name());
            case DELETED -> page.wording().deletedBy(author.name());
        };
    }

    /** The short name after a change; of formatting with what the text became. */
    private void mark(Run run, Contributor author) {
        String look = run.change() == Change.KEPT ? " " + page.wording().style(run.after()) : "";
        out.open(
                "span",
                "class",
                "mark " + page.authors().styleClass(author),
                "aria-hidden",
                page.isOnScreen() ? "true" : null);
        // Where the change ends with the space between two words, the name stands behind that, and must not touch the
        // next word.
        boolean spaced = Character.isWhitespace(run.text().charAt(run.text().length() - 1));
        out.text(spaced ? author.mark() + look + "\u00A0" : "\u00A0" + author.mark() + look)
                .close();
    }

    private void styled(Style style, String text) {
        if (style.bold()) {
            out.open("b");
        }
        if (style.italic()) {
            out.open("i");
        }
        lines(text);
        if (style.italic()) {
            out.close();
        }
        if (style.bold()) {
            out.close();
        }
    }

    private void lines(String text) {
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            out.text(text.substring(begin, end)).empty("br");
            begin = end + 1;
        }
        out.text(text.substring(begin));
    }

    /** The numbers that something has at the two moments, {@code ""} for none. */
    void number(String before, String after) {
        if (Objects.equals(before, after)) {
            out.text(after);
            return;
        }
        if (!before.isEmpty() && !after.isEmpty()) {
            page.spoken("[" + page.wording().numberChanged(before, after) + "] ");
        }
        if (!before.isEmpty()) {
            out.element("del", before, "class", "number");
            out.text(after.isEmpty() ? "" : " ");
        }
        if (!after.isEmpty()) {
            out.element("ins", after, "class", "number");
        }
    }
}
