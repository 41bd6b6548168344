package org.plenary.server.negotiation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.plenary.server.negotiation.AdReferendum.Terms;
import org.plenary.server.negotiation.DecisionException.Reason;

class PackageLawTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Person CHAIR = person("chair", Role.CHAIR, null);
    private static final Person CLAIRE = person("claire", Role.DELEGATE, "FRA");
    private static final Person KAMAU = person("kamau", Role.DELEGATE, "KEN");

    private static final ClauseId HEADING = new ClauseId("h");
    private static final ClauseId A = new ClauseId("a");
    private static final ClauseId B = new ClauseId("b");
    private static final ClauseId C = new ClauseId("c");

    private final DraftState draft = new DraftState();
    private long seq = 1;

    PackageLawTest() {
        Stream<Clause> clauses = Stream.of(A, B, C).map(id -> Clause.of(id, ClauseKind.OPERATIVE, "Shall do " + id));
        Instrument text =
                new Instrument(Stream.concat(Stream.of(Clause.of(HEADING, ClauseKind.HEADING, "On finance")), clauses)
                        .toList());
        draft.take(HashChain.next(
                HashChain.genesis(new StreamId("d"), new Lineage("l")),
                new NewEntry(1, CHAIR.id(), null, EntryKind.TEXT, new DraftSeed(text).update())));
    }

    private static Person person(String id, Role role, @Nullable String delegation) {
        Delegation of = delegation == null
                ? null
                : new Delegation(delegation, "Of " + delegation, DelegationKind.STATE, Capacity.PARTICIPANT);
        return new Person(new PersonId(id), "Name of " + id, role, of, PROCESS);
    }

    private long take(Person person, Decision decision) {
        if (Ruling.on(decision, person, draft.situation(seq + 1))) {
            seq++;
            Author by = new Author(person.id(), person.name(), person.delegationCode());
            draft.decide(new TakenDecision(decision, new Act(by, seq, seq)));
        }
        return seq;
    }

    private PackageId pack(ClauseId... clauses) {
        return new PackageId(take(CHAIR, new MakePackage("Finance", List.of(clauses))));
    }

    private void decide(PackageId bundle, ClauseStatus status, @Nullable String reason, Terms terms) {
        take(CHAIR, SetPackageStatus.of(bundle, status, reason, terms, draft.situation(seq + 1)));
    }

    private void agree(PackageId bundle) {
        decide(bundle, ClauseStatus.AGREED, null, Terms.NONE);
    }

    private ClauseStatus status(ClauseId clause) {
        return draft.standing().clauses().status(clause.value());
    }

    private AdReferendum agreement() {
        return draft.standing().clauses().agreement(A);
    }

    private static SetStatus adReferendum(@Nullable String forum, String... pending) {
        return new SetStatus(A, ClauseStatus.AGREED_AD_REFERENDUM, null, new Terms(forum, List.of(pending)));
    }

    private void assertRefused(Reason reason, ThrowingCallable taking, String... saying) {
        assertThatExceptionOfType(DecisionException.class)
                .isThrownBy(taking)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).contains(saying));
    }

    @Test
    void agreesAPackageTogetherAndNothingOfItAlone() {
        PackageId bundle = pack(A, C);

        assertRefused(
                Reason.PACKAGED,
                () -> take(CHAIR, new SetStatus(A, ClauseStatus.AGREED, null)),
                "OP1",
                "“Finance” (" + bundle + ")",
                "Missing here: OP3");
        take(CHAIR, new SetStatus(A, ClauseStatus.PARKED, null));
        take(CHAIR, new SetStatus(A, ClauseStatus.OPEN, null));
        take(CHAIR, new SetStatus(B, ClauseStatus.AGREED, null));
        agree(bundle);
        assertThat(Stream.of(A, B, C).map(this::status)).containsOnly(ClauseStatus.AGREED);

        assertRefused(
                Reason.PACKAGED, () -> take(CHAIR, new SetStatus(C, ClauseStatus.OPEN, "France asks for it")), "OP1");
        assertRefused(
                Reason.REASON_MISSING, () -> decide(bundle, ClauseStatus.OPEN, null, Terms.NONE), "expected a reason");
        decide(bundle, ClauseStatus.OPEN, "France asks for it", Terms.NONE);
        assertThat(Stream.of(A, C).map(this::status)).containsOnly(ClauseStatus.OPEN);
    }

    @Test
    void namesEverythingThatIsInTheWayOfAPackage() {
        PackageId bundle = pack(A, B, C);
        take(CHAIR, new SetStatus(A, ClauseStatus.PARKED, null));
        Anchor whole = new Anchor(C, null, null, "Shall do c");
        take(CLAIRE, new PlaceBracket(BracketKind.CONTESTED, List.of(whole), new Holder("FRA"), Stance.DELETE, null));

        assertRefused(Reason.CONTESTED, () -> agree(bundle), "OP1 is PARKED; OP3 has brackets", "(FRA)");
        assertThat(status(B)).isEqualTo(ClauseStatus.OPEN);
    }

    @Test
    void letsOnlyThoseWhoLeadPackAndChecksWhatTheyPack() {
        assertRefused(
                Reason.NOT_ALLOWED, () -> take(CLAIRE, new MakePackage("Finance", List.of(A, B))), "Ask one of them");
        assertRefused(Reason.NO_SUCH_CLAUSE, () -> pack(A, HEADING), "headings");
        assertRefused(Reason.NO_SUCH_CLAUSE, () -> pack(A, new ClauseId("z")), "no clause z");
        take(CHAIR, new SetStatus(A, ClauseStatus.AGREED, null));
        assertRefused(Reason.CONFLICT, () -> pack(A, B), "OP1 is AGREED, OP2 is OPEN");
        pack(B, C);
        assertRefused(Reason.CONFLICT, () -> pack(A, B), "OP2 is in the package “Finance”");

        assertThatIllegalArgumentException().isThrownBy(() -> new MakePackage("Finance", List.of(A)));
        assertThatIllegalArgumentException().isThrownBy(() -> new MakePackage("Finance", List.of(A, A)));
        assertThatIllegalArgumentException().isThrownBy(() -> new MakePackage("two\nlines", List.of(A, B)));
    }

    @Test
    void isChangedAndDissolved() {
        PackageId bundle = pack(A, B);
        long before = seq;
        assertThat(take(CHAIR, new ChangePackage(bundle, "Finance", List.of(A, B))))
                .isEqualTo(before);
        take(CHAIR, new ChangePackage(bundle, "Means", List.of(C, B)));

        assertThat(draft.standing().packages().byClause()).isEqualTo(Map.of(B, bundle, C, bundle));
        take(CHAIR, new SetStatus(A, ClauseStatus.AGREED, null));
        take(CHAIR, new DissolvePackage(bundle));
        assertThat(draft.standing().packages().all()).isEmpty();
        take(CHAIR, new SetStatus(B, ClauseStatus.AGREED, null));
        assertRefused(Reason.NO_SUCH_PACKAGE, () -> agree(bundle), bundle.value());
    }

    @Test
    void isBounded() {
        Instrument many = new Instrument(IntStream.range(0, 402)
                .mapToObj(i -> Clause.of(new ClauseId("m" + i), ClauseKind.OPERATIVE, "Shall"))
                .toList());
        draft.take(HashChain.next(
                HashChain.genesis(new StreamId("d"), new Lineage("l")),
                new NewEntry(1, CHAIR.id(), null, EntryKind.TEXT, new DraftSeed(many).update())));
        for (int i = 0; i < Packages.MAX_PACKAGES; i++) {
            pack(new ClauseId("m" + 2 * i), new ClauseId("m" + (2 * i + 1)));
        }
        assertRefused(Reason.CONFLICT, () -> pack(new ClauseId("m400"), new ClauseId("m401")), "at most 200");
    }

    @Test
    void waitsForTheDelegationsThatAreAskedToConfirm() {
        take(CHAIR, adReferendum("informals", "KEN", "FRA"));
        assertThat(agreement().pending()).containsExactly("FRA", "KEN");

        take(CLAIRE, new ConfirmAgreement(A, "FRA", true, null));
        assertRefused(
                Reason.NOT_ALLOWED, () -> take(CLAIRE, new ConfirmAgreement(A, "KEN", true, null)), "For KEN acts");
        assertRefused(Reason.CONFLICT, () -> take(CLAIRE, new ConfirmAgreement(A, "FRA", true, null)), "already");
        assertRefused(Reason.CONFLICT, () -> take(KAMAU, new ConfirmAgreement(B, "KEN", true, null)), "OPEN");
        take(CHAIR, new ConfirmAgreement(A, "KEN", true, "By note verbale"));

        assertThat(agreement()).isEqualTo(new AdReferendum("informals", List.of(), List.of(), List.of("FRA", "KEN")));
        take(CHAIR, new SetStatus(A, ClauseStatus.AGREED, null));
        assertThat(agreement().isNone()).isTrue();
    }

    @Test
    void isNotAgreedForGoodWhileADelegationWithholdsAndLosesNoneByAskingAnew() {
        take(CHAIR, adReferendum("informals", "FRA", "KEN"));
        take(KAMAU, new ConfirmAgreement(A, "KEN", false, "The costs are not known"));
        assertRefused(
                Reason.CONTESTED, () -> take(CHAIR, new SetStatus(A, ClauseStatus.AGREED, null)), "withheld by KEN");

        // given others are asked, elsewhere, and the same again
        take(CHAIR, adReferendum("plenary", "IRN", "KEN"));
        long before = seq;
        assertThat(take(CHAIR, adReferendum("plenary", "IRN", "KEN"))).isEqualTo(before);
        assertThat(take(KAMAU, new ConfirmAgreement(A, "KEN", false, "The costs are not known")))
                .isEqualTo(before);
        assertThat(agreement().forum()).isEqualTo("plenary");
        assertThat(agreement().pending()).containsExactly("IRN");
        assertThat(agreement().withheld())
                .extracting(AdReferendum.Withholding::delegation)
                .containsExactly("KEN");

        take(KAMAU, new ConfirmAgreement(A, "KEN", true, null));
        take(CHAIR, new SetStatus(A, ClauseStatus.AGREED, null));
        take(CHAIR, new SetStatus(A, ClauseStatus.OPEN, "To be looked at again"));
        assertThat(agreement().isNone()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfirmAgreement(A, "KEN", false, null));
    }

    @Test
    void asksOfWholePackagesAndOfSoManyAtMost() {
        PackageId bundle = pack(A, B);
        decide(bundle, ClauseStatus.AGREED_AD_REFERENDUM, null, new Terms("plenary", List.of("FRA")));
        assertThat(draft.standing().clauses().agreement(B).pending()).containsExactly("FRA");
        take(CLAIRE, new ConfirmAgreement(A, "FRA", false, "Not yet"));
        assertRefused(Reason.CONTESTED, () -> agree(bundle), "OP1 has a confirmation withheld by FRA");

        List<String> others = IntStream.range(100, 400).mapToObj(i -> "D" + i).toList();
        assertRefused(
                Reason.CONFLICT,
                () -> decide(bundle, ClauseStatus.AGREED_AD_REFERENDUM, null, new Terms(null, others)),
                "301");
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms("x".repeat(61), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(null, List.of("FRA", "FRA")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetStatus(A, ClauseStatus.AGREED, null, new Terms("plenary", List.of())));
    }

    @Test
    void hasOneFormInTheRecord() {
        Map.of(
                        "status",
                        "{\"clause\":\"a\",\"status\":\"AGREED_AD_REFERENDUM\",\"forum\":\"informals\",\"pending\":"
                                + "[\"FRA\",\"KEN\"],\"by\":\"C\"}",
                        "confirm",
                        "{\"clause\":\"a\",\"delegation\":\"KEN\",\"confirms\":false,\"reason\":\"Costs\",\"by\":\"C\"}",
                        "package",
                        "{\"title\":\"Finance\",\"clauses\":[\"a\",\"b\"],\"by\":\"C\"}",
                        "package-change",
                        "{\"package\":\"p7\",\"title\":\"Means\",\"clauses\":[\"b\",\"a\"],\"by\":\"C\"}",
                        "package-dissolve",
                        "{\"package\":\"p7\",\"by\":\"C\"}",
                        "package-status",
                        "{\"package\":\"p7\",\"clauses\":[\"a\",\"b\"],\"status\":\"OPEN\",\"reason\":\"R\",\"by\":\"C\"}")
                .forEach((kind, form) -> {
                    TakenDecision read = DecisionCodec.decode(HashChain.next(
                            HashChain.genesis(new StreamId("d"), new Lineage("l")),
                            new NewEntry(1, CHAIR.id(), null, new EntryKind(kind), form.getBytes(UTF_8))));
                    assertThat(new String(
                                    DecisionCodec.encode(read.decision(), "C").payload(), UTF_8))
                            .isEqualTo(form);
                });
    }
}
