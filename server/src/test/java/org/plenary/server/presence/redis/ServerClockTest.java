package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerClockTest {
    private static final Duration WAY = Duration.ofMillis(100);

    private final ServerClock clock = new ServerClock();

    private boolean compare(long aheadMillis) {
        return clock.compare(Duration.ofMillis(aheadMillis), WAY);
    }

    @Test
    void takesClocksThatDifferByLittleForTheSame() {
        assertThat(compare(600)).isFalse();
        assertThat(compare(-600)).isFalse();
        assertThat(clock.offset()).isZero();
    }

    @Test
    void keepsAnOffsetUntilItIsFarFromIt() {
        assertThat(compare(3_600_000)).isTrue();
        assertThat(compare(3_600_600)).isFalse();
        assertThat(clock.offset()).isEqualTo(Duration.ofHours(1));
        assertThat(compare(3_600_601)).isTrue();
        assertThat(clock.offset()).isEqualTo(Duration.ofMillis(3_600_601));
    }

    @Test
    void forgetsTheOffsetOfAClockThatWasSetRight() {
        assertThat(compare(-5_000)).isTrue();
        assertThat(compare(400)).isTrue();
        assertThat(clock.offset()).isZero();
    }
}
