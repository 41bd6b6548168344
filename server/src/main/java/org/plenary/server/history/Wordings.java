package org.plenary.server.history;

import java.util.HashMap;
import java.util.Map;
import org.plenary.instrument.ClauseId;
import org.plenary.server.negotiation.ClauseView;

/**
 * What all clauses said at certain moments, for who asks for the life of one clause often asks for that of others. What
 * stayed the same is kept once. Single-threaded.
 */
final class Wordings {
    /** More moments than this are not kept: then all are forgotten. */
    private static final int MAX_MOMENTS = 200;

    private static final int OVERHEAD_BYTES = 100;

    private final Map<Long, Map<ClauseId, Wording>> byMoment = new HashMap<>();
    private final Map<Wording, Wording> once = new HashMap<>();
    private long bytes;

    Map<ClauseId, Wording> at(long seq, History history) {
        Map<ClauseId, Wording> known = byMoment.get(seq);
        if (known != null) {
            return known;
        }
        if (byMoment.size() == MAX_MOMENTS) {
            byMoment.clear();
            once.clear();
            bytes = 0;
        }
        Map<ClauseId, Wording> wordings = new HashMap<>();
        for (ClauseView view : history.decidedClauses(seq)) {
            wordings.put(view.clause().id(), once(view));
        }
        bytes += (long) OVERHEAD_BYTES * wordings.size();
        byMoment.put(seq, wordings);
        return wordings;
    }

    private Wording once(ClauseView view) {
        Wording wording = new Wording(view.clause().kind(), view.number(), view.status(), view.text());
        Wording known = once.putIfAbsent(wording, wording);
        if (known == null) {
            bytes += OVERHEAD_BYTES + 2L * wording.text().length();
        }
        return known == null ? wording : known;
    }

    long bytes() {
        return bytes;
    }
}
