package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.Words;

/**
 * Makes the runs of one paragraph readable: words exchanged, not letters shuffled.
 *
 * <ol>
 *   <li>A {@linkplain Words word} stays KEPT if it is made of the same units at both moments. All others are exchanged:
 *       the old one is shown whole as DELETED, the new one whole as INSERTED.
 *   <li>Between two exchanges, each of which takes words away and brings some, what is kept is exchanged with them if
 *       it is {@value #MAX_ISLAND} characters at most without a letter or digit among them, such as a space: "the quick
 *       brown" becomes "a slow red" at once and not in three steps.
 *   <li>Of what is exchanged at one place, the old comes first and then the new.
 * </ol>
 *
 * <p>A word with a history of its own, because some of it was kept or several entries changed it, is shown as the work
 * of the entry that changed the most of it, and tells its parts. Neighbouring words of the same key are one run. The
 * text at both moments stays what it was.
 */
final class WordExchange {
    private static final int MAX_ISLAND = 3;
    private static final int NOT_KEPT = -1;

    private final List<Run> runs;
    private final EntryKeys keys;
    private final List<Run> result = new ArrayList<>();

    /** The units of all runs in a row, and for each its run. */
    private final String units;

    private final int[] runOf;

    /** Which units are not shown as kept. */
    private final boolean[] exchanged;

    private WordExchange(List<Run> runs, EntryKeys keys) {
        this.runs = runs;
        this.keys = keys;
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        units = text.toString();
        runOf = new int[units.length()];
        exchanged = new boolean[units.length()];
        int at = 0;
        for (int run = 0; run < runs.size(); run++) {
            for (int end = at + runs.get(run).text().length(); at < end; at++) {
                runOf[at] = run;
                exchanged[at] = runs.get(run).change() != Change.KEPT;
            }
        }
    }

    /**
     * Runs of one paragraph; the words of each footnote, and what is between footnotes, are exchanged by themselves.
     */
    static List<Run> exchange(List<Run> runs, EntryKeys keys) {
        if (runs.stream().allMatch(run -> run.footnote() == null)) {
            return exchangeTogether(runs, keys);
        }
        List<Run> all = new ArrayList<>();
        for (int from = 0; from < runs.size(); ) {
            Run first = runs.get(from);
            int end = from + 1;
            while (!first.isMark() && end < runs.size() && standTogether(first, runs.get(end))) {
                end++;
            }
            all.addAll(exchangeTogether(runs.subList(from, end), keys));
            from = end;
        }
        return all;
    }

    /** Whether a run that follows is in the same footnote, or both are in none. */
    private static boolean standTogether(Run run, Run next) {
        return !next.isMark() && Objects.equals(run.footnote(), next.footnote());
    }

    private static List<Run> exchangeTogether(List<Run> runs, EntryKeys keys) {
        boolean changed = runs.stream().anyMatch(run -> run.change() != Change.KEPT && !run.isMark());
        boolean done = runs.stream().anyMatch(run -> !run.parts().isEmpty());
        return changed && !done ? new WordExchange(runs, keys).run() : runs;
    }

    private List<Run> run() {
        findWords();
        joinOverIslands();
        for (int at = 0; at < units.length(); ) {
            int end = at;
            if (exchanged[at]) {
                while (end < units.length() && exchanged[end]) {
                    end++;
                }
                tell(at, end, Change.DELETED);
                tell(at, end, Change.INSERTED);
            } else {
                while (end < units.length() && !exchanged[end] && runOf[end] == runOf[at]) {
                    end++;
                }
                result.add(runs.get(runOf[at]).withText(units.substring(at, end)));
            }
            at = end;
        }
        return result;
    }

    private Change change(int unit) {
        return runs.get(runOf[unit]).change();
    }

