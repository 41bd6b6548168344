package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.FindingCode.Severity;

/**
 * Gathers the findings of one reading, each with its place and its words. Of each kind so many are named, and what is
 * beyond is counted: {@value #MAX_LOST} losses with {@value #MAX_LOST_LENGTH} UTF-16 units of words in all, and of what
 * is no loss {@value #MAX_OTHERS} with {@value #MAX_OTHERS_LENGTH}. For one thread.
 */
final class Findings {
    private static final String ELLIPSIS = "…";

    static final int MAX_LOST = 1_000;
    private static final int MAX_LOST_LENGTH = 200_000;
    static final int MAX_OTHERS = 200;
    private static final int MAX_OTHERS_LENGTH = 40_000;
    private static final int MAX_OTHER_EXCERPT = 400;

    /** Where each kind is told once, so much is said of the first. */
    private static final int MAX_FIRST = 120;

    /** So many words are kept of each kind of finding where it is told once, and so many UTF-16 units of each. */
    private static final int MAX_WORDS = 40;

    private static final int MAX_WORDS_LENGTH = 600;

    private final Map<FindingCode, Kind> kinds = new EnumMap<>(FindingCode.class);

    /** The findings of one kind: those that are named, and how many there are beyond. */
    private static final class Kind {
        private final List<Finding> named = new ArrayList<>();
        private int length;
        private int further;
    }

    /** Something was found; {@code excerpt} may be of any length and {@code ""} for none. */
    void add(FindingCode code, @Nullable String place, String excerpt) {
        boolean lost = code.severity() == Severity.LOST;
        Kind kind = kinds.computeIfAbsent(code, first -> new Kind());
        String said = cut(excerpt, lost ? Finding.MAX_EXCERPT : MAX_OTHER_EXCERPT);
        int length = said == null ? 0 : said.length();
        boolean isFull = kind.named.size() >= (lost ? MAX_LOST : MAX_OTHERS)
                || kind.length + length > (lost ? MAX_LOST_LENGTH : MAX_OTHERS_LENGTH);
        if (isFull || kind.further > 0) {
            kind.further++;
        } else {
            kind.length += length;
            kind.named.add(new Finding(code, 1, place, said));
        }
    }

    /**
     * What was found so far, one by one, what matters most first; behind those of a kind, how many there are beyond.
     */
    List<Finding> list() {
        List<Finding> list = new ArrayList<>();
        kinds.forEach((code, kind) -> {
            list.addAll(kind.named);
            if (kind.further > 0) {
                list.add(new Finding(code, kind.further, null, null, true));
            }
        });
        return sorted(list);
    }

    /** Each kind of what was found so far once: how often, and the first place and words; what matters most first. */
    List<Finding> kinds() {
        List<Finding> list = new ArrayList<>();
        kinds.forEach((code, kind) -> list.add(new Finding(
                code,
                kind.named.size() + kind.further,
                kind.named.isEmpty() ? null : kind.named.get(0).place(),
                words(kind).stream()
                        .findFirst()
                        .map(first -> cut(first, MAX_FIRST))
                        .orElse(null))));
        return sorted(list);
    }

    /**
     * The words that each kind of finding is about, as far as there are any: the first {@value #MAX_WORDS}, each cut.
     */
    Map<FindingCode, List<String>> words() {
        Map<FindingCode, List<String>> words = new EnumMap<>(FindingCode.class);
        kinds.forEach((code, kind) -> words.put(code, words(kind)));
        return words;
    }

    private static List<String> words(Kind kind) {
        List<String> words = new ArrayList<>();
        for (Finding finding : kind.named) {
            String said = finding.excerpt() == null ? null : cut(finding.excerpt(), MAX_WORDS_LENGTH);
            if (said != null && words.size() < MAX_WORDS) {
                words.add(said);
            }
        }
        return words;
    }

    private static List<Finding> sorted(Collection<Finding> findings) {
        List<Finding> list = new ArrayList<>(findings);
        list.sort(Comparator.comparing(finding -> finding.code().severity()));
        return List.copyOf(list);
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
