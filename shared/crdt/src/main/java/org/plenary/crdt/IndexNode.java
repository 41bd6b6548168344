package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/** A node of a {@link ListIndex}: some items of a list that follow each other. */
abstract sealed class IndexNode permits IndexLeaf, IndexInner {
    @Nullable
    IndexInner parent;

    /** How many visible units the items have. */
    long visible;

    /** What the text attributes among the items do; null if nobody has asked since they changed. */
    @Nullable
    FormatEffect effect;

    abstract FormatEffect computeEffect();

    final FormatEffect effect() {
        FormatEffect known = effect;
        if (known == null) {
            known = computeEffect();
            effect = known;
        }
        return known;
    }

    /** Where no effect is known, none is known above either. */
    final void forgetEffect() {
        for (IndexNode node = this; node != null && node.effect != null; node = node.parent) {
            node.effect = null;
        }
    }

    /** Counts more visible units, or fewer, here and above. */
    final void add(long units) {
        if (units != 0) {
            for (IndexNode node = this; node != null; node = node.parent) {
                node.visible += units;
            }
        }
    }
}
