package org.plenary.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;

/** The people of one process, read from JSON with {@code process}, {@code delegations} and {@code people}. */
final class Roster {
    private Roster() {}

    /** @throws IllegalArgumentException if something is missing or out of bounds; the message names it */
    static List<Person> read(JsonObject json) {
        JsonObject process = object(json, "process");
        Negotiation negotiation = new Negotiation(new ProcessId(string(process, "id")), string(process, "name"));
        Map<String, Delegation> delegations = new HashMap<>();
        for (JsonObject entry : array(json, "delegations")) {
            String code = string(entry, "code");
            delegations.put(
                    code,
                    new Delegation(
                            code,
                            string(entry, "name"),
                            DelegationKind.valueOf(string(entry, "kind")),
                            Capacity.valueOf(entry.getString("capacity", Capacity.PARTICIPANT.name()))));
        }
        List<Person> people = new ArrayList<>();
        for (JsonObject entry : array(json, "people")) {
            people.add(new Person(
                    new PersonId(string(entry, "id")),
                    string(entry, "name"),
                    Role.valueOf(string(entry, "role")),
                    delegation(delegations, entry),
                    negotiation));
        }
        return people;
    }

    private static @Nullable Delegation delegation(Map<String, Delegation> delegations, JsonObject person) {
        String code = person.getString("delegation");
        if (code == null) {
            return null;
        }
        Delegation delegation = delegations.get(code);
        if (delegation == null) {
            throw new IllegalArgumentException("person " + person.getString("id") + " has delegation=" + code
                    + ", which \"delegations\" does not list");
        }
        return delegation;
    }

    private static JsonObject object(JsonObject json, String name) {
        JsonObject value = json.getJsonObject(name);
        if (value == null) {
            throw new IllegalArgumentException("expected an object \"" + name + "\", found none");
        }
        return value;
    }

    private static List<JsonObject> array(JsonObject json, String name) {
        JsonArray values = json.getJsonArray(name, new JsonArray());
        List<JsonObject> objects = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            objects.add(values.getJsonObject(i));
        }
        return objects;
    }

    private static String string(JsonObject json, String name) {
        String value = json.getString(name);
        if (value == null) {
            throw new IllegalArgumentException("expected a text \"" + name + "\" in " + json.encode() + ", found none");
        }
        return value;
    }
}
