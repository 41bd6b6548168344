package org.plenary.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private final CommitPace pace = new CommitPace(Duration.ofMillis(3), Duration.ofMillis(8));

    @Test
    void commitsFollowEachOtherQuicklyWhileFewShareOne() {
        assertThat(pace.nanosAfter(1)).isEqualTo(3_000_000);
    }

    @Test
    void theMoreShareOneTheLongerTheNextGathers() {
        assertThat(pace.nanosAfter(3)).isEqualTo(6_000_000);
    }

    @Test
    void nobodyWaitsLongerThanTheBound() {
        assertThat(pace.nanosAfter(1_000)).isEqualTo(8_000_000);
    }
}
