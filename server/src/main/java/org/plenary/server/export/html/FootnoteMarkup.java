package org.plenary.server.export.html;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.Stretch;
import org.plenary.server.export.Stretch.Noted;
import org.plenary.server.export.TextDirection;

/**
 * Writes footnotes: marks in their places that lead to them, and their words at the foot of the page or behind the
 * text, with a way back on screens.
 */
final class FootnoteMarkup {
    private final Page page;
    private final Markup out;
    private final RunMarkup runs;

    FootnoteMarkup(Page page, RunMarkup runs) {
        this.page = page;
        this.out = page.out();
        this.runs = runs;
    }

    /** Writes the mark of a footnote where it stands in the text, on paper with its words for the foot of the page. */
    void write(Stretch footnote, Noted noted) {
        int place = page.footnotes().add(footnote);
        out.open("sup", "class", "noteref");
        out.open(
                "a",
                "href",
                "#" + anchor(place),
                "id",
                page.isOnScreen() ? "footnote-mark-" + place : null,
                "role",
                page.isOnScreen() ? "doc-noteref" : null,
                "title",
                page.wording().footnote(noted.number()));
        number(noted);
        out.close().close();
        if (page.footnotes().areAtFeet()) {
            // The paragraph around it may go in another direction than the page.
            String direction = isRightToLeft(footnote) ? "rtl" : "ltr";
            out.open("span", "class", "footnote", "id", anchor(place), "dir", direction);
            words(footnote, noted);
            out.close();
        }
    }

    private void open(Noted noted) {
        boolean inserted = noted.change() == Change.INSERTED;
        Contribution by = page.edition().contributions().get(noted.changed());
        if (by == null) {
            out.open(inserted ? "ins" : "del");
            return;
        }
        Contributor author = page.authors().of(by.seq());
        String said = inserted
                ? page.wording().insertedBy(author.name())
                : page.wording().deletedBy(author.name());
        out.open(
                inserted ? "ins" : "del",
                "class",
                page.authors().styleClass(author),
                "data-delegation",
                by.delegation(),
                "data-person",
                by.person(),
                "datetime",
                by.at().toString(),
                "title",
                said + ", " + page.wording().dateTime(by.at()));
        page.spoken("[" + said + ":] ");
    }

    private static String anchor(int place) {
        return "footnote-" + place;
    }

    /** The number, or both where it moved on: one that came or went has but one, which did so. */
    private void number(Noted noted) {
        if (noted.change() == Change.KEPT) {
            runs.number(Integer.toString(noted.numberBefore()), Integer.toString(noted.numberAfter()));
        } else {
            open(noted);
            out.text(Integer.toString(noted.number())).close();
        }
    }

    private void words(Stretch footnote, Noted noted) {
        out.open("span", "class", "footnote-number");
        number(noted);
        out.close();
        page.inline(() -> out.text(" "));
        runs.write(footnote.runs());
    }

    private boolean isRightToLeft(Stretch footnote) {
        return TextDirection.ofRuns(footnote.runs(), page.edition().masthead().isRightToLeft());
    }

    private @Nullable String direction(Stretch footnote) {
        return Page.named(isRightToLeft(footnote), page.edition().masthead().isRightToLeft());
    }

    /** Writes those that do not stand at the feet of pages. */
    void list() {
        if (page.footnotes().areAtFeet() || page.footnotes().shown().isEmpty()) {
            return;
        }
        boolean onScreen = page.isOnScreen();
        out.open("section", "class", "footnotes", "role", onScreen ? "doc-endnotes" : null)
                .line();
        out.element("h2", page.wording().footnotes(), "lang", page.wordsLanguage(), "dir", page.wordsDirection())
                .line();
        int place = 0;
        for (Stretch footnote : page.footnotes().shown()) {
            item(footnote, ++place);
        }
        out.close().line();
    }

    private void item(Stretch footnote, int place) {
        Noted noted = Objects.requireNonNull(footnote.footnote());
        out.open("p", "class", "footnote", "id", anchor(place), "dir", direction(footnote));
        words(footnote, noted);
        if (page.isOnScreen()) {
            out.text(" ");
            out.element(
                    "a",
                    "↩",
                    "class",
                    "footnote-back",
                    "href",
                    "#footnote-mark-" + place,
                    "role",
                    "doc-backlink",
                    "aria-label",
                    page.wording().footnoteBack(noted.number()));
        }
        out.close().line();
    }
}
