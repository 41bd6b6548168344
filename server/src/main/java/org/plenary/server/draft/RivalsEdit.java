package org.plenary.server.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.ClauseCopy;
import org.plenary.instrument.crdt.DraftClauses;

/**
 * The edits that go with decisions about alternatives, worked out on a copy of the draft: a clause is copied, or those
 * that were not chosen are removed. Takes time in the size of the draft, so it belongs on a worker. Stateless.
 */
public final class RivalsEdit {
    private RivalsEdit() {}

    /**
     * The edit that copies a clause.
     *
     * @param state the draft
     * @param client the client id under which the edit is made
     * @param of what is copied, which is there
     * @param copy the id of the copy, which is not
     * @param rivals clauses behind which the copy comes to stand, of those that stand right behind the original
     */
    public static Update copying(byte[] state, long client, ClauseId of, ClauseId copy, Set<ClauseId> rivals) {
        return edit(state, client, doc -> ClauseCopy.write(doc, of, copy, rivals));
    }

    /**
     * The edit that removes clauses.
     *
     * @param state the draft
     * @param client the client id under which the edit is made
     * @return empty if none of them is there
     */
    public static Update removing(byte[] state, long client, List<ClauseId> clauses) {
        return edit(state, client, doc -> {
            for (ClauseId clause : clauses) {
                SharedType there = DraftClauses.find(doc, clause);
                if (there != null) {
                    DraftClauses.root(doc).delete(there);
                }
            }
        });
    }

    private static Update edit(byte[] state, long client, Consumer<Doc> change) {
        Doc copy = new Doc(new DocOptions(client, true, false));
        copy.restore(Update.decode(state));
        List<byte[]> made = new ArrayList<>();
        copy.onUpdate((bytes, origin) -> made.add(bytes));
        copy.transact(null, () -> change.accept(copy));
        return made.isEmpty() ? Update.EMPTY : Update.decode(made.get(0));
    }
}
