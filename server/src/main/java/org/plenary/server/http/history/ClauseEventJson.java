package org.plenary.server.http.history;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.history.ClauseEvent;
import org.plenary.server.history.History;

/**
 * What was done about packages, alternatives, agreements ad referendum and proposals, as JSON. Stateless; on a worker.
 */
final class ClauseEventJson {
    /** So many are told, the newest. */
    static final int MAX_EVENTS = 2_000;

    private ClauseEventJson() {}

    /**
     * What was done after one entry and up to another, in order.
     *
     * @param clause tells what is about this clause only; null for all
     */
    static JsonArray of(History history, long from, long to, @Nullable String clause) {
        List<ClauseEvent> events = history.clauseEvents(from, to).stream()
                .filter(event -> clause == null
                        || event.clauses().stream().anyMatch(id -> id.value().equals(clause)))
                .toList();
        JsonArray list = new JsonArray();
        events.stream().skip(Math.max(0, events.size() - MAX_EVENTS)).forEach(event -> list.add(event(event, history)));
        return list;
    }

    private static JsonObject event(ClauseEvent event, History history) {
        JsonArray clauses = new JsonArray();
        event.clauses().forEach(clause -> clauses.add(clause.value()));
        JsonObject json = new JsonObject().put("act", event.what().name()).put("clauses", clauses);
        putIfAny(json, "symbol", event.symbol());
        putIfAny(json, "title", event.title());
        putIfAny(json, "titleBefore", event.titleBefore());
        putIfAny(json, "forum", event.forum());
        putIfAny(json, "note", event.note());
        if (event.status() != null) {
            json.put("status", event.status().name());
        }
        if (!event.parties().isEmpty()) {
            json.put("parties", new JsonArray(event.parties()));
        }
        return HistoryJson.putPersonal(json, history.author(event.seq()), history.atMillis(event.seq()), event.seq());
    }

    private static void putIfAny(JsonObject json, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(key, value);
        }
    }
}
