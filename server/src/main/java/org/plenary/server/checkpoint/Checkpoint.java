package org.plenary.server.checkpoint;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.redline.Attribution;
import org.plenary.server.draft.BracketTrail;
import org.plenary.server.draft.DraftDocs;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;

/**
 * What a draft's record makes, up to one of its entries, as bytes:
 *
 * <pre>
 * string("plenary-checkpoint") format (6)
 * string(stream) string(lineage) varUint(seq) hash (32)
 * varUint(size of all payloads)
 * bytes(the document as rooms have it, V2)
 * bytes(the document with everything that was ever in it, V2)
 * bytes(attribution)
 * bytes(table of entries)
 * bytes(where the words of brackets are)
 * bytes(where they were)
 * HMAC-SHA-256 of all of the above, under a key that only this server has (32)
 * </pre>
 *
 * <p>It is a cache. Whoever reads it compares the hash with that of the record's entry first. That the text is what the
 * entries up to there make, the keyed sum tells: whoever can write to the database, and has not the key, cannot make
 * one.
 */
public final class Checkpoint {
    private static final String MAC = "HmacSHA256";
    private static final String MAGIC = "plenary-checkpoint";
    /** To be raised whenever something else would be made of the same entries, or written in another way. */
    private static final int FORMAT = 7;

    /** More structs than this are not expanded from one state: several times what the largest draft has. */
    private static final long MAX_STRUCTS = 50_000_000;

    private final Head head;
    private final byte[] bytes;
    private final long payloadBytes;
    private final Decoder live;
    private final Decoder past;
    private final byte[] attribution;
    private final Decoder table;
    private final byte[] places;
    private final byte[] trail;

    private @Nullable Attribution decodedAttribution;
    private @Nullable EntryTable decodedTable;

    private Checkpoint(Head head, byte[] bytes, Decoder sections) {
        this.head = head;
        this.bytes = bytes;
        payloadBytes = sections.varUint();
        live = sections.varSlice();
        past = sections.varSlice();
        attribution = sections.varBytes();
        table = sections.varSlice();
        places = sections.varBytes();
        trail = sections.varBytes();
        sections.requireEnd();
    }

    /** The bytes of a checkpoint. */
    static byte[] encode(StreamId stream, Lineage lineage, DraftState live, Past past, byte[] key) {
        Encoder encoder = new Encoder();
        encodeStart(encoder, stream, lineage);
        encoder.varUint(past.head().seq());
        encoder.bytes(past.head().hash().bytes());
        encoder.varUint(past.payloadBytes());
        encoder.varBytes(live.doc().encodeStateAsUpdateV2());
        encoder.varBytes(past.doc().encodeStateAsUpdateV2());
        encoder.varBytes(past.attribution().encode());
        Encoder entries = new Encoder();
        past.entries().encode(entries);
        encoder.varBytes(entries);
        encoder.varBytes(live.places().encode());
        encoder.varBytes(past.brackets().encode());
        byte[] body = encoder.toByteArray();
        encoder.bytes(sum(key, body, body.length));
        return encoder.toByteArray();
    }

    private static void encodeStart(Encoder encoder, StreamId stream, Lineage lineage) {
        encoder.varString(MAGIC);
        encoder.uint8(FORMAT);
        encoder.varString(stream.value());
        encoder.varString(lineage.value());
    }

    /**
     * Reads a checkpoint.
     *
     * @throws RuntimeException if the bytes are damaged, of another format, of another stream or lineage, or not of
     *     whoever has the key
     */
    static Checkpoint decode(StreamId stream, Lineage lineage, byte[] bytes, byte[] key) {
        int end = bytes.length - Hash.BYTES;
        if (end < 0 || !MessageDigest.isEqual(sum(key, bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new IllegalArgumentException("its sum is wrong: it is damaged, of another version, or not made here");
        }
        Encoder start = new Encoder();
        encodeStart(start, stream, lineage);
        byte[] expected = start.toByteArray();
        if (end < expected.length || !Arrays.equals(expected, Arrays.copyOf(bytes, expected.length))) {
            throw new IllegalArgumentException("it is of another format, stream or lineage");
        }
        Decoder decoder = new Decoder(bytes, expected.length, end);
        Head head = new Head(decoder.varUint(), Hash.of(decoder.bytes(Hash.BYTES)));
        return new Checkpoint(head, bytes, decoder);
    }

    private static byte[] sum(byte[] key, byte[] bytes, int length) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            mac.update(bytes, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    /** The entry up to which it goes. */
    public Head head() {
        return head;
    }

    /** The size of the payloads of the entries. */
    public long payloadBytes() {
        return payloadBytes;
    }

    /** What is stored. Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The document as a room has it that has taken every entry itself, to the last byte; another one each time. */
    public Doc live() {
        Doc doc = DraftDocs.live();
        doc.restore(update(live));
        return doc;
    }

    /**
     * The draft as a room has it, of which all is known but what is no change of the text: what comes before the entry
     * of that is to be taken by {@link DraftState#takeEarlier} first. Another one each time.
     */
    public DraftState state() {
        return DraftState.of(live(), owners(), payloadBytes, places);
    }

    /**
     * Everything up to the entry; what comes before the entry of decisions is to be taken by {@link Past#takeEarlier}
     * first. To be asked for once, for what it gives shares its parts with this.
     */
    public Past past() {
        Doc doc = DraftDocs.keeping();
        doc.restore(update(past));
        return new Past(head, BracketTrail.decode(doc, places, trail), doc, attribution(), table(), payloadBytes);
    }

    private static Update update(Decoder section) {
        int from = section.position();
        return Update.decodeV2(section.array(), from, from + section.remaining(), MAX_STRUCTS);
    }

    /** Who wrote under each client id first. */
    public Map<Long, PersonId> owners() {
        Map<Long, PersonId> owners = new HashMap<>();
        Attribution entries = attribution();
        for (long client : entries.at(head.seq()).stateVector().clients()) {
            owners.put(client, table().author(entries.insertedBy(client, 0)).id());
        }
        return owners;
    }

    private Attribution attribution() {
        if (decodedAttribution == null) {
            decodedAttribution = Attribution.decode(attribution);
        }
        return decodedAttribution;
    }

    private EntryTable table() {
        if (decodedTable == null) {
            decodedTable = EntryTable.decode(table);
        }
        return decodedTable;
    }
}
