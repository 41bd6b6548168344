package org.plenary.instrument.redline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plenary.crdt.Redline;

/**
 * Where the types of a redline stand in the document: numbers that grow from a type to what is in it, and to the next
 * one.
 */
final class Positions {
    private final Map<Redline.Type, int[]> positions = new HashMap<>();

    Positions(Redline.Type root) {
        Deque<Redline.Type> open = new ArrayDeque<>();
        Deque<Redline.Type> rest = new ArrayDeque<>();
        rest.push(root);
        int next = 0;
        while (!rest.isEmpty()) {
            Redline.Type type = rest.peek();
            if (open.peek() == type) {
                // All that is in it was told.
                rest.pop();
                open.pop();
                Objects.requireNonNull(positions.get(type))[1] = next - 1;
                continue;
            }
            open.push(type);
            positions.put(type, new int[] {next, next});
            List<Redline.Part> parts = type.parts();
            next += 1 + parts.size();
            for (int i = parts.size() - 1; i >= 0; i--) {
                if (parts.get(i) instanceof Redline.Unit unit && unit.content() instanceof Redline.Type child) {
                    rest.push(child);
                }
            }
        }
    }

    /** The number of a type; those of a text's parts follow it. */
    int of(Redline.Type type) {
        return Objects.requireNonNull(positions.get(type))[0];
    }

    /** The last number of what is in a type. */
    int end(Redline.Type type) {
        return Objects.requireNonNull(positions.get(type))[1];
    }
}
