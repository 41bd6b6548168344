package org.plenary.server.record;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.Witness;

/**
 * Writes the file of a record, line by line: the header, every entry, behind it that it was the last of an import, what
 * other signatures there are, and the checksum.
 * Whoever writes keeps that order. Holds one line at a time. Single-threaded; does not close its stream.
 */
public final class RecordWriter {
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();

    public RecordWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes the first line. */
    public void header(RecordHeader header) throws IOException {
        line(OtherLines.header(header));
    }

    /** Writes the first line of a record that is no draft's. */
    public void first(byte[] line) throws IOException {
        line(line);
    }

    /** Writes the next entry. */
    public void entry(Entry entry) throws IOException {
        line(EntryLine.encode(entry));
    }

    /** Writes that the record was imported up to the entry that was written last. */
    public void imported(Witness witness) throws IOException {
        line(OtherLines.imported(witness));
    }

    /** Writes what comes after the entries, and the last line. */
    public void finish(Signing.Signatures signatures) throws IOException {
        for (var key : signatures.keys()) {
            line(OtherLines.key(key));
        }
        for (var head : signatures.heads()) {
            line(OtherLines.head(head));
        }
        out.write(OtherLines.checksum(Hash.of(digest.digest())));
        out.write('\n');
    }

    private void line(byte[] line) throws IOException {
        digest.update(line);
        digest.update((byte) '\n');
        out.write(line);
        out.write('\n');
    }
}
