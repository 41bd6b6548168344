package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;

/** A document that three peers, Yjs and Plenary, edited at random and at some moments of which a snapshot was taken. */
final class RandomHistory {
    private static final String YJS = "yjs";
    static final List<String> ROOTS = List.of("text", "xml", "map", "array");

    /** All the peers' changes, in the order in which they were made. */
    final List<byte[]> updates = new ArrayList<>();

    final List<Snapshot> snapshots = new ArrayList<>(List.of(Snapshot.EMPTY));
    final Doc doc;

    private final YjsProcess yjs;
    private final Random random;
    private final Doc other;
    private final List<byte[]> unseenByYjs = new ArrayList<>();
    private final List<byte[]> unseenByOther = new ArrayList<>();

    RandomHistory(YjsProcess yjs, Random random, boolean keeping) {
        this.yjs = yjs;
        this.random = random;
        yjs.clear();
        yjs.create(YJS, random.nextLong(1L << 32), !keeping);
        doc = newDoc(keeping);
        other = newDoc(keeping);
        play();
    }

    private Doc newDoc(boolean keeping) {
        DocOptions options = new DocOptions(random.nextLong(1L << 53), !keeping, true);
        Doc made = new Doc(options);
        ROOTS.forEach(name -> root(made, name));
        return made;
    }

    /** Runs the test with random seeds; a failure tells how to replay it. */
    static void play(String name, int games, Consumer<Random> test) {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        int count = Integer.getInteger("plenary.history.games", games);
        System.out.println(name + ": seed=" + seed + " games=" + count);
        for (long game = seed; game < seed + count; game++) {
            try {
                test.accept(new Random(game));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + game + " -Dplenary.history.games=1", e);
            }
        }
    }

    static SharedType root(Doc doc, String name) {
        return switch (name) {
            case "text" -> doc.getText(name);
            case "xml" -> doc.getXmlFragment(name);
            case "map" -> doc.getMap(name);
            default -> doc.getArray(name);
        };
    }

    Snapshot anySnapshot() {
        return snapshots.get(random.nextInt(snapshots.size()));
    }

    List<byte[]> someUpdates(int count) {
        List<byte[]> all = new ArrayList<>(updates);
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(count, all.size()));
    }

    private void play() {
        RandomEdits.Shape[] shapes = RandomEdits.Shape.values();
        RandomEdits.Shape shape = shapes[random.nextInt(shapes.length)];
        UpdateListener listener = (update, origin) -> {
            if (!"remote".equals(origin)) {
                updates.add(update);
                unseenByYjs.add(update);
            }
        };
        doc.onUpdate(listener);
        doc.onUpdate((update, origin) -> keepForOther(update, origin));
        other.onUpdate(listener);
        for (int step = 0; step < 14; step++) {
            int count = 1 + random.nextInt(12);
            switch (random.nextInt(5)) {
                case 0, 1 -> new RandomEdits(shape, random.nextLong()).edit(doc, count);
                case 2 -> new RandomEdits(shape, random.nextLong()).edit(other, count);
                default -> fromYjs(yjs.edit(YJS, shape, random.nextInt(), count));
            }
            if (random.nextInt(3) > 0) {
                settle();
            }
            if (random.nextInt(3) == 0) {
                takeSnapshot();
            }
        }
        settle();
        takeSnapshot();
    }

    private void keepForOther(byte[] update, Object origin) {
        if (!"remote".equals(origin)) {
            unseenByOther.add(update);
        }
    }

    private void fromYjs(List<byte[]> made) {
        updates.addAll(made);
        made.forEach(update -> doc.applyUpdate(update, "remote"));
        unseenByOther.addAll(made);
    }

    /** Until everybody knows everything; what one peer does to attributes when it learns of a change goes round too. */
    private void settle() {
        while (!unseenByYjs.isEmpty() || !unseenByOther.isEmpty()) {
            List<byte[]> forYjs = List.copyOf(unseenByYjs);
            unseenByYjs.clear();
            forYjs.forEach(update -> doc.applyUpdate(update, "remote"));
            fromYjs(yjs.apply(YJS, forYjs, false).made());
            List<byte[]> forOther = List.copyOf(unseenByOther);
            unseenByOther.clear();
            forOther.forEach(update -> other.applyUpdate(update, "remote"));
        }
    }

    private void takeSnapshot() {
        if (random.nextInt(4) == 0) {
            snapshots.add(other.snapshot());
            return;
        }
        settle();
        var answer = yjs.ask("do", "snapshot", "name", YJS);
        byte[] bytes = YjsProcess.bytes(answer.get("v1"));
        Snapshot snapshot = Snapshot.decode(bytes);
        Assertions.assertThat(snapshot.encode()).isEqualTo(bytes);
        Assertions.assertThat(doc.snapshot()).isEqualTo(snapshot);
        byte[] second = YjsProcess.bytes(answer.get("v2"));
        Assertions.assertThat(snapshot.encodeV2()).isEqualTo(second);
        Assertions.assertThat(Snapshot.decodeV2(second)).isEqualTo(snapshot);
        snapshots.add(snapshot);
    }
}
