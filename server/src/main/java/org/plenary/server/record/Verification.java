package org.plenary.server.record;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Witness;

/** What came of verifying the file of a record. */
public sealed interface Verification {

    /** Calls the visitor's method for this outcome. */
    <T> T accept(Visitor<T> visitor);

    /** Whether nothing is wrong with the file. */
    boolean isIntact();

    /** Has one method for each outcome. */
    interface Visitor<T> {
        T intact(Intact intact);

        T broken(Broken broken);
    }

    /**
     * Everything in the file holds.
     *
     * @param header what the file says of itself
     * @param revisions the issued revisions, in order, whose texts came out of the edits again
     * @param keys the ids of the keys in the file
     * @param imports where the record was imported, and who signed that, in order
     */
    record Intact(RecordHeader header, List<Checked> revisions, List<KeyId> keys, List<Witness.Subject> imports)
            implements Verification {
        public Intact {
            revisions = List.copyOf(revisions);
            keys = List.copyOf(keys);
            imports = List.copyOf(imports);
        }

        /** The end of the record, that its hashes lead to. */
        public Head head() {
            return header.head();
        }

        /** The newest entry that a signature covers, with all before it; 0 if there is none. */
        public long signedUpTo() {
            return LongStream.concat(
                            revisions.stream()
                                    .filter(revision -> revision.signer() != null)
                                    .mapToLong(revision -> revision.head().seq()),
                            LongStream.of(importedUpTo()))
                    .max()
                    .orElse(0);
        }

        /** The newest entry that is said to have been imported, with all before it; 0 if there is none. */
        public long importedUpTo() {
            return imports.isEmpty()
                    ? 0
                    : imports.get(imports.size() - 1).head().seq();
        }

        @Override
        public boolean isIntact() {
            return true;
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.intact(this);
        }
    }

    /**
     * A revision that was checked.
     *
     * @param head its entry in the record
     * @param signer the key that signed that; null if the file has no signature
     */
    record Checked(
            IssuedRevision revision, Head head, @Nullable KeyId signer) {}

    /**
     * The file is not what it must be. The first place where that shows:
     *
     * @param line the line of the file, from 1
     * @param entry the entry that the line holds, or should hold; null if it is about something else
     * @param why what was expected, and what came
     */
    record Broken(long line, @Nullable Long entry, String why) implements Verification {
        @Override
        public boolean isIntact() {
            return false;
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.broken(this);
        }
    }
}
