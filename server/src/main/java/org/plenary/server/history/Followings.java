package org.plenary.server.history;

import java.util.ArrayList;
import java.util.List;
import org.plenary.server.checkpoint.EntryTable;
import org.plenary.server.history.Decisions.Taken;
import org.plenary.server.negotiation.FollowDraft;

/**
 * How a branch's followings of its draft are told. While somebody writes in the draft there is one after the other;
 * those with nothing between them that the branch's own people wrote or decided are one for whoever looks back.
 */
final class Followings {
    private Followings() {}

    /** The same decisions, and of followings that come one after the other the last alone. */
    static List<Taken> joined(List<Taken> decisions, EntryTable entries) {
        List<Taken> joined = new ArrayList<>(decisions.size());
        for (int i = 0; i < decisions.size(); i++) {
            if (i + 1 == decisions.size() || !goesOn(decisions.get(i), decisions.get(i + 1), entries)) {
                joined.add(decisions.get(i));
            }
        }
        return joined;
    }

    private static boolean goesOn(Taken taken, Taken next, EntryTable entries) {
        if (!(taken.decision() instanceof FollowDraft follow) || !(next.decision() instanceof FollowDraft)) {
            return false;
        }
        int edits = 0;
        for (long seq = taken.seq() + 1; seq < next.seq(); seq++) {
            edits += entries.kind(seq).isText() ? 1 : 0;
        }
        return edits <= follow.edits().size();
    }
}
