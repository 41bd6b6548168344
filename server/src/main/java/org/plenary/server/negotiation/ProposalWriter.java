package org.plenary.server.negotiation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plenary.server.identity.PersonId;

/**
 * Somebody who wrote a proposal.
 *
 * @param person who
 * @param participant who they were then, as the branch's record last said
 * @param clients the client ids under which they wrote what the proposal adds, each once, from {@value #FIRST_CLIENT}
 *     on; none for somebody who deleted only
 */
public record ProposalWriter(PersonId person, Participant participant, List<Long> clients) {
    /** In branches people write under client ids from this one on, in drafts under those below. */
    public static final long FIRST_CLIENT = 1L << 32;
    /** The last client id that a double holds. */
    public static final long LAST_CLIENT = (1L << 53) - 1;

    /** @throws IllegalArgumentException if a client id is none of a branch, or comes twice */
    public ProposalWriter {
        clients = List.copyOf(clients);
        Set<Long> seen = new HashSet<>();
        for (long client : clients) {
            if (client < FIRST_CLIENT || client > LAST_CLIENT || !seen.add(client)) {
                throw new IllegalArgumentException("expected client ids from " + FIRST_CLIENT + " to " + LAST_CLIENT
                        + ", each once, got " + client);
            }
        }
    }

    Fields toFields() {
        return new Fields()
                .put("person", person.value())
                .put("as", ParticipantCodec.fields(participant))
                .put("clients", clients);
    }

    static ProposalWriter read(Fields from) {
        from.requireNoOthers(Set.of("person", "as", "clients"));
        return new ProposalWriter(
                new PersonId(from.text("person")), ParticipantCodec.read(from.object("as")), from.numbers("clients"));
    }
}
