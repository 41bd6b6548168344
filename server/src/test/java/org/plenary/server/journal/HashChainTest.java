package org.plenary.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.PersonId;

class HashChainTest {
    private static final Head GENESIS = HashChain.genesis(new StreamId("draft-1"), new Lineage("lineage-1"));

    /** Computed from the documented layout by a program in another language. */
    @Test
    void hashesTheDocumentedBytes() {
        Entry first = HashChain.next(
                GENESIS,
                new NewEntry(1_700_000_000_000L, new PersonId("anna"), "FRA", EntryKind.TEXT, new byte[] {1, 2}));
        Entry second = HashChain.next(
                first.head(), new NewEntry(1_700_000_000_001L, new PersonId("bo"), null, EntryKind.TEXT, new byte[0]));

        assertThat(GENESIS.hash().hex()).isEqualTo("efbf4cfc1641f6759821e9a8cbe4fd770f858ff27347d3dcdb17c3c93252a6eb");
        assertThat(first.hash().hex()).isEqualTo("e890d7a4016b276c23b2bfe8d29b913fa1ddfd3a973ca7752c55ec3cb42080ec");
        assertThat(second.hash().hex()).isEqualTo("d878abe8e1beb8041907b54dafcb9feb5b52a0dce7d98d6471f5d2a62ace3b69");
    }

    @Test
    void aChainBelongsToItsStreamAndLineage() {
        List<Entry> entries = HashChain.next(GENESIS, newEntries(new Random(1), 3));

        assertCorrupt(HashChain.genesis(new StreamId("draft-2"), new Lineage("lineage-1")), entries);
        assertCorrupt(HashChain.genesis(new StreamId("draft-1"), new Lineage("lineage-2")), entries);
    }

    @Test
    void partsCannotBeShiftedIntoEachOther() {
        Hash one = HashChain.genesis(new StreamId("ab"), new Lineage("c")).hash();
        Hash other = HashChain.genesis(new StreamId("a"), new Lineage("bc")).hash();

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void findsEveryFlippedDroppedSwappedOrRepeatedEntry() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Entry> entries = HashChain.next(GENESIS, newEntries(random, 2 + random.nextInt(10)));
            Head end = entries.get(entries.size() - 1).head();
            assertThat(HashChain.verify(GENESIS, entries)).isEqualTo(end);

            List<Entry> damaged = damage(random, new ArrayList<>(entries));

            assertThat(passes(damaged, end))
                    .as("seed=%d round=%d %s instead of %s", seed, round, damaged, entries)
                    .isFalse();
        }
    }

    @Test
    void findsEverySingleFlippedBit() {
        Entry entry = HashChain.next(GENESIS, newEntries(new Random(7), 1).get(0));
        for (int bit = 0; bit < entry.payload().length * 8; bit++) {
            assertCorrupt(GENESIS, List.of(withPayload(entry, flip(entry.payload(), bit))));
        }
        for (int bit = 0; bit < Hash.BYTES * 8; bit++) {
            assertCorrupt(
                    GENESIS, List.of(withHash(entry, Hash.of(flip(entry.hash().bytes(), bit)))));
        }
    }

    private static boolean passes(List<Entry> entries, Head end) {
        try {
            return HashChain.verify(GENESIS, entries).equals(end);
        } catch (JournalException e) {
            assertThat(e.reason()).isEqualTo(JournalException.Reason.CORRUPT);
            return false;
        }
    }

    private static List<Entry> damage(Random random, List<Entry> entries) {
        int at = random.nextInt(entries.size());
        Entry entry = entries.get(at);
        switch (random.nextInt(10)) {
            case 0 -> entries.remove(at);
            case 1 -> entries.add(at, entry);
            case 2 -> Collections.swap(entries, at, (at + 1) % entries.size());
            case 3 -> entries.set(at, withSeq(entry, entry.seq() + 1));
            case 4 ->
                entries.set(
                        at,
                        new Entry(
                                entry.seq(),
                                entry.atMillis() ^ (1L << random.nextInt(40)),
                                entry.person(),
                                entry.delegation(),
                                entry.kind(),
                                entry.payload(),
                                entry.hash()));
            case 5 ->
                entries.set(
                        at,
                        new Entry(
                                entry.seq(),
                                entry.atMillis(),
                                new PersonId(entry.person() + "x"),
                                entry.delegation(),
                                entry.kind(),
                                entry.payload(),
                                entry.hash()));
            case 6 ->
                entries.set(
                        at,
                        new Entry(
                                entry.seq(),
                                entry.atMillis(),
                                entry.person(),
                                entry.delegation() == null ? "FRA" : null,
                                entry.kind(),
                                entry.payload(),
                                entry.hash()));
            case 7 ->
                entries.set(at, withHash(entry, Hash.of(flip(entry.hash().bytes(), random.nextInt(Hash.BYTES * 8)))));
            case 8 -> {
                // Forged in itself, so that only the chain can tell.
                Head before = at == 0 ? GENESIS : entries.get(at - 1).head();
                entries.set(
                        at,
                        HashChain.next(
                                before,
                                new NewEntry(
                                        entry.atMillis() + 1,
                                        entry.person(),
                                        entry.delegation(),
                                        entry.kind(),
                                        entry.payload())));
            }
            default ->
                entries.set(at, withPayload(entry, flip(entry.payload(), random.nextInt(entry.payload().length * 8))));
        }
        return entries;
    }

    private static List<NewEntry> newEntries(Random random, int count) {
        List<NewEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] payload = new byte[1 + random.nextInt(60)];
            random.nextBytes(payload);
            entries.add(new NewEntry(
                    1_700_000_000_000L + i,
                    new PersonId("person-" + random.nextInt(3)),
                    random.nextBoolean() ? "MSFT" : null,
                    EntryKind.TEXT,
                    payload));
        }
        return entries;
    }

    private static Entry withSeq(Entry e, long seq) {
        return new Entry(seq, e.atMillis(), e.person(), e.delegation(), e.kind(), e.payload(), e.hash());
    }

    private static Entry withPayload(Entry e, byte[] payload) {
        return new Entry(e.seq(), e.atMillis(), e.person(), e.delegation(), e.kind(), payload, e.hash());
    }

    private static Entry withHash(Entry e, Hash hash) {
        return new Entry(e.seq(), e.atMillis(), e.person(), e.delegation(), e.kind(), e.payload(), hash);
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    private static void assertCorrupt(Head previous, List<Entry> entries) {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> HashChain.verify(previous, entries))
                .matches(e -> e.reason() == JournalException.Reason.CORRUPT);
    }
}
