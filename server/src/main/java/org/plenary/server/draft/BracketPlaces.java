package org.plenary.server.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.instrument.anchor.AnchorState;
import org.plenary.instrument.anchor.Anchors;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.BracketFields;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.Brackets;
import org.plenary.server.negotiation.Fields;

/**
 * Where the words of a draft's brackets are now: of those that stand, and of those that were settled and may be put
 * back. A function of the record alone. Single-threaded, as the draft is.
 */
public final class BracketPlaces {
    private final Doc doc;
    private final Anchors anchors;
    private final Set<String> touched = new HashSet<>();
    private final Map<BracketId, List<Place>> told = new HashMap<>();
    private boolean justTouched;

    /** Where a part of a bracket's words is, whatever they are. */
    private record Place(AnchorNow now) {
        static Place of(AnchorNow now) {
            return new Place(
                    new AnchorNow(now.anchor(), now.clause(), now.from(), now.to(), now.state(), "", now.seq()));
        }
    }

    BracketPlaces(Doc doc, Anchors anchors) {
        this.doc = doc;
        this.anchors = anchors;
    }

    /** The next change of the text is applied by {@code apply}. */
    Applied take(Update update, long seq, Supplier<Applied> apply) {
        Applied applied = anchors.take(doc, seq, update, apply);
        Set<String> changed = anchors.changed();
        touched.addAll(changed);
        justTouched = !changed.isEmpty();
        return applied;
    }

    /** Whether the change of the text that was taken last touched words of brackets. */
    public boolean wereTouched() {
        return justTouched;
    }

    /** A decision has made others of the brackets that there were. */
    void follow(Brackets before, Brackets after, long seq) {
        for (String owner : follow(doc, anchors, before, after, seq)) {
            if (anchors.owners().contains(owner)) {
                touched.add(owner);
            } else {
                told.remove(BracketId.of(owner));
            }
        }
    }

    /** Follows others of the brackets that there were from now on; returns those that came and went. */
    static Set<String> follow(Doc doc, Anchors anchors, Brackets before, Brackets after, long seq) {
        Set<String> others = new HashSet<>();
        if (before.equals(after)) {
            return others;
        }
        for (Bracket bracket : before.all()) {
            if (after.find(bracket.id()).isEmpty()) {
                anchors.drop(bracket.id().value());
                others.add(bracket.id().value());
            }
        }
        for (Bracket bracket : after.all()) {
            if (before.find(bracket.id()).isEmpty()) {
                anchors.place(doc, seq, bracket.id().value(), bracket.on());
                others.add(bracket.id().value());
            }
        }
        return others;
    }

    /**
     * Where the words of a bracket are: for each of its anchors in turn its parts in the order of the text, or one that
     * says that nothing is left.
     */
    public List<AnchorNow> of(BracketId bracket) {
        return anchors.of(doc, bracket.value());
    }

    /** Whether nothing is left of the words of a bracket. */
    public boolean isGone(BracketId bracket) {
        return of(bracket).stream().allMatch(part -> part.state() == AnchorState.GONE);
    }

    /** The clauses that the words of a bracket are in; of words of which nothing is left, the last one they were in. */
    public Set<ClauseId> clausesOf(BracketId bracket) {
        return anchors.clausesOf(bracket.value());
    }

    /** The brackets whose words are elsewhere, or otherwise held or gone, than when this was asked last. */
    public Set<BracketId> takeMoved() {
        Set<BracketId> moved = touched.stream()
                .filter(owner -> anchors.owners().contains(owner))
                .map(BracketId::of)
                .filter(this::isNews)
                .collect(Collectors.toSet());
        touched.clear();
        return moved;
    }

    private boolean isNews(BracketId bracket) {
        List<Place> places = of(bracket).stream().map(Place::of).toList();
        return !places.equals(told.put(bracket, places));
    }

    /**
     * Where the words of a bracket are, as it is told to people: {@code id, now: [{clause, from, to, state, words,
     * seq}]}.
     */
    public Fields told(BracketId bracket) {
        return new Fields()
                .put("id", bracket.value())
                .putAll("now", of(bracket).stream().map(BracketPlaces::told).toList());
    }

    /** Where words are, as it is told to people. */
    public static Fields told(AnchorNow now) {
        return new Fields()
                .put("clause", now.clause().value())
                .putIfAny("from", BracketFields.pair(now.from()))
                .putIfAny("to", BracketFields.pair(now.to()))
                .put("state", now.state().name())
                .putIfAny("words", now.state() == AnchorState.CHANGED ? now.words() : null)
                .putIfAny("seq", now.seq() == 0 ? null : now.seq());
    }

    /** As bytes, for a checkpoint. */
    public byte[] encode() {
        return anchors.encode();
    }
}
