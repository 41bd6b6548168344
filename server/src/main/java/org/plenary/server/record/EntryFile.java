package org.plenary.server.record;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;

/**
 * A file of one line that says what it is, as many entries as that says, and a checksum of all bytes before it: what
 * records have that are no draft's. Read once, one line at a time, of bounded length.
 */
public final class EntryFile {
    private final LineInput in;
    private final MessageDigest digest = Sha256.digest();

    private EntryFile(InputStream in) {
        this.in = new LineInput(new BufferedInputStream(in), RecordReader.MAX_LINE);
    }

    /** Takes what a file holds, in order. What it refuses, it throws as {@link IllegalArgumentException}. */
    public interface Taker {
        /**
         * The first line, without the line feed.
         *
         * @return how many entries follow, 1 or more
         */
        long first(byte[] line);

        void entry(Entry entry);

        /** All entries were taken. */
        void end();
    }

    /**
     * Reads a file to its end; the stream is not closed.
     *
     * @return the first thing that is not as it must be, null if all is
     */
    public static Verification.@Nullable Broken read(InputStream in, Taker taker) throws IOException {
        try {
            new EntryFile(in).read(taker);
            return null;
        } catch (RecordException e) {
            return new Verification.Broken(e.line(), e.entry(), String.valueOf(e.getMessage()));
        }
    }

    private void read(Taker taker) throws IOException {
        require(in.next(), "expected the file of a record, got an empty one");
        long entries = other(taker::first);
        digestLine();
        for (long seq = 1; seq <= entries; seq++) {
            readEntry(seq, entries, taker);
        }
        at(null, taker::end);
        require(in.next(), "expected the checksum in the last line, and the file ends: it was cut off");
        require(
                in.begins(OtherLines.CHECKSUM_BEGIN),
                "expected the checksum behind as many entries as the first line says, got another line");
        Hash expected = Hash.of(digest.digest());
        Hash got = other(OtherLines::checksum);
        require(
                got.equals(expected),
                "the checksum does not fit: something was changed where nothing else tells, such as in the first line;"
                        + " expected=" + expected + " got=" + got);
        boolean more = in.next();
        require(!more, "expected the file to end after the checksum, and it goes on");
    }

    private void readEntry(long seq, long entries, Taker taker) throws IOException {
        if (!in.next()) {
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
            if (entry.seq() != seq) {
                throw new IllegalArgumentException("expected entry " + seq + ", got entry " + entry.seq());
            }
            if (entry.payload().length > RecordReader.MAX_PAYLOAD) {
                throw new IllegalArgumentException("expected a payload of at most " + RecordReader.MAX_PAYLOAD
                        + " bytes, got " + entry.payload().length);
            }
            taker.entry(entry);
        });
        digestLine();
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

    private void at(@Nullable Long seq, Runnable task) {
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
