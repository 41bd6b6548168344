package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.DraftingMode;
import org.plenary.server.negotiation.Incorporate;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.negotiation.ProposalState;
import org.plenary.server.negotiation.ProposedChange;
import org.plenary.server.negotiation.ProposedClause;
import org.plenary.server.negotiation.ProposedEdits;
import org.plenary.server.negotiation.ProposedTexts;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.Restore;
import org.plenary.server.negotiation.SetMode;
import org.plenary.server.negotiation.TableProposal;
import org.plenary.server.negotiation.Taking;

/** Records in which a proposal of two writers was taken: as they are made, and as somebody might forge them. */
class IncorporationCheckTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Person CHAIR = person("chair", Role.CHAIR, null);
    private static final Person CLAIRE = person("claire", Role.DELEGATE, "FRA");
    private static final Person LOUIS = person("louis", Role.DELEGATE, "FRA");
    private static final Person KAMAU = person("kamau", Role.DELEGATE, "KEN");
    private static final ClauseId A = new ClauseId("a");
    private static final ClauseId B = new ClauseId("b");
    private static final StreamId STREAM = new StreamId("d");
    private static final Lineage LINEAGE = new Lineage("l");

    private final DraftStory story =
            new DraftStory(STREAM, LINEAGE, CHAIR, "Declaration", new RevisionNumbering(SymbolPattern.USUAL, 1));
    /** The entries, of which the last are: the decision, who Claire is, her edit, who Louis is, his edit. */
    private List<NewEntry> entries = List.of();

    private static Person person(String id, Role role, @Nullable String code) {
        Delegation delegation = code == null
                ? null
                : new Delegation(code, "Delegation " + code, DelegationKind.STATE, Capacity.PARTICIPANT);
        return new Person(new PersonId(id), "Name of " + id, role, delegation, PROCESS);
    }

    private static Instrument text(String a, String b) {
        return new Instrument(List.of(Clause.of(A, ClauseKind.OPERATIVE, a), Clause.of(B, ClauseKind.OPERATIVE, b)));
    }

    @BeforeEach
    void takesAProposalOfTwoWriters() {
        story.begins(1, text("Old a", "Old b"));
        story.becomes(KAMAU, 1, text("Old a, of Kenya", "Old b"));
        table();
        story.decides(
                CHAIR,
                3,
                new Incorporate(
                        new ProposalId("amend"), 0, Taking.PROPOSED, List.of(A, B), List.of(CLAIRE.id(), LOUIS.id())));
        story.becomes(CLAIRE, 3, text("New a", "Old b"));
        story.becomes(LOUIS, 3, text("New a", "New b"));
        entries = new ArrayList<>(story.toStream().entries());
    }

    private void table() {
        DraftState draft = new DraftState();
        HashChain.next(HashChain.genesis(STREAM, LINEAGE), story.toStream().entries())
                .forEach(draft::take);
        ProposedEdits changes = ProposedTexts.edits(draft, ProposedTexts.CLIENT, text("New a", "New b"));
        story.decides(
                person("head", Role.DELEGATE, "FRA"),
                2,
                new TableProposal(
                        new ProposalId("amend"),
                        1,
                        0,
                        "WP.1/Amend.1",
                        Proposer.delegation("FRA"),
                        "Finance",
                        null,
                        List.of(),
                        1,
                        List.of(
                                new ProposedClause(A, ProposedChange.CHANGED),
                                new ProposedClause(B, ProposedChange.CHANGED)),
                        List.of(ProposedTexts.writer(CLAIRE, ProposedTexts.CLIENT), ProposedTexts.writer(LOUIS)),
                        changes));
    }

    private DraftCheck check() {
        DraftCheck check = new DraftCheck();
        HashChain.next(HashChain.genesis(STREAM, LINEAGE), entries).forEach(check::take);
        check.end();
        return check;
    }

    private int fromEnd(int back) {
        return entries.size() - back;
    }

    private void assertRefused(String saying) {
        assertThatIllegalArgumentException().isThrownBy(this::check).withMessageContaining(saying);
    }

    private static NewEntry inNameOf(Person person, NewEntry entry) {
        return new NewEntry(entry.atMillis(), person.id(), person.delegationCode(), entry.kind(), entry.payload());
    }

    private static NewEntry introducing(Person person) {
        byte[] payload = ParticipantCodec.encode(Participant.of(person));
        return new NewEntry(3, person.id(), person.delegationCode(), EntryKind.PERSON, payload);
    }

    private static NewEntry closing(Person person) {
        DecisionCodec.Recorded recorded = DecisionCodec.encode(new SetMode(DraftingMode.CLOSED, null), person.name());
        return new NewEntry(3, person.id(), person.delegationCode(), recorded.kind(), recorded.payload());
    }

    @Test
    void verifiesAndGivesWordsToThoseWhoWroteThem() {
        assertThat(entries)
                .extracting(entry -> entry.kind().wireName())
                .endsWith("incorporate", "person", "text", "person", "text");

        DraftState draft = check().draft();

        assertThat(draft.text().instrument()).isEqualTo(text("New a", "New b"));
        assertThat(draft.standing().proposals().all())
                .singleElement()
                .satisfies(taken -> assertThat(taken.state()).isEqualTo(ProposalState.INCORPORATED));
        DraftState again = new DraftState();
        HashChain.next(HashChain.genesis(STREAM, LINEAGE), entries).forEach(again::take);
        assertThat(again.doc().encodeStateAsUpdate()).isEqualTo(draft.doc().encodeStateAsUpdate());
        assertThat(again.standing()).isEqualTo(draft.standing());
    }

    @Test
    void refusesAnEditInTheNameOfSomebodyElse() {
        entries.set(fromEnd(1), inNameOf(KAMAU, entries.get(fromEnd(1))));
        assertRefused("by louis");
    }

    @Test
    void refusesThatTwoWritersTakeTurnsOtherwise() {
        entries.add(fromEnd(4), entries.remove(fromEnd(1)));
        assertRefused("by claire");
    }

    @Test
    void refusesAnEditThatIsMissing() {
        entries.remove(fromEnd(1));
        assertRefused("expected the edit that does what the last entry decides");
        entries.add(closing(CHAIR));
        assertRefused("by louis, got another entry");
    }

    @Test
    void refusesADecisionBetweenThem() {
        entries.add(fromEnd(2), closing(CHAIR));
        assertRefused("by louis, got another entry");
    }

    @Test
    void refusesThatOthersOrTheSameTwiceAreIntroducedBetweenThem() {
        entries.add(fromEnd(2), introducing(KAMAU));
        assertRefused("by louis, got another entry");
        entries.set(fromEnd(3), introducing(LOUIS));
        assertRefused("by louis, got another entry");
    }

    @Test
    void refusesThatWhoDecidesIsIntroducedBeforeAnEditOfTheirOwn() {
        story.decides(CHAIR, 4, new Restore(1, null, null, null));
        story.becomes(CHAIR, 4, text("Old a", "Old b"));
        entries = new ArrayList<>(story.toStream().entries());
        check();
        entries.add(fromEnd(1), introducing(CHAIR));
        assertRefused("by chair, got another entry");
    }

    @Test
    void takesTheEntryBehindThemForOneOfItsOwn() {
        // One too many is an edit like any other: whose words they are it says itself.
        story.becomes(KAMAU, 4, text("New a", "New b, of Kenya"));
        entries = new ArrayList<>(story.toStream().entries());
        assertThat(check().draft().text().instrument()).isEqualTo(text("New a", "New b, of Kenya"));
    }

    @Test
    void refusesWordsUnderTheClientIdOfAnother() {
        // given what Claire writes further, in the place of what Louis wrote
        story.becomes(CLAIRE, 4, text("New a, and more", "New b"));
        NewEntry further = story.toStream().entries().get(entries.size());
        entries.set(fromEnd(1), inNameOf(LOUIS, further));

        assertRefused("from claire alone, got some from louis");
    }
}
