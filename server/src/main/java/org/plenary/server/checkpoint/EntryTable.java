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
import org.plenary.server.negotiation.Author;

/**
 * Who did what when: the entries of a record without their payloads, 20 bytes each. Names are those that people had
 * then. It counts {@value #MAX_AUTHORS} authors and {@value #MAX_KINDS} kinds of entries at most. Append-only;
 * single-threaded.
 */
public final class EntryTable {
    /** A person under another name, or for another delegation, is another author. */
    static final int MAX_AUTHORS = 1 << 23;

    static final int MAX_KINDS = 1 << 8;

    private static final int KIND_BITS = 8;
    private static final int KIND_MASK = MAX_KINDS - 1;
    private static final int FIRST_SIZE = 64;

    private final List<Author> authors = new ArrayList<>();
    private final Map<Author, Integer> numbers = new HashMap<>();
    private final List<EntryKind> kinds = new ArrayList<>();
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
        what[size] = number(author) << KIND_BITS | number(kind);
        inserted[size] = (int) Math.min(Integer.MAX_VALUE, insertedUnits);
        deleted[size] = (int) Math.min(Integer.MAX_VALUE, deletedUnits);
        size++;
    }

    private int number(EntryKind kind) {
        int number = kinds.indexOf(kind);
        if (number < 0) {
            number = next(kinds.size(), MAX_KINDS, "kinds of entries");
            kinds.add(kind);
        }
        return number;
    }

    private static int next(int size, int max, String what) {
        if (size == max) {
            throw new IllegalStateException("expected a record with at most " + max + " " + what + ", got more");
        }
        return size;
    }

    private int number(Author author) {
        Integer number = numbers.get(author);
        if (number == null) {
            number = next(authors.size(), MAX_AUTHORS, "authors");
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
        return kinds.get(what[index(seq)] & KIND_MASK);
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
        encoder.varUint(kinds.size());
        kinds.forEach(kind -> encoder.varString(kind.wireName()));
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
        int named = decoder.count(1);
        List<EntryKind> kinds = new ArrayList<>(named);
        for (int i = 0; i < named; i++) {
            kinds.add(EntryKind.ofWireName(decoder.varString()));
        }
        int entries = decoder.count(4);
        long time = 0;
        for (int i = 0; i < entries; i++) {
            time += decoder.varInt();
            long author = decoder.varUint();
            EntryKind kind = kinds.get((int) author & KIND_MASK);
            table.add(time, authors.get((int) (author >>> KIND_BITS)), kind, decoder.varUint(), decoder.varUint());
        }
        return table;
    }
}
