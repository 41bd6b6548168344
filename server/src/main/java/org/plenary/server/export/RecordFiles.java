package org.plenary.server.export;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.RecordExport;

/** Writes the records that go into bundles: up to the entry that the text comes after, whatever is recorded since. */
final class RecordFiles {
    private final RecordExport export;
    private final ExportConfig config;
    private final Scratch scratch;
    private final WorkerExecutor workers;

    RecordFiles(Vertx vertx, RecordExport export, ExportConfig config, Scratch scratch) {
        this.export = export;
        this.config = config;
        this.scratch = scratch;
        this.workers = vertx.createSharedWorkerExecutor("export-record", config.threads());
    }

    /** Makes the file, as long as somebody wants it. If it fails, nothing is left. */
    Future<Path> make(ExportPlan plan, ExportJob job) {
        return workers.executeBlocking(scratch::newFile, false)
                .compose(path -> workers.executeBlocking(() -> new BoundedFile(path, config), false)
                        .compose(file -> fill(plan, job, file))
                        .map(path)
                        .onFailure(cause -> workers.executeBlocking(() -> Files.deleteIfExists(path), false)));
    }

    private Future<Void> fill(ExportPlan plan, ExportJob job, BoundedFile file) {
        return export.write(upTo(plan), plan.around().process(), bytes -> write(job, file, bytes))
                .eventually(() -> workers.<Void>executeBlocking(
                        () -> {
                            file.close();
                            return null;
                        },
                        false));
    }

    private Future<Void> write(ExportJob job, BoundedFile file, Buffer bytes) {
        if (job.isOver()) {
            return Future.failedFuture(new CancellationException("nobody waits for the record any more"));
        }
        return workers.executeBlocking(
                () -> {
                    put(file, bytes);
                    return null;
                },
                false);
    }

    private static void put(BoundedFile file, Buffer bytes) throws IOException {
        file.write(bytes.getBytes());
    }

    /** The draft as it was at the moment of the text. */
    private static Stream upTo(ExportPlan plan) {
        Stream now = plan.request().draft();
        return new Stream(
                now.id(),
                now.kind(),
                now.lineage(),
                now.process(),
                now.place(),
                now.title(),
                now.createdAtMillis(),
                plan.at().atMillis(),
                plan.around().head(),
                now.summary());
    }
}
