package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The same changes, made here and in Yjs under the same client id, or received from elsewhere, tell listeners the same
 * in the same order; and so do the changes that a listener makes. Replay a failure with {@code -Dplenary.seed=…}; run
 * longer with {@code -Dplenary.fuzz.games=…}.
 */
class SameEventsTest {
    private static final int TURNS = 16;

    @Test
    void tellsListenersWhatYjsTellsThem() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        int games = Integer.getInteger("plenary.fuzz.games", 120);
        System.out.println("same events: seed=" + seed);
        try (YjsProcess yjs = new YjsProcess()) {
            for (long game = seed; game < seed + games; game++) {
                try {
                    new Game(yjs, game).play();
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("replay with -Dplenary.seed=" + game, e);
                }
            }
        }
    }

    /** Two documents that listen, each here and in Yjs, and that get each other's updates. */
    private static final class Game {
        private final Random random;
        private final List<Site> sites = new ArrayList<>();

        Game(YjsProcess yjs, long seed) {
            random = new Random(seed);
            yjs.clear();
            boolean deltas = random.nextBoolean();
            sites.add(new Site(yjs, "one", random, deltas));
            sites.add(new Site(yjs, "two", random, deltas));
        }

        void play() {
            for (int turn = 0; turn < TURNS; turn++) {
                int at = random.nextInt(2);
                Site site = sites.get(at);
                site.change();
                site.made.forEach(update -> sites.get(1 - at).inbox.add(update));
                site.made.clear();
                if (random.nextBoolean()) {
                    sites.get(1 - at).receive();
                    // What the other has made in answer goes the same way back.
                    site.inbox.addAll(sites.get(1 - at).made);
                    sites.get(1 - at).made.clear();
                }
            }
        }
    }

    private static final class Site {
        private final YjsProcess yjs;
        private final String name;
        private final Random random;
        private final RandomModelSteps steps;
        private final Doc doc;
        private final EventLog log;
        private final List<byte[]> inbox = new ArrayList<>();
        private final List<byte[]> made = new ArrayList<>();

        Site(YjsProcess yjs, String name, Random random, boolean deltas) {
            this.yjs = yjs;
            this.name = name;
            this.random = random;
            steps = new RandomModelSteps(random);
            long client = random.nextLong(1L << 32);
            yjs.create(name, client, true);
            yjs.ask("do", "listen", "name", name, "deltas", deltas);
            doc = new Doc(new DocOptions().withClientId(client));
            log = new EventLog(doc, deltas);
            doc.onUpdate((update, origin) -> {
                if (!"remote".equals(origin)) {
                    made.add(update);
                }
            });
        }

        void change() {
            List<Map<String, Object>> told = new ArrayList<>();
            doc.transact("step", () -> {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    told.add(steps.play(doc));
                }
            });
            StoreCheck.check(doc);
            Object expected = yjs.ask("do", "act", "name", name, "steps", told, "origin", "step")
                    .get("log");
            assertThat(log.take()).as(() -> name + " does " + told).isEqualTo(expected);
        }

        void receive() {
            for (byte[] update : inbox) {
                doc.applyUpdate(update, "remote");
                Object expected = yjs.ask(
                                "do",
                                "receive",
                                "name",
                                name,
                                "origin",
                                "remote",
                                "update",
                                Base64.getEncoder().encodeToString(update))
                        .get("log");
                assertThat(log.take()).as(() -> name + " receives").isEqualTo(expected);
            }
            inbox.clear();
            assertThat(HexFormat.of().formatHex(doc.encodeStateAsUpdate()))
                    .isEqualTo(HexFormat.of().formatHex(yjs.state(name).update()));
        }
    }
}
