package org.plenary.crdt;

import java.util.Objects;

/** Some items of a list. */
final class IndexLeaf extends IndexNode implements ItemHolder {
    private final Branch branch;

    Item first;
    int count;

    IndexLeaf(Branch branch, Item first) {
        this.branch = branch;
        this.first = first;
    }

    @Override
    public Branch branch() {
        return branch;
    }

    void take(Item item) {
        item.enter(this);
        count++;
    }

    @Override
    FormatEffect computeEffect() {
        FormatEffect effect = FormatEffect.NONE;
        Item item = first;
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                item = Objects.requireNonNull(item.right);
            }
            if (item.isFormat() && !item.isDeleted()) {
                effect = effect.and(item.format());
            }
        }
        return effect;
    }
}
