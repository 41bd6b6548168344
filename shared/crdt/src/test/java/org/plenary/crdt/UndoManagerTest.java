package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the comparison with Yjs does not show: time, origins by class, filters, the end. */
class UndoManagerTest {
    private final Doc doc = new Doc();
    private final YText text = doc.getText("text");
    private long now;
    private final UndoOptions options = new UndoOptions().withClock(() -> now);

    @Test
    void undoesInOneGoWhatFollowsWithinTheTimeout() {
        UndoManager manager = new UndoManager(text, options);
        text.insert(0, "a");
        now += 499;
        text.insert(1, "b");
        now += 500;
        text.insert(2, "c");

        manager.undo();
        assertThat(text.toString()).isEqualTo("ab");
        manager.undo();
        assertThat(text.toString()).isEmpty();
        manager.redo();
        manager.redo();
        assertThat(text.toString()).isEqualTo("abc");
        assertThat(manager.redo()).isNull();
    }

    @Test
    void tracksOriginsByTheirClass() {
        UndoManager manager = new UndoManager(text, options.withTrackedOrigins(Set.of(AtomicInteger.class)));

        doc.transact("other", () -> text.insert(0, "a"));
        doc.transact(new AtomicInteger(), () -> text.insert(1, "b"));

        assertThat(manager.undoStack()).hasSize(1);
        manager.undo();
        assertThat(text.toString()).isEqualTo("a");
    }

    @Test
    void doesNotCaptureWhatTheFilterRefuses() {
        UndoManager manager = new UndoManager(
                text,
                options.withCaptureTransaction(
                        transaction -> !transaction.meta().containsKey("system")));

        doc.transact(null, transaction -> {
            transaction.meta().put("system", true);
            text.insert(0, "a");
            return true;
        });

        assertThat(manager.canUndo()).isFalse();
    }

    @Test
    void keepsWhatUsersPutWithAStackItem() {
        UndoManager manager = new UndoManager(text, options);
        List<Object> restored = new ArrayList<>();
        manager.onStackItemAdded(event -> event.stackItem().meta().put("cursor", 3));
        manager.onStackItemPopped(event -> restored.add(event.stackItem().meta().get("cursor")));
        text.insert(0, "abc");

        manager.undo();

        assertThat(restored).containsExactly(3);
    }

    @Test
    void makesAgainANestedTypeWithItsContentHoweverDeepItIs() {
        UndoManager manager = new UndoManager(doc.getMap("map"), options);
        doc.transact(null, () -> {
            YMap map = doc.getMap("map").setMap("a");
            for (int i = 0; i < 5_000; i++) {
                map = map.setMap("a");
            }
            map.set("leaf", 1);
        });
        manager.stopCapturing();
        doc.getMap("map").remove("a");
        manager.undo();

        YMap map = doc.getMap("map");
        while (map.get("a") instanceof YMap inner) {
            map = inner;
        }
        assertThat(map.get("leaf")).isEqualTo(1L);
        StoreCheck.check(doc);
    }

    @Test
    void capturesNoLongerWhenItIsClosed() {
        UndoManager manager = new UndoManager(text, options);
        manager.close();
        text.insert(0, "a");

        assertThat(manager.canUndo()).isFalse();
    }
}
