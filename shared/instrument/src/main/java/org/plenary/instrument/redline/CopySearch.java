package org.plenary.instrument.redline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.instrument.Words;
import org.plenary.instrument.redline.Stretches.Stretch;

/**
 * Finds what of written text is the same as deleted text; {@link Copies} tells the rule.
 *
 * <p>Pieces are looked for from the beginnings of written words on. The next {@value #SEED} characters must be those
 * that follow the beginning of a deleted word, or up to the end of the next word if that comes earlier; from there the
 * piece is grown in both directions as far as it is the same. At most {@value #MAX_CANDIDATES} places are tried for
 * each word, and {@value #BUDGET} characters are compared in all; what is not found by then is taken for newly written.
 */
public final class CopySearch {
    /** So many characters with a word among them are not the same by chance; neither are two words. */
    static final int MIN_LENGTH = 8;

    /** Of fewer characters an end may be the same by chance. */
    private static final int MIN_END = 3;

    private static final int SEED = 8;
    private static final int MAX_CANDIDATES = 16;
    private static final int BUDGET = 4_000_000;

    private final Stretches deleted = new Stretches();
    private final Stretches written = new Stretches();
    private final int minLength;
    private int budget = BUDGET;

    /** For text that one entry deletes and writes. */
    public CopySearch() {
        this(0);
    }

    /** @param minLength how long a piece, or a stretch that no node came or went with, must be besides */
    public CopySearch(int minLength) {
        this.minLength = minLength;
    }

    /** Is told what was found: the units from {@code copy} on are copies of those of a range. */
    @FunctionalInterface
    public interface Result {
        /** The ids of both follow one another. */
        void copied(IdRange source, Id copy);
    }

    /** To be filled with what was deleted, of stretches that are the same the first to be found first. */
    public Stretches deleted() {
        return deleted;
    }

    /** To be filled with what was written. */
    public Stretches written() {
        return written;
    }

    /** Looks, once. */
    public void run(Result result) {
        wholeStretches(result);
        ends(result);
        pieces(result);
    }

    /** Whether text is too long to be the same by chance: two words, or {@value #MIN_LENGTH} characters with a word. */
    public static boolean isLong(CharSequence text) {
        int words = 0;
        for (int i = 0; i < text.length() && words < 2; i++) {
            if (Words.isWord(text.charAt(i)) && (i == 0 || !Words.isWord(text.charAt(i - 1)))) {
                words++;
            }
        }
        return words > 1 || (words == 1 && text.length() >= MIN_LENGTH);
    }

    private boolean isLongEnough(CharSequence text) {
        return text.length() >= minLength && isLong(text);
    }

    /** Whole stretches that are an end of a longer one, if a node came or went: such as what a paste has pushed on. */
    private void ends(Result result) {
        for (Stretch copy : written.all()) {
            for (Stretch source : deleted.all()) {
                budget--;
                int length = source.to() - source.from();
                boolean isFree = !deleted.isTaken(source.from()) && !deleted.isTaken(source.to() - 1);
                if (length < MIN_END || !isFree || !(copy.wholeNode() || source.wholeNode()) || budget < 0) {
                    continue;
                }
                int last = copy.to() - length;
                if (last < copy.from()) {
                    continue;
                }
                if (isSame(source.from(), last, length)) {
                    take(source.from(), last, length, result);
                } else if (isSame(source.from(), copy.from(), length)) {
                    take(source.from(), copy.from(), length, result);
                }
            }
        }
    }

    private boolean isSame(int source, int copy, int length) {
        for (int i = 0; i < length; i++) {
            budget--;
            if (!same(source + i, copy + i)) {
                return false;
            }
        }
        return true;
    }

    private void wholeStretches(Result result) {
        Map<String, Deque<Stretch>> byText = new HashMap<>();
        for (Stretch stretch : deleted.all()) {
            byText.computeIfAbsent(deleted.text(stretch), text -> new ArrayDeque<>())
                    .add(stretch);
        }
        for (Stretch copy : written.all()) {
            String text = written.text(copy);
            Deque<Stretch> same = byText.get(text);
            if (same == null || same.isEmpty()) {
                continue;
            }
            if (copy.wholeNode() || same.element().wholeNode() || isLongEnough(text)) {
                take(same.remove().from(), copy.from(), text.length(), result);
            }
        }
    }

    /** A piece that is the same in both rows. */
    private record Match(int source, int copy, int length) {}

