package org.plenary.server.wiring;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Rank;
import org.plenary.server.identity.Role;
import org.plenary.server.signin.Admission;

/**
 * The people of one process, read from JSON with {@code process}, {@code delegations}, {@code groups} and {@code
 * people}.
 *
 * @param entries the people, with their addresses if the file has them
 * @param groups the groups of delegations, which may be none
 */
public record Roster(Negotiation process, List<Entry> entries, List<Group> groups) {

    /** A person and an address. */
    public record Entry(Person person, @Nullable Email email) {
        /** Lets the person in by an access token. */
        public Admission admission(String token) {
            return new Admission(person, email, token);
        }
    }

    /**
     * Reads a roster.
     *
     * @throws IllegalArgumentException if something is missing or out of bounds; the message names it
     */
    public static Roster read(JsonObject json) {
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
        List<Entry> people = new ArrayList<>();
        for (JsonObject entry : array(json, "people")) {
            String email = entry.getString("email");
            people.add(new Entry(person(entry, delegations, negotiation), email == null ? null : new Email(email)));
        }
        return new Roster(negotiation, people, groups(json));
    }

    private static Person person(JsonObject entry, Map<String, Delegation> delegations, Negotiation negotiation) {
        String rank = entry.getString("rank");
        return new Person(
                new PersonId(string(entry, "id")),
                string(entry, "name"),
                Role.valueOf(string(entry, "role")),
                rank == null ? null : Rank.valueOf(rank),
                delegation(delegations, entry),
                Set.of(),
                negotiation);
    }

    private static List<Group> groups(JsonObject json) {
        List<Group> groups = new ArrayList<>();
        for (JsonObject entry : array(json, "groups")) {
            List<String> members = new ArrayList<>();
            entry.getJsonArray("members", new JsonArray()).forEach(member -> members.add(String.valueOf(member)));
            groups.add(new Group(string(entry, "code"), string(entry, "name"), members));
        }
        return groups;
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
