package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compares the engine with Yjs 13.6 itself. Peers of both kinds edit at random and get each other's updates in random
 * order, several times, and as differences; followers of both kinds get the same updates in the same order. Replay a
 * failure with {@code -Dplenary.fuzz.seed=…}; run longer with {@code -Dplenary.fuzz.operations=…}.
 */
class DifferentialTest {
    private static final int ROUNDS = 2;
    private static final int MOST_EDITS = 18;
    private static final int STEPS = 24;

    @Test
    void isTheSameAsYjs() {
        long seed = Long.getLong("plenary.fuzz.seed", System.nanoTime());
        int wanted = Integer.getInteger("plenary.fuzz.operations", 20_000);
        System.out.println("differential test: seed=" + seed + " operations=" + wanted);
        int operations = 0;
        try (YjsProcess yjs = new YjsProcess()) {
            for (long game = seed; operations < wanted; game++) {
                try {
                    operations += new Game(yjs, game).play();
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(
                            "replay with -Dplenary.fuzz.seed=" + game + " -Dplenary.fuzz.operations=1", e);
                }
            }
        }
    }

    /** One document edited by several peers until all agree. */
    private static final class Game {
        private final Random random;
        private final List<Peer> peers = new ArrayList<>();
        private final Follower follower;
        private final RandomEdits.Shape shape;

        Game(YjsProcess yjs, long seed) {
            random = new Random(seed);
            yjs.clear();
            List<RandomEdits.Shape> shapes = List.of(RandomEdits.Shape.values());
            shape = shapes.get(random.nextInt(shapes.size()));
            boolean gc = random.nextInt(4) > 0;
            for (int i = 0; i < 4; i++) {
                long client = random.nextInt(3) == 0 ? random.nextLong(1L << 53) : random.nextLong(1L << 32);
                peers.add(i % 2 == 0 ? new YjsPeer(yjs, "peer" + i, client, gc) : new PlenaryPeer(client, gc));
            }
            follower = new Follower(yjs, random.nextLong(1L << 32), gc);
        }

        int play() {
            int operations = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (int step = 0; step < STEPS; step++) {
                    Peer peer = peers.get(random.nextInt(peers.size()));
                    if (random.nextBoolean()) {
                        int count = 1 + random.nextInt(MOST_EDITS);
                        send(peer, peer.edit(shape, random.nextInt(), count));
                        operations += count;
                    } else {
                        receiveSome(peer);
                    }
                }
                settle();
                compare();
            }
            return operations;
        }

        private void send(Peer from, List<byte[]> updates) {
            for (Peer peer : peers) {
                if (peer != from) {
                    peer.inbox.addAll(updates);
                }
            }
            follower.inbox.addAll(updates);
        }

