package org.plenary.server.room;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.plenary.server.negotiation.Act;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.TakenDecision;

/**
 * The notice that somebody decided something, for people who are in the room: what, who and when, with the entry of the
 * record, and what the decision's {@link org.plenary.server.negotiation.Decision#news() news} are.
 *
 * <pre>
 * {"kind": "decision", "decision", "seq", "at", "person", "name", "delegation", …}
 * </pre>
 *
 * @param seq the decision's entry in the record
 * @param frame a complete message; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
record DecisionNotice(long seq, byte[] frame) {
    /**
     * The notice of a decision; none for one that is not told.
     *
     * @param besides what is told besides its news
     */
    static Optional<DecisionNotice> of(TakenDecision taken, Fields besides) {
        return taken.decision().news().map(news -> {
            Act act = taken.act();
            JsonObject notice = new JsonObject()
                    .put("kind", "decision")
                    .put("seq", act.seq())
                    .put("at", Instant.ofEpochMilli(act.atMillis()).toString())
                    .put("person", act.by().id().value())
                    .put("name", act.by().name())
                    .put("delegation", act.by().delegation())
                    .put("decision", taken.decision().kind().entry().wireName());
            notice.getMap().putAll(news.toMap());
            notice.getMap().putAll(besides.toMap());
            return new DecisionNotice(act.seq(), PlenaryFrames.notice(notice.encode()));
        });
    }
}
