package org.plenary.server.negotiation;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
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
        return fields(participant).toJson();
    }

    /** What is said of somebody, as fields. */
    static Fields fields(Participant participant) {
        Fields fields = new Fields()
                .put("name", participant.name())
                .put("role", participant.role().name());
        Party party = participant.delegation();
        if (party != null) {
            fields.put(
                    "delegation",
                    new Fields()
                            .put("code", party.code())
                            .put("name", party.name())
                            .put("kind", party.kind().name()));
        }
        return fields;
    }

    /**
     * What an entry of kind {@link EntryKind#PERSON} says of its person.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it says nothing of the kind
     */
    public static Participant decode(Entry entry) {
        try {
            Participant participant = read(Fields.read(entry.payload()));
            if (!Arrays.equals(encode(participant), entry.payload())) {
                throw new IllegalArgumentException("expected the one encoding of the person, got another");
            }
            if (!Objects.equals(participant.delegationCode(), entry.delegation())) {
                throw new IllegalArgumentException("expected the entry's own delegation " + entry.delegation()
                        + ", got " + participant.delegationCode());
            }
            return participant;
        } catch (IllegalArgumentException e) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "an entry says nothing of its person: seq=" + entry.seq() + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * Reads what {@link #fields} writes.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Participant read(Fields from) {
        from.requireNoOthers(Set.of("name", "role", "delegation"));
        return new Participant(
                from.text("name"),
                from.one(Role.class, "role"),
                from.has("delegation") ? party(from.object("delegation")) : null);
    }

    private static Party party(Fields from) {
        from.requireNoOthers(Set.of("code", "name", "kind"));
        return new Party(from.text("code"), from.text("name"), from.one(DelegationKind.class, "kind"));
    }
}
