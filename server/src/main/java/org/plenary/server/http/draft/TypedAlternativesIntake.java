package org.plenary.server.http.draft;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.identity.Person;
import org.plenary.server.intake.AlternativeReading;
import org.plenary.server.intake.TypedAlternative;
import org.plenary.server.negotiation.OfferAlternative;

/** Clauses that a file calls alternatives become alternatives of the draft that is started with it. Stateless. */
final class TypedAlternativesIntake {
    private TypedAlternativesIntake() {}

    /** What was found, by the places of clauses in a text. */
    static JsonObject json(AlternativeReading reading, Instrument text) {
        Map<ClauseId, Integer> places = new HashMap<>();
        for (Clause clause : text.clauses()) {
            places.put(clause.id(), places.size() + 1);
        }
        JsonArray found = new JsonArray();
        reading.alternatives()
                .forEach(each -> found.add(new JsonObject()
                        .put("clause", Objects.requireNonNull(places.get(each.clause())))
                        .put("of", Objects.requireNonNull(places.get(each.of())))));
        JsonArray kept = new JsonArray();
        reading.kept()
                .forEach(each -> kept.add(new JsonObject()
                        .put("clause", each.clause())
                        .put("reason", each.reason().wireName())
                        .put("number", each.number())));
        return new JsonObject().put("found", found).put("kept", kept);
    }

    /** Somebody offers them, in the order of the text, which is there. */
    static void tell(DraftStory story, Person person, long atMillis, List<TypedAlternative> alternatives) {
        for (TypedAlternative each : alternatives) {
            story.decides(person, atMillis, new OfferAlternative(each.clause(), each.of(), false));
        }
    }
}
