package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;

/** Texts whose footnotes are changed, and texts with more of them than a page has room for. */
public final class FootnoteTexts {
    private FootnoteTexts() {}

    /** A text with three footnotes. */
    public static Instrument begins() {
        return new Instrument(List.of(
                clause("a", t("Recalls"), fn("Resolution one."), t(" the past;")),
                clause("b", t("Decides"), fn("By consensus."), t(" to meet;")),
                clause("c", t("Thanks Kenya"), fn("For its hospitality."), t("."))));
    }

    /** The same with a new one, one whose words are others, and one less; the last clause stands first. */
    public static Instrument becomes() {
        return new Instrument(List.of(
                clause("c", t("Thanks Kenya"), fn("For its hospitality."), t(".")),
                clause("a", t("Recalls the past;")),
                clause("b", t("Decides"), fn("By large consensus."), t(" to meet"), fn("In Oslo."), t(";"))));
    }

    /** What became of them. */
    public static Edition redline() {
        return Editions.redline(Editions.MASTHEAD, begins(), new Editions.Step("fra-martin", becomes()));
    }

    /** Footnotes so long that they have no room at the foot of a page beside the text. */
    public static Instrument longOnes() {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            clauses.add(clause(
                    "c" + i, t("Decides"), fn("Footnote " + i + ". " + "It goes on and on. ".repeat(400)), t(" so.")));
        }
        return new Instrument(clauses);
    }

    private static Clause clause(String id, Inline... inlines) {
        return new Clause(new ClauseId(id), ClauseKind.OPERATIVE, List.of(new Paragraph(List.of(inlines))));
    }

    private static TextRun t(String text) {
        return TextRun.plain(text);
    }

    private static Footnote fn(String text) {
        return Footnote.of(text);
    }
}
