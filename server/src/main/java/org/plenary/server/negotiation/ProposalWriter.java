package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.server.identity.PersonId;

/**
 * Somebody who wrote a proposal.
 *
 * @param person who
 * @param participant who they were then, as the branch's record last said
 * @param clients the client ids under which they wrote what the proposal adds, each once, from {@value #FIRST_CLIENT}
 *     on; none for somebody who deleted only
 * @param deletes which units of the draft they were the first to delete
 */
public record ProposalWriter(PersonId person, Participant participant, List<Long> clients, IdSet deletes) {
    /** In branches people write under client ids from this one on, in drafts under those below. */
    public static final long FIRST_CLIENT = 1L << 32;
    /** The most stretches that one writer deletes. */
    private static final int MAX_RANGES = 20_000;
    /** The last client id that a double holds. */
    public static final long LAST_CLIENT = (1L << 53) - 1;

    /** @throws IllegalArgumentException if a client id is none of a branch, or comes twice */
    public ProposalWriter {
        if (deletes.rangeCount() > MAX_RANGES) {
            throw new IllegalArgumentException("expected a writer who deletes at most " + MAX_RANGES
                    + " stretches of the draft, got " + deletes.rangeCount() + "; several proposals may be made of it");
        }
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
                .put("clients", clients)
                .putIfAny(
                        "deletes",
                        deletes.isEmpty()
                                ? null
                                : deletes.ranges().stream()
                                        .flatMap(range -> Stream.of(range.client(), range.clock(), range.length()))
                                        .toList());
    }

    static ProposalWriter read(Fields from) {
        from.requireNoOthers(Set.of("person", "as", "clients", "deletes"));
        return new ProposalWriter(
                new PersonId(from.text("person")),
                ParticipantCodec.read(from.object("as")),
                from.numbers("clients"),
                from.has("deletes") ? deletes(from.numbers("deletes")) : IdSet.EMPTY);
    }

    private static IdSet deletes(List<Long> numbers) {
        if (numbers.isEmpty() || numbers.size() % 3 != 0 || numbers.size() > 3 * MAX_RANGES) {
            throw new IllegalArgumentException("expected what a writer deleted as 1 to " + MAX_RANGES
                    + " times client, clock and length, got " + numbers.size() + " numbers");
        }
        List<IdRange> ranges = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += 3) {
            long client = numbers.get(i);
            long clock = numbers.get(i + 1);
            long length = numbers.get(i + 2);
            if (Math.min(client, clock) < 0
                    || length < 1
                    || Math.max(client, clock) > LAST_CLIENT
                    || length > LAST_CLIENT - clock) {
                throw new IllegalArgumentException(
                        "expected client, clock and length of what a writer deleted, got " + numbers.subList(i, i + 3));
            }
            ranges.add(new IdRange(client, clock, length));
        }
        return IdSet.of(ranges);
    }
}
