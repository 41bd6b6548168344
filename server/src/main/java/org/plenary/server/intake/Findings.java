package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the findings of one reading: of each kind how many there are, the first, and the words of many. For one thread. */
final class Findings {
    private static final String ELLIPSIS = "…";

    /** So many words are kept of each kind of finding, and so many UTF-16 units of each. */
    private static final int MAX_WORDS = 40;

    private static final int MAX_WORDS_LENGTH = 600;

    private final Map<FindingCode, Finding> found = new EnumMap<>(FindingCode.class);
    private final Map<FindingCode, List<String>> words = new EnumMap<>(FindingCode.class);

    /** Something was found; {@code excerpt} may be of any length and {@code ""} for none. */
    void add(FindingCode code, @Nullable String place, String excerpt) {
        List<String> all = words.computeIfAbsent(code, first -> new ArrayList<>());
        String said = all.size() < MAX_WORDS ? cut(excerpt, MAX_WORDS_LENGTH) : null;
        if (said != null) {
            all.add(said);
        }
        found.merge(
                code,
                new Finding(code, 1, place, cut(excerpt, Finding.MAX_EXCERPT)),
                (first, next) -> new Finding(
                        code,
                        first.count() + 1,
                        first.place(),
                        first.excerpt() == null ? next.excerpt() : first.excerpt()));
    }

    /** What was found so far, what matters most first. */
    List<Finding> list() {
        List<Finding> list = new ArrayList<>(found.values());
        list.sort(Comparator.comparing(finding -> finding.code().severity()));
        return List.copyOf(list);
    }

    /** The words that each kind of finding is about, as far as there are any: the first {@value #MAX_WORDS}, each cut. */
    Map<FindingCode, List<String>> words() {
        return words;
    }

    private static @Nullable String cut(String excerpt, int length) {
        String text = excerpt.length() > 4 * length ? excerpt.substring(0, 4 * length) : excerpt;
        text = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= length) {
            return text;
        }
        int end = length - ELLIPSIS.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }
}
