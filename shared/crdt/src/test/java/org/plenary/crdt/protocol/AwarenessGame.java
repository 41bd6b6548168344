package org.plenary.crdt.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.plenary.crdt.encoding.Encoder;

/**
 * Three peers that tell each other of themselves in random steps; what comes of them is as {@code awareness.mjs} tells
 * it.
 */
final class AwarenessGame {
    private static final int PEERS = 3;
    private static final int STEPS = 120;

    private final Random random;
    private final List<Awareness> peers = new ArrayList<>();
    private final List<Object> events = new ArrayList<>();
    private long now = 1_000_000;

    AwarenessGame(long seed) {
        random = new Random(seed);
        for (int peer = 0; peer < PEERS; peer++) {
            Awareness awareness = new Awareness(peer + 1, () -> now);
            int number = peer;
            awareness.onChange((change, origin) -> tell(number, "change", change, origin));
            awareness.onUpdate((change, origin) -> tell(number, "update", change, origin));
            peers.add(awareness);
        }
    }

    private void tell(int peer, String kind, AwarenessChange change, Object origin) {
        List<Long> removed = new ArrayList<>(change.removed());
        if (origin == Awareness.TIMEOUT) {
            Collections.sort(removed);
        }
        events.add(Arrays.asList(peer, kind, change.added(), change.updated(), removed, origin));
    }

    /** Random steps, to be played here and there. */
    List<Map<String, Object>> steps() {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            steps.add(step());
        }
        return steps;
    }

    private Map<String, Object> step() {
        int peer = random.nextInt(PEERS);
        return switch (random.nextInt(14)) {
            case 0, 1 -> map("do", "local", "peer", peer, "state", random.nextInt(4) == 0 ? null : state());
            case 2, 3 -> map("do", "field", "peer", peer, "field", field(), "value", value());
            case 4, 5, 6, 7 -> map("do", "send", "peer", peer, "to", random.nextInt(PEERS), "clients", clients());
            case 8, 9 -> map("do", "raw", "peer", peer, "entries", entries());
            case 10 -> map("do", "remove", "peer", peer, "clients", clients());
            case 11 -> map("do", "pass", "peer", peer, "milliseconds", random.nextInt(9_000));
            case 12 -> map("do", "modify", "peer", peer);
            default -> map("do", random.nextInt(20) == 0 ? "destroy" : "check", "peer", peer);
        };
    }

    private String field() {
        return List.of("name", "cursor", "7", "user").get(random.nextInt(4));
    }

    private Object value() {
        return Arrays.asList(
                        null, "a", "é😀", 1L, 0.5, true, List.of(1L, "x"), Map.of("anchor", 3L), map("b", 1L, "a", 2L))
                .get(random.nextInt(9));
    }

    private Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            state.put(field(), value());
        }
        return state;
    }

    private List<Long> clients() {
        return random.longs(random.nextInt(3), 1, 6).distinct().boxed().toList();
    }

    private List<Object> entries() {
        List<Object> entries = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String json = List.of("null", " null", "{}", "{\"name\": \"a\"}", "{\"2\":1,\"1\":2.0}")
                    .get(random.nextInt(5));
            entries.add(List.of(1 + random.nextInt(5), random.nextInt(8), json));
        }
        return entries;
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    /** Plays a step here. */
    Map<String, Object> play(Map<String, Object> step) {
        int number = (Integer) step.get("peer");
        Awareness peer = peers.get(number);
        String bytes = Base64.getEncoder().encodeToString(play(peer, step));
        List<Object> states = new ArrayList<>();
        peer.getStates().forEach((client, state) -> states.add(List.of(client, state)));
        List<Long> clocks =
                LongStream.rangeClosed(1, 5).map(peer::clock).boxed().toList();
        Map<String, Object> outcome =
                map("bytes", bytes, "events", List.copyOf(events), "states", states, "clocks", clocks);
        events.clear();
        return outcome;
    }

    private byte[] play(Awareness peer, Map<String, Object> step) {
        byte[] bytes = {};
        switch ((String) step.get("do")) {
            case "local" -> peer.setLocalState(stateOf(step.get("state")));
            case "field" -> peer.setLocalStateField((String) step.get("field"), step.get("value"));
            case "send" -> {
                List<Long> clients = clientsOf(step);
                bytes = clients.isEmpty()
                        ? peer.encode()
                        : peer.encode(clients.stream()
                                .filter(client -> peer.clock(client) >= 0)
                                .toList());
                peers.get((Integer) step.get("to")).apply(bytes, "remote");
            }
            case "raw" -> {
                bytes = encoded((List<?>) step.get("entries"));
                peer.apply(bytes, "remote");
            }
            case "modify" -> {
                List<Long> all = LongStream.rangeClosed(1, 5)
                        .filter(client -> peer.clock(client) >= 0)
                        .boxed()
                        .toList();
                bytes = Awareness.modify(peer.encode(all), AwarenessGame::modified);
            }
            case "remove" -> peer.removeStates(clientsOf(step), "remove");
            case "pass" -> now += (Integer) step.get("milliseconds");
            case "check" -> peer.check();
            default -> peer.destroy();
        }
        return bytes;
    }

    private static Map<String, Object> modified(Map<String, Object> state) {
        if (state == null) {
            return Map.of("was", "gone");
        }
        if ("a".equals(state.get("name"))) {
            return null;
        }
        Map<String, Object> modified = new LinkedHashMap<>(state);
        modified.put("name", "set");
        return modified;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> stateOf(Object state) {
        return (Map<String, Object>) state;
    }

    @SuppressWarnings("unchecked")
    private static List<Long> clientsOf(Map<String, Object> step) {
        return (List<Long>) step.get("clients");
    }

    static byte[] encoded(List<?> entries) {
        Encoder encoder = new Encoder();
        encoder.varUint(entries.size());
        for (Object entry : entries) {
            List<?> parts = (List<?>) entry;
            encoder.varUint(((Number) parts.get(0)).longValue());
            encoder.varUint(((Number) parts.get(1)).longValue());
            encoder.varString((String) parts.get(2));
        }
        return encoder.toByteArray();
    }
}
