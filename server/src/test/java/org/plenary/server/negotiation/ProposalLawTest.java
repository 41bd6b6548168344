package org.plenary.server.negotiation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.DraftStory;
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
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.DecisionException.Reason;

/** Proposals as law: who may do what with them, when, and what becomes of them. */
class ProposalLawTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Person CHAIR = person("chair", Role.CHAIR, null, Set.of());
    private static final Person CLAIRE = person("claire", Role.DELEGATE, state("FRA", Capacity.PARTICIPANT), Set.of());
    private static final Person KAMAU = person("kamau", Role.DELEGATE, state("KEN", Capacity.PARTICIPANT), Set.of());
    private static final Person ADA = person("ada", Role.DELEGATE, state("NGA", Capacity.PARTICIPANT), Set.of("AFR"));
    private static final Person GUEST = person("guest", Role.DELEGATE, state("NGO", Capacity.OBSERVER), Set.of());

    private static final ProposalId FIRST = new ProposalId("first");
    private static final ProposalId SECOND = new ProposalId("second");
    private static final ClauseId A = new ClauseId("a");
    private static final ClauseId B = new ClauseId("b");
    private static final ClauseId C = new ClauseId("c");
    private static final ClauseId NEW = new ClauseId("n");

    private final DraftStory story = new DraftStory(
            new StreamId("d"), new Lineage("l"), CHAIR, "Declaration", new RevisionNumbering(SymbolPattern.USUAL, 1));

    ProposalLawTest() {
        story.begins(1, text("a", "b", "c"));
    }

    private static Person person(String id, Role role, @Nullable Delegation delegation, Set<String> groups) {
        return new Person(new PersonId(id), "Name of " + id, role, null, delegation, groups, PROCESS);
    }

    private static Delegation state(String code, Capacity capacity) {
        return new Delegation(code, "Delegation " + code, DelegationKind.STATE, capacity);
    }

    /** Clauses by their ids, those in capitals with other words. */
    private static Instrument text(String... ids) {
        List<Clause> clauses = new ArrayList<>();
        for (String id : ids) {
            clauses.add(
                    Clause.of(new ClauseId(id.toLowerCase(Locale.ROOT)), ClauseKind.OPERATIVE, "The words of " + id));
        }
        return new Instrument(clauses);
    }

    private DraftState draft() {
        DraftState state = new DraftState();
        HashChain.next(
                        HashChain.genesis(new StreamId("d"), new Lineage("l")),
                        story.toStream().entries())
                .forEach(state::take);
        return state;
    }

    private void take(Person person, Decision decision) {
        assertThat(Ruling.on(decision, person, draft().situation(100)))
                .as("changes something: %s", decision)
                .isTrue();
        story.decides(person, 2, decision);
    }

    private Proposal proposal(ProposalId id) {
        return story.standing().proposals().find(id).orElseThrow();
    }

    /** A proposal of France that reads A otherwise, adds N, and takes C away, by Claire. */
    private Tabling tabling() {
        return new Tabling();
    }

    /** What is tabled, part by part, so that each test says what is special in its case. */
    private final class Tabling {
        private ProposalId id = FIRST;
        private int number = 1;
        private int revision;
        private String symbol = "WP.1/Amend.1";
        private Proposer by = Proposer.delegation("FRA");
        private List<String> sponsors = List.of("KEN");
        private long base = 1;
        private List<ProposedClause> clauses = List.of(
                new ProposedClause(A, ProposedChange.CHANGED),
                new ProposedClause(NEW, ProposedChange.NEW),
                new ProposedClause(C, ProposedChange.REMOVED));
        private List<ProposalWriter> writers = List.of(ProposedTexts.writer(CLAIRE, ProposedTexts.CLIENT));
        private ProposedEdits changes = ProposedTexts.edits(draft(), ProposedTexts.CLIENT, text("A", "b", "n"));

        private Tabling of(ProposalId other, int count) {
            id = other;
            number = count;
            symbol = "WP.1/Amend." + count;
            return this;
        }

        private Tabling by(Proposer proposer) {
            by = proposer;
            return this;
        }

        private Tabling again(int times) {
            revision = times;
            symbol = symbol + "/Rev." + times;
            return this;
        }

        private Tabling changing(ClauseId... changed) {
            clauses = Arrays.stream(changed)
                    .map(clause -> new ProposedClause(clause, ProposedChange.CHANGED))
                    .toList();
            return this;
        }

        private TableProposal made() {
            return new TableProposal(
                    id,
                    number,
                    revision,
                    symbol,
                    by,
                    "Finance",
                    "Because\nit is needed",
                    sponsors,
                    base,
                    clauses,
                    writers,
                    changes);
        }
    }

    private static void assertRefused(Reason reason, ThrowingCallable taking, String... saying) {
        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(taking)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).contains(saying));
    }

    private void assertRefused(Reason reason, Person person, Decision decision, String... saying) {
        assertRefused(reason, () -> Ruling.on(decision, person, draft().situation(100)), saying);
    }

    private static Incorporate taking(int revision, Taking as, List<ClauseId> clauses) {
        return new Incorporate(FIRST, revision, as, clauses, List.of(CLAIRE.id()));
    }

    @Test
    void standsAsItWasTabledWithWhoSponsorsIt() {
        take(CLAIRE, tabling().made());

        Proposal tabled = proposal(FIRST);
        assertThat(tabled.state()).isEqualTo(ProposalState.SUBMITTED);
        assertThat(tabled.symbol()).isEqualTo("WP.1/Amend.1");
        assertThat(tabled.sponsorCodes()).containsExactly("KEN");
        assertThat(tabled.tabledBy().id()).isEqualTo(CLAIRE.id());
        assertThat(tabled.sponsors()).containsExactly(new Sponsor("KEN", tabled.tabledSeq()));
        assertThat(story.standing().proposals().all()).containsExactly(tabled);
    }

    @Test
    void comesBackFromTheRecordAsItWasWritten() {
        TableProposal made = tabling().made();
        DecisionCodec.Recorded recorded = DecisionCodec.encode(made, "Name of claire");
        Entry entry =
                new Entry(7, 1, CLAIRE.id(), "FRA", recorded.kind(), recorded.payload(), Hash.of(new byte[Hash.BYTES]));

        assertThat(DecisionCodec.decode(entry).decision()).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(new String(recorded.payload(), UTF_8))
                .startsWith("{\"proposal\":\"first\",\"number\":1,\"revision\":0,\"symbol\":\"WP.1/Amend.1\","
                        + "\"proposer\":{\"kind\":\"DELEGATION\",\"code\":\"FRA\"},\"title\":\"Finance\","
                        + "\"rationale\":\"Because\\nit is needed\",\"sponsors\":[\"KEN\"],\"base\":1,\"clauses\":["
                        + "{\"clause\":\"a\",\"change\":\"CHANGED\"},{\"clause\":\"n\",\"change\":\"NEW\"},"
                        + "{\"clause\":\"c\",\"change\":\"REMOVED\"}],\"writers\":[{\"person\":\"claire\",\"as\":"
                        + "{\"name\":\"Name of claire\",\"role\":\"DELEGATE\",\"delegation\":{\"code\":\"FRA\","
                        + "\"name\":\"Delegation FRA\",\"kind\":\"STATE\"}},\"clients\":[4294967303]}],\"changes\":\"")
                .endsWith("\",\"by\":\"Name of claire\"}");
    }

    @Test
    void refusesAnotherEncodingOfTheSame() {
        String json =
                new String(DecisionCodec.encode(tabling().made(), "Chiara").payload(), UTF_8);
        String other = json.replace("\"revision\":0", "\"revision\":00");
        Entry entry = new Entry(
                7, 1, CLAIRE.id(), null, Kinds.PROPOSAL, other.getBytes(UTF_8), Hash.of(new byte[Hash.BYTES]));
        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> DecisionCodec.decode(entry));
    }

    @Test
    void isTabledByThoseAloneWhoSpeakForItsProposer() {
        assertRefused(Reason.NOT_ALLOWED, KAMAU, tabling().made(), "For a proposal of FRA");
        assertRefused(Reason.NOT_ALLOWED, CHAIR, tabling().made(), "its own delegates");
        Tabling guests = tabling().by(Proposer.delegation("NGO"));
        assertRefused(Reason.NOT_ALLOWED, GUEST, guests.made(), "who may comment");
        take(
                CHAIR,
                new SetAccess(new Access(
                        List.of(new AccessRule(AccessRule.Scope.DELEGATION, "FRA", AccessLevel.READ, null, false)))));
        assertRefused(Reason.NOT_ALLOWED, CLAIRE, tabling().made(), "who may comment");

        assertRefused(Reason.NOT_ALLOWED, KAMAU, tabling().by(Proposer.CHAIR).made(), "the chair");
        take(CHAIR, tabling().by(Proposer.CHAIR).made());
        take(ADA, tabling().of(SECOND, 2).by(Proposer.group("AFR")).made());
    }

    @Test
    void isAGroupsForDelegatesOfItsMembersAndForAnyWhereGroupsAreNotKnown() {
        TableProposal made = tabling().by(Proposer.group("AFR")).made();
        Situation now = draft().situation(100);

        assertRefused(Reason.NOT_ALLOWED, KAMAU, made, "delegates of its members");
        assertThat(Ruling.on(made, ADA, now)).isTrue();
        assertThat(Ruling.on(made, KAMAU.id(), Participant.of(KAMAU), now)).isTrue();
        assertRefused(
                Reason.NOT_ALLOWED, () -> Ruling.on(made, CHAIR.id(), Participant.of(CHAIR), now), "of its members");
        assertRefused(Reason.NOT_ALLOWED, () -> Ruling.on(made, now), "of whom the record has said who they are");
    }

    @Test
    void hasTheNextNumberAndASymbolOfItsOwn() {
        assertRefused(Reason.CONFLICT, CLAIRE, tabling().of(FIRST, 2).made(), "the number 1");
        Tabling later = tabling().again(1);
        assertRefused(Reason.CONFLICT, CLAIRE, later.made(), "the revision 0");
        take(CLAIRE, tabling().made());
        Tabling alike = tabling().of(SECOND, 2);
        alike.symbol = "WP.1/Amend.1";
        assertRefused(Reason.CONFLICT, CLAIRE, alike.made(), "a symbol that nothing of this draft has");
        Tabling early = tabling().of(SECOND, 2);
        early.base = 101;
        assertRefused(Reason.CONFLICT, CLAIRE, early.made(), "a base before");

        take(CLAIRE, tabling().again(1).made());
        alike.symbol = "WP.1/Amend.1";
        assertRefused(Reason.CONFLICT, CLAIRE, alike.made(), "a symbol that nothing of this draft has");
    }

    @Test
    void changesTheTextOfThisDraftAlone() {
        DraftStory other = new DraftStory(
                new StreamId("e"), new Lineage("m"), KAMAU, "Another", new RevisionNumbering(SymbolPattern.USUAL, 1));
        other.begins(1, text("a", "b", "c"));
        DraftState foreign = new DraftState();
        HashChain.next(
                        HashChain.genesis(new StreamId("e"), new Lineage("m")),
                        other.toStream().entries())
                .forEach(foreign::take);
        Tabling strange = tabling();
        strange.changes = ProposedTexts.edits(foreign, ProposedTexts.CLIENT, text("A", "b", "n"));

        assertRefused(Reason.CONFLICT, CLAIRE, strange.made(), "changes of this draft's text");
    }

    @Test
    void namesWhoWroteUnderEachClientIdOfABranch() {
        Tabling nobody = tabling();
        nobody.writers = List.of(ProposedTexts.writer(CLAIRE));
        assertThatIllegalArgumentException().isThrownBy(nobody::made).withMessageContaining("each client id");
        Tabling more = tabling();
        more.writers = List.of(ProposedTexts.writer(CLAIRE, ProposedTexts.CLIENT, ProposedTexts.CLIENT + 1));
        assertThatIllegalArgumentException().isThrownBy(more::made).withMessageContaining("and no other");
        Tabling twice = tabling();
        twice.writers = List.of(
                ProposedTexts.writer(CLAIRE, ProposedTexts.CLIENT), ProposedTexts.writer(KAMAU, ProposedTexts.CLIENT));
        assertThatIllegalArgumentException().isThrownBy(twice::made).withMessageContaining("one of the writers");
        Tabling inDraft = tabling();
        inDraft.changes = ProposedTexts.edits(draft(), 7, text("A", "b", "n"));
        assertThatIllegalArgumentException().isThrownBy(inDraft::made).withMessageContaining("each client id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProposedTexts.writer(CLAIRE, 7L))
                .withMessageContaining("4294967296");
        Tabling deletes = tabling().changing(C);
        deletes.changes = ProposedTexts.edits(draft(), ProposedTexts.CLIENT, text("a", "b"));
        deletes.writers = List.of(ProposedTexts.writer(CLAIRE));
        take(CLAIRE, deletes.made());
    }

    @Test
    void keepsItsBounds() {
        Tabling own = tabling();
        own.sponsors = List.of("FRA");
        assertThatIllegalArgumentException().isThrownBy(own::made).withMessageContaining("besides the delegation");
        Tabling none = tabling();
        none.clauses = List.of();
        assertThatIllegalArgumentException().isThrownBy(none::made).withMessageContaining("1 to 500 clauses");
        Tabling twice = tabling().changing(A, A);
        assertThatIllegalArgumentException().isThrownBy(twice::made).withMessageContaining("each once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableProposal.requireRationale("x".repeat(10_001)))
                .withMessageContaining("10000");
        assertThatIllegalArgumentException().isThrownBy(() -> TableProposal.requireTitle("two\nlines"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProposedEdits.of(new byte[ProposedEdits.MAX_BYTES + 1]))
                .withMessageContaining("512 KiB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProposedEdits.of(new byte[] {0, 0}))
                .withMessageContaining("changes something");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProposedEdits.of(new byte[] {9, 9, 9}))
                .withMessageContaining("as a Yjs update");
        assertThatIllegalArgumentException().isThrownBy(() -> new Proposer(Proposer.Kind.CHAIR, "FRA"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proposer(Proposer.Kind.GROUP, null));
    }

    @Test
    void isTabledAgainByItsProposerUntilItIsOver() {
        take(CLAIRE, tabling().made());
        long first = proposal(FIRST).tabledSeq();
        assertRefused(Reason.CONFLICT, CLAIRE, tabling().again(2).made(), "the revision 1");
        Tabling kenyan = tabling().again(1).by(Proposer.delegation("KEN"));
        kenyan.sponsors = List.of();
        assertRefused(Reason.CONFLICT, KAMAU, kenyan.made(), "the proposer");
        take(CHAIR, new DeclineProposal(FIRST, "Not now"));
        assertThat(proposal(FIRST).state()).isEqualTo(ProposalState.NOT_TAKEN);

        Tabling again = tabling().again(1);
        again.sponsors = List.of("NGA", "KEN");
        take(CLAIRE, again.made());
        Proposal revised = proposal(FIRST);
        assertThat(revised.state()).isEqualTo(ProposalState.REVISED);
        assertThat(revised.sponsors())
                .containsExactly(new Sponsor("KEN", first), new Sponsor("NGA", revised.tabledSeq()));

        take(CLAIRE, new WithdrawProposal(FIRST, null));
        assertRefused(Reason.CONFLICT, CLAIRE, tabling().again(2).made(), "WITHDRAWN");
    }

    @Test
    void isSponsoredByEachDelegationForItself() {
        take(CLAIRE, tabling().made());
        SponsorProposal joins = new SponsorProposal(FIRST, "NGA", true);
        assertRefused(Reason.NOT_ALLOWED, CLAIRE, joins, "For NGA acts");
        assertRefused(Reason.CONFLICT, CLAIRE, new SponsorProposal(FIRST, "FRA", true), "own");
        assertRefused(Reason.NO_SUCH_PROPOSAL, ADA, new SponsorProposal(SECOND, "NGA", true), "No proposal second");
        take(ADA, joins);
        assertThat(Ruling.on(joins, ADA, draft().situation(100))).isFalse();
        take(CHAIR, new SponsorProposal(FIRST, "BEN", true));
        take(KAMAU, new SponsorProposal(FIRST, "KEN", false));

        assertThat(proposal(FIRST).sponsorCodes()).containsExactly("NGA", "BEN");
        take(CHAIR, new DeclineProposal(FIRST, null));
        assertRefused(Reason.CONFLICT, ADA, new SponsorProposal(FIRST, "NGA", false), "NOT_TAKEN");
    }

    @Test
    void isWithdrawnByItsProposerAndDeclinedByWhoLeads() {
        take(CLAIRE, tabling().made());
        assertRefused(Reason.NOT_ALLOWED, CHAIR, new WithdrawProposal(FIRST, null), "For a proposal of FRA");
        assertRefused(Reason.NOT_ALLOWED, CLAIRE, new DeclineProposal(FIRST, null), "decide in this draft");
        take(CLAIRE, new WithdrawProposal(FIRST, "We think again"));

        assertThat(proposal(FIRST).reason()).isEqualTo("We think again");
        assertRefused(Reason.CONFLICT, CLAIRE, new WithdrawProposal(FIRST, null), "WITHDRAWN already");
        assertRefused(Reason.CONFLICT, CHAIR, new DeclineProposal(FIRST, null), "WITHDRAWN");
        assertRefused(Reason.CONFLICT, CHAIR, taking(0, Taking.MERGED, List.of(A)), "WITHDRAWN");
    }

    @Test
    void isTakenClauseByClauseByWhoLeads() {
        take(CLAIRE, tabling().made());
        assertRefused(Reason.NOT_ALLOWED, CLAIRE, taking(0, Taking.PROPOSED, List.of(A)), "decide in this draft");
        assertRefused(Reason.CONFLICT, CHAIR, taking(1, Taking.PROPOSED, List.of(A)), "tabled again");
        assertRefused(Reason.NO_SUCH_CLAUSE, CHAIR, taking(0, Taking.PROPOSED, List.of(B)), "does not change");

        take(CHAIR, taking(0, Taking.PROPOSED, List.of(A)));
        assertThat(proposal(FIRST).state()).isEqualTo(ProposalState.PARTLY_INCORPORATED);
        assertRefused(Reason.CONFLICT, CHAIR, taking(0, Taking.MERGED, List.of(NEW, A)), "taken already");
        take(CHAIR, taking(0, Taking.MERGED, List.of(NEW, C)));

        Proposal taken = proposal(FIRST);
        assertThat(taken.state()).isEqualTo(ProposalState.INCORPORATED);
        Taken how = Objects.requireNonNull(taken.taken().get(C));
        assertThat(how.as()).isEqualTo(Taking.MERGED);
        assertThat(how.by().id()).isEqualTo(CHAIR.id());
        assertRefused(Reason.CONFLICT, CLAIRE, new WithdrawProposal(FIRST, null), "INCORPORATED");
        assertRefused(Reason.CONFLICT, CLAIRE, tabling().again(1).made(), "INCORPORATED");
    }

    @Test
    void isNotTakenIntoClausesThatAreAgreed() {
        take(CLAIRE, tabling().made());
        take(CHAIR, new SetStatus(A, ClauseStatus.AGREED, null));

        assertRefused(Reason.CONFLICT, CHAIR, taking(0, Taking.MERGED, List.of(A)), "is agreed");
        take(CHAIR, taking(0, Taking.MERGED, List.of(NEW)));
    }

    @Test
    void isTakenInTheNamesOfThoseAloneWhoseWordsTheseAre() {
        take(CLAIRE, tabling().made());
        Incorporate foreign = new Incorporate(FIRST, 0, Taking.MERGED, List.of(A), List.of(CLAIRE.id(), KAMAU.id()));
        assertRefused(Reason.NOT_ALLOWED, CHAIR, foreign, "kamau did not");

        take(CHAIR, new Incorporate(FIRST, 0, Taking.MERGED, List.of(A), List.of(CLAIRE.id(), CHAIR.id())));
    }

    @Test
    void isOpenAgainInWhatItChangesOnceMore() {
        take(CLAIRE, tabling().made());
        take(CHAIR, taking(0, Taking.MERGED, List.of(A, C)));
        take(CLAIRE, tabling().again(1).changing(A, B).made());

        Proposal again = proposal(FIRST);
        assertThat(again.taken()).containsOnlyKeys(C);
        assertThat(again.state()).isEqualTo(ProposalState.PARTLY_INCORPORATED);
        take(CHAIR, taking(1, Taking.MERGED, List.of(A)));
    }

    @Test
    void believesThatClausesComeAndGoOnlyWhereTheyDo() {
        take(CLAIRE, tabling().made());
        Incorporate both = taking(0, Taking.PROPOSED, List.of(NEW, C));
        AnnouncedEdit last = both.announces(draft().situation(100), CHAIR.id()).get(0);
        assertThat(last.by()).isEqualTo(CLAIRE.id());

        assertRefused(Reason.CONFLICT, () -> last.does().requireDone(draft().text()), "makes the clause n");
        story.becomes(CHAIR, 3, text("a", "b", "c", "n"));
        assertRefused(Reason.CONFLICT, () -> last.does().requireDone(draft().text()), "removes the clause c");
        Incorporate none = new Incorporate(FIRST, 0, Taking.PROPOSED, List.of(C), List.of());
        assertRefused(Reason.CONFLICT, CHAIR, none, "removes the clause c");
        story.becomes(CHAIR, 3, text("a", "b", "n"));
        last.does().requireDone(draft().text());
        take(CHAIR, none);
    }

    @Test
    void boundsAllThatIsProposedAboutADraft() {
        String words = "x".repeat(500_000);
        for (int i = 1; i <= 16; i++) {
            take(CLAIRE, large(i, words).made());
        }
        assertRefused(Reason.CONFLICT, CLAIRE, large(17, words).made(), "at most 8 MiB");
        take(CLAIRE, tabling().of(new ProposalId("p17"), 17).made());
    }

    private Tabling large(int number, String words) {
        Tabling large = tabling().of(new ProposalId("p" + number), number).changing(A);
        large.changes = ProposedTexts.edits(
                draft(),
                ProposedTexts.CLIENT,
                new Instrument(List.of(
                        Clause.of(A, ClauseKind.OPERATIVE, words),
                        text("b").clauses().get(0),
                        text("c").clauses().get(0))));
        return large;
    }

    /** {@code take} takes at two milliseconds. */
    private void assertNew(String saying, @Nullable Long opens, @Nullable Long closes, ProposalRules.Late late) {
        story.decides(CHAIR, 1, new SetProposalRules(new ProposalRules(opens, closes, "Europe/Paris", late, 0)));
        DraftState draft = draft();
        assertRefused(
                Reason.CONFLICT,
                () -> Ruling.on(tabling().made(), CLAIRE, draft.situation(100, 2)),
                saying,
                "Europe/Paris",
                "1970-01-01T");
    }

    @Test
    void isTabledInTheTimeForItOrLateAsTheRulesSay() {
        assertNew("from", 3L, null, ProposalRules.Late.MARKED);
        assertNew("before", null, 2L, ProposalRules.Late.REFUSED);
        story.decides(
                CHAIR,
                1,
                new SetProposalRules(new ProposalRules(2L, 3L, "Europe/Paris", ProposalRules.Late.REFUSED, 0)));
        story.decides(CLAIRE, 2, tabling().made());
        assertThat(proposal(FIRST).late()).isFalse();

        story.decides(CLAIRE, 3, tabling().again(1).made());
        assertThat(proposal(FIRST).late()).as("tabled again").isFalse();

        story.decides(
                CHAIR,
                4,
                new SetProposalRules(new ProposalRules(2L, 3L, "Europe/Paris", ProposalRules.Late.MARKED, 0)));
        story.decides(CLAIRE, 4, tabling().of(SECOND, 2).made());
        assertThat(proposal(SECOND).late()).isTrue();
        story.decides(CHAIR, 5, new SetProposalRules(ProposalRules.NONE));
        story.decides(CLAIRE, 6, tabling().of(SECOND, 2).again(1).made());
        assertThat(proposal(SECOND).late()).as("it stays late").isTrue();
    }

    @Test
    void isTakenOnceEnoughDelegationsSecondIt() {
        take(CHAIR, new SetProposalRules(new ProposalRules(null, null, null, ProposalRules.Late.REFUSED, 2)));
        take(CLAIRE, tabling().made());
        assertThat(story.standing().proposals().missingSeconders(proposal(FIRST)))
                .isEqualTo(1);
        assertRefused(Reason.CONFLICT, CHAIR, taking(0, Taking.MERGED, List.of(A)), "1 more", "sponsors");

        take(CHAIR, new SponsorProposal(FIRST, "USA", true));

        take(CHAIR, taking(0, Taking.MERGED, List.of(A)));
    }

    @Test
    void tellsHowThatIsCalledWhichIsDecidedAbout() {
        take(CLAIRE, tabling().made());
        Standing standing = story.standing();
        assertThat(taking(0, Taking.PROPOSED, List.of(A)).named(standing).text("symbol"))
                .isEqualTo("WP.1/Amend.1");
        assertThat(new WithdrawProposal(FIRST, null).named(standing).text("title"))
                .isEqualTo("Finance");
        assertThat(new WithdrawProposal(FIRST, null).named(Standing.INITIAL).keys())
                .isEmpty();
        assertThat(tabling().made().news().orElseThrow().text("state")).isEqualTo("SUBMITTED");
    }
}