    /** The units that are there at one of the moments: the first, if {@code absent} is INSERTED. */
    private int[] unitsWithout(Change absent) {
        int[] places = new int[units.length()];
        int count = 0;
        for (int unit = 0; unit < units.length(); unit++) {
            if (change(unit) != absent) {
                places[count++] = unit;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** Finds the words that are not made of the same units at both moments. */
    private void findWords() {
        int[] firstBefore = new int[units.length()];
        int[] lengthBefore = new int[units.length()];
        int[] firstAfter = new int[units.length()];
        int[] lengthAfter = new int[units.length()];
        findWords(unitsWithout(Change.INSERTED), firstBefore, lengthBefore);
        findWords(unitsWithout(Change.DELETED), firstAfter, lengthAfter);
        for (int unit = 0; unit < units.length(); unit++) {
            exchanged[unit] |= firstBefore[unit] != firstAfter[unit]
                    || lengthBefore[unit] != lengthAfter[unit]
                    || lengthBefore[unit] == NOT_KEPT;
        }
    }

    /**
     * For each unit of a moment the first unit of its word and how long that is; less than 0 if not all of it is kept.
     */
    private void findWords(int[] places, int[] first, int[] length) {
        StringBuilder text = new StringBuilder(places.length);
        for (int place : places) {
            text.append(units.charAt(place));
        }
        for (int from = 0; from < places.length; ) {
            int end = Words.end(text, from);
            boolean kept = true;
            for (int i = from; i < end; i++) {
                kept &= change(places[i]) == Change.KEPT;
            }
            for (int i = from; i < end; i++) {
                first[places[i]] = places[from];
                length[places[i]] = kept ? end - from : NOT_KEPT;
            }
            from = end;
        }
    }

    private void joinOverIslands() {
        int island = -1;
        boolean behindExchange = false;
        for (int at = 0; at < units.length(); ) {
            int end = at;
            while (end < units.length() && exchanged[end] == exchanged[at]) {
                end++;
            }
            if (!exchanged[at]) {
                island = behindExchange && isIsland(at, end) ? at : -1;
                behindExchange = false;
            } else {
                behindExchange = isExchange(at, end);
                if (island >= 0 && behindExchange) {
                    Arrays.fill(exchanged, island, at, true);
                }
                island = -1;
            }
            at = end;
        }
    }

    private boolean isIsland(int from, int to) {
        String text = units.substring(from, to);
        return text.length() <= MAX_ISLAND && !Words.hasWord(text) && text.indexOf('\n') < 0;
    }

    /** Whether words go and others come. */
    private boolean isExchange(int from, int to) {
        return Words.hasWord(side(from, to, Change.INSERTED)) && Words.hasWord(side(from, to, Change.DELETED));
    }

    private CharSequence side(int from, int to, Change absent) {
        StringBuilder text = new StringBuilder();
        for (int unit = from; unit < to; unit++) {
            if (change(unit) != absent) {
                text.append(units.charAt(unit));
            }
        }
        return text;
    }

    /** Tells one side of an exchange. */
    private void tell(int from, int to, Change side) {
        Change absent = side == Change.DELETED ? Change.INSERTED : Change.DELETED;
        int[] places = new int[to - from];
        int count = 0;
        for (int unit = from; unit < to; unit++) {
            if (change(unit) != absent) {
                places[count++] = unit;
            }
        }
        CharSequence text = side(from, to, absent);
        ExchangedWords out = new ExchangedWords(side, keys, mostFrequent(from, to));
        for (int word = 0; word < text.length(); ) {
            int end = Words.end(text, word);
            List<Run> parts = new ArrayList<>();
            for (int i = word; i < end; ) {
                int run = runOf[places[i]];
                int start = i;
                while (i < end && runOf[places[i]] == run) {
                    i++;
                }
                parts.add(runs.get(run).withText(text.subSequence(start, i).toString()));
            }
            out.add(parts);
            word = end;
        }
        result.addAll(out.finish());
    }

    /** The entry that changed the most units. */
    private long mostFrequent(int from, int to) {
        Map<Long, Integer> counts = new HashMap<>();
        for (int unit = from; unit < to; unit++) {
            if (change(unit) != Change.KEPT) {
                counts.merge(runs.get(runOf[unit]).changed(), 1, Integer::sum);
            }
        }
        return most(counts, 0);
    }

    /** The key with the greatest count, the smallest of several; what is given if there is none. */
    static long most(Map<Long, Integer> counts, long otherwise) {
        @Nullable Long best = null;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            int more = best == null ? 1 : entry.getValue() - counts.getOrDefault(best, 0);
            if (best == null || more > 0 || (more == 0 && entry.getKey() < best)) {
                best = entry.getKey();
            }
        }
        return best == null ? otherwise : best;
    }
}
