package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plenary.server.memory.MemoryConfig;

class PulseTest {
    private static final MemoryConfig MEMORY = new MemoryConfig(1 << 20, Duration.ofSeconds(10), 4);
    private static final SessionConfig CONFIG =
            new SessionConfig(1 << 20, 10, 1 << 20, 100, Duration.ofSeconds(15), Duration.ofSeconds(60));

    private final Pulse pulse = new Pulse(CONFIG, MEMORY, 0);

    private String beat(long bytesRead, boolean unfinished, long seconds) {
        return pulse.beat(bytesRead, unfinished, TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void givesUpWhoIsSilentForTooLong() {
        assertThat(beat(0, false, 60)).isNull();
        assertThat(beat(0, false, 61)).isEqualTo("nothing came for 60 seconds; connect again");
    }

    @Test
    void takesAnAnswerToAPingForASignOfLife() {
        pulse.heard(TimeUnit.SECONDS.toNanos(50));
        assertThat(beat(0, false, 110)).isNull();
        assertThat(beat(0, false, 111)).contains("nothing came");
    }

    /** Within a long frame not even the answer to a ping can come. */
    @Test
    void takesEveryByteForASignOfLife() {
        assertThat(beat(1, false, 50)).isNull();
        assertThat(beat(1, false, 110)).isNull();
        assertThat(beat(1, false, 111)).contains("nothing came");
    }

    @Test
    void givesUpAMessageThatDoesNotGoOnThoughSomethingComes() {
        long enough = MEMORY.leastProgress();
        assertThat(beat(enough, true, 10)).isNull();
        assertThat(beat(2 * enough, true, 20)).isNull();
        assertThat(beat(3 * enough - 1, true, 30))
                .isEqualTo("an unfinished message brought fewer than 5120 bytes in 10 seconds; send it again");
    }

    @Test
    void doesNotCountTheTimeInWhichNothingIsUnfinishedOrItIsNotRead() {
        assertThat(beat(1, false, 10)).isNull();
        assertThat(beat(1, false, 20)).isNull();
        assertThat(beat(2, true, 29)).isNull();
        assertThat(beat(3, true, 30)).contains("unfinished");
    }
}
