package org.plenary.server.proposal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.OpenBranch;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.Proposer;

/** The record that a branch begins with. Stateless. */
final class BranchSeed {
    /** Streams of this kind are branches. */
    static final StreamKind KIND = new StreamKind("proposal");

    private static final int ID_BYTES = 9;
    private static final int LINEAGE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BranchSeed() {}

    /** A new branch of a draft as it is. */
    static NewStream of(Stream draft, Person person, String title, Proposer by, DraftNow now) {
        long atMillis = System.currentTimeMillis();
        OpenBranch opening = new OpenBranch(
                draft.id(),
                by,
                title,
                now.head().seq(),
                now.head().hash().hex(),
                now.standing().access());
        DecisionCodec.Recorded decision = DecisionCodec.encode(opening, person.name());
        Participant server = Participant.of(Branch.server(person.process()));
        List<NewEntry> entries = List.of(
                entry(
                        atMillis,
                        person.id(),
                        person.delegationCode(),
                        EntryKind.PERSON,
                        ParticipantCodec.encode(Participant.of(person))),
                entry(atMillis, person.id(), person.delegationCode(), decision.kind(), decision.payload()),
                entry(atMillis, Branch.SERVER, null, EntryKind.PERSON, ParticipantCodec.encode(server)),
                entry(atMillis, Branch.SERVER, null, EntryKind.TEXT, now.state()));
        StreamId id = new StreamId(newId());
        Lineage lineage = new Lineage(randomId(LINEAGE_BYTES));
        return new NewStream(
                id,
                KIND,
                lineage,
                draft.process(),
                title,
                entries,
                summary(HashChain.next(HashChain.genesis(id, lineage), entries)));
    }

    private static NewEntry entry(
            long atMillis, PersonId person, @Nullable String delegation, EntryKind kind, byte[] payload) {
        return new NewEntry(atMillis, person, delegation, kind, payload);
    }

    private static String summary(List<Entry> entries) {
        DraftState state = new DraftState();
        entries.forEach(state::take);
        return state.summary().encode();
    }

    /** A new id of a stream or of a clause. */
    static String newId() {
        return randomId(ID_BYTES);
    }

    private static String randomId(int bytes) {
        byte[] id = new byte[bytes];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
