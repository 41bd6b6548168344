package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;
import org.plenary.server.DemoStory;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.identity.Masthead;
import org.plenary.server.negotiation.SetStatus;

/** Texts about whose clauses much was decided. */
public final class DecidedTexts {
    private static final long MINUTE = 60_000;

    /** What revision 1 of the story is called, and its cover note, which tries to end the head of a file. */
    public static final String TITLE = "Co-facilitators’ *clean* text";

    public static final String NOTE = "For the second reading.\n\n" + "_".repeat(72) + "\n> {++quoted++} [agreed] <b>";

    private DecidedTexts() {}

    /** Each kind of clause in each status, and text that looks like the mark of another. */
    public static Instrument everyKind() {
        return new Instrument(List.of(
                clause("t", ClauseKind.TITLE, "Declaration"),
                clause("h", ClauseKind.HEADING, "I. Principles"),
                clause("p1", ClauseKind.PREAMBULAR, "[agreed] Recalling this,"),
                new Clause(
                        id("p2"),
                        ClauseKind.PREAMBULAR,
                        List.of(new Paragraph(
                                List.of(new TextRun("Noting", false, true), TextRun.plain(" [that] ] and\\ more,"))))),
                clause("o1", ClauseKind.OPERATIVE, "agreed] in part, [the rest]"),
                new Clause(
                        id("o2"),
                        ClauseKind.OPERATIVE,
                        List.of(
                                Paragraph.of("[Calls upon:"),
                                new Subparagraph(List.of(Paragraph.of("all;"))),
                                new Subparagraph(List.of(new Paragraph(List.of(new TextRun("some.", true, false))))))),
                clause("o3", ClauseKind.OPERATIVE, ""),
                clause("o4", ClauseKind.OPERATIVE, "\\[parked] is what this says."),
                clause("o5", ClauseKind.OPERATIVE, "Open."),
                clause("a1", ClauseKind.ARTICLE, "[agreed] Each Party shall."),
                clause("a2", ClauseKind.ARTICLE, ""),
                clause("x", ClauseKind.ANNEX, "List")));
    }

    /** What becomes of the clauses of {@link #everyKind()}. */
    public static Map<String, ClauseStatus> decisions(ClauseStatus most) {
        Map<String, ClauseStatus> all = new TreeMap<>();
        for (Clause clause : everyKind().clauses()) {
            all.put(clause.id().value(), most);
        }
        all.put("o4", ClauseStatus.AGREED);
        all.put("p1", ClauseStatus.AGREED_AD_REFERENDUM);
        all.remove("o5");
        return all;
    }

    /** The text that was begun in the second entry, and in which this was decided about clauses, a minute apart. */
    public static Editions.Told of(String language, Map<String, ClauseStatus> decisions) {
        return Editions.told(new Masthead("", "", language), "seq:2", story -> {
            long at = Editions.NOW - 100 * MINUTE;
            story.begins(at, everyKind());
            for (Map.Entry<String, ClauseStatus> decision : decisions.entrySet()) {
                at += MINUTE;
                decide(story, at, decision.getKey(), decision.getValue(), null);
            }
        });
    }

    /**
     * A text that was bracketed and issued, then agreed in part, edited and issued again; and what changed from one to
     * the other.
     */
    public static Editions.Told negotiated(Masthead masthead) {
        return Editions.told(masthead, "rev:1", DecidedTexts::negotiation);
    }

    private static void negotiation(DraftStory story) {
        long at = Editions.NOW - 100 * MINUTE;
        Clause first = clause("one", ClauseKind.OPERATIVE, "Decides to meet;");
        Clause second = clause("two", ClauseKind.OPERATIVE, "Requests a report;");
        Clause third = clause("three", ClauseKind.OPERATIVE, "Remains seized.");
        Clause gone = clause("gone", ClauseKind.OPERATIVE, "Regrets everything;");
        Clause heading = clause("head", ClauseKind.HEADING, "Follow-up");
        Clause title = clause("title", ClauseKind.TITLE, "Declaration");
        story.begins(at, new Instrument(List.of(title, first, second, heading, third, gone)));
        decide(story, at + MINUTE, "one", ClauseStatus.BRACKETED, null);
        decide(story, at + 2 * MINUTE, "gone", ClauseStatus.PARKED, null);
        story.issues(DemoStory.person("secretariat"), at + 3 * MINUTE, new IssueRequest("First", null, null));
        decide(story, at + 4 * MINUTE, "one", ClauseStatus.AGREED_AD_REFERENDUM, null);
        decide(story, at + 5 * MINUTE, "head", ClauseStatus.AGREED, null);
        decide(story, at + 6 * MINUTE, "gone", ClauseStatus.OPEN, "Nobody holds it");
        List<Clause> after = new ArrayList<>(List.of(title, third, first));
        after.add(clause("two", ClauseKind.OPERATIVE, "Requests a short report;"));
        after.add(heading);
        after.add(clause("new", ClauseKind.OPERATIVE, "Thanks Kenya."));
        story.becomes(DemoStory.person("ken-mwangi"), at + 7 * MINUTE, new Instrument(after));
        decide(story, at + 8 * MINUTE, "new", ClauseStatus.BRACKETED, null);
        decide(story, at + 9 * MINUTE, "three", ClauseStatus.PARKED, "After lunch");
        story.issues(DemoStory.person("secretariat"), at + 10 * MINUTE, new IssueRequest(TITLE, NOTE, null));
    }

    private static void decide(DraftStory story, long at, String clause, ClauseStatus status, @Nullable String reason) {
        if (status == ClauseStatus.ADOPTED) {
            story.decides(DemoStory.person("chair"), at, new SetStatus(id(clause), ClauseStatus.AGREED, null));
        }
        story.decides(DemoStory.person("chair"), at, new SetStatus(id(clause), status, reason));
    }

    private static Clause clause(String id, ClauseKind kind, String text) {
        return Clause.of(id(id), kind, text);
    }

    private static ClauseId id(String id) {
        return new ClauseId(id);
    }
}
