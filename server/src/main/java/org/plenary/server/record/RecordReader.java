package org.plenary.server.record;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Function;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Witness;

/**
 * Reads the file of a record, line by line, and hands each to whoever takes it. It takes the one form of a file only:
 * lines in order, as many entries as the header says, nothing else, and the checksum of all that at the end. What the
 * lines say is left to the one who takes them. Holds one line at a time, whose length is bounded. One use.
 */
final class RecordReader {
    /** The most bytes of an entry's payload: more than a client may send, and than a draft may hold. */
    static final int MAX_PAYLOAD = 32 << 20;

    /** The most bytes of a line. */
    static final int MAX_LINE = MAX_PAYLOAD / 3 * 4 + (1 << 10);
    /** A record has no more keys and signatures than this: a revision has one signature. */
    private static final int MAX_SIGNATURES = 20_000;
    /** Nor was it imported more often, one server after the other. */
    private static final int MAX_IMPORTS = 1_000;

    private final LineInput in;
    private final MessageDigest digest = Sha256.digest();
    private int imports;

    RecordReader(InputStream in) {
        this.in = new LineInput(in, MAX_LINE);
    }

    /** Takes what a file holds, in order. What it refuses, it throws as {@link IllegalArgumentException}. */
    interface Taker {
        void header(RecordHeader header);

        void entry(Entry entry);

        /** The record was imported up to the entry that was taken last. */
        void imported(Witness witness);

        /** All entries were taken. */
        void entriesEnd();

        void key(KeyInfo key);

        void head(SignedHead head);
    }

    /**
     * Reads the file to its end.
     *
     * @throws RecordException at the first thing that is not as it must be
     */
    void read(Taker taker) throws IOException {
        require(in.next(), "expected the file of a record, got an empty one");
        RecordHeader header = other(OtherLines::header);
        at(null, () -> taker.header(header));
        digestLine();
        for (long seq = 1; seq <= header.head().seq(); seq++) {
            readEntry(seq, header.head().seq(), taker);
        }
        at(null, taker::entriesEnd);
        readRest(taker);
    }

    /** The next line that tells of no import; those before it are taken. */
    private boolean nextBesideImports(Taker taker) throws IOException {
        while (in.next()) {
            if (!in.begins(OtherLines.IMPORT_BEGIN)) {
                return true;
            }
            imports++;
            require(imports <= MAX_IMPORTS, "expected at most " + MAX_IMPORTS + " imports of one record, got more");
            Witness witness = other(OtherLines::imported);
            at(null, () -> taker.imported(witness));
            digestLine();
        }
        return false;
    }

    private void readEntry(long seq, long entries, Taker taker) throws IOException {
        if (!(seq == 1 ? in.next() : nextBesideImports(taker))) {
            throw new RecordException(
                    in.number(),
                    seq,
                    "expected entry " + seq + " of " + entries + ", and the file ends: it was cut off");
        }
        if (!in.begins(EntryLine.BEGIN)) {
            throw new RecordException(
                    in.number(), seq, "expected entry " + seq + " of " + entries + ", got another line");
        }
        at(seq, () -> {
            Entry entry = EntryLine.decode(in.bytes(), in.length());
            if (entry.payload().length > MAX_PAYLOAD) {
                throw new IllegalArgumentException(
                        "expected a payload of at most " + MAX_PAYLOAD + " bytes, got " + entry.payload().length);
            }
            taker.entry(entry);
        });
        digestLine();
    }

    private void readRest(Taker taker) throws IOException {
        boolean heads = false;
        boolean more = nextBesideImports(taker);
        for (int count = 0; more; count++) {
            if (in.begins(OtherLines.CHECKSUM_BEGIN)) {
                readChecksum();
                return;
            }
            require(count < MAX_SIGNATURES, "expected at most " + MAX_SIGNATURES + " keys and signatures, got more");
            if (in.begins(OtherLines.KEY_BEGIN) && !heads) {
                KeyInfo key = other(OtherLines::key);
                at(null, () -> taker.key(key));
            } else if (in.begins(OtherLines.HEAD_BEGIN)) {
                heads = true;
                SignedHead head = other(OtherLines::head);
                at(null, () -> taker.head(head));
            } else {
                require(
                        false,
                        in.begins(EntryLine.BEGIN)
                                ? "expected no more entries than the header says, got one more"
                                : "expected keys, then signed heads, then the checksum, got another line");
            }
            digestLine();
            more = in.next();
        }
        require(false, "expected the checksum in the last line, and the file ends: it was cut off");
    }

    private void readChecksum() throws IOException {
        Hash expected = Hash.of(digest.digest());
        Hash got = other(OtherLines::checksum);
        require(
                got.equals(expected),
                "the checksum does not fit: something was changed where nothing else tells, such as in the first line;"
                        + " expected=" + expected + " got=" + got);
        boolean more = in.next();
        require(!more, "expected the file to end after the checksum, and it goes on");
    }

    private <T> T other(Function<byte[], T> decoder) {
        byte[] line = in.copy(OtherLines.MAX_BYTES);
        if (line == null) {
            throw new RecordException(
                    in.number(),
                    null,
                    "expected a line of at most " + OtherLines.MAX_BYTES + " bytes, got a longer one");
        }
        try {
            return decoder.apply(line);
        } catch (IllegalArgumentException e) {
            throw new RecordException(in.number(), null, String.valueOf(e.getMessage()));
        }
    }

    private void at(@org.jspecify.annotations.Nullable Long seq, Runnable task) {
        try {
            task.run();
        } catch (IllegalArgumentException e) {
            throw new RecordException(in.number(), seq, String.valueOf(e.getMessage()));
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RecordException(in.number(), null, otherwise);
        }
    }

    private void digestLine() {
        digest.update(in.bytes(), 0, in.length());
        digest.update((byte) '\n');
    }
}
