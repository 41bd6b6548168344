package org.plenary.server.room;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.instrument.HeldNumbers;
import org.plenary.server.negotiation.ClauseDecision;
import org.plenary.server.negotiation.Drafting;
import org.plenary.server.negotiation.Numbers;
import org.plenary.server.negotiation.Standing;

/**
 * The notice of what stands, for people who are in the room: the decisions about clauses, the mode, and whether the
 * draft is archived.
 *
 * <pre>
 * {"kind": "standing", "seq", "mode", "archived", "numbering": {"mode", "since", "numbers": [{"clause", "number"}]},
 *  "clauses": {clause: {"status", "person", "name", "delegation", "at", "reason"}}}
 * {"kind": "standing-change", "since", "seq", "mode", "archived",
 *  "numbering",                               if it has changed since the entry "since"
 *  "clauses"}                                 of these only those that have changed since then
 * </pre>
 */
final class StandingNotice {
    private StandingNotice() {}

    /** @param seq the newest decision's entry in the record */
    static byte[] of(Standing standing, long seq) {
        return PlenaryFrames.notice(notice("standing", standing, seq)
                .put("numbering", numbering(standing.numbers()))
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
        JsonObject notice = notice("standing-change", after, seq).put("since", since);
        if (!after.numbers().equals(before.numbers())) {
            notice.put("numbering", numbering(after.numbers()));
        }
        return PlenaryFrames.notice(notice.put("clauses", clauses(changed)).encode());
    }

    /** The numbers that hold are told in the order in which they were given, if any do. */
    private static JsonObject numbering(Numbers numbers) {
        JsonObject json = new JsonObject().put("mode", numbers.mode().name());
        HeldNumbers held = numbers.held();
        if (held == null) {
            return json;
        }
        JsonArray all = new JsonArray();
        held.all()
                .forEach(each -> all.add(new JsonObject()
                        .put("clause", each.clause().value())
                        .put("number", each.number().toString())));
        return json.put("since", numbers.since()).put("numbers", all);
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
