package org.plenary.server.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.identity.Person;

/**
 * How the text of the demonstration came about, from JSON: it begins as another text, and each step changes one clause
 * or decides something, so long before now; after the last it is the sample text.
 */
public final class SampleHistory {
    private final JsonObject history;
    private final Map<String, JsonObject> sample;
    private final Function<String, Person> people;
    private final long nowMillis;
    private final List<JsonObject> clauses = new ArrayList<>();
    private final SampleDecisions decisions = new SampleDecisions();

    private SampleHistory(
            JsonObject history, Map<String, JsonObject> sample, Function<String, Person> people, long nowMillis) {
        this.history = history;
        this.sample = sample;
        this.people = people;
        this.nowMillis = nowMillis;
    }

    /**
     * Tells the whole of it.
     *
     * @param draft the sample text
     * @param people the person of an id
     */
    public static void tell(
            JsonObject history, JsonObject draft, Function<String, Person> people, long nowMillis, DraftStory story) {
        new SampleHistory(history, SampleText.clausesById(draft), people, nowMillis).tell(story);
    }

    private void tell(DraftStory story) {
        JsonObject start = history.getJsonObject("start");
        objects(start.getJsonArray("clauses")).forEach(clause -> clauses.add(completed(clause)));
        story.begins(at(start), SampleText.read(clauses));
        objects(history.getJsonArray("steps")).forEach(step -> take(step, story));
    }

    /** What a clause does not say of itself is as in the sample. */
    private JsonObject completed(JsonObject clause) {
        JsonObject whole = sample.containsKey(clause.getString("id"))
                ? sample.get(clause.getString("id")).copy()
                : new JsonObject();
        return whole.mergeIn(clause);
    }

    private void take(JsonObject step, DraftStory story) {
        Person person = people.apply(step.getString("person"));
        long at = at(step);
        if (step.containsKey("revision")) {
            JsonObject revision = step.getJsonObject("revision");
            story.issues(person, at, new IssueRequest(revision.getString("title"), revision.getString("note"), null));
        } else if (!decisions.take(step, person, at, story)) {
            change(step);
            story.becomes(person, at, SampleText.read(clauses));
        }
    }

    private void change(JsonObject step) {
        if (step.containsKey("insert")) {
            JsonObject inserted = step.getJsonObject("insert");
            clauses.add(
                    place(inserted.getString("after")) + 1,
                    completed(new JsonObject().put("id", inserted.getString("id"))));
        } else if (step.containsKey("set")) {
            JsonObject changed = step.getJsonObject("set");
            int place = place(changed.getString("id"));
            clauses.set(place, clauses.get(place).copy().mergeIn(changed));
        } else if (step.containsKey("remove")) {
            clauses.remove(place(step.getJsonObject("remove").getString("id")));
        } else {
            JsonObject move = step.getJsonObject("move");
            JsonObject moved = clauses.remove(place(move.getString("id")));
            clauses.add(place(move.getString("after")) + 1, moved);
        }
    }

    private int place(String id) {
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i).getString("id").equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the story of the sample names a clause that is not there: id=" + id);
    }

    private long at(JsonObject step) {
        return nowMillis - Duration.parse(step.getString("before")).toMillis();
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
