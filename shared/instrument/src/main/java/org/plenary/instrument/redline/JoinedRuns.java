package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins neighbouring runs that differ only in entries of the same key. */
final class JoinedRuns {
    private final EntryKeys keys;
    private final List<Run> joined = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Run open;

    private JoinedRuns(EntryKeys keys) {
        this.keys = keys;
    }

    static List<Run> join(List<Run> runs, EntryKeys keys) {
        JoinedRuns all = new JoinedRuns(keys);
        runs.forEach(all::add);
        all.end();
        return all.joined;
    }

    private void add(Run run) {
        if (run.isMark()) {
            end();
            joined.add(run);
            return;
        }
        if (open != null && keys.alike(open, run)) {
            open = EntryKeys.joined(open, run);
        } else {
            end();
            open = run;
        }
        text.append(run.text());
    }

    private void end() {
        if (open != null) {
            joined.add(open.withText(text.toString()));
            text.setLength(0);
            open = null;
        }
    }
}
