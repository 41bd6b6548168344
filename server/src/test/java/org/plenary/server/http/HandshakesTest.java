package org.plenary.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plenary.server.identity.PersonId;

class HandshakesTest {
    private static final PersonId CLAIRE = new PersonId("claire");
    private static final PersonId DANIEL = new PersonId("daniel");

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
        handshakes.leave(CLAIRE);
        assertThat(handshakes.enter(CLAIRE)).isTrue();
    }
}
