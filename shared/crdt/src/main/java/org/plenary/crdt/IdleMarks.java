package org.plenary.crdt;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Recognizes deletions of attribute marks that have no effect on what is read. Every Yjs client that sees others format
 * text makes such deletions by itself; see {@link DocOptions#withFormatCleanup}.
 */
final class IdleMarks {
    private IdleMarks() {}

    /**
     * Whether the set deletes nothing but marks, and every unit of text has the same attributes with and without them.
     */
    static boolean only(StructStore store, IdSet deletes) {
        Set<Branch> texts = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < deletes.clientCount(); i++) {
            ClientStructs structs = store.find(deletes.client(i));
            long[] bounds = deletes.bounds(i);
            for (int j = 0; j < bounds.length; j += 2) {
                if (structs == null || bounds[j + 1] > structs.state()) {
                    return false;
                }
                for (int at = structs.indexOf(bounds[j]);
                        at < structs.size && structs.get(at).clock < bounds[j + 1];
                        at++) {
                    if (structs.get(at) instanceof Item item && !item.isDeleted()) {
                        if (!item.isFormat()) {
                            return false;
                        }
                        texts.add(item.parent());
                    }
                }
            }
        }
        return texts.stream().allMatch(text -> readsTheSame(text, deletes));
    }

    private static boolean readsTheSame(Branch text, IdSet without) {
        Map<String, String> with = new HashMap<>();
        Map<String, String> left = new HashMap<>();
        for (Item item = text.start; item != null; item = item.right) {
            if (item.isDeleted()) {
                continue;
            }
            if (item.isFormat()) {
                set(with, item.format());
                if (!without.contains(item.client.id, item.clock)) {
                    set(left, item.format());
                }
            } else if (item.countable() && !with.equals(left)) {
                return false;
            }
        }
        return true;
    }

    private static void set(Map<String, String> attributes, Format format) {
        if (format.json.equals("null")) {
            attributes.remove(format.key);
        } else {
            attributes.put(format.key, format.json);
        }
    }
}
