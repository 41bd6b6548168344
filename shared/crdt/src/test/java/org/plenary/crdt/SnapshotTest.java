package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Json;

/** Snapshots, and documents read at them. Random documents are compared with Yjs itself. */
class SnapshotTest {
    private static final YChange BY_USER = (change, id) -> Map.of("user", id.client(), "type", YChange.typeOf(change));

    private static Doc keeping(long client) {
        return new Doc(new DocOptions().withClientId(client).withGc(false));
    }

    @Test
    void isTheSameAsYjs() {
        try (YjsProcess yjs = new YjsProcess()) {
            RandomHistory.play("snapshot test", 12, random -> {
                RandomHistory history = new RandomHistory(yjs, random, true);
                byte[] state = history.doc.encodeStateAsUpdate();
                Doc copy = keeping(1);
                copy.applyUpdate(state, null);
                for (Snapshot at : history.snapshots) {
                    compareContent(yjs, copy, state, at);
                    compareRestored(yjs, copy, state, at);
                }
                for (int i = 0; i < 6; i++) {
                    Snapshot at = random.nextInt(6) == 0 ? null : history.anySnapshot();
                    Snapshot before = random.nextInt(6) == 0 ? null : history.anySnapshot();
                    compareChanges(yjs, copy, state, at, before, random.nextBoolean());
                }
                for (byte[] update : history.someUpdates(12)) {
                    Snapshot at = history.anySnapshot();
                    Object contains = yjs.ask(
                                    "do", "contains", "snapshot", base64(at.encode()), "update", base64(update))
                            .get("contains");
                    assertThat(at.containsUpdate(Update.decode(update))).isEqualTo(contains);
                }
                assertThat(copy.encodeStateAsUpdate()).isEqualTo(state);
                StoreCheck.check(copy);
            });
        }
    }

