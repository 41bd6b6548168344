package org.plenary.server.room;

import io.vertx.core.json.JsonObject;
import java.util.TreeMap;
import org.plenary.server.negotiation.Drafting;
import org.plenary.server.negotiation.Standing;

/**
 * The notice of what stands, for people who are in the room: the decisions about clauses, the mode, and whether the draft is
 * archived.
 *
 * <pre>
 * {"kind": "standing", "seq", "mode", "archived", "clauses": {clause: {"status", "person", "name", "delegation", "at", "reason"}}}
 * </pre>
 */
final class StandingNotice {
    private StandingNotice() {}

    /** @param seq the newest decision's entry in the record */
    static byte[] of(Standing standing, long seq) {
        JsonObject clauses = new JsonObject();
        new TreeMap<>(standing.clauses().byClause())
                .forEach((id, decision) ->
                        clauses.put(id, new JsonObject(decision.toFields().toMap())));
        Drafting drafting = standing.drafting();
        return PlenaryFrames.notice(new JsonObject()
                .put("kind", "standing")
                .put("seq", seq)
                .put("mode", drafting.mode().name())
                .put("archived", drafting.archived())
                .put("clauses", clauses)
                .encode());
    }
}
