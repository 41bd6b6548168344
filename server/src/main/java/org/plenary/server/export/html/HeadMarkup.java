package org.plenary.server.export.html;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.redline.Figures;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.HeadWords;
import org.plenary.server.export.PaperHead;
import org.plenary.server.negotiation.IssuedRevision;

/** Writes what stands above a text: the masthead, and of a redline who changed how much. */
final class HeadMarkup {
    private final Page page;
    private final Markup out;
    private final FixedWords wording;

    HeadMarkup(Page page) {
        this.page = page;
        this.out = page.out();
        this.wording = page.wording();
    }

    void write() {
        Edition edition = page.edition();
        out.open("header", "lang", page.wordsLanguage()).line();
        out.open("div", "class", "masthead").line();
        out.open("div", "class", "process");
        out.element(
                        "p",
                        edition.process().name(),
                        "dir",
                        page.direction(edition.process().name()))
                .close()
                .line();
        out.open("div", "class", "paper");
        out.element(
                        "p",
                        HeadWords.symbol(edition, wording),
                        "class",
                        "symbol",
                        "dir",
                        page.direction(HeadWords.symbol(edition, wording)))
                .line();
        if (!edition.masthead().distribution().isEmpty()) {
            words(wording.distribution(edition.masthead().distribution()));
        }
        words(wording.date(edition.instant()));
        words(wording.original(edition.locale()));
        out.close().line().close().line();
        if (!edition.masthead().agenda().isEmpty()) {
            out.element(
                            "p",
                            edition.masthead().agenda(),
                            "class",
                            "agenda",
                            "dir",
                            page.direction(edition.masthead().agenda()))
                    .line();
        }
        out.open("p", "class", edition.revision() == null ? "state draft" : "state issued");
        out.element("span", HeadWords.mark(edition, wording)).close().line();
        if (edition.revision() != null) {
            cover(edition.revision());
        }
        proposal(edition);
        if (edition.isRedline()) {
            redline(edition);
        }
        page.marks()
                .legend()
                .forEach(words -> out.element("p", words, "class", "statuses", "dir", page.wordsDirection())
                        .line());
        page.brackets()
                .legend()
                .forEach(words -> out.element("p", words, "class", "statuses", "dir", page.wordsDirection())
                        .line());
        if (!hasTitle(edition)) {
            out.element("h1", edition.title(), "dir", page.direction(edition.title()))
                    .line();
        }
        out.close().line();
    }

    /** What a revision is called, and its cover note. */
    private void cover(IssuedRevision revision) {
        out.open("div", "class", "cover").line();
        out.element("p", revision.title(), "class", "name", "dir", page.direction(revision.title()))
                .line();
        if (revision.note() != null) {
            revision.note()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line ->
                            out.element("p", line, "dir", page.direction(line)).line());
        }
        out.close().line();
    }

    /** What is proposed, by whom and why. */
    private void proposal(Edition edition) {
        List<PaperHead.Line> lines = HeadWords.proposal(edition, wording);
        if (lines.isEmpty()) {
            return;
        }
        out.open("div", "class", "cover proposal").line();
        for (PaperHead.Line line : lines) {
            out.element("p", line.words(), "class", line.strong() ? "name" : null, "dir", page.direction(line.words()))
                    .line();
        }
        out.close().line();
    }

    /** Whether the text itself begins with what it is called. */
    private static boolean hasTitle(Edition edition) {
        return edition.redline().clauses().stream()
                .anyMatch(
                        clause -> ClauseMarkup.form(clause).kind() == ClauseKind.TITLE && ClauseMarkup.hasText(clause));
    }

    private void words(String words) {
        out.element("p", words, "dir", page.wordsDirection()).line();
    }

    private void redline(Edition edition) {
        out.open("div", "class", "changes").line();
        out.element(
                "p",
                wording.changes(Objects.requireNonNull(edition.from()), edition.at()),
                "class",
                "moments",
                "dir",
                page.wordsDirection());
        Map<Contributor, Figures> figures = page.authors().figures();
        if (figures.isEmpty()) {
            words(wording.legendNone());
        } else {
            words(wording.legendMarks());
            out.open("ul", "aria-label", wording.legend()).line();
            page.authors().changing().forEach(author -> legend(author, figures.get(author)));
            out.close();
        }
        if (!edition.decisions().isEmpty()) {
            words(wording.decisionsCounted(edition.decisions().size()));
        }
        out.close().line();
    }

    private void legend(Contributor author, @Nullable Figures figures) {
        Figures made = figures == null ? Figures.NONE : figures;
        out.open("li", "data-delegation", author.delegation(), "dir", page.wordsDirection());
        out.element("b", author.mark(), "class", page.authors().styleClass(author));
        String name = author.name().equals(author.mark()) ? "" : author.name() + ": ";
        page.inline(() -> out.text(" " + name + wording.legendCharacters(made.inserted(), made.deleted())));
        out.close().line();
    }
}
