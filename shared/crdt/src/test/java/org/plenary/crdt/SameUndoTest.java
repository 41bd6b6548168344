package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.Json;

/**
 * The same changes, undone and made again here and in Yjs while others change the same, give the same updates and tell
 * listeners the same. Replay a failure with {@code -Dplenary.seed=…}; run longer with {@code -Dplenary.fuzz.games=…}.
 */
class SameUndoTest {
    private static final int TURNS = 24;

    @Test
    void undoesAsYjsUndoes() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        int games = Integer.getInteger("plenary.fuzz.games", 100);
        System.out.println("same undo: seed=" + seed);
        try (YjsProcess yjs = new YjsProcess()) {
            for (long game = seed; game < seed + games; game++) {
                try {
                    play(yjs, new Random(game));
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("replay with -Dplenary.seed=" + game, e);
                }
            }
        }
    }

    private static void play(YjsProcess yjs, Random random) {
        yjs.clear();
        List<Site> sites = List.of(new Site(yjs, "one", random), new Site(yjs, "two", random));
        for (int turn = 0; turn < TURNS; turn++) {
            Site site = sites.get(random.nextInt(2));
            Site other = sites.get(0) == site ? sites.get(1) : sites.get(0);
            site.turn();
            other.inbox.addAll(site.made);
            site.made.clear();
            if (random.nextInt(3) == 0) {
                other.receive();
                site.inbox.addAll(other.made);
                other.made.clear();
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
        private final UndoManager manager;
        private final List<RelativePosition> positions = new ArrayList<>();
        private final List<byte[]> inbox = new ArrayList<>();
        private final List<byte[]> made = new ArrayList<>();

        Site(YjsProcess yjs, String name, Random random) {
            this.yjs = yjs;
            this.name = name;
            this.random = random;
            steps = new RandomModelSteps(random);
            long client = random.nextLong(1L << 32);
            boolean deltas = random.nextBoolean();
            boolean gc = random.nextInt(4) > 0;
            yjs.create(name, client, gc);
            yjs.ask("do", "listen", "name", name, "deltas", deltas);
            doc = new Doc(new DocOptions().withClientId(client).withGc(gc));
            log = new EventLog(doc, deltas);
            manager = manager();
            log.listen(manager);
            doc.onUpdate((update, origin) -> {
                if (!"remote".equals(origin)) {
                    made.add(update);
                }
            });
        }

        private UndoManager manager() {
            List<String> scope = switch (random.nextInt(3)) {
                case 0 -> List.of("text", "map", "array", "xml");
                case 1 -> List.of("map", "text");
                default -> null;
            };
            boolean together = random.nextBoolean();
            List<String> origins = random.nextBoolean() ? List.of("step") : Arrays.asList("step", null);
            boolean ignore = random.nextInt(3) == 0;
            boolean deletesShort = random.nextInt(4) > 0;
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("scope", scope);
            told.put("together", together);
            told.put("origins", origins);
            told.put("ignoreRemoteMapChanges", ignore);
            told.put("deletesShort", deletesShort);
            yjs.ask("do", "manage", "name", name, "options", told);
            UndoOptions options = new UndoOptions()
                    .withCaptureTimeout(together ? Duration.ofDays(1000) : Duration.ZERO)
                    .withTrackedOrigins(new LinkedHashSet<>(origins))
                    .withIgnoreRemoteMapChanges(ignore)
                    .withDeleteFilter(item -> deletesShort || item.length() > 1);
            return scope == null
                    ? new UndoManager(doc, options)
                    : new UndoManager(scope.stream().map(this::root).toList(), options);
        }

        private SharedType root(String root) {
            return switch (root) {
                case "text" -> doc.getText(root);
                case "array" -> doc.getArray(root);
                case "map" -> doc.getMap(root);
                default -> doc.getXmlFragment(root);
            };
        }

        void turn() {
            int choice = random.nextInt(24);
            if (choice < 8) {
                tell("undo", manager.undo() != null);
            } else if (choice < 12) {
                tell("redo", manager.redo() != null);
            } else if (choice < 14) {
                manager.stopCapturing();
                tell("stop", null);
            } else if (choice == 14) {
                manager.clear();
                tell("clear", null);
            } else {
                change();
            }
        }

        private void tell(String action, Boolean result) {
            Map<?, ?> answer = yjs.ask("do", "tell", "name", name, "action", action);
            assertThat(log.take()).as(() -> name + " does " + action).isEqualTo(answer.get("log"));
            assertThat(result).isEqualTo(answer.get("result"));
            StoreCheck.check(doc);
        }

        private void change() {
            String origin = random.nextInt(5) == 0 ? "other" : "step";
            List<Map<String, Object>> told = new ArrayList<>();
            doc.transact(origin, () -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    told.add(steps.play(doc));
                }
            });
            Object expected = yjs.ask("do", "act", "name", name, "steps", told, "origin", origin)
                    .get("log");
            assertThat(log.take()).as(() -> name + " does " + told).isEqualTo(expected);
            StoreCheck.check(doc);
        }

        /** Takes a relative position at random, which both sides write alike. */
        private void remember(String name, SharedType type, long length) {
            long index = random.nextLong(length + 1);
            int assoc = random.nextInt(3) - 1;
            Map<?, ?> expected =
                    yjs.ask("do", "position", "name", this.name, "at", List.of(name), "index", index, "assoc", assoc);
            RelativePosition position = RelativePosition.of(type, index, assoc);
            assertThat(Json.parse(Json.stringify(position.toJson())))
                    .isEqualTo(Json.parse(Json.stringify(withoutNulls((Map<?, ?>) expected.get("json")))));
            assertThat(HexFormat.of().formatHex(position.encode())).isEqualTo(expected.get("bytes"));
            assertThat(RelativePosition.fromJson((Map<?, ?>) expected.get("json")))
                    .isEqualTo(position);
            RelativePosition decoded = RelativePosition.decode(position.encode());
            assertThat(decoded.resolve(doc)).isEqualTo(position.resolve(doc));
            positions.add(position);
        }

        private static Map<Object, Object> withoutNulls(Map<?, ?> json) {
            Map<Object, Object> copy = new LinkedHashMap<>(json);
            copy.values().removeIf(java.util.Objects::isNull);
            return copy;
        }

        private void findPositions() {
            List<Object> found = new ArrayList<>();
            for (RelativePosition position : positions) {
                found.add(Arrays.asList(told(position.resolve(doc)), told(position.resolve(doc, false))));
            }
            Object expected = yjs.ask(
                            "do",
                            "positions",
                            "name",
                            name,
                            "list",
                            positions.stream().map(RelativePosition::toJson).toList())
                    .get("found");
            assertThat(Json.parse(Json.stringify(found))).isEqualTo(expected);
        }

        private static Object told(AbsolutePosition position) {
            return position == null
                    ? null
                    : List.of(position.type() instanceof YText ? "text" : "array", position.index(), position.assoc());
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
            remember("text", doc.getText("text"), doc.getText("text").length());
            remember("array", doc.getArray("array"), doc.getArray("array").length());
            findPositions();
            assertThat(HexFormat.of().formatHex(doc.encodeStateAsUpdate()))
                    .isEqualTo(HexFormat.of().formatHex(yjs.state(name).update()));
        }
    }
}
