package org.plenary.server.draft;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.instrument.anchor.AnchorTrail;
import org.plenary.instrument.anchor.Anchors;
import org.plenary.server.journal.Entry;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.Brackets;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.TakenDecision;

/**
 * Where the words of a draft's brackets were at each moment, as {@link BracketPlaces} knows where they are now. It
 * takes the entries of the record one after the other; as long as there are no brackets they cost nothing. Bounded, as
 * {@link AnchorTrail} is. Single-threaded.
 */
public final class BracketTrail {
    private final Doc doc;
    private final Anchors anchors;
    private final AnchorTrail trail;
    private Standing standing = Standing.INITIAL;

    /** @param doc with everything that was ever in it, and nothing yet */
    public BracketTrail(Doc doc) {
        this(doc, new Anchors(), new AnchorTrail());
    }

    private BracketTrail(Doc doc, Anchors anchors, AnchorTrail trail) {
        this.doc = doc;
        this.anchors = anchors;
        this.trail = trail;
    }

    /**
     * That of the entries up to one of them; {@link #takeEarlier} is to take their decisions first.
     *
     * @param doc the document that they make
     * @param places what {@link BracketPlaces#encode} gave after the last of them
     * @param encoded what {@link #encode} gave then
     * @throws RuntimeException if the bytes are of another version
     */
    public static BracketTrail decode(Doc doc, byte[] places, byte[] encoded) {
        return new BracketTrail(doc, Anchors.decode(places), AnchorTrail.decode(encoded));
    }

    /** As bytes, for a checkpoint which says besides where the words are now. */
    public byte[] encode() {
        return trail.encode();
    }

    /** Takes the next entry, which is a change of the text; {@code apply} applies it to the document. */
    public Applied change(Entry entry, Update update, Supplier<Applied> apply) {
        Applied applied = anchors.take(doc, entry.seq(), update, apply);
        Set<String> changed = anchors.changed();
        if (!changed.isEmpty()) {
            trail.note(anchors, changed, entry.seq());
        }
        return applied;
    }

    /**
     * Takes the next entry, which is a decision.
     *
     * @return what was decided
     */
    public Decision decide(Entry decision) {
        Brackets before = standing.brackets();
        Decision taken = takeEarlier(decision);
        Set<String> others = BracketPlaces.follow(doc, anchors, before, standing.brackets(), decision.seq());
        trail.note(anchors, others, decision.seq());
        return taken;
    }

    /**
     * Takes a decision that was taken before what is known already.
     *
     * @return what was decided
     */
    public Decision takeEarlier(Entry decision) {
        TakenDecision taken = DecisionCodec.decode(decision);
        standing = taken.after(standing);
        return taken.decision();
    }

    /**
     * Where the words of a bracket were after an entry: for each of its anchors in turn its parts in the order of the
     * text, or one that says that nothing was left; without the words themselves. None if it was not there. Empty if
     * that was too long ago to be known.
     */
    public Optional<List<AnchorNow>> at(BracketId bracket, long seq) {
        return trail.at(bracket.value(), seq);
    }

    /** How much memory the trail takes, about. */
    public long bytes() {
        return trail.bytes();
    }
}
