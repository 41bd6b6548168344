package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.protocol.Message;
import org.plenary.crdt.protocol.MessageReader;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.server.Mutations;
import org.plenary.server.draft.Authority;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.Gate;
import org.plenary.server.draft.Refusal;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.StreamId;

/** Mutated frames on the way that a change takes: reader, gate, replica, and the record's replay. */
class HostileChangesTest {
    private static final int FRAMES = Integer.getInteger("plenary.frames", 30_000);
    private static final int FRAMES_PER_DRAFT = 250;
    private static final long MAX_DRAFT_BYTES = 1 << 20;
    private static final Person AUTHOR = new Person(
            new PersonId("claire"), "Claire", Role.CHAIR, null, new Negotiation(new ProcessId("p"), "A process"));

    private int understood;
    private int accepted;

    @Test
    void failsInNoOtherWayThanByNotBeingUnderstoodAndReplaysToTheSameState() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("HostileChangesTest seed=" + seed);
        byte[] seeded = seed();
        for (int draft = 0; draft < FRAMES / FRAMES_PER_DRAFT; draft++) {
            try {
                oneDraft(seed + draft, seeded);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed=" + seed + " draft=" + draft, e);
            }
        }
        System.out.println(
                "HostileChangesTest frames=" + FRAMES + " understood=" + understood + " accepted=" + accepted);
        assertThat(understood).isGreaterThan(FRAMES / 20);
        assertThat(accepted).isGreaterThan(FRAMES / 100);
    }

    private void oneDraft(long seed, byte[] seeded) {
        StreamId stream = new StreamId("d");
        Lineage lineage = new Lineage("l");
        Head genesis = HashChain.genesis(stream, lineage);
        DraftState state = new DraftState();
        state.take(HashChain.next(genesis, new NewEntry(0, AUTHOR.id(), null, EntryKind.TEXT, seeded)));
        Doc doc = state.doc();
        Mutations mutations = new Mutations(seed, doc);
        Replica replica = new Replica(stream, state, new Ownership(1, genesis, lineage));
        List<byte[]> record = new ArrayList<>(List.of(seeded));
        for (int i = 0; i < FRAMES_PER_DRAFT; i++) {
            Message message;
            try {
                message = MessageReader.read(mutations.next());
            } catch (DecodeException e) {
                continue;
            }
            understood++;
            message.accept(new Judge(replica, record));
        }
        Doc replayed = draftDoc(record);
        assertThat(replayed.encodeStateAsUpdate()).as("seed=%d", seed).isEqualTo(doc.encodeStateAsUpdate());
        InstrumentReader.read(doc);
    }

    private static Doc draftDoc(List<byte[]> updates) {
        Doc doc = new Doc(new DocOptions().withFormatCleanup(false));
        updates.forEach(update -> doc.apply(Update.decode(update), null));
        return doc;
    }

    private static byte[] seed() {
        Doc doc = new Doc();
        InstrumentWriter.write(
                new Instrument(List.of(Clause.of(new ClauseId("c1"), ClauseKind.TITLE, "Declaration"))), doc);
        return doc.encodeStateAsUpdate();
    }

    private final class Judge implements Message.Visitor<Void>, Gate.Settlement {
        private final Replica replica;
        private final List<byte[]> record;

        Judge(Replica replica, List<byte[]> record) {
            this.replica = replica;
            this.record = record;
        }

        @Override
        public Void syncStep1(Message.SyncStep1 message) {
            assertThat(replica.syncStep2(message.stateVector())).isNotEmpty();
            return null;
        }

        @Override
        public Void syncStep2(Message.SyncStep2 message) {
            return submit(message.update());
        }

        @Override
        public Void change(Message.Change message) {
            return submit(message.update());
        }

        private Void submit(Update update) {
            Gate.judge(Authority.of(AUTHOR, replica.draft()), update, replica.draft(), MAX_DRAFT_BYTES)
                    .settle(this);
            return null;
        }

        @Override
        public Void awareness(Message.Awareness message) {
            return null;
        }

        @Override
        public Void queryAwareness(Message.QueryAwareness message) {
            return null;
        }

        @Override
        public void accepted(Update novelty, boolean outline) {
            if (!novelty.isEmpty()) {
                accepted++;
                record.add(novelty.bytes());
                replica.apply(novelty, AUTHOR.id(), outline, replica.head().seq() + 1);
            }
        }

        @Override
        public void incomplete() {}

        @Override
        public void refused(Refusal refusal) {
            assertThat(refusal.message()).isNotBlank();
        }
    }
}
