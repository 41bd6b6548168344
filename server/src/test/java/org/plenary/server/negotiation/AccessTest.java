package org.plenary.server.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.negotiation.AccessRule.Scope;

class AccessTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Person CLAIRE = delegate("claire", Capacity.PARTICIPANT, Set.of("EU", "G7"));
    private static final Person GUEST = delegate("guest", Capacity.OBSERVER, Set.of("EU"));
    private static final Person CHAIR = person("chair", Role.CHAIR);
    private static final Person CO_FACILITATOR = person("cofac", Role.CO_FACILITATOR);
    private static final Person SECRETARY = person("sofia", Role.SECRETARIAT);
    private static final Person WATCHER = person("rafael", Role.OBSERVER);

    private static Person delegate(String id, Capacity capacity, Set<String> groups) {
        Delegation france = new Delegation("FRA", "France", DelegationKind.STATE, capacity);
        return new Person(new PersonId(id), id, Role.DELEGATE, null, france, groups, PROCESS);
    }

    private static Person person(String id, Role role) {
        return new Person(new PersonId(id), id, role, null, PROCESS);
    }

    private static AccessRule rule(Scope scope, String subject, AccessLevel level) {
        return new AccessRule(scope, subject, level, null, false);
    }

    private static Rights rights(Person person, AccessRule... rules) {
        return Rights.of(person, new Drafting(DraftingMode.EVERYBODY, false), new Access(List.of(rules)));
    }

    @Test
    void givesEverybodyWhatTheirRoleSaysWithoutARule() {
        assertThat(rights(CLAIRE).level()).isEqualTo(AccessLevel.DRAFT);
        assertThat(rights(CLAIRE).mayArrange()).isTrue();
        assertThat(rights(CLAIRE).mayDecide()).isFalse();
        for (Person leading : List.of(CHAIR, CO_FACILITATOR, SECRETARY)) {
            assertThat(rights(leading).level()).isEqualTo(AccessLevel.CHAIR);
            assertThat(rights(leading).mayDecide()).isTrue();
        }
        assertThat(rights(GUEST).level()).isEqualTo(AccessLevel.READ);
        assertThat(rights(WATCHER).level()).isEqualTo(AccessLevel.READ);
    }

    @Test
    void letsTheMostSpecificRuleCount() {
        AccessRule group = rule(Scope.GROUP, "EU", AccessLevel.NONE);
        AccessRule delegation = rule(Scope.DELEGATION, "FRA", AccessLevel.READ);
        AccessRule own = rule(Scope.PERSON, "claire", AccessLevel.COMMENT);
        assertThat(rights(CLAIRE, group).level()).isEqualTo(AccessLevel.NONE);
        assertThat(rights(CLAIRE, delegation, group).level()).isEqualTo(AccessLevel.READ);
        assertThat(rights(CLAIRE, own, delegation, group).level()).isEqualTo(AccessLevel.COMMENT);
        assertThat(rights(CLAIRE, rule(Scope.DELEGATION, "DEU", AccessLevel.NONE))
                        .level())
                .isEqualTo(AccessLevel.DRAFT);
    }

    @Test
    void takesTheMostOfSeveralGroupsAndOnlyOfThoseThatOneIsIn() {
        assertThat(rights(
                                CLAIRE,
                                rule(Scope.GROUP, "EU", AccessLevel.READ),
                                rule(Scope.GROUP, "G7", AccessLevel.COMMENT),
                                rule(Scope.GROUP, "FRA", AccessLevel.CHAIR))
                        .level())
                .isEqualTo(AccessLevel.COMMENT);
    }

    @Test
    void neverLocksTheSecretariatOutNorTheChairByADelegationsRule() {
        assertThat(rights(SECRETARY, rule(Scope.PERSON, "sofia", AccessLevel.NONE))
                        .level())
                .isEqualTo(AccessLevel.CHAIR);
        Person french = new Person(new PersonId("c"), "c", Role.CHAIR, CLAIRE.delegation(), PROCESS);
        assertThat(rights(french, rule(Scope.DELEGATION, "FRA", AccessLevel.NONE))
                        .level())
                .isEqualTo(AccessLevel.CHAIR);
        assertThat(rights(french, rule(Scope.PERSON, "c", AccessLevel.READ)).mayDecide())
                .isFalse();
    }

    @Test
    void letsObserversCommentAtMost() {
        assertThat(rights(WATCHER, rule(Scope.PERSON, "rafael", AccessLevel.CHAIR))
                        .level())
                .isEqualTo(AccessLevel.COMMENT);
        assertThat(rights(GUEST, rule(Scope.GROUP, "EU", AccessLevel.DRAFT)).mayWrite())
                .isFalse();
    }

    @Test
    void letsNobodyArrangeWhileNobodyDrafts() {
        Rights closed = Rights.of(CHAIR, new Drafting(DraftingMode.CLOSED, false), Access.DEFAULT);
        assertThat(closed.mayWrite()).isFalse();
        assertThat(closed.mayArrange()).isFalse();
        assertThat(closed.mayDecide()).isTrue();
        assertThat(Rights.of(CLAIRE, new Drafting(DraftingMode.CHAIR, false), Access.DEFAULT)
                        .mayWrite())
                .isFalse();
        assertThat(Rights.of(CO_FACILITATOR, new Drafting(DraftingMode.CHAIR, false), Access.DEFAULT)
                        .mayWrite())
                .isTrue();
    }

    @Test
    void hasOneRuleForEachSubjectAndNoneThatContradictsItself() {
        AccessRule rule = rule(Scope.PERSON, "claire", AccessLevel.READ);
        assertThatIllegalArgumentException().isThrownBy(() -> new Access(List.of(rule, rule)));
        List<ClauseId> clauses = List.of(new ClauseId("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessRule(Scope.PERSON, "claire", AccessLevel.READ, clauses, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessRule(Scope.PERSON, "claire", AccessLevel.DRAFT, clauses, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessRule(Scope.PERSON, "claire", AccessLevel.DRAFT, List.of(), false));
    }
}
