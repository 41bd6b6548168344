package org.plenary.server.export.html;

import org.jspecify.annotations.Nullable;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.server.export.BracketLists;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.StatusMarks;
import org.plenary.server.export.TextDirection;

/**
 * What every part of a page is written with.
 *
 * @param edition what is shown
 * @param notes whether notes are shown
 * @param medium what it is written for
 * @param wording the fixed words
 * @param marks how the status of clauses is shown
 * @param authors those who changed something
 * @param out where it is written
 * @param setting what texts are set as
 * @param footnotes those of the text
 * @param brackets what is said of brackets beside the text
 */
record Page(
        Edition edition,
        boolean notes,
        Medium medium,
        FixedWords wording,
        StatusMarks marks,
        Contributors authors,
        Markup out,
        TextSetting setting,
        Footnotes footnotes,
        BracketLists brackets) {
    boolean isOnScreen() {
        return medium == Medium.SCREEN;
    }

    /** The language of the fixed words, null if it is that of the text. */
    @Nullable
    String wordsLanguage() {
        return wording.locale().getLanguage().equals(edition.locale().getLanguage())
                ? null
                : wording.locale().getLanguage();
    }

    /** The direction of the fixed words, null if it is that of the text. */
    @Nullable
    String wordsDirection() {
        boolean words = TextDirection.isRightToLeft(wording.draft(), false);
        return words == edition.masthead().isRightToLeft() ? null : words ? "rtl" : "ltr";
    }

    /** The direction of a text, null if it is that of the page. */
    @Nullable
    String direction(String text) {
        boolean ofPage = edition.masthead().isRightToLeft();
        return named(TextDirection.isRightToLeft(text, ofPage), ofPage);
    }

    /** The direction of a paragraph, null if it is that of the page. */
    @Nullable
    String direction(ParagraphRedline paragraph) {
        boolean ofPage = edition.masthead().isRightToLeft();
        return named(TextDirection.isRightToLeft(paragraph, ofPage), ofPage);
    }

    /** A direction, null if it is that of the page. */
    static @Nullable String named(boolean rightToLeft, boolean ofPage) {
        return rightToLeft == ofPage ? null : rightToLeft ? "rtl" : "ltr";
    }

    /**
     * Writes text beside other inline elements. On paper it is one itself: the renderer draws the text of a line before
     * its elements, and programs that read what was drawn would take it for their order.
     */
    void inline(Runnable text) {
        if (isOnScreen()) {
            text.run();
        } else {
            out.open("span");
            text.run();
            out.close();
        }
    }

    /** Writes what only those hear who have the page read out to them. */
    void spoken(String words) {
        if (isOnScreen()) {
            out.element("span", words, "class", "spoken");
        }
    }
}
