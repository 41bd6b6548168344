package org.plenary.server.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;

/**
 * The hash chain of a stream, by which anybody can tell that no entry was changed, dropped, added or moved.
 *
 * <p>Every hash is SHA-256 over the bytes below. Integers are big-endian; {@code bytes(x)} is the length of x in bytes
 * as 4 bytes, then x; {@code string(x)} is {@code bytes} of its UTF-8 form.
 *
 * <pre>
 * genesis = string("plenary-record-1") string(stream id) string(lineage)
 * next    = previous hash (32)
 *           seq (8) atMillis (8)
 *           string(person id)
 *           00, or 01 string(delegation code)
 *           string(kind's wire name)
 *           bytes(payload)
 * </pre>
 *
 * <p>The genesis ties a chain to its stream and lineage, so that an entry cannot be passed off as another stream's.
 * Stateless and safe from any thread.
 */
public final class HashChain {
    private static final byte[] FORMAT = "plenary-record-1".getBytes(StandardCharsets.UTF_8);

    private HashChain() {}

    /** The end of a stream that has no entry yet. */
    public static Head genesis(StreamId stream, Lineage lineage) {
        MessageDigest digest = sha256();
        update(digest, FORMAT);
        update(digest, utf8(stream.value()));
        update(digest, utf8(lineage.value()));
        return new Head(0, Hash.of(digest.digest()));
    }

    /** Gives a new entry the place after {@code previous}. */
    public static Entry next(Head previous, NewEntry entry) {
        long seq = previous.seq() + 1;
        Hash hash = hash(
                previous.hash(),
                seq,
                entry.atMillis(),
                entry.person(),
                entry.delegation(),
                entry.kind(),
                entry.payload());
        return new Entry(
                seq, entry.atMillis(), entry.person(), entry.delegation(), entry.kind(), entry.payload(), hash);
    }

    /** Gives new entries their places after {@code previous}, in order. */
    public static List<Entry> next(Head previous, List<NewEntry> entries) {
        List<Entry> placed = new ArrayList<>(entries.size());
        Head head = previous;
        for (NewEntry entry : entries) {
            Entry next = next(head, entry);
            placed.add(next);
            head = next.head();
        }
        return List.copyOf(placed);
    }

    /**
     * Checks that {@code entries} follow {@code previous} without a gap, each with the right hash.
     *
     * @return the head after them
     * @throws JournalException {@link JournalException.Reason#CORRUPT} at the first that does not
     */
    public static Head verify(Head previous, List<Entry> entries) {
        Head head = previous;
        for (Entry entry : entries) {
            head = verify(head, entry);
        }
        return head;
    }

    private static Head verify(Head previous, Entry entry) {
        if (entry.seq() != previous.seq() + 1) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "expected entry seq=" + (previous.seq() + 1) + ", got seq=" + entry.seq());
        }
        Hash hash = hash(
                previous.hash(),
                entry.seq(),
                entry.atMillis(),
                entry.person(),
                entry.delegation(),
                entry.kind(),
                entry.payload());
        if (!hash.equals(entry.hash())) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "the hash of an entry does not fit what it holds and what stands before it: seq=" + entry.seq()
                            + " expected=" + hash + " got=" + entry.hash());
        }
        return entry.head();
    }

    private static Hash hash(
            Hash previous,
            long seq,
            long atMillis,
            PersonId person,
            @Nullable String delegation,
            EntryKind kind,
            byte[] payload) {
        MessageDigest digest = sha256();
        digest.update(previous.bytes());
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(seq)
                .putLong(atMillis)
                .array());
        update(digest, utf8(person.value()));
        if (delegation == null) {
            digest.update((byte) 0);
        } else {
            digest.update((byte) 1);
            update(digest, utf8(delegation));
        }
        update(digest, utf8(kind.wireName()));
        update(digest, payload);
        return Hash.of(digest.digest());
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
