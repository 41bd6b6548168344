package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberingPlanTest {
    private static final ClauseId A = new ClauseId("a");
    private static final ClauseId B = new ClauseId("b");
    private static final ClauseKind[] NUMBERED = {
        ClauseKind.OPERATIVE, ClauseKind.OPERATIVE, ClauseKind.PREAMBULAR, ClauseKind.ANNEX, ClauseKind.HEADING
    };

    @Test
    void isPartOfAnInstrumentAndNotOfItsFingerprint() {
        Instrument running = instrument(clause("a", ClauseKind.OPERATIVE, "one"));
        Instrument held = running.numberedBy(NumberingPlan.holding(HeldNumbers.NONE));

        assertThat(held).isNotEqualTo(running);
        assertThat(held.numberedBy(NumberingPlan.RUNNING)).isEqualTo(running);
        assertThat(Fingerprint.of(held)).isEqualTo(Fingerprint.of(running));
    }

    @Test
    void refusesOneNumberForTwoClauses() {
        ClauseNumber number = ClauseNumber.parse("OP1");

        assertThatThrownBy(() ->
                        new HeldNumbers(List.of(new HeldNumbers.Held(A, number), new HeldNumbers.Held(B, number))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OP1");
    }

    @Test
    void refusesAnAlternativeToAnAlternative() {
        assertThatThrownBy(() -> NumberingPlan.RUNNING.withAlternatives(Map.of(A, B, B, new ClauseId("c"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got one to b");
    }

    /** Drafts change at random and are issued now and then. */
    @Test
    void neverMovesANumberThatWasGivenNorGivesItTwice() {
        for (long seed = 1; seed <= 300; seed++) {
            play(new Random(seed), "seed=" + seed);
        }
    }

    private static void play(Random random, String seed) {
        List<Clause> clauses = new ArrayList<>();
        HeldNumbers held = HeldNumbers.NONE;
        for (int turn = 0; turn < 60; turn++) {
            change(clauses, random, turn);
            Map<ClauseId, ClauseNumber> numbers =
                    Numbering.ofNumberedClauses(new Instrument(clauses, NumberingPlan.holding(held)));
            assertThat(numbers.values()).as(seed).doesNotHaveDuplicates();
            Map<ClauseId, List<ClauseNumber>> before = held.byClause();
            for (Clause clause : clauses) {
                ClauseNumber had = HeldNumbers.last(before.getOrDefault(clause.id(), List.of()), clause.kind());
                if (had != null) {
                    assertThat(numbers).as(seed).containsEntry(clause.id(), had);
                } else if (numbers.containsKey(clause.id())) {
                    assertThat(held.numbers()).as(seed).doesNotContain(numbers.get(clause.id()));
                }
            }
            if (random.nextInt(4) == 0) {
                List<HeldNumbers.Held> issued = new ArrayList<>();
                numbers.forEach((id, number) -> issued.add(new HeldNumbers.Held(id, number)));
                held = held.with(issued);
                assertThat(held.numbers()).as(seed).containsAll(numbers.values());
            }
        }
    }

    private static void change(List<Clause> clauses, Random random, int turn) {
        int what = clauses.isEmpty() ? 0 : random.nextInt(6);
        ClauseKind kind = NUMBERED[random.nextInt(NUMBERED.length)];
        if (what < 3) {
            int at = random.nextInt(clauses.size() + 1);
            clauses.add(at, Clause.of(new ClauseId("c" + turn), kind, "text"));
            return;
        }
        Clause taken = clauses.remove(random.nextInt(clauses.size()));
        if (what == 3) {
            clauses.add(random.nextInt(clauses.size() + 1), taken);
        } else if (what == 4) {
            clauses.add(random.nextInt(clauses.size() + 1), Clause.of(taken.id(), kind, "text"));
        }
    }
}
