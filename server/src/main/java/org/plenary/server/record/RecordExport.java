package org.plenary.server.record;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.Witness;

/**
 * Writes drafts' records as files: page by page, each made on a worker and handed on once the one before was taken, so
 * that the memory it needs does not depend on the record or on how slowly it is taken. Safe from any thread.
 */
public final class RecordExport {
    /** Small enough that no event loop is busy with one for long. */
    private static final int PAGE_BYTES = 128 << 10;

    private static final int PAGE_ENTRIES = 500;
    private static final Signing.Signatures UNSIGNED = new Signing.Signatures(List.of(), List.of());

    private final Journal journal;
    private final Signing signing;
    private final WorkerExecutor workers;

    public RecordExport(Vertx vertx, Journal journal, Signing signing) {
        this.journal = journal;
        this.signing = signing;
        this.workers = vertx.createSharedWorkerExecutor("record-export", 2);
    }

    /**
     * Writes the record of a draft up to the head that {@code stream} has, whatever is recorded meanwhile. Fails with
     * {@link JournalException}, or with what {@code out} fails with; what was written until then is no record.
     *
     * @param out takes the next bytes, in order; the next ones come when its future has completed
     */
    public Future<Void> write(Stream stream, Negotiation process, Function<Buffer, Future<Void>> out) {
        return signing.signMissing(stream.id())
                .compose(signed -> signing.of(stream.id(), stream.head().seq()))
                .compose(signatures -> new Writing(stream, signatures, out)
                        .run(writer -> writer.header(RecordHeader.of(stream, process))));
    }

    /**
     * Writes a record that is no draft's and that nobody has signed, as above.
     *
     * @param first its first line, without the line feed
     */
    public Future<Void> write(Stream stream, byte[] first, Function<Buffer, Future<Void>> out) {
        return new Writing(stream, UNSIGNED, out).run(writer -> writer.first(first));
    }

    /** Writes the first line. */
    @FunctionalInterface
    private interface Beginning {
        void write(RecordWriter writer) throws IOException;
    }

    /** One file on its way. Its steps follow each other. */
    private final class Writing {
        private final Stream stream;
        private final Signing.Signatures signatures;
        private final Function<Buffer, Future<Void>> out;
        private final ByteArrayOutputStream page = new ByteArrayOutputStream(2 * PAGE_BYTES);
        private final RecordWriter writer = new RecordWriter(page);
        private final Promise<Void> done = Promise.promise();

        Writing(Stream stream, Signing.Signatures signatures, Function<Buffer, Future<Void>> out) {
            this.stream = stream;
            this.signatures = signatures;
            this.out = out;
        }

        Future<Void> run(Beginning beginning) {
            try {
                beginning.write(writer);
            } catch (IOException e) {
                throw new UncheckedIOException("nothing is written to but memory", e);
            }
            next(0);
            return done.future();
        }

        /** Writes what comes after an entry. Not a chain of futures, which would grow with the record. */
        private void next(long seq) {
            journal.read(stream.id(), seq, PAGE_ENTRIES, PAGE_BYTES)
                    .compose(entries -> workers.executeBlocking(() -> encode(entries)))
                    .compose(reached -> out.apply(take()).map(reached))
                    .onSuccess(reached -> {
                        if (reached == stream.head().seq()) {
                            done.complete();
                        } else {
                            next(reached);
                        }
                    })
                    .onFailure(done::fail);
        }

        private long encode(List<Entry> entries) throws IOException {
            long reached = 0;
            for (Entry entry : entries) {
                if (entry.seq() <= stream.head().seq()) {
                    writer.entry(entry);
                    reached = entry.seq();
                    imported(reached);
                }
            }
            if (reached == 0) {
                throw new JournalException(
                        JournalException.Reason.CORRUPT,
                        "expected the record to lead to head " + stream.head() + ", it ends before; stream="
                                + stream.id());
            }
            if (reached == stream.head().seq()) {
                writer.finish(signatures);
            }
            return reached;
        }

        private void imported(long seq) throws IOException {
            for (Witness witness : signatures.imports()) {
                if (witness.subject().head().seq() == seq) {
                    writer.imported(witness);
                }
            }
        }

        private Buffer take() {
            Buffer bytes = Buffer.buffer(page.toByteArray());
            page.reset();
            return bytes;
        }
    }
}
