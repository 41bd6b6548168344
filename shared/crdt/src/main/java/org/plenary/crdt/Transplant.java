package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes into one replica, under other client ids, what some clients have written in another replica, so that the parts
 * chosen read there as they do here. What those clients wrote elsewhere stays behind: a replica cannot take a part of
 * what a client has written under the client's own id, for the clocks of an id have no gaps.
 *
 * <pre>
 *     source = target ⊕ what the branch's clients wrote        target, afterwards
 *     list:  a  B  c  D̶  E̶  f                                  a  b′  c  d̶  f        b′ under another id
 * </pre>
 *
 * <p>Both lists have the target's units in one order, so each unit of the branch is written right behind the nearest
 * one to its left that the target has, or has got. Marks of text attributes are units like all others, and come with
 * them. Units of the branch that are deleted are left out.
 *
 * <p>It is written in passes, one for each author; a pass writes what it can, which is all but what stands in types
 * that another one has to bring first. So passes are made in turns until none writes anything.
 */
public final class Transplant {
    private final Doc source;
    private final Doc target;
    private final Branch sourceRoot;
    private final Branch targetRoot;
    private final LongPredicate ofBranch;
    private final Predicate<? super SharedType> chosen;
    /** Where the units of the branch have come to, by the item that has them in the source. */
    private final Map<Item, Id> copies = new HashMap<>();

    /**
     * One that begins with the present state of both, neither of which may be changed by others until it is done.
     *
     * @param source has all that the target has, and more only of the branch's clients
     * @param root the name of the root type
     * @param ofBranch whether a client id is one of the branch's
     * @param chosen whether a type right in the root is to become in the target what it is in the source; asked with
     *     the types of the target, deleted in the source or not, and with those that the branch brings
     */
    public Transplant(
            Doc source, Doc target, String root, LongPredicate ofBranch, Predicate<? super SharedType> chosen) {
        this.source = source;
        this.target = target;
        this.sourceRoot = source.root(root);
        this.targetRoot = target.root(root);
        this.ofBranch = ofBranch;
        this.chosen = chosen;
    }

    /** What one author has done in the branch. */
    public interface Author {
        /** Whether the author wrote under this client id. */
        boolean wroteUnder(long client);

        /** Whether the author deleted this unit of the target. */
        boolean deleted(long client, long clock);
    }

    /**
     * Makes one pass, as one change of the target.
     *
     * @param client the id to write under
     * @return whether it changed anything
     */
    public boolean write(Author author, long client) {
        return target.change(transaction -> new Pass(transaction, author, client).run());
    }

    /** Two types that are one and the same, or a copy of the other. */
    private record Pair(Branch source, Branch target) {}

    private final class Pass {
        private final Transaction transaction;
        private final Author author;
        private final long client;
        private final Deque<Pair> pairs = new ArrayDeque<>();
        private boolean changes;

        Pass(Transaction transaction, Author author, long client) {
            this.transaction = transaction;
            this.author = author;
            this.client = client;
        }

        boolean run() {
            pairs.add(new Pair(sourceRoot, targetRoot));
            while (!pairs.isEmpty()) {
                Pair pair = pairs.removeLast();
                list(pair);
                pair.source.map.forEach((key, item) -> value(pair, key, item));
            }
            return changes;
        }

        private void list(Pair pair) {
            Item left = null;
            for (Item item = pair.source.start; item != null; item = item.right) {
                Item there = ofBranch.test(item.client.id)
                        ? ofBranch(item, left, pair, null)
                        : ofTarget(item, pair.source == sourceRoot);
                left = there == null ? left : there;
            }
        }

        private void value(Pair pair, String key, Item item) {
            Item now = pair.target.map.get(key);
            if (ofBranch.test(item.client.id) && !item.isDeleted()) {
                ofBranch(item, now, pair, key);
            } else if (item.isDeleted() && now != null) {
                delete(now);
            }
            if (!ofBranch.test(item.client.id) && !item.isDeleted() && item.type() != null && now != null) {
                pairs.add(new Pair(Objects.requireNonNull(item.type()), Objects.requireNonNull(now.type())));
            }
        }

        /**
         * A unit of the branch.
         *
         * @return its copy, null if there is none
         */
        private @Nullable Item ofBranch(Item item, @Nullable Item left, Pair pair, @Nullable String key) {
            if (item.isDeleted()) {
                return null;
            }
            Id copy = copies.get(item);
            if (copy != null) {
                descend(item, itemWith(copy.client(), copy.clock()));
                return endingWith(copy.client(), copy.clock() + item.length() - 1);
            }
            boolean inRoot = key == null && pair.source == sourceRoot;
            if (!author.wroteUnder(item.client.id) || (inRoot && !isChosen(source, item))) {
                return null;
            }
            Item right = key != null ? null : left == null ? pair.target.start : left.right;
            ClientStructs under = target.store().get(client);
            Item made = new Item(
                    under,
                    under.state(),
                    item.length(),
                    new Item.Placement(left, right, pair.target, key),
                    item.kind(),
                    Contents.copy(item.kind(), item.content, item.length()));
            copies.put(item, made.id());
            target.integrator().integrate(transaction, made);
            changes = true;
            descend(item, made);
            return made;
        }

        /**
         * Units that the target has.
         *
         * @return the item that ends with the last of them there
         */
        private Item ofTarget(Item item, boolean inRoot) {
            Item first = itemWith(item.client.id, item.clock);
            if (inRoot && !isChosen(target, first)) {
                return endingWith(item.client.id, item.end() - 1);
            }
            if (item.isDeleted()) {
                deleteThere(item);
            } else {
                descend(item, first);
            }
            return endingWith(item.client.id, item.end() - 1);
        }

        private void deleteThere(Item item) {
            for (long clock = item.clock; clock < item.end(); ) {
                Item there = startingWith(item.client.id, clock);
                if (there.end() > item.end()) {
                    endingWith(item.client.id, item.end() - 1);
                }
                clock = there.end();
                delete(there);
            }
        }

        /** Deletes what of an item the author has deleted. */
        private void delete(Item item) {
            long clock = item.clock;
            long end = item.end();
            while (clock < end) {
                boolean deleted = author.deleted(item.client.id, clock);
                long until = clock + 1;
                while (until < end && author.deleted(item.client.id, until) == deleted) {
                    until++;
                }
                if (deleted) {
                    Item part = startingWith(item.client.id, clock);
                    endingWith(item.client.id, until - 1);
                    if (!part.isDeleted()) {
                        target.integrator().delete(transaction, part);
                        changes = true;
                    }
                }
                clock = until;
            }
        }

        private void descend(Item item, Item there) {
            Branch type = item.type();
            if (type != null && there.type() != null && !there.isDeleted()) {
                pairs.add(new Pair(type, Objects.requireNonNull(there.type())));
            }
        }

        private boolean isChosen(Doc doc, Item item) {
            Branch type = item.type();
            return type != null && type.kind != null && chosen.test(doc.view(type));
        }

        private Item itemWith(long id, long clock) {
            return (Item) target.store().struct(id, clock);
        }

        private Item startingWith(long id, long clock) {
            return (Item) Integrator.startingAt(transaction, target.store().get(id), clock);
        }

        private Item endingWith(long id, long clock) {
            return (Item) Integrator.endingAt(transaction, target.store().get(id), clock);
        }
    }
}
