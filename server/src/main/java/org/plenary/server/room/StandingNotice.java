package org.plenary.server.room;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plenary.instrument.HeldNumbers;
import org.plenary.server.negotiation.Alternatives;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.BracketFields;
import org.plenary.server.negotiation.Brackets;
import org.plenary.server.negotiation.ClauseDecision;
import org.plenary.server.negotiation.ClausePackage;
import org.plenary.server.negotiation.Drafting;
import org.plenary.server.negotiation.Numbers;
import org.plenary.server.negotiation.Packages;
import org.plenary.server.negotiation.Standing;

/**
 * The notice of what stands, for people who are in the room: the decisions about clauses, the mode, whether the draft
 * is archived, its brackets, its packages and its alternatives.
 *
 * <pre>
 * {"kind": "standing", "seq", "mode", "archived", "numbering": {"mode", "since", "numbers": [{"clause", "number"}]},
 *  "clauses": {clause: {"status", "person", "name", "delegation", "at", "reason", "agreement"}},
 *  "brackets": [bracket],                    if there are any
 *  "packages": [package],                    likewise
 *  "alternatives": [alternative],            likewise, the oldest first
 *  "choices": [choice]}                      with them: those that may be put back, the oldest first
 * {"kind": "standing-change", "since", "seq", "mode", "archived",
 *  "numbering",                               if it has changed since the entry "since"
 *  "alternatives", "choices",                 likewise, and then all
 *  "clauses", "brackets", "packages",         of these only those that have changed since then
 *  "bracketsGone": [id],                     those that were lifted since, or settled long ago and forgotten
 *  "packagesGone": [id]}                     those that were dissolved since
 * =======
 * </pre>
 */
final class StandingNotice {
    private StandingNotice() {}

    /** @param seq the newest decision's entry in the record */
    static byte[] of(Standing standing, long seq) {
        return PlenaryFrames.notice(notice("standing", standing, seq)
                .put("numbering", numbering(standing.numbers()))
                .put("clauses", clauses(standing.clauses().byClause()))
                .mergeIn(brackets(standing.brackets().all()))
                .mergeIn(packages(standing.packages().all()))
                .mergeIn(alternatives(Alternatives.NONE, standing.alternatives()))
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
        return PlenaryFrames.notice(notice.put("clauses", clauses(changed))
                .mergeIn(change(before.brackets(), after.brackets()))
                .mergeIn(change(before.packages(), after.packages()))
                .mergeIn(alternatives(before.alternatives(), after.alternatives()))
                .encode());
    }

    private static JsonObject alternatives(Alternatives before, Alternatives after) {
        if (before.equals(after)) {
            return new JsonObject();
        }
        JsonArray told = new JsonArray();
        after.all().forEach(each -> told.add(new JsonObject(each.toFields().toMap())));
        JsonArray choices = new JsonArray();
        after.choices()
                .forEach(each -> choices.add(new JsonObject(each.toFields().toMap())));
        return new JsonObject().put("alternatives", told).put("choices", choices);
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

    private static JsonObject change(Brackets before, Brackets after) {
        if (before.equals(after)) {
            return new JsonObject();
        }
        List<Bracket> changed = after.all().stream()
                .filter(bracket -> !Optional.of(bracket).equals(before.find(bracket.id())))
                .toList();
        JsonArray gone = new JsonArray();
        before.all().stream()
                .map(Bracket::id)
                .filter(id -> after.find(id).isEmpty())
                .forEach(id -> gone.add(id.value()));
        JsonObject change = brackets(changed);
        return gone.isEmpty() ? change : change.put("bracketsGone", gone);
    }

    private static JsonObject brackets(Collection<Bracket> brackets) {
        JsonObject notice = new JsonObject();
        if (!brackets.isEmpty()) {
            JsonArray told = new JsonArray();
            brackets.forEach(bracket ->
                    told.add(new JsonObject(BracketFields.told(bracket).toMap())));
            notice.put("brackets", told);
        }
        return notice;
    }

    private static JsonObject change(Packages before, Packages after) {
        List<ClausePackage> changed = after.all().stream()
                .filter(each -> !Optional.of(each).equals(before.find(each.id())))
                .toList();
        JsonArray gone = new JsonArray();
        before.all().stream()
                .map(ClausePackage::id)
                .filter(id -> after.find(id).isEmpty())
                .forEach(id -> gone.add(id.value()));
        JsonObject change = packages(changed);
        return gone.isEmpty() ? change : change.put("packagesGone", gone);
    }

    private static JsonObject packages(Collection<ClausePackage> packages) {
        JsonObject notice = new JsonObject();
        if (!packages.isEmpty()) {
            JsonArray told = new JsonArray();
            packages.forEach(each -> told.add(new JsonObject(each.toFields().toMap())));
            notice.put("packages", told);
        }
        return notice;
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
