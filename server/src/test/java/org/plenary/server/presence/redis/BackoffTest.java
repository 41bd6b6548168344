package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), new Random(1));

    @Test
    void waitsTwiceAsLongEachTimeUpToALimit() {
        for (long most : new long[] {200, 400, 800, 1600, 3200, 5000, 5000, 5000}) {
            assertThat(backoff.next()).isBetween(most / 2, most);
        }
        backoff.reset();
        assertThat(backoff.next()).isBetween(100L, 200L);
    }

    @Test
    void leavesHalfToChanceSoThatNodesDoNotComeBackAllAtOnce() {
        Set<Long> waits = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Backoff one = new Backoff(Duration.ofSeconds(5), new Random(i));
            for (int k = 0; k < 8; k++) {
                one.next();
            }
            waits.add(one.next());
        }
        assertThat(waits).hasSizeGreaterThan(15);
    }
}
