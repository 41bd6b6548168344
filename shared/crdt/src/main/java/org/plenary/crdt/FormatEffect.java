package org.plenary.crdt;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the text attributes within a stretch do to those that hold before it: some end, and then some begin. Keeps the
 * order in which attributes begin, because they are written in that order.
 */
final class FormatEffect {
    static final FormatEffect NONE = new FormatEffect();

    private final Set<String> ended = new HashSet<>(4);
    private final Map<String, @Nullable Object> begun = new LinkedHashMap<>(4);

    private FormatEffect() {}

    /**
     * This effect and then that of one more attribute; this object then is not to be used any more unless it is NONE.
     */
    FormatEffect and(Format format) {
        FormatEffect both = this == NONE ? new FormatEffect() : this;
        if (format.value == null) {
            both.begun.remove(format.key);
            both.ended.add(format.key);
        } else {
            both.begun.put(format.key, format.value);
        }
        return both;
    }

    /** As {@link #and(Format)} for a stretch. */
    FormatEffect and(FormatEffect next) {
        if (next == NONE) {
            return this;
        }
        FormatEffect both = this == NONE ? new FormatEffect() : this;
        next.applyTo(both.begun);
        both.ended.addAll(next.ended);
        return both;
    }

    void applyTo(Map<String, @Nullable Object> attributes) {
        ended.forEach(attributes::remove);
        attributes.putAll(begun);
    }

    @Override
    public String toString() {
        return "ended=" + ended + " begun=" + begun;
    }
}
