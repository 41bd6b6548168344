package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plenary.instrument.anchor.AnchorState;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.room.Drafts;

/** Places of brackets of whose words nothing is left, and what the record says of who deleted them, and when. */
final class LostWords {
    /** Of so many entries, the last ones, it is looked up who made them. */
    static final int MAX_LOOKED_UP = 200;

    private final SortedMap<Long, List<JsonObject>> bySeq;
    private final Map<PersonId, String> names;

    private LostWords(SortedMap<Long, List<JsonObject>> bySeq, Map<PersonId, String> names) {
        this.bySeq = bySeq;
        this.names = names;
    }

    /** Those among the {@code now} of brackets, which are told more of later. */
    static LostWords in(JsonArray brackets, Map<PersonId, Participant> participants) {
        SortedMap<Long, List<JsonObject>> bySeq = brackets.stream()
                .flatMap(bracket -> ((JsonObject) bracket).getJsonArray("now").stream())
                .map(JsonObject.class::cast)
                .filter(part -> AnchorState.GONE.name().equals(part.getString("state")) && part.containsKey("seq"))
                .collect(Collectors.groupingBy(part -> part.getLong("seq"), TreeMap::new, Collectors.toList()));
        Map<PersonId, String> names = participants.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().name()));
        return new LostWords(bySeq, names);
    }

    /** Puts {@code by} and {@code at} to each of them. */
    Future<Void> told(Drafts drafts, StreamId draft) {
        Future<Void> told = Future.succeededFuture();
        for (long seq : bySeq.keySet().stream()
                .skip(Math.max(0, bySeq.size() - MAX_LOOKED_UP))
                .toList()) {
            told = told.compose(before -> drafts.entry(draft, seq))
                    .onSuccess(entry -> tell(bySeq.getOrDefault(seq, List.of()), entry))
                    .mapEmpty();
        }
        return told;
    }

    private void tell(List<JsonObject> parts, Entry entry) {
        String name = names.getOrDefault(entry.person(), entry.person().value());
        parts.forEach(part -> part.put("by", name).put("at", entry.atMillis()));
    }
}
