package org.plenary.server.negotiation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.server.draft.DraftSeed;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.DecisionException.Reason;

class BracketLawTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Person CHAIR = person("chair", Role.CHAIR, null);
    private static final Person SOFIA = person("sofia", Role.SECRETARIAT, null);
    private static final Person CLAIRE = person("claire", Role.DELEGATE, state("FRA", Capacity.PARTICIPANT));
    private static final Person KAMAU = person("kamau", Role.DELEGATE, state("KEN", Capacity.PARTICIPANT));
    private static final Person GUEST = person("guest", Role.DELEGATE, state("NGO", Capacity.OBSERVER));
    private static final Person WATCHER = person("rafael", Role.OBSERVER, state("FRA", Capacity.PARTICIPANT));

    private static final ClauseId FIRST = new ClauseId("c1");
    private static final ClauseId SECOND = new ClauseId("c2");
    private static final Holder FRA = new Holder("FRA");
    private static final Holder KEN = new Holder("KEN");

    private final DraftState draft = new DraftState();
    private long seq = 1;

    BracketLawTest() {
        Instrument text = new Instrument(List.of(
                Clause.of(FIRST, ClauseKind.OPERATIVE, "Shall cooperate"),
                Clause.of(SECOND, ClauseKind.OPERATIVE, "Shall report")));
        draft.take(HashChain.next(
                HashChain.genesis(new StreamId("d"), new Lineage("l")),
                new NewEntry(1, SOFIA.id(), null, EntryKind.TEXT, new DraftSeed(text).update())));
    }

    private static Person person(String id, Role role, @Nullable Delegation delegation) {
        return new Person(new PersonId(id), "Name of " + id, role, delegation, PROCESS);
    }

    private static Delegation state(String code, Capacity capacity) {
        return new Delegation(code, "Delegation " + code, DelegationKind.STATE, capacity);
    }

    private static Anchor first() {
        return new Anchor(FIRST, null, null, "Shall cooperate");
    }

    private static Anchor second() {
        return new Anchor(SECOND, null, null, "Shall report");
    }

    private static PlaceBracket bracket(Holder holder, Anchor... on) {
        return new PlaceBracket(BracketKind.CONTESTED, Arrays.asList(on), holder, Stance.DELETE, null);
    }

    /** Takes a decision, which may change nothing; the entry that it is. */
    private BracketId take(Person person, Decision decision) {
        if (Ruling.on(decision, person, draft.situation(seq + 1))) {
            seq++;
            Author by = new Author(person.id(), person.name(), person.delegationCode());
            draft.decide(new TakenDecision(decision, new Act(by, seq, seq)));
        }
        return new BracketId(seq);
    }

    private Bracket at(BracketId id) {
        return draft.standing().brackets().require(id);
    }

    private void assertRefused(Reason reason, ThrowingCallable taking, String... saying) {
        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(taking)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).contains(saying));
    }

    @Test
    void letsADelegateActForTheirOwnDelegationAndWhoLeadsForAny() {
        BracketId own = take(CLAIRE, bracket(FRA, first()));
        take(KAMAU, new HoldBracket(own, KEN, Stance.KEEP, "Agreed language of 2021"));
        take(CHAIR, new HoldBracket(own, new Holder("USA"), Stance.RESERVE, null));
        BracketId chairs = take(SOFIA, bracket(Holder.CHAIR, second()));

        assertThat(at(own).holders()).extracting(hold -> hold.holder().code()).containsExactly("FRA", "KEN", "USA");
        assertThat(at(chairs).holders()).extracting(Hold::holder).containsExactly(Holder.CHAIR);
    }

    @Test
    void saysWhoseABracketIsAndWhomToAskToWhoeverHasNoRight() {
        BracketId own = take(CLAIRE, bracket(FRA, first()));

        assertRefused(Reason.NOT_ALLOWED, () -> take(KAMAU, new LeaveBracket(own, FRA)), "For FRA acts", "Ask one");
        assertRefused(Reason.NOT_ALLOWED, () -> take(CLAIRE, bracket(Holder.CHAIR, second())), "For the chair acts");
        assertRefused(Reason.NOT_ALLOWED, () -> take(CLAIRE, bracket(Holder.UNKNOWN, second())), "nobody knows");
        assertRefused(Reason.NOT_ALLOWED, () -> take(WATCHER, bracket(FRA, second())), "Ask one of them");
        assertRefused(Reason.NOT_ALLOWED, () -> take(GUEST, bracket(new Holder("NGO"), second())), "You read");
        assertRefused(
                Reason.NOT_ALLOWED,
                () -> take(KAMAU, new SettleBracket(own, Settlement.Outcome.KEEP, true, null)),
                "Ask one of them");
    }

    @Test
    void asksForTheLevelOfCommentsAndForNoMore() {
        take(
                CHAIR,
                new SetAccess(new Access(List.of(
                        new AccessRule(AccessRule.Scope.DELEGATION, "FRA", AccessLevel.COMMENT, null, false),
                        new AccessRule(AccessRule.Scope.DELEGATION, "KEN", AccessLevel.READ, null, false)))));

        BracketId own = take(CLAIRE, bracket(FRA, first()));
        assertThat(at(own).isStanding()).isTrue();
        assertRefused(Reason.NOT_ALLOWED, () -> take(KAMAU, new HoldBracket(own, KEN, Stance.KEEP, null)), "You read");
    }

    @Test
    void asksOfTheRecordWhetherSomebodyCouldHaveActed() {
        Participant delegate = Participant.of(CLAIRE);
        Situation open = draft.situation(2);
        assertThat(Ruling.on(bracket(FRA, first()), CLAIRE.id(), delegate, open))
                .isTrue();
        assertRefused(Reason.NOT_ALLOWED, () -> Ruling.on(bracket(KEN, first()), CLAIRE.id(), delegate, open), "KEN");
        assertRefused(Reason.NOT_ALLOWED, () -> Ruling.on(bracket(FRA, first()), open), "record");

        // given rules by which members of one group may comment, and of another not
        AccessRule none = new AccessRule(AccessRule.Scope.GROUP, "G7", AccessLevel.NONE, null, false);
        AccessRule own = new AccessRule(AccessRule.Scope.DELEGATION, "FRA", AccessLevel.READ, null, false);
        take(CHAIR, new SetAccess(new Access(List.of(none))));
        assertThat(Ruling.on(bracket(FRA, first()), CLAIRE.id(), delegate, draft.situation(9)))
                .isTrue();
        take(CHAIR, new SetAccess(new Access(List.of(none, own))));
        assertRefused(
                Reason.NOT_ALLOWED,
                () -> Ruling.on(bracket(FRA, first()), CLAIRE.id(), delegate, draft.situation(9)),
                "You read");
    }

    @Test
    void isLiftedWhenItsLastHolderLeaves() {
        BracketId id = take(CLAIRE, bracket(FRA, first()));
        take(KAMAU, new HoldBracket(id, KEN, Stance.KEEP, null));

        take(CLAIRE, new LeaveBracket(id, FRA));
        assertThat(at(id).holders()).extracting(Hold::holder).containsExactly(KEN);
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, new LeaveBracket(id, FRA)), "not held by FRA", "KEN");
        take(KAMAU, new LeaveBracket(id, KEN));

        assertThat(draft.standing().brackets().all()).isEmpty();
        assertRefused(Reason.NO_SUCH_BRACKET, () -> take(KAMAU, new LeaveBracket(id, KEN)), id.value());
    }

    @Test
    void keepsSinceWhenAStanceIsTakenAndRecordsNothingThatIsSaidAlready() {
        BracketId id = take(CLAIRE, bracket(FRA, first()));
        long since = at(id).holders().get(0).sinceMillis();

        assertThat(take(CLAIRE, new HoldBracket(id, FRA, Stance.DELETE, null))).isEqualTo(id);
        take(CLAIRE, new HoldBracket(id, FRA, Stance.DELETE, "Too narrow"));
        assertThat(at(id).holders().get(0).sinceMillis()).isEqualTo(since);
        take(CHAIR, new HoldBracket(id, FRA, Stance.KEEP, null));
        assertThat(at(id).holders().get(0).sinceMillis()).isGreaterThan(since);
        assertThat(at(id).holders().get(0).by().name()).isEqualTo("Name of chair");
    }

    @Test
    void keepsAClauseFromBeingAgreedWhileItStandsThere() {
        BracketId id = take(CLAIRE, bracket(FRA, first()));

        for (ClauseStatus status : List.of(ClauseStatus.AGREED, ClauseStatus.AGREED_AD_REFERENDUM)) {
            assertRefused(Reason.CONTESTED, () -> take(CHAIR, new SetStatus(FIRST, status, null)), id.value(), "(FRA)");
        }
        take(CHAIR, new SetStatus(SECOND, ClauseStatus.AGREED, null));
        take(CHAIR, new SetStatus(FIRST, ClauseStatus.PARKED, null));
        take(CHAIR, new SetStatus(FIRST, ClauseStatus.OPEN, null));
        take(CLAIRE, new LeaveBracket(id, FRA));
        take(CHAIR, new SetStatus(FIRST, ClauseStatus.AGREED, null));

        assertThat(draft.standing().clauses().status("c1")).isEqualTo(ClauseStatus.AGREED);
    }

    @Test
    void letsAClauseWithAPlaceholderBeAgreedAdReferendumAndNoFurther() {
        take(CHAIR, new PlaceBracket(BracketKind.PLACEHOLDER, List.of(first()), Holder.CHAIR, Stance.KEEP, null));

        take(CHAIR, new SetStatus(FIRST, ClauseStatus.AGREED_AD_REFERENDUM, null));
        assertRefused(Reason.CONTESTED, () -> take(CHAIR, new SetStatus(FIRST, ClauseStatus.AGREED, null)), "chair");
    }

    @Test
    void isPlacedInNoClauseThatIsAgreed() {
        take(CHAIR, new SetStatus(FIRST, ClauseStatus.AGREED, null));

        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, bracket(FRA, second(), first())), "agreed", "open it again");
        assertRefused(
                Reason.NO_SUCH_CLAUSE,
                () -> take(CLAIRE, bracket(FRA, new Anchor(new ClauseId("c9"), null, null, "Gone"))),
                "c9");
    }

    @Test
    void isSettledByTheChairAndPutBackByWhoeverHeldIt() {
        BracketId id = take(CLAIRE, bracket(FRA, first()));
        take(CHAIR, new SettleBracket(id, Settlement.Outcome.KEEP, false, "As proposed"));

        assertThat(at(id).isStanding()).isFalse();
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, new LeaveBracket(id, FRA)), "settled");
        assertRefused(
                Reason.CONFLICT,
                () -> take(CHAIR, new SettleBracket(id, Settlement.Outcome.DELETE, false, null)),
                "settled");
        assertRefused(Reason.NOT_ALLOWED, () -> take(KAMAU, new PutBracketBack(id)), "held by FRA");
        take(CLAIRE, new PutBracketBack(id));
        assertThat(at(id).isStanding()).isTrue();

        // given it is settled once more, and the clause agreed
        take(CHAIR, new SettleBracket(id, Settlement.Outcome.KEEP, true, null));
        take(CHAIR, new SetStatus(FIRST, ClauseStatus.AGREED, null));
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, new PutBracketBack(id)), "agreed", "open it again");
        take(CHAIR, new SetStatus(FIRST, ClauseStatus.OPEN, "France asks for it"));
        take(CLAIRE, new PutBracketBack(id));
        assertThat(at(id).isStanding()).isTrue();
    }

    @Test
    void isBounded() {
        for (int i = 0; i < Brackets.MAX_STANDING; i++) {
            take(CLAIRE, bracket(FRA, first()));
        }
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, bracket(FRA, first())), "at most 2000");
        BracketId id = new BracketId(2);
        for (int i = 1; i < Bracket.MAX_HOLDERS; i++) {
            take(CHAIR, new HoldBracket(id, new Holder("D" + (100 + i)), Stance.KEEP, null));
        }
        assertRefused(Reason.CONFLICT, () -> take(KAMAU, new HoldBracket(id, KEN, Stance.KEEP, null)), "300 holders");

        assertThatIllegalArgumentException().isThrownBy(() -> bracket(FRA));
        assertThatIllegalArgumentException().isThrownBy(() -> bracket(FRA, first(), first()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bracket(FRA, new Anchor(FIRST, null, null, "x".repeat(20_001))));
        assertThatIllegalArgumentException().isThrownBy(() -> new HoldBracket(id, FRA, Stance.KEEP, "x".repeat(501)));
    }

    @Test
    void forgetsTheOldestOfThoseThatAreSettled() {
        BracketId oldest = take(CLAIRE, bracket(FRA, first()));
        take(CHAIR, new SettleBracket(oldest, Settlement.Outcome.KEEP, true, null));
        for (int i = 0; i < Brackets.MAX_SETTLED; i++) {
            BracketId id = take(CLAIRE, bracket(FRA, first()));
            take(CHAIR, new SettleBracket(id, Settlement.Outcome.KEEP, true, null));
        }

        assertThat(draft.standing().brackets().all()).hasSize(Brackets.MAX_SETTLED);
        assertRefused(Reason.NO_SUCH_BRACKET, () -> take(CHAIR, new PutBracketBack(oldest)), oldest.value());
    }

    @Test
    void hasOneFormInTheRecord() {
        Set<String> forms = Set.of(
                "{\"kind\":\"CONTESTED\",\"on\":[{\"clause\":\"c1\",\"from\":[7,1],\"to\":[7,4],\"quote\":\"sha\"}],"
                        + "\"holder\":\"FRA\",\"stance\":\"DELETE\",\"note\":\"n\",\"by\":\"C\"}",
                "{\"kind\":\"PLACEHOLDER\",\"on\":[{\"clause\":\"c1\",\"quote\":\"sha\"},{\"clause\":\"c2\","
                        + "\"quote\":\"\"}],\"holder\":\"chair\",\"stance\":\"KEEP\",\"by\":\"C\"}");
        for (String form : forms) {
            TakenDecision read = DecisionCodec.decode(HashChain.next(
                    HashChain.genesis(new StreamId("d"), new Lineage("l")),
                    new NewEntry(1, SOFIA.id(), null, new EntryKind("bracket"), form.getBytes(UTF_8))));
            assertThat(new String(DecisionCodec.encode(read.decision(), "C").payload(), UTF_8))
                    .isEqualTo(form);
        }
    }
}
