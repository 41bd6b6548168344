package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.TextPiece;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Words;
import org.plenary.instrument.redline.CopySearch;

/**
 * Finds what of written text is text that anchors lost by an earlier entry. The more of it stands where it stood, the
 * shorter it may be:
 *
 * <ul>
 *   <li>between the same two units: any;
 *   <li>beside one of them, or in a new node of the same clause after its node was deleted: {@value #MIN_BESIDE}
 *       characters with a word; beside one of them also as many whole words as begin or end both alike;
 *   <li>in the same clause: what is too long to be the same by chance in one entry;
 *   <li>anywhere: {@value #MIN_ANYWHERE} characters; pieces of it, {@value #MIN_PIECE}. Agreed phrases come again and
 *       again in a text, and are not what was deleted somewhere a day ago.
 * </ul>
 */
final class Returning {
    private static final int MIN_BESIDE = 3;
    private static final int MIN_ANYWHERE = 16;
    private static final int MIN_PIECE = 24;

    private final LostTexts lost;
    private final Function<Writing.Stretch, @Nullable At> places;
    private final Links found = new Links();
    private final Set<LostText> taken = new HashSet<>();

    /** Where a stretch stands: its clause, and its first unit in the text. */
    record At(ClauseId clause, ClauseFlows.Place first) {}

    Returning(LostTexts lost, Function<Writing.Stretch, @Nullable At> places) {
        this.lost = lost;
        this.places = places;
    }

    Links find(List<Writing.Stretch> written) {
        List<Writing.Stretch> rest = new ArrayList<>();
        for (Writing.Stretch stretch : written) {
            if (!findNear(stretch) && stretch.text().length() >= MIN_PIECE) {
                rest.add(stretch);
            }
        }
        if (!rest.isEmpty()) {
            CopySearch search = new CopySearch(MIN_PIECE);
            newestFirst(text -> {
                if (text.text().length() >= MIN_PIECE && !taken.contains(text)) {
                    search.deleted().addAll(text.pieces(), false);
                }
                return false;
            });
            rest.forEach(stretch -> search.written().addAll(stretch.pieces(), false));
            search.run(found);
        }
        return found;
    }

    private boolean newestFirst(Function<LostText, Boolean> visitor) {
        for (int i = lost.all().size() - 1; i >= 0; i--) {
            if (visitor.apply(lost.all().get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean findNear(Writing.Stretch stretch) {
        String text = stretch.text();
        return newestFirst(source -> {
            if (taken.contains(source) || !source.whole()) {
                return false;
            }
            if (text.equals(source.text())) {
                if (isWhole(stretch, source)) {
                    tell(source, 0, stretch, 0, text.length());
                    return true;
                }
                return false;
            }
            return findEnds(stretch, text, source);
        });
    }

    private static boolean isLongBeside(String text) {
        return text.length() >= MIN_BESIDE && Words.hasWord(text);
    }

    private boolean isWhole(Writing.Stretch stretch, LostText source) {
        String text = source.text();
        if (text.length() >= MIN_ANYWHERE && CopySearch.isLong(text)) {
            return true;
        }
        At at = places.apply(stretch);
        if (at == null) {
            return false;
        }
        boolean sameClause = at.clause.equals(source.clause());
        boolean left = isSame(neighbour(at, -1), source.left(), sameClause);
        boolean right = isSame(neighbour(at, text.length()), source.right(), sameClause);
        if (left && right) {
            return true;
        }
        return (isLongBeside(text) && (left || right || (sameClause && source.wholeNode() && stretch.wholeNode())))
                || (sameClause && CopySearch.isLong(text));
    }

    /** How a stretch and a text begin or end alike, beside what stood beside the text. */
    private boolean findEnds(Writing.Stretch stretch, String text, LostText source) {
        String lostText = source.text();
        int begin = sameAtBegin(text, lostText);
        int end = sameAtEnd(text, lostText);
        At at = begin > 0 || end > 0 ? places.apply(stretch) : null;
        if (at == null) {
            return false;
        }
        boolean sameClause = at.clause.equals(source.clause());
        boolean begins = begin > 0 && isSame(neighbour(at, -1), source.left(), sameClause);
        if (begins) {
            tell(source, 0, stretch, 0, begin);
        }
        int most = begins ? Math.min(text.length(), lostText.length()) - begin : end;
        int last = Math.min(end, most);
        boolean ends = last > 0 && isSame(neighbour(at, text.length()), source.right(), sameClause);
        if (ends) {
            tell(source, lostText.length() - last, stretch, text.length() - last, last);
        }
        return begins || ends;
    }

    /** How many units two texts have in common at their beginnings; 0 if it may be by chance. */
    private static int sameAtBegin(String one, String other) {
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        if (!CopySearch.isLong(one.substring(0, same))) {
            while (same > 0 && (isWithinWord(one, same) || isWithinWord(other, same))) {
                same--;
            }
        }
        return isLongBeside(one.substring(0, same)) ? same : 0;
    }

    private static int sameAtEnd(String one, String other) {
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(one.length() - same - 1) == other.charAt(other.length() - same - 1)) {
            same++;
        }
        if (!CopySearch.isLong(one.substring(one.length() - same))) {
            while (same > 0 && (isWithinWord(one, one.length() - same) || isWithinWord(other, other.length() - same))) {
                same--;
            }
        }
        return isLongBeside(one.substring(one.length() - same)) ? same : 0;
    }

    private static boolean isWithinWord(String text, int at) {
        return at > 0 && at < text.length() && Words.isWord(text.charAt(at - 1)) && Words.isWord(text.charAt(at));
    }

    private static boolean isSame(@Nullable Id unit, @Nullable Id other, boolean sameClause) {
        return Objects.equals(unit, other) && (unit != null || sameClause);
    }

    private static @Nullable Id neighbour(At at, int distance) {
        Flow flow = at.first.flow();
        int index = at.first.index() + distance;
        return index < 0 || index >= flow.size() ? null : flow.id(index);
    }

    /** Pairs units of a text with units of a stretch. */
    private void tell(LostText source, int from, Writing.Stretch stretch, int to, int length) {
        taken.add(source);
        List<Id> sources = units(source.ids()).subList(from, from + length);
        List<Id> copies =
                units(stretch.pieces().stream().map(TextPiece::ids).toList()).subList(to, to + length);
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (i + 1 == length
                    || !follows(sources.get(i), sources.get(i + 1))
                    || !follows(copies.get(i), copies.get(i + 1))) {
                Id first = sources.get(start);
                found.copied(new IdRange(first.client(), first.clock(), i + 1L - start), copies.get(start));
                start = i + 1;
            }
        }
    }

    private static List<Id> units(List<IdRange> ranges) {
        List<Id> units = new ArrayList<>();
        for (IdRange range : ranges) {
            for (long clock = range.clock(); clock < range.end(); clock++) {
                units.add(new Id(range.client(), clock));
            }
        }
        return units;
    }

    private static boolean follows(Id one, Id next) {
        return one.client() == next.client() && one.clock() + 1 == next.clock();
    }
}
