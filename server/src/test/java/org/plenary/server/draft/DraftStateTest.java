package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.SetStatus;

class DraftStateTest {
    private static final Instrument TEXT =
            new Instrument(List.of(Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "Words")));

    private Head head = HashChain.genesis(new StreamId("d"), new Lineage("l"));

    private Entry entry(EntryKind kind, byte[] payload) {
        Entry entry = HashChain.next(head, new NewEntry(1, GateDraft.CHAIR.id(), null, kind, payload));
        head = entry.head();
        return entry;
    }

    private Entry agreed() {
        var recorded = DecisionCodec.encode(new SetStatus(new ClauseId("a"), ClauseStatus.AGREED, null), "chair");
        return entry(recorded.kind(), recorded.payload());
    }

    @Test
    void passesOverNothingThatItDoesNotKnow() {
        // given
        DraftState draft = new DraftState();
        draft.take(entry(EntryKind.TEXT, new DraftSeed(TEXT).update()));
        Entry poem = entry(new EntryKind("poem"), new byte[] {'{', '}'});

        // when, then
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> draft.take(poem))
                .withMessageContaining("kind=poem")
                .withMessageContaining("kinds of entries that this version knows");
    }

    @Test
    void comesToTheSameLiveAndFromTheRecord() {
        // given
        Entry seed = entry(EntryKind.TEXT, new DraftSeed(TEXT).update());
        Entry decision = agreed();

        // when
        DraftState replayed = new DraftState();
        replayed.take(seed);
        replayed.take(decision);
        DraftState live = new DraftState();
        live.change(DraftDocs.update(seed), seed.person(), seed.seq());
        live.decide(DecisionCodec.decode(decision));

        // then
        assertThat(replayed.standing()).isEqualTo(live.standing());
        assertThat(replayed.lastDecisionSeq()).isEqualTo(live.lastDecisionSeq()).isEqualTo(2);
        assertThat(replayed.doc().encodeStateAsUpdate()).isEqualTo(live.doc().encodeStateAsUpdate());
        assertThat(replayed.summary()).isEqualTo(live.summary());
    }

    @Test
    void isVerifiedInTheWordsThatThePersonWouldHaveRead() {
        // given
        DraftCheck check = new DraftCheck();
        check.take(entry(EntryKind.TEXT, new DraftSeed(TEXT).update()));
        check.take(agreed());

        // when, then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.take(agreed()))
                .withMessageContaining("changes something");
        var parked = DecisionCodec.encode(new SetStatus(new ClauseId("a"), ClauseStatus.PARKED, null), "chair");
        Entry impossible = entry(parked.kind(), parked.payload());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.take(impossible))
                .withMessageContaining("A clause that is AGREED does not become PARKED");
    }
}
