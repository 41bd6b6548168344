package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NOW = 1_000_000_000L;

    private final Pace pace = new Pace(Duration.ofMillis(40));

    @Test
    void aSmallCrowdNeverWaits() {
        pace.turn(NOW);

        assertThat(pace.millisToWait(8, NOW)).isNotPositive();
    }

    @Test
    void nobodyWaitsAfterAQuietMoment() {
        assertThat(pace.millisToWait(50, NOW)).isNotPositive();

        pace.turn(NOW);

        assertThat(pace.millisToWait(50, NOW + 50_000_000)).isNotPositive();
    }

    @Test
    void gathersLongerInALargerCrowdUpToTheBound() {
        pace.turn(NOW);

        assertThat(pace.millisToWait(20, NOW)).isEqualTo(14);
        assertThat(pace.millisToWait(50, NOW)).isEqualTo(35);
        assertThat(pace.millisToWait(1_000, NOW)).isEqualTo(40);
    }
}
