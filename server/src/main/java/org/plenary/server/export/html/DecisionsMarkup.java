package org.plenary.server.export.html;

import java.util.Objects;
import org.plenary.server.export.ActLists;
import org.plenary.server.export.ClauseNames;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.Decided;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.TextDirection;
import org.plenary.server.export.ToldAct;

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
        if (edition.decisionCount() == 0) {
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
        new ActLists(edition, wording).all().forEach(this::row);
        out.close().close().line().close().line();
    }

    private void head(String words, String column) {
        out.element("th", words, "scope", "col", "class", column);
    }

    private void row(Decided decided, ClauseNames names) {
        row(
                names.of(decided.clause()),
                wording.step(decided.before(), decided.after()),
                decided.by(),
                decided.reason());
    }

    private void row(ToldAct act) {
        row(act.clauses(), act.step(), act.by(), act.reason());
    }

    private void row(String clause, String step, Contribution by, String reason) {
        out.open("tr");
        out.element("td", clause, "dir", own(clause));
        out.element("td", step);
        out.element("td", by(by));
        out.element("td", wording.dateTime(by.at()));
        out.element("td", reason, "dir", own(reason));
        out.close().line();
    }

    /** The direction of somebody's text within the fixed words, which have theirs. */
    private static String own(String text) {
        return TextDirection.isRightToLeft(text, false) ? "rtl" : "ltr";
    }

    private static String by(Contribution by) {
        return by.delegation() == null ? by.person() : by.person() + " (" + by.delegation() + ")";
    }
}
