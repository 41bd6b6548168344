package org.plenary.server.demo;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.plenary.instrument.ClauseId;
import org.plenary.server.desk.Audience;
import org.plenary.server.desk.Desks;
import org.plenary.server.desk.PositionRequest;
import org.plenary.server.desk.PositionScope;
import org.plenary.server.desk.PositionValue;
import org.plenary.server.desk.ThreadRequest;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;

/** What the people of the demonstration say to each other about its draft, each to their own audiences, from JSON. */
final class SampleDesks {
    private final Desks desks;
    private final StreamId draft;
    private final Function<String, Person> people;

    private SampleDesks(Desks desks, StreamId draft, Function<String, Person> people) {
        this.desks = desks;
        this.draft = draft;
        this.people = people;
    }

    /**
     * Says all of it, one thing after the other.
     *
     * @param people the person of an id
     */
    static Future<Void> say(JsonObject sample, Desks desks, StreamId draft, Function<String, Person> people) {
        SampleDesks told = new SampleDesks(desks, draft, people);
        Future<Void> said = Future.succeededFuture();
        for (JsonObject thread : objects(sample, "threads")) {
            said = said.compose(before -> told.thread(thread));
        }
        for (JsonObject position : objects(sample, "positions")) {
            said = said.compose(before -> told.position(position));
        }
        return said;
    }

    private Future<Void> thread(JsonObject thread) {
        String clause = thread.getString("clause");
        ThreadRequest.Place on = clause == null
                ? null
                : new ThreadRequest.Place(new ClauseId(clause), thread.getString("quote"), 1, null, null);
        return desks.begin(draft, who(thread), new ThreadRequest(audience(thread), thread.getString("text"), on))
                .map(begun -> begun.text("id"))
                .compose(id -> answers(thread, id).compose(answered -> resolve(thread, id)));
    }

    private Future<Void> answers(JsonObject thread, String id) {
        Future<Void> said = Future.succeededFuture();
        for (JsonObject answer : objects(thread, "answers")) {
            said = said.compose(before -> desks.answer(draft, who(answer), id, answer.getString("text")))
                    .mapEmpty();
        }
        return said;
    }

    private Future<Void> resolve(JsonObject thread, String id) {
        String by = thread.getString("resolved");
        return by == null
                ? Future.succeededFuture()
                : desks.resolve(draft, people.apply(by), id).mapEmpty();
    }

    private Future<Void> position(JsonObject position) {
        PositionRequest request = new PositionRequest(
                audience(position),
                new PositionScope(PositionScope.Kind.CLAUSE, position.getString("clause")),
                PositionValue.valueOf(position.getString("value")),
                position.getString("note"),
                null,
                position.getString("group"));
        return desks.position(draft, who(position), request).mapEmpty();
    }

    private Person who(JsonObject said) {
        return people.apply(said.getString("person"));
    }

    private static Audience audience(JsonObject said) {
        JsonObject audience = said.getJsonObject("audience");
        return audience == null ? Audience.ALL : Audience.read(Fields.of(audience.getMap()));
    }

    private static List<JsonObject> objects(JsonObject from, String name) {
        JsonArray all = from.getJsonArray(name);
        return all.stream().map(JsonObject.class::cast).toList();
    }
}
