package org.plenary.server.room;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.server.negotiation.ClauseDecision;
import org.plenary.server.negotiation.Drafting;
import org.plenary.server.negotiation.Standing;

/**
 * The notice of what stands, for people who are in the room: the decisions about clauses, the mode, and whether the
 * draft is archived.
 *
 * <pre>
 * {"kind": "standing", "seq", "mode", "archived",
 *  "clauses": {clause: {"status", "person", "name", "delegation", "at", "reason"}}}
 * {"kind": "standing-change", "since", "seq", "mode", "archived",
 *  "clauses"}                                 of these only those that have changed since the entry "since"
 * </pre>
 */
final class StandingNotice {
    private StandingNotice() {}

    /** @param seq the newest decision's entry in the record */
    static byte[] of(Standing standing, long seq) {
        return PlenaryFrames.notice(notice("standing", standing, seq)
                .put("clauses", clauses(standing.clauses().byClause()))
                .encode());
    }

    /**
     * What has changed.
     *
     * @param since the entry that {@code before} was told with
     * @param seq the newest decision's entry in the record
     */
    static byte[] change(Standing before, long since, Standing after, long seq) {
        Map<String, ClauseDecision> changed = new HashMap<>(after.clauses().byClause());
        changed.entrySet().removeAll(before.clauses().byClause().entrySet());
        return PlenaryFrames.notice(notice("standing-change", after, seq)
                .put("since", since)
                .put("clauses", clauses(changed))
                .encode());
    }

    private static JsonObject notice(String kind, Standing standing, long seq) {
        Drafting drafting = standing.drafting();
        return new JsonObject()
                .put("kind", kind)
                .put("seq", seq)
                .put("mode", drafting.mode().name())
                .put("archived", drafting.archived());
    }

    private static JsonObject clauses(Map<String, ClauseDecision> decisions) {
        JsonObject clauses = new JsonObject();
        new TreeMap<>(decisions)
                .forEach((id, decision) ->
                        clauses.put(id, new JsonObject(decision.toFields().toMap())));
        return clauses;
    }
}
