package org.plenary.server.record;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.server.draft.DraftCheck;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.Receipt;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Witness;

/**
 * Verifies the file of a draft's record, with nothing but the file: no server, no database, no network.
 *
 * <p>It recomputes the hash of every entry from those before it; makes the text anew from the edits alone and compares
 * its fingerprint, and the status of each clause, with what every issued revision says; checks that each decision was
 * one that could be taken; checks the signatures under revisions, and each key's endorsement by the one before; and
 * compares the end with what the first line says, and all bytes with the checksum. It reads the file once, from the
 * first byte to the last, and keeps the draft's text in memory, not the record: time and memory are bounded whatever
 * the file holds.
 *
 * <p>What a file cannot prove by itself: whose its keys are. Name the key that you trust.
 */
public final class RecordVerifier {
    private RecordVerifier() {}

    /** Verifies a file. */
    public static Verification verify(Path file) throws IOException {
        return verify(file, null);
    }

    /**
     * Verifies a file, and that each of its revisions is signed by a key.
     *
     * @param trusted the key by which, or by a successor that it endorsed, directly or in steps, every revision must be
     *     signed, of which there must be one at least; null to take what signatures there are
     */
    public static Verification verify(Path file, @Nullable KeyId trusted) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return verify(in, trusted);
        }
    }

    /** Verifies what a stream gives until its end; it is not closed. {@code trusted} as above. */
    public static Verification verify(InputStream in, @Nullable KeyId trusted) throws IOException {
        return check(in, trusted).verification();
    }

    /**
     * Verifies a file, and compares it with a receipt.
     *
     * @param trusted the key by which, or by a successor that it endorsed, directly or in steps, the receipt must be
     *     signed; null to take any. It is not asked of the record's own signatures
     */
    public static Compared compare(Path file, Receipt receipt, @Nullable KeyId trusted) throws IOException {
        Checks checks = new Checks(receipt.witness().subject().head().seq());
        Verification verification;
        try (InputStream in = Files.newInputStream(file)) {
            verification = check(in, null, checks).verification();
        }
        return new Compared(
                verification, verification.isIntact() ? checks.compare(new ReceiptCheck(receipt, trusted)) : null);
    }

    /**
     * What came of comparing a record with a receipt.
     *
     * @param finding null if the record is broken, and not worth the comparison
     */
    public record Compared(
            Verification verification, @Nullable ReceiptFinding finding) {}

    /** As {@link #verify(InputStream, KeyId)}, together with the draft that came out; null for a broken record. */
    static Outcome check(InputStream in, @Nullable KeyId trusted) throws IOException {
        return check(in, trusted, new Checks(0));
    }

    private static Outcome check(InputStream in, @Nullable KeyId trusted, Checks checks) throws IOException {
        RecordReader reader = new RecordReader(new BufferedInputStream(in));
        try {
            reader.read(checks);
            checks.requireImports();
            if (trusted != null) {
                checks.requireSignedBy(trusted);
            }
        } catch (RecordException e) {
            return new Outcome(new Verification.Broken(e.line(), e.entry(), String.valueOf(e.getMessage())), null);
        }
        return new Outcome(checks.intact(), checks.draft());
    }

    /** What came of it, and the draft. */
    record Outcome(Verification verification, @Nullable DraftCheck draft) {}

    private static final class Checks implements RecordReader.Taker {
        private final DraftCheck draft = new DraftCheck();
        private final Map<KeyId, KeyInfo> keys = new LinkedHashMap<>();
        private final Map<Long, SignedHead> heads = new LinkedHashMap<>();
        private final List<Imported> imports = new ArrayList<>();
        /** The entry whose hash is asked for; 0 for none. */
        private final long wanted;

        private @Nullable Hash found;
        private @Nullable RecordHeader header;
        private @Nullable Head reached;
        private long lastSigned;
        /** Where things stand in the file, for what is found out at the end. */
        private long lines;

        /** A line that says that the record was imported. */
        private record Imported(long line, Witness witness) {}

        Checks(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public void header(RecordHeader first) {
            lines++;
            header = first;
            reached = HashChain.genesis(first.stream(), first.lineage());
        }

        private RecordHeader header() {
            return java.util.Objects.requireNonNull(header, "the header comes first");
        }

        @Override
        public void entry(Entry entry) {
            lines++;
            Head before = java.util.Objects.requireNonNull(reached, "the header comes first");
            try {
                reached = HashChain.verify(before, List.of(entry));
            } catch (JournalException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
            if (entry.seq() == 1 && entry.atMillis() != header().createdAtMillis()) {
                throw new IllegalArgumentException("expected the first entry at the time that the first line says, "
                        + header().createdAtMillis() + ", got " + entry.atMillis());
            }
            if (entry.seq() == wanted) {
                found = entry.hash();
            }
            draft.take(entry);
        }

        @Override
        public void imported(Witness witness) {
            lines++;
            Witness.Subject subject = witness.subject();
            if (!subject.stream().equals(header().stream())
                    || !subject.lineage().equals(header().lineage())
                    || !subject.head().equals(reached)) {
                throw new IllegalArgumentException(
                        "expected what was signed of an import to be about this record up to here, " + reached
                                + ", it is about " + subject);
            }
            if (!imports.isEmpty()
                    && !isBefore(imports.get(imports.size() - 1).witness().subject(), subject)) {
                throw new IllegalArgumentException(
                        "expected imports of one entry in the order of time and key, each once, got another order");
            }
            imports.add(new Imported(lines, witness));
        }

        private static boolean isBefore(Witness.Subject one, Witness.Subject other) {
            return Comparator.<Witness.Subject>comparingLong(each -> each.head().seq())
                            .thenComparingLong(Witness.Subject::atMillis)
                            .thenComparing(each -> each.key().value())
                            .compare(one, other)
                    < 0;
        }

        /** Their keys come behind them in the file. */
        void requireImports() {
            for (Imported imported : imports) {
                Witness witness = imported.witness();
                KeyInfo key = keys.get(witness.subject().key());
                if (key == null) {
                    throw new RecordException(
                            imported.line(),
                            null,
                            "expected the key " + witness.subject().key() + " in the file, found it not");
                }
                if (!witness.isBy(key)) {
                    throw new RecordException(
                            imported.line(), null, "the signature under the import is not one of key " + key.id());
                }
            }
        }

        ReceiptFinding compare(ReceiptCheck check) {
            return check.compare(header(), found);
        }

        @Override
        public void entriesEnd() {
            draft.end();
            if (!header().head().equals(reached)) {
                throw new IllegalArgumentException("expected the entries to lead to the head that the first line says, "
                        + header().head() + ", they lead to " + reached);
            }
        }

        @Override
        public void key(KeyInfo key) {
            lines++;
            KeyId by = key.endorsedBy();
            if (by != null) {
                KeyInfo endorser = keys.get(by);
                if (endorser == null) {
                    throw new IllegalArgumentException(
                            "expected the key " + by + ", which endorses " + key.id() + ", before it, found it not");
                }
                if (!key.isEndorsedBy(endorser)) {
                    throw new IllegalArgumentException(
                            "the endorsement of key " + key.id() + " is not the signature of key " + by);
                }
            }
            if (keys.putIfAbsent(key.id(), key) != null) {
                throw new IllegalArgumentException("expected each key once, got " + key.id() + " twice");
            }
        }

        @Override
        public void head(SignedHead signed) {
            lines++;
            SignedHead.Subject subject = signed.subject();
            long seq = subject.head().seq();
            if (seq <= lastSigned) {
                throw new IllegalArgumentException(
                        "expected signed heads in the order of the record, each once, got seq=" + seq + " after seq="
                                + lastSigned);
            }
            lastSigned = seq;
            if (!subject.equals(subjectOf(seq))) {
                throw new IllegalArgumentException("a signature is about another record than this: it names " + subject
                        + ", and the record has " + subjectOf(seq));
            }
            KeyInfo key = keys.get(signed.key());
            if (key == null) {
                throw new IllegalArgumentException("expected the key " + signed.key() + " in the file, found it not");
            }
            if (!signed.isBy(key)) {
                throw new IllegalArgumentException(
                        "the signature under " + subject.symbol() + " is not one of key " + signed.key());
            }
            heads.put(seq, signed);
        }

        /** What a signature under the revision of an entry is about; null if the entry is none. */
        private SignedHead.@Nullable Subject subjectOf(long seq) {
            List<IssuedRevision> revisions =
                    draft.draft().standing().revisions().all();
            for (int i = 0; i < revisions.size(); i++) {
                IssuedRevision issued = revisions.get(i);
                if (issued.seq() == seq) {
                    return new SignedHead.Subject(
                            header().stream(),
                            header().lineage(),
                            issued.symbol(),
                            issued.number(),
                            draft.revisions().get(i),
                            issued.atMillis());
                }
            }
            return null;
        }

        void requireSignedBy(KeyId trusted) {
            List<Verification.Checked> revisions = checked();
            if (revisions.isEmpty()) {
                throw atEnd("expected a revision that the key " + trusted
                        + " signed, and none was issued: nothing of this record is signed");
            }
            for (Verification.Checked revision : revisions) {
                KeyId signer = revision.signer();
                if (signer == null || !descends(signer, trusted)) {
                    throw new RecordException(
                            1 + revision.head().seq(),
                            revision.head().seq(),
                            "expected " + revision.revision().symbol() + " to be signed by the key " + trusted
                                    + " or one that it endorsed, "
                                    + (signer == null ? "it is not signed" : "it is signed by the key " + signer));
                }
            }
        }

        private boolean descends(KeyId signer, KeyId trusted) {
            KeyInfo key = keys.get(signer);
            while (key != null) {
                if (key.id().equals(trusted)) {
                    return true;
                }
                key = key.endorsedBy() == null ? null : keys.get(key.endorsedBy());
            }
            return false;
        }

        private RecordException atEnd(String why) {
            return new RecordException(lines + 1, null, why);
        }

        private List<Verification.Checked> checked() {
            List<Verification.Checked> checked = new ArrayList<>();
            List<IssuedRevision> revisions =
                    draft.draft().standing().revisions().all();
            for (int i = 0; i < revisions.size(); i++) {
                IssuedRevision issued = revisions.get(i);
                SignedHead signed = heads.get(issued.seq());
                checked.add(new Verification.Checked(
                        issued, draft.revisions().get(i), signed == null ? null : signed.key()));
            }
            return checked;
        }

        Verification.Intact intact() {
            return new Verification.Intact(
                    header(),
                    checked(),
                    List.copyOf(keys.keySet()),
                    imports.stream()
                            .map(imported -> imported.witness().subject())
                            .toList());
        }

        DraftCheck draft() {
            return draft;
        }
    }
}
