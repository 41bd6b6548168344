package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

class IdSetTest {
    private static final int CLIENTS = 4;
    private static final int CLOCKS = 24;

    @Test
    void doesWhatASetOfSingleIdsDoes() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("id sets: seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Set<Id> ids = ids(random);
            Set<Id> others = ids(random);
            IdSet one = set(ids);
            IdSet other = set(others);

            assertThat(one.size()).isEqualTo(ids.size());
            assertThat(one.isEmpty()).isEqualTo(ids.isEmpty());
            assertSame(one.union(other), union(ids, others));
            assertSame(one.difference(other), difference(ids, others));
            assertSame(one.intersection(other), difference(ids, difference(ids, others)));
            assertThat(one.containsAll(other)).isEqualTo(ids.containsAll(others));
            assertThat(one.intersects(other)).isEqualTo(ids.stream().anyMatch(others::contains));
            assertThat(one.union(other).containsAll(one)).isTrue();
            assertThat(one.difference(other).intersects(other)).isFalse();
            assertThat(one.difference(other).union(one.intersection(other))).isEqualTo(one);
        }
    }

    @Test
    void saysOfEachIdWhetherItIsThere() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Set<Id> ids = ids(random);
            IdSet set = set(ids);
            for (long client = 0; client < CLIENTS; client++) {
                for (long clock = 0; clock <= CLOCKS; clock++) {
                    assertThat(set.contains(client, clock)).isEqualTo(ids.contains(new Id(client, clock)));
                }
            }
        }
    }

    @Test
    void readsWhatItWritesInBothFormats() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            IdSet set = set(ids(random));
            Encoder encoder = new Encoder();
            set.encodeV2(encoder);
            assertThat(IdSet.decode(new Decoder(set.encode()))).isEqualTo(set);
            assertThat(IdSet.decodeV2(new Decoder(encoder.toByteArray()))).isEqualTo(set);
        }
    }

    /** A set that was put together in another order, and so in another way, is the same if its ids are. */
    private static void assertSame(IdSet set, Set<Id> ids) {
        assertThat(set).isEqualTo(set(ids));
    }

    private static Set<Id> ids(Random random) {
        Set<Id> ids = new HashSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            long client = random.nextInt(CLIENTS);
            int clock = random.nextInt(CLOCKS);
            for (int j = random.nextInt(CLOCKS - clock); j >= 0; j--) {
                ids.add(new Id(client, clock + j));
            }
        }
        return ids;
    }

    @Test
    void keepsTheRangesOfManyClientsInWhateverOrderTheyCome() {
        IdRanges ranges = new IdRanges();
        for (int clock : new int[] {5, 0}) {
            for (int client = 1; client <= 100; client++) {
                ranges.add(client, clock, 2);
            }
        }
        IdSet set = ranges.toIdSet();
        assertThat(set.clientCount()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            assertThat(set.client(i)).isEqualTo(100 - i);
            assertThat(set.bounds(i)).containsExactly(0, 2, 5, 7);
        }
    }

    private static IdSet set(Set<Id> ids) {
        IdRanges ranges = new IdRanges();
        ids.forEach(id -> ranges.add(id.client(), id.clock(), 1));
        return ranges.toIdSet();
    }

    private static Set<Id> union(Set<Id> one, Set<Id> other) {
        Set<Id> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    private static Set<Id> difference(Set<Id> one, Set<Id> other) {
        Set<Id> difference = new HashSet<>(one);
        difference.removeAll(other);
        return difference;
    }
}
