package org.plenary.server.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.instrument.ClauseId;

/**
 * The numbers that were taken off the text of a file, as they stood there. Immutable.
 *
 * @param clauses of each clause that had one, such as {@code 1.}
 * @param parts of each clause with numbered sub-paragraphs, those of all its sub-paragraphs in their order, such as
 *     {@code (a)}; {@code ""} for one that had none
 */
public record NumbersInFile(Map<ClauseId, String> clauses, Map<ClauseId, List<String>> parts) {
    /** Keeps copies. */
    public NumbersInFile {
        clauses = Map.copyOf(clauses);
        parts = Map.copyOf(parts);
    }

    /** The same without the numbers of some clauses, which are words of these; those of their sub-paragraphs stay. */
    NumbersInFile without(Set<ClauseId> some) {
        Map<ClauseId, String> others = new HashMap<>(clauses);
        others.keySet().removeAll(some);
        return new NumbersInFile(others, parts);
    }

    /** The number of a clause, or {@code ""}. */
    public String of(ClauseId clause) {
        return clauses.getOrDefault(clause, "");
    }

    /**
     * The number of the sub-paragraph that is the {@code part}-th of its clause in reading order, from 1, or {@code
     * ""}.
     */
    public String of(ClauseId clause, int part) {
        List<String> all = parts.getOrDefault(clause, List.of());
        return part < 1 || part > all.size() ? "" : all.get(part - 1);
    }
}
