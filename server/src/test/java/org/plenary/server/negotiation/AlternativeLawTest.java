package org.plenary.server.negotiation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.draft.RevisionNumbering;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.DecisionException.Reason;

class AlternativeLawTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Person CHAIR = person("chair", Role.CHAIR, null);
    private static final Person CLAIRE = person("claire", Role.DELEGATE, state("FRA", Capacity.PARTICIPANT));
    private static final Person LOUIS = person("louis", Role.DELEGATE, state("FRA", Capacity.PARTICIPANT));
    private static final Person KAMAU = person("kamau", Role.DELEGATE, state("KEN", Capacity.PARTICIPANT));
    private static final Person GUEST = person("guest", Role.DELEGATE, state("NGO", Capacity.OBSERVER));

    private static final ClauseId TITLE = new ClauseId("t");
    private static final ClauseId PREAMBLE = new ClauseId("p");
    private static final ClauseId A = new ClauseId("a");
    private static final ClauseId B = new ClauseId("b");
    private static final ClauseId C = new ClauseId("c");
    private static final ClauseId D = new ClauseId("d");

    private final DraftStory story = new DraftStory(
            new StreamId("d"), new Lineage("l"), CHAIR, "Declaration", new RevisionNumbering(SymbolPattern.USUAL, 1));

    AlternativeLawTest() {
        story.begins(1, text("t", "p", "a", "b", "c", "d"));
    }

    private static Person person(String id, Role role, @Nullable Delegation delegation) {
        return new Person(new PersonId(id), "Name of " + id, role, delegation, PROCESS);
    }

    private static Delegation state(String code, Capacity capacity) {
        return new Delegation(code, "Delegation " + code, DelegationKind.STATE, capacity);
    }

    private static Instrument text(String... ids) {
        List<Clause> clauses = new ArrayList<>();
        for (String id : ids) {
            ClauseKind kind = switch (id) {
                case "t" -> ClauseKind.TITLE;
                case "p" -> ClauseKind.PREAMBULAR;
                default -> ClauseKind.OPERATIVE;
            };
            clauses.add(Clause.of(new ClauseId(id), kind, "Text of " + id));
        }
        return new Instrument(clauses);
    }

    private void take(Person person, Decision decision) {
        if (Ruling.on(decision, person, draft().situation(100))) {
            story.decides(person, 2, decision);
        }
    }

    private DraftState draft() {
        DraftState state = new DraftState();
        HashChain.next(
                        HashChain.genesis(new StreamId("d"), new Lineage("l")),
                        story.toStream().entries())
                .forEach(state::take);
        return state;
    }

    private void becomes(String... ids) {
        story.becomes(CHAIR, 3, text(ids));
    }

    private Announcement announced(Decision decision) {
        List<AnnouncedEdit> edits = decision.announces(draft().situation(100), CHAIR.id());
        assertThat(edits).singleElement().extracting(AnnouncedEdit::by).isEqualTo(CHAIR.id());
        return edits.get(0).does();
    }

    private static OfferAlternative rival(ClauseId clause, ClauseId of) {
        return new OfferAlternative(clause, of, false);
    }

    private List<String> numbers() {
        Instrument text = draft().text().instrument();
        List<String> numbers = new ArrayList<>();
        Numbering.ofClauses(text).forEach((clause, number) -> numbers.add(clause + " " + number));
        return numbers;
    }

    private static void assertRefused(Reason reason, ThrowingCallable taking, String... saying) {
        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(taking)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).contains(saying));
    }

    @Test
    void callsAlternativesAfterTheFirstOfThemAndCountsThemNot() {
        take(CLAIRE, rival(C, A));
        take(KAMAU, rival(B, C));

        assertThat(story.standing().alternatives().rivals(B)).containsExactly(A, C, B);
        assertThat(numbers()).containsExactly("t ", "p PP1", "a OP1", "b OP1 alt", "c OP1 alt 2", "d OP2");
    }

    @Test
    void isOfferedByThoseWhoMayAddClausesNowAndByWhoLeads() {
        take(
                CHAIR,
                new SetAccess(new Access(List.of(
                        new AccessRule(AccessRule.Scope.DELEGATION, "FRA", AccessLevel.DRAFT, null, false),
                        new AccessRule(AccessRule.Scope.PERSON, "louis", AccessLevel.DRAFT, null, true)))));
        assertRefused(Reason.NOT_ALLOWED, () -> take(CLAIRE, rival(B, A)), "Ask the chair");
        assertRefused(Reason.NOT_ALLOWED, () -> take(GUEST, rival(B, A)), "Ask the chair");
        take(LOUIS, rival(B, A));
        take(KAMAU, rival(C, A));

        take(CHAIR, new SetMode(DraftingMode.CHAIR, null));
        assertRefused(Reason.NOT_ALLOWED, () -> take(KAMAU, rival(D, A)), "now");
        assertRefused(Reason.NOT_ALLOWED, () -> take(KAMAU, new SetApart(C)), "Ask one of them");
        take(CHAIR, rival(D, A));

        assertThat(story.standing().alternatives().of(A)).containsExactly(B, C, D);
    }

    @Test
    void takesThoseOfWhomTheRecordSaysNoGroupForSomebodyWhomNoGroupKeepsOut() {
        take(
                CHAIR,
                new SetAccess(new Access(
                        List.of(new AccessRule(AccessRule.Scope.GROUP, "EU", AccessLevel.DRAFT, null, false)))));
        Participant kamau = Participant.of(KAMAU);

        assertThat(Ruling.on(rival(B, A), KAMAU.id(), kamau, draft().situation(100)))
                .isTrue();
    }

    @Test
    void refusesWhatDoesNotCompete() {
        take(CHAIR, new SetStatus(D, ClauseStatus.AGREED, null));
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, rival(B, PREAMBLE)), "of one kind");
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, rival(A, TITLE)), "Titles");
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, rival(D, A)), "is agreed");
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, rival(A, D)), "is agreed");
        assertRefused(Reason.NO_SUCH_CLAUSE, () -> take(CLAIRE, rival(new ClauseId("x"), A)), "no clause x");
        assertRefused(Reason.NO_SUCH_CLAUSE, () -> take(CLAIRE, rival(A, new ClauseId("x"))), "no clause x");
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, new OfferAlternative(B, A, true)), "already");
        take(CLAIRE, rival(B, A));
        assertRefused(Reason.CONFLICT, () -> take(KAMAU, rival(B, C)), "apart");
        assertRefused(Reason.CONFLICT, () -> take(KAMAU, rival(A, C)), "apart");
        assertThatIllegalArgumentException().isThrownBy(() -> rival(A, A));
    }

    @Test
    void boundsTheAlternativesToAClause() {
        String[] ids = new String[Alternatives.MAX_OF_ONE + 2];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "n" + i;
        }
        becomes(ids);
        for (int i = 1; i <= Alternatives.MAX_OF_ONE; i++) {
            take(CHAIR, rival(new ClauseId("n" + i), new ClauseId("n0")));
        }

        ClauseId last = new ClauseId(ids[ids.length - 1]);
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, rival(last, new ClauseId("n1"))), "at most 20");
    }

    @Test
    void agreesNothingThatCompetesWhetherTheOtherIsThereOrNot() {
        take(CLAIRE, rival(B, A));
        for (ClauseStatus status : List.of(ClauseStatus.AGREED, ClauseStatus.AGREED_AD_REFERENDUM)) {
            assertRefused(Reason.CONTESTED, () -> take(CHAIR, new SetStatus(A, status, null)), "OP1, OP1 alt");
            assertRefused(Reason.CONTESTED, () -> take(CHAIR, new SetStatus(B, status, null)), "OP1, OP1 alt");
        }
        take(CHAIR, new SetStatus(A, ClauseStatus.PARKED, null));

        becomes("t", "p", "b", "c", "d");
        assertThat(numbers()).containsExactly("t ", "p PP1", "b OP1", "c OP2", "d OP3");
        assertRefused(
                Reason.CONTESTED,
                () -> take(CHAIR, new SetStatus(B, ClauseStatus.AGREED, null)),
                "clause a, which is deleted");

        take(CHAIR, new SettleAlternatives(A, B, null));
        take(CHAIR, new SetStatus(B, ClauseStatus.AGREED, null));
    }

    @Test
    void namesTheRivalsToPrograms() {
        take(CLAIRE, rival(B, A));

        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(() -> take(CHAIR, new SetStatus(B, ClauseStatus.AGREED, null)))
                .satisfies(e -> assertThat(e.named()).containsEntry("alternatives", List.of("a", "b")));
    }

    @Test
    void letsTheOldestAlternativeThatIsThereStandForWhatWasDeleted() {
        take(CLAIRE, rival(D, A));
        take(CLAIRE, rival(C, A));
        becomes("t", "p", "b", "c", "d");
        assertThat(numbers()).containsExactly("t ", "p PP1", "b OP1", "c OP2 alt", "d OP2");

        becomes("t", "p", "a", "b", "c", "d");
        assertThat(numbers()).containsExactly("t ", "p PP1", "a OP1", "b OP2", "c OP1 alt", "d OP1 alt 2");
    }

    @Test
    void setsApartAnAlternativeByTheDelegationThatOfferedItAndAllOfThemByWhoLeads() {
        take(CLAIRE, rival(B, A));
        take(KAMAU, rival(C, A));
        assertRefused(Reason.NOT_ALLOWED, () -> take(KAMAU, new SetApart(B)), "the delegation that offered");
        assertRefused(Reason.NOT_ALLOWED, () -> take(CLAIRE, new SetApart(A)), "the delegation that offered");
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, new SetApart(D)), "competes with no other");

        take(LOUIS, new SetApart(B));
        assertThat(numbers()).containsExactly("t ", "p PP1", "a OP1", "b OP2", "c OP1 alt", "d OP3");

        take(LOUIS, rival(B, C));
        take(CHAIR, new SetApart(A));
        assertThat(story.standing().alternatives()).isEqualTo(Alternatives.NONE);
    }

    @Test
    void isSettledByWhoLeadsAmongThoseThatAreThere() {
        take(CLAIRE, rival(B, A));
        assertRefused(Reason.NOT_ALLOWED, () -> take(CLAIRE, new SettleAlternatives(A, B, null)), "Ask one");
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, new SettleAlternatives(B, B, null)), "no alternatives");
        assertRefused(Reason.NO_SUCH_CLAUSE, () -> take(CHAIR, new SettleAlternatives(A, C, null)), "none of those");
        becomes("t", "p", "a", "c", "d");
        assertRefused(Reason.NO_SUCH_CLAUSE, () -> take(CHAIR, new SettleAlternatives(A, B, null)), "was deleted");
    }

    @Test
    void announcesTheRemovalOfThoseThatAreThere() {
        take(CLAIRE, rival(B, A));
        Situation before = draft().situation(100);
        assertThat(new SettleAlternatives(A, B, null).removed(before)).containsExactly(A);
        assertThat(new SettleAlternatives(A, null, null).removed(before)).containsExactly(A, B);

        becomes("t", "p", "b", "c", "d");
        Situation alone = draft().situation(100);
        assertThat(new SettleAlternatives(A, B, null).announces(alone, CHAIR.id()))
                .isEmpty();
        assertThat(new SettleAlternatives(A, null, null).removed(alone)).containsExactly(B);
    }

    @Test
    void believesACopyAndARemovalOnlyWhereTheEditHasMadeThem() {
        ClauseId copy = new ClauseId("n");
        Announcement copied = announced(new OfferAlternative(copy, A, true));
        assertThatExceptionOfType(DecisionException.class).isThrownBy(() -> copied.requireDone(draft().text()));
        becomes("t", "p", "a", "n", "b", "c", "d");
        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(() -> copied.requireDone(draft().text()))
                .withMessageContaining("with the words of a");
        List<Clause> clauses = new ArrayList<>(text("a").clauses());
        clauses.add(Clause.of(copy, ClauseKind.OPERATIVE, "Text of a"));
        story.becomes(CHAIR, 3, new Instrument(clauses));
        copied.requireDone(draft().text());

        take(CLAIRE, rival(copy, A));
        Announcement removed = announced(new SettleAlternatives(A, copy, null));
        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(() -> removed.requireDone(draft().text()))
                .withMessageContaining("removes the clause a");
        becomes("t", "n");
        removed.requireDone(draft().text());
        becomes("t", "p");
        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(() -> removed.requireDone(draft().text()))
                .withMessageContaining("leaves the clause n");
    }

    @Test
    void handsTheNumberThatHoldsOverToWhatIsChosen() {
        story.issues(CHAIR, 2, new IssueRequest("First", null, null));
        take(CHAIR, new SetNumbering(NumberingMode.HELD, "WP.1/Rev.1"));
        take(CLAIRE, rival(D, A));
        assertThat(numbers()).containsExactly("t ", "p PP1", "a OP1", "b OP2", "c OP3", "d OP1 alt");
        story.issues(CHAIR, 2, new IssueRequest("Second", null, null));

        take(CHAIR, new SettleAlternatives(A, D, "Most prefer it"));
        becomes("t", "p", "b", "c", "d", "a");
        assertThat(numbers()).containsExactly("t ", "p PP1", "b OP2", "c OP3", "d OP1", "a OP1bis");
    }

    private static PutAlternativesBack again(ClauseId... clauses) {
        return new PutAlternativesBack(A, List.of(clauses));
    }

    @Test
    void competesAgainAsItDidWhenTheChoiceIsPutBack() {
        take(CLAIRE, rival(D, A));
        take(KAMAU, rival(C, A));
        take(CHAIR, new SettleAlternatives(A, D, "Most prefer it"));
        becomes("t", "p", "b", "d");
        assertThat(numbers()).containsExactly("t ", "p PP1", "b OP1", "d OP2");

        take(CHAIR, again(A, C));
        becomes("t", "p", "a", "b", "c", "d");

        assertThat(numbers()).containsExactly("t ", "p PP1", "a OP1", "b OP2", "c OP1 alt", "d OP1 alt 2");
        assertThat(story.standing()
                        .alternatives()
                        .find(C)
                        .orElseThrow()
                        .offered()
                        .by()
                        .id())
                .isEqualTo(KAMAU.id());
        assertRefused(Reason.CONTESTED, () -> take(CHAIR, new SetStatus(D, ClauseStatus.AGREED, null)), "OP1 alt");
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, again()), "somebody may have put it");
    }

    @Test
    void putsAChoiceBackByWhoLeadsAndByThoseWhoOfferedWhatItWasAmong() {
        take(CLAIRE, rival(B, A));
        take(CHAIR, new SettleAlternatives(A, B, null));
        becomes("t", "p", "b", "c", "d");
        assertRefused(Reason.NOT_ALLOWED, () -> take(KAMAU, again(A)), "Ask one of them");
        take(CHAIR, new SetMode(DraftingMode.CHAIR, null));
        assertRefused(Reason.NOT_ALLOWED, () -> take(LOUIS, again(A)), "Ask one of them");
        take(CHAIR, new SetMode(DraftingMode.EVERYBODY, null));

        take(LOUIS, again(A));

        assertThat(story.standing().alternatives().rivals(B)).containsExactly(A, B);
    }

    @Test
    void putsNoChoiceBackOfWhatIsAgreedOrCompetesOrIsNotWhatIsNamed() {
        take(CLAIRE, rival(B, A));
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, again(A)), "No choice among alternatives");
        take(CHAIR, new SettleAlternatives(A, B, null));
        becomes("t", "p", "b", "c", "d");
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, again(B)), "is in the text already");
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, again(C)), "got others");
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, again(B, A)), "got others");
        take(CLAIRE, rival(C, B));
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, again(A)), "competes with others now");
        take(CHAIR, new SetApart(C));
        take(CHAIR, new SetStatus(B, ClauseStatus.AGREED, null));
        assertRefused(Reason.CONFLICT, () -> take(CHAIR, again(A)), "agreed since");
        assertThatIllegalArgumentException().isThrownBy(() -> again(A, A));
    }

    @Test
    void believesThatAChoiceIsPutBackOnlyWhereTheEditBringsBackWhatItSays() {
        take(CLAIRE, rival(B, A));
        take(CHAIR, new SettleAlternatives(A, B, null));
        becomes("t", "p", "b", "c", "d");

        Announcement back = announced(again(A));

        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(() -> back.requireDone(draft().text()))
                .withMessageContaining("brings the clause a back");
        becomes("t", "p", "a", "b", "c", "d");
        back.requireDone(draft().text());
        assertThat(again().announces(draft().situation(100), CHAIR.id())).isEmpty();
    }

    @Test
    void handsBackTheNumberThatTheChoiceHandedOverAndNoOther() {
        story.issues(CHAIR, 2, new IssueRequest("First", null, null));
        take(CHAIR, new SetNumbering(NumberingMode.HELD, "WP.1/Rev.1"));
        take(CLAIRE, rival(D, A));
        take(CHAIR, new SettleAlternatives(A, D, null));
        becomes("t", "p", "b", "c", "d");
        assertThat(numbers()).containsExactly("t ", "p PP1", "b OP2", "c OP3", "d OP1");

        take(CHAIR, again(A));
        becomes("t", "p", "a", "b", "c", "d");
        assertThat(numbers()).containsExactly("t ", "p PP1", "a OP1", "b OP2", "c OP3", "d OP1 alt");

        take(CHAIR, new SetApart(D));
        assertThat(numbers()).containsExactly("t ", "p PP1", "a OP1", "b OP2", "c OP3", "d OP4");
    }

    @Test
    void remembersTheLastChoicesOnly() {
        Alternatives all = Alternatives.NONE;
        for (int i = 0; i <= Alternatives.MAX_CHOICES; i++) {
            ClauseId of = new ClauseId("o" + i);
            Act act = new Act(new Author(CHAIR.id(), "The chair", null), 2, i + 1);
            Alternative alternative = new Alternative(new ClauseId("a" + i), of, act);
            all = all.with(alternative)
                    .chosen(new AlternativesChoice(of, of, List.of(alternative), java.util.Set.of(), null, act));
        }

        assertThat(all.choices()).hasSize(Alternatives.MAX_CHOICES);
        assertThat(all.choice(new ClauseId("o0"))).isEmpty();
    }

    @Test
    void isWrittenAndReadAsItIs() {
        List<Decision> decisions = List.of(
                rival(B, A),
                new OfferAlternative(B, A, true),
                new SettleAlternatives(A, null, null),
                new SettleAlternatives(A, B, "Most prefer it"),
                new SetApart(B),
                new PutAlternativesBack(A, List.of(A, B)));

        assertThat(decisions.stream()
                        .map(decision ->
                                new String(DecisionCodec.encode(decision, "N").payload(), UTF_8))
                        .toList())
                .containsExactly(
                        "{\"clause\":\"b\",\"of\":\"a\",\"copy\":false,\"by\":\"N\"}",
                        "{\"clause\":\"b\",\"of\":\"a\",\"copy\":true,\"by\":\"N\"}",
                        "{\"of\":\"a\",\"by\":\"N\"}",
                        "{\"of\":\"a\",\"choose\":\"b\",\"reason\":\"Most prefer it\",\"by\":\"N\"}",
                        "{\"clause\":\"b\",\"by\":\"N\"}",
                        "{\"of\":\"a\",\"clauses\":[\"a\",\"b\"],\"by\":\"N\"}");
    }
}
