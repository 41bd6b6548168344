package org.plenary.crdt.scenarios;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.RelativePosition;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.Update;

/** Plays one scenario in this engine. */
final class EnginePlayer {
    private static final List<String> NAMES = List.of("alice", "bob", "carol", "dave", "erin", "frank");

    private final Map<String, Peer> peers = new LinkedHashMap<>();

    /** Updates by the name under which a scenario speaks of them. */
    final Map<String, Encoded> bytes = new LinkedHashMap<>();

    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();
    private final Map<String, RelativePosition> positions = new LinkedHashMap<>();

    /** What is to be read of each peer at the end. */
    final Map<String, String> rootKinds = new LinkedHashMap<>();

    private List<String> updates = new ArrayList<>();
    private boolean live;

    static Map<String, @Nullable Object> play(List<Step> steps) {
        EnginePlayer player = new EnginePlayer();
        List<Object> outcomes = player.playAll(steps);
        return Shown.map("outcomes", outcomes, "end", player.end());
    }

    private List<Object> playAll(List<Step> steps) {
        List<Object> outcomes = new ArrayList<>();
        steps.forEach(step -> outcomes.add(outcome(step)));
        return outcomes;
    }

    private Map<String, @Nullable Object> outcome(Step step) {
        List<String> outer = updates;
        updates = new ArrayList<>();
        Map<String, @Nullable Object> outcome = Shown.map("value", null, "fails", false);
        try {
            outcome.put("value", Shown.value(step(step, outcome)));
        } catch (UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            outcome.put("fails", true);
            outcome.put("why", e.toString());
        }
        outcome.put("updates", updates);
        updates = outer;
        return outcome;
    }

    private @Nullable Object step(Step step, Map<String, @Nullable Object> outcome) {
        if (step.peer() == null) {
            return forAll(step);
        }
        if (step.verb().equals("new")) {
            Map<?, ?> told = (Map<?, ?>) step.args().get(0);
            DocOptions options = options(step.peer()).withGc(told.get("gc") != (Object) false);
            peers.put(
                    step.peer(),
                    new Peer(
                            step.peer(),
                            this,
                            told.get("clientId") instanceof Long id ? options.withClientId(id) : options));
            return null;
        }
        if (step.verb().equals("restore")) {
            Doc restored = peer((String) Objects.requireNonNull(step.arg(0)))
                    .doc
                    .createFromSnapshot(snapshot(step.arg(1)), options(step.peer()));
            peers.put(step.peer(), new Peer(step.peer(), this, restored));
            return null;
        }
        Peer peer = peer(step.peer());
        if (step.verb().equals("transact")) {
            peer.doc.transact(step.arg(0), () -> outcome.put("steps", playAll(step.body())));
            return null;
        }
        return step.path().isEmpty()
                ? peer.play(step)
                : peer.play(peer.at(step.path()), step.with(args(step)), () -> playAll(step.body()));
    }

    /** Puts what is kept by name in the place of its name. */
    private List<@Nullable Object> args(Step step) {
        List<@Nullable Object> args = new ArrayList<>();
        for (Object arg : step.args()) {
            boolean named = arg instanceof Map<?, ?> map && "snapshot".equals(map.get("!"));
            args.add(named ? snapshot(Content.of(arg)) : arg);
        }
        return args;
    }

    private Snapshot snapshot(@Nullable Object name) {
        return Objects.requireNonNull(snapshots.get((String) name), "no such snapshot");
    }

    /** Keeps a position by name, as others read it, and gives its bytes and its JSON. */
    Map<String, @Nullable Object> keep(String name, RelativePosition position) {
        positions.put(name, RelativePosition.decode(position.encode()));
        return Shown.map("bytes", HexFormat.of().formatHex(position.encode()), "json", position.toJson());
    }

    RelativePosition position(@Nullable Object name) {
        return Objects.requireNonNull(positions.get((String) name), "no such position");
    }

