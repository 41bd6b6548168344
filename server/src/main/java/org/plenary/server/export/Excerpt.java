package org.plenary.server.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.redline.ClauseChange;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.Form;

/**
 * What a paper shows of a text that it changes in places: the clauses in which something changed, the title, the
 * heading above each, and before one that is new or comes to stand elsewhere the clause behind which it does.
 * Stateless.
 */
final class Excerpt {
    private Excerpt() {}

    /** The clauses that are shown. */
    static Set<ClauseId> of(DraftRedline redline) {
        Set<ClauseId> shown = new HashSet<>();
        ClauseRedline heading = null;
        ClauseRedline previous = null;
        for (ClauseRedline clause : redline.clauses()) {
            if (isChanged(clause)) {
                shown.add(clause.id());
                show(heading, shown);
                if (clause.moved() || clause.change() == ClauseChange.ADDED) {
                    show(previous, shown);
                }
            }
            Form after = clause.after();
            if (after != null) {
                previous = clause;
                heading = after.kind() == ClauseKind.HEADING ? clause : heading;
                if (after.kind() == ClauseKind.TITLE) {
                    shown.add(clause.id());
                }
            }
        }
        return shown;
    }

    private static void show(@Nullable ClauseRedline clause, Set<ClauseId> shown) {
        if (clause != null) {
            shown.add(clause.id());
        }
    }

    private static boolean isChanged(ClauseRedline clause) {
        return clause.moved() || clause.change() != ClauseChange.KEPT;
    }

    /** The same without the other clauses. */
    static DraftRedline cut(DraftRedline redline, Set<ClauseId> shown) {
        List<ClauseRedline> clauses = new ArrayList<>(redline.clauses());
        clauses.removeIf(clause -> !shown.contains(clause.id()));
        return new DraftRedline(clauses);
    }
}
