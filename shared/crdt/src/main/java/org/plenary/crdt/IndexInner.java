package org.plenary.crdt;

import java.util.Arrays;

/** Several nodes that follow each other. */
final class IndexInner extends IndexNode {
    IndexNode[] children;
    int size;

    IndexInner(int width) {
        children = new IndexNode[width];
    }

    int indexOf(IndexNode child) {
        int at = 0;
        while (children[at] != child) {
            at++;
        }
        return at;
    }

    void insert(int at, IndexNode child) {
        System.arraycopy(children, at, children, at + 1, size - at);
        children[at] = child;
        child.parent = this;
        size++;
    }

    void remove(int at) {
        size--;
        System.arraycopy(children, at + 1, children, at, size - at);
        Arrays.fill(children, size, size + 1, null);
    }

    /** Moves the second half of the children to a new node, which counts no units yet. */
    IndexInner halve(int width) {
        IndexInner second = new IndexInner(width);
        forgetEffect();
        int kept = size / 2;
        while (size > kept) {
            IndexNode child = children[--size];
            Arrays.fill(children, size, size + 1, null);
            second.insert(0, child);
        }
        return second;
    }

    long units() {
        long units = 0;
        for (int i = 0; i < size; i++) {
            units += children[i].visible;
        }
        return units;
    }

    @Override
    FormatEffect computeEffect() {
        FormatEffect effect = FormatEffect.NONE;
        for (int i = 0; i < size; i++) {
            effect = effect.and(children[i].effect());
        }
        return effect;
    }
}
