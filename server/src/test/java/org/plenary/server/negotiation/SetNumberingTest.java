package org.plenary.server.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseNumber;
import org.plenary.instrument.Fingerprint;
import org.plenary.instrument.HeldNumbers;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.NumberingPlan;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;

/** Numbers of clauses that hold, as law: when they can, what they are, and what revisions say of them. */
class SetNumberingTest {
    private static final ClauseKind[] KINDS = {
        ClauseKind.OPERATIVE, ClauseKind.OPERATIVE, ClauseKind.PREAMBULAR, ClauseKind.ANNEX, ClauseKind.HEADING
    };

    private final List<Clause> clauses = new ArrayList<>();
    private Standing standing = Standing.INITIAL;
    private long seq = 1;

    @Test
    void holdsTheNumbersOfARevisionWhileTheTextChanges() {
        // given a revision of three paragraphs
        write("a", "b", "c");
        issue("R.1");

        // when its numbers hold, one goes and others come
        take(new SetNumbering(NumberingMode.HELD, "R.1"));
        clauses.remove(0);
        clauses.add(1, clause("n"));
        clauses.add(0, clause("p"));

        // then
        assertThat(numbers()).containsExactly("OP2pre", "OP2", "OP2bis", "OP3");
        assertThat(standing.numbers().since()).isEqualTo("R.1");
    }

    @Test
    void goesOnHoldingWhatLaterRevisionsSay() {
        write("a", "b");
        issue("R.1");
        take(new SetNumbering(NumberingMode.HELD, "R.1"));
        clauses.add(1, clause("n"));
        issue("R.2");

        clauses.add(1, clause("m"));
        assertThat(numbers()).containsExactly("OP1", "OP1ter", "OP1bis", "OP2");

        clauses.remove(2);
        clauses.add(clause("o"));
        issue("R.3");
        clauses.add(0, clauses.remove(3));
        assertThat(numbers()).containsExactly("OP2bis", "OP1", "OP1ter", "OP2");
        assertThat(standing.numbers().since()).isEqualTo("R.1");
    }

    @Test
    void countsAnewWhenNumbersRunAgain() {
        write("a", "b");
        issue("R.1");
        take(new SetNumbering(NumberingMode.HELD, "R.1"));
        clauses.remove(0);
        take(new SetNumbering(NumberingMode.RUNNING, null));

        assertThat(numbers()).containsExactly("OP1");
        assertThat(standing.numbers()).isEqualTo(Standing.INITIAL.numbers());
    }

