package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Joins neighbouring runs that differ only in entries of the same key. */
final class JoinedRuns {
    private final LongFunction<?> key;
    private final List<Run> joined = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Run open;

    private JoinedRuns(LongFunction<?> key) {
        this.key = key;
    }

    static List<Run> join(List<Run> runs, LongFunction<?> key) {
        JoinedRuns all = new JoinedRuns(key);
        runs.forEach(all::add);
        all.end();
        return all.joined;
    }

    private void add(Run run) {
        Run before = open;
        if (before != null && isAlike(before, run)) {
            open = new Run(
                    "",
                    run.change(),
                    run.before(),
                    run.after(),
                    Math.max(before.written(), run.written()),
                    Math.max(before.changed(), run.changed()),
                    Math.max(before.copied(), run.copied()),
                    List.of());
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

    private boolean isAlike(Run one, Run other) {
        return one.change() == other.change()
                && one.before().equals(other.before())
                && one.after().equals(other.after())
                && one.parts().isEmpty()
                && other.parts().isEmpty()
                && sameKey(one.written(), other.written())
                && sameKey(one.changed(), other.changed())
                && sameKey(one.copied(), other.copied());
    }

    private boolean sameKey(long one, long other) {
        return one == other || (one != 0 && other != 0 && Objects.equals(key.apply(one), key.apply(other)));
    }
}