    @Test
    void showsWhatIsLeftOfACollectedDocumentAsYjs() {
        try (YjsProcess yjs = new YjsProcess()) {
            RandomHistory.play("snapshot test, collected", 6, random -> {
                RandomHistory history = new RandomHistory(yjs, random, false);
                byte[] state = history.doc.encodeStateAsUpdate();
                Doc copy = keeping(1);
                copy.applyUpdate(state, null);
                for (Snapshot at : history.snapshots) {
                    compareContent(yjs, copy, state, at);
                    compareChanges(yjs, copy, state, at, history.anySnapshot(), random.nextBoolean());
                }
            });
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void compareContent(YjsProcess yjs, Doc doc, byte[] state, Snapshot at) {
        Object expected = yjs.ask("do", "at", "state", base64(state), "snapshot", base64(at.encode()))
                .get("content");
        assertThat(DocContent.of(doc, at)).isEqualTo(expected);
    }

    private static void compareRestored(YjsProcess yjs, Doc doc, byte[] state, Snapshot at) {
        Map<?, ?> expected = yjs.ask("do", "restore", "state", base64(state), "snapshot", base64(at.encode()));
        Doc restored = doc.createFromSnapshot(at);
        assertThat(restored.encodeStateAsUpdate()).isEqualTo(YjsProcess.bytes(expected.get("update")));
        StoreCheck.check(restored);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("xml", doc.getXmlFragment("xml").toTree(at).toXml());
        content.put("map", doc.getMap("map").toTree(at).toJson());
        content.put("array", doc.getArray("array").toTree(at).toJson());
        content.put("text", doc.getText("text").toTree(at).toJson());
        assertThat(Json.parse(Json.stringify(content))).isEqualTo(expected.get("content"));
        restored = doc.createFromSnapshot(at, new DocOptions().withGc(false));
        for (String name : RandomHistory.ROOTS) {
            assertThat(RandomHistory.root(doc, name).toTree(at))
                    .isEqualTo(RandomHistory.root(restored, name).toTree())
                    .hasSameHashCodeAs(RandomHistory.root(restored, name).toTree());
        }
    }

    private static void compareChanges(
            YjsProcess yjs, Doc doc, byte[] state, Snapshot at, Snapshot before, boolean users) {
        Object expected = yjs.ask(
                        "do",
                        "changes",
                        "state",
                        base64(state),
                        "snapshot",
                        at == null ? null : base64(at.encode()),
                        "before",
                        before == null ? null : base64(before.encode()),
                        "users",
                        users)
                .get("deltas");
        List<List<Object>> deltas = DocContent.texts(doc).stream()
                .map(text -> DocContent.ops(text.toDelta(at, before, users ? BY_USER : YChange.TYPE_ONLY)))
                .toList();
        assertThat(Json.parse(Json.stringify(deltas))).isEqualTo(expected);
    }

    @Test
    void showsPartOfAnItemThatGrewSince() {
        Doc doc = keeping(1);
        doc.getArray("a").insert(0, List.of(1L));
        doc.getMap("m").set("k", "old");
        doc.getText("t").insert(0, "ab");
        Snapshot then = doc.snapshot();
        doc.getArray("a").insert(1, List.of(2L));
        doc.getMap("m").set("k", "new");
        doc.getMap("m").set("k", "newest");
        doc.getText("t").insert(2, "cd");
        doc.getText("t").delete(1, 2);

        assertThat(doc.getArray("a").toList(then)).containsExactly(1L);
        assertThat(doc.getMap("m").get("k", then)).isEqualTo("old");
        assertThat(doc.getMap("m").toMap(then)).isEqualTo(Map.of("k", "old"));
        assertThat(doc.getText("t").toDelta(then)).containsExactly(DeltaOp.insert("ab"));
        assertThat(doc.getMap("m").get("none", then)).isNull();
    }

    @Test
    void readsAndWritesTheBytesOfYjs() {
        Doc doc = keeping(7);
        doc.getText("t").insert(0, "abcdef");
        doc.getText("t").delete(1, 2);
        doc.getText("t").delete(2, 1);
        Snapshot snapshot = doc.snapshot();
        assertThat(snapshot.encode()).containsExactly(1, 7, 2, 1, 2, 4, 1, 1, 7, 6);
        assertThat(Snapshot.decode(snapshot.encode())).isEqualTo(snapshot).hasSameHashCodeAs(snapshot);
        assertThat(snapshot.encodeV2()).containsExactly(1, 7, 2, 1, 1, 1, 0, 1, 7, 6);
        assertThat(Snapshot.decodeV2(snapshot.encodeV2())).isEqualTo(snapshot);
        assertThat(Snapshot.EMPTY.encode()).containsExactly(0, 0);
        assertThat(snapshot).isNotEqualTo(Snapshot.EMPTY);
        assertThat(snapshot.shows(7, 0)).isTrue();
        assertThat(snapshot.shows(7, 1)).isFalse();
        assertThat(snapshot.shows(7, 6)).isFalse();
        assertThat(snapshot.shows(8, 0)).isFalse();
    }

    @Test
    void refusesBytesThatAreNoSnapshot() {
        byte[] good = {1, 7, 2, 1, 2, 4, 1, 1, 7, 6};
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Snapshot.decode(cut)).isInstanceOf(DecodeException.class);
            assertThatThrownBy(() -> Snapshot.decodeV2(cut)).isInstanceOf(DecodeException.class);
        }
        assertThatThrownBy(() -> Snapshot.decode(Arrays.copyOf(good, good.length + 1)))
                .isInstanceOf(DecodeException.class)
                .extracting(thrown -> ((DecodeException) thrown).reason())
                .isEqualTo(DecodeException.Reason.TRAILING_BYTES);
        assertThatThrownBy(() -> Snapshot.decode(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f, 0}))
                .isInstanceOf(DecodeException.class)
                .extracting(thrown -> ((DecodeException) thrown).reason())
                .isEqualTo(DecodeException.Reason.COUNT_TOO_LARGE);
    }

    @Test
    void refusesToRestoreWhatIsNotThere() {
        Doc collecting = new Doc(new DocOptions().withClientId(1));
        assertThatThrownBy(() -> collecting.createFromSnapshot(Snapshot.EMPTY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("garbage collection");
        Doc other = keeping(2);
        other.getText("t").insert(0, "x");
        assertThatThrownBy(() -> keeping(3).createFromSnapshot(other.snapshot()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(other.createFromSnapshot(Snapshot.EMPTY).stateVector().isEmpty())
                .isTrue();
    }

    @Test
    void tellsWhatWasCollected() {
        Doc doc = new Doc(new DocOptions().withClientId(1));
        doc.getText("t").insert(0, "abc");
        doc.getXmlFragment("x").insertElement(0, "p").insertText(0).insert(0, "gone");
        Snapshot then = doc.snapshot();
        assertThat(doc.collected(then)).isEqualTo(IdSet.EMPTY);
        doc.getText("t").delete(1, 1);
        doc.getXmlFragment("x").delete(0, 1);
        assertThat(doc.collected(then)).isEqualTo(IdSet.of(1, 1, 1).union(IdSet.of(1, 3, 6)));
        assertThat(doc.collected(doc.snapshot())).isEqualTo(IdSet.EMPTY);
        assertThat(doc.getText("t").toDelta(then)).containsExactly(DeltaOp.insert("ac"));
    }

    @Test
    void showsTextOfBothMomentsWithWhoChangedIt() {
        Doc doc = keeping(1);
        YText text = doc.getText("t");
        text.insert(0, "one two");
        Snapshot first = doc.snapshot();
        text.delete(0, 4);
        text.insert(0, "the ");
        Snapshot second = doc.snapshot();
        text.insert(0, "later ");

        Map<String, Object> removed = new LinkedHashMap<>();
        removed.put("ychange", Map.of("user", 1L, "type", "removed"));
        assertThat(text.toDelta(second, first, BY_USER))
                .containsExactly(
                        new DeltaOp.Insert("one ", removed),
                        new DeltaOp.Insert("the ", Map.of("ychange", Map.of("user", 1L, "type", "added"))),
                        DeltaOp.insert("two"));
    }
}