    @Test
    void holdsThoseOfTheNewestRevisionUnlessAnotherIsNamed() {
        write("a");
        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(() -> SetNumbering.of(NumberingMode.HELD, null, standing))
                .withMessageContaining("Issue one first")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DecisionException.Reason.CONFLICT));
        issue("R.1");
        issue("R.2");

        assertThat(SetNumbering.of(NumberingMode.HELD, null, standing).since()).isEqualTo("R.2");
        assertThat(SetNumbering.of(NumberingMode.HELD, "R.1", standing).since()).isEqualTo("R.1");
    }

    @Test
    void changesNothingWhereThingsStandSo() {
        write("a");
        issue("R.1");
        issue("R.2");
        assertThat(changes(new SetNumbering(NumberingMode.RUNNING, null))).isFalse();
        take(new SetNumbering(NumberingMode.HELD, "R.1"));

        assertThat(changes(new SetNumbering(NumberingMode.HELD, "R.1"))).isFalse();
        assertThat(changes(new SetNumbering(NumberingMode.HELD, "R.2"))).isTrue();
    }

    @Test
    void refusesARevisionThatIsNotThereOrSaysNoNumbers() {
        write("a");
        take(new IssueRevision(revision("R.1", null)));

        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(() -> changes(new SetNumbering(NumberingMode.HELD, "R.9")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DecisionException.Reason.NO_SUCH_REVISION));
        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(() -> changes(new SetNumbering(NumberingMode.HELD, "R.1")))
                .withMessageContaining("does not say what numbers")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DecisionException.Reason.CONFLICT));
    }

    @Test
    void refusesARevisionWithOtherNumbersThanTheTextHas() {
        write("a", "b");
        issue("R.1");
        take(new SetNumbering(NumberingMode.HELD, "R.1"));
        clauses.remove(0);

        HeldNumbers running = Revision.numbersOf(new Instrument(clauses));
        for (HeldNumbers wrong : new @Nullable HeldNumbers[] {running, HeldNumbers.NONE, null}) {
            assertThatExceptionOfType(DecisionException.class)
                    .as("%s", wrong)
                    .isThrownBy(() -> changes(new IssueRevision(revision("R.2", wrong))))
                    .withMessageContaining("expected a revision with");
        }
        issue("R.2");
    }

    @Test
    void asksForASymbolExactlyWhereNumbersHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SetNumbering(NumberingMode.HELD, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new SetNumbering(NumberingMode.RUNNING, "R.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SetNumbering(NumberingMode.HELD, "no symbol"));
    }

    /** Drafts are edited at random and issued now and then; the numbers hold from the first revision on. */
    @Test
    void neverMovesANumberThatARevisionGave() {
        for (long seed = 1; seed <= 60; seed++) {
            play(new Random(seed), "seed=" + seed);
        }
    }

    private void play(Random random, String seed) {
        clauses.clear();
        standing = Standing.INITIAL;
        write("a", "b", "c");
        issue("R.1");
        take(new SetNumbering(NumberingMode.HELD, "R.1"));
        Map<ClauseNumber, ClauseId> given = new HashMap<>();
        Map<String, ClauseNumber> had = new HashMap<>();
        note(given, had, seed);
        int revisions = 1;
        for (int turn = 0; turn < 50; turn++) {
            edit(random, turn);
            Map<ClauseId, ClauseNumber> numbers = Numbering.ofNumberedClauses(text());
            assertThat(numbers.values()).as(seed).doesNotHaveDuplicates();
            numbers.forEach((id, number) -> {
                assertThat(given.getOrDefault(number, id)).as(seed).isEqualTo(id);
                ClauseNumber before = had.get(id + " " + number.kind());
                assertThat(number).as(seed).isEqualTo(before == null ? number : before);
            });
            if (random.nextInt(5) == 0) {
                issue("R." + ++revisions);
                note(given, had, seed);
            }
        }
    }

    private void note(Map<ClauseNumber, ClauseId> given, Map<String, ClauseNumber> had, String seed) {
        HeldNumbers said = standing.revisions()
                .all()
                .get(standing.revisions().all().size() - 1)
                .numbers();
        assertThat(said).as(seed).isNotNull();
        said.all().forEach(held -> {
            given.put(held.number(), held.clause());
            had.put(held.clause() + " " + held.number().kind(), held.number());
        });
    }

    private void edit(Random random, int turn) {
        int what = clauses.isEmpty() ? 0 : random.nextInt(6);
        ClauseKind kind = KINDS[random.nextInt(KINDS.length)];
        if (what < 3) {
            clauses.add(random.nextInt(clauses.size() + 1), Clause.of(new ClauseId("n" + turn), kind, "text"));
            return;
        }
        Clause taken = clauses.remove(random.nextInt(clauses.size()));
        if (what == 3) {
            clauses.add(random.nextInt(clauses.size() + 1), taken);
        } else if (what == 4) {
            clauses.add(random.nextInt(clauses.size() + 1), Clause.of(taken.id(), kind, "text"));
        }
    }

    private static Clause clause(String id) {
        return Clause.of(new ClauseId(id), ClauseKind.OPERATIVE, "text of " + id);
    }

    private void write(String... ids) {
        for (String id : ids) {
            clauses.add(clause(id));
        }
    }

    private Instrument text() {
        NumberingPlan plan = standing.numbers().plan();
        return new Instrument(clauses, plan);
    }

    private List<String> numbers() {
        return List.copyOf(Numbering.ofClauses(text()).values());
    }

    private Revision revision(String symbol, @Nullable HeldNumbers numbers) {
        Instrument text = text();
        return new Revision(
                standing.revisions().nextNumber(),
                null,
                symbol,
                "A revision",
                null,
                null,
                Hash.of(Fingerprint.of(text)),
                standing.clauses().statuses(text),
                numbers);
    }

    private void issue(String symbol) {
        take(new IssueRevision(revision(symbol, Revision.numbersOf(text()))));
    }

    private Situation now() {
        Instrument text = text();
        return new Situation(
                standing,
                new DraftText() {
                    @Override
                    public boolean has(ClauseId clause) {
                        return text.clauses().stream()
                                .anyMatch(each -> each.id().equals(clause));
                    }

                    @Override
                    public Instrument instrument() {
                        return text;
                    }

                    @Override
                    public void requireFits(Anchor anchor) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public boolean canTake(Update change) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Set<ClauseId> clausesOf(Bracket bracket) {
                        return Set.of();
                    }

                    @Override
                    public boolean isGone(Bracket bracket) {
                        return false;
                    }
                },
                seq,
                1_700_000_000_000L);
    }

    private boolean changes(Decision decision) {
        return Ruling.on(decision, now());
    }

    /** Takes a decision as it comes back from the record. */
    private void take(Decision decision) {
        assertThat(changes(decision)).isTrue();
        DecisionCodec.Recorded recorded = DecisionCodec.encode(decision, "Chiara");
        TakenDecision read = DecisionCodec.decode(new Entry(
                seq++,
                1_700_000_000_000L,
                new PersonId("chair"),
                null,
                recorded.kind(),
                recorded.payload(),
                Hash.of(new byte[Hash.BYTES])));
        assertThat(read.decision()).isEqualTo(decision);
        standing = read.after(standing);
    }
}
