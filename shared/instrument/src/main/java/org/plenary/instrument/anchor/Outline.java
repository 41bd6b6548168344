package org.plenary.instrument.anchor;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;

/** The clauses of a document as it is now, without their text. */
final class Outline {
    private final SharedType root;
    private final Map<Id, Entry> byElement = new HashMap<>();
    private final Map<ClauseId, Id> byClause = new HashMap<>();

    /** A clause, with the number of clauses before it. */
    record Entry(SharedType element, ClauseId clause, int order) {}

    Outline(Doc doc) {
        root = DraftClauses.root(doc);
        DraftClauses.ids(doc).forEach((element, clause) -> {
            Id id = Objects.requireNonNull(element.id());
            byElement.put(id, new Entry(element, clause, byElement.size()));
            byClause.put(clause, id);
        });
    }

    /** The clause that an element is; null if it is none, or is not there. */
    @Nullable
    Entry entry(Id element) {
        return byElement.get(element);
    }

    boolean has(ClauseId clause) {
        return byClause.containsKey(clause);
    }

    /** The element that a clause is, which is there. */
    Id requireElement(ClauseId clause) {
        return Objects.requireNonNull(byClause.get(clause), () -> "the draft has no clause " + clause);
    }

    /** The clause that a type is in; null if it is in none. */
    @Nullable
    Entry around(SharedType type) {
        SharedType element = DraftClauses.around(type, root);
        return element == null ? null : byElement.get(element.id());
    }
}
