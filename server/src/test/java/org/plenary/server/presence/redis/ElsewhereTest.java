package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.Attendee;

class ElsewhereTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final StreamId DRAFT = new StreamId("d");

    private final Elsewhere elsewhere = new Elsewhere();

    @Test
    void letsNoOlderReportComeBack() {
        assertThat(take("n", 2, "claire", 100, 0)).isEqualTo(Elsewhere.Outcome.NEWS);
        assertThat(take("n", 1, "ayan", 100, 0)).isEqualTo(Elsewhere.Outcome.KNOWN);
        assertThat(names()).containsExactly("claire");
        assertThat(take("n", 3, "", 100, 0)).isEqualTo(Elsewhere.Outcome.NEWS);
        assertThat(take("n", 2, "claire", 100, 0)).isEqualTo(Elsewhere.Outcome.KNOWN);
        assertThat(names()).isEmpty();
    }

    @Test
    void keepsAReportForAsLongAsItIsSaidAgain() {
        take("n", 1, "claire", 100, 0);
        assertThat(take("n", 1, "claire", 100, 80)).isEqualTo(Elsewhere.Outcome.KNOWN);
        // What was stored earlier, and read late, does not shorten it.
        take("n", 1, "claire", 20, 90);
        assertThat(expire(179)).isFalse();
        assertThat(names()).containsExactly("claire");
        assertThat(expire(180)).isTrue();
        assertThat(names()).isEmpty();
        assertThat(elsewhere.processes()).isEmpty();
    }

    @Test
    void countsNodesWithPeopleOnly() {
        take("n", 1, "claire", 100, 0);
        take("m", 1, "", 100, 0);
        assertThat(elsewhere.nodes()).isEqualTo(1);
        assertThat(expire(100)).isTrue();
        assertThat(elsewhere.nodes()).isZero();
    }

    @Test
    void takesSoManyReportsAndNoMore() {
        for (int i = 0; i < Elsewhere.MAX_REPORTS; i++) {
            assertThat(take("n" + i, 1, "claire", 100, 0)).isEqualTo(Elsewhere.Outcome.NEWS);
        }
        assertThat(take("more", 1, "claire", 100, 0)).isEqualTo(Elsewhere.Outcome.TOO_MANY);
        assertThat(take("n0", 2, "ayan", 100, 0)).isEqualTo(Elsewhere.Outcome.NEWS);
        expire(100);
        assertThat(take("more", 1, "claire", 100, 100)).isEqualTo(Elsewhere.Outcome.NEWS);
    }

    private Elsewhere.Outcome take(String node, long version, String name, long holdsMillis, long nowMillis) {
        Map<StreamId, List<Attendee>> drafts = name.isEmpty() ? Map.of() : Map.of(DRAFT, List.of(attendee(name)));
        return elsewhere.take(
                new Report(node, PROCESS.id(), version, holdsMillis, Set.of(), drafts),
                holdsMillis,
                TimeUnit.MILLISECONDS.toNanos(nowMillis));
    }

    private boolean expire(long nowMillis) {
        return elsewhere.expire(TimeUnit.MILLISECONDS.toNanos(nowMillis));
    }

    private List<String> names() {
        return elsewhere.of(PROCESS.id()).stream()
                .flatMap(report -> report.drafts().getOrDefault(DRAFT, List.of()).stream())
                .map(attendee -> attendee.person().name())
                .toList();
    }

    private static Attendee attendee(String name) {
        return new Attendee(
                new Person(new PersonId(name), name, Role.CHAIR, null, PROCESS), null, Instant.EPOCH, Instant.EPOCH, 1);
    }
}
