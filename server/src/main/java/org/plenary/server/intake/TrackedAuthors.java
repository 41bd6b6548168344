package org.plenary.server.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.plenary.server.intake.Element.Space;

/** Who tracked changes in a Word file, and how many. For one thread. */
final class TrackedAuthors {
    private static final int MAX_AUTHORS = 200;
    private static final int MAX_NAME = 255;
    private static final Set<String> CHANGES = Set.of(
            "ins",
            "del",
            "moveFrom",
            "moveTo",
            "rPrChange",
            "pPrChange",
            "trPrChange",
            "tcPrChange",
            "cellIns",
            "cellDel",
            "numberingChange");

    private final Map<String, Integer> changes = new LinkedHashMap<>();

    /** Counts those in a tree. */
    void take(Element tree) {
        if (tree.space() == Space.WORD && CHANGES.contains(tree.name())) {
            String author = tree.attribute("author");
            String name = author == null ? "" : author.strip();
            String cut = name.codePointCount(0, name.length()) <= MAX_NAME
                    ? name
                    : name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
            if (changes.containsKey(cut) || changes.size() < MAX_AUTHORS) {
                changes.merge(cut, 1, Integer::sum);
            }
        }
        tree.children().forEach(this::take);
    }

    /** How many each tracked, in the order of their first. */
    Map<String, Integer> all() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }
}