    /** Keeps a snapshot by name, and gives its bytes. */
    Map<String, @Nullable Object> keep(String name, Snapshot snapshot) {
        snapshots.put(name, snapshot);
        return Shown.map("v1", HexFormat.of().formatHex(snapshot.encode()));
    }

    private static DocOptions options(String name) {
        return new DocOptions().withClientId(NAMES.indexOf(name) + 1);
    }

    Peer peer(String name) {
        return peers.computeIfAbsent(name, key -> new Peer(key, this, options(key)));
    }

    /** A peer's document has changed. */
    void updated(Peer peer, byte[] update) {
        updates.add(peer.name + " " + HexFormat.of().formatHex(update));
        if (live) {
            for (Peer other : peers.values()) {
                if (other != peer) {
                    other.apply(update);
                }
            }
        }
    }

    private @Nullable Object forAll(Step step) {
        return switch (step.verb()) {
            case "sync" -> {
                sync(step.args());
                yield null;
            }
            case "live" -> {
                live = true;
                yield null;
            }
            case "contains" ->
                snapshot(step.arg(0))
                        .containsUpdate(Update.decode(encoded(step.arg(1)).v1()));
            case "same" -> snapshot(step.arg(0)).equals(snapshot(step.arg(1)));
            default -> update(step);
        };
    }

    /** Plays a verb that is about updates alone. */
    private Map<String, @Nullable Object> update(Step step) {
        String name = (String) Objects.requireNonNull(step.arg(0));
        switch (step.verb()) {
            case "merge" -> {
                List<?> parts = (List<?>) Objects.requireNonNull(step.arg(1));
                Encoded merged = Encoded.merge(parts.stream().map(this::encoded).toList());
                bytes.put(name, merged);
                return merged.toJson();
            }
            case "diff" -> {
                Encoded diff = encoded(step.arg(1)).without(encoded(step.arg(2)));
                bytes.put(name, diff);
                return diff.toJson();
            }
            case "convert" -> {
                return encoded(name).converted().toJson();
            }
            case "vectorOf" -> {
                return encoded(name).stateVectors();
            }
            case "rangeOf" -> {
                return encoded(name).ranges();
            }
            default -> throw new UnsupportedOperationException("no such verb: " + step);
        }
    }

    Encoded encoded(@Nullable Object name) {
        return Objects.requireNonNull(bytes.get((String) name), () -> "no such update: " + name);
    }

    /** Both ways between all peers, so often that what they clean up arrives, too. */
    private void sync(List<?> names) {
        List<Peer> some = names.isEmpty()
                ? List.copyOf(peers.values())
                : names.stream().map(name -> peer((String) name)).toList();
        for (int round = 0; round < 2; round++) {
            for (Peer from : some) {
                for (Peer to : some) {
                    if (from != to) {
                        to.apply(from.doc.encodeStateAsUpdate(to.doc.stateVector()));
                    }
                }
            }
        }
        if (some.stream().map(peer -> Shown.plain(types(peer))).distinct().count() > 1) {
            throw new IllegalStateException("the peers differ");
        }
    }

    private Map<String, @Nullable Object> types(Peer peer) {
        Map<String, @Nullable Object> types = new LinkedHashMap<>();
        rootKinds.forEach((root, kind) -> types.put(root, Shown.value(peer.root(root, kind))));
        return types;
    }

    private Map<String, @Nullable Object> end() {
        Map<String, @Nullable Object> end = new LinkedHashMap<>();
        peers.forEach((name, peer) -> {
            String v1 = HexFormat.of().formatHex(peer.doc.encodeStateAsUpdate());
            String v2 = HexFormat.of().formatHex(peer.doc.encodeStateAsUpdateV2());
            String vector = HexFormat.of().formatHex(peer.doc.stateVector().encode());
            end.put(
                    name,
                    Shown.map("v1", v1, "v2", v2, "vector", vector, "types", types(peer), "events", peer.untold()));
        });
        return end;
    }
}