        private void receiveSome(Peer peer) {
            List<byte[]> some = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0 && !peer.inbox.isEmpty(); i--) {
                int at = random.nextInt(peer.inbox.size());
                // One in four comes again later.
                some.add(random.nextInt(4) == 0 ? peer.inbox.get(at) : peer.inbox.remove(at));
            }
            if (random.nextInt(6) == 0) {
                some.add(peers.get(random.nextInt(peers.size())).diff(peer.vector()));
            }
            send(peer, peer.apply(some));
            if (random.nextInt(3) == 0) {
                follower.receive(random);
            }
        }

        private void settle() {
            boolean quiet = false;
            while (!quiet) {
                quiet = true;
                for (Peer peer : peers) {
                    if (!peer.inbox.isEmpty()) {
                        quiet = false;
                        List<byte[]> all = new ArrayList<>(peer.inbox);
                        peer.inbox.clear();
                        java.util.Collections.shuffle(all, random);
                        send(peer, peer.apply(all));
                    }
                }
            }
            while (!follower.inbox.isEmpty()) {
                follower.receive(random);
            }
        }

        private void compare() {
            State first = peers.get(0).state();
            for (Peer peer : peers) {
                State state = peer.state();
                String which = "peer " + peers.indexOf(peer);
                assertThat(state.vector).as(which).isEqualTo(first.vector);
                assertThat(state.content).as(which).isEqualTo(first.content);
                assertThat(state.deletes).as(which).isEqualTo(first.deletes);
                assertThat(state.structs).as(which).containsExactlyElementsOf(first.structs);
            }
            follower.compare();
        }
    }

    /** What can be compared between peers with different histories. */
    private record State(List<String> structs, IdSet deletes, StateVector vector, Object content) {
        static State of(byte[] update, byte[] vector, Object content) {
            Update decoded = Update.decode(update);
            return new State(structs(decoded), decoded.deletes(), StateVector.decode(vector), content);
        }

        /** When Yjs joins collected structs depends on the order in which it got them; otherwise all is the same. */
        private static List<String> structs(Update update) {
            List<String> structs = new ArrayList<>();
            IdRanges collected = new IdRanges();
            update.forEachStruct(struct -> {
                if (struct.kind() == ContentKind.GC) {
                    collected.add(struct.client(), struct.clock(), struct.length());
                } else {
                    structs.add(struct.toString());
                }
            });
            structs.add(collected.toIdSet().toString());
            return structs;
        }
    }

    private abstract static class Peer {
        final List<byte[]> inbox = new ArrayList<>();

        abstract List<byte[]> edit(RandomEdits.Shape shape, int seed, int count);

        abstract List<byte[]> apply(List<byte[]> updates);

        abstract byte[] vector();

        abstract byte[] diff(byte[] vector);

        abstract State state();
    }

    private static final class YjsPeer extends Peer {
        private final YjsProcess yjs;
        private final String name;

        YjsPeer(YjsProcess yjs, String name, long client, boolean gc) {
            this.yjs = yjs;
            this.name = name;
            yjs.create(name, client, gc);
        }

        @Override
        List<byte[]> edit(RandomEdits.Shape shape, int seed, int count) {
            return yjs.edit(name, shape, seed, count);
        }

        @Override
        List<byte[]> apply(List<byte[]> updates) {
            return yjs.apply(name, updates, false).made();
        }

        @Override
        byte[] vector() {
            return yjs.state(name).vector();
        }

        @Override
        byte[] diff(byte[] vector) {
            return yjs.diff(name, vector);
        }

        @Override
        State state() {
            YjsProcess.State state = yjs.state(name);
            assertThat(state.pending()).isFalse();
            return State.of(state.update(), state.vector(), state.content());
        }
    }

    private static Doc newDoc(long client, boolean gc) {
        Doc doc = new Doc(new DocOptions().withClientId(client).withGc(gc));
        doc.getText("text");
        doc.getXmlFragment("xml");
        doc.getMap("map");
        doc.getArray("array");
        return doc;
    }

    private static final class PlenaryPeer extends Peer {
        private final Doc doc;
        private final List<byte[]> made = new ArrayList<>();

        PlenaryPeer(long client, boolean gc) {
            doc = newDoc(client, gc);
            doc.onUpdate((update, origin) -> {
                if (!"remote".equals(origin)) {
                    made.add(update);
                }
            });
        }

        private List<byte[]> made() {
            List<byte[]> updates = List.copyOf(made);
            made.clear();
            return updates;
        }

        @Override
        List<byte[]> edit(RandomEdits.Shape shape, int seed, int count) {
            new RandomEdits(shape, seed).edit(doc, count);
            StoreCheck.check(doc);
            return made();
        }

        @Override
        List<byte[]> apply(List<byte[]> updates) {
            updates.forEach(update -> doc.applyUpdate(update, "remote"));
            StoreCheck.check(doc);
            return made();
        }

        @Override
        byte[] vector() {
            return doc.stateVector().encode();
        }

        @Override
        byte[] diff(byte[] vector) {
            return doc.encodeStateAsUpdate(StateVector.decode(vector));
        }

        @Override
        State state() {
            assertThat(doc.pending().isEmpty()).isTrue();
            return State.of(doc.encodeStateAsUpdate(), vector(), DocContent.of(doc));
        }
    }

    /** A document in each engine; both get the same, and must be the same byte for byte. */
    private static final class Follower {
        private static final String NAME = "follower";

        private final List<byte[]> inbox = new ArrayList<>();
        private final YjsProcess yjs;
        private final Doc doc;

        Follower(YjsProcess yjs, long client, boolean gc) {
            this.yjs = yjs;
            yjs.create(NAME, client, gc);
            doc = newDoc(client, gc);
        }

        /** Takes a few of the oldest updates in another order, so that some must wait for others. */
        void receive(Random random) {
            List<byte[]> batch = new ArrayList<>(inbox.subList(0, Math.min(inbox.size(), 1 + random.nextInt(12))));
            inbox.subList(0, batch.size()).clear();
            java.util.Collections.shuffle(batch, random);
            String expected = yjs.apply(NAME, batch, true).digest();
            for (byte[] bytes : batch) {
                Update update = Update.decode(bytes);
                IdSet missing = doc.missing(update);
                Update novelty = doc.novelty(update);
                boolean waited = !doc.pending().isEmpty();
                StateVector before = doc.stateVector();
                IdSet deletedBefore = doc.deleteSet();
                Applied applied = doc.apply(update, "remote");
                assertThat(applied.missing().isEmpty()).isEqualTo(doc.pending().isEmpty());
                if (!waited) {
                    assertThat(missing.isEmpty()).isEqualTo(applied.missing().isEmpty());
                    if (missing.isEmpty()) {
                        assertThat(applied.inserted()).isEqualTo(novelty.structIds());
                        assertThat(applied.changedNothing()).isEqualTo(novelty.isEmpty());
                    }
                }
                assertThat(applied.inserted().ranges()).allMatch(range -> range.clock() >= before.get(range.client()));
                assertThat(applied.deleted().ranges())
                        .noneMatch(range -> deletedBefore.contains(range.client(), range.clock()));
            }
            StoreCheck.check(doc);
            if (doc.pending().isEmpty() && !digest(doc.encodeStateAsUpdate()).equals(expected)) {
                compare();
                throw new AssertionError("the digests differ and the states do not");
            }
        }

        void compare() {
            YjsProcess.State state = yjs.state(NAME);
            assertThat(doc.pending().isEmpty()).isEqualTo(!state.pending());
            assertThat(doc.stateVector().encode()).isEqualTo(state.vector());
            assertThat(DocContent.of(doc)).isEqualTo(state.content());
            assertThat(HexFormat.of().formatHex(doc.encodeStateAsUpdate()))
                    .isEqualTo(HexFormat.of().formatHex(state.update()));
        }

        private static String digest(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
