package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the findings of one reading: of each kind how many there are, and the first. For one thread. */
final class Findings {
    private static final String ELLIPSIS = "…";

    private final Map<FindingCode, Finding> found = new EnumMap<>(FindingCode.class);

    /** Something was found; {@code excerpt} may be of any length and {@code ""} for none. */
    void add(FindingCode code, @Nullable String place, String excerpt) {
        found.merge(
                code,
                new Finding(code, 1, place, cut(excerpt)),
                (first, next) -> new Finding(
                        code, first.count() + 1, first.place(), first.excerpt() == null ? next.excerpt() : first.excerpt()));
    }

    /** What was found so far, what matters most first. */
    List<Finding> list() {
        List<Finding> list = new ArrayList<>(found.values());
        list.sort(Comparator.comparing(finding -> finding.code().severity()));
        return List.copyOf(list);
    }

    private static @Nullable String cut(String excerpt) {
        String text = excerpt.length() > 4 * Finding.MAX_EXCERPT
                ? excerpt.substring(0, 4 * Finding.MAX_EXCERPT)
                : excerpt;
        text = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= Finding.MAX_EXCERPT) {
            return text;
        }
        int end = Finding.MAX_EXCERPT - ELLIPSIS.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }
}
