package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Checks that the store of a document holds together: clocks, links, parents, lengths, keys, search marks, and that the
 * order of each list is the one that the origins say.
 */
final class StoreCheck {
    /** The kinds whose content may have room behind its units. */
    private static final Set<ContentKind> ROOMY = Set.of(ContentKind.STRING, ContentKind.ANY, ContentKind.JSON);

    private final Doc doc;
    private final boolean forged;
    private final Origins origins = new Origins();
    private final List<Branch> lists = new ArrayList<>();
    private int stored;
    private int listed;

    private StoreCheck(Doc doc, boolean forged) {
        this.doc = doc;
        this.forged = forged;
    }

    static void check(Doc doc) {
        new StoreCheck(doc, false).run();
    }

    /**
     * After forged updates, here and in Yjs, a part of a value of a key that has several units can stay alive, and an
     * item can stand in another list than its origin.
     */
    static void checkForged(Doc doc) {
        new StoreCheck(doc, true).run();
    }

    /**
     * Checks that each list, however its items came, is as a plain reading of the rule puts it; takes quadratic time.
     */
    static void checkOrder(Doc doc) {
        StoreCheck check = new StoreCheck(doc, false);
        check.run();
        check.lists.forEach(OrderOracle::check);
    }

    private void run() {
        for (ClientStructs client : doc.store().clients()) {
            checkClient(client);
        }
        Deque<Branch> branches = new ArrayDeque<>();
        doc.rootBranches().forEach(branches::add);
        while (!branches.isEmpty()) {
            Branch branch = branches.removeLast();
            checkBranch(branch, branches);
            if (branch.start != null) {
                lists.add(branch);
                checkIndex(branch);
            }
        }
        require(listed == stored, "items in lists " + listed + " and in the store " + stored, null);
    }

    /** In every other document, lists get an index of small nodes, however short they are. */
    private void checkIndex(Branch branch) {
        if (branch.index == null && doc.clientId() % 2 == 0) {
            branch.index = new ListIndex(branch, 4);
        }
        if (branch.index != null) {
            IndexCheck.check(branch);
        }
    }

    private void checkClient(ClientStructs client) {
        long clock = 0;
        for (int at = 0; at < client.size; at++) {
            Struct struct = client.get(at);
            require(struct.client == client && struct.clock == clock && struct.length() > 0, "clock", struct);
            require(client.indexOf(struct.clock) == at && client.indexOf(struct.end() - 1) == at, "search", struct);
            if (struct instanceof Item item) {
                stored++;
                checkItem(item);
            }
            clock = struct.end();
        }
    }

    private void checkItem(Item item) {
        long room = item.kind() == ContentKind.DELETED ? item.length() : Contents.length(item.kind(), item.content);
        require(room >= item.length() && (ROOMY.contains(item.kind()) || room == item.length()), "length", item);
        require(item.kind() != ContentKind.DELETED || item.isDeleted(), "collected but not deleted", item);
        require(
                item.originClient() == null
                        || item.originClock() < item.originClient().state(),
                "origin",
                item);
        require(
                item.rightOriginClient() == null
                        || item.rightOriginClock() < item.rightOriginClient().state(),
                "right origin",
                item);
        if (item.type() != null) {
            require(item.type().item == item, "type's item", item);
        }
        if (item.parent().isDeleted()) {
            require(item.isDeleted(), "alive in a deleted parent", item);
        }
        if (!forged && item.parentSub() != null && item.right != null) {
            require(item.isDeleted(), "an older value of a key is alive", item);
        }
    }

    private void checkBranch(Branch branch, Deque<Branch> branches) {
        long length = 0;
        Item before = null;
        boolean marked = branch.mark == null;
        origins.begin();
        for (Item item = branch.start; item != null; item = item.right) {
            if (item == branch.mark) {
                require(branch.markIndex == length, "mark", item);
                marked = true;
            }
            checkLink(branch, null, before, item, branches);
            if (!forged) {
                origins.next(item);
            }
            length += item.visible() ? item.length() : 0;
            before = item;
        }
        require(marked, "mark is not in the list", branch.mark);
        require(branch.length == length, "list length " + branch.length + " is " + length, branch.item);
        branch.map.forEach((key, value) -> {
            require(value.right == null, "current value of a key has a right", value);
            Item after = null;
            for (Item item = value; item != null; item = item.left) {
                require(item.right == after, "key link", item);
                checkLink(branch, key, item.left, item, branches);
                after = item;
            }
        });
    }

    private void checkLink(Branch branch, String key, Item before, Item item, Deque<Branch> branches) {
        require(item.left == before, "left link", item);
        require(item.parent() == branch, "parent", item);
        require(key == null ? item.parentSub() == null : key.equals(item.parentSub()), "key", item);
        require(++listed <= stored, "a list goes round in circles", item);
        Struct stored = item.client.get(item.client.indexOf(item.clock));
        require(stored == item, "in a list but not in the store", item);
        if (item.type() != null) {
            branches.add(item.type());
        }
    }

    /**
     * The rule of the order: each item stands behind its origin, and no line from an item to its origin crosses
     * another. So the list is the tree of the origins, written down from the root. Of two that follow each other with
     * the same origin and the same right origin, the one with the smaller client id is first.
     */
    private final class Origins {
        private Item[] path = new Item[8];

        /**
         * Of each item on the path the last unit that may still be an origin, and the last item that it is the origin
         * of.
         */
        private long[] last = new long[8];

        private Item[] children = new Item[9];
        private int depth;

        void begin() {
            depth = 0;
            children[0] = null;
        }

        void next(Item item) {
            if (standsBesideOneItem(item)) {
                push(item);
                return;
            }
            while (depth > 0 && !holdsOrigin(item)) {
                depth--;
            }
            require((item.originClient() == null) == (depth == 0), "not behind its origin", item);
            if (depth > 0 && last[depth - 1] != item.originClock()) {
                last[depth - 1] = item.originClock();
                children[depth] = null;
            }
            Item sibling = children[depth];
            require(
                    forged || sibling == null || !sibling.sameRightOrigin(item) || sibling.client.id <= item.client.id,
                    "order of clients",
                    item);
            children[depth] = item;
            push(item);
        }

        private boolean holdsOrigin(Item item) {
            Item top = path[depth - 1];
            return top.client == item.originClient()
                    && top.clock <= item.originClock()
                    && item.originClock() <= last[depth - 1];
        }

        private void push(Item item) {
            if (depth == path.length) {
                path = Arrays.copyOf(path, depth * 2);
                last = Arrays.copyOf(last, depth * 2);
                children = Arrays.copyOf(children, depth * 2 + 1);
            }
            path[depth] = item;
            last[depth] = item.end() - 1;
            children[++depth] = null;
        }
    }

    /**
     * Whether it was put between the end of a text and the beginning of that same text; decision 7 tells where it goes.
     */
    static boolean standsBesideOneItem(Item item) {
        ClientStructs client = item.originClient();
        if (client == null || client != item.rightOriginClient() || item.rightOriginClock() > item.originClock()) {
            return false;
        }
        int last = client.indexOf(item.originClock());
        for (int at = client.indexOf(item.rightOriginClock()) + 1; at <= last; at++) {
            if (!(client.get(at) instanceof Item next
                    && next.originClient() == client
                    && next.originClock() == next.clock - 1)) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean condition, String what, Object where) {
        if (!condition) {
            throw new AssertionError(what + ": " + where);
        }
    }
}
