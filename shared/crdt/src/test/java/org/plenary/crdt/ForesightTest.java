package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is foretold of an update, without applying it, against what applying it then does. */
class ForesightTest {
    private static final int PEERS = 4;

    private final long seed = Long.getLong("plenary.seed", 20_261_125L);

    /** One author with a document of their own, who hears of the others late. */
    private static final class Peer {
        private final Doc doc;
        private final RandomEdits edits;

        Peer(long client, RandomEdits.Shape shape, long seed) {
            doc = doc(client);
            edits = new RandomEdits(shape, seed);
        }
    }

    /** Without what a document does by itself when others format text, which depends on when it hears of it. */
    private static Doc doc(long client) {
        return new Doc(new DocOptions().withClientId(client).withFormatCleanup(false));
    }

    @Test
    void foretellsHowManyItemsAreLookedAtWhenPeopleWriteAtOnePlace() {
        for (RandomEdits.Shape shape : RandomEdits.Shape.values()) {
            for (int game = 0; game < 12; game++) {
                play(shape, seed + game);
            }
        }
    }

    private void play(RandomEdits.Shape shape, long gameSeed) {
        Random random = new Random(gameSeed);
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            // Not in the order of their turns: who comes first at one place is said by the number.
            peers.add(new Peer(1 + (i * 7 + random.nextInt(100)) * (long) PEERS + i, shape, random.nextLong()));
        }
        Doc hub = doc(0);
        for (int turn = 0; turn < 30; turn++) {
            Peer peer = peers.get(random.nextInt(PEERS));
            peer.edits.edit(peer.doc, 1 + random.nextInt(5));
            if (random.nextInt(3) > 0) {
                take(hub, peer.doc.encodeStateAsUpdate(hub.stateVector()), gameSeed);
            }
            if (random.nextInt(4) == 0) {
                take(peer.doc, hub.encodeStateAsUpdate(peer.doc.stateVector()), gameSeed);
            }
        }
        for (Peer peer : peers) {
            take(hub, peer.doc.encodeStateAsUpdate(hub.stateVector()), gameSeed);
        }
    }

    /** So many that what is passed is looked up in a table. */
    @Test
    void putsWhatVeryManyWriteAtOnePlaceInTheOrderOfTheRule() {
        for (int game = 0; game < 8; game++) {
            Random random = new Random(seed + game);
            Doc hub = doc(0);
            hub.getText("t").insert(0, "[]");
            List<byte[]> updates = new ArrayList<>();
            byte[] known = hub.encodeStateAsUpdate();
            for (int i = 0; i < 60; i++) {
                Doc author = doc(1 + random.nextInt(1_000) * 60L + i);
                author.applyUpdate(random.nextInt(3) == 0 ? hub.encodeStateAsUpdate() : known, null);
                StateVector before = author.stateVector();
                int at = 1;
                for (int letter = 0; letter < 4; letter++) {
                    author.getText("t").insert(at, "x");
                    at = random.nextInt(3) == 0 ? 1 : at + random.nextInt(2);
                }
                updates.add(author.encodeStateAsUpdate(before));
                if (random.nextInt(4) == 0) {
                    take(hub, updates.remove(random.nextInt(updates.size())), seed + game);
                }
            }
            Collections.shuffle(updates, random);
            updates.forEach(update -> hub.applyUpdate(update, null));
            assertThat(hub.getText("t").length()).isEqualTo(242);
            StoreCheck.check(hub);
            StoreCheck.checkOrder(hub);
        }
    }

    /** Updates come twice and in any order: what is missing is told, and in the end nothing waits. */
    @Test
    void foretellsWhatIsMissingWhenUpdatesComeInAnyOrder() {
        for (RandomEdits.Shape shape : RandomEdits.Shape.values()) {
            for (int game = 0; game < 12; game++) {
                shuffle(shape, seed + game);
            }
        }
    }

    private static void shuffle(RandomEdits.Shape shape, long gameSeed) {
        Random random = new Random(gameSeed);
        List<Update> updates = new ArrayList<>();
        Doc straight = doc(0);
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            peers.add(new Peer(1 + random.nextInt(1_000) * (long) PEERS + i, shape, random.nextLong()));
        }
        for (int turn = 0; turn < 15; turn++) {
            Peer peer = peers.get(random.nextInt(PEERS));
            peer.doc.applyUpdate(straight.encodeStateAsUpdate(peer.doc.stateVector()), null);
            StateVector before = peer.doc.stateVector();
            peer.edits.edit(peer.doc, 1 + random.nextInt(5));
            byte[] update = peer.doc.encodeStateAsUpdate(before);
            straight.applyUpdate(update, null);
            updates.add(Update.decode(update));
            if (random.nextInt(4) == 0) {
                updates.add(Update.decode(update));
            }
        }
        Collections.shuffle(updates, random);
        Doc shuffled = doc(0);
        for (Update update : updates) {
            boolean waited = !shuffled.pending().isEmpty();
            IdSet missing = shuffled.missing(update);
            Applied applied = shuffled.apply(update, null);
            assertThat(waited ? missing : applied.missing())
                    .as("seed=%d", gameSeed)
                    .isEqualTo(missing);
            assertThat(missing.isEmpty() || !shuffled.pending().isEmpty())
                    .as("seed=%d", gameSeed)
                    .isTrue();
            StoreCheck.check(shuffled);
        }
        assertThat(shuffled.pending()).as("seed=%d", gameSeed).isEqualTo(IdSet.EMPTY);
        assertThat(Arrays.equals(shuffled.encodeStateAsUpdate(), straight.encodeStateAsUpdate()))
                .as("the same bytes, seed=%d", gameSeed)
                .isTrue();
    }

    /** Applies an update and compares. */
    private static void take(Doc doc, byte[] bytes, long gameSeed) {
        Update update = Update.decode(bytes);
        long scanned = WorkloadTest.scannedAfter(doc, update);
        IdSet missing = doc.missing(update);
        IdSet novel = doc.novelty(update).structIds();
        Applied applied = doc.apply(update, null);
        assertThat(doc.integrator().scanned).as("seed=%d", gameSeed).isEqualTo(scanned);
        assertThat(missing).as("seed=%d", gameSeed).isEqualTo(IdSet.EMPTY).isEqualTo(applied.missing());
        assertThat(novel).as("seed=%d", gameSeed).isEqualTo(applied.inserted());
    }
}
