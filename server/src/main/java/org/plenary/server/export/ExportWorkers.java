package org.plenary.server.export;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.plenary.server.export.ExportException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that write files, and the places of those who wait for one. Safe from any thread. */
final class ExportWorkers {
    private static final Logger log = LoggerFactory.getLogger(ExportWorkers.class);

    private final Vertx vertx;
    private final ExportConfig config;
    private final Scratch scratch;
    private final ExecutorService threads;
    private final AtomicInteger taken = new AtomicInteger();

    ExportWorkers(Vertx vertx, ExportConfig config, Scratch scratch) {
        this.vertx = vertx;
        this.config = config;
        this.scratch = scratch;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(config.threads(), task -> {
            Thread thread = new Thread(task, "plenary-export-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Writes a whole file. */
    @FunctionalInterface
    interface Writing {
        Unshown to(OutputStream out) throws IOException;
    }

    /**
     * What is to be written.
     *
     * @param source a file that it is read from, to be deleted when it has been written; or null
     */
    record Content(Writing writing, @Nullable Path source) {
        static Content of(Writing writing) {
            return new Content(writing, null);
        }
    }

    /** Takes a place for a job; false if there is none. */
    boolean enter(ExportJob job) {
        if (taken.incrementAndGet() > config.threads() + config.maxWaiting()) {
            taken.decrementAndGet();
            return false;
        }
        after(() -> {
            if (!job.hasBegun()) {
                job.fail(new ExportException(
                        Reason.BUSY, "Other files kept the server busy for too long. Try again in some minutes."));
            }
        });
        return true;
    }

    /** Gives a job's place back. */
    void exit() {
        taken.decrementAndGet();
    }

    private void after(Runnable task) {
        vertx.setTimer(config.maxTime().toMillis(), timer -> task.run());
    }

    /** Writes the file of a job that has a place, as soon as a thread is free, and gives its place back. */
    void work(ExportJob job, Content content) {
        try {
            threads.execute(() -> {
                try {
                    if (job.begin()) {
                        after(() -> job.fail(BoundedFile.tooSlow(config.maxTime())));
                        write(job, content);
                    }
                } finally {
                    job.leave();
                    delete(content.source);
                    exit();
                }
            });
        } catch (RejectedExecutionException e) {
            job.fail(new ExportException(Reason.BUSY, "The server is about to stop. Try again in a moment."));
            delete(content.source);
            exit();
        }
    }

    private void write(ExportJob job, Content content) {
        Path path = null;
        boolean kept = false;
        try {
            path = scratch.newFile();
            kept = job.succeed(write(path, content.writing));
        } catch (OutOfMemoryError e) {
            log.atError().setCause(e).log("export.outOfMemory");
            job.fail(new ExportException(
                    Reason.TOO_LARGE, "The file needs more memory than the server has. Choose another form."));
        } catch (IOException | RuntimeException | Error e) {
            // A library that is broken or too deep must not keep the asker waiting.
            job.fail(e);
        } finally {
            if (!kept) {
                delete(path);
            }
        }
    }

    /** What the file refused says more than what a library made of it. */
    private ExportFile write(Path path, Writing writing) throws IOException {
        BoundedFile out = new BoundedFile(path, config);
        Unshown unshown = Unshown.NONE;
        try (out) {
            unshown = writing.to(out);
        } catch (IOException | RuntimeException e) {
            ExportException refusal = out.refusal();
            if (refusal != null && refusal != e) {
                refusal.addSuppressed(e);
                throw refusal;
            }
            throw e;
        }
        ExportException refusal = out.refusal();
        if (refusal != null) {
            throw refusal;
        }
        return new ExportFile(path, out.bytes(), unshown);
    }

    private static void delete(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("cause", e.toString())
                    .log("export.notDeleted");
        }
    }

    /** Takes nothing more, and ends what is under way. */
    void close() {
        threads.shutdownNow();
    }

    /** How many places are taken. */
    int taken() {
        return taken.get();
    }
}
