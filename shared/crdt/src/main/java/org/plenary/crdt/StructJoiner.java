package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens to the store at the end of a transaction: deleted content is forgotten, and neighbours that belong
 * together become one struct. Which ones do, and when, is visible in the encoding, so it is the same as in Yjs.
 */
final class StructJoiner {
    /** For so many structs it is faster to take out at once what was joined. */
    private static final int FEW = 4;

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
            JoinedRuns runs = new JoinedRuns(client);
            long[] bounds = deleted.bounds(i);
            for (int j = bounds.length - 2; j >= 0; j -= 2) {
                runs.join(client.indexOf(bounds[j]), client.indexOf(bounds[j + 1] - 1) + 1);
            }
            runs.close();
        }
    }

    /** Joins the structs of the client that are new since {@code clock}. */
    void joinNew(ClientStructs client, long clock) {
        JoinedRuns runs = new JoinedRuns(client);
        runs.join(client.indexOf(clock), client.size - 1);
        runs.close();
    }

    /** Joins each of the structs with its neighbours on both sides, the last one first. */
    void joinCandidates(List<Struct> candidates) {
        if (candidates.size() > FEW) {
            joinMany(candidates);
            return;
        }
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Struct candidate = candidates.get(i);
            JoinedRuns runs = new JoinedRuns(candidate.client);
            int at = candidate.client.indexOf(candidate.clock);
            runs.join(at, at + 1);
            runs.close();
        }
    }

    private static void joinMany(List<Struct> candidates) {
        Map<ClientStructs, ScatteredRuns> clients = new HashMap<>();
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Struct candidate = candidates.get(i);
            clients.computeIfAbsent(candidate.client, ScatteredRuns::new).join(candidate.clock);
        }
        clients.values().forEach(ScatteredRuns::close);
    }

    /**
     * Joins again what was cut when a whole state was integrated: each struct becomes as long as it is in that state.
     */
    void joinAsIn(Update state) {
        for (int run = 0; run < state.runCount(); run++) {
            ClientStructs client = store.get(state.runClient(run));
            if (client.size > state.runEnd(run) - state.runStart(run)) {
                joinAsIn(state, run, client);
            }
        }
    }

    private static void joinAsIn(Update state, int run, ClientStructs client) {
        int[] stretches = new int[2 * (client.size - (state.runEnd(run) - state.runStart(run)))];
        int used = 0;
        for (int row = state.runEnd(run) - 1; row >= state.runStart(run); row--) {
            int first = client.indexOf(state.clock(row));
            int last = client.indexOf(state.end(row) - 1);
            if (last > first) {
                join(client, first, first + 1, last);
                stretches[used++] = last + 1;
                stretches[used++] = first + 1;
            }
        }
        client.remove(stretches, used);
    }

    static boolean belongTogether(Struct left, Struct right) {
        if (left instanceof Item item) {
            return right instanceof Item next && item.continuedBy(next);
        }
        return right instanceof Gc;
    }

    /** Joins the structs from {@code next} to {@code last} into the one at {@code first}. They all stay in the list. */
    static void join(ClientStructs client, int first, int next, int last) {
        Struct joined = client.get(first);
        if (joined instanceof Item item) {
            joinItems(client, item, next, last);
        } else {
            joined.setLength(client.get(last).end() - joined.clock);
        }
    }

    private static void joinItems(ClientStructs client, Item item, int first, int last) {
        Item tail = (Item) client.get(last);
        Branch parent = item.parent();
        for (int at = first; at <= last; at++) {
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
