package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/** Recognizes the commonest update of all, a run of plain text typed into one text, by a few look-ups. */
final class Typing {
    private Typing() {}

    /**
     * The living text that the update types into, if it is nothing but one run of plain text that is not known yet, continues
     * what is known of its client, and stands between neighbours that are known and in one text; otherwise null.
     */
    static @Nullable Branch target(StructStore store, Update update) {
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
