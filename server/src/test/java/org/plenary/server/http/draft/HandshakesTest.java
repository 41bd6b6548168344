package org.plenary.server.http.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;

class HandshakesTest {
    private static final Person CLAIRE = somebody("claire");
    private static final Person DANIEL = somebody("daniel");

    private static Person somebody(String id) {
        return new Person(new PersonId(id), id, Role.OBSERVER, null, new Negotiation(new ProcessId("p"), "A process"));
    }

    @Test
    void letsOnlySoManyBeUnderWay() {
        Handshakes handshakes = new Handshakes(8);
        for (int i = 0; i < 8; i++) {
            assertThat(handshakes.enter()).isTrue();
        }

        assertThat(handshakes.enter()).isFalse();
        assertThat(handshakes.underWay()).isEqualTo(8);
        assertThat(handshakes.refused()).isEqualTo(1);
        handshakes.leave();
        assertThat(handshakes.enter()).isTrue();
    }

    @Test
    void leavesPlacesForOthersThanWhoOpensMost() {
        Handshakes handshakes = new Handshakes(8);
        assertThat(handshakes.enter(CLAIRE)).isTrue();
        assertThat(handshakes.enter(CLAIRE)).isTrue();

        assertThat(handshakes.enter(CLAIRE)).isFalse();
        assertThat(handshakes.enter(DANIEL)).isTrue();
        handshakes.leave(CLAIRE.id());
        assertThat(handshakes.enter(CLAIRE)).isTrue();
    }
}
