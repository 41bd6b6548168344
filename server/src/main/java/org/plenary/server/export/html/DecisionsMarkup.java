package org.plenary.server.export.html;

import java.util.Objects;
import org.plenary.server.export.ClauseNames;
import org.plenary.server.export.Decided;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.TextDirection;

/** Writes what was decided about clauses between the two moments of a redline, as a table behind the text. */
final class DecisionsMarkup {
    private final Page page;
    private final Markup out;
    private final FixedWords wording;

    DecisionsMarkup(Page page) {
        this.page = page;
        this.out = page.out();
        this.wording = page.wording();
    }

    void write() {
        Edition edition = page.edition();
        if (edition.decisions().isEmpty()) {
            return;
        }
        ClauseNames names = new ClauseNames(edition, wording);
        out.open("div", "class", "decisions", "lang", page.wordsLanguage(), "dir", page.wordsDirection())
                .line();
        out.element("h2", wording.decisions(Objects.requireNonNull(edition.from()), edition.at()))
                .line();
        out.open("table").open("thead").open("tr");
        head(wording.decisionsClause(), "clause-name");
        head(wording.decisionsStep(), "step");
        head(wording.decisionsBy(), "who");
        head(wording.decisionsTime(), "when");
        head(wording.decisionsReason(), "reason");
        out.close().close().line().open("tbody").line();
        edition.decisions().forEach(decided -> row(decided, names));
        out.close().close().line().close().line();
    }

    private void head(String words, String column) {
        out.element("th", words, "scope", "col", "class", column);
    }

    private void row(Decided decided, ClauseNames names) {
        out.open("tr");
        out.element("td", names.of(decided.clause()), "dir", own(names.of(decided.clause())));
        out.element("td", wording.step(decided.before(), decided.after()));
        out.element("td", by(decided));
        out.element("td", wording.dateTime(decided.by().at()));
        out.element("td", decided.reason(), "dir", own(decided.reason()));
        out.close().line();
    }

    /** The direction of somebody's text within the fixed words, which have theirs. */
    private static String own(String text) {
        return TextDirection.isRightToLeft(text, false) ? "rtl" : "ltr";
    }

    private static String by(Decided decided) {
        String person = decided.by().person();
        return decided.by().delegation() == null
                ? person
                : person + " (" + decided.by().delegation() + ")";
    }
}
