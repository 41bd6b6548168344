package org.plenary.server.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.standing.ClauseDecision.Author;

/**
 * Who did what when: the entries of a record without their payloads, 20 bytes each. Names are those that people had then.
 * Append-only; single-threaded.
 */
public final class EntryTable {
    private static final int KIND_BITS = 4;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;
    private static final int FIRST_SIZE = 64;

    /** Kinds are counted in this order; a checkpoint says which it was made with. */
    static final List<EntryKind> KINDS = List.of(EntryKind.values());

    private final List<Author> authors = new ArrayList<>();
    private final Map<Author, Integer> numbers = new HashMap<>();
    private long[] at = new long[FIRST_SIZE];
    /** The number of the author, and in the low bits the kind. */
    private int[] what = new int[FIRST_SIZE];

    private int[] inserted = new int[FIRST_SIZE];
    private int[] deleted = new int[FIRST_SIZE];
    private int size;

    /** Adds the next entry. */
    void add(long atMillis, Author author, EntryKind kind, long insertedUnits, long deletedUnits) {
        if (size == at.length) {
            int larger = size + (size >> 1);
            at = Arrays.copyOf(at, larger);
            what = Arrays.copyOf(what, larger);
            inserted = Arrays.copyOf(inserted, larger);
            deleted = Arrays.copyOf(deleted, larger);
        }
        at[size] = atMillis;
        what[size] = number(author) << KIND_BITS | KINDS.indexOf(kind);
        inserted[size] = (int) Math.min(Integer.MAX_VALUE, insertedUnits);
        deleted[size] = (int) Math.min(Integer.MAX_VALUE, deletedUnits);
        size++;
    }

    private int number(Author author) {
        Integer number = numbers.get(author);
        if (number == null) {
            number = authors.size();
            authors.add(author);
            numbers.put(author, number);
        }
        return number;
    }

    /** The sequence number of the newest entry, 0 if there is none. */
    public long last() {
        return size;
    }

    /** When an entry was made, milliseconds since 1970 UTC. */
    public long atMillis(long seq) {
        return at[index(seq)];
    }

    /** Who made an entry, with the name and delegation of then. */
    public Author author(long seq) {
        return authors.get(what[index(seq)] >>> KIND_BITS);
    }

    /** What an entry is. */
    public EntryKind kind(long seq) {
        return KINDS.get(what[index(seq)] & KIND_MASK);
    }

    /** How many units (characters, marks, elements) an entry inserted. */
    public int inserted(long seq) {
        return inserted[index(seq)];
    }

    /** How many units an entry deleted. */
    public int deleted(long seq) {
        return deleted[index(seq)];
    }

    /** The entry before the first one that was made after a time; 0 if that is the first of all. */
    public long at(long millis) {
        int count = 0;
        while (count < size && at[count] <= millis) {
            count++;
        }
        return count;
    }

    private int index(long seq) {
        if (seq < 1 || seq > size) {
            throw new IndexOutOfBoundsException("expected an entry from 1 to " + size + ", got " + seq);
        }
        return (int) seq - 1;
    }

    void encode(Encoder encoder) {
        encoder.varUint(authors.size());
        for (Author author : authors) {
            encoder.varString(author.id().value());
            encoder.varString(author.name());
            encoder.varString(author.delegation() == null ? "" : author.delegation());
        }
        encoder.varUint(size);
        long before = 0;
        for (int i = 0; i < size; i++) {
            encoder.varInt(at[i] - before);
            encoder.varUint(what[i]);
            encoder.varUint(inserted[i]);
            encoder.varUint(deleted[i]);
            before = at[i];
        }
    }

    /** @throws RuntimeException if the bytes are not a table */
    static EntryTable decode(Decoder decoder) {
        EntryTable table = new EntryTable();
        int people = decoder.count(3);
        List<Author> authors = new ArrayList<>(people);
        for (int i = 0; i < people; i++) {
            PersonId person = new PersonId(decoder.varString());
            String name = decoder.varString();
            String delegation = decoder.varString();
            authors.add(new Author(person, name, delegation.isEmpty() ? null : delegation));
        }
        int entries = decoder.count(4);
        long time = 0;
        for (int i = 0; i < entries; i++) {
            time += decoder.varInt();
            long author = decoder.varUint();
            EntryKind kind = KINDS.get((int) author & KIND_MASK);
            table.add(time, authors.get((int) (author >>> KIND_BITS)), kind, decoder.varUint(), decoder.varUint());
        }
        return table;
    }
}
