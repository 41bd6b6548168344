package org.plenary.server.room;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.protocol.Frames;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.TakenDecision;

/**
 * A room's copy of the document, with its place in the record. Whoever asks while nothing is being written gets what is
 * on disk. Single-threaded, like the room that owns it.
 */
final class Replica {
    private final StreamId stream;
    private final DraftState draft;
    private final long epoch;
    private final ChangeLog changes;
    private Head head;
    private Head next;
    private byte @Nullable [] fullSync;
    private byte @Nullable [] standingNotice;
    /** What stood when that was told last. */
    private Standing toldStanding;

    private byte[] standingChange = {};
    private long lastDecisionSeq;
    /** Whether the summary may be another one than {@link #summary}. */
    private boolean summaryStale = true;

    private @Nullable String summary;

    /** @param draft what all entries up to {@code ownership}'s head make */
    Replica(StreamId stream, DraftState draft, Ownership ownership) {
        this.stream = stream;
        this.draft = draft;
        this.epoch = ownership.epoch();
        this.head = ownership.head();
        this.next = head;
        this.changes = new ChangeLog(head.seq());
        this.lastDecisionSeq = draft.lastDecisionSeq();
        this.toldStanding = draft.standing();
    }

    /** The draft, with the changes and decisions of the turn that is under way. */
    DraftState draft() {
        return draft;
    }

    /** Makes sure that the record says who somebody is, before their next entry. */
    void introduce(Person person, Batch batch) {
        Participant due = draft.introduce(person);
        if (due != null) {
            batch.introduce(person.id(), due);
        }
    }

    /** Makes sure that the record says who somebody was, before an entry in their name. */
    void introduce(PersonId person, Participant as, Batch batch) {
        if (draft.introduce(person, as)) {
            batch.introduce(person, as);
        }
    }

    /** The place of the batch's next entry in the record. */
    long nextSeq(Batch batch) {
        return head.seq() + batch.entries().size() + 1;
    }

    /** A decision was taken, about which the record will say the same. */
    void decide(TakenDecision taken) {
        draft.decide(taken);
        standingNotice = null;
        summaryStale = true;
    }

    /** The frame that tells what stands. */
    byte[] standingNotice() {
        byte[] frame = standingNotice;
        if (frame == null) {
            frame = StandingNotice.of(draft.standing(), lastDecisionSeq);
            standingNotice = frame;
        }
        return frame;
    }

    /** The frame that tells what the decisions of the last batch that had some have changed of it. */
    byte[] standingChange() {
        return standingChange;
    }

    /** The newest entry that is on disk. */
    Head head() {
        return head;
    }

    /**
     * Takes in an update that is complete and new.
     *
     * @param author who made it
     * @param outline whether it touches a title, or which clauses there are
     * @param seq its place in the record
     */
    Applied apply(Update novelty, PersonId author, boolean outline, long seq) {
        fullSync = null;
        Applied applied = draft.change(novelty, author, seq);
        // Words of brackets may have gone to another clause.
        summaryStale |= outline || draft.places().wereTouched();
        return applied;
    }

    /** What the record is to be given for {@code batch}. */
    Append append(Batch batch) {
        List<Entry> entries = HashChain.next(head, batch.entries());
        batch.placed(entries);
        next = entries.get(entries.size() - 1).head();
        return new Append(stream, epoch, head, entries, newSummary());
    }

    private @Nullable String newSummary() {
        if (!summaryStale) {
            return null;
        }
        summaryStale = false;
        String fresh = draft.summary().encode();
        if (fresh.equals(summary)) {
            return null;
        }
        summary = fresh;
        return fresh;
    }

    /**
     * A frame that brings changes of the text to a receiver.
     *
     * @param seq the newest entry that somebody has who has taken it and all before it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
    record Shown(byte[] frame, long seq) {}

    /** The batch is on disk: returns the frames that bring all of its text to a receiver, in order. */
    List<Shown> committed(Batch batch) {
        head = next;
        if (batch.hasDecisions()) {
            standingChange = StandingNotice.change(toldStanding, lastDecisionSeq, draft.standing(), head.seq());
            toldStanding = draft.standing();
            lastDecisionSeq = head.seq();
            standingNotice = null;
        }
        changes.add(head.seq(), batch.inserted(), batch.deleted());
        if (!batch.hasText()) {
            return List.of();
        }
        if (!batch.showing().isOneByOne()) {
            return List.of(
                    new Shown(Frames.change(draft.doc().encodeChange(batch.inserted(), batch.deleted())), head.seq()));
        }
        List<Showing.Change> changes = batch.showing().changes();
        List<Shown> shown = new ArrayList<>();
        for (Showing.Change change : changes) {
            boolean last = shown.size() == changes.size() - 1;
            long seq = last ? head.seq() : batch.headAfter(change.entry()).seq();
            shown.add(new Shown(Frames.change(change.bytes()), seq));
        }
        return shown;
    }

    /** "This is what I have." */
    byte[] syncStep1() {
        return Frames.syncStep1(draft.doc().stateVector());
    }

    /** What somebody who has {@code have} lacks. Those who have nothing share one encoding. */
    byte[] syncStep2(StateVector have) {
        return have.isEmpty() ? fullSync() : Frames.syncStep2(draft.doc().encodeStateAsUpdate(have));
    }

    /** A frame with all that came after entry {@code seq}; with everything when that is too long ago. */
    byte[] changesSince(long seq) {
        return changes.since(seq)
                .map(missed -> Frames.change(draft.doc().encodeChange(missed.inserted(), missed.deleted())))
                .orElseGet(this::fullSync);
    }

    private byte[] fullSync() {
        byte[] frame = fullSync;
        if (frame == null) {
            frame = Frames.syncStep2(draft.doc().encodeStateAsUpdate());
            fullSync = frame;
            draft.measured(frame.length);
        }
        return frame;
    }
}
