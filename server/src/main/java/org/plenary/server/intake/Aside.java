package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers the paragraphs that are left out as a whole, and finds the clauses before which they stood. For one thread,
 * one use.
 */
final class Aside {
    /** So many are kept to be taken; all are told. */
    private static final int MOST_KEPT = 500;

    private final Findings findings;
    private final List<Line> lines = new ArrayList<>();
    /** Of each place in the file where a clause or a part of one begins, how many clauses began before it. */
    private final TreeMap<Integer, Integer> begun = new TreeMap<>();

    private record Line(FindingCode code, Passage passage) {}

    Aside(Findings findings) {
        this.findings = findings;
    }

    /** Leaves a paragraph out, and tells of it. */
    void leave(FindingCode code, Passage passage) {
        findings.add(code, passage.where(), NoteWords.all(passage.inlines()));
        if (lines.size() < MOST_KEPT && !passage.isBlank()) {
            lines.add(new Line(code, passage));
        }
    }

    /** A paragraph that is not left out comes next, after so many clauses. */
    void passes(Passage passage, int clauses) {
        begun.putIfAbsent(passage.place(), clauses);
    }

    /** What was left out, in its order, in a text of so many clauses. */
    List<LeftOut> list(int clauses) {
        return lines.stream()
                .map(line -> {
                    Map.Entry<Integer, Integer> next =
                            begun.higherEntry(line.passage().place());
                    int before = next == null ? clauses : next.getValue();
                    return new LeftOut(line.code(), before + 1, line.passage().inlines());
                })
                .toList();
    }
}
