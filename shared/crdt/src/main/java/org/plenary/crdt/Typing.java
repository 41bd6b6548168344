package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/** Recognizes the commonest updates of all, plain text typed into one text or deleted from it, by a few look-ups. */
final class Typing {
    private Typing() {}

    /** The living text that the update types into or deletes from, if it does nothing else; otherwise null. */
    static @Nullable Branch target(StructStore store, Update update) {
        return update.structCount() == 0 ? deletedFrom(store, update.deletes()) : typedInto(store, update);
    }

    /** The text that the set deletes from, if it is one range of known, living, plain units of one text; otherwise null. */
    private static @Nullable Branch deletedFrom(StructStore store, IdSet deletes) {
        if (deletes.clientCount() != 1 || deletes.bounds(0).length != 2) {
            return null;
        }
        long from = deletes.bounds(0)[0];
        long to = deletes.bounds(0)[1];
        ClientStructs structs = store.find(deletes.client(0));
        if (structs == null || to > structs.state()) {
            return null;
        }
        Branch text = null;
        for (int at = structs.indexOf(from); at < structs.size && structs.get(at).clock < to; at++) {
            if (!(structs.get(at) instanceof Item item)
                    || item.isDeleted()
                    || item.kind() != ContentKind.STRING
                    || (text != null && item.parent() != text)) {
                return null;
            }
            text = item.parent();
        }
        return text != null && text.kind != null && text.kind.isText() ? text : null;
    }

    /**
     * The living text that the update types into, if it is nothing but one run of plain text that is not known yet, continues
     * what is known of its client, and stands between neighbours that are known and in one text; otherwise null.
     */
    private static @Nullable Branch typedInto(StructStore store, Update update) {
        if (update.structCount() != 1
                || update.kind(0) != ContentKind.STRING
                || !update.deletes().isEmpty()) {
            return null;
        }
        if (update.clock(0) != store.state(update.runClient(0))) {
            return null;
        }
        Branch parent = null;
        if (update.hasOrigin(0)) {
            parent = listOf(store, update.get(0, Update.ORIGIN_CLIENT), update.get(0, Update.ORIGIN_CLOCK));
            if (parent == null) {
                return null;
            }
        }
        if (update.hasRightOrigin(0)) {
            Branch right = listOf(store, update.get(0, Update.RIGHT_CLIENT), update.get(0, Update.RIGHT_CLOCK));
            if (right == null || (parent != null && parent != right)) {
                return null;
            }
            parent = right;
        }
        if (parent == null) {
            parent = named(store, update);
        }
        return parent != null && parent.kind != null && parent.kind.isText() && !parent.isDeleted() ? parent : null;
    }

    /** The type that the only struct names as its parent. */
    private static @Nullable Branch named(StructStore store, Update update) {
        if (!update.namesParent(0) || update.parentSub(0) != null) {
            return null;
        }
        Item holder = item(store, update.get(0, Update.ORIGIN_CLIENT), update.get(0, Update.ORIGIN_CLOCK));
        return holder == null ? null : holder.type();
    }

    /** The type in whose list the unit is. */
    private static @Nullable Branch listOf(StructStore store, long client, long clock) {
        Item item = item(store, client, clock);
        return item == null || item.parentSub() != null ? null : item.parent();
    }

    private static @Nullable Item item(StructStore store, long client, long clock) {
        ClientStructs structs = store.find(client);
        if (structs == null || clock >= structs.state()) {
            return null;
        }
        return structs.get(structs.indexOf(clock)) instanceof Item item ? item : null;
    }
}
