package org.plenary.server.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseNumber;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.HeldNumbers;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;

class DecisionCodecTest {
    private static Entry entry(EntryKind kind, String json) {
        return new Entry(
                7,
                1_700_000_000_000L,
                new PersonId("chair"),
                null,
                kind,
                json.getBytes(StandardCharsets.UTF_8),
                Hash.of(new byte[Hash.BYTES]));
    }

    private static TakenDecision taken(Decision decision, long atMillis, long seq) {
        return new TakenDecision(decision, new Act(new Author(new PersonId("chair"), "Chiara", null), atMillis, seq));
    }

    private static String encoded(Decision decision) {
        return new String(DecisionCodec.encode(decision, "Chiara").payload(), StandardCharsets.UTF_8);
    }

    @Test
    void writesEachDecisionInOneFormAndReadsItBack() {
        Decision agreed = new SetStatus(new ClauseId("a"), ClauseStatus.AGREED, "Nobody objected");
        Decision closed = new SetMode(DraftingMode.CLOSED, null);
        Decision rules = new SetAccess(new Access(List.of(
                new AccessRule(AccessRule.Scope.GROUP, "EU", AccessLevel.DRAFT, List.of(new ClauseId("a")), false))));
        assertThat(encoded(agreed))
                .isEqualTo("{\"clause\":\"a\",\"status\":\"AGREED\",\"reason\":\"Nobody objected\",\"by\":\"Chiara\"}");
        Decision archived = new Archive(true, "Replaced by another draft");
        assertThat(encoded(archived))
                .isEqualTo("{\"archived\":true,\"reason\":\"Replaced by another draft\",\"by\":\"Chiara\"}");
        assertThat(encoded(closed)).isEqualTo("{\"mode\":\"CLOSED\",\"by\":\"Chiara\"}");
        assertThat(encoded(rules))
                .isEqualTo("{\"rules\":[{\"subject\":{\"group\":\"EU\"},\"level\":\"DRAFT\",\"clauses\":[\"a\"],"
                        + "\"arrange\":false}],\"by\":\"Chiara\"}");

        Standing standing =
                DecisionCodec.decode(entry(Kinds.STATUS, encoded(agreed))).after(Standing.INITIAL);
        standing = DecisionCodec.decode(entry(Kinds.MODE, encoded(closed))).after(standing);
        standing = DecisionCodec.decode(entry(Kinds.ACCESS, encoded(rules))).after(standing);

        standing = DecisionCodec.decode(entry(Kinds.ARCHIVE, encoded(archived))).after(standing);
        assertThat(standing.drafting().archived()).isTrue();

        assertThat(standing)
                .isEqualTo(taken(archived, 1, 4)
                        .after(taken(rules, 1, 3)
                                .after(taken(closed, 1, 2)
                                        .after(taken(agreed, 1_700_000_000_000L, 1)
                                                .after(Standing.INITIAL)))));
        assertThat(standing.clauses().status("a")).isEqualTo(ClauseStatus.AGREED);
    }

