package org.plenary.server.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.instrument.anchor.Passage;
import org.plenary.server.history.BracketThen.Part;

/**
 * How many words stand in brackets: each once, however many brackets it is in. A word that a bracket begins or ends in
 * counts. Single-threaded.
 */
final class BracketedWords {
    private final WordCount count;

    BracketedWords(WordCount count) {
        this.count = count;
    }

    /** One text: that of a clause, or of one of its footnotes. */
    private record Place(String clause, int footnote) {}

    /** Words that stand together, with line feeds between lines, which are no units. */
    private record Stretch(int from, int to, String words) {
        /** With those of another that begins within this. */
        Stretch with(Stretch next) {
            return next.to <= to ? this : new Stretch(from, next.to, words + next.after(to));
        }

        /** What is behind a unit. */
        private String after(int unit) {
            int at = 0;
            for (int skipped = from; skipped < unit; at++) {
                skipped += words.charAt(at) == '\n' ? 0 : 1;
            }
            return words.substring(at);
        }
    }

    int in(List<BracketThen> brackets) {
        Map<Place, List<Stretch>> places =
                new TreeMap<>(Comparator.comparing(Place::clause).thenComparingInt(Place::footnote));
        for (BracketThen bracket : brackets) {
            for (Part part : bracket.parts()) {
                Passage passage = part.passage();
                if (passage != null) {
                    places.computeIfAbsent(
                                    new Place(passage.clause().value(), passage.footnote()), place -> new ArrayList<>())
                            .add(new Stretch(passage.from(), passage.to(), part.words()));
                }
            }
        }
        return places.values().stream().mapToInt(this::inOneText).sum();
    }

    private int inOneText(List<Stretch> stretches) {
        stretches.sort(Comparator.comparingInt(Stretch::from));
        int words = 0;
        Stretch open = stretches.get(0);
        for (Stretch next : stretches.subList(1, stretches.size())) {
            if (next.from < open.to) {
                open = open.with(next);
            } else {
                words += count.of(open.words);
                open = next;
            }
        }
        return words + count.of(open.words);
    }
}
