package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Checks that the store of a document holds together: clocks, links, parents, lengths, keys and search marks. */
final class StoreCheck {
    private final Doc doc;
    private final Set<Item> listed = Collections.newSetFromMap(new IdentityHashMap<>());

    private final boolean forged;

    private StoreCheck(Doc doc, boolean forged) {
        this.doc = doc;
        this.forged = forged;
    }

    static void check(Doc doc) {
        new StoreCheck(doc, false).run();
    }

    /** Of a forged value of a key that has several units, a part can stay alive; here and in Yjs. */
    static void checkForged(Doc doc) {
        new StoreCheck(doc, true).run();
    }

    private void run() {
        Deque<Branch> branches = new ArrayDeque<>();
        doc.rootBranches().forEach(branches::add);
        while (!branches.isEmpty()) {
            checkBranch(branches.removeLast(), branches);
        }
        for (ClientStructs client : doc.store().clients()) {
            checkClient(client);
        }
    }

    private void checkClient(ClientStructs client) {
        long clock = 0;
        for (int at = 0; at < client.size; at++) {
            Struct struct = client.get(at);
            require(struct.client == client && struct.clock == clock && struct.length > 0, "clock", struct);
            require(client.indexOf(struct.clock) == at && client.indexOf(struct.end() - 1) == at, "search", struct);
            if (struct instanceof Item item) {
                require(listed.contains(item), "not in its list", item);
                checkItem(item);
            }
            clock = struct.end();
        }
    }

    private void checkItem(Item item) {
        long length = item.kind() == ContentKind.DELETED ? item.length : Contents.length(item.kind(), item.content);
        require(length == item.length, "length", item);
        require(item.kind() != ContentKind.DELETED || item.isDeleted(), "collected but not deleted", item);
        require(item.originClient == null || item.originClock < item.originClient.state(), "origin", item);
        require(
                item.rightOriginClient == null || item.rightOriginClock < item.rightOriginClient.state(),
                "right origin",
                item);
        if (item.type() != null) {
            require(item.type().item == item, "type's item", item);
        }
        if (item.parent.isDeleted()) {
            require(item.isDeleted(), "alive in a deleted parent", item);
        }
        if (!forged && item.parentSub != null && item.right != null) {
            require(item.isDeleted(), "an older value of a key is alive", item);
        }
    }

    private void checkBranch(Branch branch, Deque<Branch> branches) {
        long length = 0;
        Item before = null;
        boolean marked = branch.mark == null;
        for (Item item = branch.start; item != null; item = item.right) {
            if (item == branch.mark) {
                require(branch.markIndex == length, "mark", item);
                marked = true;
            }
            checkLink(branch, null, before, item, branches);
            length += item.visible() ? item.length : 0;
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
        require(item.parent == branch, "parent", item);
        require(key == null ? item.parentSub == null : key.equals(item.parentSub), "key", item);
        require(listed.add(item), "twice in a list", item);
        Struct stored = item.client.get(item.client.indexOf(item.clock));
        require(stored == item, "in a list but not in the store", item);
        if (item.type() != null) {
            branches.add(item.type());
        }
    }

    private static void require(boolean condition, String what, Object where) {
        if (!condition) {
            throw new AssertionError(what + ": " + where);
        }
    }
}
