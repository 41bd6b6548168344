package org.plenary.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.server.signin.Admission;
import org.plenary.server.signin.Secrets;

class PersonTest {
    private static final Delegation FRANCE =
            new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT);
    private static final Delegation WATCH =
            new Delegation("WATCH", "A watch", DelegationKind.CIVIL_SOCIETY, Capacity.OBSERVER);
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("cyber"), "Trust and security");

    @Test
    void observersDoNotDraftInRoleNorInCapacity() {
        assertThat(person(Role.DELEGATE, FRANCE).mayDraft()).isTrue();
        assertThat(person(Role.CHAIR, null).mayDraft()).isTrue();
        assertThat(person(Role.SECRETARIAT, null).mayDraft()).isTrue();
        assertThat(person(Role.OBSERVER, null).mayDraft()).isFalse();
        assertThat(person(Role.OBSERVER, FRANCE).mayDraft()).isFalse();
        assertThat(person(Role.DELEGATE, WATCH).mayDraft()).isFalse();
    }

    @Test
    void onlyChairAndSecretariatOpenDrafts() {
        assertThat(person(Role.CHAIR, null).mayCreateDrafts()).isTrue();
        assertThat(person(Role.SECRETARIAT, null).mayCreateDrafts()).isTrue();
        assertThat(person(Role.DELEGATE, FRANCE).mayCreateDrafts()).isFalse();
        assertThat(person(Role.OBSERVER, null).mayCreateDrafts()).isFalse();
    }

    @Test
    void aDelegateHasADelegation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> person(Role.DELEGATE, null))
                .withMessageContaining("expected a delegation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F", "fra", "FRA ", "THIRTEEN-CHAR", "FR\u0000"})
    void refusesACodeThatIsNone(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Delegation(code, "France", DelegationKind.STATE, Capacity.PARTICIPANT))
                .withMessageContaining("2 to 12 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "nul\u0000"})
    void refusesANameThatIsNotOneLine(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Negotiation(new ProcessId("p"), name));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonId("x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonId("é"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Negotiation(new ProcessId("p"), "x".repeat(301)))
                .withMessageContaining("length=301");
    }

    @Test
    void anAdmissionNeverPrintsItsToken() {
        String token = Secrets.random();

        Admission admission = new Admission(person(Role.CHAIR, null), token);

        assertThat(Secrets.isSecret(token)).isTrue();
        assertThat(token).hasSize(43);
        assertThat(admission.toString()).doesNotContain(token);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Admission(admission.person(), "guessable"))
                .withMessageNotContaining("guessable");
    }

    private static Person person(Role role, Delegation delegation) {
        return new Person(new PersonId("anna"), "Anna", role, delegation, PROCESS);
    }
}