    private void pieces(Result result) {
        Map<Integer, List<Integer>> seeds = new HashMap<>();
        for (int place = 0; place < deleted.size(); place++) {
            if (beginsWord(deleted, place)) {
                List<Integer> places = seeds.computeIfAbsent(seed(deleted, place), hash -> new ArrayList<>(1));
                if (places.size() < MAX_CANDIDATES) {
                    places.add(place);
                }
            }
        }
        if (seeds.isEmpty()) {
            return;
        }
        List<Match> matches = new ArrayList<>();
        Match last = new Match(0, 0, 0);
        for (int place = 0; place < written.size() && budget > 0; place++) {
            if (beginsWord(written, place)) {
                Match best = longest(seeds.getOrDefault(seed(written, place), List.of()), place, last);
                if (best.length > 0) {
                    matches.add(best);
                    last = best;
                }
            }
        }
        matches.sort(Comparator.comparingInt(Match::length).reversed());
        matches.forEach(match -> takeFree(match, result));
    }

    private static boolean beginsWord(Stretches row, int place) {
        return !row.isTaken(place)
                && Words.isWord(row.charAt(place))
                && (row.isTaken(place - 1) || !Words.isWord(row.charAt(place - 1)));
    }

    private static int seed(Stretches row, int place) {
        int hash = 0;
        int words = 1;
        for (int i = 0; i < SEED && !row.isTaken(place + i); i++) {
            boolean begins = i > 0 && beginsWord(row, place + i);
            boolean ends = i > 0 && !Words.isWord(row.charAt(place + i)) && Words.isWord(row.charAt(place + i - 1));
            words += begins ? 1 : 0;
            if (words == 2 && ends) {
                break;
            }
            hash = 31 * hash + row.charAt(place + i);
        }
        return hash;
    }

    private Match longest(List<Integer> candidates, int place, Match last) {
        Match best = new Match(0, 0, 0);
        for (int candidate : candidates) {
            if (candidate - place == last.source - last.copy && place < last.copy + last.length) {
                // Within the piece that was found for an earlier word.
                return new Match(0, 0, 0);
            }
            int back = 0;
            while (same(candidate - back - 1, place - back - 1)) {
                back++;
            }
            int length = 0;
            while (same(candidate + length, place + length)) {
                length++;
            }
            budget -= back + length;
            if (length > 0 && back + length > best.length) {
                best = new Match(candidate - back, place - back, back + length);
            }
        }
        return best;
    }

    private boolean same(int source, int copy) {
        return !deleted.isTaken(source) && !written.isTaken(copy) && deleted.charAt(source) == written.charAt(copy);
    }

    /** Takes the parts of a match that no longer one has taken, if they are long enough by themselves. */
    private void takeFree(Match match, Result result) {
        for (int i = 0; i < match.length; ) {
            int end = i;
            StringBuilder text = new StringBuilder();
            while (end < match.length && same(match.source + end, match.copy + end)) {
                text.append(written.charAt(match.copy + end));
                end++;
            }
            if (isLongEnough(text)) {
                take(match.source + i, match.copy + i, end - i, result);
                takeEnds(match.source + i, match.copy + i, result);
            }
            i = end + 1;
        }
    }

    /**
     * Takes how two stretches begin and end alike that have a long piece in common, if a node came or went with one.
     */
    private void takeEnds(int source, int copy, Result result) {
        Stretch from = deleted.at(source);
        Stretch to = written.at(copy);
        if (!from.wholeNode() && !to.wholeNode()) {
            return;
        }
        int begin = 0;
        while (same(from.from() + begin, to.from() + begin)) {
            begin++;
        }
        if (begin >= MIN_END || (begin > 0 && !Words.isWord(written.charAt(to.from())))) {
            take(from.from(), to.from(), begin, result);
        }
        int end = 0;
        while (same(from.to() - end - 1, to.to() - end - 1)) {
            end++;
        }
        if (end >= MIN_END || (end > 0 && !Words.isWord(written.charAt(to.to() - 1)))) {
            take(from.to() - end, to.to() - end, end, result);
        }
    }

    private void take(int source, int copy, int length, Result result) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            deleted.take(source + i);
            written.take(copy + i);
            boolean last = i == length - 1;
            if (last || !deleted.continuesAt(source + i + 1) || !written.continuesAt(copy + i + 1)) {
                Id first = deleted.idAt(source + start);
                result.copied(new IdRange(first.client(), first.clock(), i + 1L - start), written.idAt(copy + start));
                start = i + 1;
            }
        }
    }
}
