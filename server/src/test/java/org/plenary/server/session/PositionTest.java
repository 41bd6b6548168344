package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void isBehindWithNothingAtFirst() {
        assertThat(Position.start().isInStep()).isFalse();
        assertThat(Position.start().taken(5)).isEqualTo(new Position.Behind(0));
        assertThat(Position.start().brought(5)).isEqualTo(new Position.InStep(5));
    }

    @Test
    void goesOnWithEachChange() {
        assertThat(new Position.InStep(5).taken(6)).isEqualTo(new Position.InStep(6));
        assertThat(new Position.InStep(5).asked()).isEqualTo(new Position.InStep(5));
    }

    @Test
    void remembersTheLastThatWasSentUntilItIsBroughtTheRest() {
        Position missed = new Position.InStep(5).missed();
        assertThat(missed.taken(6).missed().isInStep()).isFalse();
        assertThat(missed.taken(6).missed().seq()).isEqualTo(5);

        Position asked = missed.asked();
        assertThat(asked.seq()).isEqualTo(5);
        assertThat(asked.asked()).isSameAs(asked);
        assertThat(asked.taken(7).missed()).isSameAs(asked);
        assertThat(asked.brought(8)).isEqualTo(new Position.InStep(8));
    }
}
