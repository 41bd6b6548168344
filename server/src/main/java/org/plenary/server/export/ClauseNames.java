package org.plenary.server.export;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.Form;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;

/**
 * What the clauses of a redline are called in a list beside it: their number, or their kind and first words. Immutable.
 */
public final class ClauseNames {
    private static final int MAX_WORDS = 40;

    private final Map<ClauseId, ClauseRedline> clauses = new HashMap<>();
    private final FixedWords wording;

    public ClauseNames(Edition edition, FixedWords wording) {
        this.wording = wording;
        edition.redline().clauses().forEach(clause -> clauses.put(clause.id(), clause));
    }

    /** Whether a clause is there at one of the moments, so that it has a name. */
    public boolean knows(ClauseId id) {
        return clauses.containsKey(id);
    }

    /** The name of a clause, as it is at the second moment, or was before it was removed. */
    public String of(ClauseId id) {
        ClauseRedline clause = clauses.get(id);
        if (clause == null) {
            return id.value();
        }
        Form after = clause.after();
        return after != null ? name(clause, after) : wording.removedSince(name(clause, clause.before()));
    }

    private String name(ClauseRedline clause, @Nullable Form form) {
        if (form == null || !form.number().isEmpty()) {
            return form == null ? clause.id().value() : form.number();
        }
        String words = words(clause);
        return words.isEmpty() ? wording.kind(form.kind()) : wording.clauseNamed(form.kind(), words);
    }

    private static String words(ClauseRedline clause) {
        StringBuilder text = new StringBuilder();
        for (ParagraphRedline paragraph : clause.paragraphs()) {
            for (Run run : Stretch.words(paragraph.runs())) {
                text.append(run.change() == Change.DELETED && clause.after() != null ? "" : run.text());
            }
        }
        String line = text.toString().replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_WORDS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_WORDS - 1)).strip() + "…";
    }
}
