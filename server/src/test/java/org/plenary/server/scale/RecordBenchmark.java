package org.plenary.server.scale;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.sql.SqlDirectory;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.journal.sql.SqlImporting;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.record.RecordExport;
import org.plenary.server.record.RecordHeader;
import org.plenary.server.record.RecordImport;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.RecordWriter;
import org.plenary.server.record.Verification;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.sql.SqlSigning;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/**
 * How long a record of many edits takes to be imported, exported and verified, and how much heap: a draft of 50 pages
 * by 40 delegations. Prints figures; decides nothing. Arguments: a directory, and the number of edits (200,000). What
 * was made there is used again.
 */
public final class RecordBenchmark {
    private static final int CLAUSES = 200;
    private static final int CHARACTERS = 700;
    private static final int SESSION = 400;
    private static final int REVISION = 20_000;

    private RecordBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        int edits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200_000;
        Path file = directory.resolve("record-" + edits + ".jsonl");
        if (!Files.exists(file)) {
            measure("make", () -> make(file, edits));
        }
        System.out.println("file MiB=" + (Files.size(file) >> 20) + " maxHeap MiB="
                + (Runtime.getRuntime().maxMemory() >> 20));
        for (int i = 0; i < 2; i++) {
            measure("verify", () -> RecordVerifier.verify(file).isIntact());
        }
        Path data = directory.resolve("data-" + edits);
        Vertx vertx = Vertx.vertx();
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(data));
        Journal journal = new SqlJournal(database);
        Signing signing = new SqlSigning(vertx, database, InstantSource.system());
        if (Await.await(journal.streams(RecordMaker.PROCESS.id(), StreamKind.DRAFT))
                .isEmpty()) {
            measure(
                    "import",
                    () -> new RecordImport(
                                    new SqlImporting(database),
                                    signing,
                                    new SqlDirectory(database, InstantSource.system(), IdentityListener.NOBODY),
                                    InstantSource.system())
                            .run(file).stream().head());
        }
        Stream stream = Await.await(journal.streams(RecordMaker.PROCESS.id(), StreamKind.DRAFT))
                .get(0);
        Path again = directory.resolve("exported.jsonl");
        for (int i = 0; i < 2; i++) {
            measure("export", () -> export(vertx, journal, signing, stream, again));
        }
        Verification verification = RecordVerifier.verify(again);
        System.out.println("exported record intact=" + verification.isIntact());
        Await.await(database.close());
        Await.await(vertx.close());
    }

    private static long export(Vertx vertx, Journal journal, Signing signing, Stream stream, Path to)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            Await.await(new RecordExport(vertx, journal, signing).write(stream, RecordMaker.PROCESS, bytes -> {
                try {
                    out.write(bytes.getBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return Future.succeededFuture();
            }));
        }
        return Files.size(to);
    }

    private static long make(Path file, int edits) throws IOException {
        List<Entry> entries = new ArrayList<>();
        RecordMaker maker = new RecordMaker(1, 40, entries::add);
        play(maker, edits);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            RecordWriter writer = new RecordWriter(out);
            writer.header(new RecordHeader(
                    maker.stream(),
                    maker.lineage(),
                    RecordMaker.PROCESS,
                    1,
                    "Declaration",
                    entries.get(0).atMillis(),
                    maker.head()));
            for (Entry entry : entries) {
                writer.entry(entry);
            }
            writer.finish(new Signing.Signatures(List.of(), List.of()));
        }
        return entries.size();
    }

    private static void play(RecordMaker maker, int edits) {
        maker.seed(CLAUSES, CHARACTERS);
        for (int done = 0; done < edits; done += SESSION) {
            maker.nextSession();
            maker.edits(Math.min(SESSION, edits - done));
            if ((done + SESSION) % REVISION == 0) {
                maker.issue("Revision after " + (done + SESSION), null);
            }
        }
    }

    private static void measure(String what, Callable<?> task) throws Exception {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Object result = task.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.println(String.format(
                Locale.ROOT, "%s seconds=%.1f peakHeap MiB=%d result=%s", what, seconds, peak >> 20, result));
    }
}
