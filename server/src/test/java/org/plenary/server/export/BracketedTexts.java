package org.plenary.server.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;
import org.plenary.server.DemoStory;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.identity.Masthead;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.HoldBracket;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.PutBracketBack;
import org.plenary.server.negotiation.SettleBracket;
import org.plenary.server.negotiation.Settlement;
import org.plenary.server.negotiation.Stance;

/** A text with brackets at words of all kinds of places, and what becomes of them. */
public final class BracketedTexts {
    private static final long MINUTE = 60_000;

    private BracketedTexts() {}

    static Instrument text() {
        return new Instrument(List.of(
                clause("t", ClauseKind.TITLE, t("Draft declaration")),
                clause("p1", ClauseKind.PREAMBULAR, t("Recalling [sic] all of this,")),
                clause(
                        "o1",
                        ClauseKind.OPERATIVE,
                        t("Shall "),
                        new TextRun("cooperate closely", true, false),
                        t(" and in "),
                        t("good faith 😀 now.")),
                new Clause(
                        new ClauseId("o2"),
                        ClauseKind.OPERATIVE,
                        List.of(
                                paragraph(t("Calls upon"), new LineBreak(), t("all:")),
                                new Subparagraph(List.of(paragraph(t("one thing;")))),
                                new Subparagraph(List.of(paragraph(t("another.")))))),
                clause("o3", ClauseKind.OPERATIVE, t("See"), Footnote.of("A small note."), t(" this.")),
                new Clause(
                        new ClauseId("o4"),
                        ClauseKind.OPERATIVE,
                        List.of(
                                paragraph(t("Table:")),
                                new Table(List.of(
                                        new TableRow(true, List.of(TableCell.of("Who"), TableCell.of("When"))),
                                        new TableRow(false, List.of(TableCell.of("All"), TableCell.of("Now"))))))),
                clause("o5", ClauseKind.OPERATIVE, t("Whole clause.")),
                clause("o6", ClauseKind.OPERATIVE, t("Text to come.")),
                clause("o7", ClauseKind.OPERATIVE, t("Here are doomed words in it."))));
    }

    /** The same after somebody took words away and wrote some within others. */
    static Instrument edited() {
        List<Clause> clauses = new java.util.ArrayList<>(text().clauses());
        clauses.set(8, clause("o7", ClauseKind.OPERATIVE, t("Here are in it.")));
        clauses.set(6, clause("o5", ClauseKind.OPERATIVE, t("Whole clause, and more.")));
        return new Instrument(clauses);
    }

    private static Clause clause(String id, ClauseKind kind, Inline... inlines) {
        return new Clause(new ClauseId(id), kind, List.of(paragraph(inlines)));
    }

    private static Paragraph paragraph(Inline... inlines) {
        return new Paragraph(List.of(inlines));
    }

    private static TextRun t(String text) {
        return TextRun.plain(text);
    }

    /** The text with brackets, at its end and at the moment before it was edited, and what changed in between. */
    public static Editions.Told told(String language) {
        return Editions.told(new Masthead("", "", language), "seq:2", story -> new Telling(story).all());
    }

    /** Tells the story, a minute an act. */
    private static final class Telling {
        private final DraftStory story;
        private long at = Editions.NOW - 100 * MINUTE;

        Telling(DraftStory story) {
            this.story = story;
        }

        void all() {
            story.begins(at, text());
            BracketId close = place("fra-martin", "o1", "closely", Stance.DELETE, "Too close");
            hold("ken-mwangi", close, "KEN", Stance.KEEP);
            place("fra-martin", "o1", "cooperate closely and in", Stance.RESERVE, null);
            place("ken-mwangi", "o1", "in good faith 😀", Stance.KEEP, null);
            place("ken-mwangi", "o1", "closely", Stance.KEEP, null);
            place("fra-martin", "o2", "upon\nall:\none", Stance.DELETE, null);
            place("fra-martin", "o3", "small", Stance.DELETE, null);
            place("fra-martin", "o4", "All\nNow", Stance.DELETE, null);
            place("fra-martin", "o5", null, Stance.RESERVE, null);
            decide(
                    "chair",
                    new PlaceBracket(
                            BracketKind.PLACEHOLDER,
                            List.of(story.words(new ClauseId("o6"), "Text to come")),
                            Holder.CHAIR,
                            Stance.RESERVE,
                            null));
            BracketId doomed = place("fra-martin", "o7", "doomed words ", Stance.DELETE, null);
            hold("fra-martin", doomed, "FRA", Stance.RESERVE);
            BracketId lifted = place("ken-mwangi", "p1", "all of this", Stance.KEEP, null);
            decide("ken-mwangi", new LeaveBracket(lifted, new Holder("KEN")));
            BracketId settled = place("ken-mwangi", "p1", "this", Stance.KEEP, null);
            decide("chair", new SettleBracket(settled, Settlement.Outcome.KEEP, true, "Agreed in the corridor"));
            decide("ken-mwangi", new PutBracketBack(settled));
            decide("chair", new SettleBracket(settled, Settlement.Outcome.KEEP, false, null));
            at += MINUTE;
            story.becomes(DemoStory.person("chair"), at, edited());
        }

        private BracketId place(
                String person, String clause, @Nullable String words, Stance stance, @Nullable String note) {
            String code = person.substring(0, 3).toUpperCase(java.util.Locale.ROOT);
            decide(
                    person,
                    new PlaceBracket(
                            BracketKind.CONTESTED,
                            List.of(story.words(new ClauseId(clause), words)),
                            new Holder(code),
                            stance,
                            note));
            List<BracketId> standing = story.standing().brackets().standing().stream()
                    .map(bracket -> bracket.id())
                    .toList();
            return standing.get(standing.size() - 1);
        }

        private void hold(String person, BracketId bracket, String code, Stance stance) {
            decide(person, new HoldBracket(bracket, new Holder(code), stance, null));
        }

        private void decide(String person, org.plenary.server.negotiation.Decision decision) {
            at += MINUTE;
            story.decides(DemoStory.person(person), at, decision);
        }
    }
}
