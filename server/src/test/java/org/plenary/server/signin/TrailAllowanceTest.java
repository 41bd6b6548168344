package org.plenary.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrailAllowanceTest {
    private Instant now = Instant.ofEpochSecond(1_700_000_000);
    private final TrailAllowance allowance = new TrailAllowance(() -> now);

    private int takes() {
        int taken = 0;
        while (allowance.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void letsABurstThroughAndThenAFewAsTimePasses() {
        assertThat(takes()).isEqualTo(TrailAllowance.BURST);
        now = now.plusSeconds(TrailAllowance.SECONDS_EACH - 1);
        assertThat(takes()).isZero();
        now = now.plusSeconds(1);
        assertThat(takes()).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(takes()).isEqualTo(10);
        now = now.plus(Duration.ofDays(365));
        assertThat(takes()).isEqualTo(TrailAllowance.BURST);
    }
}
