package org.plenary.server.standing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.JournalException;

/**
 * What the record says of a person as an entry of that person: JSON in UTF-8 without white space, with its keys in this
 * order, {@code delegation} only where there is one, which is the entry's own.
 *
 * <pre>
 * person  {"name", "role", "delegation": {"code", "name", "kind"}}
 * </pre>
 *
 * <p>There is one encoding of each: whatever else is read is damaged. Stateless.
 */
public final class ParticipantCodec {
    private ParticipantCodec() {}

    /** The payload of an entry. */
    public static byte[] encode(Participant participant) {
        JsonObject json = new JsonObject()
                .put("name", participant.name())
                .put("role", participant.role().name());
        Party party = participant.delegation();
        if (party != null) {
            json.put(
                    "delegation",
                    new JsonObject()
                            .put("code", party.code())
                            .put("name", party.name())
                            .put("kind", party.kind().name()));
        }
        return json.toBuffer().getBytes();
    }

    /**
     * What an entry of kind {@link EntryKind#PERSON} says of its person.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it says nothing of the kind
     */
    public static Participant decode(Entry entry) {
        try {
            Participant participant = read(new JsonObject(Buffer.buffer(entry.payload())));
            if (!Arrays.equals(encode(participant), entry.payload())) {
                throw new IllegalArgumentException("expected the one encoding of the person, got another");
            }
            if (!Objects.equals(participant.delegationCode(), entry.delegation())) {
                throw new IllegalArgumentException("expected the entry's own delegation " + entry.delegation()
                        + ", got " + participant.delegationCode());
            }
            return participant;
        } catch (IllegalArgumentException | DecodeException e) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "an entry says nothing of its person: seq=" + entry.seq() + ": " + e.getMessage(),
                    e);
        }
    }

    private static Participant read(JsonObject json) {
        StandingJson.requireKeys(json, Set.of("name", "role", "delegation"));
        return new Participant(
                StandingJson.text(json.getValue("name"), "name"),
                StandingJson.one(Role.class, json.getValue("role"), "role"),
                json.containsKey("delegation") ? party(json.getValue("delegation")) : null);
    }

    private static Party party(@Nullable Object value) {
        JsonObject json = StandingJson.object(value, "delegation");
        StandingJson.requireKeys(json, Set.of("code", "name", "kind"));
        return new Party(
                StandingJson.text(json.getValue("code"), "code"),
                StandingJson.text(json.getValue("name"), "name"),
                StandingJson.one(DelegationKind.class, json.getValue("kind"), "kind"));
    }
}
