package org.plenary.server.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;

/**
 * What one turn of a room takes in: the entries to be written, and what is to be done once they are. Single-threaded.
 */
final class Batch {
    private final long atMillis;
    private final List<NewEntry> entries = new ArrayList<>();
    private final Receipts receipts = new Receipts();
    private final List<Afterwards> afterwards = new ArrayList<>();
    private @Nullable Step step;
    private IdSet inserted = IdSet.EMPTY;
    private IdSet deleted = IdSet.EMPTY;
    private @Nullable Member author;
    private boolean manyAuthors;
    private final Showing showing = new Showing();
    private boolean text;
    private boolean decisions;
    private boolean rights;
    private List<Entry> placed = List.of();

    /** What a step wants to have done. */
    private record Afterwards(@Nullable Step step, Runnable task) {}

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

    /**
     * A change that the replica has applied.
     *
     * @param shown the update that shows it to others
     */
    void add(Member member, Update update, Update shown, Applied applied) {
        Person person = member.person();
        addText(person.id(), person.delegationCode(), update, shown, applied);
        manyAuthors |= author != null && author != member;
        author = member;
    }

    /** A change that the replica has applied and that nobody has yet, not even who it is by. */
    void add(Person person, Update update, Applied applied) {
        addText(person.id(), person.delegationCode(), update, update, applied);
        manyAuthors = true;
    }

    /**
     * Adds a change of the text in the name of somebody.
     *
     * @param delegation their code, or null
     */
    void add(PersonId person, @Nullable String delegation, Update update, Applied applied) {
        addText(person, delegation, update, update, applied);
        manyAuthors = true;
    }

    private void addText(PersonId person, @Nullable String delegation, Update update, Update shown, Applied applied) {
        showing.add(entries.size(), shown, applied);
        entries.add(new NewEntry(atMillis, person, delegation, EntryKind.TEXT, update.bytes()));
        text = true;
        inserted = inserted.union(applied.inserted());
        deleted = deleted.union(applied.deleted());
    }

    /**
     * A decision that the replica knows of.
     *
     * @param changesRights whether people may have other rights by it
     * @return the bytes that the record says of it
     */
    int add(Person person, Decision decision, boolean changesRights) {
        DecisionCodec.Recorded recorded = DecisionCodec.encode(decision, person.name());
        entries.add(new NewEntry(atMillis, person.id(), person.delegationCode(), recorded.kind(), recorded.payload()));
        decisions = true;
        rights |= changesRights;
        return recorded.payload().length;
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

    /** What comes now is done by {@code step}. */
    void taking(Step step) {
        this.step = step;
    }

    /** Which messages of members are answered for by this batch. */
    Receipts receipts() {
        return receipts;
    }

    /** Does {@code task} once this batch is on disk and shown. */
    void afterwards(Runnable task) {
        afterwards.add(new Afterwards(step, task));
    }

    /**
     * Hands out what is to be done once this batch is on disk and shown, in order, each with the step that wants it.
     */
    void forEachAfterwards(BiConsumer<@Nullable Step, Runnable> action) {
        afterwards.forEach(todo -> action.accept(todo.step, todo.task));
    }

    /** Whether it holds changes of the text. */
    boolean hasText() {
        return text;
    }

    /** How the changes of the text are shown. */
    Showing showing() {
        return showing;
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
}
