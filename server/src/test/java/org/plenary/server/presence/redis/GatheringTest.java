package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.ProcessId;

class GatheringTest {
    private static final ProcessId FIRST = new ProcessId("p");
    private static final ProcessId SECOND = new ProcessId("q");

    private final List<Long> pauses = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();
    private final List<Set<ProcessId>> told = new ArrayList<>();
    private long bytes;
    private final Gathering gathering = new Gathering(
            50,
            () -> bytes,
            (millis, task) -> {
                pauses.add(millis);
                timers.add(task);
            },
            told::add);

    private void timeIsUp() {
        timers.remove(0).run();
    }

    @Test
    void waitsForNothingWhileNothingHasChanged() {
        gathering.plan();
        assertThat(pauses).isEmpty();
    }

    @Test
    void tellsOnceOfAllThatChangesInAWhile() {
        assertThat(gathering.add(FIRST)).isTrue();
        gathering.plan();
        assertThat(gathering.add(FIRST)).isFalse();
        assertThat(gathering.add(SECOND)).isTrue();
        gathering.plan();
        assertThat(pauses).containsExactly(50L);
        assertThat(told).isEmpty();

        timeIsUp();
        assertThat(told).containsExactly(Set.of(FIRST, SECOND));
    }

    @Test
    void takesWhatChangesAfterwardsForNews() {
        gathering.add(FIRST);
        gathering.plan();
        timeIsUp();
        assertThat(gathering.add(FIRST)).isTrue();
        gathering.plan();
        timeIsUp();

        assertThat(told).containsExactly(Set.of(FIRST), Set.of(FIRST));
    }

    @Test
    void waitsLongerAfterReportsThatWereLarge() {
        bytes = 1 << 20;
        gathering.add(FIRST);
        gathering.plan();
        assertThat(pauses).containsExactly(2_000L);
    }
}
