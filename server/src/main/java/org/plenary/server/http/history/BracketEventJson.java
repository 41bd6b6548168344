package org.plenary.server.http.history;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.history.BracketEvent;
import org.plenary.server.history.History;

/** What was done about brackets, as JSON. Stateless; on a worker. */
final class BracketEventJson {
    /** So many are told, the newest. */
    static final int MAX_EVENTS = 2_000;

    private static final int LONGEST_QUOTE = 300;

    private BracketEventJson() {}

    /**
     * What was done after one entry and up to another, in order.
     *
     * @param clause tells that about brackets which were placed in this clause only; null for all
     */
    static JsonArray of(History history, long from, long to, @Nullable String clause) {
        List<BracketEvent> events = history.bracketEvents(from, to).stream()
                .filter(event -> clause == null
                        || event.clauses().stream().anyMatch(id -> id.value().equals(clause)))
                .toList();
        JsonArray list = new JsonArray();
        events.stream().skip(Math.max(0, events.size() - MAX_EVENTS)).forEach(event -> list.add(event(event, history)));
        return list;
    }

    private static JsonObject event(BracketEvent event, History history) {
        JsonArray clauses = new JsonArray();
        event.clauses().forEach(clause -> clauses.add(clause.value()));
        JsonObject json = new JsonObject()
                .put("bracket", event.bracket().value())
                .put("act", event.what().name())
                .put("clauses", clauses)
                .put("quote", shortened(event.quote()));
        if (event.holder() != null) {
            json.put("holder", event.holder().code());
        }
        if (event.stance() != null) {
            json.put("stance", event.stance().name());
        }
        if (event.settled() != null) {
            json.put("settled", event.settled().name()).put("agreed", event.agreed());
        }
        if (event.note() != null) {
            json.put("note", event.note());
        }
        return HistoryJson.putPersonal(json, history.author(event.seq()), history.atMillis(event.seq()), event.seq());
    }

    private static String shortened(String quote) {
        if (quote.length() <= LONGEST_QUOTE) {
            return quote;
        }
        boolean cutsPair = Character.isHighSurrogate(quote.charAt(LONGEST_QUOTE - 1));
        return quote.substring(0, cutsPair ? LONGEST_QUOTE - 1 : LONGEST_QUOTE) + "…";
    }
}
