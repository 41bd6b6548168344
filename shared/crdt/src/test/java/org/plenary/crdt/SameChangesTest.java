package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The same changes, made by the public API of this engine and of Yjs under the same client id, are the same updates.
 * Replay a failure with {@code -Dplenary.seed=…}.
 */
class SameChangesTest {
    private static final int GAMES = 200;
    private static final int TURNS = 14;
    private static final int STEPS = 8;

    @Test
    void makesTheUpdatesThatYjsMakes() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("same changes: seed=" + seed);
        try (YjsProcess yjs = new YjsProcess()) {
            for (long game = seed; game < seed + GAMES; game++) {
                try {
                    play(yjs, game);
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("replay with -Dplenary.seed=" + game, e);
                }
            }
        }
    }

    private static void play(YjsProcess yjs, long seed) {
        Random random = new Random(seed);
        yjs.clear();
        List<Twins> sites = List.of(new Twins(yjs, "one", random), new Twins(yjs, "two", random));
        for (int turn = 0; turn < TURNS; turn++) {
            int at = random.nextInt(2);
            List<byte[]> made = sites.get(at).change();
            Twins other = sites.get(1 - at);
            other.inbox.addAll(made);
            if (random.nextBoolean()) {
                other.receive();
            }
        }
    }

    /** A document in each engine with the same client id, which both do the same. */
    private static final class Twins {
        private final YjsProcess yjs;
        private final String name;
        private final RandomSteps steps;
        private final Doc doc;
        private final List<byte[]> inbox = new ArrayList<>();
        private final List<byte[]> made = new ArrayList<>();

        Twins(YjsProcess yjs, String name, Random random) {
            this.yjs = yjs;
            this.name = name;
            steps = new RandomSteps(random);
            long client = random.nextLong(1L << 32);
            yjs.create(name, client, true);
            doc = new Doc(new DocOptions().withClientId(client));
            doc.getText("text");
            doc.getXmlFragment("xml");
            doc.getMap("map");
            doc.getArray("array");
            doc.onUpdate((update, origin) -> {
                if (!"remote".equals(origin)) {
                    made.add(update);
                }
            });
        }

        List<byte[]> change() {
            List<Map<String, Object>> told = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                doc.transact("step", () -> told.add(steps.play(doc)));
            }
            StoreCheck.check(doc);
            assertThat(hex(made)).as(() -> name + " does " + told).isEqualTo(hex(yjs.script(name, told)));
            List<byte[]> updates = List.copyOf(made);
            made.clear();
            return updates;
        }

        /** What a document deletes by itself when it gets a change is the same as well. */
        void receive() {
            inbox.forEach(update -> doc.applyUpdate(update, "remote"));
            YjsProcess.Reaction reaction = yjs.apply(name, inbox, false);
            inbox.clear();
            assertThat(hex(made)).isEqualTo(hex(reaction.made()));
            made.clear();
            assertThat(HexFormat.of().formatHex(doc.encodeStateAsUpdate()))
                    .isEqualTo(HexFormat.of().formatHex(yjs.state(name).update()));
        }

        private static List<String> hex(List<byte[]> updates) {
            return updates.stream().map(HexFormat.of()::formatHex).toList();
        }
    }
}
