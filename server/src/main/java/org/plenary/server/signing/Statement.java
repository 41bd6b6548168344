package org.plenary.server.signing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;

/**
 * The bytes that are signed. Each begins with a name of its own, so that a signature under one kind of statement cannot
 * be passed off as one under another. Integers are big-endian; {@code bytes(x)} is the length of x in bytes as 4 bytes,
 * then x; {@code string(x)} is {@code bytes} of its UTF-8 form.
 *
 * <pre>
 * head  string("plenary-head-1")
 *       string(stream id) string(lineage)
 *       string(symbol) number (4)
 *       seq (8) hash (32)
 *       atMillis (8)
 * witness
 *       string("plenary-receipt-1" or "plenary-import-1")
 *       string(stream id) string(lineage)
 *       seq (8) hash (32)
 *       atMillis (8)
 *       string(id of the key that signs)
 * key   string("plenary-key-1")
 *       string(id of the key that endorses)
 *       bytes(public key that is endorsed, in the form of X.509)
 *       its creation in milliseconds since 1970 UTC (8)
 * </pre>
 */
final class Statement {
    private static final String HEAD = "plenary-head-1";
    private static final String KEY = "plenary-key-1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Statement() {}

    /** "The record of this draft had this head when this revision was issued." */
    static byte[] ofHead(StreamId stream, Lineage lineage, String symbol, int number, Head head, long atMillis) {
        Statement statement = new Statement();
        statement.string(HEAD);
        statement.string(stream.value());
        statement.string(lineage.value());
        statement.string(symbol);
        statement.out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        statement.number(head.seq());
        statement.out.writeBytes(head.hash().bytes());
        statement.number(atMillis);
        return statement.out.toByteArray();
    }

    /** "At this time, the record of this draft had this head." */
    static byte[] ofWitness(Witness.Subject subject) {
        Statement statement = new Statement();
        statement.string(subject.kind().statementName());
        statement.string(subject.stream().value());
        statement.string(subject.lineage().value());
        statement.number(subject.head().seq());
        statement.out.writeBytes(subject.head().hash().bytes());
        statement.number(subject.atMillis());
        statement.string(subject.key().value());
        return statement.out.toByteArray();
    }

    /** "This key signs from now on in place of mine." */
    static byte[] ofKey(KeyId by, byte[] publicKey, long createdAtMillis) {
        Statement statement = new Statement();
        statement.string(KEY);
        statement.string(by.value());
        statement.bytes(publicKey);
        statement.number(createdAtMillis);
        return statement.out.toByteArray();
    }

    private void string(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private void number(long number) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
