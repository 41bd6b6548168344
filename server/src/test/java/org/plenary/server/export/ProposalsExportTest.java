package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.DemoStory;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.export.html.HtmlWriter;
import org.plenary.server.export.json.JsonWriter;
import org.plenary.server.export.text.PlainTextWriter;
import org.plenary.server.history.History;
import org.plenary.server.history.Timeline;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.DeclineProposal;
import org.plenary.server.negotiation.Incorporate;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.negotiation.ProposedChange;
import org.plenary.server.negotiation.ProposedClause;
import org.plenary.server.negotiation.ProposedTexts;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.SponsorProposal;
import org.plenary.server.negotiation.TableProposal;
import org.plenary.server.negotiation.Taking;
import org.plenary.server.negotiation.WithdrawProposal;

/** Files and history of a draft about which something was proposed: whatever was decided about it is told. */
class ProposalsExportTest {
    private static final long MINUTE = 60_000;
    private static final Person MARTIN = DemoStory.person("fra-martin");
    private static final Person MWANGI = DemoStory.person("ken-mwangi");
    private static final ProposalId AMENDMENT = new ProposalId("amendment");
    private static final ClauseId ONE = new ClauseId("one");
    private static final ClauseId TWO = new ClauseId("two");
    private static final Editions.Told TOLD =
            Editions.told(Editions.MASTHEAD, "rev:1", ProposalsExportTest::negotiation);

    private static Instrument text(String one, String two) {
        return new Instrument(
                List.of(Clause.of(ONE, ClauseKind.OPERATIVE, one), Clause.of(TWO, ClauseKind.OPERATIVE, two)));
    }

    /** France tables an amendment twice, Kenya joins it, the chair takes one clause and not the other. */
    private static void negotiation(DraftStory story) {
        long at = Editions.NOW - 100 * MINUTE;
        Person chair = DemoStory.person("chair");
        story.begins(at, text("Decides to meet;", "Requests a report."));
        story.issues(DemoStory.person("secretariat"), at + MINUTE, new IssueRequest("First", null, null));
        story.decides(MARTIN, at + 2 * MINUTE, tabling(story, 0));
        story.decides(MWANGI, at + 3 * MINUTE, new SponsorProposal(AMENDMENT, "KEN", true));
        story.decides(MARTIN, at + 4 * MINUTE, tabling(story, 1));
        story.decides(
                chair,
                at + 5 * MINUTE,
                new Incorporate(AMENDMENT, 1, Taking.PROPOSED, List.of(ONE), List.of(MARTIN.id())));
        story.becomes(MARTIN, at + 5 * MINUTE, text("Decides to meet in Paris;", "Requests a report."));
        story.decides(chair, at + 6 * MINUTE, new DeclineProposal(AMENDMENT, "No time for it"));
        story.decides(MARTIN, at + 7 * MINUTE, new WithdrawProposal(AMENDMENT, null));
    }

    private static TableProposal tabling(DraftStory story, int revision) {
        return new TableProposal(
                AMENDMENT,
                1,
                revision,
                revision == 0 ? "WP.1/Amend.1" : "WP.1/Amend.1/Rev.1",
                Proposer.delegation("FRA"),
                "Meeting <in> Paris",
                null,
                revision == 0 ? List.of() : List.of("KEN"),
                1,
                List.of(
                        new ProposedClause(ONE, ProposedChange.CHANGED),
                        new ProposedClause(TWO, ProposedChange.CHANGED)),
                List.of(ProposedTexts.writer(MARTIN, ProposedTexts.CLIENT)),
                ProposedTexts.edits(
                        story, ProposedTexts.CLIENT, text("Decides to meet in Paris;", "Requests two reports.")));
    }

    private static String write(EditionWriter writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(TOLD.redline(), ExportOptions.NONE, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void listsEachActInTheOrderOfTime() {
        ActLists lists = new ActLists(TOLD.redline(), FixedWords.of(Locale.ENGLISH));

        assertThat(lists.all().stream().map(ToldAct::step))
                .containsExactly(
                        "Proposal WP.1/Amend.1 tabled: “Meeting <in> Paris”, by FRA",
                        "Proposal WP.1/Amend.1 co-sponsored by KEN",
                        "Proposal WP.1/Amend.1/Rev.1 tabled anew: “Meeting <in> Paris”, by FRA, KEN",
                        "Taken from WP.1/Amend.1/Rev.1 as proposed",
                        "Proposal WP.1/Amend.1/Rev.1 not taken",
                        "Proposal WP.1/Amend.1/Rev.1 withdrawn");
        ToldAct taken = lists.all().get(3);
        assertThat(taken.clauses()).isEqualTo("OP1");
        assertThat(taken.by().person()).isEqualTo(DemoStory.person("chair").name());
        assertThat(lists.all().get(4).reason()).isEqualTo("No time for it");
    }

    @Test
    void standInTextAndPages() throws IOException {
        for (EditionWriter writer : List.of(new PlainTextWriter(), new HtmlWriter())) {
            assertThat(write(writer).replaceAll("\\s+", " "))
                    .contains("Taken from WP.1/Amend.1/Rev.1 as proposed")
                    .contains("Proposal WP.1/Amend.1/Rev.1 withdrawn");
        }
    }

    @Test
    void standInDataAndGiveTheWordsToWhoWroteThem() throws IOException {
        JsonObject changes = new JsonObject(write(new JsonWriter())).getJsonObject("changes");

        assertThat(changes.getJsonArray("acts").stream().map(act -> ((JsonObject) act).getString("act")))
                .containsExactly("TABLED", "SPONSORED", "TABLED_AGAIN", "TAKEN_PROPOSED", "NOT_TAKEN", "WITHDRAWN");
        assertThat(changes.getJsonArray("acts").getJsonObject(3))
                .isEqualTo(new JsonObject()
                        .put("by", 10)
                        .put("act", "TAKEN_PROPOSED")
                        .put("clauses", new JsonArray().add("one"))
                        .put("symbol", "WP.1/Amend.1/Rev.1")
                        .put("title", "Meeting <in> Paris"));
        assertThat(TOLD.redline().contributions().values().stream()
                        .filter(each -> each.person().equals(MARTIN.name()))
                        .map(Contribution::delegation))
                .contains("FRA");
    }

    @Test
    void areMarksOnTheTimelineThatSayHowTheProposalWasCalledThen() {
        Timeline timeline = Editions.past(ProposalsExportTest::negotiation, History::timeline);

        assertThat(timeline.marks().stream().map(mark -> mark.named().textIfAny("symbol")))
                .containsExactly(
                        null,
                        null,
                        "WP.1/Amend.1",
                        null,
                        "WP.1/Amend.1/Rev.1",
                        "WP.1/Amend.1/Rev.1",
                        "WP.1/Amend.1/Rev.1");
    }
}
