package org.plenary.server.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.AnchorState;
import org.plenary.instrument.anchor.Passage;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.server.history.BracketThen.Part;
import org.plenary.server.history.RedlineUnits.Moment;
import org.plenary.server.history.RedlineUnits.Side;

/**
 * Where the brackets of the first moment of a redline stand at the second one, as far as the redline alone tells:
 * around what is there of their words and between them. For texts of which no record has brackets, such as what is
 * proposed. Stateless.
 */
public final class FollowedBrackets {
    private FollowedBrackets() {}

    /** The same brackets at the second moment. Of those that are gone already nothing changes. */
    public static List<BracketThen> of(DraftRedline redline, List<BracketThen> before) {
        Map<ClauseId, Clause> clauses = new HashMap<>();
        redline.clauses().forEach(clause -> clauses.put(clause.id(), new Clause(clause)));
        return before.stream()
                .map(bracket -> new BracketThen(
                        bracket.bracket(),
                        bracket.parts().stream()
                                .map(part -> followed(part, clauses.get(part.clause())))
                                .toList()))
                .toList();
    }

    private static Part followed(Part part, @Nullable Clause clause) {
        Passage was = part.passage();
        if (was == null || clause == null) {
            return part;
        }
        Passage is = clause.followed(was, part.whole());
        return new Part(
                part.anchor(),
                part.clause(),
                is == null ? AnchorState.GONE : part.state(),
                part.whole(),
                is,
                is == null ? "" : part.words(),
                part.goneSeq());
    }

    /** A clause at both moments. */
    private static final class Clause {
        private final RedlineUnits units;
        private final Moment before;
        private final Moment after;

        Clause(ClauseRedline clause) {
            this.units = new RedlineUnits(clause);
            this.before = units.at(Side.BEFORE);
            this.after = units.at(Side.AFTER);
        }

        @Nullable
        Passage followed(Passage was, boolean whole) {
            List<Integer> old = before.units(was.footnote());
            if (was.from() == was.to() || was.to() > old.size()) {
                return null;
            }
            int first = old.get(was.from());
            int last = old.get(was.to() - 1);
            int text = after.find(units.get(first).footnote());
            List<Integer> now = after.units(text);
            int from =
                    whole ? 0 : (int) now.stream().filter(unit -> unit < first).count();
            int to = whole
                    ? now.size()
                    : (int) now.stream().filter(unit -> unit <= last).count();
            return from < to ? new Passage(was.clause(), text, from, to) : null;
        }
    }
}
