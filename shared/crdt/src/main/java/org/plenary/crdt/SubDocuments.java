package org.plenary.crdt;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sub-documents that stand in a document. */
final class SubDocuments {
    private final DocEvents events;
    private Set<SubDocument> present = Set.of();

    SubDocuments(DocEvents events) {
        this.events = events;
    }

    Set<SubDocument> present() {
        return Collections.unmodifiableSet(present);
    }

    /** Ends a transaction in which some came or went. */
    void changed(Transaction transaction, SubDocumentChanges changes, Failures failures) {
        if (changes.isEmpty()) {
            return;
        }
        Set<SubDocument> all = new LinkedHashSet<>(present);
        all.addAll(changes.added);
        all.removeAll(changes.removed);
        present = all;
        if (!events.subDocuments.isEmpty()) {
            events.subDocuments.call(
                    new SubDocumentsEvent(
                            Collections.unmodifiableSet(changes.added),
                            Collections.unmodifiableSet(changes.removed),
                            Collections.unmodifiableSet(changes.loaded),
                            transaction),
                    failures);
        }
        changes.removed.forEach(removed -> failures.guard(removed::destroy));
    }

    void destroy() {
        List.copyOf(present).forEach(SubDocument::destroy);
    }
}
