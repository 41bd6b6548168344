package org.plenary.instrument.redline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.plenary.crdt.Change;

/** Counts what a redline changes, by the key of the entry that changed it. */
final class FiguresCount<K> {
    private final LongFunction<K> key;
    private final Map<K, Figures> figures = new LinkedHashMap<>();
    private final Map<Long, K> keys = new HashMap<>();
    private final Set<K> touched = new HashSet<>();

    private FiguresCount(LongFunction<K> key) {
        this.key = key;
    }

    static <K> Map<K, Figures> of(DraftRedline redline, LongFunction<K> key) {
        FiguresCount<K> count = new FiguresCount<>(key);
        redline.clauses().forEach(count::add);
        return count.figures;
    }

    private void add(ClauseRedline clause) {
        touched.clear();
        if (clause.seq() != 0) {
            add(clause.seq(), 0, 0);
        }
        for (ParagraphRedline paragraph : clause.paragraphs()) {
            for (Run run : paragraph.runs()) {
                if (run.parts().isEmpty()) {
                    add(run);
                } else {
                    run.parts().forEach(this::add);
                }
            }
        }
    }

    /** A sign is no text of the draft. */
    private void add(Run run) {
        if (run.changed() != 0 && run.sign() == null) {
            long length = run.text().codePointCount(0, run.text().length());
            add(
                    run.changed(),
                    run.change() == Change.INSERTED ? length : 0,
                    run.change() == Change.DELETED ? length : 0);
        }
    }

    private void add(long seq, long inserted, long deleted) {
        K by = keys.computeIfAbsent(seq, key::apply);
        Figures before = figures.getOrDefault(by, Figures.NONE);
        figures.put(
                by,
                new Figures(
                        before.clauses() + (touched.add(by) ? 1 : 0),
                        before.inserted() + inserted,
                        before.deleted() + deleted));
    }
}
