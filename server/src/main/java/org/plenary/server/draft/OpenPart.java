package org.plenary.server.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.ChangeVisitor;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Place;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.crdt.DraftClauses;

/**
 * Makes of a change that is refused for some of its clauses one that can be taken: what was written in clauses that are
 * closed to its author comes deleted. One use.
 *
 * <p>It is for clients that know nothing but Yjs. What they wrote without a connection comes in one message, and a
 * document that holds something refused can never be in step with the server again, for all that a client writes builds
 * on what it wrote before. Here nothing is left out of the sequence: the words in the closed clause are in the record
 * as their author's, and everybody takes them back at once, the author's own copy as well.
 *
 * <p>That puts right what was added alone. Words of a closed clause that the author has deleted cannot be brought back
 * into that author's copy, nor can the value of an attribute, so of such a change nothing is taken. Words that were
 * carried from an open clause to a closed one are taken away at the one and not added at the other; the history has
 * them.
 */
public final class OpenPart implements ChangeVisitor {
    private final Authority author;
    private final DraftState draft;
    private final StateVector known;
    private final List<IdRange> closed = new ArrayList<>();
    private boolean lasting;

    private OpenPart(Authority author, DraftState draft) {
        this.author = author;
        this.draft = draft;
        this.known = draft.doc().stateVector();
    }

    /**
     * The change without the words in closed clauses; null if those are not all that is wrong with it.
     *
     * @param update one that the gate has refused, and that builds on nothing that is missing
     */
    public static @Nullable Update of(Authority author, Update update, DraftState draft) {
        OpenPart part = new OpenPart(author, draft);
        Update novelty = draft.doc().novelty(update);
        draft.doc().preview(novelty, part);
        return part.lasting || part.closed.isEmpty()
                ? null
                : Update.merge(List.of(novelty, deletions(IdSet.of(part.closed))));
    }

    private static Update deletions(IdSet units) {
        Encoder encoder = new Encoder();
        encoder.varUint(0);
        units.encode(encoder);
        return Update.decode(encoder.toByteArray());
    }

    @Override
    public void inserted(Place place, ContentKind kind, long client, long clock, long length) {
        if (isClosed(place)) {
            lasting |= place.key() != null;
            closed.add(new IdRange(client, clock, length));
        }
    }

    @Override
    public void deleted(Place place, @Nullable SharedType content, long client, long clock, long length) {
        lasting |= isClosed(place) && clock < known.get(client);
    }

    @Override
    public void neighboursApart(Place left, Place right, long client, long clock, long length) {
        lasting = true;
    }

    /** Whether a place is in a clause of the document that the author may not change. */
    private boolean isClosed(Place place) {
        SharedType type = place.type();
        SharedType clause = type == null || place.newType() != null ? null : DraftClauses.around(type, draft.root());
        return clause != null && author.refusalFor(clause) != null;
    }
}
