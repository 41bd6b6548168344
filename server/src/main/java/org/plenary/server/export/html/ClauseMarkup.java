package org.plenary.server.export.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.redline.ClauseChange;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.Form;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.server.export.Note;
import org.plenary.server.export.Stretch;

/** Writes the clauses of a text, each as a section or a heading. */
final class ClauseMarkup {
    private final Page page;
    private final Markup out;
    private final RunMarkup runs;
    private boolean underHeading;

    ClauseMarkup(Page page) {
        this.page = page;
        this.out = page.out();
        this.runs = new RunMarkup(page);
    }

    void write(ClauseRedline clause) {
        ClauseKind kind = form(clause).kind();
        if (kind.isOneLine() && !hasText(clause)) {
            return;
        }
        boolean redline = page.edition().isRedline();
        out.open(
                "section",
                "class",
                "clause " + kind.wireName(),
                "id",
                anchor(clause),
                "data-clause",
                clause.id().value(),
                "data-kind",
                kind.wireName(),
                "data-status",
                clause.after() == null
                        ? null
                        : page.edition().toldStatus(clause.id()).name(),
                "data-change",
                redline ? clause.change().name().toLowerCase(Locale.ROOT) : null,
                "data-moved",
                clause.moved() ? "true" : null);
        out.line();
        if (redline) {
            said(clause);
        }
        body(clause, kind);
        if (page.notes()) {
            notes(clause);
        }
        out.close().line();
    }

    /** Writes the footnotes of all of them that stand behind the text. */
    void footnotes() {
        runs.footnotes();
    }

    /** The name by which a clause can be linked to. */
    static String anchor(ClauseRedline clause) {
        return "clause-" + clause.id().value();
    }

    /** What a clause is, or was if it is not there any more. */
    static Form form(ClauseRedline clause) {
        return Objects.requireNonNull(clause.after() == null ? clause.before() : clause.after());
    }

    static boolean hasText(ClauseRedline clause) {
        return clause.paragraphs().stream().anyMatch(paragraph -> Stretch.isSeen(paragraph.runs()));
    }

    private void body(ClauseRedline clause, ClauseKind kind) {
        switch (kind) {
            case TITLE -> heading("h1", clause);
            case HEADING -> {
                underHeading = true;
                heading("h2", clause);
            }
            case ANNEX -> {
                underHeading = true;
                number("h2", clause);
            }
            case ARTICLE -> number(underHeading ? "h3" : "h2", clause);
            case PREAMBULAR, OPERATIVE -> {
                // its number stands beside its text
            }
        }
        if (!kind.isOneLine()) {
            boolean beside = kind == ClauseKind.PREAMBULAR || kind == ClauseKind.OPERATIVE;
            new ParagraphMarkup(page, beside).write(clause);
        }
    }

    private void heading(String element, ClauseRedline clause) {
        out.open(element, "dir", page.direction(clause.paragraphs().get(0)));
        runs.status(page.marks().opening(clause));
        boolean first = true;
        for (ParagraphRedline paragraph : clause.paragraphs()) {
            out.text(first ? "" : " ");
            runs.paragraph(paragraph.runs());
            first = false;
        }
        runs.status(page.marks().closing(clause));
        out.close().line();
    }

    private void number(String element, ClauseRedline clause) {
        out.open(element);
        runs.number(numberOf(clause.before()), numberOf(clause.after()));
        out.close().line();
    }

    private static String numberOf(@Nullable Form form) {
        return form == null ? "" : form.number();
    }

    /** What became of the clause itself, in words. */
    private void said(ClauseRedline clause) {
        List<String> words = new ArrayList<>();
        String by = clause.seq() == 0 ? "" : page.authors().of(clause.seq()).name();
        if (clause.change() == ClauseChange.ADDED) {
            words.add(page.wording().clauseAddedBy(by));
        }
        if (clause.change() == ClauseChange.REMOVED) {
            words.add(page.wording().clauseRemovedBy(by));
        }
        if (clause.moved()) {
            words.add(
                    by.isEmpty() ? page.wording().clauseMoved() : page.wording().clauseMovedBy(by));
        }
        Form before = clause.before();
        Form after = clause.after();
        if (before != null && after != null && before.kind() != after.kind()) {
            words.add(
                    by.isEmpty()
                            ? page.wording().kindChanged(before.kind(), after.kind())
                            : page.wording().kindChangedBy(before.kind(), after.kind(), by));
        }
        if (!words.isEmpty()) {
            out.element(
                    "p",
                    String.join(" · ", words),
                    "class",
                    "said",
                    "lang",
                    page.wordsLanguage(),
                    "dir",
                    page.wordsDirection());
            out.line();
        }
    }

    private void notes(ClauseRedline clause) {
        for (Note note : page.edition().notes()) {
            if (note.clause().equals(clause.id()) && clause.after() != null) {
                write(note);
            }
        }
    }

    private void write(Note note) {
        String delegation = note.by().delegation();
        String person = note.by().person();
        String party =
                delegation == null ? person : person + " (" + page.edition().delegationName(delegation) + ")";
        out.open("aside", "class", "note", "lang", page.wordsLanguage());
        out.open("p", "dir", page.wordsDirection());
        out.element("b", page.wording().status(note.status()));
        page.inline(
                () -> out.text(" – " + page.wording().noteBy(party, note.by().at())));
        out.close();
        if (!note.reason().isBlank()) {
            out.element("p", note.reason(), "dir", page.direction(note.reason()));
        }
        out.close().line();
    }
}
