package org.plenary.crdt.scenarios;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.ItemInfo;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.StackItemEvent;
import org.plenary.crdt.UndoManager;
import org.plenary.crdt.UndoOptions;
import org.plenary.crdt.YMap;

/** A peer's undo managers, by name. */
final class Undoing {
    /** They capture without end of time, unless a scenario says otherwise: no clock decides a test. */
    private static final Duration ALWAYS = Duration.ofDays(10_000);

    private final Peer peer;
    private final Events events;
    private final Map<String, UndoManager> managers = new HashMap<>();

    Undoing(Peer peer, Events events) {
        this.peer = peer;
        this.events = events;
    }

    @Nullable
    Object play(Step step) {
        switch (step.verb()) {
            case "manage" -> manage(step);
            case "addScope" -> manager(step.arg(1)).addToScope(type(step.arg(0)));
            case "undo" -> manager(step.arg(0)).undo();
            case "redo" -> manager(step.arg(0)).redo();
            case "stopCapturing" -> manager(step.arg(0)).stopCapturing();
            case "clear" -> manager(step.arg(0)).clear();
            case "stacks" -> {
                UndoManager manager = manager(step.arg(0));
                return List.of(manager.undoStack().size(), manager.redoStack().size());
            }
            case "observeUndo" -> observe(manager(step.arg(0)));
            default -> throw new UnsupportedOperationException("no such verb: " + step);
        }
        return null;
    }

    private void manage(Step step) {
        UndoOptions options = options(step.arg(1) == null ? Map.of() : (Map<?, ?>) step.arg(1));
        UndoManager manager = step.arg(0) instanceof List<?> paths
                ? new UndoManager(paths.stream().map(this::type).toList(), options)
                : new UndoManager(peer.doc, options);
        managers.put(step.arg(2) == null ? "undo" : (String) step.arg(2), manager);
    }

    private UndoManager manager(@Nullable Object name) {
        return Objects.requireNonNull(managers.get(name == null ? "undo" : (String) name), "no such undo manager");
    }

    private SharedType type(@Nullable Object path) {
        return (SharedType) peer.at(List.of(((String) Objects.requireNonNull(path)).split("\\.")));
    }

    private static UndoOptions options(Map<?, ?> told) {
        UndoOptions options = new UndoOptions()
                .withCaptureTimeout(
                        told.get("captureTimeout") instanceof Long millis ? Duration.ofMillis(millis) : ALWAYS)
                .withIgnoreRemoteMapChanges(told.get("ignoreRemoteMapChanges") == (Object) true);
        if (told.get("trackedOrigins") instanceof List<?> origins) {
            options = options.withTrackedOrigins(new HashSet<>(origins));
        }
        return told.get("keepsFilledMaps") == (Object) true ? options.withDeleteFilter(Undoing::isEmptyMap) : options;
    }

    private static boolean isEmptyMap(ItemInfo item) {
        return item.kind() == ContentKind.TYPE
                && item.type() instanceof YMap map
                && map.keys().isEmpty();
    }

    private void observe(UndoManager manager) {
        long[] count = new long[1];
        manager.onStackItemAdded(event -> {
            event.stackItem().meta().put("number", count[0]);
            events.add(Shown.map("added", kind(event), "number", count[0]++));
        });
        manager.onStackItemPopped(event -> events.add(Shown.map(
                "popped", kind(event), "number", event.stackItem().meta().get("number"))));
    }

    private static String kind(StackItemEvent event) {
        return event.kind().name().toLowerCase(Locale.ROOT);
    }
}
