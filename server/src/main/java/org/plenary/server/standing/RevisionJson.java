package org.plenary.server.standing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.journal.Hash;

/** A revision as JSON in the record, with its keys in one fixed order. Stateless. */
final class RevisionJson {
    private static final Set<String> KEYS =
            Set.of("number", "correction", "symbol", "title", "note", "corrects", "text", "statuses", "by");

    private RevisionJson() {}

    static JsonObject of(Revision revision) {
        JsonObject json = new JsonObject().put("number", revision.number());
        put(json, "correction", revision.correction());
        json.put("symbol", revision.symbol()).put("title", revision.title());
        put(json, "note", revision.note());
        put(json, "corrects", revision.corrects());
        JsonArray statuses = new JsonArray();
        revision.statuses()
                .forEach(state -> statuses.add(new JsonObject()
                        .put("clause", state.clause().value())
                        .put("status", state.status().name())));
        return json.put("text", revision.text().hex()).put("statuses", statuses);
    }

    private static void put(JsonObject json, String key, @Nullable Object value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    /** @throws IllegalArgumentException if it is anything else than {@link #of} writes, with a {@code by} behind */
    static Revision read(JsonObject json) {
        StandingJson.requireKeys(json, KEYS);
        List<ClauseState> statuses = new ArrayList<>();
        for (Object state : StandingJson.array(json.getValue("statuses"), "statuses")) {
            statuses.add(state(StandingJson.object(state, "the status of a clause")));
        }
        return new Revision(
                count(json.getValue("number"), "number"),
                json.containsKey("correction") ? count(json.getValue("correction"), "correction") : null,
                StandingJson.text(json.getValue("symbol"), "symbol"),
                StandingJson.text(json.getValue("title"), "title"),
                json.containsKey("note") ? StandingJson.text(json.getValue("note"), "note") : null,
                json.containsKey("corrects") ? StandingJson.text(json.getValue("corrects"), "corrects") : null,
                Hash.ofHex(StandingJson.text(json.getValue("text"), "text")),
                statuses);
    }

    private static ClauseState state(JsonObject json) {
        StandingJson.requireKeys(json, Set.of("clause", "status"));
        return new ClauseState(
                new ClauseId(StandingJson.text(json.getValue("clause"), "clause")),
                StandingJson.one(ClauseStatus.class, json.getValue("status"), "status"));
    }

    private static int count(@Nullable Object value, String what) {
        long count = StandingJson.number(value, what);
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("expected " + what + " to be from 1, got " + count);
        }
        return (int) count;
    }
}
