package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes the commonest updates of all, plain text typed into one text or deleted from it, by a few look-ups. What
 * it recognizes is applied by as few: the text goes between two units that stand side by side, so that no place is
 * searched for it, and both it and what is deleted are small. Whoever asks for more may be right, and has that looked
 * at in full.
 */
final class Typing {
    /** So many UTF-16 units at most are typed, or inserted, at once. */
    static final int MAX_UNITS = 10_000;
    /** In so many pieces at most stands what is deleted at once. */
    static final int MAX_PIECES = 1_000;

    private Typing() {}

    /** The living text that the update types into or deletes from, if it does nothing else; otherwise null. */
    static @Nullable Branch target(StructStore store, Update update) {
        return update.structCount() == 0 ? deletedFrom(store, update.deletes()) : typedInto(store, update);
    }

    /**
     * The text that the set deletes from, if it is one range of known, living, plain units of one text; otherwise null.
     */
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
        int first = structs.indexOf(from);
        for (int at = first; at < structs.size && structs.get(at).clock < to; at++) {
            if (at - first >= MAX_PIECES
                    || !(structs.get(at) instanceof Item item)
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
     * The living text that the update types into, if it is nothing but one run of plain text that is not known yet,
     * continues what is known of its client, and stands between neighbours that are known, in one text and side by
     * side; otherwise null.
     */
    private static @Nullable Branch typedInto(StructStore store, Update update) {
        if (update.structCount() != 1
                || update.kind(0) != ContentKind.STRING
                || !update.deletes().isEmpty()) {
            return null;
        }
        if (update.clock(0) != store.state(update.runClient(0)) || update.end(0) - update.clock(0) > MAX_UNITS) {
            return null;
        }
        Item left = null;
        Item right = null;
        if (update.hasOrigin(0)) {
            left = inList(store, update.get(0, Update.ORIGIN_CLIENT), update.get(0, Update.ORIGIN_CLOCK));
            if (left == null) {
                return null;
            }
        }
        if (update.hasRightOrigin(0)) {
            right = inList(store, update.get(0, Update.RIGHT_CLIENT), update.get(0, Update.RIGHT_CLOCK));
            if (right == null) {
                return null;
            }
        }
        Item neighbour = left != null ? left : right;
        if (neighbour == null) {
            Branch empty = named(store, update);
            return empty != null && empty.start == null ? living(empty) : null;
        }
        return areSideBySide(left, right, update) ? living(neighbour.parent()) : null;
    }

    /** Whether nothing stands between the two units that the only struct names; null for where there is none. */
    private static boolean areSideBySide(@Nullable Item left, @Nullable Item right, Update update) {
        if (left != null && left == right) {
            return update.get(0, Update.RIGHT_CLOCK) == update.get(0, Update.ORIGIN_CLOCK) + 1;
        }
        return (left == null || left.end() == update.get(0, Update.ORIGIN_CLOCK) + 1)
                && (right == null || right.clock == update.get(0, Update.RIGHT_CLOCK))
                && (left != null ? left.right == right : right == null || right.left == null);
    }

    private static @Nullable Branch living(Branch parent) {
        return parent.kind != null && parent.kind.isText() && !parent.isDeleted() ? parent : null;
    }

    /** The type that the only struct names as its parent. */
    private static @Nullable Branch named(StructStore store, Update update) {
        if (!update.namesParent(0) || update.parentSub(0) != null) {
            return null;
        }
        Item holder = item(store, update.get(0, Update.ORIGIN_CLIENT), update.get(0, Update.ORIGIN_CLOCK));
        return holder == null ? null : holder.type();
    }

    /** The item with the unit, if it is in a list. */
    private static @Nullable Item inList(StructStore store, long client, long clock) {
        Item item = item(store, client, clock);
        return item == null || item.parentSub() != null ? null : item;
    }

    private static @Nullable Item item(StructStore store, long client, long clock) {
        ClientStructs structs = store.find(client);
        if (structs == null || clock >= structs.state()) {
            return null;
        }
        return structs.get(structs.indexOf(clock)) instanceof Item item ? item : null;
    }
}
