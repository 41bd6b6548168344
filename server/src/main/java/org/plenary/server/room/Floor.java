package org.plenary.server.room;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Update;
import org.plenary.server.draft.Authority;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.Gate;
import org.plenary.server.draft.Refusal;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.TakenDecision;

/** What a {@link Motion} can do in its turn. For that turn alone, on the room's loop. */
public final class Floor {
    private final Interior room;
    private final Person person;
    private final Batch batch;

    Floor(Interior room, Person person, Batch batch) {
        this.room = room;
        this.person = person;
        this.batch = batch;
    }

    /** Who has put the motion. */
    public Person person() {
        return person;
    }

    /** The draft, with what came before in this turn. To be read only. */
    public DraftState draft() {
        return room.replica().draft();
    }

    /** The time that everything of this turn has in the record, milliseconds since 1970 UTC. */
    public long atMillis() {
        return batch.atMillis();
    }

    /** The end of the record once this turn, as far as it has come, is on disk; to be asked for then. */
    public Supplier<Head> head() {
        int entries = batch.entries().size();
        return entries == 0 ? () -> room.replica().head() : () -> batch.headAfter(entries - 1);
    }

    /**
     * Takes a decision; one that changes nothing is not recorded.
     *
     * @return the decision; null if it changes nothing
     * @throws DecisionException if it cannot be taken
     */
    public @Nullable TakenDecision decide(Decision decision) {
        return decide(decision, new Fields());
    }

    /**
     * As {@link #decide(Decision)}.
     *
     * @param besides what people in the room are told besides its news
     */
    public @Nullable TakenDecision decide(Decision decision, Fields besides) {
        if (!Ruling.on(decision, person, draft().situation(room.replica().nextSeq(batch), atMillis()))) {
            return null;
        }
        requireShare();
        return room.decide(decision, besides, person, batch);
    }

    /**
     * Takes a change of the text that belongs to a decision that was just taken, in the name of somebody else, or of
     * the server: no gate is asked. What of it is there already is passed over.
     *
     * @param by whose it is
     * @param as who they were when they wrote it
     * @param update made from the draft as it is
     */
    public void make(PersonId by, Participant as, Update update) {
        Replica replica = room.replica();
        Update novelty = replica.draft().doc().novelty(update);
        if (!novelty.isEmpty()) {
            replica.introduce(by, as, batch);
            batch.add(by, as.delegationCode(), novelty, replica.apply(novelty, by, true, replica.nextSeq(batch)));
        }
    }

    /** What the record keeps of those who do not lead the draft is bounded, be it words or decisions. */
    private void requireShare() {
        if (person.id().equals(Branch.SERVER)) {
            return;
        }
        boolean leads = draft().standing().rights(person).leads();
        if (!leads && !room.shares().of(person.id()).mayRecord(System.nanoTime())) {
            throw new DecisionException(
                    DecisionException.Reason.TOO_MUCH_RECORDED,
                    "The record keeps no more of you for now. Try again in some minutes.");
        }
    }

    /**
     * Judges a change of the text as one that the person makes, like any that comes from a browser.
     *
     * @param update made from the draft as it is
     * @return what came of it, by which it can be made
     */
    public Judgement judge(Update update) {
        Replica replica = room.replica();
        Judgement judgement = new Judgement();
        Gate.judge(
                        Authority.of(person, replica.draft()),
                        update,
                        replica.draft(),
                        room.config().maxDraftBytes())
                .settle(judgement);
        return judgement;
    }

    /** What came of judging a change. */
    public final class Judgement implements Gate.Settlement {
        private @Nullable Refusal refusal;
        private Update novelty = Update.EMPTY;
        private boolean outline;

        private Judgement() {}

        @Override
        public void accepted(Update accepted, boolean touchesOutline) {
            novelty = accepted;
            outline = touchesOutline;
        }

        @Override
        public void incomplete() {
            throw new IllegalStateException("expected a change of the draft as it is, got one of another");
        }

        @Override
        public void refused(Refusal why) {
            refusal = why;
        }

        /** Why the change is not taken; null if it is. */
        public @Nullable Refusal refusal() {
            return refusal;
        }

        /** Takes the change. Nothing but decisions may have been recorded since it was judged. */
        public void make() {
            if (refusal != null) {
                throw new IllegalStateException("expected a change that is taken, got one that is refused: " + refusal);
            }
            if (!novelty.isEmpty()) {
                Replica replica = room.replica();
                replica.introduce(person, batch);
                batch.add(person, novelty, replica.apply(novelty, person.id(), outline, replica.nextSeq(batch)));
            }
        }
    }
}
