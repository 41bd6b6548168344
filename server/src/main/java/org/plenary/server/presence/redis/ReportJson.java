package org.plenary.server.presence.redis;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Checks;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Rank;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.Attendee;

/**
 * Reports as JSON. What is read is checked and bounded like anything from a network. Stateless.
 *
 * <pre>
 * {"format":1, "node":"…", "process":"p", "processName":"…", "version":7, "expiry":20000, "drafts":[
 *   {"draft":"…", "open":true, "people":[
 *     {"id":"…", "name":"…", "role":"DELEGATE", "rank":"HEAD",
 *      "delegation":{"code":…, "name":…, "kind":…, "capacity":…},
 *      "clause":"…", "moved":1764000000000, "since":1764000000000, "devices":1}]}]}
 * </pre>
 */
final class ReportJson {
    /** The most people that a report lists; a node with more in one process lists some of them. */
    static final int MAX_PEOPLE = 4_000;

    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_DEVICES = 1_000_000;
    private static final long MAX_EXPIRY_MILLIS = 600_000;
    private static final int FORMAT = 1;

    private ReportJson() {}

    /** What came is no report. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    static Buffer write(Report report) {
        JsonArray drafts = new JsonArray();
        String processName = "";
        int left = MAX_PEOPLE;
        for (Map.Entry<StreamId, List<Attendee>> draft : report.drafts().entrySet()) {
            JsonArray people = new JsonArray();
            for (Attendee attendee :
                    draft.getValue().subList(0, Math.min(left, draft.getValue().size()))) {
                processName = attendee.person().process().name();
                people.add(json(attendee));
                left--;
            }
            if (!people.isEmpty()) {
                drafts.add(new JsonObject()
                        .put("draft", draft.getKey().value())
                        .put("open", report.open().contains(draft.getKey()))
                        .put("people", people));
            }
        }
        return new JsonObject()
                .put("format", FORMAT)
                .put("node", report.node())
                .put("process", report.process().value())
                .put("processName", processName)
                .put("version", report.version())
                .put("expiry", report.expiryMillis())
                .put("drafts", drafts)
                .toBuffer();
    }

    static Report read(Buffer bytes) throws Malformed {
        if (bytes.length() > MAX_BYTES) {
            throw new Malformed("expected at most " + MAX_BYTES + " bytes, got " + bytes.length(), null);
        }
        try {
            JsonObject json = new JsonObject(bytes);
            if (json.getInteger("format") != FORMAT) {
                throw new Malformed("expected format " + FORMAT + ", got " + json.getInteger("format"), null);
            }
            return report(json);
        } catch (DecodeException
                | IllegalArgumentException
                | NullPointerException
                | ClassCastException
                | ArithmeticException
                | DateTimeException e) {
            throw new Malformed("expected a report on presence, got something else: " + e, e);
        }
    }

    private static Report report(JsonObject json) throws Malformed {
        ProcessId process = new ProcessId(json.getString("process"));
        JsonArray entries = json.getJsonArray("drafts");
        Map<StreamId, List<Attendee>> drafts = new HashMap<>();
        Set<StreamId> open = new HashSet<>();
        int people = 0;
        for (int i = 0; i < entries.size(); i++) {
            JsonObject draft = entries.getJsonObject(i);
            JsonArray there = draft.getJsonArray("people");
            people += there.size();
            if (people > MAX_PEOPLE) {
                throw new Malformed("expected at most " + MAX_PEOPLE + " people, got more", null);
            }
            Negotiation negotiation = new Negotiation(process, json.getString("processName"));
            List<Attendee> attendees = new ArrayList<>(there.size());
            for (int k = 0; k < there.size(); k++) {
                attendees.add(attendee(there.getJsonObject(k), negotiation));
            }
            StreamId id = new StreamId(draft.getString("draft"));
            drafts.put(id, List.copyOf(attendees));
            if (draft.getBoolean("open")) {
                open.add(id);
            }
        }
        return new Report(
                Checks.id("node", json.getString("node")),
                process,
                json.getLong("version"),
                Math.max(1, Math.min(json.getLong("expiry"), MAX_EXPIRY_MILLIS)),
                Set.copyOf(open),
                Map.copyOf(drafts));
    }

    private static JsonObject json(Attendee attendee) {
        Person person = attendee.person();
        Delegation delegation = person.delegation();
        Rank rank = person.rank();
        ClauseId clause = attendee.clause();
        JsonObject json = new JsonObject()
                .put("id", person.id().value())
                .put("name", person.name())
                .put("role", person.role().name());
        if (rank != null) {
            json.put("rank", rank.name());
        }
        if (delegation != null) {
            json.put(
                    "delegation",
                    new JsonObject()
                            .put("code", delegation.code())
                            .put("name", delegation.name())
                            .put("kind", delegation.kind().name())
                            .put("capacity", delegation.capacity().name()));
        }
        if (clause != null) {
            json.put("clause", clause.value());
        }
        return json.put("moved", attendee.movedAt().toEpochMilli())
                .put("since", attendee.since().toEpochMilli())
                .put("devices", attendee.devices());
    }

    private static Attendee attendee(JsonObject json, Negotiation process) {
        String clause = json.getString("clause");
        String rank = json.getString("rank");
        Person person = new Person(
                new PersonId(json.getString("id")),
                json.getString("name"),
                Role.valueOf(json.getString("role")),
                rank == null ? null : Rank.valueOf(rank),
                delegation(json.getJsonObject("delegation")),
                // Of no concern to who looks on, and not told.
                Set.of(),
                process);
        return new Attendee(
                person,
                clause == null ? null : new ClauseId(clause),
                Instant.ofEpochMilli(json.getLong("moved")),
                Instant.ofEpochMilli(json.getLong("since")),
                Math.min(json.getInteger("devices"), MAX_DEVICES));
    }

    private static @Nullable Delegation delegation(@Nullable JsonObject json) {
        return json == null
                ? null
                : new Delegation(
                        Objects.requireNonNull(json.getString("code")),
                        json.getString("name"),
                        DelegationKind.valueOf(json.getString("kind")),
                        Capacity.valueOf(json.getString("capacity")));
    }
}
