package org.plenary.server.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;

/**
 * What people of one audience have said about one draft, as the entries of the desk's record make it. Immutable; each
 * entry makes another one.
 *
 * @param id its stream
 * @param draft the draft that it is about
 * @param audience who hears it
 * @param seq its newest entry, 0 if there is none yet
 * @param people who spoke, as the record last says of them
 * @param threads in the order in which they were begun
 * @param positions in the order in which they were said, older ones too
 * @param weight the UTF-16 units of all that is kept
 */
public record Desk(
        StreamId id,
        StreamId draft,
        Audience audience,
        long seq,
        Map<PersonId, Participant> people,
        Map<ThreadId, CommentThread> threads,
        List<StatedPosition> positions,
        long weight) {
    /** The most threads of one desk. */
    static final int MAX_THREADS = 2_000;
    /** The most positions of one desk, older ones too. */
    static final int MAX_POSITIONS = 10_000;
    /** The most UTF-16 units that a desk keeps, of all wordings and quotes. */
    static final long MAX_WEIGHT = 2_000_000;

    /** One on which nothing was said yet. */
    static Desk empty(StreamId id, StreamId draft, Audience audience) {
        return new Desk(id, draft, audience, 0, Map.of(), Map.of(), List.of(), 0);
    }

    /**
     * It after its next entry. Whether what is in it could be done is not looked at.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it is no entry of this desk
     */
    Desk after(Entry entry) {
        if (entry.kind().isPerson()) {
            Map<PersonId, Participant> known = new LinkedHashMap<>(people);
            known.put(entry.person(), ParticipantCodec.decode(entry));
            return new Desk(id, draft, audience, entry.seq(), known, threads, positions, weight);
        }
        Participant participant = people.get(entry.person());
        if (participant == null || !Objects.equals(participant.delegationCode(), entry.delegation())) {
            throw corrupt(entry, "expected somebody of whom the record has said who they are");
        }
        if (audience.kind() == Audience.Kind.DELEGATION && !Objects.equals(audience.code(), entry.delegation())) {
            throw corrupt(entry, "expected somebody of the delegation whose desk it is");
        }
        DeskAct act = DeskActs.decode(entry);
        if (act.kind().equals(OpenDesk.KIND) != (entry.seq() == OpenDesk.SEQ)) {
            throw corrupt(entry, "expected a desk to be opened by its second entry, and by no other");
        }
        try {
            Said said = new Said(Speaker.of(entry.person(), participant), entry.atMillis(), entry.seq());
            return act.effect(this, said).at(entry.seq());
        } catch (DeskException e) {
            throw corrupt(entry, String.valueOf(e.getMessage()));
        }
    }

    private static JournalException corrupt(Entry entry, String what) {
        return new JournalException(
                JournalException.Reason.CORRUPT, "an entry of a desk is damaged: seq=" + entry.seq() + ": " + what);
    }

    private Desk at(long entry) {
        return new Desk(id, draft, audience, entry, people, threads, positions, weight);
    }

    /** What the record last said of somebody, null if nothing. */
    @Nullable
    Participant participant(PersonId person) {
        return people.get(person);
    }

    Optional<CommentThread> find(ThreadId thread) {
        return Optional.ofNullable(threads.get(thread));
    }

    /** @throws DeskException if it has no such thread */
    CommentThread require(ThreadId thread) {
        return find(thread).orElseThrow(() -> new DeskException(DeskException.Reason.NO_SUCH_COMMENT));
    }

    /** With another thread, or with one that is other than it was. */
    Desk with(CommentThread thread, long moreWeight) {
        Map<ThreadId, CommentThread> all = new LinkedHashMap<>(threads);
        all.put(thread.id(), thread);
        return new Desk(
                id, draft, audience, seq, people, Collections.unmodifiableMap(all), positions, weight + moreWeight);
    }

    /** With a position behind those that were said before. */
    Desk with(StatedPosition position, long moreWeight) {
        List<StatedPosition> all = new ArrayList<>(positions);
        all.add(position);
        return new Desk(
                id, draft, audience, seq, people, threads, Collections.unmodifiableList(all), weight + moreWeight);
    }

    /** What somebody said last of something; null if nothing. */
    @Nullable
    StatedPosition standing(StatedPosition.Key key) {
        for (int i = positions.size() - 1; i >= 0; i--) {
            if (positions.get(i).key().equals(key)) {
                return positions.get(i);
            }
        }
        return null;
    }

    StatedPosition newestPosition() {
        return positions.get(positions.size() - 1);
    }

    /** The positions that stand, in the order in which they were said; with all that were said before, if asked for. */
    public List<Fields> toldPositions(boolean history) {
        if (history) {
            return positions.stream().map(position -> position.told(this)).toList();
        }
        Map<StatedPosition.Key, StatedPosition> standing = new LinkedHashMap<>();
        for (StatedPosition position : positions) {
            standing.remove(position.key());
            standing.put(position.key(), position);
        }
        return standing.values().stream()
                .filter(position -> position.value() != null)
                .map(position -> position.told(this))
                .toList();
    }

    /** @throws DeskException if it does not keep so many units more */
    void requireRoomFor(long units) {
        if (weight + units > MAX_WEIGHT) {
            throw new DeskException(
                    DeskException.Reason.CONFLICT,
                    "A desk keeps " + MAX_WEIGHT + " characters, with all wordings and quotes, and this one has no room"
                            + " for " + units + " more.");
        }
    }

    /** A thread's name among all desks. */
    String nameOf(ThreadId thread) {
        return id.value() + "-" + thread.value();
    }

    /** All threads, as they are told to people. */
    public Collection<Fields> toldThreads() {
        return threads.values().stream().map(thread -> thread.told(this)).toList();
    }

    /** A thread, as it is told to people. */
    Fields told(ThreadId thread) {
        return require(thread).told(this);
    }

    /** What somebody said last of something, as it is told to people. */
    Fields told(StatedPosition.Key key) {
        return Objects.requireNonNull(standing(key)).told(this);
    }
}
