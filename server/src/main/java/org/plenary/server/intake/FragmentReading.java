package org.plenary.server.intake;

import java.util.List;
import java.util.Map;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;

/**
 * What was read from a fragment of a text.
 *
 * @param parts what goes into the clause around it: a paragraph that goes on with its words, then further paragraphs
 *     and sub-paragraphs; may be empty
 * @param level at which level of sub-paragraphs the first of those in {@code parts} were by their label: 1 for (a), 2
 *     for (i), 3 for (A), 4 for (1); 0 if nothing tells
 * @param clauses the clauses that follow; their ids are new and of no meaning
 * @param numbers the numbers that were taken off the text, in their order, at most {@value #MAX_NUMBERS}
 * @param findings what did not come as it was, the losses first
 * @param words of each kind of finding the words that it is about, as far as there are any
 */
public record FragmentReading(
        List<Block> parts,
        int level,
        List<Clause> clauses,
        List<String> numbers,
        List<Finding> findings,
        Map<FindingCode, List<String>> words) {
    static final int MAX_NUMBERS = 200;

    /** Keeps copies of the collections. */
    public FragmentReading {
        parts = List.copyOf(parts);
        clauses = List.copyOf(clauses);
        numbers = List.copyOf(numbers);
        findings = List.copyOf(findings);
        words = Map.copyOf(words);
    }
}
