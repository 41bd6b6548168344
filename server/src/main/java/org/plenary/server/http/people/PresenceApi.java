package org.plenary.server.http.people;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.Attendee;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.presence.Roll;
import org.plenary.server.room.Drafts;

/** Who is in which draft of one's own process. */
public final class PresenceApi {
    private final PresenceDirectory presence;
    private final Drafts drafts;

    public PresenceApi(PresenceDirectory presence, Drafts drafts) {
        this.presence = presence;
        this.drafts = drafts;
    }

    public void get(RoutingContext context) {
        Person person = SignIn.person(context);
        drafts.readable(person)
                .onSuccess(held -> context.json(new JsonObject()
                        .put("state", presence.state().name())
                        .put("drafts", json(presence.of(person.process().id()), held))))
                .onFailure(context::fail);
    }

    /** @param held the drafts of this node, and whether they may be shown; those of others may if they are open */
    private static JsonArray json(Roll roll, Map<StreamId, Boolean> held) {
        JsonArray list = new JsonArray();
        roll.drafts().forEach((draft, people) -> {
            if (held.getOrDefault(draft, roll.open().contains(draft))) {
                list.add(new JsonObject().put("draft", draft.value()).put("people", json(people)));
            }
        });
        return list;
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
                .put("rank", person.rank() == null ? null : person.rank().name())
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
