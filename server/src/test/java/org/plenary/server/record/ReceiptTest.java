package org.plenary.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Receipt;
import org.plenary.server.signing.Witness;

/** What a receipt proves of the file of a record. */
class ReceiptTest {
    private static final int SEQ = 12;

    @TempDir
    Path directory;

    private final List<Entry> entries = RecordFiles.entries(31);

    private Witness.Subject subject(StreamId stream, Lineage lineage) {
        return new Witness.Subject(
                Witness.Kind.RECEIPT,
                stream,
                lineage,
                entries.get(SEQ - 1).head(),
                1_700_000_000_000L,
                RecordFiles.SECOND.info().id());
    }

    private Receipt receipt(StreamId stream, Lineage lineage) {
        return new Receipt(
                subject(stream, lineage).signed(RecordFiles.SECOND.privateKey()),
                List.of(RecordFiles.FIRST.info(), RecordFiles.SECOND.info()));
    }

    private Receipt good() {
        return receipt(RecordFiles.STREAM, RecordFiles.LINEAGE);
    }

    private ReceiptFinding compare(List<Entry> record, Receipt receipt, @Nullable KeyId trusted) throws IOException {
        Path file = Files.write(directory.resolve("record.jsonl"), RecordFiles.file(record));
        // As it is kept.
        Receipt kept = Receipt.decode(receipt.encode().getBytes());
        assertThat(kept).isEqualTo(receipt);
        RecordVerifier.Compared compared = RecordVerifier.compare(file, kept, trusted);
        assertThat(compared.verification().isIntact()).isTrue();
        return compared.finding();
    }

    private ReceiptFinding.Kind kind(List<Entry> record, Receipt receipt) throws IOException {
        return compare(record, receipt, null).kind();
    }

    @Test
    void isContainedInTheRecordThatItWasGivenFor() throws IOException {
        assertThat(compare(entries, good(), null))
                .isEqualTo(new ReceiptFinding(
                        ReceiptFinding.Kind.CONTAINED,
                        "the record has this head at entry 12, signed by "
                                + RecordFiles.SECOND.info().id()));
        assertThat(compare(entries, good(), RecordFiles.FIRST.info().id()).isContained())
                .as("the first key endorsed the second")
                .isTrue();
        assertThat(kind(entries.subList(0, SEQ), good())).isEqualTo(ReceiptFinding.Kind.CONTAINED);
    }

    @Test
    void saysWhatDiffers() throws IOException {
        assertThat(kind(entries.subList(0, SEQ - 1), good())).isEqualTo(ReceiptFinding.Kind.SHORTER);
        assertThat(kind(RecordFiles.entries(32), good()))
                .as("a whole record with another history")
                .isEqualTo(ReceiptFinding.Kind.OTHER_ENTRY);
        assertThat(kind(entries, receipt(new StreamId("another"), RecordFiles.LINEAGE)))
                .isEqualTo(ReceiptFinding.Kind.OTHER_DRAFT);
        assertThat(kind(entries, receipt(RecordFiles.STREAM, new Lineage("another"))))
                .isEqualTo(ReceiptFinding.Kind.OTHER_LINEAGE);
    }

    @Test
    void isWorthNothingWithoutAGoodSignatureOfAKeyThatMay() throws IOException {
        // by a key that is not trusted
        assertThat(compare(entries, good(), RecordFiles.THIRD.info().id()).kind())
                .isEqualTo(ReceiptFinding.Kind.UNKNOWN_KEY);
        // by one that is not in it
        assertThat(kind(entries, new Receipt(good().witness(), List.of(RecordFiles.FIRST.info()))))
                .isEqualTo(ReceiptFinding.Kind.UNKNOWN_KEY);
        // by another than it says
        Witness forged = subject(RecordFiles.STREAM, RecordFiles.LINEAGE).signed(RecordFiles.THIRD.privateKey());
        assertThat(kind(entries, new Receipt(forged, good().keys()))).isEqualTo(ReceiptFinding.Kind.WRONG_SIGNATURE);
        // with a key that nobody endorsed
        assertThat(kind(entries, new Receipt(good().witness(), List.of(RecordFiles.SECOND.info()))))
                .isEqualTo(ReceiptFinding.Kind.WRONG_SIGNATURE);
        // as what was signed of an import
        Witness.Subject receipt = subject(RecordFiles.STREAM, RecordFiles.LINEAGE);
        byte[] ofImport = new Witness.Subject(
                        Witness.Kind.IMPORT,
                        receipt.stream(),
                        receipt.lineage(),
                        receipt.head(),
                        receipt.atMillis(),
                        receipt.key())
                .signed(RecordFiles.SECOND.privateKey())
                .signature();
        assertThat(kind(entries, new Receipt(new Witness(receipt, ofImport), good().keys())))
                .isEqualTo(ReceiptFinding.Kind.WRONG_SIGNATURE);
    }

    @Test
    void isNotComparedWithABrokenRecord() throws IOException {
        byte[] broken = RecordFiles.file(entries);
        broken[broken.length / 2] ^= 1;
        RecordVerifier.Compared compared =
                RecordVerifier.compare(Files.write(directory.resolve("record.jsonl"), broken), good(), null);
        assertThat(compared.verification().isIntact()).isFalse();
        assertThat(compared.finding()).isNull();
    }

    @Test
    void refusesWhatIsNoReceipt() {
        String file = good().encode().toString();
        JsonObject json = new JsonObject(file);
        for (String other : List.of(
                "",
                "null",
                "[]",
                "{}",
                file.substring(0, file.length() - 3),
                json.copy().put("plenary", "record").encode(),
                json.copy().put("version", 2).encode(),
                json.copy().put("more", 1).encode(),
                json.copy().put("keys", 1).encode(),
                json.copy().putNull("keys").encode(),
                json.copy().put("receipt", new JsonObject()).encode(),
                json.copy()
                        .put("receipt", json.getJsonObject("receipt").copy().put("seq", SEQ + 1))
                        .encode(),
                " ".repeat(Receipt.MAX_BYTES + 1))) {
            assertThatThrownBy(() -> Receipt.decode(other.getBytes(UTF_8)))
                    .as(other.strip())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("expected");
        }
    }
}
