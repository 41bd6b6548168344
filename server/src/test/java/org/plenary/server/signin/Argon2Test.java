package org.plenary.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2Test {
    private static final Argon2 CHEAP = new Argon2(64, 1, 1);

    /** Made by the reference implementation: {@code printf %s password | argon2 somesalt -id -t 2 -m 16 -p 1 -e}. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void understandsHashesOfTheReferenceImplementation() {
        assertThat(Argon2.matches("password", REFERENCE)).isTrue();
        assertThat(Argon2.matches("Password", REFERENCE)).isFalse();
    }

    @Test
    void hashesOnePasswordDifferentlyEachTimeAndKnowsItAgain() {
        String one = CHEAP.hash("pässwörd 🕊");
        String two = CHEAP.hash("pässwörd 🕊");
        assertThat(one).startsWith("$argon2id$v=19$m=64,t=1,p=1$").isNotEqualTo(two);
        assertThat(Argon2.matches("pässwörd 🕊", one)).isTrue();
        assertThat(Argon2.matches("pässwörd 🕊", two)).isTrue();
        assertThat(Argon2.matches("pässwörd", one)).isFalse();
    }

    @Test
    void tellsWhichHashesAreWeakerThanItsOwn() {
        assertThat(new Argon2(128, 1, 1).isStrongerThan(CHEAP.hash("x"))).isTrue();
        assertThat(new Argon2(64, 2, 1).isStrongerThan(CHEAP.hash("x"))).isTrue();
        assertThat(CHEAP.isStrongerThan(CHEAP.hash("x"))).isFalse();
        assertThat(CHEAP.isStrongerThan(REFERENCE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            })
    void refusesWhatIsNoHashOfItsKindOrWouldCostTooMuch(String hash) {
        assertThatIllegalArgumentException().isThrownBy(() -> Argon2.matches("password", hash));
    }
}
