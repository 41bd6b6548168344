package org.plenary.server.draft;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberingPlan;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.instrument.anchor.Passages;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.DraftText;

/**
 * The text of a document as it is now, read once when it is first asked for. To be used before the document changes
 * again.
 */
final class DocText implements DraftText {
    private final Doc doc;
    private final BracketPlaces places;
    private final NumberingPlan plan;
    private @Nullable Instrument instrument;

    /** @param plan by what it is numbered now */
    DocText(Doc doc, BracketPlaces places, NumberingPlan plan) {
        this.doc = doc;
        this.places = places;
        this.plan = plan;
    }

    @Override
    public boolean has(ClauseId clause) {
        return DraftClauses.has(doc, clause);
    }

    @Override
    public Instrument instrument() {
        Instrument read = instrument;
        if (read == null) {
            read = InstrumentReader.read(doc).numberedBy(plan);
            instrument = read;
        }
        return read;
    }

    @Override
    public void requireFits(Anchor anchor) {
        Passages.requireFit(doc, anchor);
    }

    @Override
    public boolean canTake(Update change) {
        StateVector known = doc.stateVector();
        IdSet brought = change.structIds();
        return Groundwork.isThere(
                change, id -> known.get(id.client()) > id.clock() || brought.contains(id.client(), id.clock()));
    }

    @Override
    public Set<ClauseId> clausesOf(Bracket bracket) {
        return places.clausesOf(bracket.id());
    }

    @Override
    public boolean isGone(Bracket bracket) {
        return places.isGone(bracket.id());
    }
}
