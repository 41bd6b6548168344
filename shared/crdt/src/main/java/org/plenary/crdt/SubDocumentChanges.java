package org.plenary.crdt;

import java.util.LinkedHashSet;
import java.util.Set;

/** The sub-documents that came, went, or are to be loaded in one transaction. */
final class SubDocumentChanges {
    final Set<SubDocument> added = new LinkedHashSet<>();
    final Set<SubDocument> removed = new LinkedHashSet<>();
    final Set<SubDocument> loaded = new LinkedHashSet<>();

    void add(SubDocument document) {
        added.add(document);
        if (document.shouldLoad()) {
            loaded.add(document);
        }
    }

    void remove(SubDocument document) {
        if (!added.remove(document)) {
            removed.add(document);
        }
    }

    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && loaded.isEmpty();
    }
}
