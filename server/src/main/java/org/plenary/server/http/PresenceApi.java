package org.plenary.server.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.Attendee;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.presence.Roll;

/** Who is in which draft of one's own process. */
final class PresenceApi {
    private final PresenceDirectory presence;
    private final Readers readers;

    /** Which drafts somebody may know of. */
    @FunctionalInterface
    interface Readers {
        /** Tells of each draft of the person's process, whichever node has it, whether the person may read it. */
        Future<Predicate<StreamId>> readableBy(Person person);
    }

    PresenceApi(PresenceDirectory presence, Readers readers) {
        this.presence = presence;
        this.readers = readers;
    }

    void get(RoutingContext context) {
        Person person = SignIn.person(context);
        readers.readableBy(person)
                .onSuccess(readable -> context.json(new JsonObject()
                        .put("state", presence.state().name())
                        .put("drafts", json(presence.of(person.process().id()), readable))))
                .onFailure(context::fail);
    }

    private static JsonArray json(Roll roll, Predicate<StreamId> readable) {
        JsonArray drafts = new JsonArray();
        roll.drafts().forEach((draft, people) -> {
            if (readable.test(draft)) {
                drafts.add(new JsonObject().put("draft", draft.value()).put("people", json(people)));
            }
        });
        return drafts;
    }

    private static JsonArray json(List<Attendee> people) {
        JsonArray list = new JsonArray();
        people.forEach(attendee -> list.add(json(attendee)));
        return list;
    }

    private static JsonObject json(Attendee attendee) {
        Person person = attendee.person();
        Delegation delegation = person.delegation();
        return new JsonObject()
                .put("id", person.id().value())
                .put("name", person.name())
                .put("role", person.role().name())
                .put("delegation", delegation == null ? null : delegation.code())
                .put("delegationName", delegation == null ? null : delegation.name())
                .put("color", person.color())
                .put("clause", json(attendee.clause()))
                .put("since", attendee.since().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("devices", attendee.devices());
    }

    private static @Nullable String json(@Nullable ClauseId clause) {
        return clause == null ? null : clause.value();
    }
}
