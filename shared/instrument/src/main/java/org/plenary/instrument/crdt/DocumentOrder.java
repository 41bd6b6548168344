package org.plenary.instrument.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlFragment;

/** The order in which types stand in a document, those that are deleted and not collected included. Stateless. */
public final class DocumentOrder {
    private DocumentOrder() {}

    /**
     * Types in the order of the document. Takes time in the number of types beside them, and beside those around them.
     */
    public static <T extends SharedType> Collection<T> of(Set<T> types) {
        if (types.size() < 2) {
            return types;
        }
        Set<SharedType> around = new HashSet<>(types);
        List<YXmlFragment> roots = new ArrayList<>();
        for (T type : types) {
            SharedType at = type;
            for (SharedType parent = type.parent(); parent != null && around.add(parent); parent = at.parent()) {
                at = parent;
                if (parent.parent() == null && parent instanceof YXmlFragment root) {
                    roots.add(root);
                }
            }
        }
        Map<SharedType, T> wanted = new HashMap<>();
        types.forEach(type -> wanted.put(type, type));
        Set<T> ordered = new LinkedHashSet<>();
        Deque<SharedType> rest = new ArrayDeque<>(roots);
        while (!rest.isEmpty()) {
            SharedType next = rest.pop();
            T found = wanted.get(next);
            if (found != null) {
                ordered.add(found);
            } else if (next instanceof YXmlFragment fragment) {
                List<SharedType> children = new ArrayList<>(fragment.childrenWithDeleted());
                children.retainAll(around);
                Collections.reverse(children);
                children.forEach(rest::push);
            }
        }
        // What is in another type than an element stands nowhere in the order.
        ordered.addAll(types);
        return ordered;
    }
}
