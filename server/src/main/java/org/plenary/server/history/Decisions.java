package org.plenary.server.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Head;
import org.plenary.server.standing.ClauseDecision.Author;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionCodec;
import org.plenary.server.standing.IssuedRevision;
import org.plenary.server.standing.Standing;

/** What was decided about a draft, and what stood at each moment. Append-only; single-threaded. */
final class Decisions {
    /** What stood is kept once for so many decisions; in between it is made from the last. */
    private static final int STRIDE = 64;

    private final List<Taken> all = new ArrayList<>();
    private final List<Standing> kept = new ArrayList<>();
    private Standing newest = Standing.INITIAL;

    /**
     * A decision that was taken.
     *
     * @param head its entry
     * @param by who took it
     * @param atMillis when, milliseconds since 1970 UTC
     */
    record Taken(Head head, Decision decision, Author by, long atMillis) {
        long seq() {
            return head.seq();
        }

        Standing after(Standing before) {
            return before.after(decision, by, atMillis, seq());
        }
    }

    /** Takes the next entry, if it is a decision. */
    void take(Entry entry) {
        if (entry.kind() == EntryKind.TEXT || entry.kind() == EntryKind.PERSON) {
            return;
        }
        if (all.size() % STRIDE == 0) {
            kept.add(newest);
        }
        DecisionCodec.Made made = DecisionCodec.decode(entry);
        Author by = new Author(entry.person(), made.by(), entry.delegation());
        Taken taken = new Taken(entry.head(), made.decision(), by, entry.atMillis());
        all.add(taken);
        newest = taken.after(newest);
    }

    /** All decisions, in order. */
    List<Taken> all() {
        return Collections.unmodifiableList(all);
    }

    /** What stands after the newest entry. */
    Standing newest() {
        return newest;
    }

    /** The revisions that were issued, in order. */
    List<IssuedRevision> revisions() {
        return newest.revisions();
    }

    /** What stood after an entry. */
    Standing at(long seq) {
        int count = upTo(seq);
        if (count == all.size()) {
            return newest;
        }
        Standing standing = kept.get(count / STRIDE);
        for (Taken taken : all.subList(count - count % STRIDE, count)) {
            standing = taken.after(standing);
        }
        return standing;
    }

    /** How many there were up to an entry. */
    private int upTo(long seq) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).seq() <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
