package org.plenary.server.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.Incorporate;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.TakenDecision;

/** What was decided about a draft, and what stood at each moment. Append-only; single-threaded. */
final class Decisions {
    /** What stood is kept once for so many decisions; in between it is made from the last. */
    private static final int STRIDE = 64;

    private final List<Taken> all = new ArrayList<>();
    private final List<Standing> kept = new ArrayList<>();
    private Standing newest = Standing.INITIAL;
    private boolean anyTaken;

    /**
     * A decision that was taken.
     *
     * @param head its entry
     */
    record Taken(Head head, TakenDecision taken) {
        Decision decision() {
            return taken.decision();
        }

        Author by() {
            return taken.act().by();
        }

        long atMillis() {
            return taken.act().atMillis();
        }

        long seq() {
            return head.seq();
        }

        Standing after(Standing before) {
            return taken.after(before);
        }
    }

    /** Takes the next entry, if it is a decision. */
    void take(Entry entry) {
        if (entry.kind().isText() || entry.kind().isPerson()) {
            return;
        }
        if (all.size() % STRIDE == 0) {
            kept.add(newest);
        }
        Taken taken = new Taken(entry.head(), DecisionCodec.decode(entry));
        all.add(taken);
        newest = taken.after(newest);
        anyTaken |= taken.decision() instanceof Incorporate;
    }

    /** All decisions, in order. */
    List<Taken> all() {
        return Collections.unmodifiableList(all);
    }

    /** The first {@code limit} decisions after an entry, in order. */
    List<Taken> after(long seq, int limit) {
        int from = upTo(seq);
        return List.copyOf(all.subList(from, Math.min(all.size(), from + limit)));
    }

    /** The last decision up to an entry, if there is one. */
    Optional<Taken> lastUpTo(long seq) {
        int count = upTo(seq);
        return count == 0 ? Optional.empty() : Optional.of(all.get(count - 1));
    }

    /** Whether anything was ever taken from a proposal. */
    boolean areAnyTaken() {
        return anyTaken;
    }

    /** What stands after the newest entry. */
    Standing newest() {
        return newest;
    }

    /** The revisions that were issued, in order. */
    List<IssuedRevision> revisions() {
        return newest.revisions().all();
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
