package org.plenary.server.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionCodec;
import org.plenary.server.standing.Participant;
import org.plenary.server.standing.ParticipantCodec;

/** What one turn of a room takes in: the entries to be written, and what is to be done once they are. Single-threaded. */
final class Batch {
    private final long atMillis;
    private final List<NewEntry> entries = new ArrayList<>();
    private final Map<Member, Long> acknowledgements = new LinkedHashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Runnable> otherwise = new ArrayList<>();
    private IdSet inserted = IdSet.EMPTY;
    private IdSet deleted = IdSet.EMPTY;
    private @Nullable Member author;
    private boolean manyAuthors;
    private int texts;
    private byte @Nullable [] lastText;
    private boolean decisions;
    private boolean rights;
    private List<Entry> placed = List.of();

    /**
     * @param atMillis the time that its entries carry
     */
    Batch(long atMillis) {
        this.atMillis = atMillis;
    }

    /** What the record is to say of a person before their next entry. */
    void introduce(PersonId person, Participant participant) {
        entries.add(new NewEntry(
                atMillis,
                person,
                participant.delegationCode(),
                EntryKind.PERSON,
                ParticipantCodec.encode(participant)));
    }

    /** A change that the replica has applied. */
    void add(Member member, Update update, Applied applied) {
        addText(member.person(), update, applied);
        manyAuthors |= author != null && author != member;
        author = member;
    }

    /** A change that the replica has applied and that nobody has yet, not even who it is by. */
    void add(Person person, Update update, Applied applied) {
        addText(person, update, applied);
        manyAuthors = true;
    }

    private void addText(Person person, Update update, Applied applied) {
        entries.add(new NewEntry(atMillis, person.id(), person.delegationCode(), EntryKind.TEXT, update.bytes()));
        texts++;
        lastText = update.bytes();
        inserted = inserted.union(applied.inserted());
        deleted = deleted.union(applied.deleted());
    }

    /** A decision that somebody may take, which the replica knows of. */
    void add(Person person, Decision decision) {
        DecisionCodec.Recorded recorded = DecisionCodec.encode(decision, person.name());
        entries.add(new NewEntry(atMillis, person.id(), person.delegationCode(), recorded.kind(), recorded.payload()));
        decisions = true;
        rights |= recorded.kind() == EntryKind.MODE
                || recorded.kind() == EntryKind.ACCESS
                || recorded.kind() == EntryKind.ARCHIVE;
    }

    /** Its entries have these places in the record, once they are on disk. */
    void placed(List<Entry> places) {
        placed = places;
    }

    /** The end of the record right after the entry at an index of {@link #entries()}, once that is on disk. */
    Head headAfter(int index) {
        return placed.get(index).head();
    }

    /** The time that its entries carry, milliseconds since 1970 UTC. */
    long atMillis() {
        return atMillis;
    }

    /** Document messages of {@code member} up to number {@code count} are on disk once this batch is. */
    void committed(Member member, long count) {
        acknowledgements.put(member, count);
    }

    /** Does {@code task} once this batch is on disk and shown. */
    void afterwards(Runnable task) {
        afterwards.add(task);
    }

    /** Does {@code task} if this batch comes to nothing. */
    void otherwise(Runnable task) {
        otherwise.add(task);
    }

    /** Whether it holds changes of the text. */
    boolean hasText() {
        return texts > 0;
    }

    /** The only change of the text, null if there is none or several. */
    byte @Nullable [] onlyText() {
        return texts == 1 ? lastText : null;
    }

    boolean hasDecisions() {
        return decisions;
    }

    /** Whether people may have other rights once it is on disk. */
    boolean changesRights() {
        return rights;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<NewEntry> entries() {
        return entries;
    }

    IdSet inserted() {
        return inserted;
    }

    IdSet deleted() {
        return deleted;
    }

    /** The one who made all of it, who need not be shown it; null if there were several. */
    @Nullable
    Member onlyAuthor() {
        return manyAuthors ? null : author;
    }

    /** Tells the authors, then does what waited for this batch. */
    void finish(long seq) {
        acknowledgements.forEach((member, count) -> member.lane().run(() -> member.committed(count, seq)));
        afterwards.forEach(Runnable::run);
    }

    /** Nothing of it will be on disk for certain, and nobody will be told that it is. */
    void abandon() {
        otherwise.forEach(Runnable::run);
    }
}
