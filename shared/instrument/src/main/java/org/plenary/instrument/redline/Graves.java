package org.plenary.instrument.redline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.Redline;

/**
 * Which types of a document were deleted, with all that was in them, and by which entry: so that of words that came
 * into one afterwards it can be told who took the place from under them.
 */
final class Graves {
    private final Map<Redline.Type, Long> goneBy = new HashMap<>();

    /** Without any. */
    Graves() {}

    Graves(Redline.Type root, Attribution attribution) {
        Deque<Redline.Type> rest = new ArrayDeque<>();
        rest.push(root);
        while (!rest.isEmpty()) {
            Redline.Type type = rest.pop();
            long around = goneBy(type);
            for (Redline.Part part : type.parts()) {
                if (part instanceof Redline.Unit unit && unit.content() instanceof Redline.Type child) {
                    long own = deletedBy(child.id(), attribution);
                    long gone = own == 0 || around == 0 ? Math.max(own, around) : Math.min(own, around);
                    if (gone != 0) {
                        goneBy.put(child, gone);
                    }
                    rest.push(child);
                }
            }
        }
    }

    private static long deletedBy(@Nullable Id type, Attribution attribution) {
        return type == null ? 0 : attribution.deletedBy(type.client(), type.clock());
    }

    /** The first entry that deleted this type, or one around it; 0 if it is there. */
    long goneBy(Redline.Type type) {
        return goneBy.getOrDefault(type, 0L);
    }
}
