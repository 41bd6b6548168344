package org.plenary.server.http.history;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.server.history.BracketEvent;
import org.plenary.server.history.BracketThen;
import org.plenary.server.history.BracketedRedline;
import org.plenary.server.history.History;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.Hold;

/** The brackets that stood at the two moments of a redline, drawn into it, and as JSON. Immutable; on a worker. */
record RedlineBrackets(List<BracketThen> before, List<BracketThen> after, List<BracketEvent> events) {

    static final RedlineBrackets NONE = new RedlineBrackets(List.of(), List.of(), List.of());

    static RedlineBrackets of(History history, long from, long to) {
        return new RedlineBrackets(history.brackets(from), history.brackets(to), history.bracketEvents(from, to));
    }

    DraftRedline drawn(DraftRedline redline) {
        return BracketedRedline.of(redline, before, after, bracket -> "[", BracketedRedline.Entries.of(events));
    }

    /** Those of which words are in a redline, each as it stood last, the oldest first. */
    JsonArray json(DraftRedline redline) {
        Set<ClauseId> shown = redline.clauses().stream().map(ClauseRedline::id).collect(Collectors.toSet());
        Map<BracketId, BracketThen> last = new TreeMap<>();
        before.forEach(bracket -> last.put(bracket.id(), bracket));
        after.forEach(bracket -> last.put(bracket.id(), bracket));
        JsonArray list = new JsonArray();
        for (BracketThen bracket : last.values()) {
            if (bracket.parts().stream().anyMatch(part -> shown.contains(part.clause()))) {
                JsonArray holders = new JsonArray();
                bracket.bracket().holders().forEach(hold -> holders.add(json(hold)));
                list.add(new JsonObject()
                        .put("id", bracket.id().value())
                        .put("kind", bracket.bracket().kind().name())
                        .put("holders", holders));
            }
        }
        return list;
    }

    private static JsonObject json(Hold hold) {
        return new JsonObject()
                .put("holder", hold.holder().code())
                .put("stance", hold.stance().name());
    }
}
