package org.plenary.server.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.instrument.anchor.AnchorState;
import org.plenary.instrument.anchor.Passage;
import org.plenary.instrument.anchor.PastWords;
import org.plenary.server.checkpoint.Past;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.BracketId;

/**
 * A bracket that stood at a moment, and where its words were then.
 *
 * @param bracket the bracket with its holders, as it was
 * @param parts for each of its anchors in turn the parts of its words in the order of the text, or one that says that
 *     nothing was left of them
 */
public record BracketThen(Bracket bracket, List<Part> parts) {
    /** Keeps a copy of the list. */
    public BracketThen {
        parts = List.copyOf(parts);
    }

    /**
     * Words that stood together.
     *
     * @param anchor the index of the anchor among those of the bracket
     * @param clause the clause that they were in; of what was gone, the last one that it was in
     * @param state what had become of the words of the anchor
     * @param whole whether the anchor is about the whole clause
     * @param passage where they were, of a whole clause all of its text; null if they were gone
     * @param words the words, with {@code "\n"} between lines; empty if they were gone
     * @param goneSeq the entry that took them away; 0 if they were there
     */
    public record Part(
            int anchor,
            ClauseId clause,
            AnchorState state,
            boolean whole,
            @Nullable Passage passage,
            String words,
            long goneSeq) {}

    /** The id of the bracket. */
    public BracketId id() {
        return bracket.id();
    }

    /** Whether nothing was left of its words. */
    public boolean isGone() {
        return parts.stream().allMatch(part -> part.passage() == null);
    }

    static List<BracketThen> all(Past past, List<Bracket> standing, long seq) {
        List<List<AnchorNow>> places = new ArrayList<>();
        Set<ClauseId> clauses = new HashSet<>();
        for (Bracket bracket : standing) {
            List<AnchorNow> parts = places(past, bracket, seq);
            parts.forEach(part -> clauses.add(part.clause()));
            places.add(parts);
        }
        PastWords words = PastWords.read(past.doc(), past.at(seq), clauses);
        List<BracketThen> all = new ArrayList<>();
        for (int i = 0; i < standing.size(); i++) {
            Bracket bracket = standing.get(i);
            all.add(new BracketThen(
                    bracket,
                    places.get(i).stream()
                            .map(now -> part(now, bracket.on().get(now.anchor()), words))
                            .toList()));
        }
        return all;
    }

    /**
     * The brackets of which words were in each clause, the oldest first; of words of which nothing was left, in the
     * last clause that they were in. Reads no text.
     */
    static Map<ClauseId, List<BracketId>> byClause(Past past, List<Bracket> standing, long seq) {
        Map<ClauseId, List<BracketId>> byClause = new HashMap<>();
        for (Bracket bracket : standing) {
            places(past, bracket, seq).stream()
                    .map(AnchorNow::clause)
                    .distinct()
                    .forEach(clause -> byClause.computeIfAbsent(clause, c -> new ArrayList<>())
                            .add(bracket.id()));
        }
        return byClause;
    }

    private static List<AnchorNow> places(Past past, Bracket bracket, long seq) {
        return past.brackets().at(bracket.id(), seq).orElseGet(() -> asPlaced(bracket));
    }

    /** Of what was too long ago the clauses are known in which it was placed. */
    private static List<AnchorNow> asPlaced(Bracket bracket) {
        List<AnchorNow> parts = new ArrayList<>();
        for (Anchor anchor : bracket.on()) {
            parts.add(new AnchorNow(parts.size(), anchor.clause(), null, null, AnchorState.HELD, "", 0));
        }
        return parts;
    }

    private static Part part(AnchorNow now, Anchor anchor, PastWords words) {
        Optional<Passage> found = Optional.empty();
        if (now.state() != AnchorState.GONE) {
            Id from = now.from();
            Id to = now.to();
            found = from == null || to == null ? Optional.empty() : words.find(now.clause(), from, to);
            // Words that a reader sees in two texts, as only strange documents have them, are the whole clause's.
            found = found.or(() -> words.whole(now.clause()));
        }
        Passage passage = found.orElse(null);
        return new Part(
                now.anchor(),
                now.clause(),
                passage == null ? AnchorState.GONE : now.state(),
                anchor.isWholeClause(),
                passage,
                passage == null ? "" : words.words(passage),
                now.seq());
    }
}
