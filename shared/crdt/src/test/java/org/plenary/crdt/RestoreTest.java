package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A document that goes on from another one's state encodes as if it had seen everything itself. */
class RestoreTest {
    private static final DocOptions SERVER = new DocOptions(5, true, false);
    private static final int PEERS = 3;

    private static Doc doc(DocOptions options) {
        Doc made = new Doc(options);
        RandomHistory.ROOTS.forEach(name -> RandomHistory.root(made, name));
        return made;
    }

    /** Changes of some peers who learn of each other's now and then, in the order in which a server gets them. */
    private static List<byte[]> changes(Random random) {
        RandomEdits.Shape[] shapes = RandomEdits.Shape.values();
        RandomEdits.Shape shape = shapes[random.nextInt(shapes.length)];
        List<byte[]> made = new ArrayList<>();
        List<Doc> peers = new ArrayList<>();
        List<List<byte[]>> unseen = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            Doc peer = doc(new DocOptions(1 + i + 10L * random.nextInt(1 << 20), true, true));
            List<byte[]> own = new ArrayList<>();
            peer.onUpdate((update, origin) -> {
                if (!"remote".equals(origin)) {
                    made.add(update);
                    unseen.stream().filter(other -> other != own).forEach(other -> other.add(update));
                }
            });
            peers.add(peer);
            unseen.add(own);
        }
        for (int step = 0; step < 30; step++) {
            new RandomEdits(shape, random.nextLong()).edit(peers.get(random.nextInt(PEERS)), 1 + random.nextInt(6));
            int learning = random.nextInt(PEERS);
            List<byte[]> news = List.copyOf(unseen.get(learning));
            unseen.get(learning).clear();
            news.forEach(update -> peers.get(learning).applyUpdate(update, "remote"));
        }
        return made;
    }

    @Test
    void goesOnToTheLastByteLikeTheDocumentWhoseStateItTookOver() {
        RandomHistory.play("RestoreTest", 150, random -> {
            List<byte[]> changes = changes(random);
            boolean gc = random.nextBoolean();
            Doc original = doc(SERVER.withGc(gc));
            Doc restored = doc(SERVER.withGc(gc));
            int cut = random.nextInt(changes.size());
            for (int i = 0; i < changes.size(); i++) {
                original.applyUpdate(changes.get(i), null);
                if (i == cut) {
                    restored.restore(Update.decodeV2(original.encodeStateAsUpdateV2()));
                    StoreCheck.check(restored);
                } else if (i > cut) {
                    restored.applyUpdate(changes.get(i), null);
                }
                if (i >= cut) {
                    assertThat(restored.encodeStateAsUpdate()).isEqualTo(original.encodeStateAsUpdate());
                }
            }
        });
    }

    @Test
    void joinsAgainWhatIntegratingTheStateCuts() {
        // given somebody who wrote behind "a" what came to stand behind "ab"
        Doc one = new Doc(SERVER.withClientId(1));
        one.getText("text").insert(0, "a");
        Doc two = new Doc(SERVER.withClientId(2));
        two.applyUpdate(one.encodeStateAsUpdate(), null);
        two.getText("text").insert(1, "x");
        one.getText("text").insert(1, "b");
        one.applyUpdate(two.encodeStateAsUpdate(), null);
        assertThat(one.getText("text")).hasToString("abx");
        assertThat(Update.decode(one.encodeStateAsUpdate()).structCount()).isEqualTo(2);

        // when
        Doc restored = new Doc(SERVER);
        restored.restore(Update.decode(one.encodeStateAsUpdate()));

        // then
        assertThat(restored.getText("text")).hasToString("abx");
        assertThat(restored.encodeStateAsUpdate()).isEqualTo(one.encodeStateAsUpdate());
    }

    @Test
    void restoresAWholeStateIntoAnEmptyDocumentOnly() {
        Doc one = new Doc(SERVER);
        one.getText("text").insert(0, "one");
        Update state = Update.decode(one.encodeStateAsUpdate());
        assertThatThrownBy(() -> one.restore(state)).isInstanceOf(IllegalStateException.class);
        Update rest = state.since(StateVector.of(Map.of(5L, 1L)));
        assertThatThrownBy(() -> new Doc(SERVER).restore(rest)).isInstanceOf(IllegalArgumentException.class);
    }
}
