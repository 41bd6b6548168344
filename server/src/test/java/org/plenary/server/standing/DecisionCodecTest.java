package org.plenary.server.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;

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

    private static String encoded(Decision decision) {
        return new String(DecisionCodec.encode(decision, "Chiara").payload(), StandardCharsets.UTF_8);
    }

    @Test
    void writesEachDecisionInOneFormAndReadsItBack() {
        Decision agreed = new Decision.Status(new ClauseId("a"), ClauseStatus.AGREED, "Nobody objected");
        Decision closed = new Decision.Mode(DraftingMode.CLOSED, null);
        Decision rules = new Decision.SetAccess(new Access(List.of(new AccessRule(
                AccessRule.Scope.GROUP, "EU", AccessLevel.DRAFT, List.of(new ClauseId("a")), false))));
        assertThat(encoded(agreed))
                .isEqualTo("{\"clause\":\"a\",\"status\":\"AGREED\",\"reason\":\"Nobody objected\",\"by\":\"Chiara\"}");
        assertThat(encoded(closed)).isEqualTo("{\"mode\":\"CLOSED\",\"by\":\"Chiara\"}");
        assertThat(encoded(rules))
                .isEqualTo("{\"rules\":[{\"subject\":{\"group\":\"EU\"},\"level\":\"DRAFT\",\"clauses\":[\"a\"],"
                        + "\"arrange\":false}],\"by\":\"Chiara\"}");

        Standing standing = DecisionCodec.apply(entry(EntryKind.STATUS, encoded(agreed)), Standing.INITIAL);
        standing = DecisionCodec.apply(entry(EntryKind.MODE, encoded(closed)), standing);
        standing = DecisionCodec.apply(entry(EntryKind.ACCESS, encoded(rules)), standing);

        ClauseDecision.Author chair = new ClauseDecision.Author(new PersonId("chair"), "Chiara", null);
        assertThat(standing)
                .isEqualTo(Standing.INITIAL
                        .after(agreed, chair, 1_700_000_000_000L)
                        .after(closed, chair, 1)
                        .after(rules, chair, 1));
        assertThat(standing.status("a")).isEqualTo(ClauseStatus.AGREED);
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
                    .isThrownBy(() -> DecisionCodec.apply(entry(EntryKind.STATUS, json), Standing.INITIAL))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.CORRUPT));
        }
    }

    @Test
    void summarizesADraftForListsAndReadsThatBack() {
        DraftSummary summary = new DraftSummary(
                "A \"title\"",
                DraftingMode.CHAIR,
                Map.of(ClauseStatus.OPEN, 2, ClauseStatus.AGREED, 1),
                new Access(List.of(new AccessRule(AccessRule.Scope.PERSON, "claire", AccessLevel.NONE, null, false))));
        assertThat(DraftSummary.of(new Stream(
                        new StreamId("d"),
                        new Lineage("l"),
                        new ProcessId("p"),
                        "Old",
                        0,
                        0,
                        new Head(1, Hash.of(new byte[Hash.BYTES])),
                        summary.encode())))
                .isEqualTo(summary);
    }
}
