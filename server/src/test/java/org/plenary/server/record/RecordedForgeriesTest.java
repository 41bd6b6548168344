package org.plenary.server.record;

import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Receipt;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.Witness;

/**
 * Records forgeries, keys and receipts with what this verifier says of them, for the tests of the second one by itself.
 */
@EnabledIfSystemProperty(named = "plenary.record.judged", matches = ".+", disabledReason = "only when recorded anew")
class RecordedForgeriesTest {
    private static final int EACH = 80;
    private static final long SEED = 2026;
    private static final Signing.Signatures NONE = new Signing.Signatures(List.of(), List.of());

    private final List<Entry> entries = RecordFiles.entries(SEED);

    @TempDir
    Path folder;

    @Test
    void recordsThem() throws IOException {
        Path file = Path.of(System.getProperty("plenary.record.judged"));
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            Random random = new Random(SEED);
            Forgeries forgeries = new Forgeries(random);
            ForgedLines lines = new ForgedLines(random, entries);
            for (int i = 0; i < EACH; i++) {
                List<Entry> forged = forgeries.of(entries);
                if (!forged.isEmpty()) {
                    judge(out, RecordFiles.file(forged, NONE), null);
                }
                judge(out, lines.next(), null);
            }
            for (int i = 0; i < EACH / 4; i++) {
                judge(out, RecordFiles.file(StrangeRecords.entries(SEED + i), NONE), null);
            }
            for (int i = 0; i < EACH / 4; i++) {
                List<Entry> numbered = NumberedRecords.entries(SEED + i);
                judge(out, RecordFiles.file(numbered, NONE), null);
                judge(out, RecordFiles.file(NumberedRecords.withAnotherNumber(numbered, random), NONE), null);
            }
            for (ForgedProposals.Case forged : ForgedProposals.of(entries)) {
                judge(out, RecordFiles.file(forged.entries(), NONE), null);
            }
            byte[] good = RecordFiles.file(entries);
            for (RecordFiles.Key key : List.of(RecordFiles.FIRST, RecordFiles.SECOND, RecordFiles.THIRD)) {
                judge(out, good, key.info().id());
            }
            judge(out, RecordFiles.file(entries, NONE), RecordFiles.FIRST.info().id());
            judge(
                    out,
                    RecordFiles.file(entries.subList(0, 3), NONE),
                    RecordFiles.FIRST.info().id());
            receipts(out);
        }
    }

    private void receipts(DataOutputStream out) throws IOException {
        Receipt receipt = receipt(RecordFiles.STREAM, RecordFiles.LINEAGE, RecordFiles.SECOND);
        compare(out, entries, receipt, null);
        compare(out, entries, receipt, RecordFiles.FIRST.info().id());
        compare(out, entries, receipt, RecordFiles.THIRD.info().id());
        compare(out, entries.subList(0, 11), receipt, null);
        compare(out, RecordFiles.entries(SEED + 1), receipt, null);
        compare(out, entries, receipt(new StreamId("another"), RecordFiles.LINEAGE, RecordFiles.SECOND), null);
        compare(out, entries, receipt(RecordFiles.STREAM, new Lineage("another"), RecordFiles.SECOND), null);
        compare(out, entries, receipt(RecordFiles.STREAM, RecordFiles.LINEAGE, RecordFiles.THIRD), null);
        for (RecordFiles.Key only : List.of(RecordFiles.FIRST, RecordFiles.SECOND)) {
            compare(out, entries, new Receipt(receipt.witness(), List.of(only.info())), null);
        }
    }

    private Receipt receipt(StreamId stream, Lineage lineage, RecordFiles.Key signer) {
        Witness.Subject subject = new Witness.Subject(
                Witness.Kind.RECEIPT,
                stream,
                lineage,
                entries.get(11).head(),
                1_700_000_000_000L,
                RecordFiles.SECOND.info().id());
        return new Receipt(
                subject.signed(signer.privateKey()), List.of(RecordFiles.FIRST.info(), RecordFiles.SECOND.info()));
    }

    private void compare(DataOutputStream out, List<Entry> record, Receipt receipt, @Nullable KeyId key)
            throws IOException {
        Path file = Files.write(folder.resolve("record.jsonl"), RecordFiles.file(record, NONE));
        ReceiptFinding finding = RecordVerifier.compare(file, receipt, key).finding();
        write(
                out,
                "receipt " + finding.kind(),
                Files.readAllBytes(file),
                key,
                receipt.encode().getBytes());
    }

    private static void judge(DataOutputStream out, byte[] record, @Nullable KeyId key) throws IOException {
        String verdict = RecordVerifier.verify(new ByteArrayInputStream(record), key)
                .accept(new Verification.Visitor<>() {
                    @Override
                    public String intact(Verification.Intact intact) {
                        return "intact " + intact.head().hash();
                    }

                    @Override
                    public String broken(Verification.Broken broken) {
                        return "broken " + broken.line();
                    }
                });
        write(out, verdict, record, key, new byte[0]);
    }

    private static void write(DataOutputStream out, String verdict, byte[] record, @Nullable KeyId key, byte[] receipt)
            throws IOException {
        out.writeUTF(verdict);
        out.writeUTF(key == null ? "" : key.value());
        for (byte[] bytes : List.of(receipt, record)) {
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }
}
