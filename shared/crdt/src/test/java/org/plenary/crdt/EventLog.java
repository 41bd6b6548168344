package org.plenary.crdt;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.encoding.Json;

/** A log of what the listeners of a document are told: the same as {@code model.mjs} keeps for Yjs. */
final class EventLog {
    private final Doc doc;
    private final boolean deltas;
    private List<Object> log = new ArrayList<>();

    EventLog(Doc doc, boolean deltas) {
        this.doc = doc;
        this.deltas = deltas;
        doc.getText("text").observe(event -> observed("text", event));
        deep("text", doc.getText("text"));
        doc.getArray("array").observe(event -> observed("array", event));
        deep("array", doc.getArray("array"));
        doc.getMap("map").observe(event -> observed("map", event));
        deep("map", doc.getMap("map"));
        doc.getXmlFragment("xml").observe(event -> observed("xml", event));
        deep("xml", doc.getXmlFragment("xml"));
        listen(doc.events());
        doc.onUpdate((update, origin) -> {
            Map<String, Object> entry =
                    map("on", "update", "update", HexFormat.of().formatHex(update));
            entry.put("origin", origin(origin));
            log.add(entry);
        });
        doc.onUpdateV2((update, origin) ->
                log.add(map("on", "updateV2", "update", HexFormat.of().formatHex(update))));
        doc.getMap("map").observe(this::react);
    }

    private void listen(DocEvents events) {
        events.onBeforeAllTransactions(any -> log.add(map("on", "beforeAllTransactions")));
        events.onBeforeTransaction(t -> log.add(transaction("beforeTransaction", t)));
        events.onBeforeObserverCalls(t -> log.add(finished("beforeObserverCalls", t)));
        events.onAfterTransaction(t -> log.add(finished("afterTransaction", t)));
        events.onAfterTransactionCleanup(t -> log.add(finished("afterTransactionCleanup", t)));
        events.onAfterAllTransactions(all -> log.add(map("on", "afterAllTransactions", "count", all.size())));
    }

    /** A listener that makes changes: two transactions, each queued behind the present one. */
    private void react(YMapEvent event) {
        if (event.keysChanged().contains("react")
                && !"reaction".equals(event.transaction().origin())) {
            doc.transact("reaction", () -> {
                doc.getArray("array").insert(0, List.of("reaction"));
                doc.getMap("map").set("reaction", 1);
            });
            doc.transact("reaction", () -> doc.getText("text").insert(0, "R"));
        }
    }

    /** Logs what the listeners of an undo manager are told as well. */
    void listen(UndoManager manager) {
        manager.onStackItemAdded(event -> log.add(stackItem("stack-item-added", event)));
        manager.onStackItemUpdated(event -> log.add(stackItem("stack-item-updated", event)));
        manager.onStackItemPopped(event -> log.add(stackItem("stack-item-popped", event)));
        manager.onStackCleared(
                event -> log.add(map("on", "stack-cleared", "undo", event.undo(), "redo", event.redo())));
    }

    private static Map<String, Object> stackItem(String name, StackItemEvent event) {
        Map<String, Object> entry = map("on", name, "kind", event.kind().name().toLowerCase(java.util.Locale.ROOT));
        entry.put("origin", origin(event.origin()));
        entry.put("insertions", ranges(event.stackItem().insertions()));
        entry.put("deletions", ranges(event.stackItem().deletions()));
        return entry;
    }

    private static Object origin(Object origin) {
        return origin instanceof UndoManager ? "manager" : origin;
    }

    /** What was logged since it was asked last. */
    Object take() {
        List<Object> taken = log;
        log = new ArrayList<>();
        // JavaScript's log comes through JSON, too.
        return Json.parse(Json.stringify(taken));
    }

    private void observed(String name, YEvent event) {
        log.add(map("observe", name, "event", told(event)));
    }

    private void deep(String name, SharedType type) {
        type.observeDeep((events, transaction) -> log.add(
                map("deep", name, "events", events.stream().map(this::told).toList())));
    }

    private Map<String, Object> told(YEvent event) {
        Map<String, Object> keys = new LinkedHashMap<>();
        event.keys()
                .forEach((key, change) -> keys.put(
                        key,
                        list(change.action().name().toLowerCase(java.util.Locale.ROOT), value(change.oldValue()))));
        Map<String, Object> told = map("kind", kind(event.target()), "path", event.path(), "keys", keys);
        told.put("changed", changedKeys(event));
        told.put("list", listChanged(event));
        if (deltas) {
            TypeChanges changes = event.changes();
            told.put("delta", changes.delta().stream().map(EventLog::told).toList());
            told.put("added", ranges(changes.added()));
            told.put("deleted", ranges(changes.deleted()));
        }
        return told;
    }

    private static List<String> changedKeys(YEvent event) {
        if (event instanceof YTextEvent text) {
            return List.copyOf(text.keysChanged());
        }
        if (event instanceof YMapEvent map) {
            return List.copyOf(map.keysChanged());
        }
        return event instanceof YXmlEvent xml ? List.copyOf(xml.attributesChanged()) : List.of();
    }

    private static Boolean listChanged(YEvent event) {
        if (event instanceof YTextEvent text) {
            return text.childListChanged();
        }
        return event instanceof YXmlEvent xml ? xml.childListChanged() : null;
    }

    private static Map<String, Object> told(DeltaOp op) {
        if (op instanceof DeltaOp.Insert insert) {
            Object value = insert.insert() instanceof List<?> values
                    ? values.stream().map(EventLog::value).toList()
                    : value(insert.insert());
            return withAttributes(map("insert", value), insert.attributes());
        }
        if (op instanceof DeltaOp.Retain retain) {
            return withAttributes(map("retain", retain.length()), retain.attributes());
        }
        return map("delete", ((DeltaOp.Delete) op).length());
    }

    private static Map<String, Object> withAttributes(Map<String, Object> op, Map<String, Object> attributes) {
        if (!attributes.isEmpty()) {
            op.put("attributes", attributes);
        }
        return op;
    }

    private static Object value(Object value) {
        return value instanceof SharedType type ? map("type", kind(type)) : value;
    }

    private static String kind(SharedType type) {
        if (type instanceof YText) {
            return "text";
        }
        if (type instanceof YArray) {
            return "array";
        }
        return type instanceof YXmlFragment ? "xml" : "map";
    }

    private static Map<String, Object> transaction(String name, Transaction transaction) {
        Map<String, Object> entry = map("on", name, "local", transaction.local());
        entry.put("origin", origin(transaction.origin()));
        entry.put("before", vector(transaction.stateBefore()));
        return entry;
    }

    private static Map<String, Object> finished(String name, Transaction transaction) {
        Map<String, Object> entry = transaction(name, transaction);
        entry.put("after", vector(transaction.stateAfter()));
        entry.put("deleted", ranges(transaction.deleted()));
        List<Object> changed = new ArrayList<>();
        transaction.changedTypes().forEach((type, keys) -> changed.add(list(kind(type), new ArrayList<>(keys))));
        entry.put("changed", changed);
        return entry;
    }

    private static Map<String, Object> vector(StateVector vector) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (long client : vector.clients()) {
            map.put(Long.toString(client), vector.get(client));
        }
        return map;
    }

    private static List<Object> ranges(IdSet ids) {
        return ids.ranges().stream()
                .map(range -> (Object) List.of(range.client(), range.clock(), range.length()))
                .toList();
    }

    private static List<Object> list(Object... values) {
        List<Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(value);
        }
        return list;
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
