package org.plenary.instrument.crdt;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;

/** Copies clauses within a draft's document. Stateless. */
public final class ClauseCopy {
    private ClauseCopy() {}

    /**
     * Writes a copy of a clause with all that is in it, in one transaction.
     *
     * @param of what is copied
     * @param copy the id that the copy gets, which no clause has
     * @param behind clauses behind which the copy comes to stand, of those that stand right behind the original
     * @throws IllegalArgumentException if there is no such clause
     */
    public static void write(Doc doc, ClauseId of, ClauseId copy, Set<ClauseId> behind) {
        Clause original = InstrumentReader.read(doc).clauses().stream()
                .filter(clause -> clause.id().equals(of))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a clause of the draft, got " + of));
        YXmlFragment root = DraftClauses.root(doc);
        SharedType place = place(root, DraftClauses.ids(doc), of, behind);
        doc.transact(null, () -> {
            YXmlElement element = root.insertElementAfter(place, original.kind().wireName());
            InstrumentWriter.fill(element, new Clause(copy, original.kind(), original.blocks()));
        });
    }

    private static @Nullable SharedType place(
            YXmlFragment root, Map<SharedType, ClauseId> clauses, ClauseId of, Set<ClauseId> behind) {
        SharedType place = null;
        for (SharedType child : root.children()) {
            ClauseId id = clauses.get(child);
            if (id == null) {
                continue;
            }
            if (id.equals(of) || (place != null && behind.contains(id))) {
                place = child;
            } else if (place != null) {
                return place;
            }
        }
        return place;
    }
}
