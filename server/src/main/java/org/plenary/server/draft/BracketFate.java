package org.plenary.server.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.instrument.anchor.AnchorState;
import org.plenary.instrument.anchor.Anchors;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.Brackets;
import org.plenary.server.negotiation.Fields;

/**
 * What a change of the text does to the words of a bracket that stands.
 *
 * @param bracket the bracket, which stands after the change as it stood before
 * @param clauses the clauses that its words are in afterwards; of what is gone, those that they were in last
 * @param words its words afterwards, {@code " … "} between those of several places; empty if none are left
 * @param before what had become of them
 * @param after what becomes of them
 */
public record BracketFate(
        Bracket bracket, List<ClauseId> clauses, String words, AnchorState before, AnchorState after) {
    private static final int LONGEST_QUOTE = 300;

    /** Keeps a copy of the list. */
    public BracketFate {
        clauses = List.copyOf(clauses);
    }

    /**
     * The fates of those whose words a change touches, the oldest first.
     *
     * @param state the draft before it
     * @param places what {@link BracketPlaces#encode} gave then
     * @param brackets those that there are
     */
    static List<BracketFate> of(byte[] state, byte[] places, Brackets brackets, Update change) {
        if (brackets.standing().isEmpty() || change.isEmpty()) {
            return List.of();
        }
        Doc doc = DraftDocs.live();
        doc.restore(Update.decode(state));
        BracketPlaces now = new BracketPlaces(doc, Anchors.decode(places));
        Map<BracketId, AnchorState> before = new TreeMap<>();
        brackets.standing().forEach(bracket -> before.put(bracket.id(), stateOf(now.of(bracket.id()))));
        // Since which entry words are changed or gone nobody asks here.
        now.take(change, 0, () -> DraftDocs.apply(doc, change));
        List<BracketFate> fates = new ArrayList<>();
        for (BracketId touched : now.takeMoved().stream().sorted().toList()) {
            brackets.find(touched).filter(Bracket::isStanding).ifPresent(bracket -> {
                List<AnchorNow> parts = now.of(touched);
                List<ClauseId> clauses =
                        parts.stream().map(AnchorNow::clause).distinct().toList();
                String words = parts.stream()
                        .map(AnchorNow::words)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" … "));
                AnchorState was = Objects.requireNonNull(before.get(touched));
                fates.add(new BracketFate(bracket, clauses, words, was, stateOf(parts)));
            });
        }
        return fates;
    }

    /** Of several places it is what all of them are, or else changed. */
    private static AnchorState stateOf(List<AnchorNow> parts) {
        List<AnchorState> states =
                parts.stream().map(AnchorNow::state).distinct().toList();
        return states.size() == 1 ? states.get(0) : AnchorState.CHANGED;
    }

    /** As it is told to people: {@code id, kind, holders: [{holder, stance}], clauses, quote, before, after}. */
    public Fields toFields() {
        return told(bracket, clauses, after == AnchorState.CHANGED ? words : quote(bracket))
                .put("before", before.name())
                .put("after", after.name());
    }

    static Fields told(Bracket bracket, List<ClauseId> clauses, String words) {
        return new Fields()
                .put("id", bracket.id().value())
                .put("kind", bracket.kind().name())
                .putAll(
                        "holders",
                        bracket.holders().stream()
                                .map(hold -> new Fields()
                                        .put("holder", hold.holder().code())
                                        .put("stance", hold.stance().name()))
                                .toList())
                .put("clauses", clauses.stream().map(ClauseId::value).toList())
                .put("quote", shortened(words.isEmpty() ? quote(bracket) : words));
    }

    private static String quote(Bracket bracket) {
        return bracket.on().stream().map(anchor -> anchor.quote()).collect(Collectors.joining(" … "));
    }

    private static String shortened(String quote) {
        if (quote.length() <= LONGEST_QUOTE) {
            return quote;
        }
        boolean cutsPair = Character.isHighSurrogate(quote.charAt(LONGEST_QUOTE - 1));
        return quote.substring(0, cutsPair ? LONGEST_QUOTE - 1 : LONGEST_QUOTE) + "…";
    }
}
