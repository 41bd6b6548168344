package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What happens to the store at the end of a transaction: deleted content is forgotten, and neighbours that belong
 * together become one struct. Which ones do, and when, is visible in the encoding, so it is the same as in Yjs.
 */
final class StructJoiner {
    private final StructStore store;

    StructJoiner(StructStore store) {
        this.store = store;
    }

    /** Forgets the content of the deleted items. */
    void collect(IdSet deleted) {
        for (int i = 0; i < deleted.clientCount(); i++) {
            ClientStructs client = store.get(deleted.client(i));
            long[] bounds = deleted.bounds(i);
            for (int j = 0; j < bounds.length; j += 2) {
                for (int at = client.indexOf(bounds[j]);
                        at < client.size && client.get(at).clock < bounds[j + 1];
                        at++) {
                    if (client.get(at) instanceof Item item && item.isDeleted() && !item.isKept()) {
                        Branch type = item.type();
                        if (type != null) {
                            collectChildren(type);
                        }
                        item.collect();
                    }
                }
            }
        }
    }

    /** Replaces everything within a deleted type, of which then nothing but the ids remains. */
    private static void collectChildren(Branch type) {
        Deque<Branch> nested = new ArrayDeque<>();
        nested.add(type);
        while (!nested.isEmpty()) {
            Branch branch = nested.removeLast();
            for (Item child = branch.start; child != null; child = child.right) {
                collectChild(child, nested);
            }
            for (Item value : branch.map.values()) {
                for (Item child = value; child != null; child = child.left) {
                    collectChild(child, nested);
                }
            }
            branch.forget();
        }
    }

    private static void collectChild(Item child, Deque<Branch> nested) {
        Branch type = child.type();
        if (type != null) {
            nested.add(type);
        }
        ClientStructs client = child.client;
        client.replace(client.indexOf(child.clock), new Gc(client, child.clock, child.length()));
    }

    /** Joins the deleted structs with their neighbours. */
    void joinDeleted(IdSet deleted) {
        for (int i = 0; i < deleted.clientCount(); i++) {
            ClientStructs client = store.get(deleted.client(i));
            long[] bounds = deleted.bounds(i);
            for (int j = bounds.length - 2; j >= 0; j -= 2) {
                int at = Math.min(client.size - 1, 1 + client.indexOf(bounds[j + 1] - 1));
                while (at > 0 && client.get(at).clock >= bounds[j]) {
                    at -= 1 + joinToTheLeft(client, at);
                }
            }
        }
    }

    /** Joins the structs of the client that are new since {@code clock}. */
    void joinNew(ClientStructs client, long clock) {
        int first = Math.max(client.indexOf(clock), 1);
        int at = client.size - 1;
        while (at >= first) {
            at -= 1 + joinToTheLeft(client, at);
        }
    }

    /** Joins each of the structs with its neighbours on both sides. */
    void joinCandidates(List<Struct> candidates) {
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Struct candidate = candidates.get(i);
            ClientStructs client = candidate.client;
            int at = client.indexOf(candidate.clock);
            if (at + 1 < client.size && joinToTheLeft(client, at + 1) > 1) {
                continue;
            }
            if (at > 0) {
                joinToTheLeft(client, at);
            }
        }
    }

    /** Joins the struct at {@code last} with as many before it as belong to it; returns how many went away. */
    private static int joinToTheLeft(ClientStructs client, int last) {
        int first = last;
        while (first > 0 && belongTogether(client.get(first - 1), client.get(first))) {
            first--;
        }
        if (first == last) {
            return 0;
        }
        Struct joined = client.get(first);
        if (joined instanceof Item item) {
            joinItems(client, item, first, last);
        } else {
            joined.setLength(client.get(last).end() - joined.clock);
        }
        client.remove(first + 1, last + 1);
        return last - first;
    }

    private static boolean belongTogether(Struct left, Struct right) {
        if (left instanceof Item item) {
            return right instanceof Item next && item.continuedBy(next);
        }
        return right instanceof Gc;
    }

    private static void joinItems(ClientStructs client, Item item, int first, int last) {
        Item tail = (Item) client.get(last);
        Branch parent = item.parent();
        for (int at = first + 1; at <= last; at++) {
            Item next = (Item) client.get(at);
            if (item.parentSub() == null && parent.index != null) {
                parent.index.joining(next, item);
            }
            if (parent.mark == next) {
                parent.markIndex -= item.visible() ? item.length() : 0;
                parent.mark = item;
            }
            item.content = Contents.append(item.kind(), item.content, item.length(), next.content, next.length());
            item.setLength(item.length() + next.length());
            if (next.isKept()) {
                item.setKept(true);
            }
        }
        item.right = tail.right;
        if (item.right != null) {
            item.right.left = item;
        }
        if (item.parentSub() != null && parent.map.get(item.parentSub()) == tail) {
            parent.put(item.parentSub(), item);
        }
    }
}
