package org.plenary.instrument.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether words were added or removed when several wordings became one. A word is added as often as it stands in the
 * new wording more often than in all the others together; it is removed as often as it stands there less often than in
 * the one that has it most. Letters are compared as they are, capitals too; order and punctuation are not.
 *
 * @param added in the order of the new wording
 * @param removed in the order of the others
 */
public record WordCheck(List<String> added, List<String> removed) {
    /** Keeps copies of the lists. */
    public WordCheck {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * Compares.
     *
     * @param others what the clause said before, and the sources
     */
    public static WordCheck of(Wording after, List<Wording> others) {
        Map<String, Integer> now = counts(after);
        Map<String, Integer> together = new LinkedHashMap<>();
        Map<String, Integer> most = new LinkedHashMap<>();
        others.forEach(other -> counts(other).forEach((word, count) -> {
            together.merge(word, count, Integer::sum);
            most.merge(word, count, Math::max);
        }));
        return new WordCheck(more(now, together), more(most, now));
    }

    /** Whether no word was added or removed. */
    public boolean isClean() {
        return added.isEmpty() && removed.isEmpty();
    }

    private static Map<String, Integer> counts(Wording wording) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        wording.words().forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private static List<String> more(Map<String, Integer> these, Map<String, Integer> those) {
        List<String> more = new ArrayList<>();
        these.forEach((word, count) -> {
            for (int i = those.getOrDefault(word, 0); i < count; i++) {
                more.add(word);
            }
        });
        return more;
    }
}
