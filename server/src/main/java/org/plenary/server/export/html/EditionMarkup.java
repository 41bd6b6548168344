package org.plenary.server.export.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.plenary.server.export.BracketLists;
import org.plenary.server.export.BracketSigns;
import org.plenary.server.export.Edition;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.HeadWords;
import org.plenary.server.export.StatusMarks;
import org.plenary.server.export.Stretch;
import org.plenary.server.export.Unshown;

/** An edition as a whole page of XHTML, for browsers or for paper. Stateless. */
public final class EditionMarkup {
    private static final String BRACKETS = ".bracket { font-weight: 700; }\n";

    private EditionMarkup() {}

    /**
     * Writes the page.
     *
     * @param read what it shows
     * @param setting tells what is written for each text that is seen
     */
    public static String of(Edition read, ExportOptions options, Medium medium, TextSetting setting) {
        Edition edition = BracketSigns.drawn(read, options);
        FixedWords wording = FixedWords.of(edition.locale());
        Page page = new Page(
                edition,
                options.notes(),
                medium,
                wording,
                new StatusMarks(edition, wording),
                new Contributors(edition),
                new Markup(setting::text),
                setting,
                Footnotes.of(edition, medium),
                new BracketLists(edition, options, wording));
        String direction = edition.masthead().isRightToLeft() ? "rtl" : "ltr";
        Markup out = page.out();
        if (page.isOnScreen()) {
            out.raw("<!DOCTYPE html>\n");
        }
        out.open(
                "html",
                "xmlns",
                "http://www.w3.org/1999/xhtml",
                "lang",
                edition.locale().toLanguageTag(),
                "dir",
                direction);
        out.line();
        head(page);
        body(page);
        out.close().line();
        return out.result();
    }

    private static void head(Page page) {
        Markup out = page.out();
        String symbol = HeadWords.symbol(page.edition(), page.wording());
        out.open("head").line().empty("meta", "charset", "utf-8").line();
        if (page.isOnScreen()) {
            out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                    .line();
            out.empty(
                            "meta",
                            "http-equiv",
                            "Content-Security-Policy",
                            "content",
                            "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                    .line();
        }
        out.open("title").plain(page.edition().title() + " – " + symbol).close().line();
        out.empty(
                        "meta",
                        "name",
                        "description",
                        "content",
                        page.edition().process().name())
                .line();
        out.empty("meta", "name", "generator", "content", "Plenary").line();
        out.open("style").line();
        out.raw(stylesheet(page.medium().stylesheet()));
        if (Stretch.hasFootnotes(page.edition().redline())) {
            out.raw(stylesheet(page.medium().footnoteStylesheet()));
        }
        boolean bracketed = !page.edition().brackets().isEmpty()
                || !page.edition().bracketsBefore().isEmpty();
        out.raw(bracketed ? BRACKETS : "");
        out.raw(page.authors().stylesheet()).close();
        out.line();
        if (!page.isOnScreen()) {
            new Bookmarks(page).write();
        }
        out.close().line();
    }

    private static void body(Page page) {
        Markup out = page.out();
        out.open(
                "body",
                "class",
                page.edition().isRedline() ? "redline" : "clean",
                "data-head",
                page.edition().head().hash().hex());
        out.line();
        if (!page.isOnScreen()) {
            running(page);
        }
        new HeadMarkup(page).write();
        out.open("main").line();
        ClauseMarkup clauses = new ClauseMarkup(page);
        page.edition().redline().clauses().forEach(clauses::write);
        clauses.footnotes();
        out.close().line();
        new DecisionsMarkup(page).write();
        goneBrackets(page);
        unshown(page);
        new RecordMarkup(page).write();
        out.close().line();
    }

    /** The brackets that have no place in the text any more. */
    private static void goneBrackets(Page page) {
        List<String> gone = page.brackets().gone();
        if (gone.isEmpty()) {
            return;
        }
        Markup out = page.out();
        out.open("div", "class", "decisions brackets", "lang", page.wordsLanguage(), "dir", page.wordsDirection())
                .line();
        out.element("h2", page.brackets().goneHeading()).line();
        gone.forEach(words -> out.element("p", words).line());
        out.close().line();
    }

    /** Which characters of the text are named in it, because they cannot be shown. */
    private static void unshown(Page page) {
        Unshown unshown = page.setting().unshown();
        if (!unshown.isEmpty()) {
            page.out()
                    .element(
                            "p",
                            page.wording().unshown(unshown.codes()),
                            "class",
                            "unshown",
                            "lang",
                            page.wordsLanguage(),
                            "dir",
                            page.wordsDirection())
                    .line();
        }
    }

    /** What stands at the top of each page. */
    private static void running(Page page) {
        Markup out = page.out();
        out.open("div", "class", "running-symbol", "dir", page.wordsDirection());
        out.text(HeadWords.symbol(page.edition(), page.wording()) + " · "
                        + HeadWords.mark(page.edition(), page.wording()))
                .close();
        out.open("div", "class", "running-page", "dir", page.wordsDirection());
        out.element("span", page.wording().beforePage()).element("span", "", "class", "page-number");
        out.element("span", page.wording().betweenPages()).element("span", "", "class", "page-count");
        out.close().line();
    }

    private static String stylesheet(String file) {
        String name = "export/" + file;
        try (InputStream in = EditionMarkup.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected the style sheet " + name + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
