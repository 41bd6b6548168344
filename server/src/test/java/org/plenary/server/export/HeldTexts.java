package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.server.DemoStory;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.negotiation.NumberingMode;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.SetNumbering;

/** A text whose numbers hold since its first revision, while clauses come, go and are moved. */
public final class HeldTexts {
    private static final long MINUTE = 60_000;

    /** The numbers of the first revision. */
    public static final List<String> BEFORE =
            List.of("PP1", "OP1", "OP2", "OP3", "OP4", "Article 1", "Annex I", "Annex II");

    /** Those of the second, in the order of its text. */
    public static final List<String> AFTER = List.of(
            "PP1pre",
            "PP1",
            "OP1",
            "OP1bis",
            "OP1ter",
            "OP4",
            "OP2",
            "Article 1",
            "Article 1bis",
            "Annex I",
            "Annex Ibis",
            "Annex II");

    private HeldTexts() {}

    /** From the first revision to the second, where numbers hold. */
    public static Editions.Told held() {
        return Editions.told(Editions.MASTHEAD, "rev:1", story -> tell(story, false));
    }

    /** From the second revision, whose numbers were held, to the text of now, which is counted as it stands. */
    public static Editions.Told runningAgain() {
        return Editions.told(Editions.MASTHEAD, "rev:2", story -> tell(story, true));
    }

    /** The numbers of {@link #competing}, in the order of its text. */
    public static final List<String> COMPETING = List.of(
            "PP1",
            "PP1 alt",
            "OP1",
            "OP1 alt",
            "OP1 alt 2",
            "OP2",
            "Article 1",
            "Article 1 alt",
            "Annex I",
            "Annex I alt");

    /** From a text in which nothing competes to one in which clauses of each kind do. */
    public static Editions.Told competing() {
        return Editions.told(Editions.MASTHEAD, "rev:1", story -> {
            long at = Editions.NOW - 100 * MINUTE;
            story.begins(
                    at,
                    new Instrument(List.of(
                            clause("t", ClauseKind.TITLE, "Declaration"),
                            clause("p", ClauseKind.PREAMBULAR, "Recalling this,"),
                            clause("q", ClauseKind.PREAMBULAR, "Recalling that,"),
                            clause("o1", ClauseKind.OPERATIVE, "First;", "one;"),
                            clause("o2", ClauseKind.OPERATIVE, "Second;", "two;", "three;"),
                            clause("o3", ClauseKind.OPERATIVE, "Third;"),
                            clause("o4", ClauseKind.OPERATIVE, "Fourth;"),
                            clause("r", ClauseKind.ARTICLE, "Each Party shall."),
                            clause("s", ClauseKind.ARTICLE, "No Party shall."),
                            clause("x", ClauseKind.ANNEX, "List"),
                            clause("y", ClauseKind.ANNEX, "Other list"))));
            story.issues(DemoStory.person("secretariat"), at + MINUTE, new IssueRequest("First", null, null));
            List<List<String>> pairs = List.of(
                    List.of("q", "p"), List.of("o2", "o1"), List.of("o3", "o2"), List.of("s", "r"), List.of("y", "x"));
            for (List<String> pair : pairs) {
                story.decides(
                        DemoStory.person("chair"),
                        at + 2 * MINUTE,
                        new OfferAlternative(new ClauseId(pair.get(0)), new ClauseId(pair.get(1)), false));
            }
        });
    }

    /** A text of a clause with these words, of an alternative to it, and of one with others behind them. */
    public static Editions.Told competingWith(String words, String others) {
        return Editions.told(Editions.MASTHEAD, "rev:1", story -> {
            long at = Editions.NOW - 100 * MINUTE;
            story.begins(
                    at,
                    new Instrument(List.of(
                            clause("t", ClauseKind.TITLE, "Declaration"),
                            clause("o1", ClauseKind.OPERATIVE, others),
                            clause("o2", ClauseKind.OPERATIVE, words),
                            clause("o3", ClauseKind.OPERATIVE, others))));
            story.issues(DemoStory.person("secretariat"), at + MINUTE, new IssueRequest("First", null, null));
            story.decides(
                    DemoStory.person("chair"),
                    at + 2 * MINUTE,
                    new OfferAlternative(new ClauseId("o2"), new ClauseId("o1"), false));
        });
    }

    private static void tell(DraftStory story, boolean runningAgain) {
        long at = Editions.NOW - 100 * MINUTE;
        List<Clause> clauses = new ArrayList<>(List.of(
                clause("t", ClauseKind.TITLE, "Declaration"),
                clause("p", ClauseKind.PREAMBULAR, "Recalling this,"),
                clause("o1", ClauseKind.OPERATIVE, "First;", "one;", "two;"),
                clause("o2", ClauseKind.OPERATIVE, "Second;", "three;"),
                clause("o3", ClauseKind.OPERATIVE, "Third;"),
                clause("o4", ClauseKind.OPERATIVE, "Fourth;", "four;", "five;"),
                clause("r", ClauseKind.ARTICLE, "Each Party shall."),
                clause("x1", ClauseKind.ANNEX, "List"),
                clause("x2", ClauseKind.ANNEX, "Further list")));
        story.begins(at, new Instrument(clauses));
        story.issues(DemoStory.person("secretariat"), at + MINUTE, new IssueRequest("First", null, null));
        hold(story, at + 2 * MINUTE);
        clauses.add(1, clause("n1", ClauseKind.PREAMBULAR, "Newly recalling,"));
        Clause second = clauses.remove(4);
        clauses.remove(4);
        clauses.add(4, clause("n2", ClauseKind.OPERATIVE, "New;", "six;"));
        clauses.add(5, clause("n3", ClauseKind.OPERATIVE, "Newer;"));
        clauses.add(7, second);
        clauses.add(9, clause("n4", ClauseKind.ARTICLE, "No Party shall."));
        clauses.add(11, clause("n5", ClauseKind.ANNEX, "New list"));
        story.becomes(DemoStory.person("ken-mwangi"), at + 3 * MINUTE, new Instrument(clauses));
        story.issues(DemoStory.person("secretariat"), at + 4 * MINUTE, new IssueRequest("Second", null, null));
        if (runningAgain) {
            story.decides(DemoStory.person("chair"), at + 5 * MINUTE, new SetNumbering(NumberingMode.RUNNING, null));
            clauses.remove(3);
            story.becomes(DemoStory.person("fra-martin"), at + 6 * MINUTE, new Instrument(clauses));
        }
    }

    /** The chair holds the numbers of the newest revision. */
    public static void hold(DraftStory story, long at) {
        String first =
                Objects.requireNonNull(story.standing().revisions().last()).symbol();
        story.decides(DemoStory.person("chair"), at, new SetNumbering(NumberingMode.HELD, first));
    }

    private static Clause clause(String id, ClauseKind kind, String text, String... subparagraphs) {
        List<Block> blocks = new ArrayList<>(List.of(Paragraph.of(text)));
        for (String each : subparagraphs) {
            blocks.add(new Subparagraph(List.of(Paragraph.of(each))));
        }
        return new Clause(new ClauseId(id), kind, blocks);
    }
}
