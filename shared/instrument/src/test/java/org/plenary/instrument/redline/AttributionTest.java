package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.encoding.DecodeException;

class AttributionTest {
    /**
     * Entries of several clients as they come: typed, deleted forwards and backwards and anywhere, and in larger
     * pieces.
     */
    @Test
    void knowsOfEachUnitWhatAPlainMapKnows() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        for (int i = 0; i < 300; i++) {
            try {
                play(new Random(seed + i));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + (seed + i), e);
            }
        }
    }

    private static void play(Random random) {
        Attribution attribution = new Attribution();
        Map<Id, Long> inserted = new HashMap<>();
        Map<Id, Long> deleted = new HashMap<>();
        long[] clocks = new long[3];
        long seq = 0;
        Map<Long, Snapshot> moments = new HashMap<>();
        long last = -1;
        int direction = 1;
        for (int entry = 0; entry < 200; entry++) {
            seq += random.nextInt(4) == 0 ? 3 : 1;
            List<IdRange> fresh = new ArrayList<>();
            List<IdRange> gone = new ArrayList<>();
            int client = random.nextInt(3);
            if (random.nextInt(2) == 0 || clocks[client] == 0) {
                long length = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 1;
                fresh.add(new IdRange(client, clocks[client], length));
                for (long clock = clocks[client]; clock < clocks[client] + length; clock++) {
                    inserted.put(new Id(client, clock), seq);
                }
                clocks[client] += length;
            } else {
                if (random.nextInt(4) == 0 || last < 0) {
                    last = (long) (random.nextDouble() * clocks[client]);
                    direction = random.nextInt(3) - 1;
                } else {
                    last = Math.max(0, Math.min(clocks[client] - 1, last + direction));
                }
                if (deleted.putIfAbsent(new Id(client, last), seq) == null) {
                    gone.add(new IdRange(client, last, 1));
                }
            }
            attribution.take(seq, IdSet.of(fresh), IdSet.of(gone));
            moments.put(seq, moment(clocks, deleted));
            if (random.nextInt(30) == 0) {
                attribution = Attribution.decode(attribution.encode());
            }
            if (random.nextInt(10) == 0) {
                check(attribution, clocks, inserted, deleted);
            }
        }
        check(attribution, clocks, inserted, deleted);
        for (Map.Entry<Long, Snapshot> moment : moments.entrySet()) {
            assertThat(attribution.at(moment.getKey())).isEqualTo(moment.getValue());
        }
        assertThat(Attribution.decode(attribution.encode()).encode()).isEqualTo(attribution.encode());
    }

    private static Snapshot moment(long[] clocks, Map<Id, Long> deleted) {
        Map<Long, Long> vector = new HashMap<>();
        for (int client = 0; client < clocks.length; client++) {
            if (clocks[client] > 0) {
                vector.put((long) client, clocks[client]);
            }
        }
        return new Snapshot(
                StateVector.of(vector),
                IdSet.of(deleted.keySet().stream()
                        .map(id -> new IdRange(id.client(), id.clock(), 1))
                        .toList()));
    }

    private static void check(Attribution attribution, long[] clocks, Map<Id, Long> inserted, Map<Id, Long> deleted) {
        for (int client = 0; client < clocks.length; client++) {
            for (long clock = 0; clock <= clocks[client]; clock++) {
                Id id = new Id(client, clock);
                assertThat(attribution.insertedBy(client, clock)).isEqualTo(inserted.getOrDefault(id, 0L));
                assertThat(attribution.deletedBy(client, clock)).isEqualTo(deleted.getOrDefault(id, 0L));
            }
        }
    }

    @Test
    void keepsTheFirstWhoDeleted() {
        Attribution attribution = new Attribution();
        attribution.take(1, IdSet.of(1, 0, 10), IdSet.EMPTY);
        attribution.take(2, IdSet.EMPTY, IdSet.of(1, 4, 2));
        attribution.take(3, IdSet.EMPTY, IdSet.of(1, 2, 6));
        assertThat(attribution.deletedBy(1, 3)).isEqualTo(3);
        assertThat(attribution.deletedBy(1, 4)).isEqualTo(2);
        assertThat(attribution.deletedBy(1, 5)).isEqualTo(2);
        assertThat(attribution.deletedBy(1, 6)).isEqualTo(3);
        assertThat(attribution.at(2).deletes()).isEqualTo(IdSet.of(1, 4, 2));
    }

    @Test
    void resolvesACopyOfACopyToWhatWasWrittenFirst() {
        Attribution attribution = new Attribution();
        attribution.take(1, IdSet.of(1, 0, 10), IdSet.EMPTY);
        attribution.take(2, IdSet.of(2, 0, 6), IdSet.of(1, 2, 4));
        attribution.copied(new IdRange(1, 2, 4), new Id(2, 1));
        attribution.take(3, IdSet.of(3, 0, 6), IdSet.of(2, 0, 6));
        attribution.copied(new IdRange(2, 0, 6), new Id(3, 0));
        Attribution decoded = Attribution.decode(attribution.encode());
        for (Attribution each : List.of(attribution, decoded)) {
            assertThat(each.origin(new Id(3, 0))).isEqualTo(new Id(2, 0));
            assertThat(each.origin(new Id(3, 1))).isEqualTo(new Id(1, 2));
            assertThat(each.origin(new Id(3, 4))).isEqualTo(new Id(1, 5));
            assertThat(each.origin(new Id(3, 5))).isEqualTo(new Id(2, 5));
            assertThat(each.copyOf(1, 3)).isEqualTo(new Id(2, 2));
            assertThat(each.copyOf(2, 2)).isEqualTo(new Id(3, 2));
            assertThat(each.copyOf(3, 2)).isNull();
        }
    }

    @Test
    void refusesEntriesOutOfOrder() {
        Attribution attribution = new Attribution();
        attribution.take(5, IdSet.of(1, 0, 1), IdSet.EMPTY);
        assertThatThrownBy(() -> attribution.take(5, IdSet.EMPTY, IdSet.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 5");
    }

    @Test
    void refusesOtherBytes() {
        byte[] bytes = new Attribution().encode();
        bytes[0] = 9;
        assertThatThrownBy(() -> Attribution.decode(bytes))
                .isInstanceOf(RedlineException.class)
                .hasMessageContaining("version 2");
        byte[] longer = Arrays.copyOf(new Attribution().encode(), 20);
        assertThatThrownBy(() -> Attribution.decode(longer)).isInstanceOf(DecodeException.class);
    }
}