    @Test
    void takesNothingElseForADecision() {
        for (String json : List.of(
                "",
                "[]",
                "{}",
                "{\"clause\":\"a\",\"status\":\"AGREED\"}",
                "{\"clause\":\"a\",\"status\":\"FROZEN\",\"by\":\"C\"}",
                "{\"clause\":\"no id\",\"status\":\"AGREED\",\"by\":\"C\"}",
                "{\"clause\":\"a\",\"status\":\"AGREED\",\"by\":\"C\",\"more\":1}",
                "{\"status\":\"AGREED\",\"clause\":\"a\",\"by\":\"C\"}",
                "{\"clause\":\"a\", \"status\":\"AGREED\",\"by\":\"C\"}",
                "{\"clause\":\"a\",\"status\":\"AGREED\",\"reason\":null,\"by\":\"C\"}")) {
            assertThatExceptionOfType(JournalException.class)
                    .as(json)
                    .isThrownBy(() ->
                            DecisionCodec.decode(entry(Kinds.STATUS, json)).after(Standing.INITIAL))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.CORRUPT));
        }
    }

    @Test
    void writesRevisionsAndRestoresInOneFormAndReadsThemBack() {
        Hash text = Hash.of(new byte[Hash.BYTES]);
        Decision first = new IssueRevision(new Revision(
                2,
                null,
                "WP.1/Rev.2",
                "Second",
                null,
                null,
                text,
                List.of(new ClauseState(new ClauseId("a"), ClauseStatus.AGREED))));
        Decision corrected = new IssueRevision(
                new Revision(2, 1, "WP.1/Rev.2/Corr.1", "Put right", "One\nword", "WP.1/Rev.2", text, List.of()));
        Decision numbered = new IssueRevision(new Revision(
                2,
                null,
                "WP.1/Rev.2",
                "Second",
                null,
                null,
                text,
                List.of(),
                new HeldNumbers(List.of(
                        new HeldNumbers.Held(new ClauseId("a"), ClauseNumber.parse("OP7")),
                        new HeldNumbers.Held(new ClauseId("b"), ClauseNumber.parse("Annex IIbis"))))));
        Decision held = new SetNumbering(NumberingMode.HELD, "WP.1/Rev.2");
        Decision running = new SetNumbering(NumberingMode.RUNNING, null);
        Decision restored = new Restore(5, "WP.1/Rev.1", new ClauseId("a"), "It was better");
        Decision whole = new Restore(5, null, null, null);
        Decision ofOne = new Restore(5, null, null, new PersonId("claire"), "A slip");

        assertThat(encoded(first))
                .isEqualTo("{\"number\":2,\"symbol\":\"WP.1/Rev.2\",\"title\":\"Second\",\"text\":\"" + "0".repeat(64)
                        + "\",\"statuses\":[{\"clause\":\"a\",\"status\":\"AGREED\"}],\"by\":\"Chiara\"}");
        assertThat(encoded(corrected))
                .isEqualTo("{\"number\":2,\"correction\":1,\"symbol\":\"WP.1/Rev.2/Corr.1\",\"title\":\"Put right\","
                        + "\"note\":\"One\\nword\",\"corrects\":\"WP.1/Rev.2\",\"text\":\"" + "0".repeat(64)
                        + "\",\"statuses\":[],\"by\":\"Chiara\"}");
        assertThat(encoded(restored))
                .isEqualTo("{\"to\":5,\"revision\":\"WP.1/Rev.1\",\"clause\":\"a\",\"reason\":\"It was better\","
                        + "\"by\":\"Chiara\"}");
        assertThat(encoded(whole)).isEqualTo("{\"to\":5,\"by\":\"Chiara\"}");
        assertThat(encoded(ofOne))
                .isEqualTo("{\"to\":5,\"person\":\"claire\",\"reason\":\"A slip\",\"by\":\"Chiara\"}");
        assertThat(encoded(numbered))
                .endsWith("\"statuses\":[],\"numbers\":[{\"clause\":\"a\",\"number\":\"OP7\"},"
                        + "{\"clause\":\"b\",\"number\":\"Annex IIbis\"}],\"by\":\"Chiara\"}");
        assertThat(encoded(held)).isEqualTo("{\"mode\":\"HELD\",\"since\":\"WP.1/Rev.2\",\"by\":\"Chiara\"}");
        assertThat(encoded(running)).isEqualTo("{\"mode\":\"RUNNING\",\"by\":\"Chiara\"}");
        for (Decision decision : List.of(held, running)) {
            assertThat(DecisionCodec.decode(entry(Kinds.NUMBERING, encoded(decision))))
                    .isEqualTo(taken(decision, 1_700_000_000_000L, 7));
        }
        for (Decision decision : List.of(first, corrected, numbered)) {
            assertThat(DecisionCodec.decode(entry(Kinds.REVISION, encoded(decision))))
                    .isEqualTo(taken(decision, 1_700_000_000_000L, 7));
        }
        for (Decision decision : List.of(restored, whole, ofOne)) {
            assertThat(DecisionCodec.decode(entry(Kinds.RESTORE, encoded(decision))))
                    .isEqualTo(taken(decision, 1_700_000_000_000L, 7));
        }
        Standing standing =
                DecisionCodec.decode(entry(Kinds.REVISION, encoded(first))).after(Standing.INITIAL);
        assertThat(standing.revisions().last())
                .isEqualTo(new IssuedRevision(
                        ((IssueRevision) first).revision(),
                        new Author(new PersonId("chair"), "Chiara", null),
                        1_700_000_000_000L,
                        7));
        assertThat(standing.revisions().nextNumber()).isEqualTo(3);
        assertThat(standing.revisions().nextCorrection(2)).isEqualTo(1);
    }

    @Test
    void takesNothingElseForARevision() {
        String good = encoded(new IssueRevision(
                new Revision(2, 1, "R.2/Corr.1", "T", "N", "R.2", Hash.of(new byte[Hash.BYTES]), List.of())));
        String numbered = good.replace("[]", "[],\"numbers\":[{\"clause\":\"a\",\"number\":\"OP1\"}]");
        assertThat(DecisionCodec.decode(entry(Kinds.REVISION, numbered)).act().seq())
                .isEqualTo(7);
        assertThat(DecisionCodec.decode(entry(Kinds.REVISION, good)).act().by().name())
                .isEqualTo("Chiara");
        for (String bad : List.of(
                good.replace("\"number\":2", "\"number\":0"),
                good.replace("\"number\":2", "\"number\":2.0"),
                good.replace("\"number\":2", "\"number\":4294967298"),
                good.replace("\"correction\":1,", ""),
                good.replace(",\"corrects\":\"R.2\"", ""),
                good.replace("R.2/Corr.1", "R 2/Corr.1"),
                good.replace("\"title\":\"T\"", "\"title\":\"\""),
                good.replace("\"note\":\"N\"", "\"note\":null"),
                good.replace("\"text\":\"0", "\"text\":\"A"),
                good.replace("\"text\":\"0", "\"text\":\""),
                good.replace("[]", "[{\"clause\":\"a\",\"status\":\"OPEN\"},{\"clause\":\"a\",\"status\":\"OPEN\"}]"),
                good.replace("[]", "[null]"),
                numbered.replace("OP1", "OP01"),
                numbered.replace("OP1", "7"),
                numbered.replace("OP1\"}", "OP1\"},{\"clause\":\"b\",\"number\":\"OP1\"}"),
                numbered.replace("\"number\":\"OP1\"", "\"number\":1"),
                numbered.replace("[{\"clause\":\"a\",\"number\":\"OP1\"}]", "null"),
                good.replace("[]", "{}"))) {
            assertThat(bad).isNotEqualTo(good);
            assertThatExceptionOfType(JournalException.class)
                    .as(bad)
                    .isThrownBy(() -> DecisionCodec.decode(entry(Kinds.REVISION, bad)))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.CORRUPT));
        }
    }

    @Test
    void saysWhoSomebodyIsInOneFormAndReadsThatBack() {
        Participant claire = new Participant("Claire", Role.DELEGATE, new Party("FRA", "France", DelegationKind.STATE));
        String json = new String(ParticipantCodec.encode(claire), StandardCharsets.UTF_8);
        assertThat(json)
                .isEqualTo("{\"name\":\"Claire\",\"role\":\"DELEGATE\",\"delegation\":{\"code\":\"FRA\",\"name\":"
                        + "\"France\",\"kind\":\"STATE\"}}");
        assertThat(ParticipantCodec.decode(person("FRA", json))).isEqualTo(claire);
        String alone = "{\"name\":\"Amina\",\"role\":\"CHAIR\"}";
        assertThat(ParticipantCodec.decode(person(null, alone))).isEqualTo(new Participant("Amina", Role.CHAIR, null));

        for (Entry bad : List.of(
                person(null, json),
                person("DEU", json),
                person("FRA", alone),
                person(null, alone.replace("CHAIR", "CHAIRS")),
                person(null, alone.replace("Amina", "")),
                person(null, alone + " "),
                person(null, "{\"role\":\"CHAIR\",\"name\":\"Amina\"}"),
                person(null, "{\"name\":\"Amina\",\"role\":\"CHAIR\",\"delegation\":null}"),
                person(null, "[]"))) {
            assertThatExceptionOfType(JournalException.class)
                    .as(new String(bad.payload(), StandardCharsets.UTF_8))
                    .isThrownBy(() -> ParticipantCodec.decode(bad));
        }
    }

    private static Entry person(@Nullable String delegation, String json) {
        return new Entry(
                7,
                1,
                new PersonId("somebody"),
                delegation,
                EntryKind.PERSON,
                json.getBytes(StandardCharsets.UTF_8),
                Hash.of(new byte[Hash.BYTES]));
    }

    @Test
    void summarizesADraftForListsAndReadsThatBack() {
        DraftSummary summary = new DraftSummary(
                "A \"title\"",
                DraftingMode.CHAIR,
                Map.of(ClauseStatus.OPEN, 2, ClauseStatus.AGREED, 1),
                new BracketCount(23, 4),
                new Access(List.of(new AccessRule(AccessRule.Scope.PERSON, "claire", AccessLevel.NONE, null, false))),
                new DraftSummary.Latest(2, "WP.1/Rev.2", 1_700_000_000_000L),
                true,
                new Branch(
                        new StreamId("draft"), Proposer.group("EU"), "T", 3, 7, Set.of("FRA", "KEN"), Set.of("KEN")));
        assertThat(DraftSummary.of(new Stream(
                        new StreamId("d"),
                        StreamKind.DRAFT,
                        new Lineage("l"),
                        new ProcessId("p"),
                        1,
                        "Old",
                        0,
                        0,
                        new Head(1, Hash.of(new byte[Hash.BYTES])),
                        summary.encode())))
                .isEqualTo(summary);
    }
}
